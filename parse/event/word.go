package event

import (
	"fmt"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// Word is one of several things to choose from, by its words, with its features.
type Word struct {
	Text     string
	Features []int32
}

// Piece is a token that a title may be cut from, with its features as a word of
// the title, as its first and as its last one.
type Piece struct {
	Text            string
	In, First, Last []int32
	Apart           bool // a break of the text or a semicolon stands before it
	Opens, Closes   bool // a title may begin, or end with it
}

// Groups of the features of a word, seen from the head and the date.
const (
	wBias      = iota
	wHead      // signed distance from the head × what the head is
	wBorder    // clause borders between the head and the word × side
	wDate      // signed distance from the date
	wClass     // its classes
	wClassSide // its classes × side of the head
	wPrev      // classes of the word before
	wNext      // classes of the word behind
	wShape     // capital, number, mark …
	wRun       // in the noun phrase of the head; in the clause
	wOrder     // side of the head × order of the language
	wPlace     // where in its sentence
	wTopic     // in the headline; how often in the article
	wBetween   // before both head and date, between them, behind both; in brackets; in quotation marks
	wHere      // in a place where something happens; in another one
	wApart     // clause borders between the date and the word × side of the date
	wLength    // words of the title × what the head is
	wFirst     // the first word: where it stands
	wFirstClass
	wFirstPrev // classes of the word before the first
	wLast      // the last word: where it stands
	wLastClass
	wLastNext // classes of the word behind the last
)

const sides = 2

var wordLayout = number([]group{
	wBias: {"bias", 1, nil}, wHead: {"head", 12 * 3, nil}, wBorder: {"border", 4 * sides, nil}, wDate: {"date", 12, nil},
	wClass: {"class", int(lang.Classes), classLabel}, wClassSide: {"class×side", int(lang.Classes) * sides, func(k int) string { return fmt.Sprintf("%s %d", lang.Class(k/sides), k%sides) }}, wPrev: perClass("prev"),
	wNext: perClass("next"), wShape: {"shape", 12, nil}, wRun: {"run", 4, nil}, wOrder: {"order", 4, nil}, wPlace: {"place", 6, nil},
	wTopic: {"topic", 8, nil}, wBetween: {"between", 8, nil}, wHere: {"here", 2, nil}, wApart: {"apart", 4 * sides, nil},
	wLength: {"length", (maxTitle + 1) * 3, nil}, wFirst: {"first", edges, nil}, wFirstClass: perClass("first class"), wFirstPrev: perClass("first prev"),
	wLast: {"last", edges, nil}, wLastClass: perClass("last class"), wLastNext: perClass("last next"),
})

// signed sorts a signed distance in tokens into 12 buckets.
func signed(d int) int32 {
	side, size := int32(0), d
	if d < 0 {
		side, size = 6, -d
	}
	switch {
	case size == 0:
		return 0
	case size == 1:
		return side + 1
	case size == 2:
		return side + 2
	case size <= 4:
		return side + 3
	case size <= 8:
		return side + 4
	}
	return side + 5
}

// borders sorts the cost of the clause borders between two words, with room
// for the side on which the second stands.
func borders(cost int) int32 {
	switch {
	case cost <= 0:
		return 0
	case cost < strongBorder:
		return sides
	case cost < 2*strongBorder:
		return 2 * sides
	}
	return 3 * sides
}

// titleReach is how far from the head and the date a title may reach.
const titleReach = 30

// titleRange gives the tokens of c's sentence that its title may come from.
func (f *Finder) titleRange(c *candidate) run {
	if c.item > 0 {
		return c.says
	}
	if c.clause {
		return f.ownClause(c.head.token)
	}
	s := f.sentence(c.sentence)
	e := &f.in.Exprs[c.expr]
	lo, hi := e.First, e.Last
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		lo, hi = min(lo, c.head.token), max(hi, c.head.token+1)
	}
	r := run{max(s.First, lo-titleReach), min(s.Last, hi+titleReach)}
	if own := f.part(e); own.first <= lo && hi <= own.last {
		r.first, r.last = max(r.first, own.first), min(r.last, own.last)
	}
	for _, k := range [2]int{c.expr - 1, c.expr + 1} {
		if k < 0 || k >= len(f.cands) {
			continue
		}
		o := &f.cands[k]
		switch { // what another event is told with, beyond its date, is no title of this one
		case o.why != "" && !o.keep || o.sentence != c.sentence || o.head.token < 0 || o.head.token == c.head.token:
		case o.last <= lo && o.head.token < o.last:
			r.first = max(r.first, f.goesOnAt(o.last, lo+1))
		case o.first >= hi && o.head.token >= o.first:
			r.last = min(r.last, o.first)
		}
	}
	if r.first < f.behindDateline(s) {
		r.first = min(f.behindDateline(s), lo)
	}
	for i := lo - 1; i >= r.first; i-- {
		if f.parts(i) {
			r.first = i + 1
		}
	}
	for i := hi; i < r.last; i++ {
		if f.parts(i) {
			r.last = i
		}
	}
	return f.within(r, c.first)
}

// goesOnAt gives the token in [first, last) at which a sentence goes on with
// something else, an «and», or first where there is none.
func (f *Finder) goesOnAt(first, last int) int {
	for i := first; i < min(last, first+reach); i++ {
		if f.w.Tags[i].Set.Any(andSet) {
			return i
		}
	}
	return first
}

var andSet = lang.Of(lang.And, lang.Conj)

// within keeps r inside the direct speech in which token i stands: what a
// speaker announces is not called after him.
func (f *Finder) within(r run, i int) run {
	if q := f.w.QuoteAt(i); q >= 0 && f.speech[q].speech {
		r.first, r.last = max(r.first, f.w.Quotes[q].First), min(r.last, f.w.Quotes[q].Last)
	}
	return r
}

