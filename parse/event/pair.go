package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Groups of the features of two mentions of one day.
const (
	qBias   = iota
	qHead   // what their heads share
	qShared // words of weight shared
	qApart  // sentences between them
	qQuoted // which of them are in direct speech
	qTitle  // which is in the headline × head
	qClock  // whether their clock times agree
	qDates  // dates of that day in the article
	qForm   // whether the words of their dates are of one form
	qOther  // one says «another»
	qSame   // the same date expression was used: same words
	qRatio  // share of the words of weight of the shorter passage that are shared
	qExtent // whether both last as many days
	qBeside // words of weight that stand beside both heads × whether both are matches
)

var pairLayout = number([]group{
	qBias: {"bias", 1, nil}, qHead: {"head", 6, nil}, qShared: {"shared", 8, nil}, qApart: {"apart", 6, nil}, qQuoted: {"quoted", 3, nil},
	qTitle: {"title×head", 2 * 6, nil}, qClock: {"clock", 4, nil}, qDates: {"dates", 5, nil}, qForm: {"form", 2, nil}, qOther: {"other", 2, nil},
	qSame: {"same", 2, nil}, qRatio: {"ratio", 5, nil}, qExtent: {"extent", 4, nil},
	qBeside: {"beside", 5 * 2, nil},
})

// pairFeatures appends what two mentions of one day, a before b, have in common.
func (f *Finder) pairFeatures(a, b *candidate, dst []int32) []int32 {
	add := func(g int, k int32) { dst = append(dst, pairLayout.at[g]+k) }
	head := f.headsShare(a, b)
	add(qBias, 0)
	add(qHead, head)
	add(qShared, int32(min(f.sharedWords(a, b), 7)))
	add(qApart, int32(min(bucketFew(b.sentence-a.sentence), 5)))
	quoted := int32(0)
	if f.quoteOf(a.first, a.sentence) >= 0 {
		quoted++
	}
	if f.quoteOf(b.first, b.sentence) >= 0 {
		quoted++
	}
	add(qQuoted, quoted)
	title := int32(0)
	if f.inTitle(a.sentence) != f.inTitle(b.sentence) {
		title = 1
	}
	add(qTitle, title*6+head)
	switch {
	case a.from.AllDay() && b.from.AllDay():
		add(qClock, 0)
	case a.from.AllDay() || b.from.AllDay():
		add(qClock, 1)
	case a.from.Clock == b.from.Clock:
		add(qClock, 2)
	default:
		add(qClock, 3)
	}
	add(qDates, min(f.days[a.from.Day], 4))
	if a.expr >= 0 && b.expr >= 0 {
		x, y := &f.in.Exprs[a.expr], &f.in.Exprs[b.expr]
		add(qForm, int32(yesNo(formOf(x) == formOf(y))))
		add(qSame, int32(yesNo(f.w.Text[x.Start:x.End] == f.w.Text[y.Start:y.End])))
	}
	add(qOther, int32(yesNo(f.another(a) || f.another(b))))
	add(qRatio, f.sharedRatio(a, b))
	add(qExtent, extents(a, b))
	add(qBeside, f.besideHeads(a, b))
	return dst
}

// extents tells of the days of two mentions: 0 both a day, 1 one of them
// several days, 2 both, to the same day, 3 both, to different ones.
func extents(a, b *candidate) int32 {
	one, other := a.to.Day > a.from.Day, b.to.Day > b.from.Day
	switch {
	case !one && !other:
		return 0
	case one != other:
		return 1
	case a.to.Day == b.to.Day:
		return 2
	}
	return 3
}

// sharedRatio sorts the share of the words of weight of the shorter of the
// sentences of two mentions that the other has too.
func (f *Finder) sharedRatio(a, b *candidate) int32 {
	if a.sentence == b.sentence {
		return 4
	}
	x, y := f.stemsOf(a.sentence), f.stemsOf(b.sentence)
	least := min(len(x), len(y))
	if least == 0 {
		return 0
	}
	return int32(min(3, shared(x, y)*5/least))
}

