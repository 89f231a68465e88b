package event

import (
	"slices"

	"newscal/parse/lang"
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

// opens says that a title may begin with token i: not inside a word, a phrase or
// a mark or the name of a place, nor with a word that leans on the one before.
func (f *Finder) opens(v *view, i, begin int) bool {
	t := &f.w.Tokens[i]
	if t.Kind == text.Break || f.dated(i) || t.Kind == text.Punct && !f.opensName(i) || f.edge(i) {
		return false
	}
	return i == begin || !f.joined(i) && !f.goesWithNoun(i) && !f.andNoun(i) && !f.pairs(v, i-1) && !f.ofNoun(i) && !(f.announces(i) && f.hasSubject(i)) && !f.goesTo(i) &&
		!goesOnAny(v.places, i) && !goesOnAny(v.others, i)
}

// governedByPrep says that token i stands behind a preposition that asks for its case.
func (f *Finder) governedByPrep(i int) bool {
	return f.w.Lex.HasCases && i > 0 && f.w.Tags[i-1].Set.Any(placePrep) && !f.w.Tags[i-1].Set.Any(nounSet) && f.w.Tags[i-1].Len == 1 && !f.dated(i-1)
}

// withPreposition widens a title r of what is done to the preposition that governs its
// first words, up to two words before it: «в широкий | прокат фильм выйдет».
func (f *Finder) withPreposition(c *candidate, r run) run {
	const most = 3
	if !f.w.Lex.HasCases || c.head.noun && c.head.token >= r.first && c.head.token < r.last {
		return r
	}
	s := f.sentence(f.w.SentenceAt(r.first))
	for i := r.first; i > s.First && i > r.first-most; i-- {
		if f.governedByPrep(i) {
			return run{i - 1, r.last}
		}
		if tag := &f.w.Tags[i-1]; f.w.Tokens[i-1].Kind != text.Word || f.dated(i-1) || tag.Set.Any(noNoun) || tag.Inside || i == r.first && !f.w.Lex.Modifier(f.w.Folded(i-1)) {
			return r
		}
	}
	return r
}

// goesWithNoun says that the word at token i goes on the phrase of the word before it: it is
// written together with its article, and nothing stands between the two but the space:
// «وزير | الخارجية», «محمد | الدميري».
func (f *Finder) goesWithNoun(i int) bool {
	if i == 0 || f.w.Tokens[i].Kind != text.Word || f.w.Tokens[i-1].Kind != text.Word || f.dated(i) || f.dated(i-1) || f.hasCapitals(i) || !f.hasArticle(i) {
		return false
	}
	before := &f.w.Tags[i-1]
	return !before.Inside && (before.Set.Any(nounSet) || !before.Set.Any(noNoun))
}

// hasArticle says that the word at token i begins with the article that the language
// writes together with it, and with nothing before that.
func (f *Finder) hasArticle(i int) bool {
	_, ok := f.w.Lex.WithoutClitic(f.w.Folded(i), lang.Article)
	return ok
}

// andNoun says that «and» is written together with the noun at token i, which it
// joins to the one before: «في المغرب | وتونس».
func (f *Finder) andNoun(i int) bool {
	return !f.hasCapitals(i) && f.w.Clitics(i).Has(lang.And) && !f.w.Coordinates(i) && !f.verbAt(i) && !f.endsClause(i-1)
}

// goesTo says that the preposition at token i leads somewhere: to, into.
func (f *Finder) goesTo(i int) bool {
	if f.w.Tags[i].Before > 0 {
		return false
	}
	v, _ := f.w.Value(i, lang.Prep)
	return v == toPlace
}

// goesOnAny says that token i goes on one of the runs.
func goesOnAny(runs []run, i int) bool {
	for _, r := range runs {
		if r.first < i && i < r.last {
			return true
		}
	}
	return false
}

// closes says that a title may end with token i.
func (f *Finder) closes(v *view, i, end int) bool {
	t := &f.w.Tokens[i]
	if t.Kind == text.Break || f.dated(i) || t.Kind == text.Punct && !f.closesName(i) || f.dangles(i) || f.announces(i) || f.links(i) ||
		f.w.Tags[i].Inside && f.phraseSet(i).Has(lang.Future) && !f.phraseSet(i).Any(tellingVerbs) {
		return false
	}
	return i+1 >= end || !f.joined(i+1) && !f.pairs(v, i+1) && !f.goesWithNoun(i+1)
}

// links says that the word at token i only links what stands on its sides: is, will
// be, prévue.
func (f *Finder) links(i int) bool {
	set := f.w.Tags[i].Set
	if f.w.Tags[i].Inside {
		set = f.phraseSet(i)
	}
	return set.Any(linking) && !set.Any(nounSet) && !set.Any(tellingVerbs)
}

var linking = lang.Of(lang.Copula, lang.Scheduled)

// hasSubject says that a word stands right before the verb at token i in its
// clause: «the timetable | will be published».
func (f *Finder) hasSubject(i int) bool {
	return f.w.Tokens[i-1].Kind == text.Word && !f.dated(i-1) && !f.endsClause(i-1)
}

// ofNoun says that the noun at token i tells what the noun before it is of: «Museum
// of the | Sea».
func (f *Finder) ofNoun(i int) bool {
	k := i - 1
	for k > 0 && f.w.Tags[k].Set.Has(lang.Article) && f.w.Tags[k].Before == 0 {
		k--
	}
	if k <= 0 || f.w.Tokens[k-1].Kind != text.Word {
		return false
	}
	if f.w.Tags[k].Set.Has(lang.OfNoun) {
		return true
	}
	of, _ := f.w.Value(k, lang.Prep)
	return of == bindsNames
}

// pairs says that the dash at token k pairs what stands on its sides, in a line of
// a list: two teams, not a place and what happens there. Two names in quotation
// marks it pairs anywhere.
func (f *Finder) pairs(v *view, k int) bool {
	if k > 0 && k+1 < len(f.w.Tokens) && f.w.Tokens[k].Kind == text.Punct && f.closesName(k-1) && f.opensName(k+1) {
		switch f.w.Tokens[k].Value {
		case '-', '–', '—':
			return true
		}
	}
	if k <= 0 || k+1 >= len(f.w.Tokens) || !v.line {
		return false
	}
	t, behind := &f.w.Tokens[k], &f.w.Tokens[k+1]
	if t.Kind != text.Punct || t.Value != '-' && t.Value != '–' && t.Value != '—' || !t.Spaced || !behind.Spaced || f.dated(k-1) || f.dated(k+1) {
		return false
	}
	place := func(i int) bool { return inAny(v.places, i) || inAny(v.others, i) }
	return f.w.Tokens[k-1].Kind == text.Word && behind.Kind == text.Word && (!place(k-1) || place(k+1))
}

// joined says that token i goes on a word or a phrase that began before it.
func (f *Finder) joined(i int) bool {
	t, before := &f.w.Tokens[i], &f.w.Tokens[i-1]
	if t.Kind == text.Punct && f.closesName(i) {
		return false
	}
	if f.w.Tags[i].Inside || t.Kind == text.Number && before.Kind == text.Punct && before.Value == '№' {
		return true
	}
	if t.Spaced || before.Kind == text.Break {
		return false
	}
	// 1.1, data.gov, 24-hour, l'accord: a mark between words without a space.
	glued := func(k int) bool {
		return k > 0 && k+1 < len(f.w.Tokens) && f.w.Tokens[k].Kind == text.Punct && !f.w.Tokens[k].Spaced && !f.w.Tokens[k+1].Spaced && f.w.Tokens[k-1].Kind != text.Punct && f.w.Tokens[k+1].Kind != text.Punct
	}
	if t.Kind == text.Punct {
		return glued(i)
	}
	return before.Kind != text.Punct || glued(i-1)
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
