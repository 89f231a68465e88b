package event

import (
	"newscal/parse/lang"
	"newscal/parse/timex"
)

// joinDays makes one candidate of days that follow each other in a list:
// «Monday and Tuesday», «28 and 29 January».
func (f *Finder) joinDays() {
	for i := 0; i+1 < len(f.cands); i++ {
		last := i
		for k := i + 1; k < len(f.cands) && f.follows(last, k); k++ {
			last = k
		}
		if last == i {
			f.joinHours(i)
			continue
		}
		for k := i + 1; k <= last; k++ {
			f.cands[k].why, f.cands[k].joined = "goes with the day before it", true
		}
		// Hours that all days of the list have are daily hours.
		f.cands[i].from, f.cands[i].to = timex.OnDay(f.cands[i].from.Day), timex.OnDay(f.cands[last].to.Day)
		i = last
	}
}

// joinHours makes one candidate of two days in a row that a line tells with hours of
// their own: «today 15–20, tomorrow from 10 to 15».
func (f *Finder) joinHours(i int) {
	a, b := &f.cands[i], &f.cands[i+1]
	x, y := &f.in.Exprs[i], &f.in.Exprs[i+1]
	hours := func(c *candidate, e *timex.Expr) bool {
		return c.why == "" && e.Set == nil && !e.ClockOnly && e.Grain == timex.GrainMinute && c.to.Day == c.from.Day && c.to.Clock > c.from.Clock
	}
	if !hours(a, x) || !hours(b, y) || b.from.Day != a.from.Day+1 || a.sentence != b.sentence || y.First != x.Last+1 || !f.comma(x.Last) || f.isTold(f.sentence(a.sentence)) {
		return
	}
	a.to = b.to
	b.why, b.joined = "goes with the day before it", true
}

// follows says that candidate k is the day after candidate j, listed with it.
func (f *Finder) follows(j, k int) bool {
	a, b := &f.in.Exprs[j], &f.in.Exprs[k]
	if f.cands[j].why != "" || f.cands[k].why != "" || a.Set != nil || b.Set != nil || a.Grain != b.Grain || a.Grain != timex.GrainDay && a.Grain != timex.GrainMinute || a.Range || b.Range ||
		a.ClockOnly || b.ClockOnly || f.cands[j].from.Clock != f.cands[k].from.Clock || f.cands[k].from.Day != f.cands[j].from.Day+1 || b.First-a.Last > 2 || b.First < a.Last {
		return false
	}
	for i := a.Last; i < b.First; i++ {
		if t := &f.w.Tags[i]; !t.Set.Has(lang.And) && f.w.Tokens[i].Value != ',' && !t.Set.Has(lang.Glue) {
			return false
		}
	}
	return true
}

// giveEnds gives a candidate the last day that its sentence goes on to tell:
// «opens on 3 April and closes on the 22nd». The word that ends it follows the
// first date, opens its clause, and has no event of its own behind it.
func (f *Finder) giveEnds() {
	for k := range f.cands {
		end := &f.in.Exprs[k]
		if why := f.cands[k].why; why != "" && why != merelyLasts || end.Range || end.ClockOnly || end.Grain > timex.GrainDay || end.Type != timex.TypeDate && end.Type != timex.TypeTime {
			continue
		}
		at := f.endsBefore(end)
		lasts := at < 0
		if lasts {
			at = f.lastsBefore(end)
		}
		if at < 0 || f.closesWith(end) {
			continue
		}
		for j := k - 1; j >= 0 && f.cands[j].sentence == end.Sentence; j-- {
			begin := &f.in.Exprs[j]
			if c := &f.cands[j]; begin.ClockOnly && !end.From.AllDay() && c.why == "" && !c.from.AllDay() && c.from == c.to && end.From.Day > c.from.Day && end.From.Day-c.from.Day <= 3 {
				c.to = end.From // from 3:01 to 2:59 on Saturday
				f.cands[k].why, f.cands[k].joined = "is the hour at which it ends", true
				break
			}
			if begin.ClockOnly || begin.Grain > timex.GrainDay || begin.Type != timex.TypeDate && begin.Type != timex.TypeTime {
				continue
			}
			if begin.Range || begin.First >= at || end.From.Day <= begin.From.Day || end.From.Day-begin.From.Day > longest || !f.leadsTo(begin.Last, at) && !f.toldOf(begin.Last, at) {
				break
			}
			if lasts && begin.From.Day < f.in.Published.Day && f.since(begin) && !f.visited(at, end.First) {
				break // a rule in force since 1 May that stays so until 30 June
			}
			c := &f.cands[j]
			if begin.From.AllDay() || end.From.AllDay() || begin.ClockOnly {
				c.from, c.to, c.zone = timex.OnDay(begin.From.Day), timex.OnDay(end.To.Day), ""
			} else {
				c.to = end.From // from Wednesday at 6 to Friday at 8
			}
			if c.why = f.unfit(c, begin); c.why == "" && c.head.token < 0 {
				c.head = f.headOf(begin)
			}
			c.goesOn = true
			f.cands[k].why, f.cands[k].joined = "is the last day of what began before", true
			break
		}
	}
}

