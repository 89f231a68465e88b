package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"newscal/parse/article"
)

// TestDeclared reads what a page declares beside a text that was published on
// 2 January 2026.
func TestDeclared(t *testing.T) {
	const choir = "The Harbour Choir will give its winter concert on 10 January, its conductor said on Friday."
	for _, c := range []struct {
		name, text string
		events     []article.DeclaredEvent
		want       string // start–end zone|summary|place|status kind|evidence of the text + of the data, an entry a line
	}{
		{"data alone", "Nothing is planned.", []article.DeclaredEvent{
			event("Hill race", "2026-01-10T09:00:00+02:00", "2026-01-10T12:00:00+02:00", "Park, Kyiv", "SportsEvent", "")},
			"2026-01-10T09:00–2026-01-10T12:00 Europe/Kyiv|Hill race|Park, Kyiv|confirmed sport|0+1"},
		{"offset of another place", "Nothing is planned.", []article.DeclaredEvent{
			event("Hill race", "2026-01-10T09:00:00+05:00", "", "Park, Kyiv", "", "")},
			"2026-01-10T09:00– +05:00|Hill race|Park, Kyiv|confirmed sport|0+1"},
		{"end on another offset", "Nothing is planned.", []article.DeclaredEvent{
			event("Skating", "2026-01-10T09:00:00+01:00", "2026-01-10T12:00:00Z", "", "Event", "tentative")},
			"2026-01-10T09:00–2026-01-10T13:00 +01:00|Skating||tentative other|0+1"},
		{"universal time", "Nothing is planned.", []article.DeclaredEvent{
			event("Concert", "2026-01-11T00:30:00Z", "2026-01-11T02:30:00Z", "Old Hall, Chicago", "", "")},
			"2026-01-10T18:30–2026-01-10T20:30 America/Chicago|Concert|Old Hall, Chicago|confirmed culture|0+1"},
		{"midnight for a day", "Nothing is planned.", []article.DeclaredEvent{
			event("Book fair", "2026-01-10T00:00:00+01:00", "2026-01-12T23:59:00+01:00", "Leipzig", "", "")},
			"2026-01-10–2026-01-12 |Book fair|Leipzig|confirmed culture|0+1"},
		{"head word of the name", "Nothing is planned.", []article.DeclaredEvent{
			event("Summit of the lake towns", "2026-01-10", "", "", "Event", "moved")},
			"2026-01-10– |Summit of the lake towns||confirmed meeting|0+1"},
		{"over before the publication", "Nothing is planned.", []article.DeclaredEvent{
			event("Book fair", "2025-12-20", "2026-01-01", "Leipzig", "", ""), event("Exhibition", "2025-12-20", "2026-01-02", "", "ExhibitionEvent", "")},
			"2025-12-20–2026-01-02 |Exhibition||confirmed culture|0+1"},
		{"declared twice", "Nothing is planned.", []article.DeclaredEvent{
			event("Hill race", "2026-01-10", "", "", "Event", ""), event("HILL RACE", "2026-01-10T08:00:00Z", "", "", "SportsEvent", ""),
			event("Hill  race", "2026-01-10T10:00:00+02:00", "", "Kyiv", "", ""), event("HILL RACE", "2026-01-10T08:00:00Z", "", "", "SportsEvent", "")},
			"2026-01-10T10:00– Europe/Kyiv|Hill race|Kyiv|confirmed sport|0+3"},
		{"told and declared", choir, []article.DeclaredEvent{
			event("Winter concert", "2026-01-10T19:30:00+01:00", "2026-01-10T21:30:00+01:00", "Victoria Hall, Geneva", "MusicEvent", "")},
			"2026-01-10T19:30–2026-01-10T21:30 Europe/Zurich|told|Victoria Hall, Geneva|confirmed culture|1+1"},
		{"days told, first day declared", "The Harbour Choir will hold its film festival from 10 to 12 January, its conductor said on Friday.", []article.DeclaredEvent{
			event("Film festival", "2026-01-10", "", "Geneva", "Festival", "")},
			"2026-01-10–2026-01-12 |told|Geneva|confirmed culture|1+1"},
		{"another event of that day", choir, []article.DeclaredEvent{
			event("Boat parade", "2026-01-10T11:00:00+01:00", "", "Geneva", "", "")},
			"2026-01-10– |told||confirmed culture|1+0\n" +
				"2026-01-10T11:00– Europe/Zurich|Boat parade|Geneva|confirmed culture|0+1"},
		{"twice that day", strings.Replace(choir, "10 January", "10 January at 8 pm", 1), []article.DeclaredEvent{
			event("Winter concert", "2026-01-10T15:00:00", "", "", "MusicEvent", ""), event("Winter concert", "2026-01-10T20:00:00", "", "", "MusicEvent", "")},
			"2026-01-10T15:00– |Winter concert||confirmed culture|0+1\n" +
				"2026-01-10T20:00– |told||confirmed culture|1+1"},
		{"no text", "", []article.DeclaredEvent{
			event("A meeting with the singers of the choir", "2026-01-10", "", "", "", "")},
			"2026-01-10– |A meeting with the singers of the choir||confirmed meeting|0+1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := published(t, "2026-01-02", c.text)
			told := map[string]bool{}
			if a.Text != "" {
				for _, e := range entries(t, a) {
					told[e.UID] = true
				}
			}
			a.Events = c.events
			var got []string
			for _, e := range entries(t, a) {
				text, data := 0, 0
				for _, v := range e.Evidence {
					switch {
					case !v.InData && a.Text[v.Start:v.End] == v.Text:
						text++
					case v.InData && v.Start == 0 && v.End == 0 && declares(a, v.Text):
						data++
					default:
						t.Errorf("evidence that stands nowhere: %+v", v)
					}
				}
				title := e.Summary
				if text > 0 {
					title = "told" // in words of the text, which other tests look at
				}
				end, _ := e.End.MarshalText()
				got = append(got, fmt.Sprintf("%s–%s %s|%s|%s|%s %s|%d+%d", e.Start, end, e.Zone, title, e.Location, e.Status, e.Kind, text, data))
				if text > 0 && !told[e.UID] {
					t.Errorf("%s: another UID than without the data", e.Summary)
				}
			}
			if got := strings.Join(got, "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestDeclaredSeries reads what a page declares to come again, beside a text
// that was published on 2 January 2026, a Friday.
func TestDeclaredSeries(t *testing.T) {
	const told = "The Harbour Choir will give a concert every Saturday from 10 January, its conductor said on Friday."
	for _, c := range []struct {
		name, text, start, end, place, rule string
		want                                string
	}{
		{"begins", "", "2026-01-06T18:00:00+02:00", "2026-01-06T19:00:00+02:00", "Kyiv", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260331T235959",
			"2026-01-06T18:00–2026-01-06T19:00 Europe/Kyiv FREQ=WEEKLY;BYDAY=TU;UNTIL=20260331T235900"},
		{"has begun", "", "2025-09-02T18:00:00", "2025-09-02T19:00:00", "", "FREQ=WEEKLY;INTERVAL=2", "2026-01-06T18:00–2026-01-06T19:00  FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"},
		{"is over", "", "2025-09-02", "", "", "FREQ=WEEKLY;COUNT=6", ""},
		{"was to end", "", "2025-09-02", "", "", "FREQ=WEEKLY;UNTIL=20251230", ""},
		{"by a rule too rich", "", "2025-09-02", "", "", "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1", "2025-09-02–  FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1"},
		{"by no rule", "", "2026-01-06", "", "", "FREQ=OFTEN", "2026-01-06–  "},
		{"day of universal time", "", "2026-01-10T02:00:00Z", "", "Old Hall, Chicago", "FREQ=WEEKLY;BYDAY=SA", "2026-01-10T02:00– UTC FREQ=WEEKLY;BYDAY=SA"},
		{"told", told, "2026-01-10T19:30:00", "", "", "FREQ=WEEKLY;UNTIL=20260228", "2026-01-10T19:30–  FREQ=WEEKLY;BYDAY=SA;UNTIL=20260228T193000"},
		{"told alone", told, "2026-01-10T19:30:00", "", "", "", "2026-01-10T19:30–  FREQ=WEEKLY;BYDAY=SA"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := published(t, "2026-01-02", c.text)
			e := event("Concert of the choir", c.start, c.end, c.place, "MusicEvent", "")
			e.Rule = c.rule
			a.Events = []article.DeclaredEvent{e}
			var got []string
			for _, e := range entries(t, a) {
				end, _ := e.End.MarshalText()
				got = append(got, fmt.Sprintf("%s–%s %s %s", e.Start, end, e.Zone, e.Recurrence))
			}
			if got := strings.Join(got, "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// event declares an event, its times in ISO 8601.
func event(name, start, end, place, kind, status string) article.DeclaredEvent {
	from, _ := article.ParsePublished(start)
	to, _ := article.ParsePublished(end)
	return article.DeclaredEvent{
		Name: name, Start: from, End: to, Location: place, Type: kind, Status: status,
		Raw: strings.Join([]string{name, start, end, place, kind, status}, "|"),
	}
}

func declares(a article.Article, raw string) bool {
	for _, e := range a.Events {
		if e.Raw == raw {
			return true
		}
	}
	return false
}
