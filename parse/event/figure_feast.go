package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Days that are named for what recurs or does not come: feasts, anniversaries,
// birthdays, what would have been.

// isFeast says that e names a feast.
func (f *Finder) isFeast(e *timex.Expr) bool {
	for i := e.First; i < e.Last; i++ {
		if f.saysOf(i, lang.Holiday) {
			return true
		}
	}
	return false
}

// supposedDay says that a condition opens the clause of e, of which no event is
// named: «if I wake up tomorrow».
func (f *Finder) supposedDay(e *timex.Expr, s text.Sentence) bool {
	for i := e.First - 1; i >= max(s.First, e.First-reach/3); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Has(lang.Condition):
			return f.w.Tags[i+1].Set.Has(lang.Pronoun)
		case set.Any(lang.Of(lang.Event, lang.Act)) || f.endsClause(i):
			return false
		}
	}
	return false
}

// unreal says that a condition that is none in fact opens the clause of e: «if the
// election were held on Sunday».
func (f *Finder) unreal(e *timex.Expr, s text.Sentence) bool {
	for i := e.First - 1; i >= max(s.First, e.First-reach/3); i-- {
		if set := f.w.Tags[i].Set; set.Has(lang.Condition) {
			return set.Has(lang.Wish)
		}
		if f.endsClause(i) {
			return false
		}
	}
	return false
}

// infinitiveSubject says that e closes an infinitive that is the subject of its
// sentence: «To hold a vote tomorrow would be rash.»
func (f *Finder) infinitiveSubject(e *timex.Expr, s text.Sentence) bool {
	if e.Last >= s.Last || !f.w.Tags[e.Last].Set.Any(lang.Of(lang.Future, lang.Expected)) {
		return false
	}
	i := e.First - 1
	for ; i >= max(s.First, e.First-reach/2) && !f.endsClause(i); i-- {
		if set := f.w.Tags[i].Set; set.Any(finite) && !set.Any(lang.Of(lang.Event, lang.Infinitive)) {
			return false
		}
	}
	for i++; i < e.First && f.w.Tokens[i].Kind == text.Punct; i++ {
	}
	return i+1 < e.First && (f.w.Tags[i].Set.Has(lang.Range) || f.w.Tags[i].Set.Has(lang.Infinitive)) &&
		f.w.Tags[i+1].Set.Any(lang.Of(lang.Infinitive, lang.Light, lang.Act, lang.Host))
}

// anniversary says that e is told to be that of something past, and that
// nothing is held on it: «today marks ten years since the accord».
func (f *Finder) anniversary(e *timex.Expr, s text.Sentence) bool {
	const few = 5
	if e.From.Day != e.To.Day || e.Coming {
		return false
	}
	for i := e.Last; i < min(s.Last, e.Last+few) && !f.endsClause(i); i++ {
		set := f.w.Tags[i].Set
		switch {
		case set.Any(lang.Of(lang.Event, lang.Act, lang.Light, lang.Host)):
			return false
		case set.Has(lang.Annual):
			return !f.holdsBefore(e.First, s)
		}
	}
	return false
}

// birthday says that e is the day on which somebody reaches an age, and that
// nothing is held on it: «elle aura 90 ans le 12 juin».
func (f *Finder) birthday(e *timex.Expr, s text.Sentence) bool {
	const few = 5
	i := e.First - 1
	if i-2 < s.First || !f.saysOf(i, lang.Aged) || f.w.Tokens[i-1].Kind != text.Number && !f.saysOf(i-1, lang.Number) {
		return false
	}
	for i -= 2; i > s.First && (f.w.Tags[i].Inside || f.w.Tags[i].Set.Any(lang.Of(lang.Pronoun, lang.Article)) && !f.w.Tags[i].Set.Any(finite)); i-- {
	}
	if set := f.w.Tags[i].Set; !set.Any(finite.Or(lang.Of(lang.Expected, lang.Infinitive))) || set.Any(lang.Of(lang.Prep, lang.In)) {
		return false
	}
	for k := e.Last; k < min(s.Last, e.Last+few) && !f.endsClause(k); k++ {
		if f.w.Tags[k].Set.Any(lang.Of(lang.Event, lang.Act, lang.Light, lang.In, lang.Venue)) {
			return false
		}
	}
	return true
}

// holdsBefore says that the clause before token i tells of something that is held.
func (f *Finder) holdsBefore(i int, s text.Sentence) bool {
	for k := i - 1; k >= max(s.First, i-scope) && !f.endsClause(k); k-- {
		if f.w.Tags[k].Set.Any(lang.Of(lang.Event, lang.Act, lang.Light, lang.Host)) {
			return true
		}
	}
	return false
}

// overtaken says that e is the day for which something was planned, and a «but»
// follows that calls nothing off: «The house was to meet on Friday, but the
// speaker said that it will on Monday.»
func (f *Finder) overtaken(e *timex.Expr, s text.Sentence) bool {
	i := e.Last
	for i < s.Last && f.w.Tokens[i].Kind == text.Punct && i <= e.Last+1 {
		i++
	}
	if i >= s.Last || !f.w.Tags[i].Set.Has(lang.Conj) || f.w.Lex.Has(f.w.Tags[i].Word, lang.And) {
		return false
	}
	for k := e.First - 1; k > max(s.First, e.First-reach/3) && !f.endsClause(k); k-- {
		if set := f.w.Tags[k].Set; set.Has(lang.Scheduled) && set.Or(f.w.Tags[k-1].Set).Has(lang.Past) {
			return !f.says(s, callingOff)
		}
	}
	return false
}
