package timex

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// Scanner finds the time expressions of one article after the other, reusing
// its memory. It is not safe for use by several goroutines.
type Scanner struct {
	MonthFirst      bool // where both orders can be, 1/2 is 2 January
	MonthFirstAsked bool // the same in a text that is nothing but a time

	m      matcher
	pieces []frame
	ends   []frame
	exprs  []Expr
	pub    Moment
	w      *lang.Words
	// what the article said so far
	lastDay    int  // index of the last expression that fixes a day, or -1
	lastComing int  // index of the last one that fixes a coming day, or -1
	lastStay   int  // index of the last one that told a day of an event by its number, or -1
	stay       stay // the last one of several days to come
	lastYear   int  // index of the last expression with a written year, or that says last or next year; or -1
	current    bool // it spoke of the time of its publication
	tale       tale
	leaning    bool // the time in hand is counted from the tale
	faint      bool // a verb in the present alone says that it is to come
	asking     asking
	at         int // the sentence in hand
}

// Scan gives the time expressions of w in the order of the text, read against
// the moment of publication. The result is valid until the next Scan.
func (s *Scanner) Scan(w *lang.Words, g *Grammar, published Moment) []Expr {
	s.w, s.pub = w, published
	s.m.w, s.m.g = w, g
	s.exprs, s.lastDay, s.lastYear, s.current = s.exprs[:0], -1, -1, false
	s.lastComing, s.lastStay = -1, -1
	s.tale, s.stay, s.leaning = tale{}, stay{}, false
	for i := range w.Sentences {
		sentence := &w.Sentences[i]
		for first := sentence.First; first < sentence.Last; first += maxSentence {
			s.sentence(i, first, min(first+maxSentence, sentence.Last))
		}
	}
	return s.exprs
}

// maxSentence bounds how many tokens are read at once, and so the memory that
// a text without full stops takes.
const maxSentence = 4096

// sentence appends the times of tokens [first, last) of sentence i.
func (s *Scanner) sentence(i, first, last int) {
	s.m.asked = s.mayAsk(i)
	s.pieces = s.m.frames(s.pieces[:0], first, last)
	if s.asking = s.howAsked(); s.m.asked && s.asking == notAsked {
		if s.m.asked = false; s.misdated() {
			return
		}
		s.pieces = s.m.frames(s.pieces[:0], first, last)
	}
	s.plainWeekdays()
	s.shareMonths()
	s.ends, s.at = s.ends[:0], i
	s.grow(last)
	before := len(s.exprs)
	for k := 0; k < len(s.pieces); {
		f, next := s.join(k)
		s.resolve(&f, i)
		k = next
	}
	s.boundSets(before)
	s.placeClocks(before)
}

// grow makes room for the times in hand, which end before token last: where
// there is none, for as many as the rest of the text will have if it goes on in
// this way, so that many are not copied again and again.
func (s *Scanner) grow(last int) {
	want := len(s.exprs) + len(s.pieces)
	if want <= cap(s.exprs) {
		return
	}
	all := int(float64(want)*float64(len(s.w.Tokens))/float64(last)) + len(s.pieces)/8
	s.exprs = slices.Grow(s.exprs, all+8-len(s.exprs))
}

// Slots by what they say.
var (
	dayMask   = bit(slotDay, slotMonth, slotYear, slotYY, slotHijri, slotJalali, slotWeekday, slotRelDay, slotHoliday, slotCtx)
	clockMask = bit(slotHour, slotMinute, slotMeridiem, slotFraction)
)

// wordSet gives the classes of token i, those of the bare word included.
func (m *matcher) wordSet(i int) lang.Set {
	t := &m.w.Tags[i]
	set := t.Set
	if t.Word >= 0 {
		set = set.Or(m.w.Lex.Entry(t.Word).Set)
	}
	return set
}

// opens says that a word of class c stands just before token i, articles and
// weekdays set aside.
func (s *Scanner) opens(i int, c lang.Class) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		set := s.m.wordSet(k)
		if set.Has(c) {
			return true
		}
		if !set.Has(lang.Glue) && !set.Has(lang.Article) {
			return false
		}
	}
	return false
}

// borders says that token i separates clauses.
func (s *Scanner) borders(i int) bool {
	t := &s.w.Tokens[i]
	if t.Kind == text.Punct {
		switch t.Value {
		case ',', ';', ':', '،', '؛', '«', '»', '"', '“', '”', '(', ')', '—', '–':
			return true
		}
	}
	return s.w.Tags[i].Set.Any(clauseSet)
}

var clauseSet = lang.Of(lang.Clause, lang.That, lang.Relative)
