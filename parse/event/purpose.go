package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// meant says that e is the day of what somebody gets ready for or comes to do: a noun of
// an event with the preposition of purpose written before it stands before e in its
// clause, and no verb between: «الفريق جاهز لمواجهة الاتحاد مساء غد». The event is to
// come, whatever the tense of the verb that it depends on.
func (f *Finder) meant(e *timex.Expr) bool {
	const near = 9
	if e.ClockOnly || e.Range || e.Grain > timex.GrainDay || e.Past || e.Anchor == timex.AnchorEvent {
		return false
	}
	s := f.sentence(e.Sentence)
	if f.governedBefore(e, s) == looksUnsure || f.speaksOf(e, doubts) {
		return false
	}
	for i := e.First - 1; i >= max(s.First, e.First-near) && !f.endsClause(i) && !f.dated(i); i-- {
		set := f.w.Tags[i].Set
		switch {
		case f.isPurpose(i):
			return !f.isUndone(i, s)
		case set.Any(verbSet) && !set.Any(nounSet) || set.Any(doubts):
			return false
		}
	}
	return false
}

// isPurpose says that token i names an event, or what is done at one, with the
// preposition of purpose written before it.
func (f *Finder) isPurpose(i int) bool {
	set := f.w.Tags[i].Set
	if f.w.Tags[i].Inside || f.w.Tokens[i].Kind != text.Word || f.hasCapitals(i) || set.Has(lang.Agenda) {
		return false
	}
	kind, _ := f.w.Value(i, lang.Event)
	if !set.Has(lang.Infinitive) && !(set.Has(lang.Event) && set.Has(lang.Prep) && kind != lang.OtherKind && kind != lang.Launch) {
		return false
	}
	_, led := f.w.Lex.WithoutClitic(f.w.Folded(i), lang.Prep)
	return led
}

// isUndone says that a word of denial or a condition stands before token i in its clause.
func (f *Finder) isUndone(i int, s text.Sentence) bool {
	for k := i - 1; k >= max(s.First, i-scope) && !f.endsClause(k); k-- {
		if f.w.Tags[k].Set.Any(lang.Of(lang.Negation, lang.Denied, lang.Condition, lang.Cancelled, lang.Wish)) {
			return true
		}
	}
	return false
}
