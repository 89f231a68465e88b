package event

import (
	"math/bits"

	"newscal/parse/lang"
	"newscal/parse/timex"
)

// A series is an event that comes again by a rule: «every Tuesday until June».
// It is one entry, of its first time, with the rule. What people are used to
// do, and when a door is open, is told in the same words and makes no entry: a
// series must be announced, by a word of the future, by a day on which it
// begins or ends, or by the hour to which it calls its readers.

// mostWeekdays is on how many days of the week a series comes at most; what is
// on more of them are the days on which something is open.
const mostWeekdays = 3

// unfitSeries says why the set of c announces no series of events, or "".
func (f *Finder) unfitSeries(c *candidate, e *timex.Expr) string {
	r := &e.Set.Recurrence
	every := r.Interval <= 1
	switch {
	case r.IsZero(), r.Freq == timex.Yearly, r.Freq == timex.Daily && (every || !e.Set.Begins), r.Freq != timex.Daily && !r.Fixed():
		return "says how often, not on which days"
	case !every && !e.Set.Begins:
		return "tells no day from which it is counted"
	case bits.OnesCount8(r.Weekdays) > mostWeekdays:
		return "are days on which something is open"
	case !r.Until.IsZero() && r.Until.Day < c.from.Day:
		return "is over"
	case c.from.Day-f.in.Published.Day > farthest:
		return "is a target far off, no date of a diary"
	case e.Tense < 0:
		return "tells what was"
	case f.labels(c, e):
		return "names the weekday of the dates beside it"
	case f.denied(e), f.negated(e):
		return "is denied"
	}
	c.head = f.headOf(e)
	switch {
	case f.none(c.head):
		return "says that there is none"
	case !f.happens(c, e):
		return "names no event that comes again"
	case !e.Set.Limited && f.relates(e):
		return "is a habit of somebody told of"
	case !e.Set.Limited && !f.foretold(e) && !f.showsOften(c) && !f.invites(c, e):
		return "is a habit that nothing announces"
	case f.statusOf(c) == Cancelled:
		return "says what is called off"
	}
	return ""
}

// relates says that e stands in a relative clause that is told in the present:
// «her daughter, who visits every weekend».
func (f *Finder) relates(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	for i := e.First - 1; i >= max(s.First, e.First-reach/2); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Any(ahead) && !set.Has(lang.Present):
			return false
		case set.Has(lang.Relative):
			return true
		case f.endsClause(i):
			return false
		}
	}
	return false
}

// showsOften says that c stands in a line of a list, or with its hour, in a
// sentence that only names an event: «Flea market: every last Saturday, 6–18.»
func (f *Finder) showsOften(c *candidate) bool {
	if !f.isShow(f.sentence(c.sentence)) {
		return false
	}
	if f.lines >= 3 && f.line(&f.in.Exprs[c.expr]) {
		return true
	}
	return f.timed(c)
}

// invites says that c, in the present, gives the hour of an event or a meeting:
// «A reading is held every Tuesday at 5 in the hall.» What somebody usually
// does, or he or she does, is a habit all the same.
func (f *Finder) invites(c *candidate, e *timex.Expr) bool {
	named := c.head.token < 0 || c.head.noun || c.head.kind == lang.Meeting
	return named && f.timed(c) && !f.ofSomebody(c.sentence) &&
		!f.cued(e, func(i int) bool { return f.w.Tags[i].Set.Any(habitual) })
}

// ofSomebody says that sentence s opens with a pronoun, which is no article as
// well, as those of many languages are.
func (f *Finder) ofSomebody(s int) bool {
	sen := f.sentence(s)
	for i := sen.First; i < min(sen.Last, sen.First+3); i++ {
		if set := f.w.Tags[i].Set; set.Any(backOpeners) && !set.Has(lang.Article) {
			return true
		}
	}
	return false
}

var habitual = lang.Of(lang.Habit, lang.Since)

// timed says that c has an hour, or that its sentence gives one without a day.
func (f *Finder) timed(c *candidate) bool {
	for k := max(0, c.expr-3); k < min(len(f.in.Exprs), c.expr+4); k++ {
		e := &f.in.Exprs[k]
		if e.Sentence == c.sentence && (k == c.expr || e.ClockOnly && e.Grain == timex.GrainMinute) && !e.From.AllDay() {
			return true
		}
	}
	return false
}

