package event

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/timex"
)

// candidate is a time expression that may announce an event.
type candidate struct {
	expr     int // -1 for a passage without a date
	first    int // tokens [first, last) of the date, or of the head where there is none
	last     int
	from, to timex.Moment
	zone     string
	sentence int
	head     head
	features *[]int32 // kept to explain it, else nil: an article may have very many dates
	p        float64  // that it announces an event
	why      string   // what decided, for an explanation
	hourAt   int      // the candidate of a sentence behind that tells its hour, 0 for none
	fit      bool     // could be the date of an event
	keep     bool
	again    bool // a weekday read as the coming one, against its tense
	show     bool // a line of a programme
	clause   bool // a clause of its own under the day of another
	listed   bool // a line under the heading that is its day
	joined   bool // another candidate speaks for it
	moved    bool // the day to which the event was moved
	goesOn   bool // its last day was told apart, and is to come
	item     int  // the number of its statement in a diary, 0 for none
	says     run  // that statement
	shares   bool // the second event that its sentence tells of one day
}

// candidates makes a candidate of every time that a calendar could hold.
func (f *Finder) candidates() {
	f.countDates()
	f.findParts()
	f.cands = slices.Grow(f.cands, len(f.in.Exprs))
	for i := range f.in.Exprs {
		e := &f.in.Exprs[i]
		c := candidate{expr: i, first: e.First, last: e.Last, from: e.From, to: e.To, zone: e.Zone, sentence: e.Sentence, head: head{token: -1}}
		f.comingAgain(&c, e)
		c.why = f.unfit(&c, e)
		if c.why == "" && f.ownedBefore(i) {
			c.why = "is the day that was told as past before"
		}
		if c.why == "" && e.Type != timex.TypeSet {
			switch c.head = f.headOf(e); {
			case f.none(c.head):
				c.why = "says that there is none"
			case c.head.token < 0 && (e.Relative || e.Named) && f.quoteOf(c.first, c.sentence) >= 0:
				c.why = "is a day in somebody's words, of no event"
			case c.head.token < 0 && !e.Range && f.isFeast(e) && !f.isHeld(i) && f.says(f.sentence(c.sentence), finite):
				c.why = "is a feast of which nothing is told"
			}
		}
		f.cands = append(f.cands, c)
	}
	f.partHeads()
	for i := range f.cands {
		switch c := &f.cands[i]; {
		case c.why != "":
		case f.hourOfHabit(i):
			c.why = "is an hour of what comes again"
		case f.daily(i):
			c.from, c.to, c.zone = timex.OnDay(c.from.Day), timex.OnDay(c.to.Day), ""
		case f.endOfHabit(i):
			c.why = "ends what comes again"
		}
	}
	f.joinDays()
	f.joinDayParts()
	f.giveClocks()
	f.moveClocks()
	f.giveLastHours()
	f.giveHours()
	f.giveLaterHours()
	f.dropOtherClocks()
	f.giveEnds()
	f.giveGoingOn()
	f.giveStarts()
	f.giveBeginnings()
	f.giveLengths()
	f.giveLengthsBack()
	f.giveHabitHours()
	f.moveDays()
	for i := range f.cands {
		if c := &f.cands[i]; c.why == "" {
			c.fit = true
			f.features = f.featuresOf(c, f.features[:0])
			c.p = f.models.Dates.Probability(f.features)
			if f.explains {
				kept := slices.Clone(f.features)
				c.features = &kept
			}
		}
	}
	f.schedule()
	f.diary()
}

// countDates counts the dates of each sentence, and the mentions of each day.
func (f *Finder) countDates() {
	f.dates = f.dates[:0]
	for range f.w.Sentences {
		f.dates = append(f.dates, 0)
	}
	clear(f.days)
	f.lines = 0
	before := -1
	for i := range f.in.Exprs {
		if e := &f.in.Exprs[i]; e.Sentence != before && f.line(e) {
			f.lines++
			before = e.Sentence
		}
		if e := &f.in.Exprs[i]; (e.Type == timex.TypeDate || e.Type == timex.TypeTime) && !e.ClockOnly {
			f.dates[e.Sentence]++
			f.days[e.From.Day]++
		}
	}
}

// comingAgain lets a bare weekday that was read as past, for want of a word that
// tells its tense, mean the coming one: the weights decide with all they see.
func (f *Finder) comingAgain(c *candidate, e *timex.Expr) {
	if !e.Named || e.Past || e.To.Day >= f.in.Published.Day || f.in.Published.Day-e.From.Day > 7 {
		return
	}
	if f.toldPast(e) || f.owns(e) && e.Tense < 0 && !f.says(f.sentence(e.Sentence), putsOff) {
		return
	}
	c.from.Day += 7
	c.to.Day += 7
	c.again = true
}

// owns says that a noun whose day e is stands right behind it: Friday's vote.
func (f *Finder) owns(e *timex.Expr) bool {
	tag := &f.w.Tags[e.Last-1]
	return e.Named && tag.Set.Has(lang.Stop) && tag.Set.Has(lang.Weekday)
}

var putsOff = lang.Of(lang.Cancelled, lang.Postponed)

// ownedBefore says that e, the weekday of a noun, was read before in the same way as
// the one past: «lost in Tuesday's elections. Counting in Tuesday's races goes on».
func (f *Finder) ownedBefore(i int) bool {
	const most = 12
	e := &f.in.Exprs[i]
	if !f.owns(e) || e.From.Day <= f.in.Published.Day {
		return false
	}
	for k := i - 1; k >= max(0, i-most); k-- {
		if o := &f.in.Exprs[k]; f.owns(o) && !o.Coming && o.From.Day == e.From.Day-7 && f.cands[k].to.Day < f.in.Published.Day {
			return true
		}
	}
	return false
}

// toldPast says that a form of the past stands right before e, at most small
// words between, and none that schedules or calls off: «arrested on Tuesday».
func (f *Finder) toldPast(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	for i := e.First - 1; i >= max(s.First, e.First-3); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Has(lang.Past):
			return !set.Any(toCome) && !f.awaits(i, s.First)
		case !set.Any(small) || set.Has(lang.Toward):
			return false
		}
	}
	return false
}

// awaits says that the form of the past at token i is the participle of a verb to
// come: will be opened.
func (f *Finder) awaits(i, first int) bool {
	for k := i - 1; k >= max(first, i-3) && !f.endsClause(k); k-- {
		if f.w.Tags[k].Set.Any(lang.Of(lang.Future, lang.Infinitive, lang.Expected, lang.Scheduled)) {
			return true
		}
	}
	return false
}

var (
	toCome = lang.Of(lang.Scheduled, lang.Present, lang.Future, lang.Expected, lang.Cancelled, lang.Postponed, lang.Announce, lang.Denied, lang.Event, lang.Act, lang.Light)
	small  = lang.Of(lang.Glue, lang.Article, lang.Prep, lang.In)
)
