package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// Where verbs stand before their subjects, a clause is told from its verb on: «يلتقي
// الوزير | غدا | نظيره الفرنسي». A title that begins behind the verb has lost what is
// done, and one that ends before the object has lost to whom.

// verbClause gives the clause of the verb that tells what happens at c, from that verb,
// or from who does it where that stands before the verb, to where something else
// begins; an empty run where no verb tells it or verbs do not stand first.
func (f *Finder) verbClause(c *candidate) run {
	if !f.w.Lex.VerbFirst || c.head.token < 0 || c.head.sentence != c.sentence || c.expr < 0 {
		return run{}
	}
	s := f.sentence(c.sentence)
	verb := f.verbOf(&c.head, s)
	if verb < 0 {
		return run{}
	}
	for i := verb + 1; i < c.first; i++ {
		if f.w.Tags[i].Set.Has(lang.Relative) {
			return run{} // they prepare the summit | which Baghdad hosts on 17 May
		}
	}
	return run{f.subjectAhead(verb, s), f.verbClauseEnd(verb, s)}
}

// verbOf gives the finite verb that looks ahead and tells of h, a verb or a noun
// behind it in its clause; -1 for none.
func (f *Finder) verbOf(h *head, s text.Sentence) int {
	const near = 14
	for k := h.token; k >= max(s.First, h.token-near); k-- {
		if f.dated(k) || f.w.Tags[k].Inside || k == h.token && h.noun {
			continue
		}
		if f.endsClause(k) && !inAny(f.insertions, k) {
			return -1
		}
		switch f.finiteAt(k) {
		case looksSure, looksUnsure:
			if !f.verbAt(k) || f.w.Tags[k].Set.Any(lang.Of(lang.Wish, lang.Report)) {
				return -1
			}
			if k > s.First && f.w.Tags[k-1].Set.Has(lang.Negation) {
				return -1
			}
			return k
		case lookedBack:
			return -1
		}
	}
	return -1
}

// subjectAhead gives where the clause of the verb at token verb begins: with who does
// it, where a phrase stands right before the verb, or with the verb.
func (f *Finder) subjectAhead(verb int, s text.Sentence) int {
	const long = 8 // words
	if f.w.Coordinates(verb) {
		return verb
	}
	first := verb
	for first > s.First && verb-first <= 2*long {
		k := first - 1
		set := f.w.Tags[k].Set
		if f.w.Tokens[k].Kind != text.Word && f.w.Tokens[k].Kind != text.Number && !f.opensName(k) && !f.closesName(k) || f.dated(k) || f.endsClause(k) ||
			!f.w.Tags[k].Inside && set.Any(noSubject) && !set.Any(nounSet) {
			break
		}
		first = k
	}
	who := run{first, verb}
	if f.weight(who) == 0 || f.wordsOf(who) > long || f.w.Tags[first].Set.Any(prepSet.Or(andSet)) && !f.w.Tags[first].Set.Any(nounSet) || f.w.Tags[first].Inside {
		return verb
	}
	return first
}

// noSubject are the classes of words that are of no phrase that does something.
var noSubject = finite.Or(lang.Of(lang.Report, lang.Add, lang.Negation, lang.Pronoun, lang.Scheduled, lang.Expected, lang.Condition))

// verbClauseEnd gives where what the verb at token verb tells ends: at the border of
// its clause, before the next verb, or before what only tells when, why, in whose
// presence or according to whom.
func (f *Finder) verbClauseEnd(verb int, s text.Sentence) int {
	const enough = 6 // words behind which the purpose is left out
	behind := verb + int(f.w.Tags[verb].Len)
	words, end := 0, behind
	last := min(s.Last, behind+2*reach)
	for i := behind; i < last; i++ {
		set := f.w.Tags[i].Set
		switch {
		case f.dated(i) || inAny(f.insertions, i) || f.comma(i) && f.setsOffDate(i, s):
			continue
		case f.endsClause(i) || f.w.Coordinates(i) || f.parts(i):
			return i
		case f.w.Tags[i].Inside:
		case set.Any(aside.Or(finite)) && !set.Any(nounSet), set.Has(lang.Agenda) && words >= enough && !set.Any(nounSet):
			return i
		case set.Any(prepSet) && !set.Any(nounSet):
			end = i
		}
		if f.w.Tokens[i].Kind == text.Word {
			if words++; words >= maxTitle {
				return end
			}
		}
	}
	return last
}

// aside are the classes of words with which a clause goes on to tell what its title can
// do without.
var aside = lang.Of(lang.Before, lang.After, lang.Cause, lang.According, lang.Attend, lang.Relative, lang.Clause, lang.Condition, lang.Since, lang.Until, lang.Report, lang.Online)

// leavesVerb says that the title r of c begins right behind the verb that tells what
// happens, times between, and names no event itself, or that its first word is owned by
// somebody whom it leaves out: «يستأنف الشباب | تمارينه».
func (f *Finder) leavesVerb(c *candidate, r run) bool {
	if !f.w.Lex.VerbFirst || r.first >= r.last {
		return false
	}
	if f.owned(r.first) && !f.verbAt(r.first) {
		return true
	}
	if c.head.noun && c.head.token >= r.first && c.head.token < r.last && !f.behindSubject(r.first, c.head.token) {
		return false
	}
	k := r.first - 1
	for k > 0 && f.dated(k) {
		k--
	}
	return k >= 0 && f.verbAt(k) && !f.endsClause(k) && (f.finiteAt(k) == looksSure || f.finiteAt(k) == looksUnsure)
}

// behindSubject says that the noun at token head, of the phrase that begins at token
// first, is another noun's object: a word with its article stands between, to which it is
// not bound. «يعقد | المجلس | جلسة».
func (f *Finder) behindSubject(first, head int) bool {
	known := false
	for i := first; i < head; i++ {
		set := f.w.Tags[i].Set
		if set.Any(prepSet) && !set.Any(nounSet) || f.endsClause(i) {
			return false
		}
		known = known || f.hasArticle(i)
	}
	return known && (!f.hasArticle(head) || f.hasArticle(head-1))
}
