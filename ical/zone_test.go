package ical

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"newscal/parse/event"
	"newscal/parse/place"
	"newscal/parse/timex"
)

// change is what a client makes of a VTIMEZONE: from a moment on, an offset and a name.
type change struct {
	at     time.Time
	offset int
	name   string
}

// changes interprets the VTIMEZONEs of a calendar through a year, by TZID. It
// knows the calendar alone: rules are tried day by day.
func changes(t testing.TB, b []byte, throughYear int) map[string][]change {
	zones := map[string][]change{}
	var rows []change
	for _, component := range contents(t, b) {
		p := map[string]string{}
		for _, c := range component {
			p[c.name] = c.value
		}
		switch component[0].value {
		case "STANDARD", "DAYLIGHT":
			from, offset := seconds(t, p["TZOFFSETFROM"]), seconds(t, p["TZOFFSETTO"])
			start, err := time.Parse(clockLayout, p["DTSTART"])
			if err != nil {
				t.Fatal(err)
			}
			for _, local := range recurrences(t, start, p["RRULE"], throughYear) {
				rows = append(rows, change{local.Add(-time.Duration(from) * time.Second), offset, p["TZNAME"]})
			}
		case "VTIMEZONE":
			slices.SortFunc(rows, func(a, b change) int { return a.at.Compare(b.at) })
			zones[p["TZID"]], rows = rows, nil
		}
	}
	return zones
}

// recurrences gives the start and what a yearly rule adds to it.
func recurrences(t testing.TB, start time.Time, rule string, throughYear int) []time.Time {
	all := []time.Time{start}
	if rule == "" {
		return all
	}
	parts := map[string]string{}
	for part := range strings.SplitSeq(rule, ";") {
		name, value, _ := strings.Cut(part, "=")
		parts[name] = value
	}
	month, err := strconv.Atoi(parts["BYMONTH"])
	if err != nil || parts["FREQ"] != "YEARLY" {
		t.Fatalf("rule %s", rule)
	}
	weekday := parts["BYDAY"][len(parts["BYDAY"])-2:]
	nth := strings.TrimSuffix(parts["BYDAY"], weekday)
	startDay := start.Format(dateLayout)
	for year := start.Year(); year <= throughYear; year++ {
		for d := time.Date(year, time.Month(month), 1, start.Hour(), start.Minute(), start.Second(), 0, time.UTC); int(d.Month()) == month; d = d.AddDate(0, 0, 1) {
			matches := strings.ToUpper(d.Weekday().String()[:2]) == weekday
			switch {
			case nth == "-1":
				matches = matches && d.AddDate(0, 0, 7).Month() != d.Month()
			case nth != "":
				matches = matches && strconv.Itoa((d.Day()+6)/7) == nth
			}
			if days := parts["BYMONTHDAY"]; days != "" {
				matches = matches && slices.Contains(strings.Split(days, ","), strconv.Itoa(d.Day()))
			}
			if d.Format(dateLayout) == startDay && !matches {
				t.Fatalf("rule %s does not bring its own start %s", rule, startDay)
			}
			if matches && d.After(start) {
				all = append(all, d)
			}
		}
	}
	return all
}

func seconds(t testing.TB, offset string) int {
	at, err := time.Parse("-070000", (offset + "00")[:7])
	if err != nil {
		t.Fatal(err)
	}
	_, s := at.Zone()
	return s
}

// everyZone has each manner of changing clocks: by north and south, by rules that
// are no nth weekday, by Ramadan, by half an hour, not at all, and once.
var everyZone = []string{
	"Africa/Cairo", "Africa/Casablanca", "Africa/Johannesburg", "America/Asuncion", "America/Caracas", "America/Havana",
	"America/Mexico_City", "America/New_York", "America/Nuuk", "America/Santiago", "America/Sao_Paulo", "America/St_Johns",
	"Antarctica/Troll", "Asia/Amman", "Asia/Baghdad", "Asia/Beirut", "Asia/Damascus", "Asia/Gaza", "Asia/Jerusalem", "Asia/Kathmandu",
	"Asia/Kolkata", "Asia/Pyongyang", "Asia/Riyadh", "Asia/Tehran", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Chisinau",
	"Europe/Dublin", "Europe/Istanbul", "Europe/Kyiv", "Europe/Lisbon", "Europe/Moscow", "Europe/Volgograd", "Etc/GMT-3", "Pacific/Apia",
	"Pacific/Auckland", "Pacific/Chatham", "Pacific/Easter",
}

