package timex

import "newscal/parse/lang"

// unit resolves this, next, last … week, month, year, or the end of one.
func (s *Scanner) unit(e *Expr, f *frame) bool {
	mod, ord := f.v[slotMod], f.ord()
	from := s.pub.Day
	if told := s.told(f.v[slotUnit], e.Sentence); (mod == lang.Following || mod == lang.Previous || mod == lang.Same) && told >= 0 {
		from = s.exprs[told].From.Day
		e.Anchor, e.AnchorExpr = AnchorEvent, int32(told)
	}
	y, m, _ := from.YMD()
	k := shift(mod)
	switch unit := f.v[slotUnit]; {
	case f.got(slotYearMod) && ord == 0 && unit != lang.Quarter && unit != lang.Half && unit != lang.YearUnit: // the end of next month
		k = shift(f.v[slotYearMod])
	default:
		if year, written := s.yearOf(f); written {
			y = year
		}
	}
	if _, written := s.yearOf(f); ord != 0 && written || f.got(slotN) && f.v[slotUnit] == lang.Week {
		if ord == 0 {
			ord = int(f.v[slotN]) // week 12
		}
		if done, ok := e.unitOfYear(f.v[slotUnit], ord, y); done {
			return ok
		}
	}
	switch f.v[slotUnit] {
	case lang.Hour:
		e.Vague = true
		return k != 0 && s.stretchOfClock(e, 1, 60, k < 0)
	case lang.DayUnit:
		e.day(from + Date(k))
	case lang.Workday:
		e.day(s.workday(from, k))
	case lang.Week, lang.Fortnight:
		monday := from - Date(from.Weekday()-1) + Date(7*k)
		e.days(GrainWeek, monday, monday+6)
		if mod == lang.Later {
			e.From = OnDay(min(from+1, monday+6))
		} else if a, b, ok := thirdOf(s.w.Lex.WeekParts, usualWeek, mod); ok {
			e.From, e.To = OnDay(monday+Date(a-1)), OnDay(monday+Date(b-1))
		}
	case lang.Weekend:
		if mod == lang.Coming && from.Weekday() < s.weekendDay() {
			k = 0 // this coming weekend: the nearest
		}
		day := from - Date(from.Weekday()-s.weekendDay()) + Date(7*k)
		switch {
		case mod == lang.Coming && from <= day-7:
			day -= 7 // the one that comes first
		case mod == 0 && e.Tense < 0 && from < day:
			day -= 7 // they met at the weekend
		case from > day+1 && k == 0 && e.Tense >= 0:
			day += 7 // a Sunday opens the week after Friday and Saturday
		}
		e.days(GrainWeekend, day, day+1)
	case lang.MonthUnit:
		first := DateOf(y, m+k, 1)
		y, m, _ = first.YMD()
		e.days(GrainMonth, first, monthEnd(y, m))
		switch mod {
		case lang.Early, lang.Begin, lang.Mid, lang.Late, lang.End:
			a, b := third(mod, first, monthEnd(y, m))
			if mod == lang.End && s.deadline(f) {
				a = b
			}
			e.days(GrainMonthPart, a, b)
			e.Mod = mod
		}
	case lang.Quarter:
		q := (m - 1) / 3
		switch _, written := s.yearOf(f); {
		case ord == 0 && f.got(slotN): // Q3
			ord = int(f.v[slotN])
			fallthrough
		case ord > 0:
			if ord > 4 {
				return false
			}
			if past := q; !written && mod == 0 {
				y += nearer(e.Tense, past, ord-1)
			}
			q = ord - 1
		case ord < 0 && mod == 0:
			q = 3
		}
		first := DateOf(y, 3*(q+k)+1, 1)
		ly, lm, _ := DateOf(y, 3*(q+k)+3, 1).YMD()
		e.days(GrainQuarter, first, monthEnd(ly, lm))
	case lang.Half:
		h := (m - 1) / 6
		if ord != 0 {
			h = max(ord, 1) - 1
			if ord < 0 {
				h = 1
			}
		}
		first := DateOf(y, 6*(h+k)+1, 1)
		ly, lm, _ := DateOf(y, 6*(h+k)+6, 1).YMD()
		e.days(GrainHalf, first, monthEnd(ly, lm))
	case lang.YearUnit:
		e.days(GrainYear, DateOf(y+k, 1, 1), DateOf(y+k, 12, 31))
		return s.cutYear(e, mod, y+k)
	case lang.Decade:
		d := y/10*10 + 10*k
		e.days(GrainDecade, DateOf(d, 1, 1), DateOf(d+9, 12, 31))
	case lang.Century:
		c := y/100*100 + 100*k
		if ord > 0 {
			c = (ord - 1) * 100
		}
		e.days(GrainCentury, DateOf(c, 1, 1), DateOf(c+99, 12, 31))
	default:
		return false
	}
	return true
}

