package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// A day may be named without anything being said to happen on it: as the
// owner of something that is no event, as what a sentence is about, as the day
// of a report, or in a supposition.

// merelyNamed says why e names a day on which nothing is said to happen, or "".
func (f *Finder) merelyNamed(e *timex.Expr) string {
	if e.ClockOnly || e.Grain > timex.GrainDay && e.Grain != timex.GrainPart {
		return ""
	}
	if e.From.Day >= f.in.Published.Day && f.happened(e, f.sentence(e.Sentence)) {
		return "is when something has happened"
	}
	if e.Range {
		return ""
	}
	switch s := f.sentence(e.Sentence); {
	case f.ofDocument(e, s):
		return "is the day of a document"
	case (e.Relative || e.Named) && f.ownsNoEvent(e, s):
		return "owns what is no event"
	case (e.Relative || e.Named) && f.ofReport(e, s):
		return "is the day of a report"
	case e.Relative && f.isRate(e, s):
		return "says how often"
	case e.Relative && f.apposition(e, s), f.countsFromNoun(e) && f.comma(e.First-1) && f.dayBeside(e, -1) != nil:
		return "tells how far the day before it lies from another"
	case f.inMenu(e, s):
		return "stands in a list of links"
	case f.isSubject(e, s):
		return "is what the sentence is about"
	case f.namesKind(e, s):
		return "is the name of what happens, not its day"
	case f.isPredicate(e, s):
		return "is what the sentence is about"
	case e.Relative && f.nothingHappens(e, s):
		return "is a day on which nothing happens"
	case f.aheadOfDay(e, s):
		return "is a day ahead of which something happens"
	case e.Named && f.fixedThen(e, s):
		return "is when something else was fixed"
	case e.Named && f.anySuch(e, s):
		return "is any day of its name"
	case e.Relative && !f.possessive(e.Last-1) && f.asks(s):
		return "is a day that is asked about"
	case (e.Relative || e.Named) && (f.unreal(e, s) || e.Relative && f.supposedDay(e, s)):
		return "is a day of a supposition"
	case f.infinitiveSubject(e, s):
		return "is the day of what would be"
	case f.anniversary(e, s):
		return "is an anniversary"
	case f.birthday(e, s):
		return "is a birthday"
	case f.overtaken(e, s):
		return "is a day that was planned, until something else came"
	}
	return ""
}

// asks says that sentence s is a question.
func (f *Finder) asks(s text.Sentence) bool {
	for i := s.Last - 1; i >= max(s.First, s.Last-3); i-- {
		if v := f.w.Tokens[i].Value; f.w.Tokens[i].Kind == text.Punct && (v == '?' || v == '؟') {
			return true
		} else if f.w.Tokens[i].Kind == text.Word {
			return false
		}
	}
	return false
}

// anySuch says that an indefinite article stands before the weekday e: on a Monday.
func (f *Finder) anySuch(e *timex.Expr, s text.Sentence) bool {
	for i := e.First; i >= max(s.First, e.First-1); i-- {
		if f.indefinite(i) {
			return true
		}
	}
	return false
}

// fixedThen says that right behind e, which follows who does it, a verb fixes something
// else: «a judge on Tuesday set the trial for 9 May».
func (f *Finder) fixedThen(e *timex.Expr, s text.Sentence) bool {
	if !f.w.Lex.SubjectFirst || e.Last+1 >= s.Last || e.First-s.First < 2 || !f.w.Tags[e.Last].Set.Any(lang.Of(lang.Scheduled, lang.Announce)) || f.w.Tags[e.Last].Len > 1 ||
		f.w.Tags[e.Last].Set.Any(nounSet.Or(lang.Of(lang.Future))) || f.isRange(e.Last+1) || f.w.Tags[e.Last+1].Set.Has(lang.Toward) {
		return false
	}
	return f.governedBefore(e, s) == noGovernor
}

// possessive says that token i has an ending of possession, as a clitic of no
// weight behind a known word is: tomorrow's.
func (f *Finder) possessive(i int) bool {
	t := &f.w.Tags[i]
	return t.Word < 0 && t.Entry >= 0 && t.Before == 0 && t.Set.Has(lang.Stop)
}

// phraseReach is how far behind a day the noun that it belongs to may stand.
const phraseReach = 6

// ownsNoEvent says that e is a possessive whose noun phrase has no event, or the
// possessor behind a noun that is none: «tomorrow's prices», «the city of
// tomorrow».
func (f *Finder) ownsNoEvent(e *timex.Expr, s text.Sentence) bool {
	if i := e.First - 1; e.Relative && i > s.First && (f.binds(i) || f.bindsDay(i)) && f.w.Tags[e.First].Before == 0 {
		return f.w.Tokens[i-1].Kind == text.Word && !f.w.Tags[i-1].Inside && !f.w.Tags[i-1].Set.Any(noThing)
	}
	if !f.possessive(e.Last - 1) {
		return false
	}
	for i := e.Last; i < min(s.Last, e.Last+phraseReach) && !f.endsClause(i); i++ {
		set := f.w.Tags[i].Set
		switch {
		case set.Any(lang.Of(lang.Event, lang.Deadline)):
			return false
		case set.Any(afterPhrase) && !set.Any(nounSet):
			return true
		}
	}
	return true
}

