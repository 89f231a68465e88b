package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
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

// endsBefore gives the word of ending that leads to e, -1 for none. Where the verb
// stands second, the one of a bracket follows e: «soll am Freitag | enden».
func (f *Finder) endsBefore(e *timex.Expr) int {
	if f.w.Lex.VerbSecond && e.Last < f.sentence(e.Sentence).Last && f.w.Tags[e.Last].Set.Has(lang.Ends) && !f.w.Tags[e.Last].Set.Has(lang.Event) {
		return e.Last
	}
	for i := e.First - 1; i >= e.First-6 && i >= f.sentence(e.Sentence).First; i-- {
		set := f.w.Tags[i].Set
		switch {
		case set.Has(lang.Ends):
			return i
		case i == e.First-1 && f.subjectOf(i): // ends | the summit
		case f.comma(i) && i > 0 && f.dated(i-1) && f.saysOf(i+1, lang.Until): // lasts four weeks, | until 3 February
		case set.Has(lang.Event) || f.comma(i), f.owned(i) && !set.Has(lang.Head):
			return -1 // he ends | his visit, his preparations
		}
	}
	return -1
}

// subjectOf says that the noun at token i, which names a known event, is the
// subject of the verb of ending right before it, where verbs stand first:
// «تختتم القمة غدا».
func (f *Finder) subjectOf(i int) bool {
	return !f.hasCapitals(i) && f.w.Tags[i].Set.Has(lang.Event) && f.w.Tags[i].Set.Has(lang.Article) && i > 0 && f.w.Tags[i-1].Set.Has(lang.Ends)
}

// lastsBefore gives the word of lasting before e, where a word of «until» leads
// to e: «is in force until 5 May»; -1 for none.
func (f *Finder) lastsBefore(e *timex.Expr) int {
	until := f.saysOf(e.First, lang.Until)
	for i := e.First - 1; i >= e.First-6 && i >= f.sentence(e.Sentence).First; i-- {
		set := f.w.Tags[i].Set
		switch {
		case f.saysOf(i, lang.Until):
			until = true
		case set.Has(lang.Lasting):
			if until {
				return i
			}
			return -1
		case set.Has(lang.Event) || f.comma(i):
			return -1
		}
	}
	return -1
}

// leadsTo says that the word at token at goes on with what was told up to token
// from: «and», a comma or a scheduling word joins it.
func (f *Finder) leadsTo(from, at int) bool {
	for i := from; i < at; i++ {
		if set := f.w.Tags[i].Set; set.Any(otherDeed) && !set.Has(lang.Participle) && !f.begins(i) {
			return false
		}
	}
	if f.w.Tags[at].Set.Has(lang.And) || f.w.Tags[at].Before > 0 && f.w.Tags[at].Set.Has(lang.Prep) || f.endsNoun(from, at) {
		return true
	}
	for i := at - 1; i >= from && i >= at-5; i-- {
		set := f.w.Tags[i].Set
		switch {
		case f.w.Tags[i].Inside, f.dated(i):
		case set.Any(lang.Of(lang.And, lang.Conj)) || f.comma(i) || f.w.Tokens[i].Value == ';' || f.opensBracket(i):
			return true
		case set.Any(lang.Of(lang.Scheduled, lang.Future, lang.That, lang.Infinitive, lang.Prep, lang.Relative, lang.Clause, lang.Pronoun)):
		case set.Any(lang.Of(lang.Article, lang.Follow)) && i+1 < at && f.w.Tags[i+1].Set.Has(lang.Event), set.Has(lang.Event) && i > from && f.w.Tags[i-1].Set.Any(lang.Of(lang.Article, lang.Follow)): // the show | lasts
		default:
			return false
		}
	}
	return at-from <= 1 // opens on 3 April | to close on the 22nd
}

// toldOf says that the word of ending at token at stands in a relative clause of
// the one event noun between it and token from: «on Friday he attends the summit,
// which ends on Sunday».
func (f *Finder) toldOf(from, at int) bool {
	i := at - 1
	for i > from && i > at-3 && !f.w.Tags[i].Set.Any(relative) {
		i--
	}
	if i <= from || !f.w.Tags[i].Set.Any(relative) || !f.comma(i-1) {
		return false
	}
	events := 0
	for k := from; k < i; k++ {
		if f.w.Tags[k].Set.Has(lang.Event) && !f.w.Tags[k].Inside {
			events++
		}
	}
	return events == 1
}

// relative are the classes of words that open a relative clause.
var relative = lang.Of(lang.Relative, lang.That)

