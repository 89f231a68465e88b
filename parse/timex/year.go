package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

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

// year resolves a year alone.
func (s *Scanner) year(e *Expr, f *frame) bool {
	y, _ := s.yearOf(f)
	if f.got(slotYY) && !f.got(slotYear) && s.w.Tokens[f.first].Kind == text.Punct && !s.ledTo(f) {
		return false // the iLife '11 software
	}
	if f.last-f.first == 1 && (y < 1800 || y > 2100 || y%50 == 0 && !s.m.edge(f.last)) {
		return false // 2000 people
	}
	e.days(GrainYear, DateOf(y, 1, 1), DateOf(y, 12, 31))
	now, _, _ := s.pub.Day.YMD()
	named := f.got(slotYear) && f.v[slotYear] < 1000 && f.v[slotYear] != lang.SameYear && y != now // by a phrase: next year
	if s.asking == typed && len(s.pieces) == 1 && (named || s.w.Lex.YearFromToday) {
		e.pointTo(s.pub, 12*(y-now))
	}
	return true
}

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

// nearestYear gives the day m-d of the year that tense, context and weekday ask for.
func (s *Scanner) nearestYear(e *Expr, f *frame, m, d int) (Date, bool) {
	y, _, _ := s.pub.Day.YMD()
	if s.leaning {
		y = s.tale.year(m)
		return DateOf(y, m, d), d <= monthDays(y, m)
	}
	if c, ok := s.yearOfSentence(e); ok && f.v[slotMod] == 0 && d <= monthDays(c, m) {
		return DateOf(c, m, d), true
	}
	past, future, near := NoDate, NoDate, NoDate
	match := NoDate
	for c := y - 4; c <= y+4; c++ {
		if d > monthDays(c, m) {
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
		if w := int(f.v[slotWeekday]); w > 0 && day.Weekday() == w && (abs(day-s.pub.Day) < 340 || s.m.asked && day > s.pub.Day) && (match == NoDate || abs(day-s.pub.Day) < abs(match-s.pub.Day)) {
			match = day
		}
	}
	if near == NoDate {
		return 0, false // 31 June
	}
	if c, ok := s.yearAhead(e); ok && f.v[slotMod] == 0 && d <= monthDays(c, m) {
		return DateOf(c, m, d), true
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
	if c, ok := s.yearTold(e, m, d); ok && (tense <= 0 || s.faint) && f.v[slotMod] == 0 {
		return DateOf(c, m, d), true
	}
	switch {
	case s.m.asked && tense == 0 && f.v[slotMod] == 0 && match == NoDate && future != NoDate && (past < DateOf(y, 1, 1) && s.pub.Day-past > 30 || m == 2 && d == 29):
		return future, true
	case tense > 0 && s.faint && f.v[slotMod] == 0 && past != NoDate && future-s.pub.Day > farForPresent && future > DateOf(y, 12, 31) && future-s.pub.Day > s.pub.Day-past && match == NoDate:
		return past, true // meets the mayor, elected on 6 July
	case tense > 0 && future-s.pub.Day > 300 && (s.pub.Day-past < 21 || s.pub.Day-past < 45 && !s.m.asked && !s.farAhead()):
		return past, true // a future word of another clause: no one announces a day eleven months off without its year
	case tense < 0 && past != NoDate && s.pub.Day-past > 300 && future != NoDate && future-s.pub.Day < 46 && !s.history():
		return future, true // nor looks that far back
	case tense > 0, tense == 0 && f.v[slotMod] == 0 && match == NoDate && s.pub.Day-past > 100 && s.announces(e):
		return future, true
	case match != NoDate:
		return match, true
	}
	soon := tense == 0 && future != NoDate && future-s.pub.Day <= 21 // on sale from 15 May
	if s.lastYear >= 0 && f.v[slotMod] == 0 && !soon {
		if c, ok := s.yearCarried(e); ok && d <= monthDays(c, m) {
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

// farAhead says that the article spoke last of a day half a year off at least.
func (s *Scanner) farAhead() bool {
	return s.lastComing >= 0 && s.exprs[s.lastComing].From.Day-s.pub.Day > 183
}

// farForPresent is from how many days on a verb in the present does not
// announce a date of the next year without that year, where the past one is nearer.
const farForPresent = 200

// yearTold gives the past year of day m-d where the article told that day with
// its year before.
func (s *Scanner) yearTold(e *Expr, m, d int) (int, bool) {
	now, _, _ := s.pub.Day.YMD()
	for k := len(s.exprs) - 1; k >= max(0, len(s.exprs)-maxTold); k-- {
		o := &s.exprs[k]
		if o.Anchor != AnchorNone || o.Grain > GrainDay || o.ClockOnly || o.Set != nil {
			continue
		}
		if y, om, od := o.From.Day.YMD(); om == m && od == d && y < now {
			return y, true
		}
	}
	return 0, false
}

// maxTold is how many times back a day is sought that was told before.
const maxTold = 32

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
	return y, y > now && y < now+5 && before.Grain == GrainYear && e.Tense >= 0 && e.Sentence-before.Sentence <= 1 && s.standsAlone(before) &&
		!s.opens(before.First, lang.Deadline) // a target: by 2030
}

// standsAlone says that the year e tells when something happens, and does not
// only tell apart what a noun names: «in 2027», not «the budget of 2027». What
// an event that opens the sentence names happens in its year: «The 2027 games».
func (s *Scanner) standsAlone(e *Expr) bool {
	begin := s.w.Sentences[e.Sentence].First
	if e.First > begin && s.m.wordSet(e.First-1).Has(lang.Toward) {
		return false // the budget for 2027, with a word that tells where too
	}
	if e.First == begin || s.m.wordSet(e.First).Has(lang.In) {
		return true
	}
	for i := e.First - 1; i >= max(begin, e.First-2); i-- {
		set := s.m.wordSet(i)
		switch {
		case set.Any(lang.Of(lang.In, lang.And)) || s.borders(i):
			return true
		case set.Has(lang.Event):
			return i-begin < opening
		case !set.Any(lang.Of(lang.Prep, lang.Article)):
			i = begin
		}
	}
	for i := e.Last; e.First-begin < opening && i < min(e.Last+3, s.w.Sentences[e.Sentence].Last); i++ {
		switch set := s.m.wordSet(i); {
		case set.Has(lang.Event):
			return true // the 2027 Commonwealth Games
		case set.Any(verbSet) || set.Has(lang.Prep) || s.borders(i):
			return false
		}
	}
	return false
}

// opening is among how many words at the beginning of a sentence its subject stands.
const opening = 4

// yearOfSentence gives last year, where the sentence of e tells of it before
// e, «In 2025 … on 3 May», the year that opens the sentence right before e, «In
// 1995, on 3 May», or the year long past of a day told there, «on 2 May
// 1840 and on 4 May», where nothing says that e is to come.
func (s *Scanner) yearOfSentence(e *Expr) (int, bool) {
	if s.lastYear < 0 || s.exprs[s.lastYear].Sentence != e.Sentence {
		return 0, false
	}
	before := &s.exprs[s.lastYear]
	now, _, _ := s.pub.Day.YMD()
	y, _, _ := before.From.Day.YMD()
	if before.Grain == GrainYear {
		return y, y == now-1 && e.Tense < 0 || y < now && e.First == before.Last+1 && s.borders(before.Last) && before.First == s.w.Sentences[e.Sentence].First
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
