package event

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// A deed is told by a clause: who, the verb that looks ahead, and what is done. Its
// title is that clause, without what is inserted between who and the verb, and
// without what only announces the verb: «the bridge, closed since May, | will open»,
// «the president | is scheduled | to visit Lima».

// clauseDeed is a deed as its clause tells it.
type clauseDeed struct {
	who, does run // without the words that only announce it
	verb      int // the finite one, -1 for no deed
}

// deedAt gives the deed of whose clause token at is.
func (f *Finder) deedAt(at int, s text.Sentence) clauseDeed {
	none := clauseDeed{verb: -1}
	if at < s.First || !f.w.Lex.SubjectFirst {
		return none
	}
	verb := f.finiteBefore(at, s)
	if verb < 0 {
		verb = f.finiteBehind(at, s)
	}
	if verb < 0 || verb > s.First && f.w.Tags[verb-1].Set.Has(lang.Negation) {
		return none
	}
	who := f.doerOf(verb, s)
	does := run{f.behindAnnouncing(verb, s), f.predicateEnd(verb, at, s)}
	if who.last <= who.first || does.last <= does.first || who.last > does.first && who.first < does.last {
		return none
	}
	return clauseDeed{who, does, verb}
}

// has says that token i tells of d: who does it, or what is done.
func (d *clauseDeed) has(i int) bool {
	return d.verb >= 0 && (i >= d.who.first && i < d.who.last || i >= d.verb && i < d.does.last)
}

// infinitiveOf says that the word at token i, which could be a noun too, is what the
// finite verb of d announces: will | give a talk, groups will | rally.
func (f *Finder) infinitiveOf(d *clauseDeed, i int) bool {
	if i <= d.verb || i >= d.does.last {
		return false
	}
	set, behind := f.w.Tags[i].Set, i == d.verb+int(f.w.Tags[d.verb].Len)
	return set.Has(lang.Infinitive) && !set.Any(nounSet) ||
		f.w.Lex.BareInfinitive && (behind && f.w.Tags[d.verb].Set.Has(lang.Future) || set.Has(lang.Act) && (behind || f.isRange(i-1)))
}

// first gives the token from which the verb of c's deed is sought: its head, or else
// the word before its date.
func (f *Finder) first(c *candidate) int {
	switch {
	case c.expr < 0 || c.show || c.head.token >= 0 && c.head.sentence != c.sentence:
		return -1
	case c.head.token >= 0:
		at := f.in.Exprs[c.expr].First - 1
		if c.head.noun && at > c.head.token && at-c.head.token < reach/2 && f.finiteBefore(at, f.sentence(c.sentence)) > c.head.token {
			return at // tickets for the game | go | on sale
		}
		if at < c.head.token && f.finiteBefore(c.head.token, f.sentence(c.sentence)) < 0 {
			return at // meet on Friday (kick-off at 9 p.m.)
		}
		return c.head.token
	}
	return f.in.Exprs[c.expr].First - 1
}

// finiteBefore gives the finite verb that looks ahead at token i, or before it in
// its clause, or -1.
func (f *Finder) finiteBefore(i int, s text.Sentence) int {
	for k := i; k >= max(s.First, i-reach/2); k-- {
		if f.w.Tags[k].Inside || f.dated(k) {
			continue
		}
		if t := &f.w.Tokens[k]; t.Upper && k > s.First || k > s.First && f.w.Tags[k-1].Set.Has(lang.Article) {
			continue // a name, a noun
		}
		switch f.finiteAt(k) {
		case looksSure, looksUnsure:
			if !(f.w.Tags[k].Set.Has(lang.Event) && k != i) && k > s.First {
				return k
			}
		case lookedBack:
			return -1
		}
		if f.endsClause(k) {
			return -1
		}
	}
	return -1
}

// finiteBehind gives the first finite verb behind token i in its clause, where it
// looks ahead, or -1: the plenary | will vote.
func (f *Finder) finiteBehind(i int, s text.Sentence) int {
	for k := i + 1; k < min(s.Last, i+reach/2) && !f.endsClause(k); k++ {
		if f.w.Tags[k].Inside || f.dated(k) || f.w.Tokens[k].Upper || f.w.Tags[k-1].Set.Has(lang.Article) {
			continue
		}
		switch f.finiteAt(k) {
		case looksSure, looksUnsure:
			return k
		case lookedBack:
			return -1
		}
	}
	return -1
}

