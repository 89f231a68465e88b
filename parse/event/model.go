package event

import (
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

// Model weighs features: a logistic regression, whose weights the trainer fits
// (parse/event/train).
type Model struct {
	Weights   []float64 // by feature
	Trees     []Tree    // added to the weights: what features mean together; see AddTree
	Threshold float64   // from which on a candidate is an event, or a place the event's own

	asking    []uint16                     // by feature: where the questions that ask for it begin
	questions []question                   // in the order of the features
	without   float64                      // what the trees give to no feature at all
	more      [][1 << treeDepth][8]float64 // what each leaf gives more than the first, by leaf, of eight trees each
}

// Models are those that find entries: which dates announce an event, which
// word near a date says what happens, which words title it, which of the titles
// that so come about is the best, which of the places near is its own, which
// mentions of one day are one event, and what kind of event it is.
type Models struct{ Dates, Heads, Titles, Options, Spots, Pairs, Kinds *Model }

//go:embed dates.tsv
var datesFile string

//go:embed heads.tsv
var headsFile string

//go:embed titles.tsv
var titlesFile string

//go:embed pairs.tsv
var pairsFile string

//go:embed options.tsv
var optionsFile string

//go:embed spots.tsv
var spotsFile string

//go:embed kinds.tsv
var kindsFile string

// trained gives the models in the repository, read on first use.
var trained = sync.OnceValues(readAll)

// readAll reads the models in the repository.
func readAll() (m Models, err error) {
	if m.Dates, err = readModel("dates.tsv", datesFile, dateLayout); err != nil {
		return m, err
	}
	if m.Heads, err = readModel("heads.tsv", headsFile, headLayout); err != nil {
		return m, err
	}
	if m.Pairs, err = readModel("pairs.tsv", pairsFile, pairLayout); err != nil {
		return m, err
	}
	if m.Options, err = readModel("options.tsv", optionsFile, optionLayout); err != nil {
		return m, err
	}
	if m.Spots, err = readModel("spots.tsv", spotsFile, spotLayout); err != nil {
		return m, err
	}
	if m.Kinds, err = readModel("kinds.tsv", kindsFile, kindLayout); err != nil {
		return m, err
	}
	m.Titles, err = readModel("titles.tsv", titlesFile, wordLayout)
	return m, err
}

// NewModels makes models of weights of 0.
func NewModels() Models {
	return Models{
		Dates:   &Model{Weights: make([]float64, dateLayout.count), Threshold: 0.5},
		Heads:   &Model{Weights: make([]float64, headLayout.count)},
		Pairs:   &Model{Weights: make([]float64, pairLayout.count)},
		Options: &Model{Weights: make([]float64, optionLayout.count)},
		Spots:   &Model{Weights: make([]float64, spotLayout.count)},
		Kinds:   &Model{Weights: make([]float64, kindLayout.count)},
		Titles:  &Model{Weights: make([]float64, wordLayout.count)},
	}
}

// readModel reads lines of a feature's name, a tab and its weight; the line
// "threshold" gives the threshold.
func readModel(file, s string, l *layout) (*Model, error) {
	index := make(map[string]int32, l.count)
	for i := range l.count {
		index[l.name(i)] = i
	}
	m := &Model{Weights: make([]float64, l.count)}
	n := 0
	for line := range strings.Lines(s) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, _ := strings.Cut(line, "\t")
		if name == "tree" {
			t, err := readTree(value, index)
			if err != nil {
				return nil, fmt.Errorf("%s, line %d: %w", file, n, err)
			}
			if len(m.Trees) == maxTrees {
				return nil, fmt.Errorf("%s, line %d: more than %d trees", file, n, maxTrees)
			}
			m.Trees = append(m.Trees, t)
			continue
		}
		w, err := strconv.ParseFloat(value, 64)
		if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", file, n, err)
		}
		if name == "threshold" {
			m.Threshold = w
			continue
		}
		i, ok := index[name]
		if !ok {
			return nil, fmt.Errorf("%s, line %d: no feature %q; train again", file, n, name)
		}
		m.Weights[i] = w
	}
	if len(m.Trees) > 0 {
		m.ask()
	}
	return m, nil
}

// Files gives the models in the form in which the repository keeps them, by
// file name.
func (m Models) Files() map[string]string {
	return map[string]string{
		"dates.tsv": m.Dates.file(dateLayout), "heads.tsv": m.Heads.file(headLayout), "titles.tsv": m.Titles.file(wordLayout),
		"pairs.tsv":   m.Pairs.file(pairLayout),
		"options.tsv": m.Options.file(optionLayout),
		"spots.tsv":   m.Spots.file(spotLayout),
		"kinds.tsv":   m.Kinds.file(kindLayout),
	}
}

