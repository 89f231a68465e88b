package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

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
		e.day(today + Date(8-today.Weekday()) + Date(w-1) + Date(7*f.v[slotN]*f.v[slotDir])) // that day of next week, or so many weeks on or back
	case lang.Last:
		e.day(today + ahead - 7)
	case lang.BeforeLast:
		e.day(today + ahead - 14)
	case lang.Following:
		base := today
		if s.lastDay >= 0 {
			base = s.exprs[s.lastDay].To.Day
			e.Anchor, e.AnchorExpr = AnchorEvent, int32(s.lastDay)
		}
		ahead = Date((w - base.Weekday() + 7) % 7)
		if ahead == 0 || ahead == 1 && s.lastDay < 0 { // tomorrow is not called the following Wednesday
			ahead += 7
		}
		e.day(base + ahead)
	case lang.Previous:
		of := s.named(f, e.Sentence)
		if of < 0 {
			return false
		}
		base := s.exprs[of].From.Day
		e.day(base - 1 - Date((base.Weekday()-1-w+7)%7))
		e.Anchor, e.AnchorExpr = AnchorEvent, int32(of)
	case lang.This:
		if e.Tense < 0 && ahead > 0 {
			ahead -= 7 // «este martes» of what was told
		}
		e.day(today + ahead)
	case lang.Coming:
		e.day(today + ahead)
	default:
		if s.led(f, lang.Since) && f.end == nil && !f.got(slotHour2) && ahead > 0 && e.Tense <= 0 {
			e.day(today + ahead - 7)
			break
		}
		if s.led(f, lang.Until) || s.led(f, lang.Deadline) && !(e.Tense < 0 && s.sets(f, e.Sentence)) {
			e.day(today + ahead)
			break
		}
		if s.inWeek(e, w) || s.sameDay(e, w) {
			break
		}
		past := !s.announces(e) && !s.onList(e, f) && !f.got(slotN) && (e.Tense < 0 || !f.got(slotHour2))
		if ahead > 0 && (past || s.faint && e.Tense > 0 && s.dates(f)) {
			ahead -= 7
		}
		if ahead = s.goOn(e, ahead); ahead == 0 && s.m.asked && f.first == 0 && f.last == 1 {
			ahead = 7 // who asks for today says so
		}
		e.day(today + ahead + Date(7*f.v[slotN]*f.v[slotDir])) // Wednesday in two weeks
	}
	e.Implied = true
	return true
}

// onList says that f has an hour, and stands in a line that has no verb: «Talk on
// bees by Dr Ann Lee, with slides and an exhibition, Thursday, 8 p.m., town hall».
func (s *Scanner) onList(e *Expr, f *frame) bool {
	const most = 40 // tokens
	bounds := s.w.Sentences[e.Sentence]
	if e.Tense != 0 || !f.gotAny(clockMask) || bounds.Last-bounds.First > most {
		return false
	}
	for i := bounds.First; i < bounds.Last; i++ {
		if set := s.w.Tags[i].Set; set.Any(finiteSet) && !set.Has(lang.Event) || set.Has(lang.Report) {
			return false
		}
	}
	return true
}

// dates says that f only tells of which day the noun before it is: «das Ergebnis
// vom Sonntag zeigt».
func (s *Scanner) dates(f *frame) bool {
	if !s.w.Lex.CapitalNouns || f.first == 0 || f.end != nil || !s.m.wordSet(f.first).Has(lang.From) {
		return false
	}
	noun := &s.w.Tokens[f.first-1]
	return noun.Kind == text.Word && noun.Upper && (f.last >= len(s.w.Tags) || !s.w.Tags[f.last].Set.Any(lang.Of(lang.Range, lang.Glue, lang.Prep)))
}

// sets says that f and the word that leads to it open their sentence up to a
// comma, and so tell when the rest was done: «By Monday, the water had reached it».
func (s *Scanner) sets(f *frame, sentence int) bool {
	bounds := s.w.Sentences[sentence]
	return f.first-bounds.First <= 1 && f.last < bounds.Last && s.borders(f.last)
}