func yesNo(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bucketFew sorts small counts: 0, 1, 2–3, 4–7, 8–15, more.
func bucketFew(n int) int {
	switch {
	case n <= 1:
		return max(n, 0)
	case n <= 3:
		return 2
	case n <= 7:
		return 3
	case n <= 15:
		return 4
	}
	return 5
}

// sameStem is the last value of headsShare that means one noun.
const sameStem = 2

// headsShare tells what the heads of a and b share: 0 the word itself, 1 the
// noun, 2 its beginning, 3 the kind, 4 nothing, 5 one of them has no head.
func (f *Finder) headsShare(a, b *candidate) int32 {
	switch {
	case a.head.token < 0 || b.head.token < 0:
		return 5
	case a.head.token == b.head.token:
		return 0
	case f.w.Tags[a.head.token].Entry == f.w.Tags[b.head.token].Entry:
		return 1
	case f.w.Stem(a.head.token) == f.w.Stem(b.head.token):
		return 2
	case a.head.kind == b.head.kind:
		return 3
	}
	return 4
}

// another says that the event of c is told apart from one before: «another
// meeting».
func (f *Finder) another(c *candidate) bool {
	if c.head.token < 0 {
		return false
	}
	for k := c.head.token - 2; k <= c.head.token+2; k++ {
		if k >= 0 && k < len(f.w.Tags) && f.w.Tags[k].Set.Has(lang.Other) {
			return true
		}
	}
	return false
}

// likeness gives the probability that two mentions of one day speak of one
// event.
func (f *Finder) likeness(a, b *candidate) float64 {
	if b.sentence < a.sentence {
		a, b = b, a
	}
	f.features = f.pairFeatures(a, b, f.features[:0])
	return f.models.Pairs.Probability(f.features)
}

// Pair is two dates of one day with what they have in common.
type Pair struct {
	A, B     int // indexes of the candidates
	Features []int32
}

// Pairs gives the pairs of dates of one day of the article read last, for
// training.
func (f *Finder) Pairs() []Pair {
	var out []Pair
	for j := range f.cands {
		for i := max(0, j-20); i < j; i++ {
			a, b := &f.cands[i], &f.cands[j]
			if a.fit && b.fit && a.from.Day == b.from.Day && !a.show && !b.show {
				out = append(out, Pair{i, j, f.pairFeatures(a, b, nil)})
			}
		}
	}
	return out
}

// plain is how sure two mentions must be that are told apart by where they
// stand.
const plain = 0.6

// mostTold is how often an article tells a day at most for a second time in one
// sentence to mean a second event: a text that repeats itself tells nothing new.
const mostTold = 8

// twice says that one sentence tells the day of a and of b each with an event of
// its own: «Leeds play York on Friday and Hull host Derby on Friday».
func (f *Finder) twice(a, b *candidate) bool {
	if a.sentence != b.sentence || a.expr < 0 || b.expr < 0 || min(a.p, b.p) < plain && !f.onSameDay(&f.in.Exprs[b.expr]) || a.head.token < 0 || b.head.token < 0 ||
		a.head.token == b.head.token || a.head.sentence != a.sentence || b.head.sentence != b.sentence {
		return false
	}
	x, y := &f.in.Exprs[a.expr], &f.in.Exprs[b.expr]
	if x.ClockOnly || y.ClockOnly || f.days[a.from.Day] > mostTold {
		return false
	}
	if a.head.token > b.head.token || b.head.token < x.Last {
		return false
	}
	for i := max(x.Last, b.head.token-reach); i < b.head.token; i++ {
		if f.w.Tags[i].Set.Any(clauseSet) && !(i == y.Last && f.onSameDay(y)) {
			return false // «on Friday, when they play»
		}
	}
	return true
}

// session says that one of a and b lasts for days and the other is another event
// on the first of them, told in other words: a forum of two days, a visit.
func (f *Finder) session(a, b *candidate) bool {
	return a.sentence != b.sentence && extents(a, b) == 1 && min(a.p, b.p) >= plain && f.headsShare(a, b) > sameStem && a.head.token >= 0 && b.head.token >= 0 &&
		!f.inTitle(a.sentence) && !f.inTitle(b.sentence) && !f.pointsBack(b.head.token) && a.head.kind != lang.Launch && b.head.kind != lang.Launch &&
		f.sharedWords(a, b) == 0
}

// sameDay says that b, which counts from the day of a, «on the same day», tells
// what else happens on it.
func (f *Finder) sameDay(a, b *candidate) bool {
	if a.expr < 0 || b.expr < 0 || b.head.token < 0 || b.head.sentence != b.sentence || a.p < plain {
		return false
	}
	e := &f.in.Exprs[b.expr]
	return e.Relative && !e.ClockOnly && f.onSameDay(e) && f.headsShare(a, b) > sameStem && !f.pointsBack(b.head.token)
}

// shareNothing says that a and b, told by two sentences of the text, share nothing but
// their day: what happens is of two kinds, and no word of weight is in both.
func (f *Finder) shareNothing(a, b *candidate) bool {
	own := func(c *candidate) bool {
		return c.p >= plain && c.head.token >= 0 && c.head.sentence == c.sentence && c.head.kind != 0 && c.head.kind != lang.Launch && c.head.kind != lang.OtherKind && !f.inTitle(c.sentence)
	}
	return a.sentence != b.sentence && own(a) && own(b) && a.head.kind != b.head.kind && !f.pointsBack(b.head.token) &&
		f.wordBefore(b.head) && f.sharedWords(a, b) == 0 // what opens a sentence is known
}

// doesTheSame says that the verb of c only takes up a deed that another did: «the
// mayor intends to do the same on Monday».
func (f *Finder) doesTheSame(c *candidate) bool {
	return c.head.token >= 0 && !c.head.noun && f.w.Tags[c.head.token].Set.Has(lang.Follow) && f.w.Tags[c.head.token].Set.Has(lang.Act)
}

// wordBefore says that a word of its sentence stands before h.
func (f *Finder) wordBefore(h head) bool {
	for i := f.sentence(h.sentence).First; i < h.token; i++ {
		if f.w.Tokens[i].Kind == text.Word {
			return true
		}
	}
	return false
}

// partHeads lets two dates of one day in one sentence that share a head have one
// each, where the sentence has another that is nearer to one of them: who tells
// the day again tells of something else.
func (f *Finder) partHeads() {
	for k := 1; k < len(f.cands); k++ {
		near, far := &f.cands[k], &f.cands[k-1]
		x, y := &f.in.Exprs[near.expr], &f.in.Exprs[far.expr]
		if near.sentence != far.sentence || f.days[near.from.Day] > mostTold || near.why != "" || far.why != "" || near.from.Day != far.from.Day || near.head.token < 0 ||
			near.head.token != far.head.token || x.ClockOnly || y.ClockOnly || x.Set != nil || y.Set != nil {
			continue
		}
		if f.distance(far.head.token, y.First) < f.distance(near.head.token, x.First) {
			near, far, x, y = far, near, y, x
		}
		best, rank := head{token: -1}, 0
		most := 0.0
		f.heads(y, func(h head) {
			f.features = f.headFeatures(y, h, rank, f.features[:0])
			rank++
			w := f.models.Heads.Weight(f.features)
			if h.token != near.head.token && f.distance(h.token, y.First) < f.distance(h.token, x.First) && (best.token < 0 || w > most) {
				best, most = h, w
			}
		})
		if f.onSameDay(y) {
			if verb := f.verbBehind(y); verb.token >= 0 {
				best = verb
			}
		}
		if best.token < 0 {
			best = f.verbBeside(y, near.head.token)
		}
		if s := f.sentence(y.Sentence); best.token < 0 && f.onSameDay(x) && y.Last <= x.First {
			best = f.ownHead(y, run{max(s.First, y.First-reach/2), x.First})
		}
		if best.token >= 0 {
			far.head = best
		}
	}
}

// onSameDay says that e means the day of an event told before: the same day.
func (f *Finder) onSameDay(e *timex.Expr) bool {
	if e.Anchor != timex.AnchorEvent || e.AnchorExpr < 0 || int(e.AnchorExpr) >= len(f.in.Exprs) {
		return false
	}
	return f.in.Exprs[e.AnchorExpr].From.Day == e.From.Day
}

// verbBehind gives what happens in the clause that e opens: its deed, or else its
// finite verb that looks ahead: «on Friday, the same day the company is due to file
// its answer».
func (f *Finder) verbBehind(e *timex.Expr) head {
	s := f.sentence(e.Sentence)
	h := head{token: -1, sentence: e.Sentence}
	for i := e.Last; i < min(s.Last, e.Last+reach/2); i++ {
		if i > e.Last && f.endsClause(i) {
			break
		}
		set := f.w.Tags[i].Set
		if kind, ok := f.w.Value(i, lang.Act); ok && set.Has(lang.Act) && !set.Has(lang.Event) {
			h.token, h.kind = i, kind
			break
		}
		if h.token < 0 && set.Any(looksAhead.Or(lang.Of(lang.Scheduled))) && !set.Any(nounSet) {
			h.token = i
		}
	}
	if h.token >= 0 {
		h.distance = f.distance(e.Last-1, h.token)
	}
	return h
}

// verbBeside gives the finite verb that looks ahead right beside e, of no class of
// event, as what happens at e; no token where it is the one at token not: «am
// Freitag legt sie den Plan vor».
func (f *Finder) verbBeside(e *timex.Expr, not int) head {
	for _, i := range [2]int{e.Last, e.First - 1} {
		if i < len(f.w.Tags) && i > 0 && i != not && f.w.Tags[i].Set.Any(looksAhead) && !f.w.Tags[i].Set.Any(noFinite) {
			return head{token: i, sentence: e.Sentence, distance: f.distance(i, e.First)}
		}
	}
	return head{token: -1}
}
