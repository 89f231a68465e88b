package event

import (
	"strings"
	"unicode"

	"newscal/parse/lang"
	"newscal/parse/place"
	"newscal/parse/text"
)

// spot is a place that the article names near an event.
type spot struct {
	run
	sentence int
	zone     string
	lead     int32 // how it is led to
	sort     int32 // what it is
	before   int   // folded bytes of what is written together with its name before it
}

// How a spot is led to.
const (
	leadNone   int32 = iota // a place that stands by itself
	leadIn                  // behind a preposition of place
	leadClitic              // with a preposition written together with it
	leadPrep                // behind another preposition: to, from, of
	leadHost                // subject or object of a verb of hosting
	leads
)

// What a spot is.
const (
	sortPlace int32 = iota // known to the gazetteer
	sortCapital
	sortCountry
	sortVenue // a noun of a building or area
	sortVenueIn
	sortName // a word with a capital that no list knows
	sorts
)

// Groups of the features of a spot.
const (
	pBias = iota
	pLeadSort
	pHead   // distance from the head
	pDate   // distance from the date
	pSide   // before or behind the head, the date
	pBorder // clause borders between it and the nearer of the two
	pWhere  // in which sentence
	pPrev   // classes of the word before its preposition
	pNext   // classes of the word behind
	pKind   // kind of the event × sort
	pRank   // how many spots of the sentence stand before it
	pLong   // its words
	pLine   // opens the article: a dateline
	pTopic  // in the headline; how often in the article
	pAway   // what it is × in which sentence
	pMoves  // a verb of going leads to it: classes of the words before × its lead
)

var spotLayout = number([]group{
	pBias: {"bias", 1, nil}, pLeadSort: {"lead×sort", int(leads * sorts), nil}, pHead: {"head", 6, nil}, pDate: {"date", 6, nil}, pSide: {"side", 4, nil},
	pBorder: {"border", 4, nil}, pWhere: {"where", 7, nil}, pPrev: perClass("prev"), pNext: perClass("next"),
	pKind: {"kind×sort", kinds * int(sorts), nil}, pRank: {"rank", 5, nil}, pLong: {"long", 5, nil}, pLine: {"line", 2, nil},
	pTopic: {"topic", 6, nil}, pAway: {"away", 7 * int(sorts), nil}, pMoves: {"moves", int(leads) * 4, nil},
})

// where gives the place of a happening: of all spots near its mentions, the
// one that weighs most; none where no spot is likely.
func (f *Finder) where(h *happening) (words, zone string) {
	best, most := spot{}, f.models.Spots.Threshold
	weigh := func(c *candidate) {
		f.spots(c, func(sp spot, features []int32) {
			if w := f.models.Spots.Weight(features); w > most {
				best, most = sp, w
			}
		})
	}
	for _, i := range h.mentions {
		weigh(&f.cands[i])
	}
	for i := range h.told {
		weigh(&h.told[i])
	}
	if best.last == best.first {
		return "", ""
	}
	if full, ok := f.fuller(best); ok {
		best = full
	}
	return f.spotText(best), best.zone
}

// maxBack is how many sentences back the full name of a venue is looked for.
const maxBack = 20

// fuller gives the venue by its full name, where the article gave it before:
// «the library», first called the Library of Alexandria.
func (f *Finder) fuller(sp spot) (spot, bool) {
	if sp.sort != sortVenue || sp.last-sp.first != 1 {
		return spot{}, false
	}
	for s := sp.sentence; s >= 0 && s > sp.sentence-maxBack; s-- {
		sen := f.sentence(s)
		for i := sen.First; i < sen.Last && (s < sp.sentence || i < sp.first); i++ {
			if !f.w.Tags[i].Set.Has(lang.Venue) || f.w.Tags[i].Entry != f.w.Tags[sp.first].Entry {
				continue
			}
			if full, ok := f.spotAt(i, s, sen); ok && full.first == i && full.last > i+1 {
				full.sentence = s
				return full, true
			}
		}
	}
	return spot{}, false
}

// spotText gives the words of a spot without the preposition before them.
func (f *Finder) spotText(sp spot) string {
	start := f.w.Behind(sp.first, sp.before)
	if sp.lead == leadClitic && sp.before == 0 {
		if start = f.w.ArticleStart(sp.first); start == int(f.w.Tokens[sp.first].Start) {
			for k := range f.w.Of(sp.first) {
				if k > 0 {
					start += k
					break
				}
			}
		}
	}
	_, last := f.whole(sp.first, sp.last)
	return strings.Join(strings.Fields(f.w.Text[start:f.w.Tokens[last-1].End]), " ")
}

