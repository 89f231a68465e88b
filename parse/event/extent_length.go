package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// How long an event lasts, told as a length: «for three days», «a two-day summit».

// otherDeed are the words that tell of something else between the beginning of
// an event and its end.
var otherDeed = lang.Of(lang.Act, lang.Host, lang.Report, lang.Past)

// lengthOfOther says that the length d is part of what tells of a thing that is no
// event: «a 14-day quarantine».
func (f *Finder) lengthOfOther(d *timex.Expr) bool {
	const near = 3
	compound := false
	for i := d.First; i < d.Last; i++ {
		compound = compound || f.w.Tokens[i].Kind == text.Punct && f.w.Tokens[i].Value == '-'
	}
	if f.w.Lex.CapitalNouns && d.Last == d.First+1 && d.Last < len(f.w.Tokens) && f.w.Tokens[d.Last].Upper {
		compound = true // zweitägige | Reise
	}
	for i := d.Last; compound && i < min(len(f.w.Tokens), d.Last+near); i++ {
		if f.w.Tags[i].Set.Any(lang.Of(lang.Event, lang.Head)) {
			return false
		}
	}
	return compound
}

// giveLengths gives a candidate the days for which it lasts: «a visit on 3
// April that lasts three days».
func (f *Finder) giveLengths() {
	for k := range f.cands {
		d := &f.in.Exprs[k]
		if d.Type != timex.TypeDuration || d.N < 1 || d.N > 400 || f.lengthOfOther(d) {
			continue
		}
		days := timex.Date(d.N)
		switch d.Unit {
		case lang.DayUnit:
		case lang.Week:
			days *= 7
		default:
			continue
		}
		best, near := -1, scope+1
		for j := max(k-2, 0); j <= k+2 && j < len(f.cands); j++ {
			e := &f.in.Exprs[j]
			if j == k || f.cands[j].sentence != d.Sentence || f.cands[j].joined || e.Range || e.ClockOnly || f.cands[j].to.Day > f.cands[j].from.Day || f.endsBefore(e) >= 0 ||
				e.Grain > timex.GrainDay || e.Type != timex.TypeDate && e.Type != timex.TypeTime {
				continue
			}
			n := f.distance(d.First, e.First)
			if e.Last <= d.First {
				n = f.distance(d.First, e.Last-1)
			}
			if f.opensBracket(d.First-1) || f.opensBracket(d.First-2) {
				n -= strongBorder // on 3 April (it lasts three days)
			}
			if e.Last < d.First && (f.w.Tags[d.First-1].Set.Has(lang.Relative) || f.lastsFor(e.Last, d.First)) {
				n -= strongBorder // began yesterday the session that lasts three days
			}
			if e.Last <= d.First && f.w.Coordinates(d.First) {
				n -= strongBorder // opens on 3 April and lasts three days
				if f.dates[d.Sentence] == 1 && d.First-e.Last <= reach {
					n = min(n, scope) // the only day that it can mean
				}
			}
			if e.Last < len(f.w.Tokens) && f.w.Tokens[e.Last].Kind == text.Punct && f.w.Tokens[e.Last].Value == ':' {
				n -= strongBorder // Thursday: a summit of two days
			}
			if n < near && !f.anotherDeed(min(e.Last, d.Last), max(e.First, d.First)) {
				best, near = j, n
			}
		}
		if best < 0 {
			if best = f.lengthOfBefore(k); best < 0 {
				continue
			}
		}
		c := &f.cands[best]
		c.from, c.to = timex.OnDay(c.from.Day), timex.OnDay(c.from.Day+days-1)
		e := &f.in.Exprs[best]
		switch {
		case f.ended(e, d):
		case c.why != "":
			if c.why = f.unfit(c, e); c.why == "" {
				c.head, c.goesOn = f.headOf(e), true
			}
		case c.from.Day == f.in.Published.Day && f.hasBegun(e, d):
			c.goesOn = true
		}
	}
}

