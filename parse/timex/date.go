package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// date resolves a calendar date or a part of one.
func (s *Scanner) date(e *Expr, f *frame) bool {
	switch {
	case f.got(slotHoliday):
		return s.holiday(e, f)
	case f.has == bit(slotHijri) && s.m.wordSet(f.first).Has(lang.Hijri) && !s.ledTo(f):
		return false // Ramadan traditions
	case isHijri(f) || f.got(slotJalali):
		return s.otherCalendar(e, f)
	case f.got(slotOrd) && f.got(slotWeekday):
		return s.weekdayOrDay(e, f)
	case f.got(slotCtx) && f.got(slotDay):
		return s.dayOfMonthBefore(e, f)
	case f.got(slotDay) && f.got(slotMonth):
		return !s.isName(f) && s.dayOfMonth(e, f)
	case f.got(slotDay):
		return s.bareDay(e, f)
	case f.got(slotMonth):
		return !s.isName(f) && !s.noSuchDay(f) && s.month(e, f)
	case f.got(slotWeekday):
		return !s.isName(f) && s.weekday(e, f)
	case f.got(slotYear) && f.v[slotUnit] == lang.Decade:
		return s.decade(e, int(f.v[slotYear]), f.v[slotMod])
	case f.got(slotYY) && f.v[slotUnit] == lang.Decade: // the 90s
		now, _, _ := s.pub.Day.YMD()
		y := now/100*100 + int(f.v[slotYY])
		if y > now {
			y -= 100
		}
		return s.decade(e, y, f.v[slotMod])
	case f.got(slotYear) && f.got(slotYY) && f.v[slotYY] >= 1 && f.v[slotYY] <= 12 && f.v[slotYY] <= f.v[slotYear]%100:
		f.set(slotMonth, f.v[slotYY]) // 2014-10; but 2009-10 are two years
		return s.month(e, f)
	case f.got(slotYear), f.got(slotYY):
		return s.year(e, f)
	}
	return false
}

// isName says that f, a month, a day or both in words, is the name of a person
// or a street: it has capitals that the language does not give it.
func (s *Scanner) isName(f *frame) bool {
	if f.got(slotDay) && f.got(slotWeekday) {
		return false // no street has a weekday in its name
	}
	if !s.w.Lex.SmallTimes {
		// Straße | des 17. Juni
		return f.got(slotDay) && f.got(slotMonth) && f.first > 0 && s.m.wordSet(f.first).Has(lang.OfNoun) && s.m.wordSet(f.first-1).Any(streets)
	}
	first, last := f.first, &s.w.Tokens[f.last-1]
	if f.got(slotDay) {
		for first < f.last-1 && s.m.wordSet(first).Any(beforeDay) {
			first++
		}
	}
	word := &s.w.Tokens[first]
	if f.got(slotDay) && last.Upper && !last.Caps && word.Kind == text.Number && f.first > 0 && s.m.wordSet(f.first-1).Has(lang.Venue) {
		return true // the street of the 25 de Mayo
	}
	if !word.Upper || word.Caps || !last.Upper || last.Caps {
		return false
	}
	if f.last < len(s.w.Tokens) && f.last-f.first == 1 && s.w.Tokens[f.last].Kind == text.Word && s.w.Tokens[f.last].Upper {
		return true
	}
	if first == 0 {
		return false
	}
	before := &s.w.Tokens[first-1]
	return before.Kind == text.Word || before.Kind == text.Punct && (before.Value == '-' || before.Value == ',' || f.last-first > 2 && before.Value != ':')
}

// streets are the classes of words that a name with a day follows.
var streets = lang.Of(lang.Venue, lang.Area)

// ledTo says that the word before f leads to a time: in Ramadan, of '98.
func (s *Scanner) ledTo(f *frame) bool {
	return f.first > 0 && s.w.Tokens[f.first-1].Kind == text.Word && s.m.wordSet(f.first-1).Any(leadsToTime)
}

var leadsToTime = lang.Of(lang.Prep, lang.In, lang.And, lang.Since, lang.Until, lang.Range, lang.Between, lang.Before, lang.After)

// noSuchDay says that a number before the month of f says a day that no month
// has: 32 August, 32 de agosto.
func (s *Scanner) noSuchDay(f *frame) bool {
	if f.first == 0 || f.got(slotYY) {
		return false
	}
	n := &s.w.Tokens[f.first-1]
	return n.Kind == text.Number && n.Value > 31 && n.Value < 100 && s.m.wordSet(f.first).Any(lang.Of(lang.Month, lang.OfNoun))
}

// beforeDay are the classes of words that lead up to a day.
var beforeDay = lang.Of(lang.Glue, lang.Article, lang.Prep, lang.Range, lang.Between)

