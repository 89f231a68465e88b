package timex

import "newscal/parse/lang"

// stay is the coming event of several days that was told last: a weekday told
// behind it is one of its days. «The fair is held from 19 to 24 June. On Saturday
// there will be a concert.»
type stay struct {
	from, to            Date // from is 0 for none
	sentence, paragraph int
	nearest             Date // the nearest coming day told so far, 0 for none
	among               bool // nearer days were told before it
}

// Bounds of a stay whose days go by their names, and of how far it reaches.
const (
	longestStay   = 13 // days behind its first
	staySentences = 8
	nextSentence  = 1 // among other days
	beside        = 3 // days: the eve, and what comes of it
)

// note remembers e, a coming day or days. Days in a row that one sentence lists are
// one stay.
func (t *stay) note(s *Scanner, e *Expr, f *frame) {
	until := s.led(f, lang.Until) || s.follows(f.first, s.w.Sentences[e.Sentence].First, lang.Deadline)
	begin := stay{e.From.Day, e.To.Day, e.Sentence, s.w.Sentences[e.Sentence].Paragraph, t.nearest, t.nearest > 0 && t.nearest < e.From.Day}
	switch {
	case e.To.Day > e.From.Day && e.To.Day-e.From.Day <= longestStay:
		*t = begin
	case e.To.Day > e.From.Day || e.Named || e.Relative:
	case t.from > 0 && e.Sentence == t.sentence && e.From.Day == t.to+1:
		t.to = e.From.Day // 7 and 8 May
	case t.to > t.from && (e.From.Day >= t.from-beside && e.From.Day <= t.to+beside || until):
	default:
		*t = begin
	}
	if !until && (t.nearest == 0 || e.From.Day < t.nearest) {
		t.nearest = e.From.Day
	}
}

// weekday gives the day of the stay that has the weekday of day, the coming one,
// which e names; false where e may well mean that one.
func (t *stay) weekday(s *Scanner, e *Expr, day Date) (Date, bool) {
	const far = 7 // days: a nearer one is told by its name alone
	if t.from == 0 || t.to == t.from || e.Sentence == t.sentence && e.Tense <= 0 || e.Sentence-t.sentence > staySentences || s.w.Sentences[e.Sentence].Paragraph > t.paragraph+1 {
		return 0, false
	}
	if t.among && (e.Sentence > t.sentence+nextSentence || s.w.Sentences[e.Sentence].Paragraph > t.paragraph) {
		return 0, false
	}
	of := t.from + Date((day.Weekday()-t.from.Weekday()+7)%7)
	if of > t.to || t.from-s.pub.Day < far && day != s.pub.Day {
		return 0, false
	}
	return of, true
}