// unitOfYear makes e the day, week or month of year y that ord counts, from its
// end for ord below 0; weeks as ISO 8601 counts them. It is not done for other
// units, and not ok where the year has no such one.
func (e *Expr) unitOfYear(unit int32, ord, y int) (done, ok bool) {
	first := DateOf(y, 1, 1)
	size := 0 // of a year
	switch unit {
	case lang.DayUnit:
		size = int(DateOf(y+1, 1, 1) - first)
	case lang.Week:
		first = firstWeek(y)
		size = int(firstWeek(y+1)-first) / 7
	case lang.MonthUnit:
		size = 12
	default:
		return false, false
	}
	if ord < 0 {
		ord += size + 1
	}
	if ord < 1 || ord > size {
		return true, false
	}
	switch unit {
	case lang.DayUnit:
		e.day(first + Date(ord-1))
	case lang.Week:
		monday := first + Date(7*(ord-1))
		e.days(GrainWeek, monday, monday+6)
	default:
		e.days(GrainMonth, DateOf(y, ord, 1), monthEnd(y, ord))
	}
	return true, true
}

// firstWeek gives the Monday of the first week of year y (ISO 8601): the one
// that holds 4 January.
func firstWeek(y int) Date {
	d := DateOf(y, 1, 4)
	return d - Date(d.Weekday()-1)
}

// nearer gives the year, counted from the present one, of quarter q without a
// year where now is the present quarter: the past tense looks back.
func nearer(tense int8, now, q int) int {
	switch {
	case tense > 0 && q < now:
		return 1
	case tense < 0 && q > now+1:
		return -1
	}
	return 0
}

// usualWeek and usualYear are the days and months with which the early, middle
// and late part of a week and a year begin and end, where the language has no others.
var (
	usualWeek = []int{1, 3, 2, 4, 5, 7}
	usualYear = []int{1, 4, 6, 7, 9, 12}
)

// thirdOf gives the first and the last unit of the part that mod names.
func thirdOf(own, usual []int, mod int32) (first, last int, ok bool) {
	if len(own) != len(usual) {
		own = usual
	}
	switch mod {
	case lang.Early, lang.Begin:
		return own[0], own[1], true
	case lang.Mid:
		return own[2], own[3], true
	case lang.Late, lang.End:
		return own[4], own[5], true
	}
	return 0, 0, false
}

// cutYear narrows e to the part of year y that mod says.
func (s *Scanner) cutYear(e *Expr, mod int32, y int) bool {
	own := s.w.Lex.YearParts
	first, last, ok := thirdOf(own, usualYear, mod)
	if mod == lang.Begin && len(own) == 0 {
		last = 3
	}
	switch {
	case ok:
		e.From, e.To = OnDay(DateOf(y, first, 1)), OnDay(monthEnd(y, last))
	case mod == lang.Later:
		if now, _, _ := s.pub.Day.YMD(); y == now {
			e.From = OnDay(s.pub.Day + 1)
		}
	}
	return true
}

// partOfYear resolves early, mid, late or the end of a written year.
func (s *Scanner) partOfYear(e *Expr, f *frame) bool {
	y, _ := s.yearOf(f)
	e.days(GrainYear, DateOf(y, 1, 1), DateOf(y, 12, 31))
	return s.cutYear(e, f.v[slotMod], y)
}
