package timex

import "newscal/parse/lang"

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
	grain := GrainDay
	switch f.v[slotUnit] {
	case lang.DayUnit, lang.Workday:
		start = func(k int) Date { return today + Date(k) }
	case lang.Week:
		grain = GrainWeek
		start = func(k int) Date { return today - Date(today.Weekday()-1) + Date(7*k) }
	case lang.Fortnight:
		start = func(k int) Date { return today - Date(today.Weekday()-1) + Date(14*k) }
	case lang.MonthUnit:
		grain = GrainMonth
		start = func(k int) Date { return DateOf(y, m+k, 1) }
	case lang.Quarter:
		grain = GrainQuarter
		start = func(k int) Date { return DateOf(y, (m-1)/3*3+1+3*k, 1) }
	case lang.YearUnit:
		grain = GrainYear
		start = func(k int) Date { return DateOf(y+k, 1, 1) }
	case lang.Decade:
		start = func(k int) Date { return DateOf(y+10*k, 1, 1) }
	default:
		return false
	}
	switch {
	case f.v[slotClose] == closeUnit:
		e.days(grain, start(n), start(n+1)-1)
	case back:
		e.days(GrainOpen, start(-n), start(0)-1)
	default:
		e.days(GrainOpen, start(1), start(n+1)-1)
	}
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
