package timex

import (
	"slices"

	"newscal/parse/lang"
)

// base gives the moment that f counts from, and notes it in e. A count that
// opens its sentence behind a coming date goes on from that date: «Two days
// later», «وبعد يومين».
func (s *Scanner) base(e *Expr, f *frame) (Moment, bool) {
	if f.v[slotBase] >= baseNext && f.end != nil {
		of := Expr{Sentence: e.Sentence, AnchorExpr: -1, Tense: e.Tense}
		if f.end.got(slotHoliday) && f.v[slotDir] > 0 && f.finest() >= lang.YearUnit {
			of.Tense = min(of.Tense, -1) // a year after Christmas: the last one
		}
		if !s.interval(&of, f.end) || of.Grain.Coarse() {
			return Moment{}, false
		}
		e.Anchor = of.Anchor
		return of.edge(f.v[slotDir]), true
	}
	fromEvent := f.v[slotBase] == baseEvent || f.v[slotBase] == baseList
	if !f.got(slotBase) && f.v[slotDir] > 0 && s.lastDay >= 0 {
		before := &s.exprs[s.lastDay]
		opens := f.first-s.w.Sentences[e.Sentence].First <= 1
		fromEvent = opens && before.From.Day > s.pub.Day && e.Sentence-before.Sentence <= 6
	}
	before := s.told(f.v[slotUnit], e.Sentence)
	if !fromEvent || before < 0 {
		e.Anchor = AnchorPublication
		return s.pub, true
	}
	of := s.named(f, e.Sentence)
	if of < 0 {
		if e.Tense > 0 && s.lastComing >= 0 && s.exprs[before].From.Day <= s.pub.Day {
			before = s.lastComing // a day told of in passing: said he on Monday
		}
		of = s.endOfList(before, f.v[slotDir], f.v[slotBase] == baseList)
	}
	e.Anchor, e.AnchorExpr = AnchorEvent, int32(of)
	return s.exprs[of].edge(f.v[slotDir]), true
}

// edge gives the end of e that one counts from onwards (dir above 0) or back.
func (e *Expr) edge(dir int32) Moment {
	if dir > 0 {
		return e.To
	}
	return e.From
}

// The days that ISO 8601 writes with four digits of a year: nothing is counted
// beyond them.
var firstDay, finalDay = DateOf(0, 1, 1), DateOf(9999, 12, 31)

// amount is a distance in time as calendars count it.
type amount struct{ months, days, minutes int }

// add adds n units and more sixtieths of one; false for what is no length.
func (a *amount) add(n, more int, unit int32) bool {
	switch unit {
	case lang.Second:
		a.minutes += n / 60
	case lang.Minute:
		a.minutes += n
	case lang.Hour:
		a.minutes += 60*n + more
	case lang.DayUnit, lang.Workday:
		a.days += n
		a.minutes += 24 * more
	case lang.Week:
		a.days += 7*n + 7*more/60
	case lang.Fortnight:
		a.days += 14*n + 14*more/60
	case lang.MonthUnit:
		a.months += n
		a.days += more / 2
	case lang.Quarter:
		a.months += 3*n + more/20
	case lang.Half:
		a.months += 6*n + more/10
	case lang.YearUnit:
		a.months += 12*n + more/5
	case lang.Decade:
		a.months += 120*n + 2*more
	case lang.Century:
		a.months += 1200*n + 20*more
	default:
		return false
	}
	return true
}

// told gives the index of the last expression that a count in units goes on
// from, -1 for none: the last that fixes a day, or, told shortly before, one as
// exact as the unit is: in June 2002 … five years later.
func (s *Scanner) told(unit int32, sentence int) int {
	finest := GrainDay
	switch unit {
	case lang.MonthUnit, lang.Quarter:
		finest = GrainMonth
	case lang.YearUnit, lang.Decade:
		finest = GrainYear
	}
	for k := len(s.exprs) - 1; k > s.lastDay && s.exprs[k].Sentence >= sentence-2; k-- {
		if e := &s.exprs[k]; (e.Type == TypeDate || e.Type == TypeTime) && e.Grain <= finest && !e.Vague && !e.ClockOnly && !e.closes {
			return k
		}
	}
	return s.lastDay
}

