package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// remains says that e is the day until which something stays as it is: «must
// remain at home until 5 May», «is in force until 5 May».
func (f *Finder) remains(e *timex.Expr) bool {
	if e.Range || f.when(e) >= 0 {
		return false
	}
	until, lasts := false, -1
	s := f.sentence(e.Sentence)
	least := max(s.First, e.First-lastsReach)
before:
	for i := e.First; i >= least; i-- {
		if at := f.insertion(i); at > s.First {
			i, least = at-1, max(s.First, least-(i-at)-1) // the suspension – a procedure – of the house
		}
		leads := e.First-i <= 3 && f.saysOf(i, lang.Until)
		until = until || leads
		switch set := f.w.Tags[i].Set; {
		case i == e.First || leads && !set.Has(lang.Lasting) || i >= e.First-2 && set.Any(lang.Of(lang.Before, lang.After)):
		case (set.Any(stays) || f.saysOf(i, lang.Lasting)) && !set.Any(lang.Of(lang.Mod, lang.Ends)):
			lasts = i
			break before
		case f.w.Tags[i].Set.Any(relative) && until && f.comma(i-1):
			i-- // the ban, which runs until 5 May
		case set.Has(lang.Event) && !set.Has(lang.Venue) || f.endsClause(i): // but the court, which decides it
			break before
		}
	}
	for i := e.Last; lasts < 0 && i < min(s.Last, e.Last+lastsReach/2) && !f.endsClause(i); i++ {
		if f.w.Tags[i].Set.Has(lang.Lasting) {
			lasts = i // muss bis zum 5. Mai in Haft bleiben
		}
	}
	return until && lasts >= 0 && !f.visited(lasts, e.First) || f.isUntil(e, s) || f.opensUntil(e, s)
}

// opensUntil says that e opens its sentence as the day until which something goes on, of
// which nothing is visited or handed in: «Until 19 July, the town will live in song».
func (f *Finder) opensUntil(e *timex.Expr, s text.Sentence) bool {
	if e.First-s.First > 2 || !f.saysOf(s.First, lang.Until) || e.Last >= s.Last || !f.comma(e.Last) {
		return false
	}
	for i := e.Last; i < min(s.Last, e.Last+reach/2); i++ {
		if f.w.Tags[i].Set.Any(deeds.Or(lang.Of(lang.Deadline, lang.Ends, lang.Expected, lang.Infinitive))) {
			return false
		}
	}
	return !f.handedIn(min(s.Last, e.Last+lastsReach), s)
}

// isUntil says that e is the day until which something is as the clause says, and
// in which nothing happens or ends: «entry is free until Sunday».
func (f *Finder) isUntil(e *timex.Expr, s text.Sentence) bool {
	i, low := e.First, max(s.First, e.First-lastsReach)
	for i >= max(s.First, e.First-2) && !f.saysOf(i, lang.Until) {
		i--
	}
	if i < low || !f.saysOf(i, lang.Until) {
		return false
	}
	for i--; i >= low && !f.endsClause(i) && !f.w.Tags[i].Set.Any(joins); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Has(lang.Copula):
			return i+1 < e.First && !f.w.Tags[i+1].Set.Has(lang.Range) && !f.visited(i, e.First) && !f.handedIn(i, s) // is to be handed in until
		case set.Any(ended):
			return false
		}
	}
	return false
}

// handedIn says that the clause before token i speaks of something that is handed in
// by a day: proposals.
func (f *Finder) handedIn(i int, s text.Sentence) bool {
	for k := i - 1; k >= max(s.First, i-lastsReach); k-- {
		if of, ok := f.w.Value(k, lang.Topic); ok && of == lang.DeadlineKind {
			return true
		}
	}
	return false
}

// ended are the classes of words of what has a last day.
var ended = deeds.Or(lang.Of(lang.Ends, lang.Deadline, lang.Light, lang.Attend, lang.Infinitive, lang.Expected))