// spots visits the places near the event of c: in its own sentence and its
// head's, in those before and behind, in the headline and the first sentence.
func (f *Finder) spots(c *candidate, visit func(sp spot, features []int32)) {
	title := f.inTitle(c.sentence)
	seen := [8]int{}
	n := 0
	for k, s := range [6]int{c.sentence, c.head.sentence, c.sentence + 1, c.sentence - 1, 0, f.firstOfText()} {
		if s < 0 || s >= len(f.w.Sentences) || k == 1 && c.head.token < 0 || k == 4 && !f.inTitle(0) || contains(seen[:n], s) {
			continue
		}
		if (k == 2 || k == 3) && (title != f.inTitle(s) || f.w.Sentences[s].Paragraph != f.w.Sentences[c.sentence].Paragraph) {
			continue
		}
		seen[n] = s
		n++
		rank := int32(0)
		f.spotsOf(s, c, func(sp spot) {
			f.features = f.spotFeatures(c, &sp, int32(k), rank, f.features[:0])
			visit(sp, f.features)
			rank++
		})
	}
}

// firstOfText gives the first sentence behind the headline.
func (f *Finder) firstOfText() int {
	s := 0
	for s+1 < len(f.w.Sentences) && f.inTitle(s) {
		s++
	}
	return s
}

