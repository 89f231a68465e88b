package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// judgeItems keeps a day that a semicolon parts from one kept, where both open their
// part and the noun of an event follows each: «on Saturday 13, a workshop on …; on
// Saturday 20, the workshop …».
func (f *Finder) judgeItems() {
	for i := 1; i < len(f.in.Exprs); i++ {
		c, o := &f.cands[i], &f.cands[i-1]
		if c.keep || !c.fit || c.again || !o.keep || c.sentence != o.sentence || f.in.Exprs[i].Grain > timex.GrainDay || c.from.Day < f.in.Published.Day {
			continue
		}
		if s := f.sentence(c.sentence); f.opensItem(i, s) && f.opensItem(i-1, s) && f.semicolon(o.last, c.first) {
			c.p = max(c.p, plain)
			c.keep, c.why = true, "is told in a list as the day before it is"
		}
	}
}

// opensItem says that candidate i opens its part of sentence s, which a semicolon or a
// colon opens, and that the noun of an event follows.
func (f *Finder) opensItem(i int, s text.Sentence) bool {
	const few = 4
	e := &f.in.Exprs[i]
	if k := e.First - 1; k >= s.First && f.w.Tokens[k].Value != ';' && f.w.Tokens[k].Value != ':' {
		return false
	}
	for k := e.Last; k < min(s.Last, e.Last+few); k++ {
		if f.w.Tags[k].Set.Has(lang.Event) {
			return true
		}
		if f.w.Tokens[k].Kind != text.Punct && !f.w.Tags[k].Set.Any(small) {
			return false
		}
	}
	return false
}
