package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// giveClocks gives a clock time that stands apart from its day in a sentence
// to the day's candidate, the nearest before it or else behind it.
func (f *Finder) giveClocks() {
	for i := range f.cands {
		e := &f.in.Exprs[i]
		if !e.ClockOnly || e.Grain != timex.GrainMinute {
			continue
		}
		best, near := -1, 1<<20
		for _, k := range [6]int{i - 1, i + 1, i - 2, i + 2, i - 3, i + 3} {
			if k < 0 || k >= len(f.cands) || f.cands[k].sentence != e.Sentence {
				continue
			}
			d := &f.in.Exprs[k]
			days := f.cands[k].to.Day > f.cands[k].from.Day
			if d.ClockOnly || f.inSeries(k) != nil || d.Grain != timex.GrainDay && d.Grain != timex.GrainPart && !days || f.cands[k].why != "" || !f.cands[k].from.AllDay() || f.opensClause(e.Last, d.First) {
				continue
			}
			if dist := f.distance(e.First, d.First); dist < near && !f.semicolon(e.First, d.First) {
				best, near = k, dist
			}
		}
		if best < 0 {
			best = f.seriesBefore(i)
		}
		if best < 0 || f.stamps(e) {
			continue
		}
		c := &f.cands[best]
		if c.to.Day > c.from.Day {
			f.cands[i].why, f.cands[i].joined = "are the daily hours of the days beside it", true
		} else if d := &f.in.Exprs[best]; !d.Range {
			c.from.Clock = e.From.Clock
			c.to = c.from
			if e.Range {
				c.to.Clock = e.To.Clock
				c.to.Day += e.To.Day - e.From.Day
			}
			c.zone = e.Zone
			f.cands[i].why = "is the hour of the day beside it"
			f.cands[i].joined = true
			f.shareClock(best)
		}
	}
}

// moveClocks gives a day whose hour a participle had fixed, in an insertion, the hour
// that the sentence goes on to tell: «the recital, planned for 5 May at 8 p.m., will
// begin at 10».
func (f *Finder) moveClocks() {
	for k := 1; k < len(f.cands); k++ {
		c, e := &f.cands[k-1], &f.in.Exprs[k-1]
		o, hour := &f.cands[k], &f.in.Exprs[k]
		if o.why != "" || c.why != "" || o.sentence != c.sentence || !hour.ClockOnly || hour.Range || hour.Grain != timex.GrainMinute || e.ClockOnly || c.from.AllDay() || c.from != c.to || c.from.Clock == o.from.Clock {
			continue
		}
		s := f.sentence(c.sentence)
		if !f.plannedIn(e, s) {
			continue
		}
		verb := e.Last
		for verb < hour.First && !(f.w.Tags[verb].Set.Any(looksAhead) && f.finiteAt(verb) != noGovernor) {
			verb++
		}
		if verb == e.Last || verb >= hour.First || f.opensClause(verb+1, hour.First) {
			continue
		}
		c.from.Clock, c.zone = o.from.Clock, o.zone
		c.to = c.from
		o.why, o.joined = "is the hour to which the day before it is moved", true
	}
}

// opensClause says that a clause begins behind token i and before token j: what
// is told at i is no part of it. «speaks at 8 p.m. in the hall where on 5 May …»
func (f *Finder) opensClause(i, j int) bool {
	for ; i < j; i++ {
		if f.w.Tags[i].Set.Any(clauseSet) || f.w.Coordinates(i) {
			return true
		}
	}
	return false
}

// semicolon says that a semicolon stands between tokens i and j.
func (f *Finder) semicolon(i, j int) bool {
	for k := min(i, j); k < max(i, j); k++ {
		if f.w.Tokens[k].Kind == text.Punct && f.w.Tokens[k].Value == ';' {
			return true
		}
	}
	return false
}

// shareClock gives the hour of candidate k to the other days of its list:
// «on 12 and 26 July, both at 8 p.m.».
func (f *Finder) shareClock(k int) {
	for _, step := range [2]int{-1, 1} {
		for j := k; ; j += step {
			next := j + step
			if next < 0 || next >= len(f.cands) || !f.listed(min(j, next), max(j, next), k) {
				break
			}
			c := &f.cands[next]
			c.from.Clock = f.cands[k].from.Clock
			c.to, c.zone = c.from, f.cands[k].zone
			c.to.Clock = f.cands[k].to.Clock
		}
	}
}

// listed says that candidates j and k are days of one list, with nothing but
// marks and «and» between, and whole days but for the one that has its hour.
func (f *Finder) listed(j, k, hour int) bool {
	a, b := &f.in.Exprs[j], &f.in.Exprs[k]
	for _, i := range [2]int{j, k} {
		if e := &f.in.Exprs[i]; e.Grain != timex.GrainDay || e.Range || f.cands[i].why != "" || i != hour && !f.cands[i].from.AllDay() && f.cands[i].from.Clock != f.cands[hour].from.Clock {
			return false
		}
	}
	if a.Sentence != b.Sentence || b.First < a.Last || b.First-a.Last > 2 || b.From.Day == a.From.Day+1 {
		return false
	}
	for i := a.Last; i < b.First; i++ {
		if t := &f.w.Tags[i]; !t.Set.Has(lang.And) && f.w.Tokens[i].Value != ',' && !t.Set.Has(lang.Glue) {
			return false
		}
	}
	return b.First > a.Last || f.w.Tags[b.First].Before > 0
}
