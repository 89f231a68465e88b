package timex

import (
	"time"

	"github.com/hablullah/go-hijri"
	"github.com/jalaali/go-jalaali"

	"newscal/parse/lang"
)

// Calendar is the calendar that a date is written in.
type Calendar uint8

// The calendars.
const (
	Gregorian Calendar = iota
	Hijri
	Jalali
)

var calendarNames = [...]string{"gregorian", "hijri", "jalali"}

// String names the calendar.
func (c Calendar) String() string { return calendarNames[c] }

// calendar is one that is not the Gregorian: which, and the Gregorian day
// of its year, month and day, NoDate where it has none.
type calendar struct {
	id      Calendar
	yearNow func(d Date) int // the year that holds d, at most one off
	day     func(y, m, d int) Date
}

// islamic is the calendar of Umm al-Qura, which the Arab states print beside
// the Gregorian; its tables reach from 1356 to 1500.
var islamic = calendar{
	id:      Hijri,
	yearNow: func(d Date) int { return int((d + 492148) * 100 / 35437) },
	day: func(y, m, d int) Date {
		if y < 1356 || y >= 1500 || m < 1 || m > 12 || d < 1 || d > 30 {
			return NoDate
		}
		u := hijri.UmmAlQuraDate{Year: int64(y), Month: int64(m), Day: int64(d)}
		if d == 30 { // a month of 29 days
			next := hijri.UmmAlQuraDate{Year: int64(y + m/12), Month: int64(m%12 + 1), Day: 1}
			if dateOfTime(u.ToGregorian()) == dateOfTime(next.ToGregorian()) {
				return NoDate
			}
		}
		return dateOfTime(u.ToGregorian())
	},
}

// persian is the solar calendar of Iran and Afghanistan.
var persian = calendar{
	id:      Jalali,
	yearNow: func(d Date) int { y, _, _ := d.YMD(); return y - 621 },
	day: func(y, m, d int) Date {
		if y < 1 || y > 3000 || m < 1 || m > 12 || d < 1 || d > 31 {
			return NoDate
		}
		gy, gm, gd, err := jalaali.ToGregorian(y, jalaali.Month(m), d)
		if err != nil {
			return NoDate
		}
		return DateOf(gy, int(gm), gd)
	},
}

// monthEnd gives the last day of month m that begins on day first.
func (c *calendar) monthEnd(first Date, m int) Date {
	now := c.yearNow(first)
	for y := now - 1; y <= now+1; y++ {
		if c.day(y, m, 1) != first {
			continue
		}
		if next := c.day(y+m/12, m%12+1, 1); next != NoDate {
			return next - 1
		}
	}
	return first + 29
}

func dateOfTime(t time.Time) Date { return DateOf(t.Year(), int(t.Month()), t.Day()) }

// isHijri says that f is a date of the Islamic calendar: by its month's name,
// or by the mark behind its year.
func isHijri(f *frame) bool {
	return f.got(slotHijri) || f.got(slotEra) && f.v[slotEra] == eraHijri
}

// Eras, as values of class era.
const (
	eraHijri  int32 = 3
	eraJalali int32 = 4
)

// otherCalendar resolves a date of another calendar.
func (s *Scanner) otherCalendar(e *Expr, f *frame) bool {
	c, m := &islamic, int(f.v[slotHijri])
	switch {
	case f.got(slotJalali):
		c, m = &persian, int(f.v[slotJalali])
	case !f.got(slotHijri):
		m = int(f.v[slotMonth])
	}
	e.Calendar = c.id
	y := int(f.v[slotYear])
	written := func(day func(year int) Date) Date {
		if y < 1700 || f.got(slotEra) {
			return day(y)
		}
		about := c.yearNow(DateOf(y, 1, 1)) // Ramadan 2018: the year is a Gregorian one
		return inYear(y, about-1, about+2, day)
	}
	switch {
	case f.got(slotDay):
		d := written(func(y int) Date { return c.day(y, m, int(f.v[slotDay])) })
		if !f.got(slotYear) {
			d = s.nearestIn(e, f, func(y int) Date { return c.day(y, m, int(f.v[slotDay])) }, c.yearNow(s.pub.Day))
			e.Implied, e.Anchor = true, AnchorPublication
		}
		if d == NoDate {
			return false
		}
		e.day(d)
		e.Mismatch = f.got(slotWeekday) && d.Weekday() != int(f.v[slotWeekday])
		return true
	case m > 0:
		first := func(y int) Date { return c.day(y, m, 1) }
		d := written(first)
		if !f.got(slotYear) {
			d = s.nearestIn(e, f, first, c.yearNow(s.pub.Day))
			e.Implied, e.Anchor = true, AnchorPublication
		}
		if d == NoDate {
			return false
		}
		last := c.monthEnd(d, m)
		a, b := third(f.v[slotMod], d, last)
		if e.days(GrainMonth, a, b); a != d || b != last {
			e.Grain, e.Mod = GrainMonthPart, f.v[slotMod]
		}
		return true
	case f.got(slotYear):
		first, next := c.day(y, 1, 1), c.day(y+1, 1, 1)
		if now := s.pub.Day; next == NoDate || first > now+5*366 { // the year 1492 without a mark
			e.Calendar = Gregorian
			first, next = DateOf(y, 1, 1), DateOf(y+1, 1, 1)
		}
		e.days(GrainYear, first, next-1)
		return true
	}
	return false
}

// nearestIn gives the day of the year, about the present one, that the tense
// and the mod of f ask for.
func (s *Scanner) nearestIn(e *Expr, f *frame, day func(year int) Date, now int) Date {
	past, future := NoDate, NoDate
	for y := now - 2; y <= now+2; y++ {
		d := day(y)
		switch {
		case d == NoDate:
		case d < s.pub.Day:
			past = d
		case future == NoDate:
			future = d
		}
	}
	mod := f.v[slotMod]
	if f.got(slotMonthMod) {
		mod = f.v[slotMonthMod]
	}
	switch {
	case future == NoDate, past == NoDate:
		return max(past, future)
	case mod == lang.Next || mod == lang.Coming:
		return future
	case mod == lang.Last:
		return past
	case mod == 0 && e.Tense > 0:
		return future
	case mod == 0 && e.Tense < 0:
		return past
	case future-s.pub.Day <= s.pub.Day-past:
		return future
	}
	return past
}

// besideGregorian adds g to f where one is the same day as the other in the
// Islamic or Persian calendar: 29 رجب 1447هـ الموافق 18 يناير 2026م. The
// Gregorian date holds.
func besideGregorian(f, g *frame) bool {
	other := func(x *frame) bool { return isHijri(x) || x.got(slotJalali) }
	if other(f) == other(g) || f.kind != frameDate && f.kind != frameDay || g.kind != frameDate || !g.got(slotDay) ||
		!f.got(slotDay) && !f.got(slotRelDay) || f.days.n > 1 || g.days.n > 1 {
		return false
	}
	if other(g) {
		f.last = g.last
		return true
	}
	if !f.got(slotDay) {
		return false
	}
	kept := *f
	*f = *g
	f.first = kept.first
	if kept.got(slotWeekday) && !f.got(slotWeekday) {
		f.set(slotWeekday, kept.v[slotWeekday])
	}
	for sl := slotHour; sl <= slotZone; sl++ {
		if kept.got(sl) && !f.got(sl) {
			f.set(sl, kept.v[sl])
		}
	}
	return true
}
