package main

import (
	"strings"

	"newscal/parse"
	"newscal/parse/event"
	"newscal/parse/text"
)

// example is one date of an article, with what the gold says of it.
type example struct {
	features []int32
	right    bool
	title    []string // words of the entry's title, of a right date
	words    []event.Word
	heads    []event.Word
	place    []string // words of the entry's place, of a right date
	spots    []event.Word
	lang     string
	fold     int
}

// label gives the dates of g that can teach: those that are an entry's, and
// those of days on which nothing is announced. A date of an entry's day in
// another sentence may or may not speak of it, and teaches nothing.
func label(p *parse.Parser, g *gold) ([]example, error) {
	cands, err := p.Candidates(g.article)
	if err != nil {
		return nil, err
	}
	var out []example
	for _, c := range cands {
		if !c.Fit {
			continue
		}
		day, known, right := c.From.Day.String(), false, false
		best, title, place := 0.0, []string(nil), []string(nil)
		for _, e := range g.Entries {
			if e.Start[:10] != day {
				continue
			}
			known = true
			quote := words(e.Quote)
			if overlap(words(c.Passage), quote) >= 0.5 || overlap(words(c.Passage), words(e.Title)) >= 0.6 {
				right = true
				if t := words(e.Title); overlap(words(c.Passage), t) > best {
					best, title, place = overlap(words(c.Passage), t), t, words(e.Location)
				}
			}
		}
		if known && !right {
			continue
		}
		out = append(out, example{c.Features, right, title, c.Words, c.Heads, place, c.Spots, g.Lang, g.fold})
	}
	return out, nil
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