// lastsFor says that a relative clause opens behind token from whose verb tells how long
// something lasts, with a length at token at: «the census of 6 April, which will last
// | for eight weeks».
func (f *Finder) lastsFor(from, at int) bool {
	const near = 5
	ends := false
	for i := at - 1; i >= max(from, at-near); i-- {
		ends = ends || f.w.Tags[i].Set.Has(lang.Ends)
		if f.w.Tags[i].Set.Has(lang.Relative) {
			return ends
		}
	}
	return false
}

// giveLengthsBack gives an event whose last day is told behind how long it lasts the day
// on which it began: «the meeting, which lasts two days and ends tomorrow».
func (f *Finder) giveLengthsBack() {
	const near = 4
	for k := 0; k+1 < len(f.cands); k++ {
		d, e, c := &f.in.Exprs[k], &f.in.Exprs[k+1], &f.cands[k+1]
		if d.Type != timex.TypeDuration || d.Unit != lang.DayUnit || d.N < 2 || d.N > longest || c.why != "" || !wholeDay(e) || e.Sentence != d.Sentence || e.First-d.Last > near || c.to.Day > c.from.Day || f.endsBefore(e) < 0 {
			continue
		}
		c.from, c.to, c.zone = timex.OnDay(e.From.Day-timex.Date(d.N)+1), timex.OnDay(e.From.Day), ""
		c.goesOn = c.from.Day <= f.in.Published.Day
	}
}

// anotherDeed says that «and» and a verb stand between tokens i and j: «worked
// for two weeks and closed on 5 May».
func (f *Finder) anotherDeed(i, j int) bool {
	for k := i; k+1 < j; k++ {
		if f.w.Tokens[k].Kind == text.Word && f.w.Tags[k].Set.Any(joins) && f.w.Tags[k+1].Set.Any(finite) && !f.w.Tags[k+1].Set.Has(lang.Event) {
			return true
		}
	}
	return false
}

// hasBegun says that a verb of beginning beside e, told as past, stands outside
// what goes with d: «the leaders opened on Tuesday a summit of two days».
func (f *Finder) hasBegun(e, d *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	for i := max(s.First, min(e.First, d.First)-scope); i < min(s.Last, max(e.Last, d.Last)+scope); i++ {
		if set := f.w.Tags[i].Set; set.Has(lang.Past) && f.begins(i) && !set.Has(lang.Ends) {
			return true
		}
	}
	return false
}

// ended says that a word between e and d tells that what lasted so long is over:
// «a deal of 5 May ended a strike of two weeks».
func (f *Finder) ended(e, d *timex.Expr) bool {
	for i := min(e.Last, d.Last); i < max(e.First, d.First); i++ {
		if set := f.w.Tags[i].Set; set.Has(lang.Ends) && set.Has(lang.Past) {
			return true
		}
	}
	return false
}

// lengthOfBefore gives the only day of the sentence before the one of candidate k, a
// length, where that says nothing but how long the event lasts: «The board calls a summit
// for 13 May. The meeting will last two days.» -1 for none.
func (f *Finder) lengthOfBefore(k int) int {
	const longest = 10 // tokens
	d := &f.in.Exprs[k]
	s := f.sentence(d.Sentence)
	if k == 0 || s.Last-s.First > longest || f.dates[d.Sentence] > 0 || !f.w.Tags[s.First].Set.Any(lang.Of(lang.Event, lang.Head, lang.Pronoun)) {
		return -1
	}
	lasts := false
	for i := s.First + 1; i < d.First; i++ {
		set := f.w.Tags[i].Set
		lasts = lasts || set.Any(lang.Of(lang.Light, lang.Ends, lang.Lasting)) && !set.Has(lang.Past)
	}
	e, c := &f.in.Exprs[k-1], &f.cands[k-1]
	if !lasts || e.Sentence != d.Sentence-1 || f.dates[e.Sentence] != 1 || f.inTitle(e.Sentence) || c.why != "" || !wholeDay(e) || !c.head.noun {
		return -1
	}
	return k - 1
}
