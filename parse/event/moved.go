package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// moveDays reads «moved from 8 October to 15 October»: the event is on the new
// day, and the old day is none of its own any more. Where no new day is told,
// the old one stays, and is called off.
func (f *Finder) moveDays() {
	for i := range f.cands {
		c := &f.cands[i]
		if c.why != "" {
			continue
		}
		if f.heldInstead(i) {
			c.why = movedFromHere
			f.cands[i+1].moved = true
			continue
		}
		at := f.putOffBefore(c)
		if at < 0 && f.putOffBehind(c) {
			c.moved = true
			f.leave(i, c.first)
			continue
		}
		if at < 0 {
			continue
		}
		e := &f.in.Exprs[c.expr]
		if f.leadsToNewDay(i) {
			continue // from 18–19 July to 1–2 August: the next one takes it for the old days
		}
		if _, second, ok := e.Ends(); ok && (f.from(e) || f.joinedByWord(e)) && e.Grain <= timex.GrainDay && !f.planned(at, e.First) {
			c.from, c.to, c.moved = second.From, second.From, true
			continue
		}
		if !f.toward(at, c) {
			continue
		}
		c.moved = true
		f.leave(i, at)
	}
	f.leaveOld()
}

// leaveOld drops the days of sentences near by for which something had been planned
// that was put off to another: «The court put the trial off to 3 May. … The ruling
// had been due on Tuesday.»
func (f *Finder) leaveOld() {
	const near = 4 // sentences
	last := -1     // the last candidate that is a new day
	for i := range f.cands {
		c := &f.cands[i]
		if c.moved && c.why == "" {
			last = i
			continue
		}
		if c.why != "" || last < 0 || c.sentence-f.cands[last].sentence > near || c.sentence == f.cands[last].sentence || c.from.Day >= f.cands[last].from.Day {
			continue
		}
		if f.hadPlanned(c) && !f.planCalledOff(&f.in.Exprs[c.expr]) {
			c.why = movedFromHere
		}
	}
}

// hadPlanned says that the clause of c opens with a word of the past and one that
// schedules: what had been planned for its day.
func (f *Finder) hadPlanned(c *candidate) bool {
	s := f.sentence(c.sentence)
	for k := c.first - 1; k >= max(s.First, c.first-scope); k-- {
		if f.w.Tags[k].Inside {
			continue
		}
		if set := f.w.Tags[k].Set; set.Any(lang.Of(lang.Scheduled, lang.Expected)) {
			return set.Has(lang.Past) || k > s.First && f.w.Tags[k-1].Set.Has(lang.Past)
		}
		if f.endsClause(k) && !f.w.Tags[k].Set.Has(lang.That) {
			return false
		}
	}
	return false
}

// leadsToNewDay says that candidate i, days of a range, is followed by a word of
// direction and another time right behind.
func (f *Finder) leadsToNewDay(i int) bool {
	e := &f.in.Exprs[i]
	if i+1 >= len(f.in.Exprs) || !e.Range || !f.from(e) {
		return false
	}
	next := &f.in.Exprs[i+1]
	return next.Sentence == e.Sentence && next.First-e.Last <= 2 && (f.fixedFor(next.First) || f.saysOf(e.Last, lang.Range))
}

// movedFromHere is why the day before a new one is no entry.
const movedFromHere = "is the day from which it was moved"

// heldInstead says that candidate i is the day for which its sentence says that an
// event was planned, and the next one the day on which the same takes place:
// «the talks planned for Tuesday will be held on 6 October».
func (f *Finder) heldInstead(i int) bool {
	c := &f.cands[i]
	if i+1 >= len(f.cands) || c.head.token < 0 || !c.head.noun {
		return false
	}
	next, old, e := &f.cands[i+1], &f.in.Exprs[i], &f.in.Exprs[i+1]
	s := f.sentence(c.sentence)
	if next.why != "" || next.sentence != c.sentence || next.head.token != c.head.token && next.head.noun || next.from.Day == c.from.Day || old.Range || old.Grain > timex.GrainDay || e.Grain > timex.GrainDay || !f.wasFixed(old, s) {
		return false
	}
	if h := c.head.token; h < old.First-scope || h > old.Last+scope || f.apartBy(min(h, old.First), max(h, old.Last)-1) && h > old.First {
		return false
	}
	held := false
	for k := max(old.Last, c.head.token+1); k < e.First; k++ {
		switch set := f.w.Tags[k].Set; {
		case set.Any(clauseSet) || set.Has(lang.And) && f.w.Tokens[k].Kind == text.Word || set.Has(lang.Event):
			return false
		case set.Any(lang.Of(lang.Light, lang.Future)) && !set.Any(lang.Of(lang.Past, lang.Scheduled)):
			held = true
		}
	}
	return held
}