// insertion gives the dash that opens what the dash at token i closes, or -1.
func (f *Finder) insertion(i int) int {
	dash := func(k int) bool {
		t := &f.w.Tokens[k]
		return t.Kind == text.Punct && (t.Value == '—' || t.Value == '–')
	}
	if !dash(i) {
		return -1
	}
	first := f.sentence(f.w.SentenceAt(i)).First
	for k := i - 1; k >= max(first, i-lastsReach); k-- {
		if dash(k) {
			return k
		}
	}
	return -1
}

// when gives the word that opens, a comma behind e, the clause that tells what
// happens then, -1 for none: «adjourned until 5 May, when a plea will be entered».
func (f *Finder) when(e *timex.Expr) int {
	s := f.sentence(e.Sentence)
	if e.Last+2 >= s.Last || !f.comma(e.Last) {
		return -1
	}
	if i := e.Last + 1; f.w.Tags[i].Set.Has(lang.Pronoun) && f.w.Tags[i+1].Set.Any(lang.Of(lang.Scheduled, lang.Event)) && !f.w.Tags[i+1].Set.Any(finite) {
		return i // حتى 5 مايو، وهو موعد …
	}
	if !f.w.Tags[e.Last+1].Set.Has(lang.Clause) {
		return -1
	}
	for i := e.Last + 2; i < min(s.Last, e.Last+scope) && !f.endsClause(i); i++ {
		if set := f.w.Tags[i].Set; set.Any(looksAhead.Or(lang.Of(lang.Expected, lang.Scheduled))) && !set.Any(noFinite) {
			return e.Last + 1
		}
	}
	return -1
}

var stays = lang.Of(lang.Habit, lang.Lasting)

// lastsReach is how far from a date the word that says that something lasts is
// sought, in words.
const lastsReach = 12

// visited says that what lasts in the clause around tokens i and date is
// something to go to or to hand in: an exhibition, a registration.
func (f *Finder) visited(i, date int) bool {
	s := f.sentence(f.w.SentenceAt(i))
	for k := date - 1; k >= max(s.First, i-lastsReach) && !(k < i && f.endsClause(k)); k-- {
		if kind, ok := f.w.Value(k, lang.Event); ok && (kind == lang.Culture || kind == lang.Meeting || kind == lang.Sport || kind == lang.DeadlineKind) {
			return true
		}
	}
	return false
}

// atLeast says that e is the day until which something lasts at the least: «closed
// until at least 5 May». That tells when it does not end, and no end.
func (f *Finder) atLeast(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	until, least := false, false
	for i := min(e.First+1, e.Last-1); i >= max(s.First, e.First-leastReach); i-- {
		leads := f.saysOf(i, lang.Until)
		until = until || leads
		least = least || f.saysOf(i, lang.Least)
		if f.endsClause(i) && !leads { // which is a conjunction too
			break
		}
	}
	for i := e.Last; i < min(s.Last, e.Last+2); i++ {
		least = least || f.saysOf(i, lang.Least)
	}
	return until && least && !e.Range
}

// leastReach is how far before a date «until at least» is sought, in words.
const leastReach = 5

// saysOf says that token i has class c, in its sentence or by itself.
func (f *Finder) saysOf(i int, c lang.Class) bool {
	return f.w.Tags[i].Set.Has(c) || f.w.Lex.Has(f.w.Tags[i].Word, c)
}

// figure says that e is the day that a figure or a forecast is for: «the rate for
// 5 May», «for tomorrow analysts expect …».
func (f *Finder) figure(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	led := e.First - 1
	for led >= s.First && f.w.Tags[led].Set.Has(lang.Article) {
		led--
	}
	if led > s.First && f.w.Tags[led].Set.Has(lang.And) && f.dated(led-1) {
		led = f.beforeListed(led, s) // rain for Thursday | and Friday
	}
	if (e.Relative || e.Named || f.isFeast(e) || f.percent(e, s) || f.figures(e, s)) && f.forecasts(e, s) || f.shareThen(e, s) {
		return true
	}
	if led < s.First || !f.w.Lex.Has(f.w.Tags[led].Word, lang.Toward) || f.saysOf(led, lang.From) {
		return false
	}
	for i := led - 1; i >= max(s.First, led-figureReach) && !f.endsClause(i); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Any(deeds):
			return false
		case set.Has(lang.Forecast):
			return true
		}
	}
	if led > s.First {
		return false
	}
	forecast := false
	for i := e.Last; i < min(s.Last, e.Last+lastsReach) && !f.endsClause(i); i++ {
		set := f.w.Tags[i].Set
		if set.Any(deeds) && !set.Has(lang.Forecast) {
			return false
		}
		forecast = forecast || set.Has(lang.Forecast)
	}
	return forecast
}

