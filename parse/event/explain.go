package event

import "newscal/parse/timex"

// Candidate is a date of an article with what speaks for and against it.
type Candidate struct {
	Expr        timex.Expr
	From        timex.Moment
	Text        string  // the words of the date
	Passage     string  // the sentence or quotation around it
	Summary     string  // the title that it would have
	Features    []int32 // numbers of the layout of this package
	Pieces      []Piece // what a title may be cut from
	Lengths     []int32 // features of a title by its number of words
	Heads       []Word  // what may say what happens
	Options     []Word  // ways to title it
	Spots       []Word  // places that may be its own
	Kinds       []Word  // kinds of event that it may be of
	Probability float64
	Kept        bool
	Fit         bool   // could be the date of an event
	Show        bool   // stands on a programme: a rule decides, not the weights
	Why         string // what decided
}

// Candidates gives every date of the article and what became of it.
func (f *Finder) Candidates(in Input) []Candidate {
	f.read(in, Options{})
	f.explains = true
	defer func() { f.explains = false }()
	f.candidates()
	f.judge()
	f.countTopics()
	var out []Candidate
	for i := range f.cands {
		c := &f.cands[i]
		e := in.Exprs[c.expr]
		one := Candidate{
			Expr: e, From: c.from, Text: f.w.Text[e.Start:e.End], Passage: f.passage(e.First, c.sentence, "").Text,
			Probability: c.p, Kept: c.keep, Fit: c.fit, Show: c.show, Why: c.why,
		}
		if one.Fit {
			one.Summary = f.summary(&happening{mentions: []int{i}})
			v := f.viewOf(c)
			lengths := v.lengthFeatures()
			one.Pieces, one.Lengths, one.Heads = f.titlePieces(c), lengths[:], f.headWords(&in.Exprs[c.expr])
			one.Spots, one.Options = f.spotWords(c, f.kindOf(c, one.Summary)), f.optionWords(c)
			one.Kinds = f.kindWords(c, one.Summary)
			if c.features != nil {
				one.Features = *c.features
			}
		}
		out = append(out, one)
	}
	return out
}
