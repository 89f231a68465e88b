package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// maxAsked is of how many tokens a text is at most that only asks for a time.
const maxAsked = 24

// asking is how a text asks for a time: in articles, not at all.
type asking uint8

const (
	notAsked asking = iota
	typed           // it is nothing but a time
	spoken          // someone says it of himself or to someone: «Are you free on Monday 6-8»
)

// howAsked tells how the sentence in hand asks.
func (s *Scanner) howAsked() asking {
	switch {
	case !s.m.asked:
		return notAsked
	case s.nothingElse():
		return typed
	}
	for i := range s.w.Tokens {
		if s.w.Tokens[i].Kind == text.Word && s.w.Lex.Speaks(s.w.Folded(i), i == 0) {
			return spoken
		}
	}
	return notAsked
}

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

// dayless says that e is an hour or a part of the day that someone says of
// himself, of no day: «I'll be back at 7 p.m.»
func (e *Expr) dayless() bool {
	return e.asked == spoken && e.bare && e.Anchor == AnchorPublication
}

// timeOfDay gives the interval of e, which is dayless. An hour that may be of
// either half of the day is one of the afternoon.
func (e *Expr) timeOfDay() (from, to Moment) {
	from, to = Moment{NoDate, e.From.Clock}, Moment{NoDate, e.To.Clock}
	switch {
	case e.Grain == GrainPart:
		hours := spokenHours[e.Part]
		switch e.Third {
		case lang.Early, lang.Begin:
			hours[1] = hours[0] + 2
		case lang.Late, lang.End:
			hours[0] = hours[1] - 2
		}
		from.Clock, to.Clock = 60*hours[0], 60*hours[1]
	case e.either && max(from.Clock, to.Clock) < 12*60:
		from.Clock += 12 * 60
		to.Clock += 12 * 60
	}
	return from, to
}

// spokenHours are the hours at which the parts of the day begin and end for
// those who speak of their own.
var spokenHours = [...][2]int16{{}, {4, 8}, {8, 12}, {12, 14}, {12, 16}, {16, 20}, {20, 24}, {0, 1}}

// before gives the last day before the day or month with which e, a range, ends:
// who is away from 3 to 7 May is back on the seventh.
func (e *Expr) before(grain Grain) Moment {
	last := e.To.Day - 1
	if grain == GrainMonth {
		y, m, _ := e.To.Day.YMD()
		last = DateOf(y, m, 1) - 1
	} else if grain != GrainDay {
		return e.To
	}
	if last < e.From.Day {
		return e.To
	}
	return OnDay(last)
}
