package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// saidThen says that e is the day on which something was said: it stands between
// a verb of speech told as past and what was said. «The minister said on Friday,
// in an interview, that …».
func (f *Finder) saidThen(e *timex.Expr) bool {
	if e.From.Day == f.in.Published.Day && !e.ClockOnly {
		if s := f.sentence(e.Sentence); f.attributes(e, s) || f.opensSource(e, s) {
			return true
		}
	}
	if e.Coming || e.ClockOnly || !e.Named && !(e.Relative && e.From.Day <= f.in.Published.Day) {
		return false
	}
	s := f.sentence(e.Sentence)
	return f.saidBefore(e, s) && (f.saidBehind(e, s) || f.setOff(e, s)) || f.decided(e, s)
}

// attributes says that e closes a sentence in a clause that a verb of speech opens
// and that only tells who reports: «…, reports the paper on Thursday».
func (f *Finder) attributes(e *timex.Expr, s text.Sentence) bool {
	const longest = 7 // words before e
	for i := e.Last; i < s.Last; i++ {
		if f.w.Tokens[i].Kind == text.Word && !f.dated(i) {
			return false
		}
	}
	for i := e.First - 1; i > s.First && i >= e.First-longest; i-- {
		set := f.w.Tags[i].Set
		if set.Any(saying) {
			return f.comma(i-1) && !set.Has(lang.Future)
		}
		if set.Any(goesBetween) || set.Has(lang.Event) || f.endsClause(i) {
			return false
		}
	}
	return false
}

// opensSource says that e opens, behind a comma, a clause that only tells who reports
// and closes the sentence: «…, 3 September reports the agency».
func (f *Finder) opensSource(e *timex.Expr, s text.Sentence) bool {
	const longest = 9 // words behind the verb
	if e.First == s.First || !f.comma(e.First-1) || e.Last >= s.Last || s.Last-e.Last > longest {
		return false
	}
	if set := f.w.Tags[e.Last].Set; !set.Any(saying) || set.Has(lang.Future) {
		return false
	}
	for i := e.Last + 1; i < s.Last; i++ {
		if set := f.w.Tags[i].Set; set.Any(goesBetween) || set.Has(lang.That) || f.comma(i) || f.dated(i) {
			return false
		}
	}
	return true
}

// decided says that e stands between a verb of announcing or deciding, told as
// past, and what was decided: «قررت اللجنة اليوم تأجيل المباراة».
func (f *Finder) decided(e *timex.Expr, s text.Sentence) bool {
	const near = 4
	object := f.objectBehind(e, s)
	what := object
	for i := e.Last; i < min(s.Last, e.Last+near) && !what; i++ {
		set := f.w.Tags[i].Set
		if f.w.Tokens[i].Kind == text.Punct || set.Any(lookAhead) || set.Any(clauseSet) {
			return false
		}
		what = set.Any(decision) && !f.dated(i)
	}
	if !what {
		return false
	}
	for i := e.First - 1; i >= max(s.First, e.First-scope); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Has(lang.Past) && set.Any(announcing):
			return !set.Any(lookAhead)
		case f.endsClause(i) || set.Any(decision) && !object || set.Any(lookAhead) || set.Has(lang.Past):
			return false
		}
	}
	return false
}

// objectBehind says that a noun without a preposition stands right behind e,
// where the verb and its doer stand before it: what is announced, «أعلنت إدارة
// المهرجان اليوم اختيار الفيلم».
func (f *Finder) objectBehind(e *timex.Expr, s text.Sentence) bool {
	i := e.Last
	if i >= s.Last || f.w.Tokens[i].Kind != text.Word || f.dated(i) {
		return false
	}
	if tag := &f.w.Tags[i]; tag.Before > 0 || tag.Inside || f.w.Readings(i).Any(noObject) {
		return false
	}
	for _, c := range [2]lang.Class{lang.In, lang.Prep} { // written together with it
		if _, led := f.w.Lex.WithoutClitic(f.w.Folded(i), c); led && f.w.Tags[i].Set.IsEmpty() {
			return false
		}
	}
	return true
}

// setOff says that e stands between commas right behind who said it, before it
// is told what: «المصدر، الثلاثاء، عن زيارة الخميس المقبل».
func (f *Finder) setOff(e *timex.Expr, s text.Sentence) bool {
	if e.First == s.First || e.Last >= s.Last || !f.comma(e.First-1) || !f.comma(e.Last) {
		return false
	}
	for i := e.First - 1; i >= s.First; i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Any(saying):
			return true
		case set.Has(lang.Event):
			return false
		}
	}
	return false
}

// saidBefore says that the verb of e's clause, told before e, is one of speech
// and past.
func (f *Finder) saidBefore(e *timex.Expr, s text.Sentence) bool {
	for i := e.First - 1; i >= max(s.First, e.First-scope*2); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Any(clauseSet) || set.Any(lookAhead):
			return false
		case set.Any(saying):
			return set.Has(lang.Past)
		}
		if f.w.Coordinates(i) {
			return false
		}
	}
	return false
}

// saidBehind says that what was said follows behind e, with nothing that happens
// between: «that», a colon, a quotation.
func (f *Finder) saidBehind(e *timex.Expr, s text.Sentence) bool {
	for i := e.Last; i < min(s.Last, e.Last+scope*2); i++ {
		set := f.w.Tags[i].Set
		if f.w.Tokens[i].Kind == text.Punct && f.w.Tokens[i].Value == ':' || set.Has(lang.That) {
			return true
		}
		if set.Any(clauseSet) || set.Any(goesBetween) {
			return false
		}
	}
	return false
}

var (
	announcing = lang.Of(lang.Announce, lang.Report)
	decision   = lang.Of(lang.Event, lang.Act, lang.Postponed, lang.Cancelled)
	// noObject are the classes of words that open no noun phrase.
	noObject    = noNoun.Or(lookAhead).Or(lang.Of(lang.Until, lang.Since, lang.Before, lang.After, lang.Number, lang.Mod, lang.Part, lang.Deadline, lang.Follow, lang.Between, lang.Range))
	saying      = lang.Of(lang.Report, lang.Add)
	lookAhead   = lang.Of(lang.Future, lang.Scheduled, lang.Expected, lang.Present)
	goesBetween = lang.Of(lang.Future, lang.Scheduled, lang.Expected, lang.Present, lang.Past, lang.Infinitive, lang.Act)
)
