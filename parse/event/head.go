package event

import (
	"sort"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// head is the word that says what happens.
type head struct {
	token    int // -1 for none
	sentence int
	kind     int32 // lang.Meeting …, 0 for none
	noun     bool
	distance int
}

// reach is how far from a date its event is sought, in words.
const reach = 45

// Groups of the features of a head, seen from the date.
const (
	hBias   = iota
	hDate   // signed distance from the date × noun or verb
	hBorder // clause borders between × side
	hClass  // its classes
	hPrev   // classes of the two words before
	hNext   // classes of the two words behind
	hKind   // its kind × noun or verb
	hRank   // how many nearer ones there are
	hSpan   // distance with its borders × noun or verb
)

var headLayout = number([]group{
	hBias: {"bias", 1, nil}, hDate: {"date", 12 * 2, nil}, hBorder: {"border", 4 * sides, nil}, hClass: {"class", int(lang.Classes), classLabel},
	hPrev: perClass("prev"), hNext: perClass("next"), hKind: {"kind", kinds * 2, nil}, hRank: {"rank", 5, nil},
	hSpan: {"span", 5 * 2, nil},
})

// heads visits the words of e's sentence that may say what happens, with the
// distance of each from e.
func (f *Finder) heads(e *timex.Expr, visit func(h head)) {
	s := f.sentence(e.Sentence)
	near := f.within(run{max(s.First, e.First-reach), min(s.Last, e.Last+reach)}, e.First)
	part := f.part(e)
	near.first, near.last = max(near.first, part.first), min(near.last, part.last)
	if own := f.ownPart(e, near); f.namesDeed(own, e) {
		near = own
	}
	for i := near.first; i < near.last; i++ {
		if i >= e.First && i < e.Last {
			continue
		}
		set := f.w.Tags[i].Set
		noun := set.Has(lang.Event)
		if !noun && !set.Has(lang.Act) || f.qualifies(i) || noun && f.countedFrom(i) {
			continue
		}
		class := lang.Event
		if !noun {
			class = lang.Act
		}
		h := head{token: i, sentence: e.Sentence, noun: noun, distance: f.distance(i, e.First)}
		if i > e.First {
			h.distance = f.distance(e.Last-1, i)
		}
		h.kind, _ = f.w.Value(i, class)
		visit(h)
	}
}

// qualifies says that the noun of an event at token i only says which one the noun of a
// person behind it means: Congress president, election observer.
func (f *Finder) qualifies(i int) bool {
	if !f.w.Lex.ModifiersFirst || i+1 >= len(f.w.Tags) {
		return false
	}
	tag, next := &f.w.Tags[i], &f.w.Tags[i+1]
	return !tag.Set.Has(lang.Act) && tag.Len == 1 && next.Set.Has(lang.Role) && !next.Set.Any(verbSet.Or(lang.Of(lang.Act, lang.Head))) && !f.w.Tokens[i+1].Upper && f.w.Tokens[i+1].Kind == text.Word
}

// ownPart gives the part of r that tells of e alone: without the clauses that tell
// the times beside it. «He arrives tomorrow from Rome, | where he met them today.»
func (f *Finder) ownPart(e *timex.Expr, r run) run {
	opens := func(i int) bool { return f.w.Tags[i].Set.Any(clauseSet) || f.w.Coordinates(i) }
	if o := f.dayBeside(e, -1); o != nil {
		for i := e.First - 1; i >= max(r.first, o.Last); i-- {
			if opens(i) {
				r.first = f.tellsOfNoun(i, max(r.first, o.Last))
				break
			}
		}
	}
	if o := f.dayBeside(e, 1); o != nil {
		end := min(r.last, o.First)
		for i := e.Last; i < end; i++ {
			if opens(i) {
				end = i
			}
		}
		r.last = max(e.Last, end)
	}
	return r
}

// countedFrom says that another time counts from the noun right behind it, at token i:
// «they return on Sunday, a week before | the school year begins».
func (f *Finder) countedFrom(i int) bool {
	if i == 0 || !f.dated(i-1) || !f.w.Tags[i-1].Set.Has(lang.Prep) {
		return false
	}
	k := sort.Search(len(f.in.Exprs), func(k int) bool { return f.in.Exprs[k].First >= i }) - 1
	return k >= 0 && f.in.Exprs[k].Last == i && f.countsFromNoun(&f.in.Exprs[k])
}

// tellsOfNoun gives the event noun of which the relative clause tells that token i
// opens, not before token first; i where there is none.
func (f *Finder) tellsOfNoun(i, first int) int {
	const near = 5
	if !f.w.Tags[i].Set.Has(lang.Relative) {
		return i
	}
	for k := i - 1; k >= max(first, i-near); k-- {
		if f.w.Tags[k].Set.Has(lang.Event) && !f.w.Tags[k].Inside {
			return k
		}
		if f.endsClause(k) && !(k == i-1 && f.comma(k)) {
			break
		}
	}
	return i
}

// dayBeside gives the nearest day that e's sentence tells before e, where step is
// -1, or behind it; nil for none.
func (f *Finder) dayBeside(e *timex.Expr, step int) *timex.Expr {
	all := f.in.Exprs
	k := sort.Search(len(all), func(i int) bool { return all[i].First >= e.First })
	for n := 1; n <= 3; n++ {
		if k+n*step < 0 || k+n*step >= len(all) || all[k+n*step].Sentence != e.Sentence {
			return nil
		}
		if o := &all[k+n*step]; !o.ClockOnly && (o.Type == timex.TypeDate || o.Type == timex.TypeTime) {
			return o
		}
	}
	return nil
}

// namesDeed says that a word of r beside e may say what happens.
func (f *Finder) namesDeed(r run, e *timex.Expr) bool {
	for i := r.first; i < r.last; i++ {
		if (i < e.First || i >= e.Last) && f.w.Tags[i].Set.Any(lang.Of(lang.Event, lang.Act)) {
			return true
		}
	}
	return false
}

// headOf finds the word that says what happens at e: of those in its sentence
// the one that weighs most, else the event that the sentence before is about.
func (f *Finder) headOf(e *timex.Expr) head {
	best, most := head{token: -1}, -1e9
	own, ofOwn := best, most
	d := f.deedAt(e.First-1, f.sentence(e.Sentence))
	rank := 0
	f.heads(e, func(h head) {
		f.features = f.headFeatures(e, h, rank, f.features[:0])
		rank++
		// The distance decides between equals, and where no weights are.
		w := f.models.Heads.Weight(f.features) - 0.001*float64(h.distance)
		if w > most {
			best, most = h, w
		}
		if w > ofOwn && d.has(h.token) {
			own, ofOwn = h, w
		}
	})
	if d.verb >= 0 && best.token >= 0 && !d.has(best.token) {
		if best = own; own.token < 0 {
			best = head{token: d.verb, sentence: e.Sentence, distance: f.distance(d.verb, e.First)}
		}
	}
	if verb := f.behindFronted(best, e); verb.token >= 0 {
		best = verb
	}
	if own := f.part(e); best.token < 0 && f.isPart(e, own) {
		if h := f.ownHead(e, run{max(own.first, e.First-reach), min(own.last, e.Last+reach)}); h.token >= 0 {
			return h
		}
	}
	if best.token < 0 {
		if s := f.sentence(e.Sentence); d.verb >= 0 && f.w.QuoteAt(e.First) < 0 && d.who.first >= s.First && d.who.last <= s.Last && f.writesName(d.who) {
			return head{token: d.verb, sentence: e.Sentence, distance: f.distance(d.verb, e.First)}
		}
		return f.headBefore(e)
	}
	if best.distance >= strongBorder && f.opensWithPronoun(e) {
		if before := f.headBefore(e); before.token >= 0 {
			return before
		}
	}
	return best
}

// writesName says that a word of r has a capital, and so that it is no «it» or «the event».
func (f *Finder) writesName(r run) bool {
	for i := r.first; i < r.last; i++ {
		if f.w.Tokens[i].Upper {
			return true
		}
	}
	return false
}

// behindFronted gives the verb that opens the clause of e behind a comma, where verbs stand
// first and h stands in what is fronted before it: «In the other matches, | hosts Al Ahli
// tomorrow Al Sadd»; no token where h stands elsewhere.
func (f *Finder) behindFronted(h head, e *timex.Expr) head {
	none := head{token: -1}
	if h.token < 0 || !h.noun || h.token >= e.First {
		return none
	}
	for i := h.token + 1; i+1 < e.First; i++ {
		if f.verbBehindComma(i) && !f.apartBy(i+1, e.First) {
			kind, acts := f.w.Value(i+1, lang.Act)
			if !acts {
				kind = h.kind
			}
			return head{token: i + 1, sentence: h.sentence, kind: kind, distance: f.distance(i+1, e.First)}
		}
	}
	return none
}

// verbBehindComma says that the comma at token i, in a language whose verbs stand first, is
// followed by a verb that tells what will happen.
func (f *Finder) verbBehindComma(i int) bool {
	return f.w.Lex.VerbFirst && f.comma(i) && !f.dated(i) && i+1 < len(f.w.Tags) && f.w.Tags[i+1].Set.Any(acting) && !f.w.Tags[i+1].Set.Any(nounSet) && f.finiteAt(i+1) == looksSure
}

// opensWithPronoun says that e's sentence takes up what the one before is about,
// in the clause that tells e: «It begins on 12 July, when the holidays start.»
func (f *Finder) opensWithPronoun(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	for i := s.First; i < s.Last && i < s.First+3; i++ {
		if f.w.Tokens[i].Kind == text.Word {
			return f.w.Tags[i].Set.Has(lang.Pronoun) && f.distance(i, e.First) < strongBorder
		}
	}
	return false
}

// headBefore gives the event that the sentence before announces, where e's own
// sentence only goes on about it: «It will take place in Paris on 6 January.»
func (f *Finder) headBefore(e *timex.Expr) head {
	none := head{token: -1}
	if e.Sentence == 0 || f.dates[e.Sentence-1] > 0 || f.inTitle(e.Sentence-1) != f.inTitle(e.Sentence) {
		return none
	}
	before := f.sentence(e.Sentence - 1)
	if own := f.sentence(e.Sentence); own.Paragraph != before.Paragraph && !(own.Paragraph == before.Paragraph+1 && (f.opensBack(own) || f.underName(e, before))) {
		return none
	}
	best := none
	for i := before.First; i < before.Last; i++ {
		if f.w.Tags[i].Set.Has(lang.Event) {
			kind, _ := f.w.Value(i, lang.Event)
			best = head{i, e.Sentence - 1, kind, true, 30}
			break
		}
	}
	return best
}

// underName says that e is all that its line has, and the line before, s, a name.
func (f *Finder) underName(e *timex.Expr, s text.Sentence) bool {
	const longestName = 12 // tokens
	return s.Last-s.First <= longestName && f.alone(e) && !f.isTold(s)
}

// opensBack says that a sentence opens with a word that points back: it, this.
func (f *Finder) opensBack(s text.Sentence) bool {
	for i := s.First; i < min(s.Last, s.First+3); i++ {
		if f.w.Tags[i].Set.Any(backOpeners) {
			return true
		}
	}
	return false
}

var backOpeners = lang.Of(lang.Pronoun, lang.Follow)

// headFeatures appends the features of h as what happens at e.
func (f *Finder) headFeatures(e *timex.Expr, h head, rank int, dst []int32) []int32 {
	add := func(g int, k int32) { dst = append(dst, headLayout.at[g]+k) }
	i, verb := h.token, int32(1)
	if h.noun {
		verb = 0
	}
	side, d := int32(0), i-e.First
	if i > e.First {
		side, d = 1, i-e.Last+1
	}
	add(hBias, 0)
	add(hDate, signed(d)*2+verb)
	if d < 0 {
		d = -d
	}
	add(hBorder, borders(h.distance-d)+side)
	add(hSpan, int32(bucket(h.distance))*2+verb)
	add(hKind, h.kind*2+verb)
	add(hRank, int32(min(rank, 4)))
	s := f.sentence(e.Sentence)
	each := func(g, j int) {
		if j < s.First || j >= s.Last {
			return
		}
		set := f.w.Tags[j].Set
		for c := range set.All() {
			add(g, int32(c))
		}
		if f.w.Tokens[j].Kind == text.Punct {
			add(g, int32(lang.Classes))
		}
	}
	set := f.w.Tags[i].Set
	for c := range set.All() {
		add(hClass, int32(c))
	}
	each(hPrev, i-1)
	each(hPrev, i-2)
	each(hNext, i+int(f.w.Tags[i].Len))
	each(hNext, i+int(f.w.Tags[i].Len)+1)
	return dst
}

// headWords gives the words that may say what happens at e, with their
// features, for training.
func (f *Finder) headWords(e *timex.Expr) []Word {
	var out []Word
	f.heads(e, func(h head) {
		out = append(out, Word{f.w.Text[f.w.BareStart(h.token):f.w.Tokens[h.token].End], f.headFeatures(e, h, len(out), nil)})
	})
	return out
}
