package timex

import (
	"fmt"
	"strconv"
	"strings"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// holiday is a day of the year that has a name, as the value of class holiday
// writes it:
//
//	12-25           month and day
//	hijri 10-1      month and day of the Islamic calendar
//	easter+1        days from Easter Sunday; orthodox-2 from the Orthodox one
//	11/4/4          the fourth Thursday of November: month/weekday/which, -1 the last
//	11/4/4+1        the day after it
//	5/1/-1          the last Monday of May
//	on 2026-02-17 2027-02-06 …   the days themselves, where no rule is to be had
//	12-25 since 2023 or 01-07    the first from that year on, the second before
type holiday struct {
	kind         holidayKind
	month, day   int
	weekday, nth int
	shift        int
	days         []Date
	since        int      // the first year of the rule, where another held before
	before       *holiday // the other
}

type holidayKind uint8

const (
	holidayFixed holidayKind = iota + 1
	holidayEaster
	holidayOrthodox
	holidayWeekday
	holidayListed
	holidayIslamic
)

// readHoliday reads a value of class holiday.
func readHoliday(v string) (h holiday, err error) {
	fail := func() (holiday, error) {
		return h, fmt.Errorf("holiday %q: want 12-25, easter+1, 11/4/4 or on 2026-02-17 …", v)
	}
	if now, then, ok := strings.Cut(v, " since "); ok {
		year, before, _ := strings.Cut(then, " or ")
		if h, err = readHoliday(now); err != nil {
			return h, err
		}
		old, err := readHoliday(before)
		if err != nil {
			return h, err
		}
		h.before = &old
		if h.since, err = strconv.Atoi(year); err != nil {
			return fail()
		}
		return h, nil
	}
	for name, kind := range map[string]holidayKind{"easter": holidayEaster, "orthodox": holidayOrthodox} {
		rest, ok := strings.CutPrefix(v, name)
		if !ok {
			continue
		}
		h.kind = kind
		if rest != "" {
			if h.shift, err = strconv.Atoi(rest); err != nil {
				return fail()
			}
		}
		return h, nil
	}
	if rest, ok := strings.CutPrefix(v, "on "); ok {
		h.kind = holidayListed
		for s := range strings.FieldsSeq(rest) {
			var m Moment
			if err := m.UnmarshalText([]byte(s)); err != nil {
				return fail()
			}
			h.days = append(h.days, m.Day)
		}
		return h, nil
	}
	if n, _ := fmt.Sscanf(v, "hijri %d-%d", &h.month, &h.day); n == 2 {
		h.kind = holidayIslamic
		return h, nil
	}
	if n, _ := fmt.Sscanf(v, "%d/%d/%d%d", &h.month, &h.weekday, &h.nth, &h.shift); n >= 3 {
		h.kind = holidayWeekday
		return h, nil
	}
	if n, _ := fmt.Sscanf(v, "%d-%d", &h.month, &h.day); n == 2 {
		h.kind = holidayFixed
		return h, nil
	}
	return fail()
}

// in gives the holiday of year y, NoDate where it has none.
func (h *holiday) in(y int) Date {
	if h.before != nil && y < h.since {
		return h.before.in(y)
	}
	switch h.kind {
	case holidayFixed:
		return DateOf(y, h.month, h.day)
	case holidayEaster:
		return easter(y) + Date(h.shift)
	case holidayOrthodox:
		return orthodoxEaster(y) + Date(h.shift)
	case holidayWeekday:
		return nthWeekday(y, h.month, h.weekday, h.nth) + Date(h.shift)
	case holidayIslamic:
		for c := islamic.yearNow(DateOf(y, 1, 1)) - 1; c <= islamic.yearNow(DateOf(y, 1, 1))+2; c++ {
			if d := islamic.day(c, h.month, h.day); d != NoDate {
				if in, _, _ := d.YMD(); in == y {
					return d
				}
			}
		}
	case holidayListed:
		for _, d := range h.days {
			if c, _, _ := d.YMD(); c == y {
				return d
			}
		}
	}
	return NoDate
}

// nthWeekday gives the nth weekday w of a month, the last for nth below 0.
func nthWeekday(y, m, w, nth int) Date {
	if nth < 0 {
		last := monthEnd(y, m)
		return last - Date((last.Weekday()-w+7)%7) + Date(7*(nth+1))
	}
	first := DateOf(y, m, 1)
	return first + Date((w-first.Weekday()+7)%7) + Date(7*(nth-1))
}

// easter gives Easter Sunday (Meeus, Astronomical Algorithms, chapter 8).
func easter(y int) Date {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return DateOf(y, n/31, n%31+1)
}

// orthodoxEaster gives Easter Sunday of the Julian calendar as a Gregorian
// day (Meeus, chapter 8).
func orthodoxEaster(y int) Date {
	d := (19*(y%19) + 15) % 30
	e := (2*(y%4) + 4*(y%7) - d + 34) % 7
	n := d + e + 114
	return DateOf(y, n/31, n%31+1) + Date(y/100-y/400-2)
}

// holiday resolves the name of a day, or of the second, third … day of a feast.
func (s *Scanner) holiday(e *Expr, f *frame) bool {
	h := &s.m.g.holidays[f.v[slotHoliday]]
	if h.kind == 0 || s.modifies(f, e.Sentence) {
		return false
	}
	nth := Date(max(f.v[slotOrd], 1) - 1)
	if y, ok := s.yearOf(f); ok {
		d := h.in(y)
		if d != NoDate {
			e.day(d + nth)
		}
		return d != NoDate
	}
	y, _, _ := s.pub.Day.YMD()
	past, future := NoDate, NoDate
	for c := y - 1; c <= y+1; c++ {
		d := h.in(c)
		if d == NoDate {
			continue
		}
		if d < s.pub.Day || d == s.pub.Day && f.v[slotMod] != lang.Last {
			past = d
		}
		if (d > s.pub.Day || d == s.pub.Day && f.v[slotMod] != lang.Next) && future == NoDate {
			future = d
		}
	}
	looksBack := f.v[slotMod] == lang.Last || e.Tense < 0 && f.v[slotMod] == 0
	switch {
	case looksBack && past != NoDate:
		e.day(past + nth)
	case future != NoDate:
		e.day(future + nth)
	default:
		return false
	}
	e.Anchor, e.Implied = AnchorPublication, true
	return true
}

// modifies says that the name of a day only describes the noun behind it: the
// Christmas market. A year, or a word before it that needs a time, fixes it.
func (s *Scanner) modifies(f *frame, sentence int) bool {
	if f.gotAny(bit(slotYear, slotMod, slotYearMod)) || f.last >= s.w.Sentences[sentence].Last {
		return false
	}
	next := &s.w.Tokens[f.last]
	if next.Kind != text.Word {
		return false
	}
	return !s.m.wordSet(f.last).Any(followsTime) && (next.Upper || !s.w.Lex.CapitalNouns)
}

// followsTime are the classes of words that may follow the name of a day that
// stands as a time.
var followsTime = lang.Of(lang.And, lang.Prep, lang.In, lang.Glue, lang.Conj, lang.Future, lang.Past, lang.Present, lang.Scheduled,
	lang.Expected, lang.Light, lang.Host, lang.Act, lang.Before, lang.After, lang.Until, lang.Range, lang.Clause, lang.Relative, lang.Article, lang.Negation, lang.Pronoun)
