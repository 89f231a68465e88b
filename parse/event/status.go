package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// status reads how sure the article is: called off, subject to something, or
// fixed. What a condition governs is its own clause.
func (f *Finder) status(h *happening) Status {
	tentative, confirmed := false, false
	for _, i := range h.mentions {
		c := &f.cands[i]
		switch f.statusOf(c) {
		case Cancelled:
			if f.callsOffThings(c) && f.heldElsewhere(h, i) {
				continue
			}
			return Cancelled
		case Tentative:
			tentative = true
		default:
			confirmed = confirmed || !f.headsText(c.sentence) || len(h.mentions) == 1
		}
		if f.in.Exprs[c.expr].Mismatch {
			return Tentative
		}
	}
	if tentative && !confirmed {
		return Tentative
	}
	return Confirmed
}

// callsOffThings says that what the sentence of c calls off is named by a noun of no
// event, and that no noun names the event of c: «calling off flights on 25 May».
func (f *Finder) callsOffThings(c *candidate) bool {
	s := f.sentence(c.sentence)
	for i := max(s.First, c.first-scope-6); i < min(s.Last, c.last+scope+6) && !c.head.noun; i++ {
		next := i + int(f.w.Tags[i].Len)
		if f.w.Tags[i].Set.Has(lang.Cancelled) && next < s.Last {
			return f.w.Tokens[next].Kind == text.Word && f.w.Tags[next].Set.Or(things) == things && !f.w.Tokens[next].Upper && !f.dated(next)
		}
	}
	return false
}

// heldElsewhere says that another mention of h than candidate i names it by a noun, and
// does not call it off.
func (f *Finder) heldElsewhere(h *happening, i int) bool {
	for _, k := range h.mentions[:min(len(h.mentions), mostMentions)] {
		if c := &f.cands[k]; k != i && c.head.noun && f.statusOf(c) != Cancelled {
			return true
		}
	}
	return false
}

// headsText says that sentence s is the headline, or a first line that ends like one,
// and has no verb of the present: «House to vote on Friday» leaves doubt out.
func (f *Finder) headsText(s int) bool {
	sen := f.sentence(s)
	if sen.Last-sen.First > longLine {
		return false
	}
	return (f.inTitle(s) || sen.Paragraph == 0 && f.w.Tokens[sen.Last-1].Kind != text.Punct) && !f.says(sen, lang.Of(lang.Present))
}

// scope is how far a word of doubt or cancelling reaches, in words.
const scope = 9

func (f *Finder) statusOf(c *candidate) Status {
	e := &f.in.Exprs[c.expr]
	s := f.sentence(c.sentence)
	if f.hadBeenDue(c) {
		return Cancelled
	}
	status := Confirmed
	lo, hi := e.First, e.Last
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		lo, hi = min(lo, c.head.token), max(hi, c.head.token+1)
	}
	for i := max(s.First, lo-scope-6); i < min(s.Last, hi+scope+6); i++ {
		set := f.w.Tags[i].Set
		if !set.Any(statusSet) || i >= e.First && i < e.Last {
			continue
		}
		near := f.distance(i, e.First)
		if c.head.token >= 0 && c.head.sentence == c.sentence {
			near = min(near, f.distance(i, c.head.token))
		}
		if that := f.thatBehind(i); i < e.First && that < e.First && f.w.Tags[that].Set.Has(lang.That) {
			near -= strongBorder // what is expected stands behind its «that»
		}
		switch {
		case f.agendaBetween(i, c):
		case near > scope+6 || set.Has(lang.Condition) && !f.governs(i, c):
		case set.Has(lang.Cancelled) || set.Has(lang.Postponed) && !c.moved && !f.putElsewhere(i) || set.Has(lang.Denied) && set.Has(lang.Negation):
			if !f.spares(i, c) && !f.oncePutOff(i, c, s) {
				return Cancelled
			}
		case f.opensNext(i, c):
		case set.Has(lang.Expected) && near <= scope && !f.futureInPast(i) && !f.ofNextDeed(i, c) && !f.headcount(i), set.Has(lang.Condition):
			if !f.divided(i, c) {
				status = Tentative
			}
		}
	}
	return status
}

// thatBehind gives the token behind the word at token i, or, where verbs stand first,
// behind who it is that expects: «يتوقع خبراء | أن».
func (f *Finder) thatBehind(i int) int {
	const most = 4
	first := i + int(f.w.Tags[i].Len)
	for k := first; f.w.Lex.VerbFirst && k < min(len(f.w.Tags), first+most) && !(f.endsClause(k) && !f.w.Tags[k].Set.Has(lang.That)) && !f.dated(k); k++ {
		if f.w.Tags[k].Set.Has(lang.That) {
			return k
		}
	}
	return min(first, len(f.w.Tags)-1)
}