// relativeDay resolves a word for a day, counted from publication.
func (s *Scanner) relativeDay(e *Expr, f *frame) bool {
	if f.got(slotMonth) && f.got(slotDay) { // tomorrow, 3 January
		if !s.date(e, f) {
			return false
		}
		if d := s.pub.Day + Date(f.v[slotRelDay]); e.Mismatch && d.Weekday() == int(f.v[slotWeekday]) {
			e.day(d) // yesterday and its name agree: the number is a slip
			e.Mismatch = false
		}
		return true
	}
	e.day(s.pub.Day + Date(f.v[slotRelDay]))
	e.Anchor = AnchorPublication
	e.Vague = f.v[slotMod] == lang.Same // now
	if f.got(slotWeekday) && e.From.Day.Weekday() != int(f.v[slotWeekday]) {
		// A word such as «today» of another day: the name of the day holds.
		d := Date((int(f.v[slotWeekday]) - e.From.Day.Weekday() + 7) % 7)
		if d > 3 {
			d -= 7
		}
		e.day(e.From.Day + d)
	}
	return true
}

// dayOfMonth resolves a day and month, with or without a year.
func (s *Scanner) dayOfMonth(e *Expr, f *frame) bool {
	m, d := int(f.v[slotMonth]), int(f.v[slotDay])
	weekday := int(f.v[slotWeekday])
	if (s.MonthFirst || s.MonthFirstAsked && s.m.asked) && d <= 12 && s.slashed(f) {
		m, d = d, m
	}
	if y, ok := s.yearOf(f); ok {
		if d > monthDays(y, m) {
			return false
		}
		e.day(DateOf(y, m, d))
		if swapped := DateOf(y, d, m); weekday > 0 && d <= 12 && e.From.Day.Weekday() != weekday && swapped.Weekday() == weekday && s.inDigits(f) {
			e.day(swapped) // Tuesday, 11/3/2015: the weekday tells the order
		}
	} else {
		day, ok := s.nearestYear(e, f, m, d)
		if !ok {
			return false
		}
		if weekday > 0 && d <= 12 && s.inDigits(f) { // the weekday tells the order
			swapped, ok := s.nearestYear(e, f, d, m)
			if ok && swapped.Weekday() == weekday && (day.Weekday() != weekday || abs(swapped-s.pub.Day) < abs(day-s.pub.Day)) {
				day = swapped
			}
		}
		e.day(day)
		e.Implied, e.Anchor = true, AnchorPublication
	}
	e.Mismatch = weekday > 0 && e.From.Day.Weekday() != weekday
	return true
}

// slashed says that f writes day and month in digits with a slash between them,
// in the order of most countries.
func (s *Scanner) slashed(f *frame) bool {
	for i := f.first; i < f.last-1; i++ {
		if t := &s.w.Tokens[i]; t.Kind == text.Number {
			slash := &s.w.Tokens[i+1]
			return t.Value == f.v[slotDay] && slash.Kind == text.Punct && slash.Value == '/' && s.inDigits(f)
		}
	}
	return false
}

// inDigits says that f writes its month in digits.
func (s *Scanner) inDigits(f *frame) bool {
	for i := f.first; i < f.last; i++ {
		if s.w.Readings(i).Has(lang.Month) {
			return false
		}
	}
	return true
}

// dayOfMonthBefore resolves a day of the month that was named before: «و6 منه».
func (s *Scanner) dayOfMonthBefore(e *Expr, f *frame) bool {
	if s.lastDay < 0 {
		return false
	}
	y, m, _ := s.exprs[s.lastDay].From.Day.YMD()
	d := int(f.v[slotDay])
	if d > monthDays(y, m) {
		return false
	}
	e.day(DateOf(y, m, d))
	e.Anchor, e.AnchorExpr, e.Implied = AnchorEvent, int32(s.lastDay), true
	return true
}

// bareDay resolves a day without its month: the month of publication or the
// one that the tense asks for.
func (s *Scanner) bareDay(e *Expr, f *frame) bool {
	if s.modifies(f, e.Sentence) || f.last < len(s.w.Tokens) && s.w.Tokens[f.last].Value == '%' && s.w.Tokens[f.last-1].Kind == text.Number {
		return false // the 15th edition, Sunday 12 people, al 28 %
	}
	y, m, today := s.pub.Day.YMD()
	d := int(f.v[slotDay])
	switch {
	case f.v[slotMod] == 0 && s.dayTold(e, d, int(f.v[slotWeekday])):
		return true
	case f.v[slotMod] == lang.Next:
		m++
	case f.v[slotMod] == lang.Last:
		m--
	case f.v[slotMod] == lang.This:
	case f.v[slotMod] == lang.Coming:
		if d < today {
			m++
		}
	case (e.Tense >= 0 || s.lastComing >= 0 && s.exprs[s.lastComing].Sentence == e.Sentence) && s.inComingMonth(e, d, int(f.v[slotWeekday])):
		return true
	case e.Tense < 0 && d > today:
		m--
	case e.Tense >= 0 && d < today:
		m++
	}
	first := DateOf(y, m, 1)
	y, m, _ = first.YMD()
	w, missing := int(f.v[slotWeekday]), d > int(monthEnd(y, m)-first)+1
	if missing && w == 0 {
		return false
	}
	e.day(DateOf(y, m, d))
	e.Anchor, e.Implied = AnchorPublication, true
	if w > 0 && (missing || e.From.Day.Weekday() != w) {
		months := []int{0, 1, -1, 2, 3} // «Sunday 31»: the month in which it is one
		switch {
		case e.Tense < 0:
			months = []int{0, -1, 1, -2, 2}
		case s.m.asked:
			months = []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
		}
		y, m, _ := s.pub.Day.YMD()
		for _, k := range months {
			first := DateOf(y, m+k, 1)
			y, m, _ := first.YMD()
			if day := first + Date(d-1); day.Weekday() == w && day <= monthEnd(y, m) {
				e.day(day)
				return true
			}
		}
		if f.days.n == 0 && s.w.Tokens[f.last-1].Kind == text.Number {
			return s.weekday(e, f) // Sunday 12: no day of a month
		}
		e.Mismatch = true
	}
	return true
}

