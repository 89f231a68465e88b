package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// head is the word that says what happens.
type head struct {
	token    int // -1 for none
	sentence int
	kind     int32 // lang.Meeting …, 0 for none
	noun     bool
	distance int
}

// candidate is a time expression that may announce an event.
type candidate struct {
	expr     int
	from, to timex.Moment
	zone     string
	sentence int
	head     head
	features []int32
	p        float64 // that it announces an event
	keep     bool
	why      string // what decided, for an explanation
	joined   bool   // another candidate speaks for it
}

// candidates makes a candidate of every time that a calendar could hold.
func (f *Finder) candidates() {
	f.countDates()
	for i := range f.in.Exprs {
		e := &f.in.Exprs[i]
		c := candidate{expr: i, from: e.From, to: e.To, zone: e.Zone, sentence: e.Sentence, head: head{token: -1}}
		c.why = f.unfit(e)
		if c.why == "" {
			c.head = f.headOf(e)
		}
		f.cands = append(f.cands, c)
	}
	f.giveClocks()
	f.joinDays()
	for i := range f.cands {
		if c := &f.cands[i]; c.why == "" {
			c.features = f.featuresOf(c, nil)
		}
	}
}

// countDates counts the dates of each sentence, and the mentions of each day.
func (f *Finder) countDates() {
	f.dates = f.dates[:0]
	for range f.w.Sentences {
		f.dates = append(f.dates, 0)
	}
	clear(f.days)
	for i := range f.in.Exprs {
		if e := &f.in.Exprs[i]; (e.Type == timex.TypeDate || e.Type == timex.TypeTime) && !e.ClockOnly {
			f.dates[e.Sentence]++
			f.days[e.From.Day]++
		}
	}
}

// unfit says why e cannot be the date of an announced event, or "".
func (f *Finder) unfit(e *timex.Expr) string {
	switch {
	case e.Type != timex.TypeDate && e.Type != timex.TypeTime:
		return "says how long or how often, not when"
	case e.Vague || e.Grain == timex.GrainOpen:
		return "fixes no day"
	case e.Grain > timex.GrainYear:
		return "too coarse"
	case e.To.Day < f.in.Published.Day:
		return "lies before the publication"
	case e.Grain == timex.GrainYear && !e.Range && e.From.Day <= f.in.Published.Day:
		return "is the current year"
	case e.From.Day-f.in.Published.Day > 366*12:
		return "is a target far off, no date of a diary"
	}
	return ""
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
			if d.ClockOnly || d.Grain != timex.GrainDay && d.Grain != timex.GrainPart || f.cands[k].why != "" || !f.cands[k].from.AllDay() {
				continue
			}
			if dist := f.distance(e.First, d.First); dist < near {
				best, near = k, dist
			}
		}
		if best < 0 {
			continue
		}
		c := &f.cands[best]
		if d := &f.in.Exprs[best]; !d.Range {
			c.from.Clock = e.From.Clock
			c.to = c.from
			if e.Range {
				c.to.Clock = e.To.Clock
				c.to.Day += e.To.Day - e.From.Day
			}
			c.zone = e.Zone
			f.cands[i].why = "is the hour of the day beside it"
			f.cands[i].joined = true
		}
	}
}

// joinDays makes one candidate of days that follow each other in a list:
// «Monday and Tuesday», «28 and 29 January».
func (f *Finder) joinDays() {
	for i := 0; i+1 < len(f.cands); i++ {
		last := i
		for k := i + 1; k < len(f.cands) && f.follows(last, k); k++ {
			last = k
		}
		if last == i {
			continue
		}
		for k := i + 1; k <= last; k++ {
			f.cands[k].why, f.cands[k].joined = "goes with the day before it", true
		}
		f.cands[i].to = f.cands[last].to
		i = last
	}
}

// follows says that candidate k is the day after candidate j, listed with it.
func (f *Finder) follows(j, k int) bool {
	a, b := &f.in.Exprs[j], &f.in.Exprs[k]
	if f.cands[j].why != "" || f.cands[k].why != "" || a.Grain != timex.GrainDay || b.Grain != timex.GrainDay || a.Range || b.Range ||
		!f.cands[j].from.AllDay() || !f.cands[k].from.AllDay() || b.From.Day != a.From.Day+1 || b.First-a.Last > 2 || b.First < a.Last {
		return false
	}
	for i := a.Last; i < b.First; i++ {
		if t := &f.w.Tags[i]; !t.Set.Has(lang.And) && f.w.Tokens[i].Value != ',' && !t.Set.Has(lang.Glue) {
			return false
		}
	}
	return true
}

// reach is how far from a date its event is sought, in words.
const reach = 45

// headOf finds the word that says what happens at e: an event's noun or verb
// in its sentence, the nearest by clauses; a noun before a verb.
func (f *Finder) headOf(e *timex.Expr) head {
	s := f.sentence(e.Sentence)
	best, bestCost := head{token: -1}, 1<<20
	lo, hi := max(s.First, e.First-reach), min(s.Last, e.Last+reach)
	for i := lo; i < hi; i++ {
		if i >= e.First && i < e.Last {
			continue
		}
		set := f.w.Tags[i].Set
		noun := set.Has(lang.Event)
		if !noun && !set.Has(lang.Act) {
			continue
		}
		d := f.distance(i, e.First)
		if i > e.First {
			d = f.distance(e.Last-1, i)
		}
		cost := d + f.headPenalty(i, noun)
		if cost < bestCost {
			class := lang.Event
			if !noun {
				class = lang.Act
			}
			kind, _ := f.w.Value(i, class)
			best, bestCost = head{i, e.Sentence, kind, noun, d}, cost
		}
	}
	return best
}

// headPenalty makes words less likely to name what is announced: verbs, nouns
// that only tell when (after the summit), members of a name.
func (f *Finder) headPenalty(i int, noun bool) int {
	cost := 0
	if !noun {
		cost += 4
		if f.w.Tags[i].Set.Has(lang.Past) {
			cost += 8
		}
	}
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		set := f.w.Tags[k].Set
		if set.Any(temporalSet) {
			cost += 12
			break
		}
		if !set.Any(smallSet) && f.w.Tokens[k].Kind == text.Word {
			break
		}
	}
	return cost
}

var (
	temporalSet = lang.Of(lang.Before, lang.After, lang.Since, lang.Until)
	smallSet    = lang.Of(lang.Article, lang.Glue, lang.Follow, lang.Ordinal, lang.Mod)
)
