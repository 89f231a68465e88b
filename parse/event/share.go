package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// shareDays gives the day that opens a sentence to the events of both its main
// clauses, where the second tells no time of its own: «On Friday the fair opens
// in Leeds, while in York the trial begins». One sentence then announces two.
func (f *Finder) shareDays() {
	for i := range f.in.Exprs {
		c := &f.cands[i]
		if !c.keep || c.show || c.p < plain || c.head.token < 0 || c.head.sentence != c.sentence || !f.opensSentence(i) {
			continue
		}
		first, other := f.eventsOf(c)
		if other.token < 0 {
			continue
		}
		c.head = first
		second := *c
		second.head, second.shares = other, true
		second.from, second.to, second.zone = timex.OnDay(c.from.Day), timex.OnDay(c.to.Day), ""
		f.cands = append(f.cands, second)
	}
}

// opensSentence says that expression i is the only time of its sentence and
// stands at its beginning, outside direct speech.
func (f *Finder) opensSentence(i int) bool {
	const few = 3
	e := &f.in.Exprs[i]
	if i > 0 && f.in.Exprs[i-1].Sentence == e.Sentence || i+1 < len(f.in.Exprs) && f.in.Exprs[i+1].Sentence == e.Sentence {
		return false
	}
	near := e.First-f.sentence(e.Sentence).First < few || f.behindFirstVerb(e)
	return near && !f.inTitle(e.Sentence) && e.Set == nil && f.w.QuoteAt(e.First) < 0
}

// behindFirstVerb says that the verb that opens e's sentence tells e, where verbs stand
// first: «يستضيف الاتحاد | غدا | الوحدة، ويحل الرائد ضيفا على ضمك».
func (f *Finder) behindFirstVerb(e *timex.Expr) bool {
	const most = 9 // tokens
	s := f.sentence(e.Sentence)
	if !f.w.Lex.VerbFirst || e.First-s.First > most || f.finiteAt(s.First) != looksSure || !f.verbAt(s.First) {
		return false
	}
	for i := s.First + 1; i < e.First; i++ {
		if f.endsClause(i) || f.verbAt(i) {
			return false
		}
	}
	return true
}

// eventsOf gives what happens in the two main clauses of c's sentence, no token
// for the second where there is none. Behind a plain «and», which often tells
// what comes of the first event, only another of the same kind counts: two
// matches.
func (f *Finder) eventsOf(c *candidate) (first, second head) {
	none := head{token: -1}
	s := f.sentence(c.sentence)
	e := &f.in.Exprs[c.expr]
	border := f.secondClause(e)
	if border < 0 {
		return none, none
	}
	contrast := !f.w.Tags[border].Set.Has(lang.And)
	opens, begin := border+1, e.Last // of the second clause and the first
	if f.w.Coordinates(border) {
		opens = border
	}
	if f.behindFirstVerb(e) {
		begin = s.First
	}
	first, second = c.head, f.eventIn(run{opens, s.Last}, e)
	if c.head.token >= opens {
		first, second = f.eventIn(run{begin, border}, e), c.head
	}
	if first.token < 0 || second.token < 0 || first.token > border || opens > border && f.w.Tags[opens].Set.Any(looksAhead) {
		return none, none
	}
	clash := first.kind == lang.Sport || second.kind == lang.Sport // Leeds meet York, and Hull play Derby
	if !contrast && !(clash && (first.kind == lang.Meeting || second.kind == lang.Meeting) && f.w.Coordinates(border)) && (first.kind != second.kind || first.kind == lang.Meeting || first.kind == 0) {
		return none, none
	}
	return first, second
}

// secondClause gives the conjunction that opens the second of two main clauses
// behind e, -1 for none: both have a finite verb that looks ahead, and the second
// tells no reason, condition or speech.
func (f *Finder) secondClause(e *timex.Expr) int {
	s := f.sentence(e.Sentence)
	if s.Last-s.First > 2*reach {
		return -1
	}
	border, finite := -1, f.behindFirstVerb(e)
	for k := e.Last; k < s.Last; k++ {
		set := f.w.Tags[k].Set
		switch {
		case set.Any(clauseSet) && !(border < 0 && set.Has(lang.Conj)) || border >= 0 && set.Any(elsewhere):
			return -1
		case border >= 0 && f.w.Tokens[k].Kind == text.Punct && (f.comma(k) || f.w.Tokens[k].Value == ';' || f.w.Tokens[k].Value == ':'):
			return -1
		case finite && border < 0 && f.w.Coordinates(k):
			if !set.Any(looksAhead) || set.Any(noFinite) {
				return -1
			}
			border = k
		case finite && border < 0 && f.w.Tokens[k].Kind == text.Word && set.Any(joins) && !set.Has(lang.Prep):
			border, finite = k, false
		case set.Any(looksAhead) && !set.Any(noFinite):
			finite = true
		}
	}
	if !finite {
		return -1
	}
	return border
}

// eventIn gives the event noun of the clause r, or else its verb, as what happens
// at e.
func (f *Finder) eventIn(r run, e *timex.Expr) head {
	h := head{token: -1, sentence: e.Sentence}
	for k := r.first; k < r.last && !h.noun; k++ {
		if kind, ok := f.w.Value(k, lang.Event); ok && f.w.Tags[k].Set.Has(lang.Event) {
			h.token, h.kind, h.noun = k, kind, true
		} else if kind, ok := f.w.Value(k, lang.Act); ok && (h.token < 0 || h.kind == 0) && f.w.Tags[k].Set.Any(looksAhead) {
			h.token, h.kind = k, kind
		} else if h.token < 0 && f.w.Tags[k].Set.Any(lang.Of(lang.Light, lang.Host)) && f.w.Tags[k].Set.Any(looksAhead) {
			h.token = k
		}
	}
	if h.token >= 0 {
		h.distance = f.distance(h.token, e.First)
	}
	return h
}

var (
	// joins are the classes of words that join two main clauses.
	joins = lang.Of(lang.Conj, lang.And)
	// looksAhead are the classes of finite verbs that look ahead.
	looksAhead = lang.Of(lang.Future, lang.Present)
	// noFinite are those of words that only look like them.
	noFinite = lang.Of(lang.Past, lang.Infinitive, lang.Event)
	// elsewhere are the classes of words with which a clause tells no event of its
	// own for the day of the one before.
	elsewhere = lang.Of(lang.Clause, lang.That, lang.Relative, lang.Condition, lang.Report, lang.Add, lang.According, lang.Pronoun, lang.Part,
		lang.Follow, lang.Negation, lang.Past, lang.Forecast, lang.Cancelled, lang.Postponed, lang.Expected)
)