// binds says that token i binds the noun before it to what follows: of, de.
func (f *Finder) binds(i int) bool {
	v, _ := f.w.Value(i, lang.Prep)
	return v == bindsNames || f.w.Tags[i].Set.Has(lang.OfNoun)
}

// noThing are the classes of words that are no noun, or one that a day may have.
var noThing = lang.Of(lang.Event, lang.Act, lang.Light, lang.Host, lang.Infinitive, lang.Past, lang.Present, lang.Stop, lang.Prep, lang.In, lang.Glue,
	lang.Until, lang.Since, lang.Deadline, lang.From, lang.Mod, lang.Part, lang.Unit, lang.Day, lang.Weekday, lang.Number, lang.Head, lang.Article)

// afterPhrase are the classes of words that end a noun phrase.
var afterPhrase = lang.Of(lang.Prep, lang.In, lang.Future, lang.Past, lang.Present, lang.Scheduled, lang.Report, lang.Conj)

// ofReport says that a word for what carries news stands right behind e, an
// adjective at most between: a Monday headline, in Friday's video statement.
func (f *Finder) ofReport(e *timex.Expr, s text.Sentence) bool {
	if e.Last >= s.Last || f.w.Tags[e.First].Before > 0 {
		return false
	}
	attribute := f.possessive(e.Last - 1)
	if i := e.First - 1; i >= s.First {
		attribute = attribute || f.w.Tags[i].Set.Has(lang.Article) && f.w.Tags[i].Before == 0
	}
	for i := e.Last; attribute && i < min(s.Last, e.Last+2) && f.w.Tokens[i].Kind == text.Word; i++ {
		switch set := f.w.Tags[i].Set; {
		case set.Has(lang.Medium):
			return !set.Has(lang.Event)
		case !set.IsEmpty():
			return false
		}
	}
	return false
}

// isRate says that e is a number of units in another: «in five days a week».
func (f *Finder) isRate(e *timex.Expr, s text.Sentence) bool {
	return e.Last+1 < s.Last && f.saysOf(e.Last-1, lang.Unit) && f.w.Tags[e.Last].Set.Any(perUnit) && f.w.Tags[e.Last+1].Set.Has(lang.Unit)
}

var perUnit = lang.Of(lang.Article, lang.Prep)

// apposition says that e stands behind a day, a comma between, and counts from
// something that is named and not dated: «on 14 May, two weeks before the vote».
func (f *Finder) apposition(e *timex.Expr, s text.Sentence) bool {
	return e.Anchor == timex.AnchorEvent && f.comma(e.First-1) && f.dated(e.First-2) && e.Last < s.Last && f.w.Tags[e.Last].Set.Any(opensNoun) &&
		f.w.Tags[e.Last-1].Set.Any(lang.Of(lang.Before, lang.After, lang.Clause))
}

// countsFromNoun says that e counts, before or after it, from what the noun behind it
// names: «on Wednesday the list closes, 59 days after | the opening of the office».
func (f *Finder) countsFromNoun(e *timex.Expr) bool {
	const least = 3 // tokens
	return e.Last-e.First >= least && e.Last < len(f.w.Tags) && f.w.Tags[e.First].Set.Any(lang.Of(lang.Before, lang.After)) && f.w.Tags[e.Last-1].Set.Has(lang.Prep) &&
		f.w.Tags[e.Last].Set.Any(lang.Of(lang.Event, lang.Light))
}

var opensNoun = lang.Of(lang.Article, lang.Pronoun, lang.Follow)

// Bounds of what is no sentence: the marks that part links, and how far around a
// day they are counted.
const (
	leastLinks = 8
	menuReach  = 40
)

// inMenu says that marks part the words around e as they part links: a menu that
// was taken for text.
func (f *Finder) inMenu(e *timex.Expr, s text.Sentence) bool {
	if s.Last-s.First < menuReach {
		return false
	}
	links := 0
	for i := max(s.First, e.First-menuReach); i < min(s.Last, e.Last+menuReach); i++ {
		switch t := &f.w.Tokens[i]; {
		case t.Kind != text.Punct:
		case t.Value == '|', t.Value == '•', t.Value == '»', t.Value == '-' && t.Spaced && i+1 < s.Last && f.w.Tokens[i+1].Spaced:
			links++
		}
	}
	return links >= leastLinks
}

// isSubject says that e opens its clause and a word of being follows, of which
// nothing happens: «Sunday is the coldest day», not «Sunday is the deadline».
func (f *Finder) isSubject(e *timex.Expr, s text.Sentence) bool {
	at := e.Last
	if f.comma(at) && at+1 < s.Last && f.w.Tags[at+1].Set.Has(lang.Follow) {
		at++ // tomorrow, | this will be worse
		if !f.w.Tags[at].Set.Has(lang.Copula) {
			at++
		}
	}
	if at >= s.Last || !f.saysOf(at, lang.Copula) && !(at > e.Last && f.w.Tags[at].Set.Has(lang.Copula)) || f.w.Tags[e.First].Before > 0 || f.w.Tags[e.First].Set.Any(leadSet) || f.w.Tags[e.First].Set.Has(lang.Holiday) {
		return false
	}
	if i := e.First - 1; i >= s.First && !f.endsClause(i) && !f.w.Tags[i].Set.Has(lang.Conj) {
		return false
	}
	first := at + int(f.w.Tags[at].Len)
	for i := first; i < min(s.Last, e.Last+reach/2); i++ {
		if f.endsClause(i) {
			return i > first // «Sunday is when they vote» tells what happens
		}
		if f.w.Tags[i].Set.Any(doings) {
			return false
		}
	}
	return true
}