func (m *Model) file(l *layout) string {
	var b strings.Builder
	b.WriteString("# Weights by feature; written by parse/event/train.\n")
	fmt.Fprintf(&b, "threshold\t%.3f\n", m.Threshold)
	for i, w := range m.Weights {
		if math.Abs(w) >= 0.0005 {
			fmt.Fprintf(&b, "%s\t%.3f\n", l.name(int32(i)), w)
		}
	}
	for i := range m.Trees {
		m.Trees[i].write(&b, l)
	}
	return b.String()
}

// Weight sums the weights of features.
func (m *Model) Weight(features []int32) float64 {
	sum := 0.0
	for _, i := range features {
		sum += m.Weights[i]
	}
	if len(m.Trees) > 0 {
		sum += m.grown(features)
	}
	return sum
}

// Probability gives the probability that a candidate of these features is one.
func (m *Model) Probability(features []int32) float64 {
	return 1 / (1 + math.Exp(-m.Weight(features)))
}

// certain is the confidence of what a rule, not the weights, makes an entry.
const certain = 0.9

// hourOfKept says that c is an hour alone, and its day one that was just kept:
// «The final is on Sunday. Kick-off is at six.»
func (f *Finder) hourOfKept(c *candidate) bool {
	e := &f.in.Exprs[c.expr]
	if !e.ClockOnly || e.Range || e.Tense < 0 || e.AnchorExpr < 0 || int(e.AnchorExpr) >= c.expr {
		return false
	}
	day := &f.cands[e.AnchorExpr]
	return day.keep && day.from.AllDay() && c.sentence-day.sentence <= 2
}

// underWay is how sure an event is that has begun, and whose last day to come is
// told with it.
const underWay = 0.75

// weighed gives the reason that the weights decided, with what they gave where
// somebody asks.
func (f *Finder) weighed(why string, c *candidate) string {
	if !f.explains {
		return why
	}
	return fmt.Sprintf("%s (%.2f)", why, c.p)
}

// judge weighs every candidate.
func (f *Finder) judge() {
	least := f.opt.MinConfidence
	if least == 0 {
		least = f.models.Dates.Threshold
	}
	for i := range f.cands {
		c := &f.cands[i]
		if c.why != "" {
			continue
		}
		if c.listed {
			c.keep, c.why = c.p >= least, "is a line under its day"
			continue
		}
		if c.show = f.onProgramme(c); c.show {
			c.p = max(c.p, onProgramme)
			f.showToday(c)
		} else if f.shows >= leastShows && i < len(f.in.Exprs) && f.in.Exprs[i].ClockOnly && f.opensLine(run{f.sentence(c.sentence).First, c.first}) && !f.says(f.sentence(c.sentence), tellsPast) {
			f.showToday(c) // open from 11 to 17
		}
		if c.goesOn && (c.from.Day < f.in.Published.Day || min(c.from.Day, f.in.Exprs[c.expr].From.Day) == f.in.Published.Day && c.to.Day > c.from.Day) {
			c.p = max(c.p, underWay)
		}
		if !c.again && (f.calledOff(&f.in.Exprs[c.expr]) || f.planCalledOff(&f.in.Exprs[c.expr])) {
			c.p = max(c.p, certain)
		}
		if !c.again && i < len(f.in.Exprs) && f.promises(&f.in.Exprs[i]) {
			c.p = max(c.p, promised)
		}
		if i < len(f.in.Exprs) && f.subjectCalledOff(&f.in.Exprs[i]) {
			c.p = max(c.p, certain)
		}
		if !c.again && i < len(f.in.Exprs) && c.from.Day >= f.in.Published.Day && (f.hadBeenDue(c) || f.meant(&f.in.Exprs[i])) {
			c.p = max(c.p, promised)
		}
		if f.movedTo(i) {
			c.p = max(c.p, certain)
		}
		if f.wasToBe(c) {
			c.p = max(c.p, plain)
		}
		if i > 0 && i < len(f.in.Exprs) && c.moved && f.cands[i-1].why == movedFromHere {
			c.p = max(c.p, plain)
		}
		c.keep = c.p >= least || f.hourOfKept(c) && c.p >= least/2
		switch {
		case !c.keep:
			c.why = f.weighed("speaks of no announced event", c)
		case f.in.Exprs[c.expr].Grain.Coarse() && !f.opt.Coarse:
			c.keep = false
			c.why = "fixes no day: given with --coarse"
		default:
			c.why = f.weighed("announces an event", c)
		}
	}
	f.elliptic(least)
	f.judgeItems()
	f.judgeSeries(least)
	f.matches()
}
