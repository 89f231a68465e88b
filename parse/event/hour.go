package event

import (
	"newscal/parse/lang"
	"newscal/parse/timex"
)

// giveHours gives a whole day the clock time that a sentence behind it tells of
// the same event, and of nothing else: «The final is on 20 May. The match begins
// at 6 p.m.», «Start: 7 p.m.».
func (f *Finder) giveHours() {
	for i := range f.cands {
		e := &f.in.Exprs[i]
		if f.cands[i].why != "" || f.cands[i].joined || !e.ClockOnly || e.Grain != timex.GrainMinute || e.Tense < 0 || e.AnchorExpr < 0 || e.AnchorExpr >= i {
			continue
		}
		c, d := &f.cands[e.AnchorExpr], &f.in.Exprs[e.AnchorExpr]
		apart := e.Sentence - d.Sentence
		if c.why != "" || !c.from.AllDay() || c.to.Day > c.from.Day || d.Grain != timex.GrainDay || d.Range || c.head.token < 0 || apart < 1 || apart > 2 || f.inTitle(d.Sentence) {
			continue
		}
		if !f.tellsHour(e, &c.head) || f.dates[d.Sentence] > 1 || f.dates[e.Sentence] > 0 {
			continue
		}
		c.from.Clock, c.zone = e.From.Clock, e.Zone
		c.to = c.from
		if e.Range {
			c.to = timex.Moment{Day: c.from.Day + e.To.Day - e.From.Day, Clock: e.To.Clock}
		}
		c.hourAt = i
		f.cands[i].why, f.cands[i].joined = "is the hour of the day told before it", true
	}
}

// namesRivals says that a name that no list knows stands behind token i in its
// clause: the match between Leeds and York.
func (f *Finder) namesRivals(i int) bool {
	for k := i + 1; k < min(f.sentence(f.w.SentenceAt(i)).Last, i+7) && !f.endsClause(k); k++ {
		if f.w.Tokens[k].Upper && f.w.Tags[k].Set.IsEmpty() && !f.dated(k) {
			return true
		}
	}
	return false
}

// tellsHour says that e's sentence is short and tells nothing but when the event
// of head h begins: it names that event again or only its beginning.
func (f *Finder) tellsHour(e *timex.Expr, h *head) bool {
	const longest = 14 // tokens
	s := f.sentence(e.Sentence)
	if s.Last-s.First > longest {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if f.w.Tags[i].Inside || i >= e.First && i < e.Last {
			continue
		}
		set := f.w.Tags[i].Set
		if set.Any(lang.Of(lang.Past, lang.Report, lang.Negation, lang.Ends, lang.Other, lang.Cancelled, lang.Postponed)) && !set.Any(lang.Of(lang.Future, lang.Scheduled)) {
			return false
		}
		kind, noun := f.w.Value(i, lang.Event)
		if !noun {
			kind, _ = f.w.Value(i, lang.Act)
		}
		switch {
		case kind == 0 || kind == lang.Launch && (noun || set.Has(lang.Light)):
		case noun && h.noun && f.sameNoun(i, h.token):
		case kind == lang.Sport && h.kind == lang.Sport && !f.namesRivals(i):
		default:
			return false
		}
	}
	return true
}