// leave drops the days before candidate i, the new day of an event that the
// word at token at puts off, as those from which it was moved.
func (f *Finder) leave(i, at int) {
	c := &f.cands[i]
	for k := i - 1; k >= 0 && k >= i-3 && f.cands[k].sentence == c.sentence; k-- {
		if old := &f.cands[k]; old.why == "" && old.from.Day != c.from.Day && (f.distance(old.first, c.first) <= scope+6 || f.sameEvent(old, at) || f.wasFixed(&f.in.Exprs[old.expr], f.sentence(c.sentence))) {
			old.why = movedFromHere
		}
	}
}

// putOffBehind says that a word of direction leads to c, and the verb that
// closes its clause puts the event off: «wird auf den 3. Mai verlegt».
func (f *Finder) putOffBehind(c *candidate) bool {
	s, last := f.sentence(c.sentence), f.in.Exprs[c.expr].Last
	return last < s.Last && f.w.Tags[last].Set.Has(lang.Postponed) && f.fixedFor(c.first)
}

// fixedFor says that a word of direction leads to the day at token i.
func (f *Finder) fixedFor(i int) bool {
	for k := i; k >= 0 && k >= i-2; k-- {
		if f.w.Tags[k].Set.Has(lang.Toward) || f.w.Lex.Has(f.w.Tags[k].Word, lang.Toward) {
			return true
		}
	}
	return false
}

// sameEvent says that the word at token at puts off the event that candidate
// old dates: no other is named between them.
func (f *Finder) sameEvent(old *candidate, at int) bool {
	for i := f.in.Exprs[old.expr].Last; i < at; i++ {
		if f.w.Tags[i].Set.Any(lang.Of(lang.Event, lang.Act, lang.Host)) {
			return false
		}
	}
	return old.first < at
}

// putOffBefore gives the word before c that puts its event off, or -1.
func (f *Finder) putOffBefore(c *candidate) int {
	s := f.sentence(c.sentence)
	far := scope + 6
	if f.w.Tags[c.first].Set.Has(lang.Range) || c.first > s.First && f.w.Tags[c.first-1].Set.Has(lang.Range) {
		far *= 2 // «postponed the session that had been due on 8 May … to 12 May»
	}
	for i := c.first - 1; i >= s.First && i >= c.first-far; i-- {
		if f.w.Tags[i].Set.Has(lang.Postponed) && !f.denies(i) {
			if f.distance(i, c.first) <= far {
				return i
			}
			return -1
		}
	}
	return -1
}

// from says that a word of «from» opens the range e.
func (f *Finder) from(e *timex.Expr) bool {
	for k := max(0, e.First-2); k < e.Last && k <= e.First; k++ {
		if f.w.Tags[k].Set.Has(lang.Between) || f.w.Lex.Has(f.w.Tags[k].Word, lang.Between) {
			return true
		}
	}
	return false
}

// joinedByWord says that a word joins the ends of the range e, and no dash:
// «postpone the session of today to Saturday».
func (f *Finder) joinedByWord(e *timex.Expr) bool {
	for k := e.First + 1; k < e.Last; k++ {
		if f.w.Tokens[k].Kind == text.Word && f.w.Tags[k].Before == 0 && f.saysOf(k, lang.Range) {
			return e.Relative || e.Named
		}
	}
	return false
}

// planned says that a word that schedules stands between tokens i and j: the
// range behind it is what was planned, not a move: «postponed the tournament
// scheduled from 13 to 23 May».
func (f *Finder) planned(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if set := f.w.Tags[k].Set; set.Has(lang.Scheduled) && !set.Has(lang.Postponed) {
			return true
		}
	}
	return false
}

// toward says that c is the new day of what the word at token i puts off: a
// word of direction leads to it, or a preposition with nothing but times
// between it and that word.
func (f *Finder) toward(i int, c *candidate) bool {
	if f.fixedFor(c.first) && !f.planned(i, c.first) && !f.wasFixed(&f.in.Exprs[c.expr], f.sentence(c.sentence)) {
		return true
	}
	for k := c.first; k > i && k > c.first-4; k-- {
		if f.w.Tags[k].Set.Has(lang.Range) || f.w.Lex.Has(f.w.Tags[k].Word, lang.Range) {
			return true
		}
	}
	led := false
	for k := i + int(f.w.Tags[i].Len); k <= c.first; k++ {
		set := f.w.Tags[k].Set
		switch {
		case set.Any(fromSet) && !set.Has(lang.In):
			led = false
		case set.Any(leadSet):
			led = true
		case k == c.first, f.dated(k):
		case f.w.Tokens[k].Kind == text.Word:
			return false
		}
	}
	return led
}

var fromSet = lang.Of(lang.Since, lang.Between)
