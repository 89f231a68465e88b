package event

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
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
		if c.why == "" && e.Type != timex.TypeSet {
			switch c.head = f.headOf(e); {
			case f.none(c.head):
				c.why = "says that there is none"
			case c.head.token < 0 && (e.Relative || e.Named) && f.quoteOf(c.first, c.sentence) >= 0:
				c.why = "is a day in somebody's words, of no event"
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
	f.giveLastHours()
	f.giveHours()
	f.giveLaterHours()
	f.dropOtherClocks()
	f.giveEnds()
	f.giveBeginnings()
	f.giveLengths()
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
	if f.toldPast(e) {
		return
	}
	c.from.Day += 7
	c.to.Day += 7
	c.again = true
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

// farthest is how many days ahead an event is announced.
const farthest = 366 * 12

// unfit says why e cannot be the date of an announced event, or "".
func (f *Finder) unfit(c *candidate, e *timex.Expr) string {
	switch {
	case e.Type == timex.TypeSet:
		return f.unfitSeries(c, e)
	case e.Type != timex.TypeDate && e.Type != timex.TypeTime:
		return "says how long or how often, not when"
	case e.ClockOnly && e.Range && e.Anchor == timex.AnchorPublication && !f.onProgramme(c):
		return "are hours without a day"
	case e.Vague || e.Grain == timex.GrainOpen:
		return "fixes no day"
	case e.Grain > timex.GrainYear:
		return "too coarse"
	case c.to.Day < f.in.Published.Day:
		return "lies before the publication"
	case e.Grain == timex.GrainYear && !e.Range && e.From.Day <= f.in.Published.Day:
		return "is the current year"
	case e.Grain == timex.GrainMinute && e.From.Day == f.in.Published.Day && f.alone(e), f.stamps(e):
		return "is the hour of the report"
	case f.inDateline(e):
		return "is the day of the report"
	case f.remains(e):
		return merelyLasts
	case f.atLeast(e):
		return "is a day until which something lasts at least, not its end"
	case f.saidThen(e):
		return "is when something was said"
	case f.figure(e):
		return "is the day of a figure or a forecast"
	case f.denied(e):
		return "is denied"
	case f.movedFrom(e):
		return movedAway
	case e.From.Day-f.in.Published.Day > farthest:
		return "is a target far off, no date of a diary"
	}
	return f.merelyNamed(e)
}

// merelyLasts is why the day until which something stays as it is is no entry.
const merelyLasts = "is the end of what merely lasts"

// none says that the event noun h is negated itself: no meeting, aucune réunion.
func (f *Finder) none(h head) bool {
	return h.token > 0 && h.noun && f.w.Tags[h.token-1].Set.Has(lang.Negation) && f.sentence(h.sentence).First < h.token
}

// movedAway is why the old day of an event that is moved is no entry.
const movedAway = "is the day that the event is moved from"

// movedTo says that candidate i is the new day of an event that is moved.
func (f *Finder) movedTo(i int) bool {
	return i > 0 && f.cands[i-1].why == movedAway && f.cands[i].sentence == f.cands[i-1].sentence && f.cands[i].first-f.cands[i-1].last <= 2
}

// movedFrom says that e is the old day of an event that is moved: «postponed
// from 5 May to 9 May».
func (f *Finder) movedFrom(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	i := e.First - 1
	for i > s.First && f.w.Tags[i].Set.Has(lang.Article) {
		i--
	}
	if i <= s.First || !f.w.Tags[i].Set.Has(lang.Between) || e.Last+1 >= s.Last || !f.w.Tags[e.Last].Set.Has(lang.Range) || !f.dated(e.Last+1) {
		return false
	}
	for k := i - 1; k >= s.First && k >= i-6; k-- {
		if f.w.Tags[k].Set.Has(lang.Postponed) {
			return true
		}
	}
	return false
}

// denied says that the verb of speech that governs e's clause denies it: «they
// denied reports that on 5 May …».
func (f *Finder) denied(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	for i := e.First - 1; i >= s.First && i >= e.First-deniedReach && !f.endsClause(i); i-- {
		if set := f.w.Tags[i].Set; set.Has(lang.Denied) && set.Has(lang.Past) {
			return !f.says(s, cancelling) && !f.putOff(e, s) // «was originally planned for 5 May»
		}
	}
	if f.over(e, s) {
		return true
	}
	if f.isNone(e, s) {
		return true
	}
	i := e.First - 1
	low := max(s.First, e.First-3*reach)
	for i > low && !f.w.Tags[i].Set.Has(lang.That) {
		i--
	}
	for i--; i >= low; i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Has(lang.Denied):
			return true
		case set.Has(lang.Report) || set.Has(lang.Add):
			return false
		}
	}
	return false
}