// endsNoun says that the word of ending at token at tells of the event noun
// that stands before it and goes with the day before token from: «أمس أعمال
// المؤتمر الذي يستمر حتى الأربعاء».
func (f *Finder) endsNoun(from, at int) bool {
	if f.w.Tags[at-1].Set.Has(lang.Relative) {
		at--
	}
	if from < at && f.comma(from) {
		from++ // the day is set off
	}
	noun := false
	for i := from; i < at; i++ {
		if f.endsClause(i) {
			return false
		}
		noun = noun || f.w.Tags[i].Set.Has(lang.Event)
	}
	return noun
}

// closesWith says that what ends on e does so with an event of its own, a
// preposition written before it: «يختتم جولته الخميس بزيارة إلى بروكسل».
func (f *Finder) closesWith(e *timex.Expr) bool {
	if e.Last >= f.sentence(e.Sentence).Last {
		return false
	}
	set := f.w.Tags[e.Last].Set
	return f.w.Tags[e.Last].Before > 0 && set.Has(lang.Event) && set.Any(lang.Of(lang.In, lang.Prep))
}

// begins says that the verb at token i says that something begins, as one that
// closes its clause does: «wird am 3. April eröffnet und dauert bis …».
func (f *Finder) begins(i int) bool {
	kind, ok := f.w.Value(i, lang.Act)
	return ok && kind == lang.Launch || f.w.Tags[i].Set.Has(lang.Light)
}

// opensBracket says that token i opens a bracket.
func (f *Finder) opensBracket(i int) bool {
	return i >= 0 && f.w.Tokens[i].Kind == text.Punct && f.w.Tokens[i].Value == '('
}

// otherDeed are the words that tell of something else between the beginning of
// an event and its end.
var otherDeed = lang.Of(lang.Act, lang.Host, lang.Report, lang.Past)

// lengthOfOther says that the length d is part of what tells of a thing that is no
// event: «a 14-day quarantine».
func (f *Finder) lengthOfOther(d *timex.Expr) bool {
	const near = 3
	compound := false
	for i := d.First; i < d.Last; i++ {
		compound = compound || f.w.Tokens[i].Kind == text.Punct && f.w.Tokens[i].Value == '-'
	}
	if f.w.Lex.CapitalNouns && d.Last == d.First+1 && d.Last < len(f.w.Tokens) && f.w.Tokens[d.Last].Upper {
		compound = true // zweitägige | Reise
	}
	for i := d.Last; compound && i < min(len(f.w.Tokens), d.Last+near); i++ {
		if f.w.Tags[i].Set.Any(lang.Of(lang.Event, lang.Head)) {
			return false
		}
	}
	return compound
}

// giveLengths gives a candidate the days for which it lasts: «a visit on 3
// April that lasts three days».
func (f *Finder) giveLengths() {
	for k := range f.cands {
		d := &f.in.Exprs[k]
		if d.Type != timex.TypeDuration || d.N < 1 || d.N > 400 || f.lengthOfOther(d) {
			continue
		}
		days := timex.Date(d.N)
		switch d.Unit {
		case lang.DayUnit:
		case lang.Week:
			days *= 7
		default:
			continue
		}
		best, near := -1, scope+1
		for j := max(k-2, 0); j <= k+2 && j < len(f.cands); j++ {
			e := &f.in.Exprs[j]
			if j == k || f.cands[j].sentence != d.Sentence || f.cands[j].joined || e.Range || e.ClockOnly || f.cands[j].to.Day > f.cands[j].from.Day || f.endsBefore(e) >= 0 ||
				e.Grain > timex.GrainDay || e.Type != timex.TypeDate && e.Type != timex.TypeTime {
				continue
			}
			n := f.distance(d.First, e.First)
			if e.Last <= d.First {
				n = f.distance(d.First, e.Last-1)
			}
			if f.opensBracket(d.First-1) || f.opensBracket(d.First-2) {
				n -= strongBorder // on 3 April (it lasts three days)
			}
			if e.Last < d.First && (f.w.Tags[d.First-1].Set.Has(lang.Relative) || f.lastsFor(e.Last, d.First)) {
				n -= strongBorder // began yesterday the session that lasts three days
			}
			if e.Last <= d.First && f.w.Coordinates(d.First) {
				n -= strongBorder // opens on 3 April and lasts three days
				if f.dates[d.Sentence] == 1 && d.First-e.Last <= reach {
					n = min(n, scope) // the only day that it can mean
				}
			}
			if e.Last < len(f.w.Tokens) && f.w.Tokens[e.Last].Kind == text.Punct && f.w.Tokens[e.Last].Value == ':' {
				n -= strongBorder // Thursday: a summit of two days
			}
			if n < near && !f.anotherDeed(min(e.Last, d.Last), max(e.First, d.First)) {
				best, near = j, n
			}
		}
		if best < 0 {
			if best = f.lengthOfBefore(k); best < 0 {
				continue
			}
		}
		c := &f.cands[best]
		c.from, c.to = timex.OnDay(c.from.Day), timex.OnDay(c.from.Day+days-1)
		e := &f.in.Exprs[best]
		switch {
		case f.ended(e, d):
		case c.why != "":
			if c.why = f.unfit(c, e); c.why == "" {
				c.head, c.goesOn = f.headOf(e), true
			}
		case c.from.Day == f.in.Published.Day && f.hasBegun(e, d):
			c.goesOn = true
		}
	}
}

