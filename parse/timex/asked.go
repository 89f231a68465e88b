package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// maxAsked is of how many tokens a text is at most that only asks for a time.
const maxAsked = 12

// mayAsk says that sentence i is the whole text and as short as a time that
// someone types: «7.30 tomorrow», «15/2». Numbers may be times there that in an
// article are scores and counts.
func (s *Scanner) mayAsk(i int) bool {
	return len(s.w.Sentences) == 1 && len(s.w.Tokens) <= maxAsked && i == 0
}

// nothingElse says that the pieces leave no word of the text out but those that
// lead to a time or join two.
func (s *Scanner) nothingElse() bool {
	words, numbers := s.leftOut()
	return words+numbers == 0 && len(s.pieces) > 0
}

// spoken says that someone says the text of himself or to someone: «Are you free
// on Monday 6-8».
func (s *Scanner) spoken() bool {
	for i := range s.w.Tokens {
		if s.w.Tokens[i].Kind == text.Word && s.w.Lex.Speaks(s.w.Folded(i)) {
			return true
		}
	}
	return false
}

// misdated says that the text is nothing but a date and numbers that fit into
// none, 2026 80 10, so that no one can tell what was meant.
func (s *Scanner) misdated() bool {
	words, numbers := s.leftOut()
	for k := range s.pieces {
		f := &s.pieces[k]
		whole := f.gotAny(bit(slotDay, slotWeekday, slotHoliday)) || f.gotAny(monthMask) && f.gotAny(bit(slotYear, slotYY))
		if f.kind != frameDate || whole {
			return false
		}
	}
	return words == 0 && numbers > 0
}

// leftOut counts the words and the numbers of the text that are in no piece and
// neither lead to a time nor join two.
func (s *Scanner) leftOut() (words, numbers int) {
	k := 0
	for i := range s.w.Tokens {
		for k < len(s.pieces) && s.pieces[k].last <= i {
			k++
		}
		kind := s.w.Tokens[i].Kind
		switch {
		case k < len(s.pieces) && s.pieces[k].first <= i || s.w.Readings(i).Any(leading):
		case kind == text.Word:
			words++
		case kind == text.Number:
			numbers++
		}
	}
	return words, numbers
}

// leading are the classes of words that stand between the times of a text that
// is nothing else.
var leading = lang.Of(lang.Prep, lang.In, lang.Article, lang.Glue, lang.Range, lang.Between, lang.From, lang.And, lang.Since, lang.Until, lang.Before, lang.Deadline)

// pointAt notes in e, this, next or last year or month, the day that lies so
// many years or months from publication: who types «next year» asks for the day
// a year from now. «This year» means today only where the language has it so.
func (s *Scanner) pointAt(e *Expr, f *frame) {
	months := shift(f.v[slotMod])
	switch f.v[slotMod] {
	case lang.Next, lang.Last, lang.Coming, lang.AfterNext, lang.BeforeLast:
	case lang.This:
		if !s.w.Lex.YearFromToday {
			return
		}
	default:
		return
	}
	switch f.v[slotUnit] {
	case lang.MonthUnit:
	case lang.YearUnit:
		months *= 12
	default:
		return
	}
	if f.gotAny(bit(slotOrd, slotN, slotYear, slotYY, slotYearMod, slotClose)) || s.pub.Day == 0 {
		return
	}
	e.pointTo(s.pub, months)
}

// pointTo makes the moment so many months from another the one that e means.
func (e *Expr) pointTo(from Moment, months int) {
	var at Expr
	at.count(from, amount{months: months}, lang.DayUnit)
	e.point, e.pointed = Moment{at.From.Day, from.Clock}, true
}