// oncePutOff says that the word at token i tells of an event, as an attribute behind
// its noun, that it had been put off, where a verb that looks ahead tells that it takes
// place: «يلعب الأهلي غدا | مباراة مؤجلة».
func (f *Finder) oncePutOff(i int, c *candidate, s text.Sentence) bool {
	if !f.w.Lex.VerbFirst || c.head.token < 0 || i <= s.First || !f.w.Tags[i-1].Set.Has(lang.Event) || f.w.Tags[i].Set.Any(finite) || f.hasArticle(i) != f.hasArticle(i-1) {
		return false
	}
	verb := f.verbOf(&head{token: i - 1, sentence: c.sentence, noun: true}, s)
	return verb >= 0 && !f.w.Tags[verb].Set.Any(callingOff)
}

// ofNextDeed says that the word at token i stands behind the date of c, and behind an
// «and» that goes on with another deed: «will meet on Monday and may vote».
func (f *Finder) ofNextDeed(i int, c *candidate) bool {
	e := &f.in.Exprs[c.expr]
	if i <= e.Last || c.head.token >= i {
		return false
	}
	if f.w.Tags[i-1].Set.Any(joins) && f.finiteAt(i) != noGovernor {
		return true
	}
	for k := e.Last + 1; k < i; k++ {
		if f.w.Tokens[k].Kind == text.Word && f.w.Tags[k].Set.Any(joins) && f.comma(k-1) {
			return true
		}
	}
	return false
}

// putElsewhere says that the word at token i moves an event to another place, and to
// no other day: «the ballet has been moved | to the town hall».
func (f *Finder) putElsewhere(i int) bool {
	const few = 4
	for k := i + int(f.w.Tags[i].Len); k < min(len(f.w.Tags), i+few+1) && !f.endsClause(k) && !f.dated(k); k++ {
		if f.w.Tags[k].Set.Has(lang.Venue) {
			return true
		}
	}
	return false
}

// headcount says that the word at token i tells how many are expected, not that
// the event is: «90,000 people are expected».
func (f *Finder) headcount(i int) bool {
	const few = 5
	s := f.sentence(f.w.SentenceAt(i))
	for k := i - 1; k >= max(s.First, i-few) && !f.endsClause(k); k-- {
		if f.w.Tokens[k].Kind == text.Number && !f.dated(k) {
			return true
		}
	}
	return false
}

// agendaBetween says that what the event is about stands between it and token
// i: «a meeting to discuss ending the war» calls nothing off.
func (f *Finder) agendaBetween(i int, c *candidate) bool {
	if c.head.token < 0 || c.head.sentence != c.sentence || i <= c.head.token {
		return false
	}
	for k := c.head.token; k < i; k++ {
		if f.w.Tags[k].Set.Has(lang.Agenda) {
			return true
		}
	}
	return false
}

var statusSet = lang.Of(lang.Cancelled, lang.Postponed, lang.Expected, lang.Condition, lang.Denied)

var (
	goesAhead = lang.Of(lang.Future, lang.Present)
	calledOff = lang.Of(lang.Cancelled, lang.Postponed, lang.Past, lang.Denied)
)

// futureInPast says that the word at token i tells what is to come as somebody
// said it before, with the form that otherwise says what might be: «announced
// that the contest would take place on 8 May».
func (f *Finder) futureInPast(i int) bool {
	if !f.w.Tags[i].Set.Has(lang.Future) {
		return false
	}
	that := false
	for k := i - 1; k >= max(f.sentence(f.w.SentenceAt(i)).First, i-reach); k-- {
		switch set := f.w.Tags[k].Set; {
		case set.Has(lang.That):
			that = true
		case set.Has(lang.Condition):
			return false
		case that && set.Any(lang.Of(lang.Report, lang.Announce, lang.Scheduled)):
			return true
		}
	}
	return false
}

// opensNext says that the word of doubt at token i opens a clause with «and» behind
// day and event: «they meet on Friday, and may sign the deal».
func (f *Finder) opensNext(i int, c *candidate) bool {
	from := f.in.Exprs[c.expr].Last
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		from = max(from, c.head.token+1)
	}
	if i < from {
		return false
	}
	and := func(k int) bool {
		return f.w.Clitics(k).Has(lang.And) || f.w.Tags[k].Before == 0 && f.w.Tags[k].Set.Has(lang.And) && f.w.Tokens[k].Kind == text.Word
	}
	for k := i; k >= from && k >= i-2; k-- {
		if and(k) {
			return true
		}
	}
	return false
}

// hadBeenDue says that a phrase that tells of a plan as past governs the day of c,
// to which nothing was moved: «كان من المقرر أن يجتمعوا غدا», which they will not.
func (f *Finder) hadBeenDue(c *candidate) bool {
	e := &f.in.Exprs[c.expr]
	s := f.sentence(c.sentence)
	for k := e.First - 1; !c.moved && k >= max(s.First, e.First-2*scope); k-- {
		switch tag := &f.w.Tags[k]; {
		case tag.Inside:
		case tag.Len > 1 && tag.Set.Has(lang.Past) && tag.Set.Has(lang.Scheduled) && !tag.Set.Any(announcing):
			return true
		case tag.Set.Any(lookAhead) && !tag.Set.Has(lang.Present), f.endsClause(k) && !tag.Set.Has(lang.That):
			return false
		}
	}
	return false
}