// offset resolves a distance in units from publication or a date before.
func (s *Scanner) offset(e *Expr, f *frame) bool {
	n := int(f.v[slotN])
	if !f.got(slotN) {
		n = 1
	}
	if n > 100000 || f.v[slotN2] > 100000 {
		return false
	}
	if f.v[slotDir] > 0 && !f.got(slotBase) && e.Tense < 0 {
		return false // the first visit in ten years
	}
	if f.v[slotBase] == baseNext && f.end != nil && f.gotAny(bit(slotWeekday, slotHoliday)) {
		return s.countedDay(e, f)
	}
	if f.got(slotOrd) {
		return s.dayOfEvent(e, f)
	}
	if f.got(slotYear) && f.v[slotUnit] == lang.YearUnit && f.end == nil {
		return s.year(e, f)
	}
	from, ok := s.base(e, f)
	if !ok {
		return false
	}
	e.Implied, e.Vague = true, f.got(slotFew)
	if f.got(slotWeekday) { // three Fridays from now
		e.day(weekdayFrom(from.Day, int(f.v[slotWeekday]), n, f.v[slotDir]))
		return true
	}
	unit := f.v[slotUnit]
	if unit == lang.Week && n == 0 && !f.got(slotMore) { // the week of 4 February
		monday := from.Day - Date(from.Day.Weekday()%7-1) // named by its first day, which may be Sunday
		e.days(GrainWeek, monday, monday+6)
		return true
	}
	if unit == lang.Workday && n <= 1000 && f.v[slotDir] != 0 {
		e.day(s.workday(from.Day, n*int(f.v[slotDir])))
		return true
	}
	var a amount
	if !a.add(n, int(f.v[slotMore]), unit) || f.got(slotUnit2) && !a.add(int(f.v[slotN2]), 0, f.v[slotUnit2]) {
		return false
	}
	if f.v[slotDir] < 0 {
		a = amount{-a.months, -a.days, -a.minutes}
	}
	e.count(from, a, f.finest())
	if e.From.Day < firstDay || e.To.Day > finalDay {
		return false
	}
	if e.Anchor == AnchorPublication && e.From.AllDay() && !from.AllDay() {
		e.counted = from.Clock + 1
	}
	return true
}

// workday gives the day that lies n working days from day, back for n below 0.
func (s *Scanner) workday(day Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		day += Date(step)
		if !slices.Contains(s.w.Lex.Weekend, day.Weekday()) {
			n--
		}
	}
	return day
}

// finest gives the finest unit that the count of f tells.
func (f *frame) finest() int32 {
	unit := f.v[slotUnit]
	switch {
	case f.got(slotUnit2):
		unit = f.v[slotUnit2]
	case f.v[slotMore] == 0:
	case unit == lang.YearUnit:
		return lang.MonthUnit
	case unit == lang.MonthUnit:
		return lang.Week
	}
	return unit
}

// count makes e what lies a away from a moment, as exact as unit.
func (e *Expr) count(from Moment, a amount, unit int32) {
	day := from.Day
	if a.months != 0 {
		y, m, d := day.YMD()
		y, m, _ = DateOf(y, m+a.months, 1).YMD()
		day = min(DateOf(y, m, d), monthEnd(y, m)) // a month after 31 January
	}
	day += Date(a.days)
	switch timed := unit <= lang.Hour || a.minutes != 0; {
	case timed && from.AllDay():
		e.day(day + Date(a.minutes/(24*60)))
		e.Vague = e.Vague || e.From.Day == from.Day // at what hour, no one can tell
	case timed:
		e.From = Moment{day, from.Clock}.plus(a.minutes)
		e.Type, e.Grain = TypeTime, GrainMinute
		e.To = e.From
	case unit == lang.MonthUnit || unit == lang.Quarter || unit == lang.Half:
		e.days(GrainMonth, day, day) // in three months: about that day
	case unit == lang.YearUnit || unit == lang.Decade || unit == lang.Century:
		e.days(GrainYear, day, day)
	default:
		e.day(day)
	}
}

// weekdayFrom gives the nth weekday w after day, or before it for dir below 0.
func weekdayFrom(day Date, w, n int, dir int32) Date {
	if dir < 0 {
		return day - 1 - Date((day.Weekday()-1-w+7)%7) - Date(7*(n-1))
	}
	return day + 1 + Date((w-day.Weekday()-1+7)%7) + Date(7*(n-1))
}

// countedDay resolves a weekday or a feast that is counted from the time behind
// it: the first Tuesday after Easter, the Sunday nearest to 5 November.
func (s *Scanner) countedDay(e *Expr, f *frame) bool {
	n := 1
	switch {
	case f.got(slotOrd):
		n = int(f.v[slotOrd])
	case f.got(slotN):
		n = int(f.v[slotN])
	}
	of := Expr{Sentence: e.Sentence, AnchorExpr: -1, Tense: e.Tense}
	if n < 1 || n > 100 || !s.interval(&of, f.end) || of.Grain == GrainOpen {
		return false
	}
	e.Anchor, e.Implied = of.Anchor, true
	next := func(from Date, dir int32) Date { return weekdayFrom(from, int(f.v[slotWeekday]), 1, dir) }
	feast := &holiday{}
	if f.got(slotHoliday) {
		feast = &s.m.g.holidays[f.v[slotHoliday]]
		next = feast.next
	}
	before, after := next(of.From.Day, -1), next(of.To.Day, 1)
	if f.v[slotDir] == 0 {
		after = next(of.From.Day-1, 1) // that day itself is the nearest
	}
	for ; ; n-- {
		back := f.v[slotDir] < 0 || f.v[slotDir] == 0 && before != NoDate && (after == NoDate || of.From.Day-before < after-of.To.Day)
		day := after
		if back {
			day = before
		}
		if day == NoDate {
			return false
		}
		if n == 1 {
			e.feast(feast, day, 0)
			return true
		}
		if back {
			before = next(before, -1)
		} else {
			after = next(after, 1)
		}
	}
}
