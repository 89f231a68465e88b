package main

import (
	"math"

	"newscal/parse/event"
)

// How trees are grown.
const (
	dateTrees  = 160
	titleTrees = 50
	spotTrees  = 100
	shrink     = 0.08
	minLeaf    = 16.0 // examples on each side of a question
	leafSoft   = 4.0  // pulls the weights of small leaves to nought
)

// slopes gives for the score of each point how far and how steeply to move it.
type slopes func(score, grad, hess []float64)

// pointSlopes gives those of points of their own (logistic loss).
func pointSlopes(points []point) slopes {
	return func(score, grad, hess []float64) {
		for i := range points {
			p := 1 / (1 + math.Exp(-score[i]))
			grad[i], hess[i] = points[i].so-p, p*(1-p)
		}
	}
}

// boost adds trees to m, each grown on what the ones before leave wrong
// (gradient boosting with second derivatives).
func boost(m *event.Model, points []point, trees int, slope slopes) {
	score := make([]float64, len(points))
	grad, hess := make([]float64, len(points)), make([]float64, len(points))
	at := make([]int, len(points)) // node of each example
	for range trees {
		slope(score, grad, hess)
		clear(at)
		var t event.Tree
		for k := range t.Ask {
			t.Ask[k] = ask(points, grad, hess, at, k, len(m.Weights))
			for i := range points {
				if at[i] == k {
					at[i] = 2*k + 1
					if t.Ask[k] >= 0 && has(points[i].features, t.Ask[k]) {
						at[i]++
					}
				}
			}
		}
		var g, h [len(t.Leaf)]float64
		for i := range points {
			g[at[i]-len(t.Ask)] += grad[i]
			h[at[i]-len(t.Ask)] += hess[i]
		}
		for k := range t.Leaf {
			t.Leaf[k] = shrink * g[k] / (h[k] + leafSoft)
		}
		for i := range points {
			score[i] += t.Leaf[at[i]-len(t.Ask)]
		}
		m.AddTree(t)
	}
}

func has(features []int32, f int32) bool {
	for _, k := range features {
		if k == f {
			return true
		}
	}
	return false
}

// ask gives the feature that parts the examples at node k best, or -1.
func ask(points []point, grad, hess []float64, at []int, k, count int) int32 {
	g, h, n := make([]float64, count), make([]float64, count), make([]float64, count)
	var allG, allH, all float64
	for i := range points {
		if at[i] != k {
			continue
		}
		allG, allH, all = allG+grad[i], allH+hess[i], all+1
		for j, f := range points[i].features {
			if has(points[i].features[:j], f) {
				continue
			}
			g[f] += grad[i]
			h[f] += hess[i]
			n[f]++
		}
	}
	best, most := int32(-1), 1e-6
	whole := allG * allG / (allH + leafSoft)
	for f := range g {
		if n[f] < minLeaf || all-n[f] < minLeaf {
			continue
		}
		rg, rh := allG-g[f], allH-h[f]
		if gain := g[f]*g[f]/(h[f]+leafSoft) + rg*rg/(rh+leafSoft) - whole; gain > most {
			best, most = int32(f), gain
		}
	}
	return best
}
