package main

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"newscal/parse/event"
)

// How the weights are fitted.
const (
	epochs = 60
	rate   = 0.1
	decay  = 0.0006 // L2, for each example
)

// fit fits a logistic regression by stochastic gradients with rates of their
// own for each feature (AdaGrad), in an order that is the same every time.
func fit(examples []example) *event.Model {
	m := event.NewModel()
	squares := make([]float64, len(m.Weights))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	seed := uint32(1)
	for range epochs {
		for i := len(order) - 1; i > 0; i-- {
			seed = seed*1664525 + 1013904223
			j := int(seed>>8) % (i + 1)
			order[i], order[j] = order[j], order[i]
		}
		for _, i := range order {
			x := &examples[i]
			want := 0.0
			if x.right {
				want = 1
			}
			wrong := m.Probability(x.features) - want
			for _, k := range x.features {
				g := wrong + decay*m.Weights[k]*10
				squares[k] += g * g
				m.Weights[k] -= rate * g / (0.1 + math.Sqrt(squares[k]))
			}
		}
	}
	m.Threshold = bestThreshold(examples, m)
	return m
}

// bestThreshold gives the threshold of the best F1 on the examples.
func bestThreshold(examples []example, m *event.Model) float64 {
	best, at := 0.0, 0.5
	for t := 0.30; t < 0.66; t += 0.02 {
		hit, wrong, missed := 0, 0, 0
		for i := range examples {
			kept := m.Probability(examples[i].features) >= t
			switch {
			case kept && examples[i].right:
				hit++
			case kept:
				wrong++
			case examples[i].right:
				missed++
			}
		}
		if f1 := 2 * float64(hit) / float64(2*hit+wrong+missed); f1 > best {
			best, at = f1, t
		}
	}
	return at
}

// report prints how each language's dates were judged by weights that were
// fitted without their articles.
func report(examples []example, models []*event.Model) {
	type count struct{ hit, wrong, missed int }
	byLang := map[string]*count{"all": {}}
	for i := range examples {
		x := &examples[i]
		if byLang[x.lang] == nil {
			byLang[x.lang] = &count{}
		}
		m := models[x.fold]
		kept := m.Probability(x.features) >= m.Threshold
		for _, c := range []*count{byLang["all"], byLang[x.lang]} {
			switch {
			case kept && x.right:
				c.hit++
			case kept:
				c.wrong++
			case x.right:
				c.missed++
			}
		}
	}
	fmt.Println("dates judged by weights fitted without their article:")
	for _, lang := range slices.Sorted(maps.Keys(byLang)) {
		c := byLang[lang]
		fmt.Printf("  %-4s right %4d  wrong %4d  missed %4d  F1 %.3f\n", lang, c.hit, c.wrong, c.missed,
			2*float64(c.hit)/float64(2*c.hit+c.wrong+c.missed))
	}
}
