package event

import (
	"strings"

	"newscal/parse/lang"
	"newscal/parse/place"
	"newscal/parse/text"
)

// spot is a place that a sentence names for what happens.
type spot struct {
	run
	zone string
	cost int
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
		f.folded = append(f.folded, string(text.Fold(nil, f.w.Of(i))))
	}
}

// placeAt finds the place that begins at token i of sentence s; bare says that
// a preposition written together with it was taken off.
func (f *Finder) placeAt(i, s int) (p place.Place, n int, bare bool) {
	f.foldSentence(s)
	k := i - f.w.Sentences[s].First
	if p, n = place.Find(f.folded, k, f.w.Lex.Code); n > 0 {
		return p, n, false
	}
	rest, ok := f.w.Lex.WithoutClitic(f.folded[k], lang.In)
	if !ok {
		return p, 0, false
	}
	whole := f.folded[k]
	f.folded[k] = rest
	p, n = place.Find(f.folded, k, f.w.Lex.Code)
	f.folded[k] = whole
	return p, n, n > 0
}

// location finds where the event of c takes place: a place or building behind
// a preposition of place, the nearest to the head and the date; or the place
// that hosts it. A capital that acts («Kyiv plans») is its government.
func (f *Finder) location(c *candidate) (words, zone string) {
	best := spot{cost: 1 << 20}
	e := &f.in.Exprs[c.expr]
	s := f.sentence(c.sentence)
	anchor := e.First
	if c.head.token >= 0 {
		anchor = c.head.token
	}
	for i := max(s.First, anchor-reach); i < min(s.Last, anchor+reach); i++ {
		if f.w.Tokens[i].Kind != text.Word || f.dated(i) {
			continue
		}
		sp, ok := f.spotAt(i, c.sentence, s)
		if !ok {
			continue
		}
		sp.cost = min(f.distance(i, anchor), f.distance(i, e.First)) + sp.cost
		if i < anchor {
			sp.cost += 3 // places of the event mostly follow it
		}
		if sp.cost < best.cost {
			best = sp
		}
	}
	if best.last == 0 || best.cost > 30 {
		return "", ""
	}
	start := int(f.w.Tokens[best.first].Start)
	if f.w.Tags[best.first].Before > 0 || f.hasClitic(best.first) {
		start = f.bareOf(best.first)
	}
	return strings.Join(strings.Fields(f.w.Text[start:f.w.Tokens[best.last-1].End]), " "), best.zone
}

// hasClitic says that token i begins with a preposition written together with it.
func (f *Finder) hasClitic(i int) bool {
	_, ok := f.w.Lex.WithoutClitic(string(text.Fold(nil, f.w.Of(i))), lang.In)
	if !ok {
		return false
	}
	s := f.w.SentenceAt(i)
	_, n, bare := f.placeAt(i, s)
	return n > 0 && bare
}

// bareOf gives the offset at which the place at token i begins without its clitic.
func (f *Finder) bareOf(i int) int {
	if f.w.Tags[i].Before > 0 {
		return f.w.BareStart(i)
	}
	start := int(f.w.Tokens[i].Start)
	for k := range f.w.Of(i) {
		if k > 0 {
			return start + k
		}
	}
	return start
}

// spotAt says what place stands at token i, if it is one of where things happen.
func (f *Finder) spotAt(i, sentence int, s text.Sentence) (spot, bool) {
	led := f.led(i, s)
	p, n, bare := f.placeAt(i, sentence)
	if n > 0 && (!p.Ambiguous || f.w.Tokens[i].Upper || led) {
		if led || bare {
			return spot{run{i, i + n}, p.Zone, 0}, true
		}
		if f.hosts(i, n, s) {
			return spot{run{i, i + n}, p.Zone, 2}, true
		}
		return spot{}, false
	}
	if f.w.Tags[i].Set.Has(lang.Venue) {
		r := run{i, i + int(f.w.Tags[i].Len)}
		for r.last < s.Last && r.last-i < 6 && f.extends(r.last, s.Last) && !f.w.Tags[r.last].Set.Has(lang.In) && !f.w.Tags[r.last].Set.Has(lang.And) {
			r.last++
		}
		for r.last > i+1 && f.dangles(r.last-1) {
			r.last--
		}
		if f.w.Lex.ModifiersFirst {
			for r.first > s.First && i-r.first < 4 && f.precedes(r.first-1) {
				r.first--
			}
			led = led || f.led(r.first, s)
		}
		if led || f.w.Tags[i].Before > 0 && f.w.Tags[i].Set.Has(lang.In) {
			zone := ""
			for k := r.first; k < r.last; k++ {
				if p, n, _ := f.placeAt(k, sentence); n > 0 {
					zone = p.Zone
				}
			}
			return spot{r, zone, 1}, true
		}
	}
	return spot{}, false
}

// led says that a preposition of place leads to token i, articles and modifiers
// such as «the city of» between.
func (f *Finder) led(i int, s text.Sentence) bool {
	for k := i - 1; k >= s.First && k >= i-4; k-- {
		set := f.w.Tags[k].Set
		if set.Has(lang.In) && f.w.Tags[k].Before == 0 {
			return true
		}
		if !set.Any(towardPlace) {
			return false
		}
	}
	return false
}

var towardPlace = lang.Of(lang.Article, lang.Venue, lang.Prep, lang.Head)

// hosts says that the place at tokens [i, i+n) hosts the event: it is subject or
// object of a verb of hosting.
func (f *Finder) hosts(i, n int, s text.Sentence) bool {
	for k := i - 1; k >= s.First && k >= i-2; k-- {
		if f.w.Tags[k].Set.Has(lang.Host) {
			return true
		}
	}
	for k := i + n; k < s.Last && k < i+n+4; k++ {
		set := f.w.Tags[k].Set
		if set.Has(lang.Host) {
			return true
		}
		if f.w.Tokens[k].Kind == text.Punct {
			return false
		}
	}
	return false
}
