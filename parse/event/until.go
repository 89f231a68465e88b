package event

import (
	"newscal/parse/lang"
	"newscal/parse/timex"
)

// remains says that e is the day until which something stays as it is: «must
// remain at home until 5 May».
func (f *Finder) remains(e *timex.Expr) bool {
	const reach = 9
	s := f.sentence(e.Sentence)
	until := false
	for i := e.First - 1; i >= max(s.First, e.First-reach); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Has(lang.Until) && e.First-i <= 3:
			until = true
		case set.Has(lang.Event) || f.endsClause(i):
			return false
		case set.Has(lang.Habit) && !set.Any(lang.Of(lang.Mod, lang.Ends)):
			return until && !e.Range
		}
	}
	return false
}

// atLeast says that e is the day until which something lasts at the least: «closed
// until at least 5 May». That tells when it does not end, and no end.
func (f *Finder) atLeast(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	until, least := false, false
	for i := min(e.First+1, e.Last-1); i >= max(s.First, e.First-leastReach); i-- {
		leads := f.saysOf(i, lang.Until)
		until = until || leads
		least = least || f.saysOf(i, lang.Least)
		if f.endsClause(i) && !leads { // which is a conjunction too
			break
		}
	}
	for i := e.Last; i < min(s.Last, e.Last+2); i++ {
		least = least || f.saysOf(i, lang.Least)
	}
	return until && least && !e.Range
}

// leastReach is how far before a date «until at least» is sought, in words.
const leastReach = 5

// saysOf says that token i has class c, in its sentence or by itself.
func (f *Finder) saysOf(i int, c lang.Class) bool {
	return f.w.Tags[i].Set.Has(c) || f.w.Lex.Has(f.w.Tags[i].Word, c)
}
