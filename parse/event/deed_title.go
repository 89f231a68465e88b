package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// What a title makes of a deed: the whole of it, or its event alone where the verb
// only says that the event takes place.

// deedOption gives the title of c as the deed d.
func (f *Finder) deedOption(c *candidate, d *clauseDeed) (option, bool) {
	subject := f.cut(d.who)
	t := subject
	if !f.merelyHeld(d) {
		t = f.cutBehind(subject, f.withinTitle(d.who, d.does))
		if t == subject || f.onlyLinks(d.does) {
			return option{}, false
		}
	}
	if subject == "" {
		return option{}, false
	}
	r := d.does
	if d.who.first < r.first && r.first-d.who.last < reach {
		r.first = d.who.first
	}
	return option{text: t, run: r, source: fromDeed, c: c}, true
}

// onlyLinks says that r is verbs that link, small words and times: is scheduled for.
func (f *Finder) onlyLinks(r run) bool {
	for i := r.first; i < r.last; i++ {
		set := f.w.Tags[i].Set
		if f.w.Tokens[i].Kind == text.Word && !f.dated(i) && !f.links(i) && (set.Any(tellingVerbs) || !set.Any(lightSet.Or(prepSet).Or(looksAhead))) {
			return false
		}
	}
	return true
}

// merelyHeld says that the verb of d tells no more than that the event which who
// names takes place: «the general assembly | will be held».
func (f *Finder) merelyHeld(d *clauseDeed) bool {
	const few = 4
	held, acts := -1, false
	for i := d.verb; i < min(d.does.last, d.verb+few) && !f.endsClause(i) && !f.dated(i); i++ {
		set := f.w.Tags[i].Set
		if set.Any(acting) && !set.Has(lang.Light) {
			return false
		}
		if set.Has(lang.Light) {
			held, acts = i, set.Any(acting)
		}
	}
	return held >= 0 && f.weight(d.who) > 1 && (f.namesEvent(d.who) || !acts && f.takesNothing(held, d.does.last))
}

// tellsBefore says that a clause ends between tokens i and j, or a finite verb stands
// there: the union said | further action.
func (f *Finder) tellsBefore(i, j int) bool {
	for k := i; k < j; k++ {
		if f.endsClause(k) || f.finiteAt(k) != noGovernor {
			return true
		}
	}
	return false
}

// behindPrep says that token i is a preposition, or one stands right before it, an
// article or a mark at most between them.
func (f *Finder) behindPrep(i int) bool {
	if set := f.w.Tags[i].Set; f.w.Tags[i].Before == 0 && set.Any(prepSet) && !set.Any(nounSet) {
		return true
	}
	i--
	for i > 0 && (f.w.Tokens[i].Kind == text.Punct && !f.comma(i) || f.w.Tags[i].Set.Has(lang.Article) && !f.w.Tags[i].Set.Any(prepSet)) {
		i--
	}
	if i < 0 {
		return false
	}
	if f.w.Tags[i].Inside { // meets with, a phrase of the lists
		return f.phraseSet(i).Any(acting)
	}
	return f.w.Tags[i].Set.Any(prepSet) && f.w.Tags[i].Before == 0
}

// acts says that the verb of d, an auxiliary at most before it, tells what happens.
func (f *Finder) acts(d *clauseDeed) bool {
	const few = 4
	for i := d.verb; i < min(d.does.last, d.verb+few) && !f.endsClause(i) && !f.dated(i); i++ {
		if set := f.w.Tags[i].Set; set.Any(acting) && !set.Any(holding) && !set.Any(nounSet) {
			return true
		}
	}
	return false
}

// lookForward are the classes of the finite verbs of what is to come, or may.
var lookForward = lang.Of(lang.Future, lang.Scheduled, lang.Expected)

// holding are the classes of verbs that tell of an event that its noun names.
var holding = lang.Of(lang.Light, lang.Postponed, lang.Cancelled)

// takesNothing says that no object follows the verb at token i, before token end: only
// when, where and how.
func (f *Finder) takesNothing(i, end int) bool {
	for i++; i < end && (f.dated(i) || f.w.Tags[i].Inside); i++ {
	}
	return i >= end || f.endsClause(i) || f.w.Tags[i].Set.Any(prepSet)
}

// tears says that a title cut as r takes the deed d of c apart: it has the verb
// without the whole of who does it or without what the verb takes, it names only who
// acts or only what for, it runs over into another clause, or it has neither the verb
// nor an event.
func (f *Finder) tears(c *candidate, d *clauseDeed, r run) bool {
	for r.last > r.first+1 && (f.dated(r.last-1) || f.dangles(r.last-1)) {
		r.last--
	}
	if r.first < d.who.first && d.who.first < r.last && d.who.last <= d.verb && f.tellsBefore(r.first, d.who.first) {
		return true // what is inserted before who does it
	}
	if d.verb < r.last && r.last < d.does.last && f.verbAt(r.last-1) && f.goesOnBehind(r.last-1, f.sentence(c.sentence)) {
		return true // the speaker is due to meet | the unions
	}
	if r.first <= d.verb && r.last > d.does.last && f.tellsBefore(d.does.last, r.last) {
		return true // the decision is published | and the talks begin
	}
	if r.first < d.who.first || r.last > d.does.last || r.last <= d.verb && f.merelyHeld(d) {
		return false
	}
	if d.verb < r.last && r.first <= d.verb {
		return r.first > d.who.first || f.apartBy(d.who.last, d.verb)
	}
	if r.first > d.verb && (f.verbAt(r.first) || f.isRange(r.first) || f.infinitiveOf(d, r.first)) {
		return true
	}
	switch {
	case r.last <= d.verb && (f.acts(d) || f.namesEvent(d.does) && !f.w.Tags[d.verb].Set.Has(lang.Copula) && !f.merelyHeld(d)):
		return true // the council | will vote
	case r.first > d.verb && f.acts(d) && (c.head.kind == lang.Sport || f.w.Tags[d.verb].Set.Any(lookForward)) && f.behindPrep(r.first):
		return true // the teams meet in | the final, she would outline a plan for | the opening
	}
	return !c.head.noun && (c.head.token < r.first || c.head.token >= r.last)
}

// withinTitle shortens the predicate does to the words that a title has left beside
// who, at the beginning of a phrase.
func (f *Finder) withinTitle(who, does run) run {
	left := maxTitle - f.wordsOf(who)
	if f.wordsOf(does) <= left {
		return does
	}
	words, end := 0, does.first
	for i := does.first; i < does.last; i++ {
		if f.w.Tokens[i].Kind != text.Word || f.dated(i) {
			continue
		}
		if f.w.Tags[i].Set.Any(prepSet) && !f.w.Tags[i].Inside {
			end = i
		}
		if words++; words > left {
			break
		}
	}
	return run{does.first, end}
}
