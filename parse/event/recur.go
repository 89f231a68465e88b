package event

import (
	"newscal/parse/lang"
	"newscal/parse/timex"
)

// inSeries gives the candidate of the series whose beginning, end or hour
// candidate i tells, or nil where it tells that of none.
func (f *Finder) inSeries(i int) *candidate {
	k := int(f.in.Exprs[f.cands[i].expr].OfSet) - 1
	if k < 0 || !f.cands[k].fit && f.cands[k].why != "" {
		return nil
	}
	return &f.cands[k]
}

// apart says that of two mentions of one day one is of a series and the other
// of days in a row, which is another event.
func (f *Finder) apart(a, b *candidate) bool {
	series := func(c *candidate) bool { return c.expr >= 0 && f.in.Exprs[c.expr].Set != nil }
	return series(a) != series(b) && (!series(a) && a.to.Day > a.from.Day || !series(b) && b.to.Day > b.from.Day)
}

// seriesBefore gives the series of the sentence before that of candidate i, a
// clock time whose sentence goes on about it and tells no day, or -1: «The
// readings are held every Tuesday. They begin at 5.»
func (f *Finder) seriesBefore(i int) int {
	c := &f.cands[i]
	if f.dates[c.sentence] > 0 || f.hourOfHabit(i) || !f.opensBack(f.sentence(c.sentence)) {
		return -1
	}
	for k := i - 1; k >= max(0, i-3) && f.cands[k].sentence >= c.sentence-1; k-- {
		if o := &f.cands[k]; o.sentence < c.sentence && o.why == "" && o.from.AllDay() && f.in.Exprs[k].Set != nil {
			return k
		}
	}
	return -1
}

// judgeSeries makes the days that only limit a series none of their own. What
// they were judged to announce speaks for the series.
func (f *Finder) judgeSeries(least float64) {
	for i := range f.cands {
		if c := f.inSeries(i); c != nil && f.cands[i].keep && f.cands[i].p > c.p {
			c.p, c.keep, c.why = f.cands[i].p, f.cands[i].p >= least, f.cands[i].why
		}
	}
	for i := range f.cands {
		if c := f.inSeries(i); c != nil && c.keep {
			f.cands[i].keep, f.cands[i].joined = false, true
			f.cands[i].why = "tells when the series beside it begins or ends"
		}
	}
	f.alignSeries()
}

// alignSeries gives a series that is told without its beginning the day on
// which it is told to begin elsewhere.
func (f *Finder) alignSeries() {
	for i := range f.cands {
		c := &f.cands[i]
		set := f.in.Exprs[c.expr].Set
		if !c.keep || set == nil || set.Begins {
			continue
		}
		for k := max(0, i-mostOfDay); k < min(len(f.cands), i+mostOfDay); k++ {
			if o := &f.cands[k]; k != i && o.keep && (f.sameSeries(c, o) || f.firstOf(c, o)) {
				by := o.from.Day - c.from.Day
				c.from.Day, c.to.Day = c.from.Day+by, c.to.Day+by
				break
			}
		}
	}
}

// sameSeries says that o tells the series c with a beginning or an end: the
// headline's «every Tuesday» begins as the text says.
func (f *Finder) sameSeries(c, o *candidate) bool {
	set, other := f.in.Exprs[c.expr].Set, f.in.Exprs[o.expr].Set
	return !set.Limited && other != nil && other.Limited && other.SameDays(set.Recurrence) && (f.headsShare(c, o) <= 2 || f.sharedWords(c, o) >= 2)
}

// firstOf says that o, a day on which the rule of the series c falls, is told
// beside it as its first: «The market opens on 2 May. It will be held every
// Saturday.»
func (f *Finder) firstOf(c, o *candidate) bool {
	e, set := &f.in.Exprs[o.expr], f.in.Exprs[c.expr].Set
	return e.Set == nil && e.Grain <= timex.GrainDay && !e.Range && o.from.Day > c.from.Day && abs(o.sentence-c.sentence) <= 1 && !f.inTitle(o.sentence) &&
		set.From(o.from.Day) == o.from.Day && (set.Until.IsZero() || o.from.Day < set.Until.Day) &&
		(f.headsShare(c, o) <= 2 || o.head.kind == lang.Launch || o.sentence == c.sentence-1 && f.opensBack(f.sentence(c.sentence)))
}

// setOf gives the set of a mention of h that says most: one with an end rather
// than one with a beginning, and either rather than none; nil without a set.
func (f *Finder) setOf(h *happening) *timex.Set {
	var best *timex.Set
	most := -1
	for _, i := range h.mentions {
		set := f.in.Exprs[f.cands[i].expr].Set
		if set == nil {
			continue
		}
		says := yesNo(set.Begins) + 2*yesNo(!set.Until.IsZero())
		if says > most {
			best, most = set, says
		}
	}
	return best
}

// recur gives e the rule of the series that h speaks of, if it is one, and the
// words that say it.
func (f *Finder) recur(e *Entry, h *happening) {
	set := f.setOf(h)
	if set == nil {
		return
	}
	e.Recurrence = set.Recurrence
	e.Repeats = f.w.Text[set.Words[0]:set.Words[1]]
	f.skipPast(e)
	if until := &e.Recurrence.Until; !until.IsZero() {
		until.Clock = e.Start.Clock
	} else if !e.End.IsZero() && e.End.Day > e.Start.Day+1 {
		*until = timex.Moment{Day: e.End.Day, Clock: e.Start.Clock}
	}
	if e.End.Day > e.Start.Day+1 { // of the series, not of its first time
		e.End = timex.Moment{}
	}
}

// skipPast gives a series its next time where that of today is over.
func (f *Finder) skipPast(e *Entry) {
	p := f.in.Published
	if e.Start.AllDay() || p.Clock <= e.Start.Clock || p.Day != e.Start.Day {
		return
	}
	next := e.Recurrence.After(e.Start.Day, p.Day+1)
	if next == timex.NoDate {
		return
	}
	if !e.End.IsZero() {
		e.End.Day += next - e.Start.Day
	}
	e.Start.Day = next
}

// dateText gives the words that say when c is.
func (f *Finder) dateText(c *candidate) string {
	e := &f.in.Exprs[c.expr]
	if e.Set != nil {
		return f.w.Text[e.Set.Words[0]:e.Set.Words[1]]
	}
	return f.w.Text[e.Start:e.End]
}
