package main

import (
	"math"

	"newscal/parse/event"
)

// choice is one thing to choose of several, or none of them: the point to
// choose has so above 0; where several have, any of them will do.
type choice []point

// none is the weight of choosing none of the points.
const (
	orNone = 0.0
	noNone = -1e9 // one of them is right
)

// odds gives the probability of each point of the choice by its weight, in got,
// and how far the right ones should have it, in want; none is the weight of
// choosing none.
func (c choice) odds(weights, got, want []float64, none float64) {
	sum, right := math.Exp(none), 0.0
	for i := range c {
		got[i] = math.Exp(min(weights[i], 30))
		sum += got[i]
		if c[i].so > 0 {
			right += got[i]
		}
	}
	for i := range c {
		want[i] = 0
		if c[i].so > 0 {
			want[i] = got[i] / right
		}
		got[i] /= sum
	}
}

// chooseBy fits weights of features by which the right one of each choice
// weighs more than the others (multinomial logistic regression by AdaGrad), in
// an order that is the same every time; decay is their L2, for each wrong point.
func chooseBy(m *event.Model, choices []choice, epochs int, none, decay float64) {
	squares := make([]float64, len(m.Weights))
	mean := meanOf(m, epochs)
	var weights, got, want []float64
	order := shuffled(len(choices))
	for range epochs {
		order.again()
		for _, at := range order.of {
			c := choices[at]
			weights, got, want = sized(weights, len(c)), sized(got, len(c)), sized(want, len(c))
			for i := range c {
				weights[i] = m.Weight(c[i].features)
			}
			c.odds(weights, got, want, none)
			for i := range c {
				wrong := got[i] - want[i]
				if math.Abs(wrong) < 1e-3 {
					continue
				}
				for _, k := range c[i].features {
					g := wrong + decay*m.Weights[k]
					squares[k] += g * g
					m.Weights[k] -= rate * g / (0.1 + math.Sqrt(squares[k]))
				}
			}
		}
		mean.add()
	}
	mean.set()
}

// choiceSlopes gives the gradients by which trees learn to choose.
func choiceSlopes(choices []choice) slopes {
	var got, want []float64
	return func(score, grad, hess []float64) {
		at := 0
		for _, c := range choices {
			got, want = sized(got, len(c)), sized(want, len(c))
			c.odds(score[at:at+len(c)], got, want, orNone)
			for i := range c {
				grad[at+i] = want[i] - got[i]
				hess[at+i] = max(got[i]*(1-got[i]), 1e-4)
			}
			at += len(c)
		}
	}
}

func sized(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	return s[:n]
}

// order is an order of n things, another one each time.
type order struct {
	of   []int
	seed uint32
}

func shuffled(n int) *order {
	o := &order{seed: 1}
	for i := range n {
		o.of = append(o.of, i)
	}
	return o
}

func (o *order) again() {
	for i := len(o.of) - 1; i > 0; i-- {
		o.seed = o.seed*1664525 + 1013904223
		j := int(o.seed>>8) % (i + 1)
		o.of[i], o.of[j] = o.of[j], o.of[i]
	}
}
