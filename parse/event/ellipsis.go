package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// elliptic keeps the days that share the verb of a kept one beside them in their
// sentence: «Clark appears on 18 September and Shafer two days later», «two sessions:
// the first on Tuesday, the other on Saturday».
func (f *Finder) elliptic(least float64) {
	for i := range f.in.Exprs {
		c := &f.cands[i]
		if !c.fit || c.keep || c.joined || c.from.Day < f.in.Published.Day || !f.isDay(i) {
			continue
		}
		for _, k := range [2]int{i - 1, i + 1} {
			if k < 0 || k >= len(f.in.Exprs) {
				continue
			}
			o := &f.cands[k]
			if o.keep && !o.again && o.sentence == c.sentence && o.from.Day != c.from.Day && o.p >= plain && f.isDay(k) && f.sharesVerb(min(i, k), max(i, k)) {
				c.keep, c.p, c.why = true, max(c.p, least, plain), "shares the verb of the day beside it"
				break
			}
		}
	}
}

// isDay says that expression i tells one day, with its hour or without.
func (f *Finder) isDay(i int) bool {
	e := &f.in.Exprs[i]
	return !e.ClockOnly && e.Grain <= timex.GrainDay && !e.Range && e.Set == nil
}

// sharesVerb says that the day of expression k has no verb of its own behind that of
// expression i: an «and», or words that count, stand between them.
func (f *Finder) sharesVerb(i, k int) bool {
	const most = 14 // tokens
	a, b := &f.in.Exprs[i], &f.in.Exprs[k]
	if b.First-a.Last > most || b.First <= a.Last {
		return false
	}
	joined := false
	for t := a.Last; t < b.First; t++ {
		set := f.w.Tags[t].Set
		switch {
		case f.dated(t):
		case f.finiteAt(t) != noGovernor, set.Any(saying), set.Any(clauseSet) && !set.Any(nounSet), set.Any(noShare), f.endsStatement(t), f.w.Tokens[t].Kind == text.Break:
			return false
		}
		joined = joined || f.w.Tokens[t].Kind == text.Word && set.Has(lang.And) || set.Any(counts)
	}
	return joined
}

var (
	noShare = lang.Of(lang.Until, lang.Since, lang.Before, lang.After, lang.Deadline, lang.Negation, lang.Past)
	counts  = lang.Of(lang.Other, lang.Ordinal)
)
