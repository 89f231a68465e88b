package timex_test

import (
	"strings"
	"testing"

	"newscal/parse/timex"
)

// TestRecurrence reads rules, writes them, and counts their first days.
func TestRecurrence(t *testing.T) {
	for _, c := range []struct {
		rule, written string // "" where it is written as it was read
		first         string
		days          string // of the series, from first on
	}{
		{"FREQ=WEEKLY;BYDAY=TU", "", "2026-03-03", "2026-03-03 2026-03-10 2026-03-17"},
		{"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "", "2026-03-05", "2026-03-05 2026-03-16 2026-03-19 2026-03-30"},
		{"freq=weekly;wkst=mo;byday=su,mo;until=20260531T215959Z", "FREQ=WEEKLY;BYDAY=MO,SU;UNTIL=20260531T215900Z", "2026-03-01", "2026-03-01 2026-03-02 2026-03-08"},
		{"FREQ=MONTHLY;BYDAY=1MO,3MO", "", "2026-03-02", "2026-03-02 2026-03-16 2026-04-06 2026-04-20"},
		{"FREQ=MONTHLY;BYDAY=-1FR", "", "2026-02-27", "2026-02-27 2026-03-27 2026-04-24 2026-05-29"},
		{"FREQ=MONTHLY;BYDAY=5SA;COUNT=3", "", "2026-05-30", "2026-05-30 2026-08-29 2026-10-31"},
		{"FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=31", "", "2026-03-31", "2026-03-31 2026-05-31 2026-07-31 2027-01-31"},
		{"FREQ=DAILY;INTERVAL=3;UNTIL=20260401", "", "2026-03-30", "2026-03-30 2026-04-02 2026-04-05"},
		{"FREQ=WEEKLY;BYDAY=TU;UNTIL=20260531T180000", "", "2026-03-03", "2026-03-03"},
		{"FREQ=YEARLY;BYMONTH=5;BYDAY=1MO,-1TU;BYSETPOS=1", "FREQ=YEARLY;BYMONTH=5;BYDAY=1MO,-1TU;BYSETPOS=1", "", ""},
		{"FREQ=WEEKLY;COUNT=3;UNTIL=20260401", "FREQ=WEEKLY;COUNT=3", "", ""},
	} {
		r, err := timex.ParseRecurrence(c.rule)
		if err != nil {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		if c.written == "" {
			c.written = c.rule
		}
		if r.String() != c.written {
			t.Errorf("%s is written as %s", c.rule, r)
		}
		var days []string
		if c.first != "" {
			first := day(t, c.first)
			at := first
			for range strings.Fields(c.days) {
				at = r.After(first, at)
				days = append(days, at.String())
				at++
			}
		}
		if got := strings.Join(days, " "); got != c.days {
			t.Errorf("%s: days %s, want %s", c.rule, got, c.days)
		}
	}
	for _, bad := range []string{"", "BYDAY=TU", "FREQ=HOURLY", "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;X=1", "FREQ=WEEKLY;UNTIL=May", "FREQ=WEEKLY\r\nDTSTART:20260101"} {
		if r, err := timex.ParseRecurrence(bad); err == nil {
			t.Errorf("%q is read as %s", bad, r)
		}
	}
}

func day(t *testing.T, s string) timex.Date {
	var m timex.Moment
	if err := m.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return m.Day
}

// FuzzRecurrence looks for rules that are written otherwise than they are read.
func FuzzRecurrence(f *testing.F) {
	for _, s := range []string{"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20260531T215959Z", "FREQ=MONTHLY;BYDAY=-1FR,2FR;COUNT=3", "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=-1;WKST=SU"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := timex.ParseRecurrence(s)
		if err != nil {
			return
		}
		again, err := timex.ParseRecurrence(r.String())
		if err != nil || again.String() != r.String() {
			t.Errorf("%q is written as %q and that is read as %q, %v", s, r, again, err)
		}
		if strings.ContainsAny(r.String(), "\r\n:") {
			t.Errorf("%q is written as %q", s, r)
		}
		r.After(r.From(0), 100)
	})
}
