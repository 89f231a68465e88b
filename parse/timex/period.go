package timex

import (
	"newscal/parse/lang"
)

// period resolves a stretch of time.
func (s *Scanner) period(e *Expr, f *frame) bool {
	e.Anchor = AnchorPublication
	_, written := s.yearOf(f)
	e.Implied = !written
	if written {
		e.Anchor = AnchorNone
	}
	switch {
	case f.got(slotWeekday):
		return s.weekdayOf(e, f)
	case f.got(slotSeason) && f.v[slotSeason] == 0:
		return s.seasonFromNow(e, f)
	case f.got(slotSeason):
		return s.season(e, f)
	case f.got(slotDay) && f.got(slotMonth) && f.got(slotUnit):
		return s.unitOfDate(e, f)
	case f.gotAny(monthMask) && f.got(slotUnit), f.got(slotMonthMod) && f.got(slotOrd):
		return s.unitOfMonth(e, f)
	case f.got(slotMonth):
		ok := s.partOfMonth(e, f)
		if ok && s.m.asked && !written && e.Grain == GrainMonthPart && f.v[slotMonthMod] == 0 && e.Tense == 0 && e.To.Day < s.pub.Day {
			f.set(slotYearMod, lang.Next) // who asks for the beginning of January means the coming one
			return s.partOfMonth(e, f)
		}
		return ok
	case f.got(slotHijri):
		return s.otherCalendar(e, f)
	case f.got(slotN) && f.got(slotMod), f.got(slotN) && f.v[slotUnit] != lang.Quarter && f.v[slotUnit] != lang.Week:
		return s.stretch(e, f)
	case f.got(slotUnit):
		ok := s.unit(e, f)
		if ok && s.isOver(e, f) {
			f.set(slotYearMod, lang.Next)
			return s.unit(e, f)
		}
		if ok && s.asking == typed {
			s.pointAt(e, f)
		}
		return ok
	case f.got(slotYear):
		return s.partOfYear(e, f)
	}
	return false
}

// unitOfDate makes e the week or the weekend of a date: the weekend of 14 March.
// A week may be named by the Sunday before it, a weekend by the days around it.
func (s *Scanner) unitOfDate(e *Expr, f *frame) bool {
	g := *f
	g.kind, g.has = frameDate, f.has&^bit(slotUnit)
	if !s.date(e, &g) {
		return false
	}
	day := e.From.Day
	switch f.v[slotUnit] {
	case lang.Week:
		monday := day - Date(day.Weekday()%7-1)
		e.days(GrainWeek, monday, monday+6)
	case lang.Weekend:
		opens := s.weekendDay()
		first := day - Date((day.Weekday()-opens+7)%7)
		if day > first+3 { // nearer to the next
			first += 7
		}
		e.days(GrainWeekend, first, first+1)
	default:
		return false
	}
	return true
}

// isOver says that f tells an early or middle part of the present week, month
// or year, which is over, as one to come: «will return early in the week», said
// on a Friday.
func (s *Scanner) isOver(e *Expr, f *frame) bool {
	switch f.v[slotMod] {
	case lang.Early, lang.Begin, lang.Mid, lang.Late, lang.End:
		return !f.gotAny(bit(slotYear, slotYY, slotYearMod, slotOrd)) && !s.leaning && e.Anchor == AnchorPublication && e.To.Day < s.pub.Day && e.Tense > 0
	}
	return false
}

// ord gives the ordinal of f, below 0 where it counts from the end.
func (f *frame) ord() int {
	if f.got(slotBack) {
		return -int(max(f.v[slotOrd], 1))
	}
	return int(f.v[slotOrd])
}

// weekendDay gives the weekday on which the weekend begins where the language
// is spoken.
func (s *Scanner) weekendDay() int {
	if days := s.w.Lex.Weekend; len(days) > 0 {
		return days[0]
	}
	return 6
}

var monthMask = bit(slotMonth, slotHijri)

// wholeMonth makes e the month that f is a part of: March, رمضان, next month.
func (s *Scanner) wholeMonth(e *Expr, f *frame) bool {
	if f.gotAny(monthMask) {
		return s.month(e, f)
	}
	mod := f.v[slotMonthMod]
	if !f.got(slotMonthMod) {
		mod = f.v[slotMod]
	}
	y, m, _ := s.pub.Day.YMD()
	y, m, _ = DateOf(y, m+shift(mod), 1).YMD()
	e.days(GrainMonth, DateOf(y, m, 1), monthEnd(y, m))
	return true
}

// weekdayOf resolves the first, second … last weekday of a month, or the one
// of a week.
func (s *Scanner) weekdayOf(e *Expr, f *frame) bool {
	w, ord := int(f.v[slotWeekday]), f.ord()
	switch {
	case f.gotAny(monthMask):
	case f.v[slotUnit] == lang.Week: // Tuesday of next week
		from := s.pub.Day
		if mod := f.v[slotMod]; (mod == lang.Following || mod == lang.Previous || mod == lang.Same) && s.lastDay >= 0 {
			from = s.exprs[s.lastDay].From.Day
			e.Anchor, e.AnchorExpr = AnchorEvent, int32(s.lastDay)
		}
		e.day(from - Date(from.Weekday()-w) + Date(7*shift(f.v[slotMod])))
		return true
	}
	if y, ok := s.yearOf(f); ok && !f.gotAny(monthMask) { // the third Sunday of 2015
		e.days(GrainYear, DateOf(y, 1, 1), DateOf(y, 12, 31))
	} else if !s.wholeMonth(e, f) {
		return false
	}
	first, last := e.From.Day, e.To.Day
	day := first + Date((w-first.Weekday()+7)%7) + Date(7*(max(ord, 1)-1))
	if ord < 0 {
		day = last - Date((last.Weekday()-w+7)%7) + Date(7*(ord+1))
	}
	if day < first || day > last {
		return false
	}
	e.day(day)
	return true
}

