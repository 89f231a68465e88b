package event

import (
	"slices"

	"newscal/parse/text"
)

// A title is a stretch of the sentence. What a stretch weighs is the sum of the
// weights of its words, of its first word as the first of a title, of its last
// word as the last, and of its length.

// Features of the edge of a title, behind its distance from the head.
const (
	edgeShape        = 12 // how the word looks
	edgeAtEnd        = 23 // the sentence has none beside it
	edgeDate         = 24 // a date stands beside it
	edgeBeside       = 25 // how the one beside it looks
	edgeInName       = 36 // both have capitals
	edgeInPhrase     = 37 // both are of one phrase of the lists
	edgeOfQuote      = 38 // a quotation begins or ends between them
	edgeOfClause     = 39 // the clause ends between them
	edgeBehindDate   = 40
	edgeOfPhrase     = 41 // it is the edge of the head's phrase
	edgeOfOwnClause  = 42 // it is that of the head's clause
	edgeInsidePhrase = 43 // it parts the head's phrase
	edgeInPlace      = 44 // it is of a place where something happens
	edgeInOther      = 45 // it is of another place
	edgeBesidePlace  = 46
	edgeBesideOther  = 47
	edges            = 48
)

// edgeFeatures appends where token i stands as the edge of a title; beside is the
// token on the outer side of it.
func (f *Finder) edgeFeatures(c *candidate, v *view, i, beside int, at int32, dst []int32) []int32 {
	e := &f.in.Exprs[c.expr]
	s := f.sentence(c.sentence)
	add := func(k int32) { dst = append(dst, at+k) }
	add(signed(i - v.head))
	add(edgeShape + f.shape(i, s.First))
	switch {
	case beside < s.First || beside >= s.Last:
		add(edgeAtEnd)
	case f.dated(beside):
		add(edgeDate)
	default:
		add(edgeBeside + f.shape(beside, s.First))
		if f.w.Tokens[i].Upper && f.w.Tokens[beside].Upper && f.w.Tokens[beside].Kind == text.Word {
			add(edgeInName)
		}
		if f.w.Tags[max(i, beside)].Inside {
			add(edgeInPhrase)
		}
		if q := f.w.QuoteAt(i); q != f.w.QuoteAt(beside) {
			add(edgeOfQuote)
		}
		if f.endsClause(beside) {
			add(edgeOfClause)
		}
	}
	if i >= e.First {
		add(edgeBehindDate)
	}
	if inAny(v.places, i) {
		add(edgeInPlace)
	}
	if inAny(v.others, i) {
		add(edgeInOther)
	}
	if inAny(v.places, beside) {
		add(edgeBesidePlace)
	}
	if inAny(v.others, beside) {
		add(edgeBesideOther)
	}
	return dst
}

// firstFeatures appends the features of token i as the first of c's title.
func (f *Finder) firstFeatures(c *candidate, v *view, i int, dst []int32) []int32 {
	dst = f.edgeFeatures(c, v, i, i-1, wordLayout.at[wFirst], dst)
	add := func(g int, k int32) { dst = append(dst, wordLayout.at[g]+k) }
	if v.phrase.last > 0 && i == v.phrase.first {
		add(wFirst, edgeOfPhrase)
	}
	if i == v.clause.first {
		add(wFirst, edgeOfOwnClause)
	}
	if i > v.phrase.first && i < v.phrase.last {
		add(wFirst, edgeInsidePhrase)
	}
	dst = f.classes(wordLayout, wFirstClass, i, f.everywhere(), dst)
	return f.classes(wordLayout, wFirstPrev, i-1, f.everywhere(), dst)
}

// lastFeatures appends the features of token i as the last of c's title.
func (f *Finder) lastFeatures(c *candidate, v *view, i int, dst []int32) []int32 {
	dst = f.edgeFeatures(c, v, i, i+1, wordLayout.at[wLast], dst)
	add := func(g int, k int32) { dst = append(dst, wordLayout.at[g]+k) }
	if i == v.phrase.last-1 {
		add(wLast, edgeOfPhrase)
	}
	if i == v.clause.last-1 {
		add(wLast, edgeOfOwnClause)
	}
	if i >= v.phrase.first && i < v.phrase.last-1 {
		add(wLast, edgeInsidePhrase)
	}
	dst = f.classes(wordLayout, wLastClass, i, f.everywhere(), dst)
	return f.classes(wordLayout, wLastNext, i+1, f.everywhere(), dst)
}

