package article

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestScheduled reads events of JSON-LD that come again.
func TestScheduled(t *testing.T) {
	const market = `{"@type":"Event","name":"Market","location":"Square",`
	for _, c := range []struct{ name, json, want string }{
		{"weekly", market + `"eventSchedule":{"@type":"Schedule","repeatFrequency":"P1W","byDay":["https://schema.org/Tuesday","https://schema.org/Thursday"],
			"startDate":"2026-03-03","endDate":"2026-05-28","startTime":"17:00:00","endTime":"18:30:00","scheduleTimezone":"Europe/Paris"}}`,
			"2026-03-03T17:00–2026-03-03T18:30 Europe/Paris FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260528T235959"},
		{"monthly", market + `"startDate":"2026-03-02","eventSchedule":{"@type":"Schedule","repeatFrequency":"P1M","byDay":"Monday","byMonthWeek":1,"repeatCount":6}}`,
			"2026-03-02–  FREQ=MONTHLY;BYDAY=1MO;COUNT=6"},
		{"day of the month", market + `"startDate":"2026-03-15","eventSchedule":{"@type":"Schedule","repeatFrequency":"P1M","byMonthDay":15}}`,
			"2026-03-15–  FREQ=MONTHLY;BYMONTHDAY=15"},
		{"end of the series", market + `"startDate":"2026-03-03T10:00:00+01:00","endDate":"2026-04-28T12:00:00+02:00","eventSchedule":{"@type":"Schedule","repeatFrequency":"P2W"}}`,
			"2026-03-03–  FREQ=WEEKLY;INTERVAL=2;UNTIL=20260428"},
		{"two schedules", market + `"eventSchedule":[{"@type":"Schedule","repeatFrequency":"P1W","startDate":"2026-03-03"},{"@type":"Schedule","repeatFrequency":"P1D","startDate":"2026-07-01"}]}`,
			"2026-03-03–  FREQ=WEEKLY\n2026-07-01–  FREQ=DAILY"},
		{"no rule", market + `"startDate":"2026-03-03","eventSchedule":{"@type":"Schedule","repeatFrequency":"PT2H"}}`, "2026-03-03–  "},
		{"no date", market + `"eventSchedule":{"@type":"Schedule","repeatFrequency":"P1W"}}`, ""},
	} {
		var n node
		n.raw = json.RawMessage(c.json)
		if err := json.Unmarshal(n.raw, &n.fields); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range new(pageHead).dataEvents(n) {
			end := ""
			if !e.End.IsZero() {
				end = e.End.String()
			}
			got = append(got, fmt.Sprintf("%s–%s %s %s", e.Start, end, e.Zone, e.Rule))
		}
		if got := strings.Join(got, "\n"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
