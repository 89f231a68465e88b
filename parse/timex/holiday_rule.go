package timex

import (
	"fmt"
	"strconv"
	"strings"
)

//go:generate sh -c "go run ./feasts | gofmt > feast_table.go"

// holiday is a day of the year that has a name, as the value of class holiday
// writes it. First the rule:
//
//	12-25           month and day
//	11/4/4          the fourth Thursday of November: month/weekday/which, -1 the last
//	easter          Easter Sunday; orthodox, the one of the Julian calendar
//	hijri 10-1      month and day of the Islamic calendar; jalali 1-1 of the Persian
//	hebrew 7-10     of the Hebrew calendar: Nisan is 1, the last Adar always 12
//	feast diwali    by the tables of feasts
//	on 2026-02-17 2027-02-06 …   the days themselves, where no rule is to be had
//
// then, each where it is needed:
//
//	by 0 0 0 0 0 2 1  days later by the weekday, Monday first: a Saturday moves to Monday
//	+1 -47          so many days later, earlier, than that; may touch the rule: easter-2
//	for 8           lasts so many days
//	at 20:30-21:30  takes place at these hours
//	off easter-1    a week earlier where it would fall on that day
//	since 2023 or 01-07   holds from that year on; before, what stands behind «or»
type holiday struct {
	kind         holidayKind
	month, day   int
	weekday, nth int
	shift        int
	by           [7]int
	lasts        int
	from, to     int16    // minutes after midnight, both 0 for whole days
	off          *holiday // not on that day
	feast        []int16
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
	holidayPersian
	holidayHebrew
	holidayFeast
)

// readHoliday reads a value of class holiday.
func readHoliday(v string) (h holiday, err error) {
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
			return h, fmt.Errorf("holiday %q: since what year: %w", v, err)
		}
		return h, nil
	}
	fields := strings.Fields(v)
	rest, ok := h.rule(fields)
	for ok && len(rest) > 0 {
		rest, ok = h.change(rest)
	}
	if !ok || len(fields) == 0 {
		return h, fmt.Errorf("holiday %q: want 12-25, 11/4/4, easter+1, hebrew 7-10, feast diwali, on 2026-02-17 …; then +1, by 0 0 0 0 0 2 1, for 8", v)
	}
	return h, nil
}

// rule reads the rule that fields begin with, and gives the fields behind it.
func (h *holiday) rule(fields []string) (rest []string, ok bool) {
	if len(fields) == 0 {
		return nil, false
	}
	word, rest := fields[0], fields[1:]
	if kind := calendarRules[word]; kind != 0 && len(rest) > 0 {
		h.kind = kind
		n, _ := fmt.Sscanf(rest[0], "%d-%d", &h.month, &h.day)
		return rest[1:], n == 2
	}
	switch {
	case word == "feast" && len(rest) > 0:
		h.kind, h.feast = holidayFeast, feasts[rest[0]]
		return rest[1:], h.feast != nil
	case word == "on":
		h.kind = holidayListed
		for _, s := range rest {
			var m Moment
			if err := m.UnmarshalText([]byte(s)); err != nil {
				return nil, false
			}
			h.days = append(h.days, m.Day)
		}
		return nil, len(rest) > 0
	}
	for name, kind := range map[string]holidayKind{"easter": holidayEaster, "orthodox": holidayOrthodox} {
		if shift, ok := strings.CutPrefix(word, name); ok {
			h.kind = kind
			if shift != "" {
				return append([]string{shift}, rest...), true
			}
			return rest, true
		}
	}
	if n, _ := fmt.Sscanf(word, "%d/%d/%d%d", &h.month, &h.weekday, &h.nth, &h.shift); n >= 3 {
		h.kind = holidayWeekday
		return rest, true
	}
	n, _ := fmt.Sscanf(word, "%d-%d", &h.month, &h.day)
	h.kind = holidayFixed
	return rest, n == 2
}

var calendarRules = map[string]holidayKind{"hijri": holidayIslamic, "jalali": holidayPersian, "hebrew": holidayHebrew}

// change reads what changes the rule, and gives the fields behind it.
func (h *holiday) change(fields []string) (rest []string, ok bool) {
	switch word, rest := fields[0], fields[1:]; {
	case word == "for" && len(rest) > 0:
		n, err := strconv.Atoi(rest[0])
		h.lasts = n
		return rest[1:], err == nil
	case word == "at" && len(rest) > 0:
		var h1, m1, h2, m2 int16
		n, _ := fmt.Sscanf(rest[0], "%d:%d-%d:%d", &h1, &m1, &h2, &m2)
		h.from, h.to = 60*h1+m1, 60*h2+m2
		return rest[1:], n == 4
	case word == "off" && len(rest) > 0:
		off, err := readHoliday(rest[0])
		h.off = &off
		return rest[1:], err == nil
	case word == "by" && len(rest) >= len(h.by):
		for k := range h.by {
			n, err := strconv.Atoi(rest[k])
			if err != nil {
				return nil, false
			}
			h.by[k] = n
		}
		return rest[len(h.by):], true
	case word[0] == '+' || word[0] == '-':
		n, err := strconv.Atoi(word)
		h.shift += n
		return rest, err == nil
	}
	return nil, false
}

// in gives the holiday of year y, its first day, NoDate where it has none.
func (h *holiday) in(y int) Date {
	if h.before != nil && y < h.since {
		return h.before.in(y)
	}
	d := h.ruled(y)
	if d == NoDate {
		return d
	}
	d += Date(h.by[d.Weekday()-1]) + Date(h.shift)
	if h.off != nil && h.off.in(y) == d {
		d -= 7
	}
	return d
}

// ruled gives the day of year y that the rule says.
func (h *holiday) ruled(y int) Date {
	switch h.kind {
	case holidayFixed:
		return DateOf(y, h.month, h.day)
	case holidayEaster:
		return easter(y)
	case holidayOrthodox:
		return orthodoxEaster(y)
	case holidayWeekday:
		return nthWeekday(y, h.month, h.weekday, h.nth)
	case holidayIslamic:
		first := islamic.yearNow(DateOf(y, 1, 1)) - 1
		return inYear(y, first, first+3, func(c int) Date { return islamic.day(c, h.month, h.day) })
	case holidayPersian:
		return inYear(y, y-622, y-621, func(c int) Date { return persian.day(c, h.month, h.day) })
	case holidayHebrew:
		return inYear(y, y+3760, y+3761, func(c int) Date { return hebrewDay(c, h.month, h.day) })
	case holidayFeast:
		if k := y - feastsFrom; k >= 0 && k < len(h.feast) && h.feast[k] > 0 {
			return DateOf(y, int(h.feast[k]/100), int(h.feast[k]%100))
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

// inYear gives the first day that lies in the Gregorian year y, of those that
// day gives for the years from first to last of another calendar.
func inYear(y, first, last int, day func(year int) Date) Date {
	for c := first; c <= last; c++ {
		if d := day(c); d != NoDate {
			if in, _, _ := d.YMD(); in == y {
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
