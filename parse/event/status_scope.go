package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// What a word of status governs: whether it is said of the event or of something
// beside it.

// governs says that the condition at token i is the event's own: it opens the
// sentence, or stands right behind the event with no clause between.
func (f *Finder) governs(i int, c *candidate) bool {
	s := f.sentence(c.sentence)
	return i-s.First <= 1 || f.distance(i, f.in.Exprs[c.expr].First) <= 6 || f.inserted(i, f.in.Exprs[c.expr].First) || f.closing(i, c) || f.unless(i, c)
}

// closing says that the condition at token i, a word that opens no other clause,
// closes the sentence, a comma apart, behind the clause of day and event: «they
// strike on Friday, unless the company yields».
func (f *Finder) closing(i int, c *candidate) bool {
	from := f.in.Exprs[c.expr].Last
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		from = max(from, c.head.token+1)
	}
	if i <= from || i > from+scope || !f.comma(i-1) || f.w.Tags[i].Set.Has(lang.Clause) {
		return false
	}
	for k := from; k < i-1; k++ {
		if f.endsClause(k) {
			return false
		}
	}
	return true
}

// unless says that the condition at token i, in the clause of day and event and
// behind both, supposes that something is not done: «they strike on Friday if the
// company does not yield».
func (f *Finder) unless(i int, c *candidate) bool {
	const soon = 6
	from := f.in.Exprs[c.expr].Last
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		from = max(from, c.head.token+1)
	}
	if i <= from || i > from+scope || f.apartBy(from, i-1) {
		return false
	}
	for k := i; k < min(f.sentence(c.sentence).Last, i+soon); k++ {
		if f.w.Tags[k].Set.Has(lang.Negation) || f.w.Clitics(k).Has(lang.Negation) {
			return true
		}
	}
	return false
}

// inserted says that the condition at token i stands between two commas right
// before the date: «opens, if the weather allows, on Saturday».
func (f *Finder) inserted(i, date int) bool {
	if i >= date || !f.comma(i-1) {
		return false
	}
	for k := i + 1; k < date; k++ {
		if f.endsClause(k) {
			return date-k <= 3
		}
	}
	return false
}

// spares says that the word at token i, which calls something off or puts it
// off, does not speak of the event of c: it stands in a condition, behind or
// before a semicolon, or speaks of another thing or a count of things, the event is its cause, or the event's own clause goes
// on with its new day.
func (f *Finder) spares(i int, c *candidate) bool {
	return f.supposed(i) || f.divided(i, c) || f.ofOther(i, c) || f.ofCount(i) || f.isCause(i, c) || f.newlyDated(i, c) || f.elsewhereOff(i, c)
}

// elsewhereOff says that the word at token i stands in a clause of its own behind
// day and event and calls off another event, named anew right behind it: «the council
// meets on Monday, but the speaker has put off the vote on pensions».
func (f *Finder) elsewhereOff(i int, c *candidate) bool {
	from := f.in.Exprs[c.expr].Last
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		from = max(from, c.head.token+1)
	}
	border := false
	for k := from; k < i && !border; k++ {
		set := f.w.Tags[k].Set
		border = set.Any(contrasts) && !set.Has(lang.And) && f.endsClause(k)
	}
	if !border {
		return false
	}
	const few = 4
	for k := i + int(f.w.Tags[i].Len); k < min(f.sentence(c.sentence).Last, i+few) && !f.endsClause(k); k++ {
		if f.w.Tags[k].Set.Has(lang.Event) {
			return !f.pointsBack(k) || c.head.noun && !f.sameNoun(k, c.head.token)
		}
	}
	return false
}

var contrasts = lang.Of(lang.Clause, lang.Conj)

// divided says that a semicolon parts the word at token i from day and event.
func (f *Finder) divided(i int, c *candidate) bool {
	return f.semicolon(i, f.in.Exprs[c.expr].First) && (c.head.token < 0 || c.head.sentence != c.sentence || f.semicolon(i, c.head.token))
}

