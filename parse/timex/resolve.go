package timex

import (
	"fmt"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// resolve appends the expressions that a joined frame says.
func (s *Scanner) resolve(f *frame, sentence int) {
	e := Expr{Sentence: sentence, AnchorExpr: -1}
	s.span(&e, f.first, f.last)
	e.Tense = s.tense(f.first, f.last, sentence)
	switch f.kind {
	case frameNever:
		return
	case frameSet:
		e.Type, e.Weekday, e.Unit, e.N = TypeSet, f.v[slotWeekday], f.v[slotUnit], f.v[slotN]
		s.exprs = append(s.exprs, e)
		return
	case frameDuration:
		e.Type, e.N, e.Unit = TypeDuration, f.v[slotN], f.v[slotUnit]
		s.exprs = append(s.exprs, e)
		return
	case frameZone:
		return
	}
	if s.tale.leans(f, e.Tense) {
		pub := s.pub
		s.pub, s.leaning, e.Tense = OnDay(s.tale.told), true, 0
		defer func() { s.pub, s.leaning = pub, false }()
	}
	if f.days.n > 1 && f.end == nil {
		s.resolveDays(f, e)
		return
	}
	if f.end != nil && f.kind != frameOffset {
		shareYear(f, f.end)
	}
	if !s.interval(&e, f) {
		return
	}
	if f.end != nil && f.kind != frameOffset {
		if !s.rangeTo(&e, f, f.end) {
			return
		}
		if e.Range && f.own > 0 {
			e.firstEnd, e.secondStart = int(s.w.Tokens[f.own-1].End), int(s.w.Tokens[f.end.first].Start)
		}
	}
	s.keep(e, f)
}

// keep appends e and remembers what later times may lean on.
func (s *Scanner) keep(e Expr, f *frame) {
	s.exprs = append(s.exprs, e)
	i := len(s.exprs) - 1
	s.tale.note(&e, f, s.pub.Day, s.leaning)
	if !e.Grain.Coarse() && !e.ClockOnly {
		s.lastDay = i
		if e.From.Day > s.pub.Day {
			s.lastComing = i
		}
	}
	if f.got(slotYear) {
		s.lastYear = i
	}
	if abs(e.From.Day-s.pub.Day) < 300 && !e.ClockOnly {
		s.current = true
	}
}

// resolveDays resolves a list of days as one expression each, a range as one.
func (s *Scanner) resolveDays(f *frame, e Expr) {
	list := f.days
	run := list.isRun || list.n == 2 && s.opens(f.first, lang.Between)
	for k := range int(list.n) {
		one := e
		g := *f
		g.days = dayList{}
		g.set(slotDay, int32(list.day[k]))
		if k > 0 {
			g.has &^= bit(slotWeekday) // it belongs to the first day
		}
		if !s.interval(&one, &g) {
			continue
		}
		switch {
		case run && k == 0:
			e = one
		case run && k == int(list.n)-1:
			if one.From.Day > e.From.Day {
				e.To, e.Range, e.secondGrain = one.To, true, GrainDay
				e.firstEnd, e.secondStart = int(s.w.Tokens[list.at[0]].End), int(s.w.Tokens[list.at[k]].Start)
			}
			s.keep(e, f)
		case run:
		default:
			first, last := f.first, f.last
			if k > 0 {
				first = int(list.at[k])
			}
			if k < int(list.n)-1 {
				last = int(list.past[k])
			}
			if first >= last {
				first = last - 1
			}
			s.span(&one, first, last)
			s.keep(one, f)
		}
	}
}

// shareYear gives the beginning of a range the year and month that only its
// end says: 30 August to 2 September 2026, from Monday 3 to Friday 7 March.
func shareYear(f, g *frame) {
	if f.kind != frameDate || g.kind != frameDate {
		return
	}
	month := g.v[slotMonth]
	if f.got(slotDay) && g.got(slotDay) && g.got(slotMonth) && !f.gotAny(bit(slotMonth, slotHijri, slotJalali, slotYear)) {
		if f.v[slotDay] > g.v[slotDay] {
			month = (month+10)%12 + 1
		}
		f.set(slotMonth, month)
	}
	if g.got(slotYear) && g.got(slotMonth) && f.got(slotMonth) && !f.gotAny(bit(slotYear, slotYY, slotYearMod)) {
		y := g.v[slotYear]
		if f.v[slotMonth] > g.v[slotMonth] {
			y--
		}
		f.set(slotYear, y)
	}
	if g.got(slotYearMod) && f.got(slotMonth) && !f.gotAny(bit(slotYear, slotYY, slotYearMod)) {
		f.set(slotYearMod, g.v[slotYearMod])
	}
}

// rangeTo makes e, which f says, a range that ends with frame g.
func (s *Scanner) rangeTo(e *Expr, f, g *frame) bool {
	end := *e
	if g.got(slotCtx) && g.got(slotDay) && e.From.Day != NoDate { // from 3 April to the 22nd of the same month
		y, m, _ := e.From.Day.YMD()
		g.set(slotMonth, int32(m))
		g.set(slotYear, int32(y))
		g.has &^= bit(slotCtx)
	}
	if g.gotAny(clockMask) && !g.gotAny(dayMask) {
		c := clockOf(g)
		if c < 0 {
			return true
		}
		if g.gotAny(bit(slotMeridiem, slotPart)) && !f.gotAny(bit(slotMeridiem, slotPart)) && e.From.Clock < 720 && e.From.Clock+720 <= c {
			e.From.Clock += 720 // from 3 to 6 p.m.
		}
		if c < e.From.Clock && c+720 > e.From.Clock && !g.gotAny(bit(slotMeridiem, slotPart)) {
			c += 720 // from 11 to 1
		}
		e.To, e.secondGrain = Moment{e.From.Day, c}, GrainMinute
		if c < e.From.Clock {
			e.To.Day++
		}
		e.Range = true
		if g.got(slotZone) && e.Zone == "" {
			e.Zone = s.w.Lex.Text(g.v[slotZone])
		}
		return true
	}
	if !g.gotAny(bit(slotYear, slotYearMod)) && g.kind == frameDate && e.From.Day != NoDate {
		saved := s.pub
		s.pub = OnDay(e.From.Day) // the end is the first such day after the beginning
		end.Tense = 1
		ok := s.interval(&end, g)
		s.pub = saved
		if !ok {
			return true
		}
	} else if !s.interval(&end, g) {
		return true
	}
	if end.To.Day >= e.From.Day {
		e.To, e.Range, e.secondGrain = end.To, true, end.Grain
		if e.Grain != end.Grain && end.Grain < e.Grain {
			e.Grain = end.Grain
		}
	}
	return true
}

// interval fills the grain and interval of e from f; false if f is no time.
func (s *Scanner) interval(e *Expr, f *frame) bool {
	ok := false
	e.Relative = f.kind == frameDay || f.kind == frameOffset
	e.Past = f.got(slotMod) && shift(f.v[slotMod]) < 0
	e.Named = f.kind == frameDate && f.got(slotWeekday) && !f.got(slotDay)
	switch f.kind {
	case frameDate:
		ok = s.date(e, f)
	case frameDay:
		ok = s.relativeDay(e, f)
	case frameOffset:
		ok = s.offset(e, f)
	case framePeriod:
		ok = s.period(e, f)
	case frameClock, framePart:
		ok = s.clockAlone(e, f)
	}
	if !ok {
		return false
	}
	if f.got(slotClose) {
		e.From = e.To
	}
	if f.kind != frameClock && f.gotAny(clockMask) {
		s.clock(e, f)
	} else if f.got(slotPart) && e.Grain == GrainDay {
		e.Grain, e.Part = GrainPart, f.v[slotPart]
	}
	return true
}

// day makes e the whole day d.
func (e *Expr) day(d Date) {
	e.Type, e.Grain, e.From, e.To = TypeDate, GrainDay, OnDay(d), OnDay(d)
}

// days makes e the days from a to b.
func (e *Expr) days(g Grain, a, b Date) {
	e.Type, e.Grain, e.From, e.To = TypeDate, g, OnDay(a), OnDay(b)
}

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

// date resolves a calendar date or a part of one.
func (s *Scanner) date(e *Expr, f *frame) bool {
	switch {
	case f.got(slotHoliday):
		return s.holiday(e, f)
	case isHijri(f) || f.got(slotJalali):
		return s.otherCalendar(e, f)
	case f.got(slotCtx) && f.got(slotDay):
		return s.dayOfMonthBefore(e, f)
	case f.got(slotDay) && f.got(slotMonth):
		return !s.isName(f) && s.dayOfMonth(e, f)
	case f.got(slotDay):
		return s.bareDay(e, f)
	case f.got(slotMonth):
		return !s.isName(f) && s.month(e, f)
	case f.got(slotWeekday):
		return !s.isName(f) && s.weekday(e, f)
	case f.got(slotYear) && f.v[slotUnit] == lang.Decade:
		return s.decade(e, int(f.v[slotYear]), f.v[slotMod])
	case f.got(slotYY) && f.v[slotUnit] == lang.Decade: // the 90s
		now, _, _ := s.pub.Day.YMD()
		y := now/100*100 + int(f.v[slotYY])
		if y > now+10 {
			y -= 100
		}
		return s.decade(e, y, f.v[slotMod])
	case f.got(slotYear), f.got(slotYY):
		return s.year(e, f)
	}
	return false
}

// isName says that f, a month, a day or both in words, is the name of a person
// or a street: it has capitals that the language does not give it.
func (s *Scanner) isName(f *frame) bool {
	if !s.w.Lex.SmallTimes {
		return false
	}
	first, last := f.first, &s.w.Tokens[f.last-1]
	if f.got(slotDay) {
		for first < f.last-1 && s.m.wordSet(first).Any(beforeDay) {
			first++
		}
	}
	if word := &s.w.Tokens[first]; first == 0 || !word.Upper || word.Caps || !last.Upper || last.Caps {
		return false
	}
	if f.last < len(s.w.Tokens) && f.last-f.first == 1 && s.w.Tokens[f.last].Kind == text.Word && s.w.Tokens[f.last].Upper {
		return true
	}
	before := &s.w.Tokens[first-1]
	return before.Kind == text.Word || before.Kind == text.Punct && (before.Value == '-' || before.Value == ',' || f.last-first > 2 && before.Value != ':')
}

// beforeDay are the classes of words that lead up to a day.
var beforeDay = lang.Of(lang.Glue, lang.Article, lang.Prep, lang.Range, lang.Between)

// decade resolves the 1990s, or the early, mid or late part of them.
func (s *Scanner) decade(e *Expr, y int, mod int32) bool {
	if y%10 != 0 {
		return false
	}
	e.days(GrainDecade, DateOf(y, 1, 1), DateOf(y+9, 12, 31))
	switch mod {
	case lang.Early, lang.Begin:
		e.To = OnDay(DateOf(y+3, 12, 31))
	case lang.Mid:
		e.From, e.To = OnDay(DateOf(y+4, 1, 1)), OnDay(DateOf(y+6, 12, 31))
	case lang.Late, lang.End:
		e.From = OnDay(DateOf(y+6, 1, 1))
	}
	return true
}

// yearOf gives the written year of f.
func (s *Scanner) yearOf(f *frame) (int, bool) {
	switch {
	case f.got(slotYear) && f.v[slotYear] < 1000: // by a phrase: last year
		y, _, _ := s.pub.Day.YMD()
		if f.v[slotYear] != lang.SameYear {
			return y + int(f.v[slotYear]), true
		}
		if s.lastYear >= 0 {
			y, _, _ = s.exprs[s.lastYear].From.Day.YMD()
		}
		return y, true
	case f.got(slotYear):
		return int(f.v[slotYear]), true
	case f.got(slotYearMod):
		y, _, _ := s.pub.Day.YMD()
		return y + shift(f.v[slotYearMod]), true
	case f.got(slotYY):
		y := 2000 + int(f.v[slotYY])
		if now, _, _ := s.pub.Day.YMD(); y > now+20 {
			y -= 100
		}
		return y, true
	}
	return 0, false
}

// dayOfMonth resolves a day and month, with or without a year.
func (s *Scanner) dayOfMonth(e *Expr, f *frame) bool {
	m, d := int(f.v[slotMonth]), int(f.v[slotDay])
	weekday := int(f.v[slotWeekday])
	if y, ok := s.yearOf(f); ok {
		if d > int(monthEnd(y, m)-DateOf(y, m, 1))+1 {
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
		e.day(day)
		e.Implied, e.Anchor = true, AnchorPublication
	}
	e.Mismatch = weekday > 0 && e.From.Day.Weekday() != weekday
	return true
}

// inDigits says that f writes its month in digits.
func (s *Scanner) inDigits(f *frame) bool {
	for i := f.first; i < f.last; i++ {
		if s.w.Tags[i].All.Has(lang.Month) {
			return false
		}
	}
	return true
}

// nearestYear gives the day m-d of the year that tense, context and weekday ask for.
func (s *Scanner) nearestYear(e *Expr, f *frame, m, d int) (Date, bool) {
	y, _, _ := s.pub.Day.YMD()
	if s.leaning {
		y = s.tale.year(m)
		return DateOf(y, m, d), d <= int(monthEnd(y, m)-DateOf(y, m, 1))+1
	}
	if c, ok := s.yearOfSentence(e); ok && f.v[slotMod] == 0 && d <= int(monthEnd(c, m)-DateOf(c, m, 1))+1 {
		return DateOf(c, m, d), true
	}
	past, future, near := NoDate, NoDate, NoDate
	match := NoDate
	for c := y - 4; c <= y+4; c++ {
		if d > int(monthEnd(c, m)-DateOf(c, m, 1))+1 {
			continue
		}
		day := DateOf(c, m, d)
		if day <= s.pub.Day {
			past = day
		}
		if day >= s.pub.Day && future == NoDate {
			future = day
		}
		if near == NoDate || abs(day-s.pub.Day) < abs(near-s.pub.Day) {
			near = day
		}
		if w := int(f.v[slotWeekday]); w > 0 && day.Weekday() == w && abs(day-s.pub.Day) < 340 && (match == NoDate || abs(day-s.pub.Day) < abs(match-s.pub.Day)) {
			match = day
		}
	}
	if near == NoDate {
		return 0, false // 31 June
	}
	if y, ok := s.yearAhead(e); ok && f.v[slotMod] == 0 && d <= int(monthEnd(y, m)-DateOf(y, m, 1))+1 {
		return DateOf(y, m, d), true
	}
	tense := e.Tense
	switch f.v[slotMod] {
	case lang.Next, lang.Coming:
		tense = 1
	case lang.Last:
		tense = -1
	case lang.This:
		tense = 0
	}
	switch {
	case tense > 0 && future-s.pub.Day > 300 && s.pub.Day-past < 21:
		return past, true // a future word of another clause: no one announces a day eleven months off without its year
	case tense < 0 && past != NoDate && s.pub.Day-past > 300 && future != NoDate && future-s.pub.Day < 46 && !s.history():
		return future, true // nor looks that far back
	case tense > 0, tense == 0 && f.v[slotMod] == 0 && match == NoDate && s.pub.Day-past > 100 && s.announces(e):
		return future, true
	case match != NoDate:
		return match, true
	}
	if s.lastYear >= 0 && f.v[slotMod] == 0 {
		if c, ok := s.yearCarried(e); ok && d <= int(monthEnd(c, m)-DateOf(c, m, 1))+1 {
			return DateOf(c, m, d), true
		}
	}
	if past != NoDate && (tense < 0 || s.pub.Day-past <= recent) {
		return past, true
	}
	if future != NoDate {
		return future, true
	}
	return near, true
}

// recent is for how many days a date without year and tense looks back before
// it looks forward.
const recent = 120

// history says that the article tells of another time than its own.
func (s *Scanner) history() bool { return s.lastYear >= 0 && !s.current }

// yearAhead gives the coming year that the same sentence or the one before
// names alone: in 2027, from 16 June.
func (s *Scanner) yearAhead(e *Expr) (int, bool) {
	if s.lastYear < 0 {
		return 0, false
	}
	before := &s.exprs[s.lastYear]
	now, _, _ := s.pub.Day.YMD()
	y, _, _ := before.From.Day.YMD()
	return y, y > now && y < now+5 && before.Grain == GrainYear && e.Tense >= 0 && e.Sentence-before.Sentence <= 1
}

// yearOfSentence gives last year, where the sentence of e tells of it before
// e, «In 2025 … on 3 May», or the year long past of a day told there, «on 2 May
// 1840 and on 4 May», where nothing says that e is to come.
func (s *Scanner) yearOfSentence(e *Expr) (int, bool) {
	if s.lastYear < 0 || s.exprs[s.lastYear].Sentence != e.Sentence {
		return 0, false
	}
	before := &s.exprs[s.lastYear]
	now, _, _ := s.pub.Day.YMD()
	y, _, _ := before.From.Day.YMD()
	if before.Grain == GrainYear {
		return y, y == now-1 && e.Tense < 0
	}
	if before.Grain > GrainMonth || y >= now-1 {
		return 0, false
	}
	for i := before.Last; i < e.First; i++ {
		if s.w.Tags[i].Set.Any(lang.Of(lang.Future, lang.Scheduled, lang.Expected)) {
			return 0, false
		}
	}
	return y, e.First-before.Last < 20
}

// yearCarried gives the year of the written date before, where the article
// goes on to tell of that year.
func (s *Scanner) yearCarried(e *Expr) (int, bool) {
	before := &s.exprs[s.lastYear]
	now, _, _ := s.pub.Day.YMD()
	y, _, _ := before.From.Day.YMD()
	if y >= now || e.Sentence-before.Sentence > 40 {
		return 0, false
	}
	if s.current && (before.Grain >= GrainYear || e.Sentence-before.Sentence > 2) {
		return 0, false // news that looks back in passing
	}
	if now-y <= 1 && e.Sentence-before.Sentence > 2 {
		return 0, false
	}
	return y, true
}

func abs(d Date) Date {
	if d < 0 {
		return -d
	}
	return d
}

// dayOfMonthBefore resolves a day of the month that was named before: «و6 منه».
func (s *Scanner) dayOfMonthBefore(e *Expr, f *frame) bool {
	if s.lastDay < 0 {
		return false
	}
	y, m, _ := s.exprs[s.lastDay].From.Day.YMD()
	d := int(f.v[slotDay])
	if d > int(monthEnd(y, m)-DateOf(y, m, 1))+1 {
		return false
	}
	e.day(DateOf(y, m, d))
	e.Anchor, e.AnchorExpr, e.Implied = AnchorEvent, s.lastDay, true
	return true
}

// bareDay resolves a day without its month: the month of publication or the
// one that the tense asks for.
func (s *Scanner) bareDay(e *Expr, f *frame) bool {
	if s.modifies(f, e.Sentence) {
		return false // the 15th edition, Sunday 12 people
	}
	y, m, today := s.pub.Day.YMD()
	d := int(f.v[slotDay])
	switch {
	case f.v[slotMod] == lang.Next:
		m++
	case f.v[slotMod] == lang.Last:
		m--
	case f.v[slotMod] == lang.This:
	case (e.Tense >= 0 || s.lastComing >= 0 && s.exprs[s.lastComing].Sentence == e.Sentence) && s.inComingMonth(e, d):
		return true
	case e.Tense < 0 && d > today:
		m--
	case e.Tense >= 0 && d < today:
		m++
	}
	first := DateOf(y, m, 1)
	y, m, _ = first.YMD()
	if d > int(monthEnd(y, m)-first)+1 {
		return false
	}
	e.day(DateOf(y, m, d))
	e.Anchor, e.Implied = AnchorPublication, true
	if w := int(f.v[slotWeekday]); w > 0 && e.From.Day.Weekday() != w {
		for k := 1; k <= 3; k++ { // «Sunday 31»: the month in which it is one
			first := DateOf(y, m+k, 1)
			if day := first + Date(d-1); day.Weekday() == w {
				e.day(day)
				return true
			}
		}
		e.Mismatch = true
	}
	return true
}

// inComingMonth makes e day d of the month that the coming date before lies in:
// «on 28 March … and on the 30th».
func (s *Scanner) inComingMonth(e *Expr, d int) bool {
	if s.lastComing < 0 || e.Sentence-s.exprs[s.lastComing].Sentence > 6 {
		return false
	}
	y, m, _ := s.exprs[s.lastComing].From.Day.YMD()
	day := DateOf(y, m, d)
	if day < s.pub.Day || day > monthEnd(y, m) {
		return false
	}
	e.day(day)
	e.Anchor, e.AnchorExpr, e.Implied = AnchorEvent, s.lastComing, true
	return true
}

// month resolves a month, with or without its year.
func (s *Scanner) month(e *Expr, f *frame) bool {
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
	case e.Tense == 0 && m > now && now+12-m <= recent/30:
		y--
	case e.Tense == 0 && now-m > recent/30:
		y++
	}
	return y
}

// weekday resolves the name of a day.
func (s *Scanner) weekday(e *Expr, f *frame) bool {
	w := int(f.v[slotWeekday])
	today := s.pub.Day
	ahead := Date((w - today.Weekday() + 7) % 7) // 0–6
	e.Anchor = AnchorPublication
	switch f.v[slotMod] {
	case lang.Next:
		if ahead == 0 {
			ahead = 7
		}
		e.day(today + ahead)
	case lang.AfterNext:
		e.day(today + Date(8-today.Weekday()) + Date(w-1)) // that day of next week
	case lang.Last:
		e.day(today + ahead - 7)
	case lang.BeforeLast:
		e.day(today + ahead - 14)
	case lang.Following:
		base := today
		if s.lastDay >= 0 {
			base = s.exprs[s.lastDay].To.Day
			e.Anchor, e.AnchorExpr = AnchorEvent, s.lastDay
		}
		ahead = Date((w - base.Weekday() + 7) % 7)
		if ahead == 0 {
			ahead = 7
		}
		e.day(base + ahead)
	case lang.Previous:
		of := s.named(f, e.Sentence)
		if of < 0 {
			return false
		}
		base := s.exprs[of].From.Day
		e.day(base - 1 - Date((base.Weekday()-1-w+7)%7))
		e.Anchor, e.AnchorExpr = AnchorEvent, of
	case lang.This, lang.Coming:
		e.day(today + ahead)
	default:
		if s.led(f, lang.Since) && ahead > 0 && e.Tense <= 0 {
			e.day(today + ahead - 7)
			break
		}
		if s.led(f, lang.Until) || s.led(f, lang.Deadline) {
			e.day(today + ahead)
			break
		}
		if !s.announces(e) && ahead > 0 && !f.got(slotN) {
			ahead -= 7
		}
		if ahead == 0 && e.Tense >= 0 && s.lastComing >= 0 && s.exprs[s.lastComing].Sentence == e.Sentence {
			ahead = 7 // on Tuesday and, printed on Friday, on Friday
		}
		e.day(today + ahead + Date(7*f.v[slotN]*f.v[slotDir])) // Wednesday in two weeks
	}
	e.Implied = true
	return true
}

// led says that a word of class c stands before f, or opens it.
func (s *Scanner) led(f *frame, c lang.Class) bool {
	return s.opens(f.first, c) || f.last-f.first > 1 && s.m.wordSet(f.first).Has(c)
}

// year resolves a year alone.
func (s *Scanner) year(e *Expr, f *frame) bool {
	y, _ := s.yearOf(f)
	if f.last-f.first == 1 && (y < 1800 || y > 2100 || y%50 == 0 && !s.m.edge(f.last)) {
		return false // 2000 people
	}
	e.days(GrainYear, DateOf(y, 1, 1), DateOf(y, 12, 31))
	return true
}

// clockOf gives the minutes after midnight that f says, or NoClock.
func clockOf(f *frame) int16 {
	h, m := f.v[slotHour], f.v[slotMinute]
	part := f.v[slotPart]
	if f.got(slotFraction) {
		m += f.v[slotFraction]
	}
	if !f.got(slotHour) {
		switch part {
		case lang.Noon:
			return int16(12*60 + m)
		case lang.Midnight:
			return int16((24*60 + m) % (24 * 60))
		}
		return NoClock
	}
	switch {
	case f.got(slotMeridiem) && f.v[slotMeridiem] == 1 && h < 12:
		h += 12
	case f.got(slotMeridiem) && f.v[slotMeridiem] == 0 && h == 12:
		h = 0
	case f.got(slotMeridiem):
	case (part == lang.Afternoon || part == lang.Evening) && h < 12:
		h += 12
	case part == lang.Noon && h < 6:
		h += 12
	case part == lang.Night && h >= 6 && h < 12:
		h += 12
	case part == lang.Night && h == 12:
		h = 0
	}
	c := h*60 + m
	if c < 0 {
		c += 24 * 60
	}
	if c > 24*60 || h > 24 {
		return NoClock
	}
	return int16(c % (24 * 60))
}

// clock gives the day of e the clock time of f.
func (s *Scanner) clock(e *Expr, f *frame) {
	c := clockOf(f)
	if c < 0 {
		return
	}
	e.Type, e.Grain = TypeTime, GrainMinute
	e.From.Clock = c
	e.To = e.From
	if f.got(slotHour2) {
		e.until(f)
	}
	if f.got(slotZone) {
		e.Zone = s.w.Lex.Text(f.v[slotZone])
		if f.got(slotDir) && f.got(slotN) { // UTC+3
			e.Zone = offsetName(60*f.v[slotN]*f.v[slotDir], e.Zone)
		}
		if f.got(slotDir) && f.got(slotCtx) { // both clocks together tell the offset
			e.Zone = offsetName(f.v[slotDir], e.Zone)
		}
	}
}

// until makes e, a clock time, a range that ends at the second clock time of
// f. What f says of the part of the day belongs to the end: from 11 to 1 p.m.
func (e *Expr) until(f *frame) {
	end := *f
	end.has &^= bit(slotMinute, slotFraction)
	end.v[slotMinute], end.v[slotFraction] = 0, 0
	end.set(slotHour, f.v[slotHour2])
	end.set(slotMinute, f.v[slotMinute2])
	c := clockOf(&end)
	if c < 0 {
		return
	}
	e.To.Clock = c
	switch {
	case c >= e.From.Clock:
	case e.From.Clock >= 720 && e.From.Clock-720 < c && f.gotAny(bit(slotMeridiem, slotPart)):
		e.From.Clock -= 720
	case c+720 > e.From.Clock && f.v[slotHour2] <= 12 && !f.gotAny(bit(slotMeridiem, slotPart)):
		e.To.Clock += 720
	default:
		e.To.Day++
	}
	e.Range = true
}

// offsetName gives the offset of a clock that runs minutes ahead of the zone,
// where that zone is UTC; else the zone cannot be told and is "".
func offsetName(minutes int32, zone string) string {
	if zone != "UTC" || minutes%15 != 0 {
		return ""
	}
	for minutes > 14*60 {
		minutes -= 24 * 60
	}
	for minutes < -12*60 {
		minutes += 24 * 60
	}
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

// clockAlone resolves a clock time or part of the day that names no day.
func (s *Scanner) clockAlone(e *Expr, f *frame) bool {
	e.day(s.pub.Day)
	e.Anchor, e.ClockOnly, e.Implied = AnchorPublication, true, true
	switch {
	case f.v[slotMod] == lang.Last:
		e.day(s.pub.Day - 1)
	case f.v[slotMod] == lang.Next, f.v[slotPart] == lang.Midnight && !f.got(slotHour) && e.Tense >= 0:
		e.day(s.pub.Day + 1)
	}
	if f.kind == framePart {
		e.Type, e.Grain, e.Part = TypeTime, GrainPart, f.v[slotPart]
		if !f.got(slotMod) { // in the evening: of which day, another time may tell
			e.Vague = true
			return true
		}
		e.ClockOnly = false
		return true
	}
	s.clock(e, f)
	if c := e.From.Clock; e.Grain == GrainMinute && s.pub.Clock > c && c > 0 && f.v[slotMod] == 0 && s.announces(e) {
		if c += 720; c > s.pub.Clock && c < 24*60 && !f.gotAny(bit(slotMeridiem, slotPart)) && s.m.g.twelve {
			e.From.Clock, e.To.Clock = c, e.To.Clock+720 // half past three, said at noon
			return true
		}
		e.From.Day++
		e.To.Day++ // it is past today
	}
	return e.Grain == GrainMinute
}

// announces says that the sentence of e tells of the future, or is too short
// to have a verb: a heading or a line of a table.
func (s *Scanner) announces(e *Expr) bool {
	bounds := s.w.Sentences[e.Sentence]
	return e.Tense > 0 || e.Tense == 0 && bounds.Last-bounds.First <= 12
}