// deniedReach is how far before a day the word that denies it is sought.
const deniedReach = 12

var cancelling = lang.Of(lang.Cancelled)

// putOff says that the sentence puts off what was planned for e, its only time,
// and that the sentences beside it tell no other day of the same, the new one.
func (f *Finder) putOff(e *timex.Expr, s text.Sentence) bool {
	if len(f.exprsOf(e.Sentence)) > 1 || !f.says(s, lang.Of(lang.Postponed)) {
		return false
	}
	for _, near := range [2]int{e.Sentence - 1, e.Sentence + 1} {
		if near >= 0 && near < len(f.w.Sentences) && f.dates[near] > 0 && !f.inTitle(near) && f.goesOnAbout(near, s) {
			return false
		}
	}
	return true
}

// goesOnAbout says that sentence k opens with a word that points back, or names an
// event that sentence s names.
func (f *Finder) goesOnAbout(k int, s text.Sentence) bool {
	t := f.sentence(k)
	if f.opensBack(t) {
		return true
	}
	for i := s.First; i < min(s.Last, s.First+reach); i++ {
		for j := t.First; f.w.Tags[i].Set.Has(lang.Event) && j < min(t.Last, t.First+reach); j++ {
			if f.sameNoun(j, i) {
				return true
			}
		}
	}
	return false
}

// over says that the verb behind e tells that what has e for its day is over:
// «the 5 May deadline has passed».
func (f *Finder) over(e *timex.Expr, s text.Sentence) bool {
	for i := e.Last; i < min(s.Last, e.Last+8) && !f.endsClause(i) && !f.dated(i); i++ {
		switch set := f.w.Tags[i].Set; {
		case set.Has(lang.Denied) && set.Has(lang.Past):
			return set.Has(lang.Aged)
		case set.Any(verbal) && !set.Has(lang.Event):
			return false
		}
	}
	return false
}

// isNone says that the clause around e says that there will be nothing: no
// habrá cumbre el 5 de mayo.
func (f *Finder) isNone(e *timex.Expr, s text.Sentence) bool {
	const reach = 9
	none := func(i int) bool {
		set := f.w.Tags[i].Set
		return set.Has(lang.Denied) && set.Has(lang.Negation)
	}
	if f.wasFixed(e, s) {
		return false // the fair planned for 5 May will not be held
	}
	for i := e.First - 1; i >= max(s.First, e.First-reach) && !f.endsClause(i); i-- {
		if none(i) {
			return true
		}
	}
	for i := e.Last; i < min(s.Last, e.Last+reach) && !f.endsClause(i); i++ {
		if none(i) {
			return true
		}
	}
	return false
}

// wasFixed says that a word that schedules touches e, a word of direction at most
// between: planned for 5 May, the für 5. Mai geplante fair.
func (f *Finder) wasFixed(e *timex.Expr, s text.Sentence) bool {
	fixed := func(i int) bool {
		return i >= s.First && i < s.Last && f.w.Tags[i].Set.Has(lang.Scheduled) && !f.w.Tags[i].Set.Any(lang.Of(lang.Future, lang.Present))
	}
	return fixed(e.Last) || fixed(e.First-1) || fixed(e.First-2) && f.w.Tags[e.First-1].Set.Any(small)
}

// alone says that e's sentence has no other word.
func (f *Finder) alone(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	for i := s.First; i < s.Last; i++ {
		if f.w.Tokens[i].Kind == text.Word && (i < e.First || i >= e.Last) {
			return false
		}
	}
	return true
}

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