// behindAnnouncing gives where the predicate of the finite verb at token verb begins
// without what only announces: is scheduled | to visit. A verb that says by itself
// what happens announces nothing.
func (f *Finder) behindAnnouncing(verb int, s text.Sentence) int {
	behind := verb + int(f.w.Tags[verb].Len)
	for behind < s.Last && f.dated(behind) {
		behind++
	}
	if behind > verb+int(f.w.Tags[verb].Len) && behind+1 < s.Last && f.isRange(behind) && f.w.Tags[behind+1].Set.Any(lang.Of(lang.Infinitive, lang.Act)) {
		return behind // has until Friday | to file papers
	}
	if f.w.Tags[verb].Set.Any(tellingVerbs) {
		return verb
	}
	const near = 6
	for i := verb; i+1 < min(s.Last, verb+near) && !f.endsClause(i); i++ {
		if i > verb && f.w.Tags[i].Set.Any(tellingVerbs) && !f.w.Tags[i].Inside {
			return verb
		}
		if f.w.Tokens[i].Kind == text.Word && f.isRange(i) && (f.w.Tags[i+1].Set.Any(lang.Of(lang.Infinitive, lang.Act, lang.Light, lang.Host, lang.Attend)) || f.w.Tags[i].Inside) {
			return i
		}
	}
	return verb
}

// isRange says that the word at token i joins the ends of a range by itself, as the
// mark of an infinitive does: to.
func (f *Finder) isRange(i int) bool { return f.saysOf(i, lang.Range) }

// predicateEnd gives where what the finite verb at token verb tells ends: at the
// border of its clause, or before the next verb, but not before token at.
func (f *Finder) predicateEnd(verb, at int, s text.Sentence) int {
	i := verb + int(f.w.Tags[verb].Len)
	for ; i < min(s.Last, verb+2*titleReach); i++ {
		if i <= at || f.dated(i) || f.w.Tags[i].Inside {
			continue
		}
		if f.endsClause(i) && !f.abbreviates(i) && !(f.comma(i) && f.setsOffDate(i, s) && !(f.dated(i-1) && i+1 < s.Last && f.dated(i+1))) {
			break
		}
		set := f.w.Tags[i].Set
		if set.Any(andSet) && f.w.Tokens[i].Kind == text.Word && i+1 < s.Last && (f.finiteAt(i+1) != noGovernor || f.w.Tags[i+1].Set.Any(lang.Of(lang.Act, lang.Host)) && !f.w.Tags[i+1].Set.Any(nounSet)) {
			break
		}
	}
	return i
}

// setsOffDate says that the comma at token i stands before a date, or behind one that
// a comma sets off.
func (f *Finder) setsOffDate(i int, s text.Sentence) bool {
	if i+1 < s.Last && f.dated(i+1) {
		return true
	}
	k := i - 1
	for k > s.First && f.dated(k) {
		k--
	}
	if k < i-1 && f.w.Tags[k].Set.Any(glues) {
		k--
	}
	return k < i-1 && k > s.First && f.comma(k)
}

// deedsApart says that a and b, told by two sentences of the text, are deeds that share
// no word: neither who does it nor what is done.
func (f *Finder) deedsApart(a, b *candidate) bool {
	if a.sentence == b.sentence || f.inTitle(a.sentence) || f.inTitle(b.sentence) || min(a.p, b.p) < plain {
		return false
	}
	x, y := f.deedAt(f.first(a), f.sentence(a.sentence)), f.deedAt(f.first(b), f.sentence(b.sentence))
	if x.verb < 0 || y.verb < 0 || x.who.first < f.sentence(a.sentence).First || y.who.first < f.sentence(b.sentence).First {
		return false // no deed, or one of somebody told before
	}
	if f.meansKnown(y.who) || f.meansKnown(x.who) {
		return false // the leaders: who they are was told
	}
	p, q := f.stemsOfDeed(&x), f.stemsOfDeed(&y)
	return len(p) > 1 && len(q) > 1 && shared(p, q) == 0
}

// meansKnown says that an article stands before who, and that no name is in it.
func (f *Finder) meansKnown(who run) bool {
	for i := who.first; i < who.last; i++ {
		if f.w.Tokens[i].Upper {
			return false
		}
	}
	return who.first > 0 && f.w.Tags[who.first-1].Set.Has(lang.Article) && !f.indefinite(who.first-1)
}

// stemsOfDeed gives the stems of the words of weight of who does d and what is done,
// in order, each once.
func (f *Finder) stemsOfDeed(d *clauseDeed) (stems []uint64) {
	for _, r := range [2]run{d.who, d.does} {
		for i := r.first; i < r.last; i++ {
			if f.weighs(i) {
				stems = append(stems, f.w.Stem(i))
			}
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}
