package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
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
	case e.Grain == timex.GrainMinute && e.From.Day == f.in.Published.Day && (f.alone(e) || f.closesReport(e)), f.stamps(e):
		return "is the hour of the report"
	case f.inDateline(e):
		return "is the day of the report"
	case f.remains(e):
		return merelyLasts
	case f.atLeast(e):
		return "is a day until which something lasts at least, not its end"
	case f.countsFromPast(e):
		return "is counted from what happened"
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

// countsFromPast says that e counts from what stands behind it, which no day is told of,
// and that its clause tells what was: «the speech came a week after | an attack».
func (f *Finder) countsFromPast(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	return e.Anchor == timex.AnchorPublication && e.Last < s.Last && f.w.Tags[e.Last-1].Set.Any(lang.Of(lang.Before, lang.After)) &&
		!f.endsClause(e.Last) && f.governedBefore(e, s) == lookedBack
}

// none says that the event noun h is negated itself, or the verb right before it:
// no meeting, aucune réunion, no hay | entrevista.
func (f *Finder) none(h head) bool {
	if h.token < 1 || !h.noun {
		return false
	}
	i, first := h.token-1, f.sentence(h.sentence).First
	if i > first && f.w.Tags[i].Set.Has(lang.Present) && f.verbAt(i) {
		i--
	}
	return i >= first && f.w.Tags[i].Set.Has(lang.Negation)
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
	if f.plannedFor(e, s) {
		return true
	}
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

// plannedFor says that a participle of planning, which opens e's sentence or an
// insertion, had fixed e, and that its sentence puts it off to another day:
// «Planned for Monday, the launch has been put off to Thursday».
func (f *Finder) plannedFor(e *timex.Expr, s text.Sentence) bool {
	const near = 4
	if !f.plannedIn(e, s) {
		return false
	}
	for i := e.Last; i < min(s.Last, e.Last+reach); i++ {
		if !f.w.Tags[i].Set.Has(lang.Postponed) {
			continue
		}
		for k := i + 1; k < min(s.Last, i+near); k++ {
			if f.dated(k) {
				return true
			}
		}
	}
	return false
}

// plannedIn says that a participle of planning which opens s or an insertion leads to e.
func (f *Finder) plannedIn(e *timex.Expr, s text.Sentence) bool {
	const longest = 8
	for i := e.First - 1; i >= max(s.First, e.First-longest) && !f.endsClause(i); i-- {
		if set := f.w.Tags[i].Set; set.Has(lang.Scheduled) && !set.Any(finite) && (i == s.First || f.comma(i-1)) {
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
		if f.w.Coordinates(i) && !f.w.Tags[i].Set.Has(lang.Past) {
			break // «رفضت الطعن وستجتمع غدا»
		}
		if set := f.w.Tags[i].Set; set.Has(lang.Denied) && set.Has(lang.Past) {
			return !f.says(s, cancelling) && !f.putOff(e, s) // «was originally planned for 5 May»
		} else if set.Has(lang.Denied) && f.w.Tags[i].Len > 1 && f.saysOf(i, lang.Negation) {
			return !f.says(s, cancelling) // «does not plan to resign on 5 May»
		}
	}
	if f.over(e, s) || f.contrasted(e, s) || f.notBefore(e, s) {
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
		if near >= 0 && near < len(f.w.Sentences) && f.dates[near] > 0 && !f.inTitle(near) && (f.goesOnAbout(near, s) || near < e.Sentence && f.opensBack(s)) {
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

// contrasted says that a negation of its own leads to e: «at 10 a.m., and not at 2».
func (f *Finder) contrasted(e *timex.Expr, s text.Sentence) bool {
	i := e.First - 1
	if i > s.First && f.w.Tags[i].Set.Any(small) && !f.w.Tags[i].Set.Has(lang.Negation) {
		i--
	}
	return i > s.First && f.w.Tags[i].Set.Has(lang.Negation) && !f.w.Tags[i].Set.Any(finite) && (f.w.Tags[i-1].Set.Any(joins) || f.comma(i-1))
}

// notBefore says that nothing is to happen before e: «will not play before 5 May»,
// which does not tell that it happens then.
func (f *Finder) notBefore(e *timex.Expr, s text.Sentence) bool {
	i := e.First
	for i > s.First && i > e.First-3 && !f.saysOf(i, lang.Before) {
		i--
	}
	if !f.saysOf(i, lang.Before) || f.w.Tags[i].Set.Any(lang.Of(lang.Mod, lang.Deadline)) {
		return false
	}
	for k := i - 1; k >= max(s.First, i-lastsReach) && !f.endsClause(k); k-- {
		if f.w.Tags[k].Set.Has(lang.Negation) {
			return true
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
