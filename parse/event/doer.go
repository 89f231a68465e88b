package event

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// Sentences of one day that look alike to the weights of pairs, being few words
// each, may each tell of a deed with a doer of its own: «Leeds play York on
// Saturday. Hull host Derby on Saturday. The minister visits Leeds on Saturday.»

// deed is what a sentence tells by a verb.
type deed struct {
	doer  []uint64 // stems of the words before its verb, back to the border of its clause
	names int      // words of its sentence with a capital inside it, or that open it and are no other word
	known bool     // a pronoun or a word that points back stands for the doer
}

// deedOf gives the deed that the verb at token verb tells, in c's sentence.
func (f *Finder) deedOf(c *candidate, verb int) (d deed) {
	s := f.sentence(c.sentence)
	i := verb - 1
	for ; i >= s.First && f.w.Tokens[i].Kind == text.Word && f.w.Tags[i].Set.Any(auxiliary); i-- {
	}
	for ; i >= s.First && !f.endsClause(i); i-- {
		t, tag := &f.w.Tokens[i], &f.w.Tags[i]
		if tag.Set.Any(backOpeners) {
			d.known = true
		}
		if t.Kind == text.Word && !tag.Set.Any(binding) && !f.dated(i) {
			d.doer = append(d.doer, f.w.Stem(i))
		}
	}
	for i := s.First; i < s.Last; i++ {
		if t := &f.w.Tokens[i]; t.Upper && t.Kind == text.Word && !f.dated(i) && (i > s.First || f.w.Tags[i].Set.IsEmpty()) {
			d.names++
		}
	}
	return d
}

// auxiliary are the classes of words that may stand between a doer and the verb.
var auxiliary = lang.Of(lang.Future, lang.Scheduled, lang.Infinitive, lang.Expected, lang.Range, lang.Stop)

// binding are the classes of words that name no doer.
var binding = lang.Of(lang.Article, lang.Prep, lang.In, lang.Glue, lang.Conj, lang.And, lang.Stop)

// otherDeeds says that a and b, of one day, tell of two events: each by a verb with a
// doer of its own, and they share no other word, or one is sport and the other
// is not.
func (f *Finder) otherDeeds(a, b *candidate) bool {
	if a.sentence == b.sentence || f.inTitle(a.sentence) || f.inTitle(b.sentence) || min(a.p, b.p) < plain {
		return false
	}
	v, w := f.ownVerb(a), f.ownVerb(b)
	if v < 0 || w < 0 {
		return false
	}
	common := f.sharedBetween(a.sentence, b.sentence)
	if f.headsShare(a, b) <= sameStem {
		common--
	}
	sport := a.head.kind == lang.Sport || b.head.kind == lang.Sport
	mixed := sport && a.head.kind != b.head.kind
	if common > 1 || common == 1 && !mixed || !sport && f.w.Lex.CapitalNouns {
		return false
	}
	x, y := f.deedOf(a, v), f.deedOf(b, w)
	if x.known || y.known || len(x.doer) == 0 || len(y.doer) == 0 || min(x.names, y.names) < 1 || !mixed && min(x.names, y.names) < 2 {
		return false
	}
	return !slices.ContainsFunc(x.doer, func(stem uint64) bool { return slices.Contains(y.doer, stem) })
}

// ownVerb gives the verb of c's own sentence that tells what happens, and no
// beginning or end, which is another's; -1 for none. A name may sound like an
// event: the verb before «Derby» tells then.
func (f *Finder) ownVerb(c *candidate) int {
	h := &c.head
	if h.token < 0 || h.sentence != c.sentence || h.kind == lang.Launch || h.kind == lang.DeadlineKind {
		return -1
	}
	if !h.noun || f.w.Tags[h.token].Set.Has(lang.Act) { // the visit, visits
		return h.token
	}
	s := f.sentence(c.sentence)
	for i := h.token - 1; f.w.Tokens[h.token].Upper && i > s.First && i >= h.token-3; i-- {
		if f.w.Tags[i].Set.Has(lang.Act) {
			return i
		}
	}
	return -1
}

// otherStay says that a and b, of other sentences or of other clauses, last for
// days from the same one, and not to the same: two lockdowns, two tours.
func (f *Finder) otherStay(a, b *candidate) bool {
	return extents(a, b) == 3 && a.expr != b.expr && min(a.p, b.p) >= plain && !f.inTitle(a.sentence) && !f.inTitle(b.sentence)
}
