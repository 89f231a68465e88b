package event

import (
	"sort"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// happened says that the clause of e, a day of today or later, tells in the past what
// was done or began then, and nothing of what is to come: «in the night to Tuesday
// troops shelled the town», «the strike began at 5:40 today». Only languages that tell
// the past in forms of their own say so for certain.
func (f *Finder) happened(e *timex.Expr, s text.Sentence) bool {
	if e.To.Day > e.From.Day || f.lastsDays(e) {
		return false // what began and goes on
	}
	led := e.First - 1
	for led > s.First && led > e.First-8 && (f.dated(led) || f.w.Tags[led].Set.Has(lang.And)) {
		led-- // before 25 | and 26 July
	}
	if led >= s.First && f.w.Tags[led].Set.Any(leadsOn) {
		return false // from Tuesday, for Tuesday
	}
	past, open := false, true
	look := func(i int) (on bool) {
		set := f.w.Tags[i].Set
		switch {
		case f.dated(i), f.w.Tags[i].Inside && set.IsEmpty():
		case f.endsClause(i):
			return false
		case set.Any(stillToCome):
			open = false
		case set.Has(lang.Past) && !set.Any(nounSet) && f.w.Lex.FinitePast(f.w.Folded(i)):
			past = true
		case set.Has(lang.Event):
			open = e.From.Day == f.in.Published.Day
		}
		return open
	}
	for i := e.First - 1; i >= max(s.First, e.First-reach); i-- {
		if at := f.bracketBefore(i, s); at >= 0 {
			i = at // began at 3:01 (4:01 in Kyiv) | on 10 August
			continue
		}
		if !look(i) {
			open = open && !f.w.Tags[i].Set.Any(clauseSet) // who booked flights on Tuesday
			break
		}
	}
	for i := e.Last; open && i < min(s.Last, e.Last+reach) && !f.nextVerb(i, s) && look(i); i++ {
	}
	return past && open
}

// lastsDays says that a length of two days or more is told near e in its sentence.
func (f *Finder) lastsDays(e *timex.Expr) bool {
	const near = 3 // expressions
	at := sort.Search(len(f.in.Exprs), func(i int) bool { return f.in.Exprs[i].First >= e.First })
	for k := max(0, at-near); k < min(len(f.in.Exprs), at+near+1); k++ {
		o := &f.in.Exprs[k]
		if o.Sentence == e.Sentence && o.Type == timex.TypeDuration && (o.Unit == lang.DayUnit && o.N > 1 || o.Unit == lang.Week) {
			return true
		}
	}
	return false
}

// nextVerb says that an «and» at token i goes on with another verb: began on 10 August
// | and will last a day.
func (f *Finder) nextVerb(i int, s text.Sentence) bool {
	return f.w.Tags[i].Set.Any(andSet) && i+1 < s.Last && f.finiteAt(i+1) != noGovernor
}

// bracketBefore gives the bracket that opens what the one at token i closes, or -1.
func (f *Finder) bracketBefore(i int, s text.Sentence) int {
	if f.w.Tokens[i].Kind != text.Punct || f.w.Tokens[i].Value != ')' {
		return -1
	}
	for k := i - 1; k >= max(s.First, i-scope); k-- {
		if f.w.Tokens[k].Kind == text.Punct && f.w.Tokens[k].Value == '(' {
			return k
		}
	}
	return -1
}

var (
	// leadsOn are the classes of words that lead to a day from which, until which or
	// for which something is.
	leadsOn = lang.Of(lang.Toward, lang.Since, lang.Until, lang.Range, lang.From, lang.Before, lang.After, lang.Deadline)
	// stillToCome are the classes of words that tell of what is to come, or was to.
	stillToCome = lang.Of(lang.Future, lang.Present, lang.Scheduled, lang.Expected, lang.Announce, lang.Cancelled, lang.Postponed, lang.Infinitive, lang.Denied, lang.Wish, lang.Negation, lang.Report, lang.Add)
)

// dropCounts leaves out the days on which a count of things is called off where
// another event is told for them, which is why: «The drivers strike on 25 May. … The
// line has cancelled 14 trains on 25 May.»
func (f *Finder) dropCounts() {
	const most = 32 // candidates on either side: a text of nothing but counts stays linear
	for i := range f.cands {
		c := &f.cands[i]
		if !c.keep || !f.callsOffCount(c) {
			continue
		}
		for k := max(0, i-most); k < min(len(f.cands), i+most); k++ {
			o := &f.cands[k]
			within := o.from.Day <= c.from.Day && c.from.Day <= o.to.Day
			named := f.in.Exprs[c.expr].Named && o.from.Day.Weekday() == c.from.Day.Weekday()
			if k != i && o.keep && o.head.token >= 0 && (o.head.noun || o.head.kind > 0) && !o.show && (within || named) && f.statusOf(o) != Cancelled && !f.callsOffCount(o) {
				c.keep, c.joined, c.why = false, true, "is the day of what another event stops"
				break
			}
		}
	}
}

// callsOffCount says that the clause of c calls off a number of things.
func (f *Finder) callsOffCount(c *candidate) bool {
	e := &f.in.Exprs[c.expr]
	s := f.sentence(c.sentence)
	for i := e.First - 1; i >= max(s.First, e.First-scope) && !f.endsClause(i); i-- {
		if f.w.Tags[i].Set.Has(lang.Cancelled) {
			return f.ofCount(i) && (!c.head.noun || f.isCause(i, c))
		}
	}
	for i := e.Last; i < min(s.Last, e.Last+scope) && !f.endsClause(i); i++ {
		if f.w.Tags[i].Set.Has(lang.Cancelled) {
			return f.ofCount(i) && (!c.head.noun || f.isCause(i, c))
		}
	}
	return false
}