// lengthFeatures gives the features of titles of c by their number of words.
func (v *view) lengthFeatures() (out [maxTitle + 1]int32) {
	for n := range out {
		out[n] = wordLayout.at[wLength] + int32(n)*3 + v.what
	}
	return out
}

// parts says that no title goes on over token i: a break of the text, a semicolon, a
// comma behind a date that none sets off before it, a noun that a time counts from.
func (f *Finder) parts(i int) bool {
	t := &f.w.Tokens[i]
	return t.Kind == text.Break || t.Kind == text.Punct && (t.Value == ';' || t.Value == '؛') || f.dated(i-1) && f.closesClause(i) || f.countedFrom(i)
}

// closesClause says that the comma at token i, behind a date, closes its clause: what
// follows tells who said so.
func (f *Finder) closesClause(i int) bool {
	if !f.comma(i) || f.dated(i) {
		return false
	}
	s := f.sentence(f.w.SentenceAt(i))
	if f.setsOffDate(i, s) {
		return false
	}
	const near = 9
	for k := i + 1; k < min(s.Last, i+near) && !f.comma(k); k++ {
		if f.w.Tags[k].Set.Any(saying) && !f.w.Tags[k].Set.Any(nounSet) {
			return true
		}
	}
	return false
}

// stretch is a run of tokens with what it weighs as a title.
type stretch struct {
	run
	weight float64
}

// stretches gives the n stretches that weigh most as titles of c, the heaviest
// first, none of them much like one before.
func (f *Finder) stretches(c *candidate, n int) []stretch {
	r := f.titleRange(c)
	v := f.viewOf(c)
	size := r.last - r.first
	f.weights = append(f.weights[:0], make([]float64, 3*size+1)...)
	sum, first, last := f.weights[:size+1], f.weights[size+1:][:size], f.weights[2*size+1:]
	f.edges = append(f.edges[:0], make([]bool, 2*size)...)
	opens, closes := f.edges[:size], f.edges[size:]
	m := f.models.Titles
	weigh := func(features []int32) float64 {
		f.features = features
		return m.Weight(features)
	}
	for k := range size {
		i := r.first + k
		sum[k+1] = sum[k]
		if f.omits(i) || f.w.Tokens[i].Kind == text.Break {
			continue
		}
		sum[k+1] += weigh(f.wordFeatures(c, &v, i, f.features[:0]))
		if opens[k] = f.opens(&v, i, r.first); opens[k] {
			first[k] = weigh(f.firstFeatures(c, &v, i, f.features[:0]))
		}
		if closes[k] = f.closes(&v, i, r.last); closes[k] {
			last[k] = weigh(f.lastFeatures(c, &v, i, f.features[:0]))
		}
	}
	var length [maxTitle + 1]float64
	for k, feature := range v.lengthFeatures() {
		length[k] = m.Weight([]int32{feature})
	}
	all := f.stretched[:0]
	for a := range size {
		if !opens[a] {
			continue
		}
		words := 0
		for b := a; b < size; b++ {
			t := &f.w.Tokens[r.first+b]
			if f.parts(r.first + b) {
				break
			}
			if f.omits(r.first + b) {
				continue
			}
			if t.Kind == text.Word {
				if words++; words > maxTitle {
					break
				}
			}
			if !closes[b] {
				continue
			}
			all = append(all, stretch{run{r.first + a, r.first + b + 1}, sum[b+1] - sum[a] + first[a] + last[b] + length[words]})
		}
	}
	f.stretched = all
	return f.unlike(all, n)
}

// unlike gives the n heaviest of all that share less than four in five of their
// tokens with any heavier one.
func (f *Finder) unlike(all []stretch, n int) []stretch {
	out := make([]stretch, 0, n)
	for range n {
		best := -1
		for i := range all {
			if (best < 0 || all[i].weight > all[best].weight) && !slices.ContainsFunc(out, func(o stretch) bool { return alike(o.run, all[i].run) }) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		out = append(out, all[best])
	}
	return out
}

// alike says that a and b share four in five of their tokens or more.
func alike(a, b run) bool {
	both := min(a.last, b.last) - max(a.first, b.first)
	either := max(a.last, b.last) - min(a.first, b.first)
	return 5*both >= 4*either
}