// namesKind says that e is the name of a feast that a preposition without an article
// binds to the noun before it, and so tells of what kind that is: «le marché de Noël».
func (f *Finder) namesKind(e *timex.Expr, s text.Sentence) bool {
	i := e.First
	if i > s.First && !f.binds(i) {
		i--
	}
	if i <= s.First || i >= e.Last || !f.binds(i) || f.w.Tags[i].Set.Has(lang.Article) || f.w.Tags[i-1].Inside && f.dated(i-1) {
		return false
	}
	for k := max(i+1, e.First); k < e.Last; k++ {
		if !f.saysOf(k, lang.Holiday) && !f.w.Tags[k].Inside {
			return false
		}
	}
	return f.isFeast(e) && f.w.Tokens[i-1].Kind == text.Word && !f.w.Tags[i-1].Set.Any(noNamed)
}

// noNamed are the classes of words that no feast tells the kind of.
var noNamed = lang.Of(lang.Act, lang.Light, lang.Host, lang.Infinitive, lang.Past, lang.Present, lang.Prep, lang.In, lang.Until, lang.Since, lang.Deadline, lang.From,
	lang.Mod, lang.Part, lang.Unit, lang.Day, lang.Weekday, lang.Number, lang.Article, lang.Before, lang.After)

// isPredicate says that e, with no preposition, closes its clause behind a word
// of being, and that nothing is said to happen: «the coldest day will be Sunday».
func (f *Finder) isPredicate(e *timex.Expr, s text.Sentence) bool {
	i := e.First - 1
	if i <= s.First || !f.saysOf(i, lang.Copula) || e.Last < s.Last && !f.endsClause(e.Last) || f.w.Tags[e.First].Set.Any(leadSet) {
		return false
	}
	day := e.Named
	for i--; i >= max(s.First, e.First-reach/2) && !f.endsClause(i); i-- {
		if f.w.Tags[i].Set.Any(doings) {
			return false
		}
		unit, _ := f.w.Value(i, lang.Unit)
		day = day || unit == lang.DayUnit // the busiest day will be 21 December
	}
	return day
}

// nothingHappens says that the clause around e denies its verb and whatever
// would be its subject, and names no event: «nothing will change tomorrow» where
// both words are negated.
func (f *Finder) nothingHappens(e *timex.Expr, s text.Sentence) bool {
	negations := 0
	look := func(i int) bool {
		set := f.w.Tags[i].Set
		if set.Any(lang.Of(lang.Event, lang.Cancelled, lang.Host)) {
			negations = -reach
		}
		if set.Has(lang.Negation) {
			negations++
		}
		return !f.endsClause(i)
	}
	for i := e.First - 1; i >= max(s.First, e.First-reach/3) && look(i); i-- {
	}
	for i := e.Last; i < min(s.Last, e.Last+reach/3) && look(i); i++ {
	}
	return negations >= 2
}

var doings = lang.Of(lang.Event, lang.Act, lang.Light, lang.Host, lang.Attend, lang.Deadline, lang.Ends, lang.Holiday, lang.Cancelled, lang.Postponed)

// aheadOfDay says that e is a feast ahead of which something happens, and no
// event of its own: «the shops hire before Christmas».
func (f *Finder) aheadOfDay(e *timex.Expr, s text.Sentence) bool {
	i := e.First - 1
	for i > s.First && (f.w.Tags[i].Inside || f.w.Tags[i].Set.Has(lang.Article)) {
		i--
	}
	if i < s.First || !f.w.Tags[i].Set.Any(lang.Of(lang.Before, lang.After, lang.Deadline)) || !f.isFeast(e) {
		return false
	}
	if !f.w.Tags[i].Set.Any(lang.Of(lang.Before, lang.After)) && f.says(s, lang.Of(lang.Event, lang.Act)) {
		return false // «entries are taken until Christmas», but not «on the way to Christmas»
	}
	return e.Last >= s.Last || !f.w.Tags[e.Last].Set.Has(lang.Event)
}

var finite = lang.Of(lang.Future, lang.Past, lang.Present)

var callingOff = lang.Of(lang.Cancelled, lang.Postponed)

// says that a word of sentence s is of one of classes set.
func (f *Finder) says(s text.Sentence, set lang.Set) bool {
	const longest = 400 // tokens of a sentence that somebody wrote
	for i := s.First; i < min(s.Last, s.First+longest); i++ {
		if f.w.Tags[i].Set.Any(set) {
			return true
		}
	}
	return false
}
