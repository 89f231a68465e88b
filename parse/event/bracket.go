package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// Where the finite verb stands second, a main clause is a bracket: what is said
// of the day stands between that verb and what closes it, a particle or another
// verb. «Der Rat | tritt | am Montag zu seiner Sitzung | zusammen». A title that ends
// at the verb has lost what is done.

// completed gives the title r of c with what its verb takes along: to the end of
// the clause where it ends with the verb, without a verb that only helps the event
// noun before it, and without an adverb at its end.
func (f *Finder) completed(c *candidate, r run) run {
	if !f.w.Lex.VerbSecond || r.last <= r.first {
		return r
	}
	s := f.sentence(f.w.SentenceAt(r.first))
	for i := c.head.token + 1; c.head.noun && c.head.token >= r.first && i < r.last; i++ {
		if f.finiteVerb(i) && f.w.Tags[i].Set.Any(callingOff) {
			r.last = i // the status says that it is called off
		}
	}
	r.last = f.lastWord(r)
	for r.last > r.first+2 && f.mereAdverb(r.last-1, s) && f.weight(run{r.first, r.last - 1}) > 0 {
		r.last = f.lastWord(run{r.first, r.last - 1})
	}
	if first := f.w.FirstPart(r.last - 1); first >= 0 && first < r.first && f.weight(run{r.first, r.last - 1}) > 0 {
		r.last = f.lastWord(run{r.first, r.last - 1}) // nimmt an der | Sitzung | teil
	}
	last := r.last - 1
	switch {
	case last <= r.first && f.weight(r) == 0 || !f.goesOnBehind(last, s):
	case f.finiteVerb(last):
		if c.head.noun && c.head.token >= r.first && c.head.token < last && !f.w.Tags[last].Set.Any(acting) {
			r.last = f.lastWord(run{r.first, last})
			break
		}
		return f.toClauseEnd(r, s)
	default:
		return f.toParticle(r, s)
	}
	return r
}

// lastWord gives the end of r without marks and times behind its last word.
func (f *Finder) lastWord(r run) int {
	for r.last > r.first+1 && (f.dated(r.last-1) || f.w.Tokens[r.last-1].Kind == text.Punct && !f.closesName(r.last-1)) {
		r.last--
	}
	return r.last
}

// finiteVerb says that token i is a finite verb, by its classes.
func (f *Finder) finiteVerb(i int) bool {
	set := f.w.Tags[i].Set
	return f.w.Tokens[i].Kind == text.Word && !f.w.Tokens[i].Upper && set.Any(finite) && !set.Any(nounSet) && !set.Has(lang.Infinitive)
}

// goesOnBehind says that words of no time stand behind token i in its clause.
func (f *Finder) goesOnBehind(i int, s text.Sentence) bool {
	for k := i + 1; k < s.Last; k++ {
		switch {
		case f.dated(k) || f.comma(k) && (f.dated(k-1) || k+1 < s.Last && f.dated(k+1)):
		case f.endsClause(k):
			return false
		case f.w.Tokens[k].Kind == text.Word:
			return true
		}
	}
	return false
}

// toClauseEnd widens r to the end of its clause, or, where that is too long a
// title, to the first preposition behind a noun.
func (f *Finder) toClauseEnd(r run, s text.Sentence) run {
	end, noun, stop := r.last, false, -1
	for ; end < s.Last && end < r.last+2*reach; end++ {
		inDate := f.dated(end) || f.comma(end) && (f.dated(end-1) || end+1 < s.Last && f.dated(end+1))
		if !inDate && (f.endsClause(end) || f.w.Tags[end].Set.Has(lang.And) && f.w.Tokens[end].Kind == text.Word && end+1 < s.Last && f.finiteVerb(end+1)) {
			break
		}
		if noun && stop < 0 && !inDate && f.w.Tags[end].Set.Any(prepSet) && !f.w.Tags[end].Set.Has(lang.OfNoun) {
			stop = end
		}
		noun = noun || f.w.Tokens[end].Kind == text.Word && f.w.Tokens[end].Upper && !inDate
	}
	whole := run{r.first, end}
	if f.wordsOf(whole) <= maxTitle {
		return whole
	}
	if stop > r.last && f.wordsOf(run{r.first, stop}) <= maxTitle {
		return run{r.first, stop}
	}
	return r
}

// toParticle widens r to what closes its verb, where that stands behind it and
// the title stays short.
func (f *Finder) toParticle(r run, s text.Sentence) run {
	for i := r.first; i < r.last; i++ {
		if k := f.w.Particle(i); k >= r.last && k < s.Last {
			if whole := (run{r.first, k + 1}); f.wordsOf(whole) <= maxTitle {
				return whole
			}
		}
	}
	return r
}

// mereAdverb says that token i, the last of a title, is a word without a capital
// that is no verb, no participle and no particle of one: «already», «then».
func (f *Finder) mereAdverb(i int, s text.Sentence) bool {
	t := &f.w.Tokens[i]
	if !f.w.Lex.CapitalNouns || t.Kind != text.Word || t.Upper || i == s.First || f.w.Tags[i].Inside || !f.goesOnBehind(i, s) {
		return false
	}
	set := f.w.Tags[i].Set
	return !set.Any(verbSet.Or(tellingVerbs).Or(lang.Of(lang.Infinitive))) || set.Has(lang.Expected) && !set.Any(finite)
}
