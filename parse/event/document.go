package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Values of lang.Document.
const (
	bearsDay    = 1 // letter, decree
	saysItsDay  = 2 // dated
	bindsItsDay = 3 // of
)

// ofDocument says that e is the day on which a document was written or given, that
// stands before it: «the decree of 5 May», «a letter to the mayor dated 5 May».
func (f *Finder) ofDocument(e *timex.Expr, s text.Sentence) bool {
	const reach = 4              // words between the document and its day
	bound := f.bindsDay(e.First) // the word is of the time: vom 5. Mai
	for k := e.First - 1; k >= max(s.First, e.First-1-reach); k-- {
		switch v, _ := f.w.Value(k, lang.Document); {
		case v == saysItsDay:
			return k >= e.First-2
		case v == bearsDay:
			return bound
		case v == bindsItsDay && k == e.First-1:
			bound = true
		case f.w.Tags[k].Set.Has(lang.Event): // the law at the session of 5 May
			return false
		case !bound && k < e.First-1, f.endsClause(k), f.dated(k), f.w.Tags[k].Set.Any(predicates) && !f.w.Tags[k].Set.Any(nounSet):
			return false
		}
	}
	return false
}

// predicates are the classes of words of which no noun's phrase goes on.
var predicates = verbal.Or(tellingVerbs).Or(lang.Of(lang.Lasting, lang.Copula, lang.Scheduled, lang.In, lang.Relative, lang.Clause))

// bindsDay says that the word at token i binds a day to what stands before it.
func (f *Finder) bindsDay(i int) bool {
	v, _ := f.w.Value(i, lang.Document)
	return v == bindsItsDay
}
