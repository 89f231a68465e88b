package event

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// Model weighs the features of a candidate: a logistic regression, whose
// weights the trainer fits (parse/event/train).
type Model struct {
	Weights   []float64 // by feature
	Threshold float64   // from which on a candidate is an event
}

//go:embed weights.tsv
var weightsFile string

// trained gives the model in the repository, read on first use.
var trained = sync.OnceValues(func() (*Model, error) { return ReadModel(weightsFile) })

// ReadModel reads lines of a feature's name, a tab and its weight; the line
// "threshold" gives the threshold.
func ReadModel(s string) (*Model, error) {
	index := make(map[string]int32, featureCount)
	for i := range featureCount {
		index[featureName(i)] = i
	}
	m := &Model{Weights: make([]float64, featureCount), Threshold: 0.5}
	n := 0
	for line := range strings.Lines(s) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(line, "\t")
		w, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("weights, line %d: %w", n, err)
		}
		if name == "threshold" {
			m.Threshold = w
			continue
		}
		i, ok := index[name]
		if !ok {
			return nil, fmt.Errorf("weights, line %d: no feature %q; train again", n, name)
		}
		m.Weights[i] = w
	}
	return m, nil
}

// String writes the model as ReadModel reads it; weights of 0 are left out.
func (m *Model) String() string {
	var b strings.Builder
	b.WriteString("# Weights of parse/event, by feature; written by parse/event/train.\n")
	fmt.Fprintf(&b, "threshold\t%.3f\n", m.Threshold)
	for i, w := range m.Weights {
		if math.Abs(w) >= 0.0005 {
			fmt.Fprintf(&b, "%s\t%.3f\n", featureName(int32(i)), w)
		}
	}
	return b.String()
}

// Probability gives the probability that a candidate of these features is one.
func (m *Model) Probability(features []int32) float64 {
	sum := 0.0
	for _, i := range features {
		sum += m.Weights[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// judge weighs every candidate.
func (f *Finder) judge() {
	least := f.opt.MinConfidence
	if least == 0 {
		least = f.model.Threshold
	}
	for i := range f.cands {
		c := &f.cands[i]
		if c.why != "" {
			continue
		}
		c.p = f.model.Probability(c.features)
		c.keep = c.p >= least
		switch {
		case !c.keep:
			c.why = fmt.Sprintf("speaks of no announced event (%.2f)", c.p)
		case f.in.Exprs[c.expr].Grain.Coarse() && !f.opt.Coarse:
			c.keep = false
			c.why = "fixes no day: given with --coarse"
		default:
			c.why = fmt.Sprintf("announces an event (%.2f)", c.p)
		}
	}
}
