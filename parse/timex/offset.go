package timex

import (
	"newscal/parse/lang"
)

// base gives the day that f counts from, and notes it in e. A count that opens
// its sentence behind a coming date goes on from that date: «Two days later»,
// «وبعد يومين».
func (s *Scanner) base(e *Expr, f *frame) (Date, bool) {
	if f.v[slotBase] == baseNext && f.got(slotBase) && f.end != nil {
		of := Expr{Sentence: e.Sentence, AnchorExpr: -1, Tense: e.Tense}
		if !s.interval(&of, f.end) || of.Grain.Coarse() {
			return 0, false
		}
		e.Anchor = of.Anchor
		if f.v[slotDir] > 0 {
			return of.To.Day, true
		}
		return of.From.Day, true
	}
	fromEvent := f.got(slotBase) && f.v[slotBase] == baseEvent
	if !f.got(slotBase) && f.v[slotDir] > 0 && s.lastDay >= 0 {
		before := &s.exprs[s.lastDay]
		opens := f.first-s.w.Sentences[e.Sentence].First <= 1
		fromEvent = opens && before.From.Day > s.pub.Day && e.Sentence-before.Sentence <= 6
	}
	before := s.told(f.v[slotUnit], e.Sentence)
	if !fromEvent || before < 0 {
		e.Anchor = AnchorPublication
		return s.pub.Day, true
	}
	of := s.named(f, e.Sentence)
	if of < 0 {
		if e.Tense > 0 && s.lastComing >= 0 && s.exprs[before].From.Day <= s.pub.Day {
			before = s.lastComing // a day told of in passing: said he on Monday
		}
		of = s.endOfList(before, f.v[slotDir])
	}
	e.Anchor, e.AnchorExpr = AnchorEvent, of
	if f.v[slotDir] > 0 {
		return s.exprs[of].To.Day, true
	}
	return s.exprs[of].From.Day, true
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
		if e := &s.exprs[k]; (e.Type == TypeDate || e.Type == TypeTime) && e.Grain <= finest && !e.Vague && !e.ClockOnly {
			return k
		}
	}
	return s.lastDay
}

// offset resolves a distance in units from publication or a date before.
func (s *Scanner) offset(e *Expr, f *frame) bool {
	n := f.v[slotN]
	if !f.got(slotN) {
		n = 1
	}
	if n > 100000 {
		return false
	}
	if f.v[slotDir] > 0 && !f.got(slotBase) && e.Tense < 0 {
		return false // the first visit in ten years
	}
	if f.got(slotOrd) {
		return s.dayOfEvent(e, f)
	}
	from, ok := s.base(e, f)
	if !ok {
		return false
	}
	n *= f.v[slotDir]
	e.Implied = true
	y, m, d := from.YMD()
	switch f.v[slotUnit] {
	case lang.DayUnit, lang.Workday:
		e.day(from + Date(n))
	case lang.Week:
		if n == 0 { // the week of 4 February
			e.days(GrainWeek, from-Date(from.Weekday()-1), from-Date(from.Weekday()-1)+6)
			break
		}
		e.day(from + Date(7*n))
	case lang.Fortnight:
		e.day(from + Date(14*n))
	case lang.MonthUnit:
		e.about(GrainMonth, y, m+int(n), d)
	case lang.Quarter:
		e.about(GrainMonth, y, m+3*int(n), d)
	case lang.YearUnit:
		e.about(GrainYear, y+int(n), m, d)
	case lang.Decade:
		e.about(GrainYear, y+10*int(n), m, d)
	case lang.Century:
		e.about(GrainYear, y+100*int(n), m, d)
	case lang.Hour, lang.Minute, lang.Second:
		return s.offsetClock(e, from, n, f.v[slotUnit])
	default:
		return false
	}
	return true
}

// about makes e the day y-m-d, the last of its month where that is shorter, as
// exact as grain g: «in three months» means about that day.
func (e *Expr) about(g Grain, y, m, d int) {
	y, m, _ = DateOf(y, m, 1).YMD()
	day := min(DateOf(y, m, d), monthEnd(y, m))
	e.days(g, day, day)
}

// offsetClock counts hours and minutes, where the clock of publication is known.
func (s *Scanner) offsetClock(e *Expr, from Date, n, unit int32) bool {
	minutes := map[int32]int32{lang.Hour: 60, lang.Minute: 1, lang.Second: 0}[unit] * n
	if s.pub.AllDay() {
		if e.day(from + Date(minutes/(24*60))); abs(Date(minutes)) < 24*60 {
			e.Vague = true
		}
		return true
	}
	total := int64(from)*1440 + int64(s.pub.Clock) + int64(minutes)
	e.day(Date(total / 1440))
	e.Type, e.Grain = TypeTime, GrainMinute
	e.From.Clock = int16(total % 1440)
	e.To = e.From
	return true
}

// stretchOfClock resolves the next or last n hours or minutes, of which each
// takes so many minutes, where the clock of publication is known. The last go
// back from it, the next begin when the present one is over.
func (s *Scanner) stretchOfClock(e *Expr, n, minutes int, back bool) bool {
	if s.pub.AllDay() {
		return false
	}
	from, to := -n*minutes, 0
	if !back {
		from = minutes - int(s.pub.Clock)%minutes
		to = from + n*minutes
	}
	e.days(GrainOpen, s.pub.Day, s.pub.Day)
	e.From, e.To = s.pub.plus(from), s.pub.plus(to)
	return true
}

// stretch resolves the next or last n units.
func (s *Scanner) stretch(e *Expr, f *frame) bool {
	n := int(f.v[slotN])
	back := shift(f.v[slotMod]) < 0
	if n > 10000 || !back && shift(f.v[slotMod]) == 0 {
		return false
	}
	e.Vague = true
	today := s.pub.Day
	y, m, _ := today.YMD()
	if n == 0 { // the coming days: how many, no one says
		e.days(GrainOpen, today+1, today+1)
		if back {
			e.days(GrainOpen, today-1, today-1)
		}
		e.Open = true
		return true
	}
	switch f.v[slotUnit] {
	case lang.Hour:
		return s.stretchOfClock(e, n, 60, back)
	case lang.Minute:
		return s.stretchOfClock(e, n, 1, back)
	}
	var start func(k int) Date // the first day of the k-th unit from now
	switch f.v[slotUnit] {
	case lang.DayUnit, lang.Workday:
		start = func(k int) Date { return today + Date(k) }
	case lang.Week:
		start = func(k int) Date { return today - Date(today.Weekday()-1) + Date(7*k) }
	case lang.Fortnight:
		start = func(k int) Date { return today - Date(today.Weekday()-1) + Date(14*k) }
	case lang.MonthUnit:
		start = func(k int) Date { return DateOf(y, m+k, 1) }
	case lang.Quarter:
		start = func(k int) Date { return DateOf(y, (m-1)/3*3+1+3*k, 1) }
	case lang.YearUnit:
		start = func(k int) Date { return DateOf(y+k, 1, 1) }
	case lang.Decade:
		start = func(k int) Date { return DateOf(y+10*k, 1, 1) }
	default:
		return false
	}
	if back {
		e.days(GrainOpen, start(-n), start(0)-1)
	} else {
		e.days(GrainOpen, start(1), start(n+1)-1)
	}
	return true
}
