package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// A diary has a paragraph for each day, which opens with it: «Monday, 26 June:
// foreign ministers meet in Luxembourg; the king visits Oslo. The bank announces its
// rate.» Its statements are an event each.

// leastLabels is how many paragraphs make a diary.
const leastLabels = 2

// diary makes a candidate of every statement under a day that opens its paragraph
// but the first, which is the day's own. They stand behind those of the time
// expressions.
func (f *Finder) diary() {
	labels := 0
	for i := range f.in.Exprs {
		if f.isLabel(i) {
			labels++
		}
	}
	if labels < leastLabels {
		return
	}
	f.items = 0
	for i := range f.in.Exprs {
		if f.isLabel(i) && f.cands[i].why == "" && f.cands[i].from.Day >= f.in.Published.Day {
			f.itemsOf(i)
		}
	}
}

// isLabel says that expression i is a day that opens its paragraph, with a colon or
// a dash behind it.
func (f *Finder) isLabel(i int) bool {
	e := &f.in.Exprs[i]
	if e.Grain != timex.GrainDay || e.Range || e.Relative || e.Type != timex.TypeDate {
		return false
	}
	s := f.sentence(e.Sentence)
	if e.Last >= s.Last || f.w.Tokens[e.Last].Kind != text.Punct || e.Sentence > 0 && f.sentence(e.Sentence-1).Paragraph == s.Paragraph {
		return false
	}
	for k := s.First; k < e.First; k++ {
		if f.w.Tokens[k].Kind != text.Punct {
			return false
		}
	}
	switch t := &f.w.Tokens[e.Last]; t.Value {
	case ':':
		return true
	case '-', '–', '—':
		return t.Spaced
	}
	return false
}

// statementsOf counts the statements under label i.
func (f *Finder) statementsOf(i int) (n int) {
	e := &f.in.Exprs[i]
	paragraph := f.sentence(e.Sentence).Paragraph
	for s := e.Sentence; s < len(f.w.Sentences) && f.sentence(s).Paragraph == paragraph; s++ {
		n++
		for k := f.sentence(s).First; k < f.sentence(s).Last; k++ {
			if f.w.Tokens[k].Kind == text.Punct && f.w.Tokens[k].Value == ';' {
				n++
			}
		}
	}
	return n
}

// itemsOf gives the statements under label i their candidates, and numbers them.
func (f *Finder) itemsOf(i int) {
	e := &f.in.Exprs[i]
	paragraph := f.sentence(e.Sentence).Paragraph
	if n := f.statementsOf(i); n < 2 || n > mostClauses {
		return
	}
	first, at := true, f.firstTime(e.Sentence) // at: the first time that is not of a statement before
	for s := e.Sentence; s < len(f.w.Sentences) && f.sentence(s).Paragraph == paragraph; s++ {
		sen := f.sentence(s)
		part := run{max(sen.First, e.Last), sen.First}
		if s > e.Sentence {
			part.first = sen.First
		}
		for k := part.first; k <= sen.Last; k++ {
			if k < sen.Last && !(f.w.Tokens[k].Kind == text.Punct && f.w.Tokens[k].Value == ';') {
				continue
			}
			for at < len(f.in.Exprs) && f.in.Exprs[at].First < part.first {
				at++
			}
			if part.last = k; !f.item(i, s, at, part, first) {
				return // a report goes on
			}
			first, part.first = false, k+1
		}
	}
}

// item makes a candidate of the statement r of sentence s under label i, or takes it
// as the label's own where it is the first; false where it tells what was. Its times
// are those from at.
func (f *Finder) item(i, s, at int, r run, first bool) bool {
	for k := r.first; k < r.last; k++ {
		if set := f.w.Tags[k].Set; set.Any(saying) && !set.Has(lang.Announce) || set.Has(lang.Past) && !set.Any(aheadSet) {
			return false
		}
	}
	f.items++
	own := false
	for k := at; k < len(f.in.Exprs) && f.in.Exprs[k].First < r.last; k++ {
		if o := &f.in.Exprs[k]; k != i && (o.Type == timex.TypeDate || o.Type == timex.TypeTime) && !f.opensEnd(o) {
			f.cands[k].item, f.cands[k].says = f.items, r
			own = own || !o.ClockOnly
		}
	}
	h := f.headIn(r, s)
	c := &f.cands[i]
	if first {
		c.item, c.says, c.p = f.items, r, max(c.p, onProgramme)
		if h.token >= 0 {
			c.head = h
		}
		return true
	}
	if h.token < 0 || own {
		return true
	}
	item := candidate{expr: i, first: h.token, last: h.token + 1, from: timex.OnDay(c.from.Day), to: timex.OnDay(c.from.Day),
		sentence: s, head: h, listed: true, clause: true, p: onProgramme, item: f.items, says: r}
	f.takeHoursIn(&item, at, r.last)
	f.cands = append(f.cands, item)
	return true
}

// takeHoursIn gives the item c the hour or the last day that its statement, of the
// times from at and the tokens before last, tells.
func (f *Finder) takeHoursIn(c *candidate, at, last int) {
	for k := at; k < len(f.in.Exprs) && f.in.Exprs[k].First < last; k++ {
		e := &f.in.Exprs[k]
		switch {
		case e.ClockOnly && e.Grain == timex.GrainMinute && c.from.AllDay() && c.to.Day == c.from.Day:
			c.from.Clock, c.to.Clock, c.zone = e.From.Clock, e.From.Clock, e.Zone
		case !e.ClockOnly && e.Grain <= timex.GrainDay && e.To.Day > c.from.Day && e.To.Day < c.from.Day+longest && c.from.AllDay():
			c.to = timex.OnDay(e.To.Day)
		default:
			continue
		}
		f.cands[k].why, f.cands[k].joined, f.cands[k].fit = "goes with the line that tells it", true, false
	}
}
