package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// What governs a date: how the finite verb of its clause looks, or of the clause
// before where its own has none.
const (
	noGovernor  int32 = iota
	looksSure         // will meet, is due to meet, meets
	looksUnsure       // may meet
	lookedBack        // met
	wasToldTo         // told to meet
	governors
)

// governed tells what governs e: the finite verb nearest before it, within two
// clauses, or else the nearest behind it in its own clause.
func (f *Finder) governed(e *timex.Expr) int32 {
	s := f.sentence(e.Sentence)
	if by := f.governedBefore(e, s); by != noGovernor {
		return by
	}
	for i := e.Last; i < min(s.Last, e.Last+reach) && !f.endsClause(i); i++ {
		if by := f.finiteAt(i); by != noGovernor {
			return by
		}
	}
	return noGovernor
}

// governedBefore tells what governs e before it.
func (f *Finder) governedBefore(e *timex.Expr, s text.Sentence) int32 {
	const clauses = 2
	borders, toDo := 0, false
	for i := e.First - 1; i >= max(s.First, e.First-reach); i-- {
		set := f.w.Tags[i].Set
		if f.endsClause(i) && !f.dated(i) {
			if borders++; borders >= clauses || set.Any(clauseSet) {
				break
			}
			continue
		}
		if by := f.finiteAt(i); by != noGovernor {
			if by == lookedBack && toDo && set.Has(lang.Announce) {
				return wasToldTo
			}
			return by
		}
		toDo = toDo || i > s.First && set.Any(lang.Of(lang.Infinitive, lang.Act)) && f.w.Tags[i-1].Set.Has(lang.Range)
	}
	return noGovernor
}

// finiteAt tells how the finite verb at token i looks, none where it is no such
// verb, or the participle of one before it.
func (f *Finder) finiteAt(i int) int32 {
	set := f.w.Tags[i].Set
	switch {
	case f.dated(i) || set.Any(nounSet) && !set.Has(lang.Future):
	case set.Has(lang.Expected) && !set.Has(lang.Scheduled):
		return looksUnsure
	case set.Any(lang.Of(lang.Future, lang.Scheduled)) && !set.Has(lang.Past):
		return looksSure
	case set.Has(lang.Past) && !f.participle(i) && !f.attribute(i):
		return lookedBack
	case set.Has(lang.Present):
		return looksSure
	case f.w.Lex.BareInfinitive && set.Has(lang.Infinitive) && i > 0 && !f.w.Tags[i-1].Set.Any(notFinite) && !f.isRange(i-1) && !f.modal(i-1):
		return looksSure
	case f.modal(i):
		return looksUnsure
	}
	return noGovernor
}

// modal says that the word at token i, small and of no other weight, stands right before
// an infinitive without a mark: can | be called in.
func (f *Finder) modal(i int) bool {
	if !f.w.Lex.BareInfinitive || i < 1 || i+1 >= len(f.w.Tags) || f.w.Tokens[i].Kind != text.Word || f.isRange(i) {
		return false
	}
	set := f.w.Tags[i].Set
	return set.Has(lang.Stop) && !set.Any(noModal) && f.w.Tags[i+1].Set.Has(lang.Infinitive)
}

var noModal = verbSet.Or(clauseSet).Or(leadSet).Or(prepSet).Or(lang.Of(lang.Negation, lang.Pronoun, lang.Infinitive, lang.Copula, lang.Follow, lang.Mod, lang.Ordinal))

// attribute says that the past form at token i goes with a noun, and is no verb of
// its clause: a set of | lost | recordings, un décret | adopté.
func (f *Finder) attribute(i int) bool {
	if i == 0 {
		return false
	}
	if f.w.Tags[i].Set.Has(lang.Participle) && !f.auxiliaryBefore(i) {
		return true
	}
	return f.w.Tags[i-1].Set.Any(lang.Of(lang.Article, lang.Prep, lang.In))
}

// auxiliaryBefore says that an auxiliary stands before the participle at token i, an
// adverb at most between them: elle est aussi | arrivée.
func (f *Finder) auxiliaryBefore(i int) bool {
	for k := i - 1; k >= max(0, i-2) && !f.endsClause(k); k-- {
		if set := f.w.Tags[k].Set; set.Any(lang.Of(lang.Copula, lang.Past)) && !set.Any(nounSet) {
			return true
		}
	}
	return false
}

// notFinite are the classes of words behind which a form that may be present is an
// infinitive.
var notFinite = lang.Of(lang.Article, lang.Prep, lang.Range, lang.Negation, lang.Future, lang.Expected, lang.Past, lang.Infinitive)

// participle says that the past form at token i closes a verb to come: will be held.
func (f *Finder) participle(i int) bool {
	for k := i - 1; k >= max(0, i-3) && !f.endsClause(k); k-- {
		switch set := f.w.Tags[k].Set; {
		case set.Any(lang.Of(lang.Future, lang.Infinitive, lang.Expected)):
			return true
		case set.Has(lang.Past):
			return false
		}
	}
	return false
}

// promised is how sure a day is at least that a verb of the future governs.
const promised = 0.55

// promises says that e is a day, or an hour of one, whose own clause says before it
// that something will happen, as a matter of fact: «the board is due to discuss the
// dispute today».
func (f *Finder) promises(e *timex.Expr) bool {
	if e.ClockOnly || e.Range || e.Grain > timex.GrainDay || e.Anchor == timex.AnchorEvent {
		return false
	}
	s := f.sentence(e.Sentence)
	sure := false
	for i := e.First - 1; i >= max(s.First, e.First-reach/2) && !f.endsClause(i); i-- {
		set := f.w.Tags[i].Set
		switch {
		case set.Any(doubts):
			return false
		case set.Any(looksAhead) && f.finiteAt(i) == looksSure:
			sure = sure || set.Any(fixes) && (!set.Has(lang.Copula) || f.w.Tags[i+1].Set.Any(fixes.Or(lang.Of(lang.Past))))
		case f.finiteAt(i) == looksSure:
			sure = sure || set.Has(lang.Scheduled)
		case f.finiteAt(i) == lookedBack:
			return false
		}
	}
	return sure && !f.speaksOf(e, doubts)
}

var (
	fixes  = lang.Of(lang.Future, lang.Scheduled)
	doubts = lang.Of(lang.Forecast, lang.Negation, lang.Condition, lang.Wish, lang.Denied, lang.Until, lang.Habit, lang.Lasting, lang.Deadline)
)

// speaksOf says that the rest of e's clause, behind e, has a word of set.
func (f *Finder) speaksOf(e *timex.Expr, set lang.Set) bool {
	for i := e.Last; i < min(f.sentence(e.Sentence).Last, e.Last+reach/3) && !f.endsClause(i); i++ {
		if f.w.Tags[i].Set.Any(set) {
			return true
		}
	}
	return false
}