// third gives the days of a month that early, mid or late mean: 1–10, 11–20
// and 21–last, as the guidelines for editors have it.
func third(mod int32, first, last Date) (a, b Date) {
	switch mod {
	case lang.Early, lang.Begin:
		return first, first + 9
	case lang.Mid:
		return first + 10, first + 19
	case lang.Late, lang.End:
		return first + 20, last
	}
	return first, last
}

// deadline says that f is led to by a word of deadlines or written together
// with a preposition: by the end of the month, «بنهاية الشهر», is its last day.
func (s *Scanner) deadline(f *frame) bool {
	t := &s.w.Tags[f.first]
	return t.Before > 0 && t.Set.Has(lang.In) || s.opens(f.first, lang.Deadline) || s.opens(f.first, lang.Before)
}

// partOfMonth resolves early, mid, late or the end of a month, or this, next
// and last with its name.
func (s *Scanner) partOfMonth(e *Expr, f *frame) bool {
	if !s.month(e, f) {
		return false
	}
	switch mod := f.v[slotMod]; mod {
	case lang.Early, lang.Begin, lang.Mid, lang.Late, lang.End:
		a, b := third(mod, e.From.Day, e.To.Day)
		switch {
		case mod == lang.End && s.deadline(f):
			a = b
		case mod == lang.Mid && (s.opens(f.first, lang.Deadline) || s.opens(f.first, lang.Before)):
			a, b = e.From.Day+14, e.From.Day+14 // by the middle of May
		}
		e.days(GrainMonthPart, a, b)
		e.Mod = mod
	}
	return true
}

// unitOfMonth resolves a week, half or day of a month: the first week of March.
func (s *Scanner) unitOfMonth(e *Expr, f *frame) bool {
	if !s.wholeMonth(e, f) {
		return false
	}
	first, last := e.From.Day, e.To.Day
	ord := f.ord()
	switch f.v[slotUnit] {
	case lang.Week:
		if ord < 0 {
			monday := last - Date(last.Weekday()-1)
			if last.Weekday() < 4 {
				monday -= 7
			}
			monday += Date(7 * (ord + 1))
			e.days(GrainWeek, monday, monday+6)
			return true
		}
		start := first + Date(7*(max(ord, 1)-1)) // the first week of March: its first seven days
		if s.m.asked {
			start += Date((8 - first.Weekday()) % 7) // the first that begins in it
		}
		if start > last {
			return false
		}
		if s.m.asked {
			last = start + 6
		}
		e.days(GrainWeek, start, min(start+6, last))
	case lang.Weekend:
		opens := s.weekendDay()
		day := first + Date((opens-first.Weekday()+7)%7) + Date(7*(max(ord, 1)-1))
		if ord < 0 {
			day = last - Date((last.Weekday()-opens+7)%7) + Date(7*(ord+1))
		}
		e.days(GrainWeekend, day, day+1)
	case lang.DayUnit:
		if ord < 0 {
			e.day(last + Date(ord+1))
		} else {
			e.day(first + Date(max(ord, 1)-1))
		}
	case lang.Half, lang.Fortnight:
		if ord <= 1 && ord >= 0 {
			e.days(GrainMonthPart, first, first+14)
		} else {
			e.days(GrainMonthPart, first+15, last)
		}
	default:
		return false
	}
	return true
}

// season resolves a season; winter belongs to the year in which it begins.
func (s *Scanner) season(e *Expr, f *frame) bool {
	season := f.v[slotSeason]
	y, written := s.yearOf(f)
	now, m, _ := s.pub.Day.YMD()
	if !written {
		y = now
		start := int(season) * 3
		under := m < start && m+12 < start+3 // January and February are of the winter that began last year
		switch {
		case s.leaning:
		case under && f.v[slotMod] == lang.Last:
			y -= 2
		case under && (f.v[slotMod] == lang.This || f.v[slotMod] == 0 && e.Tense <= 0):
			y--
		case f.v[slotMod] == lang.Next && m >= start:
			y++
		case f.v[slotMod] == lang.Last && m < start+3:
			y--
		case f.v[slotMod] == 0 && e.Tense > 0 && m > start+2:
			y++
		case f.v[slotMod] == 0 && e.Tense < 0 && m < start:
			y--
		}
	}
	first := DateOf(y, int(season)*3, 1)
	ey, em, _ := DateOf(y, int(season)*3+2, 1).YMD()
	e.days(GrainSeason, first, monthEnd(ey, em))
	e.Season = season
	return true
}

// seasonFromNow resolves this, the next or the last season by the sun, without
// its name, as the days that belong to it whole.
func (s *Scanner) seasonFromNow(e *Expr, f *frame) bool {
	y, _, _ := s.pub.Day.YMD()
	turn := func(k int) Date { // the beginning of the k-th season from the spring of y on
		return DateOf(y, 3*(k+1), 1) + sunTurns[(k%4+5)%4]
	}
	k := -2
	for turn(k+1) <= s.pub.Day {
		k++
	}
	k += shift(f.v[slotMod])
	e.days(GrainSeason, turn(k), turn(k+1)-2)
	e.Season = int32((k%4+4)%4) + lang.Spring
	return true
}

// shift gives how many units a mod goes on or back.
func shift(mod int32) int {
	switch mod {
	case lang.Next, lang.Coming, lang.Following:
		return 1
	case lang.AfterNext:
		return 2
	case lang.Last, lang.Previous:
		return -1
	case lang.BeforeLast:
		return -2
	}
	return 0
}
