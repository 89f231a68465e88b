package main

import (
	"math"

	"newscal/parse/event"
	"newscal/parse/text"
)

// How the cutting of titles is fitted.
const (
	titleEpochs = 60
	titleDecay  = 0.03
	// softness is how much likeness to the right title makes a stretch e times
	// as much wanted.
	softness = 0.08
	// formWeight is what a word counts that the right title has in another form.
	formWeight = 0.5
	// otherWords is the likeness that some stretch of the sentence must have for
	// it to teach: the title is in other words elsewhere.
	otherWords = 0.3
)

// sentence is what the title of one example may be cut from: its pieces, and
// how far each stretch of them is wanted.
type sentence struct {
	pieces  []event.Piece
	lengths []int32
	spans   []span
}

// span is a stretch of the pieces from … to, both among them, of so many words,
// and how far it is wanted: all stretches of a sentence together 1.
type span struct {
	from, to, words int
	want            float64
}

// sentencesOf gives the sentences that teach how titles are cut.
func sentencesOf(examples []example) (out []sentence) {
	for i := range examples {
		x := &examples[i]
		if !x.titled() {
			continue
		}
		s := sentence{x.Pieces, x.Lengths, spansOf(x)}
		if s.want() {
			out = append(out, s)
		}
	}
	return out
}

// spansOf gives the stretches that may title x, each wanted as far as it is like
// the right title.
func spansOf(x *example) (out []span) {
	folded := make([][]string, len(x.Pieces))
	for k := range x.Pieces {
		folded[k] = words(x.Pieces[k].Text)
	}
	for a := range x.Pieces {
		if !x.Pieces[a].Opens {
			continue
		}
		var got []string
		n := 0
		for b := a; b < len(x.Pieces) && (b == a || !x.Pieces[b].Apart); b++ {
			if len(folded[b]) > 0 {
				if n++; n >= len(x.Lengths) {
					break
				}
				got = append(got, folded[b]...)
			}
			if x.Pieces[b].Closes {
				out = append(out, span{a, b, n, likeness(x.title, got)})
			}
		}
	}
	return out
}

// want makes the likeness of the stretches a distribution over them; false says
// that none is like enough to teach anything.
func (s *sentence) want() bool {
	most, sum := 0.0, 0.0
	for _, p := range s.spans {
		most = max(most, p.want)
	}
	for k := range s.spans {
		s.spans[k].want = math.Exp((s.spans[k].want - most) / softness)
		sum += s.spans[k].want
	}
	for k := range s.spans {
		s.spans[k].want /= sum
	}
	return most >= otherWords
}

// visit shows the features of each part that stretches weigh by, with the
// number of the part: three for each piece, as one of the title's, as its first
// and as its last, and behind them one for each length.
func (s *sentence) visit(see func(part int, features []int32)) {
	for k := range s.pieces {
		p := &s.pieces[k]
		see(3*k, p.In)
		see(3*k+1, p.First)
		see(3*k+2, p.Last)
	}
	for k := range s.lengths {
		see(3*len(s.pieces)+k, s.lengths[k:k+1])
	}
}

// parts is how many there are.
func (s *sentence) parts() int { return 3*len(s.pieces) + len(s.lengths) }

// slopes gives, by the weights of the parts, how far each part has to rise: by
// how much more the stretches that it is of are wanted than they are likely.
func (s *sentence) slopes(weights []float64) []float64 {
	n := len(s.pieces)
	sum := make([]float64, n+1)
	for k := range n {
		sum[k+1] = sum[k] + weights[3*k]
	}
	likely := make([]float64, len(s.spans))
	most, all := math.Inf(-1), 0.0
	for i, p := range s.spans {
		likely[i] = sum[p.to+1] - sum[p.from] + weights[3*p.from+1] + weights[3*p.to+2] + weights[3*n+p.words]
		most = max(most, likely[i])
	}
	for i := range likely {
		likely[i] = math.Exp(likely[i] - most)
		all += likely[i]
	}
	slope, change := make([]float64, s.parts()), make([]float64, n+1)
	for i, p := range s.spans {
		d := p.want - likely[i]/all
		change[p.from] += d
		change[p.to+1] -= d
		slope[3*p.from+1] += d
		slope[3*p.to+2] += d
		slope[3*n+p.words] += d
	}
	d := 0.0
	for k := range n {
		d += change[k]
		slope[3*k] = d
	}
	return slope
}

// fitTitles fits which stretch of its sentence titles an event: the weights make
// a distribution over all stretches like the one that is wanted, in which
// the likest have most (reward-augmented maximum likelihood, Norouzi and
// others 2016).
func fitTitles(m *event.Model, examples []example) {
	all := sentencesOf(examples)
	squares := make([]float64, len(m.Weights))
	mean := meanOf(m, titleEpochs)
	order := shuffled(len(all))
	for range titleEpochs {
		order.again()
		for _, i := range order.of {
			s := &all[i]
			weights := make([]float64, s.parts())
			s.visit(func(part int, features []int32) { weights[part] = m.Weight(features) })
			slope := s.slopes(weights)
			s.visit(func(part int, features []int32) {
				if math.Abs(slope[part]) < 1e-3 {
					return
				}
				for _, k := range features {
					g := titleDecay*m.Weights[k] - slope[part]
					squares[k] += g * g
					m.Weights[k] -= rate * g / (0.1 + math.Sqrt(squares[k]))
				}
			})
		}
		mean.add()
	}
	mean.set()
}

// likeness gives how like the title got is to the one wanted: F1 of their words,
// where a word in another form counts for less.
func likeness(want, got []string) float64 {
	if len(want) == 0 || len(got) == 0 {
		return 0
	}
	used := make([]bool, len(got))
	sum := 0.0
	for _, w := range want {
		best, at := 0.0, -1
		for k, g := range got {
			if s := sameness(w, g); !used[k] && s > best {
				best, at = s, k
			}
		}
		if at >= 0 {
			used[at] = true
			sum += best
		}
	}
	return 2 * sum / float64(len(want)+len(got))
}

// sameness gives 1 for equal words, and less for forms of one word.
func sameness(a, b string) float64 {
	switch {
	case a == b:
		return 1
	case len(a) >= 4 && len(b) >= 4 && text.Stem(a) == text.Stem(b):
		return formWeight
	}
	return 0
}