// ofOther says that a word that names no event stands right behind the one at
// token i, and that no noun names the event of c: «tickets for cancelled trains
// can be given back by 10 May».
func (f *Finder) ofOther(i int, c *candidate) bool {
	s := f.sentence(f.w.SentenceAt(i))
	next := i + int(f.w.Tags[i].Len)
	if next >= s.Last || f.w.Tokens[next].Kind != text.Word || f.w.Tags[next].Set.Or(things) != things || f.dated(next) {
		return false
	}
	for k := next; k < min(s.Last, next+3); k++ {
		if f.w.Tags[k].Set.Has(lang.Event) || f.dated(k) {
			return false
		}
	}
	return !c.head.noun
}

// things are the classes of nouns that name no event, or of words that are none
// of known classes.
var things = lang.Of(lang.Noun, lang.Topic)

// ofCount says that the word at token i calls off a number of things that are no
// events: «cancelled 150 flights».
func (f *Finder) ofCount(i int) bool {
	const few = 4
	s := f.sentence(f.w.SentenceAt(i))
	for k := max(s.First, i-few); k < min(s.Last, i+few); k++ {
		if f.w.Tokens[k].Kind != text.Number || f.dated(k) || f.apartBy(k, i) {
			continue
		}
		for n := min(i, k); n < min(s.Last, k+few); n++ {
			if f.w.Tags[n].Set.Has(lang.Event) {
				return false // called off 3 concerts
			}
		}
		return true
	}
	return false
}

// apartBy says that a border of clauses stands between tokens i and j.
func (f *Finder) apartBy(i, j int) bool {
	for k := min(i, j); k < max(i, j); k++ {
		if f.endsClause(k) {
			return true
		}
	}
	return false
}

// supposed says that a condition opens the clause of token i.
func (f *Finder) supposed(i int) bool {
	s := f.sentence(f.w.SentenceAt(i))
	for k := i - 1; k >= max(s.First, i-scope); k-- {
		if f.w.Tags[k].Set.Has(lang.Condition) {
			return true
		}
		if f.endsClause(k) {
			return false
		}
	}
	return false
}

// isCause says that the event is why something else is called off by the word
// at token i: «flights were cancelled because of the strike on Friday».
func (f *Finder) isCause(i int, c *candidate) bool {
	if c.head.token < 0 || c.head.sentence != c.sentence {
		return false
	}
	for k := c.head.token - 1; k >= max(f.sentence(c.sentence).First, c.head.token-scope); k-- {
		set := f.w.Tags[k].Set
		switch {
		case set.Has(lang.Cause):
			return i < k || i > c.head.token
		case f.dated(k) || f.w.Tokens[k].Kind != text.Word || set.Any(attributes) || set.Has(lang.Event): // through the action of | protest
		default:
			return false
		}
	}
	return false
}

// attributes are the classes of what may stand between a word of «because of»
// and its noun.
var attributes = lang.Of(lang.Article, lang.Number, lang.Ordinal, lang.Mod, lang.Other, lang.Scheduled, lang.Glue, lang.Toward, lang.Pronoun)

// newlyDated says that the word at token i, before c, calls off or puts off what
// the clause of c then gives its new day: «called off, it will be played on
// Friday». A relative clause goes on about the old one.
func (f *Finder) newlyDated(i int, c *candidate) bool {
	e := &f.in.Exprs[c.expr]
	border := -1
	for k := i + 1; k < e.First; k++ {
		switch set := f.w.Tags[k].Set; {
		case set.Any(clauseSet):
			return false
		case f.endsClause(k) || set.Has(lang.And) && f.w.Tokens[k].Kind == text.Word:
			border = k
		}
	}
	if border < 0 {
		return false
	}
	for k := border + 1; k < min(f.sentence(c.sentence).Last, e.Last+scope); k++ {
		if k >= e.Last && f.endsClause(k) {
			return false
		}
		if set := f.w.Tags[k].Set; set.Any(goesAhead) && !set.Any(calledOff) {
			return true
		}
	}
	return false
}
