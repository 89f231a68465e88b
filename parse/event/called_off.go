package event

import (
	"newscal/parse/lang"
	"newscal/parse/timex"
)

// calledOff says that what e owns is an event that a verb behind it calls off:
// «today's game has been postponed».
func (f *Finder) calledOff(e *timex.Expr) bool {
	if !f.possessive(e.Last - 1) {
		return false
	}
	s := f.sentence(e.Sentence)
	event, been := false, false
	for i := e.Last; i < min(s.Last, e.Last+reach/2); i++ {
		set := f.w.Tags[i].Set
		event = event || set.Has(lang.Event) && i < e.Last+phraseReach
		switch {
		case !event && f.endsClause(i):
			return false
		case been && set.Any(callingOff):
			return true
		case been && set.Any(afterPhrase):
			return false
		}
		been = event && set.Has(lang.Past) || been && f.w.Tags[i].Inside
	}
	return false
}

// subjectCalledOff says that e tells the day of the event that opens its sentence,
// or for which it was planned, and that the verb behind e calls it off: «The concert
// on Saturday has been cancelled», «die für heute geplante Sitzung wurde abgesagt».
func (f *Finder) subjectCalledOff(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	if e.First-s.First > scope || e.Range || e.ClockOnly || e.Set != nil {
		return false
	}
	event := false
	for i := s.First; i < e.First; i++ {
		set := f.w.Tags[i].Set
		if f.endsClause(i) && !f.nameQuoted(i) || set.Any(finite) && !set.Has(lang.Event) {
			return false
		}
		event = event || set.Has(lang.Event)
	}
	fixed := f.wasFixed(e, s)
	for i := e.Last; (event || fixed) && i < min(s.Last, e.Last+2*scope) && !f.endsClause(i); i++ {
		set := f.w.Tags[i].Set
		if event && set.Has(lang.Cancelled) {
			return true
		}
		event = event || set.Has(lang.Event)
	}
	return false
}

// planCalledOff says that e tells in a relative clause for when the event noun
// before it was planned, and a verb behind that clause calls it off: «The concert
// that was to take place today in Leeds is cancelled.»
func (f *Finder) planCalledOff(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	opens := -1
	for i := e.First - 1; i > max(s.First, e.First-reach/3); i-- {
		set := f.w.Tags[i].Set
		if set.Has(lang.Relative) {
			opens = i
			break
		}
		if f.comma(i) || set.Any(callingOff) {
			return false
		}
	}
	if opens < 0 {
		return false
	}
	event := false
	for i := opens - 1; i >= max(s.First, opens-reach/3) && !(f.comma(i) && i < opens-2); i-- {
		set := f.w.Tags[i].Set
		if event && set.Any(callingOff) && !set.Any(lookAhead) && f.wasDue(opens, e) {
			return true // the house put off the vote | that was to be held on Tuesday
		}
		event = event || set.Has(lang.Event)
	}
	closed := false
	for i := e.Last; event && i < min(s.Last, e.Last+reach/2); i++ {
		set := f.w.Tags[i].Set
		switch {
		case closed && set.Any(callingOff):
			return true
		case closed && (set.Any(finite) && !set.Any(lightSet) || f.comma(i)):
			return false
		}
		closed = closed || f.comma(i)
	}
	return false
}

// wasDue says that the relative clause that token i opens tells before e what was to
// be: «that was to be held | on Tuesday».
func (f *Finder) wasDue(i int, e *timex.Expr) bool {
	for k := i + 1; k < e.First; k++ {
		if set := f.w.Tags[k].Set; set.Has(lang.Denied) && set.Has(lang.Past) || set.Has(lang.Scheduled) {
			return true
		}
	}
	return false
}

// wasToBe says that the clause of c tells what was to be on its day, and that the
// sentence goes on to call it off: «a forum that was to open on Tuesday has been
// called off».
func (f *Finder) wasToBe(c *candidate) bool {
	e := &f.in.Exprs[c.expr]
	s := f.sentence(c.sentence)
	if e.Range || e.ClockOnly || e.Grain.Coarse() || c.from.Day < f.in.Published.Day {
		return false
	}
	was := false
	for i := e.First - 1; i >= max(s.First, e.First-scope) && !f.endsClause(i) && !was; i-- {
		set := f.w.Tags[i].Set
		was = set.Has(lang.Denied) && set.Has(lang.Past)
	}
	for i := e.Last; was && i < min(s.Last, e.Last+2*scope); i++ {
		if f.w.Tags[i].Set.Has(lang.Cancelled) {
			return true
		}
	}
	return false
}