// lastsFor says that a relative clause opens behind token from whose verb tells how long
// something lasts, with a length at token at: «the census of 6 April, which will last
// | for eight weeks».
func (f *Finder) lastsFor(from, at int) bool {
	const near = 5
	ends := false
	for i := at - 1; i >= max(from, at-near); i-- {
		ends = ends || f.w.Tags[i].Set.Has(lang.Ends)
		if f.w.Tags[i].Set.Has(lang.Relative) {
			return ends
		}
	}
	return false
}

// giveLengthsBack gives an event whose last day is told behind how long it lasts the day
// on which it began: «the meeting, which lasts two days and ends tomorrow».
func (f *Finder) giveLengthsBack() {
	const near = 4
	for k := 0; k+1 < len(f.cands); k++ {
		d, e, c := &f.in.Exprs[k], &f.in.Exprs[k+1], &f.cands[k+1]
		if d.Type != timex.TypeDuration || d.Unit != lang.DayUnit || d.N < 2 || d.N > longest || c.why != "" || !wholeDay(e) || e.Sentence != d.Sentence || e.First-d.Last > near || c.to.Day > c.from.Day || f.endsBefore(e) < 0 {
			continue
		}
		c.from, c.to, c.zone = timex.OnDay(e.From.Day-timex.Date(d.N)+1), timex.OnDay(e.From.Day), ""
		c.goesOn = c.from.Day <= f.in.Published.Day
	}
}

// anotherDeed says that «and» and a verb stand between tokens i and j: «worked
// for two weeks and closed on 5 May».
func (f *Finder) anotherDeed(i, j int) bool {
	for k := i; k+1 < j; k++ {
		if f.w.Tokens[k].Kind == text.Word && f.w.Tags[k].Set.Any(joins) && f.w.Tags[k+1].Set.Any(finite) && !f.w.Tags[k+1].Set.Has(lang.Event) {
			return true
		}
	}
	return false
}

// hasBegun says that a verb of beginning beside e, told as past, stands outside
// what goes with d: «the leaders opened on Tuesday a summit of two days».
func (f *Finder) hasBegun(e, d *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	for i := max(s.First, min(e.First, d.First)-scope); i < min(s.Last, max(e.Last, d.Last)+scope); i++ {
		if set := f.w.Tags[i].Set; set.Has(lang.Past) && f.begins(i) && !set.Has(lang.Ends) {
			return true
		}
	}
	return false
}

// ended says that a word between e and d tells that what lasted so long is over:
// «a deal of 5 May ended a strike of two weeks».
func (f *Finder) ended(e, d *timex.Expr) bool {
	for i := min(e.Last, d.Last); i < max(e.First, d.First); i++ {
		if set := f.w.Tags[i].Set; set.Has(lang.Ends) && set.Has(lang.Past) {
			return true
		}
	}
	return false
}

// lengthOfBefore gives the only day of the sentence before the one of candidate k, a
// length, where that says nothing but how long the event lasts: «The board calls a summit
// for 13 May. The meeting will last two days.» -1 for none.
func (f *Finder) lengthOfBefore(k int) int {
	const longest = 10 // tokens
	d := &f.in.Exprs[k]
	s := f.sentence(d.Sentence)
	if k == 0 || s.Last-s.First > longest || f.dates[d.Sentence] > 0 || !f.w.Tags[s.First].Set.Any(lang.Of(lang.Event, lang.Head, lang.Pronoun)) {
		return -1
	}
	lasts := false
	for i := s.First + 1; i < d.First; i++ {
		set := f.w.Tags[i].Set
		lasts = lasts || set.Any(lang.Of(lang.Light, lang.Ends, lang.Lasting)) && !set.Has(lang.Past)
	}
	e, c := &f.in.Exprs[k-1], &f.cands[k-1]
	if !lasts || e.Sentence != d.Sentence-1 || f.dates[e.Sentence] != 1 || f.inTitle(e.Sentence) || c.why != "" || !wholeDay(e) || !c.head.noun {
		return -1
	}
	return k - 1
}
