package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// giveBeginnings gives an event whose end one sentence tells the day on which it
// begins by another near by: «The trial opened on Monday. … The trial is to end
// on 26 May.»
func (f *Finder) giveBeginnings() {
	for k := range f.cands {
		last, end := &f.cands[k], &f.in.Exprs[k]
		if last.why != "" || !wholeDay(end) {
			continue
		}
		at := f.endsBefore(end)
		if at < 0 {
			at = f.endsBehind(end)
		}
		if at < 0 {
			if at = f.lastsBefore(end); at >= 0 && !f.visited(at, end.First) {
				at = -1 // what is there to see is open until its end
			}
		}
		if at < 0 {
			continue
		}
		j := f.takenUpBefore(k, at)
		if what := f.whatEnds(at); what >= 0 {
			j = f.beginning(k, what)
		}
		if j < 0 {
			continue
		}
		c := &f.cands[j]
		whole := *c
		whole.from, whole.to, whole.zone, whole.goesOn = timex.OnDay(c.from.Day), timex.OnDay(end.To.Day), "", true
		if whole.why = f.unfit(&whole, &f.in.Exprs[j]); whole.why != "" {
			continue // the day of a report: the end is all that is told
		}
		if *c = whole; c.head.token < 0 {
			c.head = f.headOf(&f.in.Exprs[j])
		}
		last.why, last.joined = "is the last day of what began before", true
	}
}

// wholeDay says that e is one day.
func wholeDay(e *timex.Expr) bool {
	return (e.Type == timex.TypeDate || e.Type == timex.TypeTime) && !e.Range && !e.ClockOnly && !e.Vague && e.Grain <= timex.GrainDay
}

// endsBehind gives the word of ending that closes e's clause, -1 for none:
// «der am 5. Mai endet».
func (f *Finder) endsBehind(e *timex.Expr) int {
	for i := e.Last; i < min(f.sentence(e.Sentence).Last, e.Last+2); i++ {
		if set := f.w.Tags[i].Set; set.Has(lang.Ends) && !set.Has(lang.Infinitive) && !f.w.Coordinates(i) {
			return i
		}
	}
	return -1
}

// whatEnds gives the event noun before the word of ending at token at, where
// its sentence speaks of one alone as known: the trial, this session.
func (f *Finder) whatEnds(at int) int {
	s := f.sentence(f.w.SentenceAt(at))
	if at+1 < s.Last && f.subjectOf(at+1) {
		return at + 1
	}
	for i := at - 1; i >= max(s.First, at-reach/2); i-- {
		if f.w.Tags[i].Set.Has(lang.Event) && !f.w.Tags[i].Inside {
			if f.pointsBack(i) || i == s.First || i == s.First+1 && f.w.Tags[s.First].Set.Has(lang.Prep) {
				return i
			}
			return -1
		}
	}
	return -1
}

// beginning gives the candidate of another sentence near by that tells when the
// event at token what begins whose end candidate k is, -1 for none.
func (f *Finder) beginning(k, what int) int {
	const (
		near = 8  // sentences
		most = 32 // candidates on either side: a text of nothing but ends stays linear
	)
	end := &f.in.Exprs[k]
	best := -1
	for j := max(0, k-most); j < min(len(f.cands), k+most); j++ {
		e := &f.in.Exprs[j]
		apart := abs(e.Sentence - end.Sentence)
		if apart == 0 || apart > near || f.cands[j].joined || !wholeDay(e) || e.From.Day >= end.From.Day || end.From.Day-e.From.Day > longest || !f.tellsBeginning(e, what) {
			continue
		}
		if best < 0 || apart < abs(f.in.Exprs[best].Sentence-end.Sentence) {
			best = j
		}
	}
	return best
}

// takenUpBefore gives the candidate of the sentence before that tells when the
// event begins that candidate k's sentence only takes up, with a pronoun or with
// its verb alone, to say that it ends: «The trial opens on Monday. It is to end on
// 26 May.» -1 for none, and where the sentence before has other days.
func (f *Finder) takenUpBefore(k, at int) int {
	end := &f.in.Exprs[k]
	s := f.sentence(end.Sentence)
	if k == 0 || at-s.First > 6 || f.dates[end.Sentence] != 1 {
		return -1
	}
	means, _ := f.w.Value(s.First, lang.Pronoun)
	goesOn := f.w.Tags[at-1].Set.Any(andSet) && (means == meansOne || means == meansOneOrMany) // it has ten parts and | ends
	for i := s.First; i < at; i++ {
		known := i == s.First+1 && f.w.Tags[s.First].Set.Has(lang.Article) // the | play runs until 26 May
		if goesOn {
			break
		}
		if !f.w.Tags[i].Set.Any(lightSet) && !f.w.Tags[i].Inside && !known {
			return -1
		}
	}
	begin, c := &f.in.Exprs[k-1], &f.cands[k-1]
	if begin.Sentence != end.Sentence-1 || f.dates[begin.Sentence] != 1 || f.inTitle(begin.Sentence) || c.joined || !wholeDay(begin) || c.head.token < 0 || !c.head.noun ||
		begin.From.Day >= end.From.Day || end.From.Day-begin.From.Day > longest {
		return -1
	}
	return k - 1
}

// tellsBeginning says that at e an event like the one at token what begins: a
// verb of beginning or a word of «from» goes with e, and its sentence has the
// same noun, or a noun or a verb of the same kind.
func (f *Finder) tellsBeginning(e *timex.Expr, what int) bool {
	s := f.sentence(e.Sentence)
	kind, _ := f.w.Value(what, lang.Event)
	own := f.part(e)
	next := e.Sentence+1 == f.w.SentenceAt(what) && (f.dates[e.Sentence] == 1 || f.isPart(e, own)) // of the sentence right before, with a day alone or in its part
	begins, alike := next && !f.inTitle(e.Sentence), false
	for i := e.First - 1; i >= max(s.First, e.First-2); i-- {
		begins = begins || f.w.Tags[i].Set.Has(lang.Since)
	}
	begins = begins || f.w.Tags[e.First].Set.Has(lang.Since)
	for i := e.First; i < min(e.Last, e.First+3); i++ {
		begins = begins || f.saysOf(i, lang.From) && f.w.Tokens[i].Kind == text.Word // as of | Monday
	}
	for i := max(own.first, e.First-reach/2); i < min(own.last, e.Last+reach/2); i++ {
		set := f.w.Tags[i].Set
		if act, ok := f.w.Value(i, lang.Act); ok {
			begins = begins || act == lang.Launch && f.distance(i, e.First) <= scope
			alike = alike || act == kind && !set.Has(lang.Ends)
		}
		begins = begins || set.Has(lang.Light) && set.Has(lang.Past) && f.distance(i, e.First) <= scope
		if noun, ok := f.w.Value(i, lang.Event); ok && set.Has(lang.Event) {
			begins = begins || noun == lang.Launch && f.distance(i, e.First) <= scope
			alike = alike || noun == kind || f.sameNoun(i, what)
		}
	}
	return begins && (alike || next && f.pointsBack(what))
}
