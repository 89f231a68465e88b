package ical

import (
	"strings"
	"testing"

	"newscal/parse/event"
	"newscal/parse/timex"
)

// TestSeries writes events that come again, and looks at the lines that say so.
func TestSeries(t *testing.T) {
	for _, c := range []struct {
		name, start, end, zone, rule string
		want                         string // DTSTART, DTEND, RRULE
	}{
		{"whole days", "2026-03-03", "", "", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526",
			"DTSTART;VALUE=DATE:20260303 DTEND;VALUE=DATE:20260304 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526"},
		{"two days, a clock too many", "2026-03-03", "2026-03-04", "", "FREQ=MONTHLY;BYDAY=1TU;UNTIL=20260526T180000",
			"DTSTART;VALUE=DATE:20260303 DTEND;VALUE=DATE:20260305 RRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20260526"},
		{"floating", "2026-03-03T18:00", "2026-03-03T20:00", "", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526T180000",
			"DTSTART:20260303T180000 DTEND:20260303T200000 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526T180000"},
		{"floating, until a day", "2026-03-03T18:00", "", "", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526",
			"DTSTART:20260303T180000 DTEND:20260303T190000 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526T235959"},
		{"zoned, until summer time", "2026-03-03T18:00", "", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526T180000",
			"DTSTART;TZID=Europe/Berlin:20260303T180000 DTEND;TZID=Europe/Berlin:20260303T190000 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526T160000Z"},
		{"zoned, until UTC", "2026-03-03T18:00", "", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526T160000Z",
			"DTSTART;TZID=Europe/Berlin:20260303T180000 DTEND;TZID=Europe/Berlin:20260303T190000 RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526T160000Z"},
		{"at an hour that comes twice", "2026-10-25T02:30", "", "Europe/Berlin", "FREQ=WEEKLY;BYDAY=SU",
			"DTSTART;TZID=Europe/Berlin:20261025T023000 DTEND;TZID=Europe/Berlin:20261025T033000 RRULE:FREQ=WEEKLY;BYDAY=SU"},
		{"offset of whole hours", "2026-03-03T01:00", "", "+03:00", "FREQ=WEEKLY;BYDAY=TU",
			"DTSTART;TZID=Etc/GMT-3:20260303T010000 DTEND;TZID=Etc/GMT-3:20260303T020000 RRULE:FREQ=WEEKLY;BYDAY=TU"},
		{"another offset", "2026-03-03T01:00", "", "+05:30", "FREQ=WEEKLY;BYDAY=TU",
			"DTSTART;TZID=UTC+0530:20260303T010000 DTEND;TZID=UTC+0530:20260303T020000 RRULE:FREQ=WEEKLY;BYDAY=TU"},
		{"UTC", "2026-03-03T18:00", "", "UTC", "FREQ=DAILY;INTERVAL=2;COUNT=5",
			"DTSTART:20260303T180000Z DTEND:20260303T190000Z RRULE:FREQ=DAILY;INTERVAL=2;COUNT=5"},
	} {
		e := entry("series@newscal", c.start)
		e.Zone = c.zone
		if c.end != "" {
			e.End = at(c.end)
		}
		var err error
		if e.Recurrence, err = timex.ParseRecurrence(c.rule); err != nil {
			t.Fatal(err)
		}
		b := written(t, Calendar{Entries: []event.Entry{e}})
		got := events(t, b)[0]
		var lines []string
		for _, name := range []string{"DTSTART", "DTEND", "RRULE"} {
			lines = append(lines, name+got[name].params+":"+got[name].value)
		}
		if got := strings.Join(lines, " "); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
		zones := strings.Count(string(b), "BEGIN:VTIMEZONE")
		if want := strings.Count(c.want, "TZID") / 2; zones != want {
			t.Errorf("%s: %d zones are spelled out, want %d", c.name, zones, want)
		}
	}
}