func contains(seen []int, s int) bool {
	for _, k := range seen {
		if k == s {
			return true
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// spotsOf visits the spots of sentence s, those of its first words where it is long.
func (f *Finder) spotsOf(s int, c *candidate, visit func(sp spot)) {
	sen := f.sentence(s)
	lo, hi := sen.First, min(sen.Last, sen.First+60)
	if s == c.sentence {
		lo, hi = max(sen.First, c.first-reach), min(sen.Last, c.first+reach)
	}
	for i := lo; i < hi; i++ {
		if f.w.Tokens[i].Kind != text.Word || f.dated(i) {
			continue
		}
		if sp, ok := f.spotAt(i, s, sen); ok {
			sp.sentence = s
			visit(sp)
			i = max(i, sp.last-1)
		}
	}
}

// spotAt reads the spot that begins at token i of sentence s.
func (f *Finder) spotAt(i, s int, sen text.Sentence) (spot, bool) {
	sp := spot{run: run{i, i + 1}, lead: f.leadOf(i, sen)}
	p, n, bare := f.placeAt(i, s)
	tag := &f.w.Tags[i]
	switch {
	case n > 0 && (!p.Ambiguous || sp.lead == leadIn || bare) && (f.capital(i, n, p) || !f.hasCapitals(i)):
		sp.last, sp.zone, sp.sort, sp.before = i+n, p.Zone, sortPlace, p.Before
		switch {
		case p.Capital:
			sp.sort = sortCapital
		case p.Kind == place.Country:
			sp.sort = sortCountry
		}
		if bare {
			sp.lead = leadClitic
		}
	case tag.Set.Has(lang.Venue) && !tag.Inside:
		sp.sort = sortVenue
		sp.last = i + int(tag.Len)
		if tag.Before > 0 && tag.Set.Has(lang.In) {
			sp.lead = leadClitic
		}
	case sp.lead == leadIn && f.hasCapitals(i) && f.w.Tokens[i].Upper && !tag.Set.Any(noName):
		sp.sort = sortName
	default:
		return spot{}, false
	}
	if sp.lead == leadNone && f.hosts(i, sp.last-i, sen) {
		sp.lead = leadHost
	}
	if sp.sort == sortCapital && sp.lead == leadNone && i > f.sentence(f.firstOfText()).First+2 {
		return spot{}, false // «Kyiv plans»: the capital is its government, but for a dateline
	}
	f.extendSpot(&sp, s, sen)
	return sp, true
}

var noName = lang.Of(lang.Month, lang.Weekday, lang.Event, lang.Pronoun, lang.Role, lang.Season)

// leadOf tells what leads to token i: a preposition of place, articles and
// modifiers between; another preposition; nothing.
func (f *Finder) leadOf(i int, sen text.Sentence) int32 {
	for k := i - 1; k >= sen.First && k >= i-5; k-- {
		t, tag := &f.w.Tokens[k], &f.w.Tags[k]
		switch {
		case tag.Set.Has(lang.In) && tag.Before == 0:
			return leadIn
		case tag.Set.Has(lang.Prep) && tag.Before == 0:
			return leadPrep
		case tag.Set.Has(lang.Article), tag.Set.Has(lang.Venue), f.w.Lex.ModifiersFirst && t.Kind == text.Word && (t.Upper || tag.Set.IsEmpty()):
		default:
			return leadNone
		}
	}
	return leadNone
}

// extendSpot lets a spot take in what belongs to it: the rest of a venue's
// name, the town in which it lies, modifiers before a venue.
func (f *Finder) extendSpot(sp *spot, s int, sen text.Sentence) {
	if sp.sort == sortVenue {
		for sp.last < sen.Last && sp.last-sp.first < 8 && f.extends(sp.last, sen.Last) && !f.endsVenue(sp.last) && !f.opensAnother(sp.last) && !f.bareEvent(sp.last) &&
			!(f.w.Tags[sp.last].Before > 0 && f.w.Tags[sp.last].Set.Any(endsVenueClitic)) {
			if p, n, _ := f.placeAt(sp.last, s); n > 0 {
				sp.zone, sp.sort = p.Zone, sortVenueIn
				sp.last += n - 1
			}
			sp.last++
		}
		if f.w.Lex.ModifiersFirst {
			for sp.first > sen.First && sp.last-sp.first < 8 && f.precedes(sp.first-1) && !f.dated(sp.first-1) {
				sp.first--
			}
		}
	}
	if sp.sort == sortName {
		for sp.last < sen.Last && sp.last-sp.first < 6 && f.w.Tokens[sp.last].Kind == text.Word && f.w.Tokens[sp.last].Upper && !f.dated(sp.last) {
			sp.last++
		}
	}
	for range 2 { // in the … in Paris; Vienna, Austria
		j := sp.last
		if j < sen.Last && (f.w.Tags[j].Set.Has(lang.In) && f.w.Tags[j].Before == 0 || f.comma(j)) {
			for j++; j < sen.Last && f.w.Tags[j].Set.Any(towardPlace) && j < sp.last+3; j++ {
			}
		}
		p, n, _ := f.placeAt2(j, s, sen)
		if n == 0 || sp.sort == sortCountry || f.dated(j) || j == sp.last && sp.sort < sortVenue {
			break
		}
		if sp.zone == "" {
			sp.zone = p.Zone
		}
		sp.last = j + n
	}
	for sp.last > sp.first+1 && f.dangles(sp.last-1) {
		sp.last--
	}
}

// endsVenue says that the word at token i ends the name of a venue: a
// preposition that does not bind names, as «of» does.
func (f *Finder) endsVenue(i int) bool {
	set := f.w.Tags[i].Set
	return set.Any(endsVenue) || set.Has(lang.Prep) && !set.Has(lang.Glue) && f.w.Tags[i].Before == 0
}

// bareEvent says that token i names an event with no article of its own, as in
// no name of a place: «stadium final», but «hall of the congresses».
func (f *Finder) bareEvent(i int) bool {
	set := f.w.Tags[i].Set
	return set.Has(lang.Event) && !set.Has(lang.Article) && !(i > 0 && f.w.Tags[i-1].Set.Any(towardEvent)) && !f.w.Lex.ModifiersFirst
}

var towardEvent = lang.Of(lang.Article, lang.Prep)

var (
	endsVenue       = lang.Of(lang.In, lang.And, lang.Conj, lang.Between)
	endsVenueClitic = lang.Of(lang.Prep, lang.And)
	towardPlace     = lang.Of(lang.Article, lang.Venue)
)

// placeAt2 is placeAt with token i allowed to lie behind the sentence.
func (f *Finder) placeAt2(i, s int, sen text.Sentence) (place.Place, int, bool) {
	if i >= sen.Last {
		return place.Place{}, 0, false
	}
	return f.placeAt(i, s)
}

// opensAnother says that an article at token i opens another noun's phrase: no
// preposition stands before it.
func (f *Finder) opensAnother(i int) bool {
	return f.w.Tags[i].Before == 0 && f.w.Tags[i].Set.Has(lang.Article) && f.w.Tokens[i].End-f.w.Tokens[i].Start <= 5 && !f.w.Tags[i-1].Set.Any(prepSet)
}

// hosts says that the place at tokens [i, i+n) hosts the event: it is subject or
// object of a verb of hosting.
func (f *Finder) hosts(i, n int, s text.Sentence) bool {
	for k := i - 1; k >= s.First && k >= i-2; k-- {
		if f.w.Tags[k].Set.Has(lang.Host) {
			return true
		}
	}
	for k := i + n; k < s.Last && k < i+n+4; k++ {
		if f.w.Tags[k].Set.Has(lang.Host) {
			return true
		}
		if f.w.Tokens[k].Kind == text.Punct {
			return false
		}
	}
	return false
}

// foldSentence folds the words of sentence s for place look-ups; index 0 is
// its first token.
func (f *Finder) foldSentence(s int) {
	if f.foldOf == s {
		return
	}
	f.foldOf = s
	f.folded = f.folded[:0]
	sen := f.w.Sentences[s]
	for i := sen.First; i < sen.Last; i++ {
		f.folded = append(f.folded, f.w.Folded(i))
	}
}

// placeAt finds the place that begins at token i of sentence s; bare says that
// a preposition written together with it was taken off.
func (f *Finder) placeAt(i, s int) (p place.Place, n int, bare bool) {
	if k := f.placeOf[i]; k > 0 {
		known := &f.placed[k-1]
		return known.Place, known.n, known.bare
	}
	if !f.mayName(i) {
		return p, 0, false
	}
	f.foldSentence(s)
	k := i - f.w.Sentences[s].First
	p, n = place.Find(f.folded, k, f.w.Lex.Code)
	if p.Before > 0 {
		rest, in := f.w.Lex.WithoutClitic(f.folded[k], lang.In)
		bare = in && len(rest) == len(f.folded[k])-p.Before
	}
	f.placed = append(f.placed, placed{p, n, bare})
	f.placeOf[i] = int32(len(f.placed))
	return p, n, bare
}

// mayName says that a place's name may begin at token i: there, or soon behind
// it, stands a capital; in scripts without, a word that does no small work.
func (f *Finder) mayName(i int) bool {
	if !f.hasCapitals(i) {
		return !f.w.Tags[i].Set.Any(lightSet) || f.w.Tags[i].Before > 0
	}
	for k := i; k < min(i+4, len(f.w.Tokens)); k++ {
		if f.w.Tokens[k].Upper {
			return true
		}
	}
	return strings.IndexFunc(f.w.Of(i), unicode.IsUpper) > 0 // l’Ukraine
}

// placed is what placeAt found at a token.
type placed struct {
	place.Place
	n    int
	bare bool
}

// capital says that the name at tokens [i, i+n) has a capital letter: its first
// word behind an article written together with it, «l’Ukraine», or any word of
// several, «bande de Gaza».
func (f *Finder) capital(i, n int, p place.Place) bool {
	for k := i; k < i+n; k++ {
		if f.w.Tokens[k].Upper {
			return true
		}
	}
	name := strings.TrimLeftFunc(f.w.Of(i), unicode.IsLetter)
	return p.Before > 0 && strings.IndexFunc(name, unicode.IsUpper) == strings.IndexFunc(name, unicode.IsLetter)
}

// spotFeatures appends the features of sp as the place of c; where tells in
// which of the sentences around it stands.
func (f *Finder) spotFeatures(c *candidate, sp *spot, where, rank int32, dst []int32) []int32 {
	add := func(g int, k int32) { dst = append(dst, spotLayout.at[g]+k) }
	add(pBias, 0)
	add(pLeadSort, sp.lead*sorts+sp.sort)
	add(pWhere, where)
	add(pAway, where*sorts+sp.sort)
	n := f.topic[text.Stem(f.spotText(*sp))]
	if n >= inHeadline {
		add(pTopic, 0)
		n -= inHeadline
	}
	add(pTopic, 1+int32(min(bucketFew(n), 4)))
	for k := sp.first - 1; k >= max(sp.first-4, f.sentence(sp.sentence).First); k-- {
		set := f.w.Tags[k].Set
		if set.Has(lang.Act) || set.Has(lang.Attend) {
			add(pMoves, sp.lead*4)
		}
		if set.Has(lang.Light) || set.Has(lang.Host) {
			add(pMoves, sp.lead*4+1)
		}
		if set.Has(lang.Event) {
			add(pMoves, sp.lead*4+2)
		}
	}
	add(pKind, c.head.kind*sorts+sp.sort)
	add(pRank, min(rank, 4))
	add(pLong, int32(bucket(sp.last-sp.first)))
	if sp.first <= 3 || where == 5 && sp.first-f.sentence(sp.sentence).First <= 2 {
		add(pLine, 0)
	}
	if where == 0 {
		near := f.distance(sp.first, c.first)
		add(pDate, int32(bucket(near)))
		side := int32(0)
		if sp.first > c.first {
			side = 1
		}
		add(pSide, side)
		if c.head.token >= 0 && c.head.sentence == sp.sentence {
			d := f.distance(sp.first, c.head.token)
			near = min(near, d)
			add(pHead, int32(bucket(d)))
			side = 2
			if sp.first > c.head.token {
				side = 3
			}
			add(pSide, side)
		} else {
			add(pHead, 5)
		}
		add(pBorder, int32(min(near/strongBorder, 3)))
	}
	sen := f.sentence(sp.sentence)
	each := func(g, j int) {
		if j < sen.First || j >= sen.Last || f.dated(j) {
			add(g, int32(lang.Classes))
			return
		}
		set := f.w.Tags[j].Set
		for c := range set.All() {
			add(g, int32(c))
		}
	}
	before := sp.first - 1
	if sp.lead == leadIn || sp.lead == leadPrep {
		before--
	}
	each(pPrev, before)
	each(pNext, sp.last)
	return dst
}

// spotWords gives the places near c with their features, for training.
func (f *Finder) spotWords(c *candidate) []Word {
	var out []Word
	f.spots(c, func(sp spot, features []int32) {
		out = append(out, Word{f.spotText(sp), append([]int32(nil), features...)})
	})
	return out
}
