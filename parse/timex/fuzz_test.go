package timex_test

import (
	"regexp"
	"testing"
	"unicode/utf8"

	"newscal/parse/lang"
	"newscal/parse/timex"
)

// iso8601 is what a value may be: a date or a part of one, a date and time, a
// week, an interval of two days, or what TIMEX3 makes of seasons, quarters and
// parts of the day.
var iso8601 = regexp.MustCompile(`^(T(\d\d:\d\d|MO|MI|AF|EV|NI|DT)|\d{2,3}|\d{4}(-(\d\d(-\d\d(T(\d\d:\d\d|MO|MI|AF|EV|NI|DT))?)?|W\d\d(-WE)?|Q[1-4]|H[12]|SP|SU|FA|WI))?|\d{4}-\d\d-\d\d(T\d\d:\d\d)?/\d{4}-\d\d-\d\d(T\d\d:\d\d)?)$`)

// FuzzTimes reads any text in any language: spans lie inside it on character
// boundaries, in order, none over another, and every value can be read.
func FuzzTimes(f *testing.F) {
	readers := map[string]*reader{}
	codes := lang.Codes()
	for _, code := range codes {
		readers[code] = newReader(f, code)
	}
	for code, sentences := range samples {
		for _, s := range sentences {
			f.Add(code, s)
		}
	}
	f.Add("en", "from 31 June to 30 Feb 2026, 12/12/12 at 25:61 p.m. GMT+14, the 31st of the 2nd quarter")
	f.Add("en", "every other Tuesday at 6 p.m. from 3 March until May, the first and third Monday of each month for six weeks")
	f.Add("ar", "٣١ يونيو ١٤٤٧هـ و6 منه")
	f.Fuzz(func(t *testing.T, code, text string) {
		r := readers[code]
		if r == nil {
			r = readers["en"]
		}
		end := uint32(0)
		for _, e := range r.read(text) {
			if e.Start < end || e.End <= e.Start || int(e.End) > len(text) {
				t.Fatalf("span %d–%d behind %d of %d bytes", e.Start, e.End, end, len(text))
			}
			end = e.End
			if !utf8.RuneStart(text[e.Start]) || int(e.End) < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[e.End]) {
				t.Fatalf("span %d–%d cuts a character", e.Start, e.End)
			}
			v := e.Value()
			if v != "" && !iso8601.MatchString(v) {
				t.Fatalf("value %q of %q", v, text[e.Start:e.End])
			}
			if e.Set != nil && !e.Set.IsZero() {
				if rule, err := timex.ParseRecurrence(e.Set.String()); err != nil || rule.String() != e.Set.String() {
					t.Fatalf("rule %q of %q is read as %q, %v", e.Set, text[e.Start:e.End], rule, err)
				}
				if w := e.Set.Words; w[0] > int(e.Start) || w[1] < int(e.End) || w[1] > len(text) {
					t.Fatalf("words %v around %d–%d", w, e.Start, e.End)
				}
				v = "2026" // it has a first time as dates have
			}
			if v != "" && e.To.Day < e.From.Day {
				t.Fatalf("%q ends before it begins: %v–%v", text[e.Start:e.End], e.From, e.To)
			}
		}
	})
}