// giveStarts gives an event whose last day is told the day on which it began, told
// behind it in a relative clause: «يختتم المنتخب معسكره غدا، الذي بدأ الخميس الماضي».
func (f *Finder) giveStarts() {
	for k := 0; k+1 < len(f.cands); k++ {
		c, end, begin := &f.cands[k], &f.in.Exprs[k], &f.in.Exprs[k+1]
		if c.why != "" || begin.Sentence != end.Sentence || !wholeDay(end) || !wholeDay(begin) || begin.From.Day >= f.in.Published.Day || end.From.Day-begin.From.Day > longest || f.endsBefore(end) < 0 && f.lastsBefore(end) < 0 && f.endsAhead(end) < 0 {
			continue
		}
		if !f.beganSince(end.Last, begin.First) {
			continue
		}
		c.from, c.to, c.zone, c.goesOn = timex.OnDay(begin.From.Day), timex.OnDay(c.to.Day), "", true
		f.cands[k+1].why, f.cands[k+1].joined = "is when began what ends on the day before it", true
	}
}

// endsAhead gives the verb of ending of e's clause, where the event stands between the
// two, -1 for none: «يختتم | المنتخب معسكره في جدة | غدا».
func (f *Finder) endsAhead(e *timex.Expr) int {
	if !f.w.Lex.VerbFirst {
		return -1
	}
	for i := e.First - 1; i >= max(f.sentence(e.Sentence).First, e.First-reach/3) && !f.endsClause(i); i-- {
		if set := f.w.Tags[i].Set; set.Has(lang.Ends) && set.Any(looksAhead) {
			return i
		}
	}
	return -1
}

// beganSince says that the tokens between from and to open a relative clause that tells
// that something began.
func (f *Finder) beganSince(from, to int) bool {
	opened := false
	for i := from; i < min(to, from+reach); i++ {
		set := f.w.Tags[i].Set
		switch {
		case set.Any(relative):
			opened = true
		case f.comma(i):
		case opened && set.Has(lang.Past) && f.begins(i):
			return true
		case !opened:
			return false
		}
	}
	return false
}

// giveGoingOn notes the events of several days, begun and not over, that a verb of
// lasting tells to go on: «تتواصل فعاليات المهرجان التي انطلقت الجمعة حتى 20 مايو».
func (f *Finder) giveGoingOn() {
	for k := range f.cands {
		c, e := &f.cands[k], &f.in.Exprs[k]
		if c.why != "" || !e.Range || e.ClockOnly || e.Grain > timex.GrainDay || c.from.Day >= f.in.Published.Day || c.to.Day <= f.in.Published.Day {
			continue
		}
		s := f.sentence(e.Sentence)
		for i := e.First - 1; i >= max(s.First, e.First-reach/2); i-- {
			if set := f.w.Tags[i].Set; set.Has(lang.Lasting) && set.Any(looksAhead) && f.visited(i, e.First) {
				c.goesOn = true
				break
			}
			if f.endsClause(i) && !f.w.Tags[i].Set.Has(lang.Relative) {
				break
			}
		}
	}
}

// since says that a word of «since» leads to e, or opens it.
func (f *Finder) since(e *timex.Expr) bool {
	return f.saysOf(e.First, lang.Since) || e.First > 0 && f.saysOf(e.First-1, lang.Since)
}

// longest is how many days an event may last whose end its sentence tells: an
// exhibition of half a year.
const longest = 200

// giveLastHours gives a candidate at an hour the hour of its day at which its
// sentence says that it ends: «open at 9 and close at 20».
func (f *Finder) giveLastHours() {
	for k := range f.cands {
		end, last := &f.in.Exprs[k], &f.cands[k]
		if !end.ClockOnly || end.Range || end.Grain != timex.GrainMinute || last.why != "" || f.endsBefore(end) < 0 {
			continue
		}
		for j := k - 1; j >= 0 && f.cands[j].sentence == end.Sentence; j-- {
			c := &f.cands[j]
			if c.joined {
				continue
			}
			if c.why == "" && c.from.Day == last.from.Day && c.from == c.to && !c.from.AllDay() && c.from.Clock < last.from.Clock {
				c.to = last.from
				last.why, last.joined = "is the hour at which it ends", true
			}
			break
		}
	}
}