// dayTold makes e the coming day with number d, and of that weekday where it is
// above 0, that was told shortly before, whatever the tense: on Monday, the 29th
// … «it made no sense to meet on the 29th».
func (s *Scanner) dayTold(e *Expr, d, weekday int) bool {
	const reach = 20
	for k := len(s.exprs) - 1; k >= max(0, len(s.exprs)-reach); k-- {
		o := &s.exprs[k]
		if o.Grain.Coarse() || o.ClockOnly || o.From.Day <= s.pub.Day || o.From.Day > s.pub.Day+60 {
			continue
		}
		if _, _, day := o.From.Day.YMD(); day == d && (weekday == 0 || o.From.Day.Weekday() == weekday) {
			e.day(o.From.Day)
			e.Anchor, e.AnchorExpr, e.Implied = AnchorEvent, int32(k), true
			return true
		}
	}
	return false
}

// inComingMonth makes e day d of the month that the coming date before lies in:
// «on 28 March … and on the 30th», where it is the weekday said with it, if any.
func (s *Scanner) inComingMonth(e *Expr, d, weekday int) bool {
	if s.lastComing < 0 || e.Sentence-s.exprs[s.lastComing].Sentence > 6 {
		return false
	}
	y, m, _ := s.exprs[s.lastComing].From.Day.YMD()
	day := DateOf(y, m, d)
	if day < s.pub.Day || day > monthEnd(y, m) || weekday > 0 && day.Weekday() != weekday {
		return false
	}
	e.day(day)
	e.Anchor, e.AnchorExpr, e.Implied = AnchorEvent, int32(s.lastComing), true
	return true
}

// weekdayOrDay resolves a weekday with an ordinal that may number the day or
// the weekday, الأربعاء الثاني من مارس: 2 March where that is a Wednesday, else the
// second Wednesday of March.
func (s *Scanner) weekdayOrDay(e *Expr, f *frame) bool {
	g := *f
	g.has &^= bit(slotOrd)
	g.set(slotDay, f.v[slotOrd])
	if ok := f.v[slotOrd] > 0 && s.date(e, &g); ok && !e.Mismatch || f.v[slotOrd] > 5 {
		return ok
	}
	e.Mismatch = false
	return s.weekdayOf(e, f)
}

// month resolves a month, with or without its year.
func (s *Scanner) month(e *Expr, f *frame) bool {
	if f.got(slotHijri) {
		return s.otherCalendar(e, f)
	}
	m := int(f.v[slotMonth])
	y, ok := s.yearOf(f)
	if !ok {
		y = s.monthYear(e, f, m)
		e.Implied, e.Anchor = true, AnchorPublication
	}
	e.days(GrainMonth, DateOf(y, m, 1), monthEnd(y, m))
	return true
}

// monthYear gives the year that a month without one belongs to.
func (s *Scanner) monthYear(e *Expr, f *frame, m int) int {
	y, now, _ := s.pub.Day.YMD()
	mod := f.v[slotMod]
	if f.got(slotMonthMod) {
		mod = f.v[slotMonthMod]
	}
	switch mod {
	case lang.Next, lang.Coming, lang.AfterNext:
		if m <= now {
			y++
		}
		if mod == lang.AfterNext {
			y++
		}
		return y
	case lang.Last:
		if m >= now {
			y--
		}
		return y
	case lang.This:
		return y
	}
	if s.leaning {
		return s.tale.year(m)
	}
	if c, ok := s.yearOfSentence(e); ok {
		return c
	}
	if e.Tense <= 0 && s.lastYear >= 0 {
		if c, ok := s.yearCarried(e); ok {
			return c
		}
	}
	switch {
	case e.Tense < 0 && m > now && (m > now+2 || s.history()):
		y--
	case e.Tense > 0 && m < now:
		y++
	case e.Tense == 0 && m > now && now+12-m <= recent/30 && (!s.announces(e) || s.led(f, lang.Since)):
		y--
	case e.Tense == 0 && now-m > recent/30:
		y++
	}
	return y
}