// spanning gives a calendar with an event in the first and the last hour of the years, in each zone.
func spanning(zones []string, firstYear, lastYear int) Calendar {
	var c Calendar
	for _, zone := range zones {
		for i, day := range []timex.Date{timex.DateOf(firstYear, 1, 1), timex.DateOf(lastYear, 12, 31)} {
			e := entry(fmt.Sprint(zone, i), "2026-01-01T00:00")
			e.Zone, e.Start.Day, e.Start.Clock = zone, day, int16(i*23*60)
			c.Entries = append(c.Entries, e)
		}
	}
	return c
}

func TestZonesAgreeWithTheDatabase(t *testing.T) {
	for _, years := range [][2]int{{1968, 1970}, {1985, 1996}, {2005, 2008}, {2010, 2012}, {2014, 2016}, {2018, 2024}, {2026, 2026}, {2026, 2031}, {2037, 2041}, {2060, 2060}} {
		zones := changes(t, written(t, spanning(everyZone, years[0], years[1])), years[1]+1)
		for _, name := range everyZone {
			loc, err := place.Location(name)
			if err != nil {
				t.Fatal(err)
			}
			checkZone(t, name, zones[name], loc, time.Date(years[0], 1, 1, 0, 0, 0, 0, loc), time.Date(years[1]+1, 1, 1, 1, 0, 0, 0, loc))
		}
	}
}

// checkZone compares what the rows say with the zone, three times a day and at both sides of every change.
func checkZone(t *testing.T, name string, rows []change, loc *time.Location, from, to time.Time) {
	var moments []time.Time
	for at := from; at.Before(to); at = at.Add(8 * time.Hour) {
		moments = append(moments, at)
	}
	for _, r := range rows {
		moments = append(moments, r.at.Add(-time.Second), r.at)
	}
	slices.SortFunc(moments, time.Time.Compare)
	i := -1
	for _, at := range moments {
		for i+1 < len(rows) && !rows[i+1].at.After(at) {
			i++
		}
		if at.Before(from) || at.After(to) {
			continue
		}
		wantName, want := at.In(loc).Zone()
		if i < 0 {
			t.Errorf("%s: nothing governs %v", name, at)
			return
		}
		if rows[i].offset != want || rows[i].name != wantName {
			t.Errorf("%s at %v: %s %d, want %s %d", name, at.UTC(), rows[i].name, rows[i].offset, wantName, want)
			return
		}
	}
}

// TestZonesStayRightWithoutEnd: where every change has a rule, it holds for years to come.
func TestZonesStayRightWithoutEnd(t *testing.T) {
	for _, name := range []string{"Europe/Kyiv", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Jerusalem", "Asia/Beirut", "America/Nuuk", "Pacific/Auckland"} {
		loc, err := place.Location(name)
		if err != nil {
			t.Fatal(err)
		}
		b := written(t, spanning([]string{name}, 2026, 2026))
		if n := strings.Count(string(b), "TZOFFSETTO"); n != 2 {
			t.Errorf("%s: %d rows, want 2\n%s", name, n, b)
		}
		checkZone(t, name, changes(t, b, 2060)[name], loc, time.Date(2026, 1, 1, 0, 0, 0, 0, loc), time.Date(2060, 1, 1, 0, 0, 0, 0, loc))
	}
}