// goOn gives by how many days the weekday of e is ahead where a coming day was
// told before: «on Tuesday and», printed on Friday, «on Friday»; «on Monday next
// week and on Wednesday»; «on Friday, 19 June, and on Sunday»; «from 5 to 7 June.
// On Sunday».
func (s *Scanner) goOn(e *Expr, ahead Date) Date {
	if s.lastComing < 0 || e.Tense < 0 || s.owned(e.Last) {
		return ahead
	}
	if day, ok := s.stay.weekday(s, e, s.pub.Day+ahead); ok {
		return day - s.pub.Day
	}
	before := &s.exprs[s.lastComing]
	far := before.From.Day - s.pub.Day
	w := (s.pub.Day + ahead).Weekday()
	if before.Sentence != e.Sentence {
		if ahead == 0 && e.Tense > 0 && far > 0 && far < 7 && !before.Range && !before.Grain.Coarse() && before.Sentence == e.Sentence-1 && s.saysWeekday(before) {
			return 7 // printed on Monday: «arrives on Sunday, 8 May. On Monday he will speak»
		}
		return ahead
	}
	if before.Named && far > 0 && far < 7 && ahead >= 0 && ahead < far && s.enumerates(before.Last, e.First) {
		return ahead + 7 // Poland on Sunday and the hosts on Tuesday
	}
	if far >= 7 && s.saysWeekday(before) {
		return before.To.Day + Date((w-before.To.Day.Weekday()+7)%7) - s.pub.Day
	}
	if ahead == 0 || (before.Named || before.Anchor == AnchorEvent) && far >= 7 && far < 10 && ahead > 0 && ahead < far && ahead+7 > far {
		return ahead + 7
	}
	return ahead
}

// enumerates says that «and» joins what stands between tokens i and j, without a verb, and
// nothing else that tells an order.
func (s *Scanner) enumerates(i, j int) bool {
	const longest = 8
	and := false
	for k := i; k < j && j-i <= longest; k++ {
		set := s.w.Tags[k].Set
		if set.Any(finiteSet.Or(lang.Of(lang.Scheduled, lang.Expected, lang.Before, lang.After, lang.Infinitive, lang.Negation))) || s.borders(k) {
			return false
		}
		and = and || set.Has(lang.And)
	}
	return and && j-i > 1
}

// saysWeekday says that e names the weekday of a day of the month.
func (s *Scanner) saysWeekday(e *Expr) bool {
	for i := e.First; i < e.Last; i++ {
		if s.m.wordSet(i).Has(lang.Weekday) {
			return !e.Named
		}
	}
	return false
}

// led says that a word of class c stands before f, or opens it.
func (s *Scanner) led(f *frame, c lang.Class) bool {
	return s.opens(f.first, c) || f.last-f.first > 1 && s.m.wordSet(f.first).Has(c)
}

// sameDay makes e, weekday w, the day that was counted just before it and is one:
// «on the eve, Friday», «the next day, Tuesday».
func (s *Scanner) sameDay(e *Expr, w int) bool {
	k := len(s.exprs) - 1
	if k < 0 || s.exprs[k].Sentence != e.Sentence || s.exprs[k].Anchor != AnchorEvent || s.exprs[k].Grain != GrainDay || s.exprs[k].Range || e.First-s.exprs[k].Last > 2 {
		return false
	}
	if s.exprs[k].From.Day.Weekday() != w {
		return false
	}
	e.day(s.exprs[k].From.Day)
	e.Anchor, e.AnchorExpr = AnchorSentence, int32(k)
	return true
}

// inWeek makes e weekday w of the week that stands just before it: «next week,
// probably on Wednesday».
func (s *Scanner) inWeek(e *Expr, w int) bool {
	k := len(s.exprs) - 1
	if k < 0 || s.exprs[k].Sentence != e.Sentence || s.exprs[k].Grain != GrainWeek || s.exprs[k].Range || e.First-s.exprs[k].Last > 2 {
		return false
	}
	week := &s.exprs[k]
	day := week.From.Day + Date((w-week.From.Day.Weekday()+7)%7)
	if day > week.To.Day {
		return false
	}
	e.day(day)
	e.Anchor, e.AnchorExpr = AnchorSentence, int32(k)
	return true
}