// forecasts says that the clause around e, a day named from today, speaks of
// figures or the weather, and that nothing happens in it: «tomorrow prices may
// fall».
func (f *Finder) forecasts(e *timex.Expr, s text.Sentence) bool {
	forecast, figure, verb, due := false, false, false, false
	look := func(i int) (on bool) {
		set := f.w.Tags[i].Set
		forecast = forecast || set.Has(lang.Forecast)
		figure = figure || set.Has(lang.Forecast) && i > s.First && f.w.Tokens[i-1].Kind == text.Number // 22 degrees
		verb = verb || set.Any(deeds) && !set.Has(lang.Forecast) && !set.Has(lang.Scheduled)
		due = due || set.Has(lang.Scheduled) && !set.Any(lang.Of(lang.Forecast, lang.Future))
		return !f.endsClause(i)
	}
	for i := e.First - 1; i >= max(s.First, e.First-lastsReach) && look(i); i-- {
	}
	for i := e.Last; i < min(s.Last, e.Last+lastsReach) && look(i); i++ {
	}
	return forecast && !verb && (!due || figure)
}

// figures says that two words of weather or figures, or more, stand in the clause
// of e: «heavy snow and frost on 5 December».
func (f *Finder) figures(e *timex.Expr, s text.Sentence) bool {
	n := 0
	for i := e.First - 1; i >= max(s.First, e.First-lastsReach) && !f.endsClause(i); i-- {
		n += yesNo(f.w.Tags[i].Set.Has(lang.Forecast))
	}
	for i := e.Last; i < min(s.Last, e.Last+lastsReach) && !f.endsClause(i); i++ {
		n += yesNo(f.w.Tags[i].Set.Has(lang.Forecast))
	}
	return n > 1
}

// beforeListed gives the token before the time that ends before token i, articles
// left out.
func (f *Finder) beforeListed(i int, s text.Sentence) int {
	k := i - 1
	for k >= s.First && k > i-6 && (f.dated(k) && !f.w.Lex.Has(f.w.Tags[k].Word, lang.Toward) || f.w.Tags[k].Set.Has(lang.Article)) {
		k--
	}
	return k
}

// shareThen says that a share is the subject of e's clause, and that nothing happens to
// it: «90 % of the homes will be ready on 31 December».
func (f *Finder) shareThen(e *timex.Expr, s text.Sentence) bool {
	if !f.percent(e, s) {
		return false
	}
	for i := e.First - 1; i > s.First && i > e.First-lastsReach && !f.endsClause(i); i-- {
		set := f.w.Tags[i].Set
		switch {
		case set.Any(deeds):
			return false
		case f.w.Tokens[i].Value == '%':
			return i-2 < s.First || f.endsClause(i-2)
		}
	}
	return false
}

// percent says that the clause of e, before it, tells a share: «inflation is to
// fall to 2 % by 31 December».
func (f *Finder) percent(e *timex.Expr, s text.Sentence) bool {
	for i := e.First - 1; i > max(s.First, e.First-lastsReach) && !f.endsClause(i); i-- {
		if f.w.Tokens[i].Value == '%' && f.w.Tokens[i-1].Kind == text.Number {
			return true
		}
	}
	return false
}

// figureReach is how far before the word that leads to its day a figure stands.
const figureReach = 4

// deeds are the classes of words that say what happens.
var deeds = lang.Of(lang.Event, lang.Act, lang.Host, lang.Scheduled)