// labels says that e only names the weekday of dates that stand behind it:
// «Tuesdays, 3 and 10 March».
func (f *Finder) labels(c *candidate, e *timex.Expr) bool {
	k := c.expr + 1
	if k >= len(f.in.Exprs) {
		return false
	}
	o := &f.in.Exprs[k]
	return o.OfSet == 0 && o.Set == nil && !o.ClockOnly && o.Sentence == e.Sentence && o.First-e.Last <= 3 && o.Grain <= timex.GrainDay && o.Grain > 0 &&
		e.Set.Weekdays&(1<<o.From.Day.Weekday()) != 0
}

// happens says that an event comes again at e: one that is named, or a verb of
// meeting or showing. What opens or closes again and again is a door, unless a
// verb that holds events stands nearer.
func (f *Finder) happens(c *candidate, e *timex.Expr) bool {
	if door := c.head.kind == lang.Launch || c.head.kind == lang.DeadlineKind; c.head.token >= 0 {
		return c.head.noun || !door || f.cued(e, func(i int) bool {
			return f.w.Tags[i].Set.Any(holds) && !f.w.Tags[i].Set.Has(lang.Act) && f.distance(i, e.First) < f.distance(c.head.token, e.First)
		})
	}
	return f.cued(e, func(i int) bool { return f.w.Tags[i].Set.Any(holds) }) || e.Set.Limited && f.foretold(e)
}

// holds are the verbs that take place or hold what their noun names.
var holds = lang.Of(lang.Light, lang.Host)

// foretold says that a word of the future stands in the clause of e, and one
// that is not of the present as well. What a clitic makes of a word is not.
func (f *Finder) foretold(e *timex.Expr) bool {
	return f.cued(e, func(i int) bool {
		if !f.w.Tags[i].Set.Any(ahead) {
			return false
		}
		id := f.w.Tags[i].Entry
		own := f.w.Lex.Entry(max(id, 0)).Set
		return id < 0 || !own.Has(lang.Present) || !own.Any(ahead)
	})
}

var ahead = lang.Of(lang.Future, lang.Scheduled)

// negated says that a negation stands in the clause of e: «will not be held on
// Saturdays».
func (f *Finder) negated(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	for i := max(s.First, e.First-scope); i < min(s.Last, e.Last+scope); i++ {
		if f.w.Tags[i].Set.Has(lang.Negation) && f.distance(i, e.First) <= scope {
			return true
		}
	}
	return false
}

// cued says that a token for which is holds stands near e, within reach of a
// clause.
func (f *Finder) cued(e *timex.Expr, is func(i int) bool) bool {
	s := f.sentence(e.Sentence)
	for i := max(s.First, e.First-reach); i < min(s.Last, e.Last+reach); i++ {
		if (i < e.First || i >= e.Last) && f.distance(i, e.First) <= 2*strongBorder && is(i) {
			return true
		}
	}
	return false
}

// daily says that candidate i tells from when to when something goes on every
// day, which is one event of whole days.
func (f *Finder) daily(i int) bool {
	e := &f.in.Exprs[i]
	k := int(e.OfSet) - 1
	return k >= 0 && e.To.Day > e.From.Day && f.in.Exprs[k].Set.Freq == timex.Daily && f.cands[k].why != ""
}

// endOfHabit says that candidate i is the day until which something comes again
// that is no series: «will open every Saturday until 30 May». What goes on
// daily has an end that may be an event's.
func (f *Finder) endOfHabit(i int) bool {
	e := &f.in.Exprs[i]
	k := int(e.OfSet) - 1
	if k < 0 || e.Range || f.cands[k].why == "" || f.in.Exprs[k].Set.Freq == timex.Daily {
		return false
	}
	until := f.in.Exprs[k].Set.Until
	return !until.IsZero() && until.Day == e.To.Day
}

// hourOfHabit says that the clock time of candidate i, without a day of its
// own, stands beside a set that announces nothing: open every day from 9 to 5.
func (f *Finder) hourOfHabit(i int) bool {
	e := &f.in.Exprs[i]
	if !e.ClockOnly || f.dates[e.Sentence] > 0 {
		return false
	}
	for _, k := range [4]int{i - 1, i + 1, i - 2, i + 2} {
		if k < 0 || k >= len(f.in.Exprs) {
			continue
		}
		if o := &f.in.Exprs[k]; o.Set != nil && o.Sentence == e.Sentence && max(e.First, o.First)-min(e.Last, o.Last) <= strongBorder {
			return f.cands[k].why != ""
		}
	}
	return false
}