func TestTimesInTheirZones(t *testing.T) {
	for _, c := range []struct{ zone, start, end, wantStart, wantEnd string }{
		{"", "2026-01-03", "", ";VALUE=DATE 20260103", ";VALUE=DATE 20260104"},
		{"Europe/Kyiv", "2026-01-30", "2026-02-02", ";VALUE=DATE 20260130", ";VALUE=DATE 20260203"},
		{"", "2026-01-03", "2026-01-01", ";VALUE=DATE 20260103", ";VALUE=DATE 20260104"},
		{"", "2026-01-03", "2026-01-04T10:00", ";VALUE=DATE 20260103", ";VALUE=DATE 20260105"},
		{"", "2026-01-03T15:00", "", " 20260103T150000", " 20260103T160000"},
		{"", "2026-01-03T23:30", "", " 20260103T233000", " 20260104T003000"},
		{"UTC", "2026-01-03T15:00", "2026-01-03T15:45", " 20260103T150000Z", " 20260103T154500Z"},
		{"Etc/UTC", "2026-01-03T15:00", "", " 20260103T150000Z", " 20260103T160000Z"},
		{"+05:30", "2026-01-01T03:00", "", " 20251231T213000Z", " 20251231T223000Z"},
		{"-0300", "2026-01-03T15:00", "", " 20260103T180000Z", " 20260103T190000Z"},
		{"+03", "2026-01-03T15:00", "", " 20260103T120000Z", " 20260103T130000Z"},
		{"Europe/Kyiv", "2026-01-03T15:00", "2026-01-05", ";TZID=Europe/Kyiv 20260103T150000", ";TZID=Europe/Kyiv 20260106T000000"},
		{"Europe/Kyiv", "2026-01-03T15:00", "2026-01-03T14:00", ";TZID=Europe/Kyiv 20260103T150000", ";TZID=Europe/Kyiv 20260103T160000"},
		// The clocks go from 3 to 4 on 29 March: half past three is half past four.
		{"Europe/Kyiv", "2026-03-29T03:30", "", ";TZID=Europe/Kyiv 20260329T043000", ";TZID=Europe/Kyiv 20260329T053000"},
		{"Europe/Kyiv", "2026-03-29T02:30", "", ";TZID=Europe/Kyiv 20260329T023000", ";TZID=Europe/Kyiv 20260329T043000"},
		{"America/New_York", "2026-03-08T02:30", "", ";TZID=America/New_York 20260308T033000", ";TZID=America/New_York 20260308T043000"},
		// They go back from 4 to 3 on 25 October: between three and four comes twice.
		{"Europe/Kyiv", "2026-10-25T03:30", "", " 20261025T003000Z", ";TZID=Europe/Kyiv 20261025T043000"},
		{"Europe/Kyiv", "2026-10-25T02:30", "", ";TZID=Europe/Kyiv 20261025T023000", " 20261025T003000Z"},
		{"America/New_York", "2026-11-01T01:00", "2026-11-01T02:00", " 20261101T050000Z", ";TZID=America/New_York 20261101T020000"},
		{"Africa/Cairo", "1850-01-03T12:00", "", " 18500103T095451Z", " 18500103T105451Z"},
		{"Africa/Cairo", "2150-01-03T12:00", "", " 21500103T100000Z", " 21500103T110000Z"},
		// Samoa had no 30 December 2011.
		{"Pacific/Apia", "2011-12-30T12:00", "", ";TZID=Pacific/Apia 20111231T120000", ";TZID=Pacific/Apia 20111231T130000"},
	} {
		e := entry("u", c.start)
		if e.Zone = c.zone; c.end != "" {
			e.End = at(c.end)
		}
		got := events(t, written(t, Calendar{Entries: []event.Entry{e}}))[0]
		for name, want := range map[string]string{"DTSTART": c.wantStart, "DTEND": c.wantEnd} {
			if have := got[name].params + " " + got[name].value; have != want {
				t.Errorf("%s to %s in %q: %s is %q, want %q", c.start, c.end, c.zone, name, have, want)
			}
		}
		if assumed := got["X-NEWSCAL-END"].value != ""; assumed != (!e.AllDay && (c.end == "" || c.end < c.start)) {
			t.Errorf("%s to %s: end assumed: %v", c.start, c.end, assumed)
		}
	}
}
