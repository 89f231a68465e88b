package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// What a relative clause tells of the noun before it is titled by both: «passed the
// heating act, | which takes effect on 1 July» is «heating act takes effect».

// told is a title of a relative clause, with what that clause tells.
type told struct {
	option
	does run
}

// relativeOption gives the title of c as the noun of its relative clause and what that
// clause tells; false where its date stands in none.
func (f *Finder) relativeOption(c *candidate) (told, bool) {
	if c.expr < 0 || c.show || c.head.sentence != c.sentence {
		return told{}, false
	}
	s := f.sentence(c.sentence)
	at := f.opensRelative(c, s)
	if at < 0 || c.head.token >= 0 && c.head.token < at {
		return told{}, false
	}
	who := f.antecedent(at, s)
	does := run{at + 1, f.relativeEnd(at, c.first, s)}
	if who.last <= who.first || f.weight(who) == 0 || f.wordsOf(who)+f.wordsOf(does) > maxTitle {
		return told{}, false
	}
	subject := f.cut(who)
	t := f.cutBehind(subject, does)
	if subject == "" || t == subject {
		return told{}, false
	}
	return told{option{text: t, run: run{who.first, does.last}, source: fromDeed, c: c}, does}, true
}

// takesApart says that a title of c cut as r takes the relative clause apart: from before
// its noun into it, or a part of it without what happens.
func (t *told) takesApart(c *candidate, r run) bool {
	head := c.head.noun && c.head.token >= r.first && c.head.token < r.last
	return r.first < t.run.first && r.last > t.does.first || r.first >= t.does.first && !head
}

// opensRelative gives the pronoun that opens the relative clause in which c's date
// stands and of which it is the subject, or -1.
func (f *Finder) opensRelative(c *candidate, s text.Sentence) int {
	const long = 12
	for k := c.first - 1; k > s.First+1 && k >= c.first-long; k-- {
		switch {
		case f.dated(k):
		case f.isRelative(k, s):
			return k
		case f.comma(k) || f.endsClause(k):
			return -1
		}
	}
	return -1
}

// isRelative says that token k is a pronoun that opens a relative clause: one that is
// nothing else, behind a noun, or an article behind a comma whose clause ends with its
// verb, where verbs do.
func (f *Finder) isRelative(k int, s text.Sentence) bool {
	set := f.w.Tags[k].Set
	if f.w.Tokens[k].Kind != text.Word || f.w.Tags[k].Inside || f.w.Tags[k].Before > 0 {
		return false
	}
	if f.w.Lex.VerbSecond {
		if !f.comma(k-1) || !set.Has(lang.Article) || f.w.Tokens[k+1].Upper {
			return false
		}
		last := f.clauseLast(k, s) - 1
		return last > k+1 && f.finiteVerb(last)
	}
	before := k - 1
	if f.comma(before) {
		before--
	}
	return set.Has(lang.Relative) && f.verbAt(k+1) && f.w.Tokens[before].Kind == text.Word && !f.verbAt(before) && !f.w.Tags[before].Set.Any(saying) && !f.w.Tags[before].Set.Any(leadSet)
}

// clauseLast gives where the clause of token k ends: at a mark that is of no time.
func (f *Finder) clauseLast(k int, s text.Sentence) int {
	i := k + 1
	for i < s.Last && i < k+2*reach && (f.dated(i) || !f.endsClause(i) || f.comma(i) && f.setsOffDate(i, s)) {
		i++
	}
	return i
}

// relativeEnd gives where the relative clause that opens at token k ends, but behind
// token at.
func (f *Finder) relativeEnd(k, at int, s text.Sentence) int {
	if f.w.Lex.VerbSecond {
		return f.clauseLast(k, s)
	}
	return f.predicateEnd(k+1, at, s)
}

// antecedent gives the phrase of the noun that the relative pronoun at token k is of:
// the words before it up to an article, a preposition, a verb or a mark; behind it, the
// verb that closes its clause may stand.
func (f *Finder) antecedent(k int, s text.Sentence) run {
	const long = 7
	last := k
	if f.comma(last - 1) {
		last--
	}
	for f.w.Lex.CapitalNouns && last > s.First+1 && last > k-4 && !f.w.Tokens[last-1].Upper {
		last--
	}
	first := last
	for first > s.First && last-first < long {
		i := first - 1
		set := f.w.Tags[i].Set
		if f.w.Tokens[i].Kind != text.Word || f.dated(i) || f.endsClause(i) || f.verbAt(i) || set.Any(saying) {
			break
		}
		if first = i; set.Has(lang.Article) && f.w.Tags[i].Before == 0 && !(i > s.First && f.ofNoun(i+1)) {
			first++
			break
		}
		if set.Any(prepSet) && !set.Has(lang.OfNoun) && !set.Any(nounSet) && f.saysOf(i, lang.In) {
			first++
			break
		}
	}
	for first < last && f.w.Tags[first].Set.Any(leadSet) && !f.w.Tags[first].Set.Any(nounSet) {
		first++
	}
	return run{first, last}
}