// titlePieces gives the tokens that the title of c may be cut from.
func (f *Finder) titlePieces(c *candidate) []Piece {
	f.passOver(c)
	r := f.titleRange(c)
	v := f.viewOf(c)
	var out []Piece
	apart := false
	for i := r.first; i < r.last; i++ {
		if f.parts(i) {
			apart = true
			continue
		}
		if f.omits(i) {
			continue
		}
		out = append(out, Piece{f.w.Of(i), f.wordFeatures(c, &v, i, nil), f.firstFeatures(c, &v, i, nil), f.lastFeatures(c, &v, i, nil), apart, f.opens(&v, i, r.first), f.closes(&v, i, r.last)})
		apart = false
	}
	return out
}

// view is what all words of a candidate's title share.
type view struct {
	phrase, clause run
	head           int
	what           int32 // 0 no head, 1 a noun, 2 a verb
	places         []run // in the sentence, with what leads to them, where it says that something happens there
	others         []run // other places in it
	line           bool  // the sentence is a line of its own
}

func (f *Finder) viewOf(c *candidate) view {
	v := view{head: f.in.Exprs[c.expr].First, clause: f.clause(c), line: f.line(&f.in.Exprs[c.expr])}
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		v.head, v.what = c.head.token, 2
		if c.head.noun {
			v.what = 1
			v.phrase = f.nounPhrase(c.head.token, c.head.sentence)
		}
	}
	f.spotsOf(c.sentence, c, func(sp spot) {
		switch sp.lead {
		case leadIn, leadClitic:
			v.places = append(v.places, run{sp.led, sp.last})
		default:
			v.others = append(v.others, sp.run)
		}
	})
	return v
}

// inAny says that token i is of one of the runs.
func inAny(runs []run, i int) bool {
	for _, r := range runs {
		if r.first <= i && i < r.last {
			return true
		}
	}
	return false
}

// wordFeatures appends the features of token i as a word of c's title.
func (f *Finder) wordFeatures(c *candidate, v *view, i int, dst []int32) []int32 {
	add := func(g int, k int32) { dst = append(dst, wordLayout.at[g]+k) }
	e := &f.in.Exprs[c.expr]
	t, tag := &f.w.Tokens[i], &f.w.Tags[i]
	s := f.sentence(c.sentence)
	side := int32(0)
	if i > v.head {
		side = 1
	}
	add(wBias, 0)
	span, cost := f.apartFrom(v.head, i)
	add(wHead, signed(span)*3+v.what)
	add(wBorder, borders(cost-abs(span))+side)
	if i < e.First {
		span, cost := f.apartFrom(e.First, i)
		add(wDate, signed(span))
		add(wApart, borders(cost+span))
	} else {
		span, cost := f.apartFrom(e.Last-1, i)
		add(wDate, signed(span))
		add(wApart, borders(cost-span)+1)
	}
	if inAny(v.places, i) {
		add(wHere, 0)
	}
	if inAny(v.others, i) {
		add(wHere, 1)
	}
	for k := range tag.Set.All() {
		add(wClass, int32(k))
		add(wClassSide, int32(k)*sides+side)
	}
	dst = f.classes(wordLayout, wPrev, i-1, run{s.First, s.Last}, dst)
	dst = f.classes(wordLayout, wNext, i+1, run{s.First, s.Last}, dst)
	add(wShape, f.shape(i, s.First))
	if i >= v.phrase.first && i < v.phrase.last {
		add(wRun, 0)
	}
	if i >= v.clause.first && i < v.clause.last {
		add(wRun, 1)
	}
	order := side
	if f.w.Lex.ModifiersFirst {
		order += 2
	}
	add(wOrder, order)
	switch {
	case i == s.First:
		add(wPlace, 0)
	case i-s.First < 4:
		add(wPlace, 1)
	case s.Last-i < 4:
		add(wPlace, 2)
	}
	if s.Last-s.First < 15 {
		add(wPlace, 3)
	}
	if t.Kind == text.Word && t.End-t.Start >= 4 {
		n := f.topic.of(f.w.Stem(i))
		if n >= inHeadline {
			add(wTopic, 0)
			n -= inHeadline
		}
		switch {
		case n >= 5:
			add(wTopic, 3)
		case n >= 2:
			add(wTopic, 2)
		default:
			add(wTopic, 1)
		}
	}
	switch {
	case i < v.head && i < e.First:
		add(wBetween, 0)
	case i > v.head && i > e.First:
		add(wBetween, 1)
	default:
		add(wBetween, 2)
	}
	if f.w.QuoteAt(i) >= 0 {
		add(wBetween, 3)
	}
	return dst
}

// shape sorts how token i of a sentence that begins at first looks.
func (f *Finder) shape(i, first int) int32 {
	t, tag := &f.w.Tokens[i], &f.w.Tags[i]
	switch {
	case t.Kind == text.Number:
		return 1
	case t.Kind == text.Punct && (t.Value == ',' || t.Value == '،'):
		return 2
	case t.Kind == text.Punct && (t.Value == '-' || t.Value == '\'' || t.Value == '’' || t.Value == '/'):
		return 3
	case t.Kind == text.Punct && (t.Value == '"' || t.Value == '«' || t.Value == '»' || t.Value == '“' || t.Value == '”' || t.Value == '„'):
		return 4
	case t.Kind == text.Punct && (t.Value == '(' || t.Value == ')'):
		return 5
	case t.Kind == text.Punct:
		return 6
	case t.Caps:
		return 7
	case t.Upper && i > first:
		return 8
	case tag.Set.IsEmpty():
		return 9
	case tag.Before > 0:
		return 10
	}
	return 0
}
