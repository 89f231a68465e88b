package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Whether a day told beside an event is its last one.

// endsBefore gives the word of ending that leads to e, -1 for none. Where the verb
// stands second, the one of a bracket follows e: «soll am Freitag | enden».
func (f *Finder) endsBefore(e *timex.Expr) int {
	if f.w.Lex.VerbSecond && e.Last < f.sentence(e.Sentence).Last && f.w.Tags[e.Last].Set.Has(lang.Ends) && !f.w.Tags[e.Last].Set.Has(lang.Event) {
		return e.Last
	}
	for i := e.First - 1; i >= e.First-6 && i >= f.sentence(e.Sentence).First; i-- {
		set := f.w.Tags[i].Set
		switch {
		case set.Has(lang.Ends):
			return i
		case i == e.First-1 && f.subjectOf(i): // ends | the summit
		case f.comma(i) && i > 0 && f.dated(i-1) && f.saysOf(i+1, lang.Until): // lasts four weeks, | until 3 February
		case set.Has(lang.Event) || f.comma(i), f.owned(i) && !set.Has(lang.Head):
			return -1 // he ends | his visit, his preparations
		}
	}
	return -1
}

// subjectOf says that the noun at token i, which names a known event, is the
// subject of the verb of ending right before it, where verbs stand first:
// «تختتم القمة غدا».
func (f *Finder) subjectOf(i int) bool {
	return !f.hasCapitals(i) && f.w.Tags[i].Set.Has(lang.Event) && f.w.Tags[i].Set.Has(lang.Article) && i > 0 && f.w.Tags[i-1].Set.Has(lang.Ends)
}

// lastsBefore gives the word of lasting before e, where a word of «until» leads
// to e: «is in force until 5 May»; -1 for none.
func (f *Finder) lastsBefore(e *timex.Expr) int {
	until := f.saysOf(e.First, lang.Until)
	for i := e.First - 1; i >= e.First-6 && i >= f.sentence(e.Sentence).First; i-- {
		set := f.w.Tags[i].Set
		switch {
		case f.saysOf(i, lang.Until):
			until = true
		case set.Has(lang.Lasting):
			if until {
				return i
			}
			return -1
		case set.Has(lang.Event) || f.comma(i):
			return -1
		}
	}
	return -1
}

// leadsTo says that the word at token at goes on with what was told up to token
// from: «and», a comma or a scheduling word joins it.
func (f *Finder) leadsTo(from, at int) bool {
	for i := from; i < at; i++ {
		if set := f.w.Tags[i].Set; set.Any(otherDeed) && !set.Has(lang.Participle) && !f.begins(i) {
			return false
		}
	}
	if f.w.Tags[at].Set.Has(lang.And) || f.w.Tags[at].Before > 0 && f.w.Tags[at].Set.Has(lang.Prep) || f.endsNoun(from, at) {
		return true
	}
	for i := at - 1; i >= from && i >= at-5; i-- {
		set := f.w.Tags[i].Set
		switch {
		case f.w.Tags[i].Inside, f.dated(i):
		case set.Any(lang.Of(lang.And, lang.Conj)) || f.comma(i) || f.w.Tokens[i].Value == ';' || f.opensBracket(i):
			return true
		case set.Any(lang.Of(lang.Scheduled, lang.Future, lang.That, lang.Infinitive, lang.Prep, lang.Relative, lang.Clause, lang.Pronoun)):
		case set.Any(lang.Of(lang.Article, lang.Follow)) && i+1 < at && f.w.Tags[i+1].Set.Has(lang.Event), set.Has(lang.Event) && i > from && f.w.Tags[i-1].Set.Any(lang.Of(lang.Article, lang.Follow)): // the show | lasts
		default:
			return false
		}
	}
	return at-from <= 1 // opens on 3 April | to close on the 22nd
}

// toldOf says that the word of ending at token at stands in a relative clause of
// the one event noun between it and token from: «on Friday he attends the summit,
// which ends on Sunday».
func (f *Finder) toldOf(from, at int) bool {
	i := at - 1
	for i > from && i > at-3 && !f.w.Tags[i].Set.Any(relative) {
		i--
	}
	if i <= from || !f.w.Tags[i].Set.Any(relative) || !f.comma(i-1) {
		return false
	}
	events := 0
	for k := from; k < i; k++ {
		if f.w.Tags[k].Set.Has(lang.Event) && !f.w.Tags[k].Inside {
			events++
		}
	}
	return events == 1
}

// relative are the classes of words that open a relative clause.
var relative = lang.Of(lang.Relative, lang.That)

// endsNoun says that the word of ending at token at tells of the event noun
// that stands before it and goes with the day before token from: «أمس أعمال
// المؤتمر الذي يستمر حتى الأربعاء».
func (f *Finder) endsNoun(from, at int) bool {
	if f.w.Tags[at-1].Set.Has(lang.Relative) {
		at--
	}
	if from < at && f.comma(from) {
		from++ // the day is set off
	}
	noun := false
	for i := from; i < at; i++ {
		if f.endsClause(i) {
			return false
		}
		noun = noun || f.w.Tags[i].Set.Has(lang.Event)
	}
	return noun
}

// closesWith says that what ends on e does so with an event of its own, a
// preposition written before it: «يختتم جولته الخميس بزيارة إلى بروكسل».
func (f *Finder) closesWith(e *timex.Expr) bool {
	if e.Last >= f.sentence(e.Sentence).Last {
		return false
	}
	set := f.w.Tags[e.Last].Set
	return f.w.Tags[e.Last].Before > 0 && set.Has(lang.Event) && set.Any(lang.Of(lang.In, lang.Prep))
}

// begins says that the verb at token i says that something begins, as one that
// closes its clause does: «wird am 3. April eröffnet und dauert bis …».
func (f *Finder) begins(i int) bool {
	kind, ok := f.w.Value(i, lang.Act)
	return ok && kind == lang.Launch || f.w.Tags[i].Set.Has(lang.Light)
}

// opensBracket says that token i opens a bracket.
func (f *Finder) opensBracket(i int) bool {
	return i >= 0 && f.w.Tokens[i].Kind == text.Punct && f.w.Tokens[i].Value == '('
}
