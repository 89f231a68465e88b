package event

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/timex"
)

// otherRivals says that a and b, told by two sentences, are matches of other
// teams.
func (f *Finder) otherRivals(a, b *candidate) bool {
	match := func(c *candidate) bool {
		return c.head.token >= 0 && c.head.kind == lang.Sport && !f.w.Tags[c.head.token].Set.Has(lang.Article) && !f.inTitle(c.sentence)
	}
	return a.sentence != b.sentence && match(a) && match(b) && f.rivals(a.head.token, b.head.token)
}

// rivals says that behind tokens i and j, that tell of a match each, stand names
// of teams, and none behind both but a part of one: United.
func (f *Finder) rivals(i, j int) bool {
	if f.namesBeside(i) < 2 || f.namesBeside(j) < 2 {
		return false
	}
	a, b := f.stemsBeside(i), f.stemsBeside(j)
	return shared(a, b)*3 <= min(len(a), len(b))
}

// besideHeads sorts how many words of weight, who plays whom, stand beside the
// heads of two mentions, matches apart; 4 where one has no head of its own.
func (f *Finder) besideHeads(a, b *candidate) int32 {
	if a.head.token < 0 || b.head.token < 0 || a.head.token == b.head.token {
		return 4
	}
	n := int32(min(3, shared(f.stemsBeside(a.head.token), f.stemsBeside(b.head.token))))
	if a.head.kind == lang.Sport && b.head.kind == lang.Sport {
		n += 5
	}
	return n
}

// namesBeside counts the words just behind token i that no list knows.
func (f *Finder) namesBeside(i int) (n int) {
	for k := i + 1; k < min(f.sentence(f.w.SentenceAt(i)).Last, i+7) && !f.endsClause(k); k++ {
		if f.weighs(k) && f.w.Tags[k].Set.IsEmpty() {
			n++
		}
	}
	return n
}

// stemsBeside gives the stems of the words of weight of the clause of token i
// from just before it to a few behind it, in order.
func (f *Finder) stemsBeside(i int) []uint64 {
	const before, behind = 4, 9
	s := f.sentence(f.w.SentenceAt(i))
	var stems []uint64
	add := func(k int) {
		if f.weighs(k) {
			stems = append(stems, f.w.Stem(k))
		}
	}
	for k := i - 1; k >= max(s.First, i-before) && !f.endsClause(k) && !f.w.Coordinates(k+1); k-- {
		add(k)
	}
	for k := i + 1; k < min(s.Last, i+behind) && !f.endsClause(k) && !f.w.Coordinates(k); k++ {
		add(k)
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}

// mostClauses is how many matches one sentence tells under one day at most.
const mostClauses = 16

// matches makes a candidate of every match that a sentence tells in a clause of
// its own under the day of another: «يلتقي أرسنال وستهام اليوم، ويواجه نيوكاسل
// ساوثمبتون». They stand behind those of the time expressions.
func (f *Finder) matches() {
	before := -1
	for i := range f.in.Exprs {
		c := &f.cands[i]
		if !c.keep || c.show || c.goesOn || c.sentence == before || f.inTitle(c.sentence) || !f.in.Exprs[i].From.AllDay() && f.in.Exprs[i].ClockOnly {
			continue
		}
		before = c.sentence
		f.matchesOf(c.sentence)
	}
}

// matchesOf appends the candidates of matches of sentence s.
func (f *Finder) matchesOf(s int) {
	var chain [mostClauses]int
	n, sport := 0, false
	sen := f.sentence(s)
	for i := sen.First; i < sen.Last && n < len(chain); i++ {
		if noun, ok := f.w.Value(i, lang.Event); ok && noun == lang.Sport {
			sport = true
		}
		kind, _ := f.w.Value(i, lang.Act)
		if kind != lang.Sport && kind != lang.Meeting && !f.w.Tags[i].Set.Has(lang.Host) || !f.w.Tags[i].Set.Any(aheadSet) || f.namesBeside(i) < 2 {
			continue
		}
		if n > 0 && (!f.opensOwn(i) || !f.rivals(chain[n-1], i)) {
			continue
		}
		sport = sport || kind == lang.Sport
		chain[n] = i
		n++
	}
	if n < 2 || !sport {
		return
	}
	told := f.dayIn(s, chain[0], chain[1]) // the day of the first is told before it, or in its clause
	if k := f.dayIn(s, sen.First, chain[0]); k >= 0 {
		told = k
	}
	if told < 0 {
		return
	}
	own := max(0, slices.Index(chain[:n], f.cands[told].head.token)) // the match that the day has
	for m := range n {
		if m == own {
			continue
		}
		if f.dayIn(s, chain[m], f.ownClause(chain[m]).last) >= 0 || f.sharesDay(chain[m]) {
			continue
		}
		c := f.cands[told]
		c.first, c.last, c.head = chain[m], chain[m]+1, head{token: chain[m], sentence: s, kind: lang.Sport}
		c.from, c.to, c.features = timex.OnDay(c.from.Day), timex.OnDay(c.from.Day), nil
		c.clause, c.fit, c.why = true, false, "is a match under the day of another"
		f.cands = append(f.cands, c)
	}
}

// ownClause gives the clause that the verb at token i opens.
func (f *Finder) ownClause(i int) run {
	r := run{i, i + 1}
	for last := f.sentence(f.w.SentenceAt(i)).Last; r.last < last && !f.opensOwn(r.last); {
		r.last++
	}
	return r
}

// sharesDay says that the verb at token i has the day of its sentence already.
func (f *Finder) sharesDay(i int) bool {
	return slices.ContainsFunc(f.cands[len(f.in.Exprs):], func(c candidate) bool { return c.shares && c.head.token == i })
}

// opensOwn says that token i is a verb that opens a clause of its own: behind
// «and», or a word such as while.
func (f *Finder) opensOwn(i int) bool {
	return f.w.Coordinates(i) || f.w.Tags[i].Set.Any(aheadSet) && f.w.Tags[i-1].Set.Has(lang.Clause)
}

// dayIn gives the kept candidate of a day that stands between tokens first and
// last of sentence s, -1 for none.
func (f *Finder) dayIn(s, first, last int) int {
	for k := f.firstTime(s); k < len(f.in.Exprs) && f.in.Exprs[k].Sentence == s; k++ {
		if e := &f.in.Exprs[k]; e.First >= first && e.First < last && f.cands[k].keep && !e.ClockOnly {
			return k
		}
	}
	return -1
}
