package main

import (
	"strings"

	"newscal/parse"
	"newscal/parse/event"
	"newscal/parse/text"
)

// example is one date of an article, with what the gold says of it.
type example struct {
	event.Candidate
	right bool
	title []string // words of the entry's title, of a right date
	place []string // words of its place
	kind  string   // of the entry
	lang  string
	file  string
	pairs []point // with dates before it of the same day
	index int     // of the candidate
}

// label gives the examples of all articles but those of fold leave.
func label(articles []gold, leave int, m event.Models) ([]example, error) {
	return examples(articles, m, func(g *gold) bool { return g.fold != leave })
}

// labelFold gives the examples of the articles of one fold.
func labelFold(articles []gold, fold int, m event.Models) ([]example, error) {
	return examples(articles, m, func(g *gold) bool { return g.fold == fold })
}

func examples(articles []gold, m event.Models, take func(*gold) bool) ([]example, error) {
	var out []example
	p := parse.Parser{Models: &m}
	for i := range articles {
		if g := &articles[i]; take(g) {
			some, err := examplesOf(&p, g)
			if err != nil {
				return nil, err
			}
			out = append(out, some...)
		}
	}
	return out, nil
}

// examplesOf gives the dates of g that can teach: those that are an entry's, and
// those of days on which nothing is announced. A date of an entry's day in
// another sentence may or may not speak of it, and teaches nothing.
func examplesOf(p *parse.Parser, g *gold) ([]example, error) {
	cands, err := p.Candidates(g.article)
	if err != nil {
		return nil, err
	}
	var out []example
	entryOf := make([]int, len(cands))
	for i, c := range cands {
		entryOf[i] = -2
		if !c.Fit || c.Show || c.Expr.Set != nil { // series are too few to teach, and are judged as dates are
			continue
		}
		x := example{Candidate: c, lang: g.Lang, file: g.file, index: i}
		day, known, best := c.From.Day.String(), 0, 0.0
		passage := words(c.Passage)
		for k, e := range g.Entries {
			if e.Start[:10] != day {
				continue
			}
			known++
			if known == 1 {
				entryOf[i] = k // the only entry of the day is what its other mentions mean
			} else if !x.right {
				entryOf[i] = -2
			}
			title := words(e.Title)
			shared := overlap(passage, title)
			if overlap(passage, words(e.Quote)) < 0.5 && shared < 0.6 {
				continue
			}
			x.right = true
			if shared > best {
				best, x.title, x.place, x.kind = shared, title, words(e.Location), e.Kind
				if strings.HasPrefix(g.file, "composed") {
					x.kind = "" // the composed articles call every entry a meeting
				}
				entryOf[i] = k
			}
		}
		if known == 0 || x.right {
			out = append(out, x)
		}
	}
	pairUp(p, out, entryOf)
	return out, nil
}

// pairUp notes of the pairs of dates of one day whether they are one entry's.
func pairUp(p *parse.Parser, out []example, entryOf []int) {
	at := map[int]int{}
	for k := range out {
		at[out[k].index] = k
	}
	for _, pair := range p.Pairs() {
		a, b := entryOf[pair.A], entryOf[pair.B]
		k, ok := at[pair.B]
		if !ok {
			k, ok = at[pair.A]
		}
		if ok && a >= 0 && b >= 0 && (out[k].right || a == b) {
			out[k].pairs = append(out[k].pairs, point{pair.Features, yes(a == b)})
		}
	}
}

// pairPoints tells of each pair of dates whether they are of one entry.
func (x *example) pairPoints() []point { return x.pairs }

func yes(so bool) float64 {
	if so {
		return 1
	}
	return 0
}

func (x *example) titled() bool { return x.right && len(x.title) > 0 }

// datePoints tells whether the date announces an event.
func (x *example) datePoints() []point { return []point{{x.Features, yes(x.right)}} }

// headPoints tells of each word that may say what happens whether the title has it.
func (x *example) headPoints() (out []point) {
	if !x.titled() {
		return nil
	}
	stems := map[uint64]bool{}
	for _, w := range x.title {
		stems[text.Stem(w)] = true
	}
	for _, w := range x.Heads {
		out = append(out, point{w.Features, yes(stems[text.Stem(w.Text)])})
	}
	return out
}

// optionPoints tells of each way to title the event how like the title it is.
func (x *example) optionPoints() (out []point) {
	if !x.titled() {
		return nil
	}
	for _, o := range x.Options {
		out = append(out, point{o.Features, f1(x.title, words(o.Text))})
	}
	return out
}

// spotPoints tells of each place near whether it is the event's.
func (x *example) spotPoints() (out []point) {
	if !x.titled() {
		return nil
	}
	for _, w := range x.Spots {
		got := words(w.Text)
		out = append(out, point{w.Features, yes(len(x.place) > 0 && (overlap(got, x.place) >= 0.5 || overlap(x.place, got) == 1))})
	}
	return out
}

// kindPoints tells of each kind of event whether the entry is of it.
func (x *example) kindPoints() (out []point) {
	if !x.titled() || x.kind == "" {
		return nil
	}
	for _, w := range x.Kinds {
		out = append(out, point{w.Features, yes(w.Text == x.kind)})
	}
	return out
}

// words folds and cuts a text for comparison.
func words(s string) []string {
	var d text.Document
	d.Read(s, text.Rules{})
	var out []string
	for i := range d.Tokens {
		if k := d.Tokens[i].Kind; k == text.Word || k == text.Number {
			out = append(out, strings.Clone(string(text.Fold(nil, d.Of(i)))))
		}
	}
	return out
}

// overlap gives the share of b's words that a has, each counted as often as it
// stands.
func overlap(a, b []string) float64 {
	left := map[string]int{}
	for _, w := range a {
		left[w]++
	}
	hit := 0
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			hit++
		}
	}
	if len(b) == 0 {
		return 0
	}
	return float64(hit) / float64(len(b))
}

// f1 gives the harmonic mean of the shares of words that two titles have of each other.
func f1(want, got []string) float64 {
	p, r := overlap(want, got), overlap(got, want)
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
