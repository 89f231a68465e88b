package event

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// A deed is told by a clause: who, the verb that looks ahead, and what is done. Its
// title is that clause, without what is inserted between who and the verb, and
// without what only announces the verb: «the bridge, closed since May, | will open»,
// «the president | is scheduled | to visit Lima».

// longDoer is the most words of who does it.
const longDoer = 9

// clauseDeed is a deed as its clause tells it.
type clauseDeed struct {
	who, does run // without the words that only announce it
	verb      int // the finite one, -1 for no deed
}

// deedAt gives the deed of whose clause token at is.
func (f *Finder) deedAt(at int, s text.Sentence) clauseDeed {
	none := clauseDeed{verb: -1}
	if at < s.First || !f.w.Lex.SubjectFirst {
		return none
	}
	verb := f.finiteBefore(at, s)
	if verb < 0 {
		verb = f.finiteBehind(at, s)
	}
	if verb < 0 || verb > s.First && f.w.Tags[verb-1].Set.Has(lang.Negation) {
		return none
	}
	who := f.doerOf(verb, s)
	does := run{f.behindAnnouncing(verb, s), f.predicateEnd(verb, at, s)}
	if who.last <= who.first || does.last <= does.first || who.last > does.first && who.first < does.last {
		return none
	}
	return clauseDeed{who, does, verb}
}

// has says that token i tells of d: who does it, or what is done.
func (d *clauseDeed) has(i int) bool {
	return d.verb >= 0 && (i >= d.who.first && i < d.who.last || i >= d.verb && i < d.does.last)
}

// deedOption gives the title of c as the deed d.
func (f *Finder) deedOption(c *candidate, d *clauseDeed) (option, bool) {
	subject := f.cut(d.who)
	t := subject
	if !f.merelyHeld(d) {
		t = f.cutBehind(subject, f.withinTitle(d.who, d.does))
		if t == subject || f.onlyLinks(d.does) {
			return option{}, false
		}
	}
	if subject == "" {
		return option{}, false
	}
	r := d.does
	if d.who.first < r.first && r.first-d.who.last < reach {
		r.first = d.who.first
	}
	return option{text: t, run: r, source: fromDeed, c: c}, true
}

// onlyLinks says that r is verbs that link, small words and times: is scheduled for.
func (f *Finder) onlyLinks(r run) bool {
	for i := r.first; i < r.last; i++ {
		set := f.w.Tags[i].Set
		if f.w.Tokens[i].Kind == text.Word && !f.dated(i) && !f.links(i) && (set.Any(tellingVerbs) || !set.Any(lightSet.Or(prepSet).Or(looksAhead))) {
			return false
		}
	}
	return true
}

// merelyHeld says that the verb of d tells no more than that the event which who
// names takes place: «the general assembly | will be held».
func (f *Finder) merelyHeld(d *clauseDeed) bool {
	const few = 4
	held := -1
	for i := d.verb; i < min(d.does.last, d.verb+few) && !f.endsClause(i) && !f.dated(i); i++ {
		set := f.w.Tags[i].Set
		if set.Any(acting) && !set.Has(lang.Light) {
			return false
		}
		if set.Has(lang.Light) {
			held = i
		}
	}
	return held >= 0 && f.weight(d.who) > 1 && (f.namesEvent(d.who) || f.takesNothing(held, d.does.last))
}

// behindPrep says that a preposition stands right before token i, an article or a mark
// at most between them.
func (f *Finder) behindPrep(i int) bool {
	i--
	for i > 0 && (f.w.Tokens[i].Kind == text.Punct && !f.comma(i) || f.w.Tags[i].Set.Has(lang.Article) && !f.w.Tags[i].Set.Any(prepSet)) {
		i--
	}
	if i < 0 {
		return false
	}
	if f.w.Tags[i].Inside { // meets with, a phrase of the lists
		return f.phraseSet(i).Any(acting)
	}
	return f.w.Tags[i].Set.Any(prepSet) && f.w.Tags[i].Before == 0
}

// acts says that the verb of d, an auxiliary at most before it, tells what happens.
func (f *Finder) acts(d *clauseDeed) bool {
	const few = 4
	for i := d.verb; i < min(d.does.last, d.verb+few) && !f.endsClause(i) && !f.dated(i); i++ {
		if set := f.w.Tags[i].Set; set.Any(acting) && !set.Any(holding) && !set.Any(nounSet) {
			return true
		}
	}
	return false
}

// holding are the classes of verbs that tell of an event that its noun names.
var holding = lang.Of(lang.Light, lang.Postponed, lang.Cancelled)

// takesNothing says that no object follows the verb at token i, before token end: only
// when, where and how.
func (f *Finder) takesNothing(i, end int) bool {
	for i++; i < end && (f.dated(i) || f.w.Tags[i].Inside); i++ {
	}
	return i >= end || f.endsClause(i) || f.w.Tags[i].Set.Any(prepSet)
}

// tears says that a title cut as r takes the deed d of c apart: it has the verb
// without the whole of who does it, or neither the verb nor an event.
func (f *Finder) tears(c *candidate, d *clauseDeed, r run) bool {
	for r.last > r.first+1 && (f.dated(r.last-1) || f.dangles(r.last-1)) {
		r.last--
	}
	if r.first < d.who.first && d.who.first < r.last && d.who.last <= d.verb && f.apartBy(r.first, d.who.first) {
		return true // what is inserted before who does it
	}
	if d.verb < r.last && r.last < d.does.last && f.verbAt(r.last-1) && f.goesOnBehind(r.last-1, f.sentence(c.sentence)) {
		return true // the speaker is due to meet | the unions
	}
	if r.first < d.who.first || r.last > d.does.last || r.last <= d.verb && f.merelyHeld(d) {
		return false
	}
	if d.verb < r.last && r.first <= d.verb {
		return r.first > d.who.first || f.apartBy(d.who.last, d.verb)
	}
	if r.first > d.verb && (f.verbAt(r.first) || f.isRange(r.first) || f.infinitiveNoun(d, r.first)) {
		return true
	}
	switch {
	case r.last <= d.verb && (f.acts(d) || f.namesEvent(d.does) && !f.w.Tags[d.verb].Set.Has(lang.Copula) && !f.merelyHeld(d)):
		return true // the council | will vote
	case c.head.kind == lang.Sport && r.first > d.verb && f.acts(d) && f.behindPrep(r.first):
		return true // the teams meet in | the final
	}
	return !c.head.noun && (c.head.token < r.first || c.head.token >= r.last)
}

// infinitiveNoun says that the word at token i, which could be a noun, is what the finite
// verb of d announces: groups will | rally, students plan to | march.
func (f *Finder) infinitiveNoun(d *clauseDeed, i int) bool {
	return f.w.Lex.BareInfinitive && i > d.verb && i < d.does.last && f.w.Tags[i].Set.Has(lang.Act) && (f.isRange(i-1) || i == d.verb+int(f.w.Tags[d.verb].Len))
}

// first gives the token from which the verb of c's deed is sought: its head, or else
// the word before its date.
func (f *Finder) first(c *candidate) int {
	switch {
	case c.expr < 0 || c.show || c.head.token >= 0 && c.head.sentence != c.sentence:
		return -1
	case c.head.token >= 0:
		at := f.in.Exprs[c.expr].First - 1
		if c.head.noun && at > c.head.token && at-c.head.token < reach/2 && f.finiteBefore(at, f.sentence(c.sentence)) > c.head.token {
			return at // tickets for the game | go | on sale
		}
		if at < c.head.token && f.finiteBefore(c.head.token, f.sentence(c.sentence)) < 0 {
			return at // meet on Friday (kick-off at 9 p.m.)
		}
		return c.head.token
	}
	return f.in.Exprs[c.expr].First - 1
}

// finiteBefore gives the finite verb that looks ahead at token i, or before it in
// its clause, or -1.
func (f *Finder) finiteBefore(i int, s text.Sentence) int {
	for k := i; k >= max(s.First, i-reach/2); k-- {
		if f.w.Tags[k].Inside || f.dated(k) {
			continue
		}
		if t := &f.w.Tokens[k]; t.Upper && k > s.First || k > s.First && f.w.Tags[k-1].Set.Has(lang.Article) {
			continue // a name, a noun
		}
		switch f.finiteAt(k) {
		case looksSure, looksUnsure:
			if !(f.w.Tags[k].Set.Has(lang.Event) && k != i) && k > s.First {
				return k
			}
		case lookedBack:
			return -1
		}
		if f.endsClause(k) {
			return -1
		}
	}
	return -1
}

// finiteBehind gives the first finite verb behind token i in its clause, where it
// looks ahead, or -1: the plenary | will vote.
func (f *Finder) finiteBehind(i int, s text.Sentence) int {
	for k := i + 1; k < min(s.Last, i+reach/2) && !f.endsClause(k); k++ {
		if f.w.Tags[k].Inside || f.dated(k) || f.w.Tokens[k].Upper || f.w.Tags[k-1].Set.Has(lang.Article) {
			continue
		}
		switch f.finiteAt(k) {
		case looksSure, looksUnsure:
			return k
		case lookedBack:
			return -1
		}
	}
	return -1
}

// doerOf gives who does what the finite verb at token verb tells: the phrase before
// it, past what is inserted between commas; for a pronoun, the one of the verb of
// speech before it; for a second verb behind «and», that of the first.
func (f *Finder) doerOf(verb int, s text.Sentence) run {
	last := f.beforeTimes(verb, s)
	if f.comma(last-1) && last-1 > s.First {
		opens := f.insertionBefore(last-1, s)
		if opens < 0 {
			return run{}
		}
		last = opens
	}
	if k := last - 2; k > s.First && f.comma(k) && f.w.Tokens[k+1].Kind == text.Word && !f.w.Tokens[k+1].Upper && !f.w.Tags[k+1].Set.Any(backOpeners) {
		if opens := f.insertionBefore(k, s); opens >= 0 { // the team, which won, then | visits
			last = opens
		}
	}
	last = f.beforeTimes(last, s)
	if last-2 > s.First && f.w.Tags[last-1].Set.Any(relative) && f.comma(last-2) {
		return f.relativeDoer(last-2, s)
	}
	if last > s.First && f.w.Tags[last-1].Set.Any(andSet) { // and | meets
		first := f.finiteBefore(last-2, s)
		for k := last - 2; first < 0 && k > max(s.First, last-reach/2) && !f.endsClause(k); k-- {
			if f.finiteAt(k) == lookedBack {
				first = k // was in Rome and | flies to Paris
				for first-1 > s.First && f.finiteAt(first-1) == lookedBack {
					first--
				}
			}
		}
		if first < 0 || first >= verb {
			return run{}
		}
		return f.doerOf(first, s)
	}
	first := last
	for first > s.First && !f.stopsDoer(first-1, last) {
		first--
	}
	first = f.enumerated(first, last, s)
	whole := first
	for first < last && (f.w.Tags[first].Set.Any(andSet.Or(lang.Of(lang.Article))) && !f.w.Tags[first].Set.Any(nounSet) && f.w.Tags[first].Before == 0 || f.w.Tokens[first].Kind == text.Punct && !f.opensName(first)) {
		first++
	}
	if whole > s.First {
		switch stop := whole - 1; {
		case f.w.Tags[stop].Set.Any(relative) && first < last && !f.comma(stop-1) && !f.w.Tags[stop-1].Set.Any(andSet) && f.w.Tokens[stop].Kind == text.Word && !f.saysBefore(stop, s):
			return f.doerOf(stop, s) // pupils | who are ill | may
		case f.finiteAt(stop) != noGovernor && !f.w.Tags[stop].Set.Any(saying): // meets Leeds and | Hull hosts
			k := last - 1
			for k > stop && !f.w.Tags[k].Set.Any(andSet) && !f.w.Tags[k].Set.Has(lang.Pronoun) {
				k--
			}
			if k == stop {
				return run{}
			}
			first = k
		}
	}
	r := run{first, last}
	for k := last - 1; k >= max(first, last-2); k-- { // told reporters | she
		if f.w.Tags[k].Set.Has(lang.Pronoun) && f.w.Tags[k].Before == 0 {
			if k == last-1 && k > s.First+1 && f.w.Tags[k-1].Set.Has(lang.Clause) && !f.w.Tags[k].Set.Any(clauseSet) {
				return f.mainDoer(k-1, s) // they talk | when they meet
			}
			return f.speakerBefore(first, k, s)
		}
	}
	if f.w.Tags[first].Set.Any(placePrep) && f.w.Tags[first].Before == 0 { // in Leeds | the council
		if _, n, ok := f.placeAt(first+1, f.w.SentenceAt(first)); ok && first+1+n < last {
			first += 1 + n
			r.first = first
		}
	}
	if f.weight(r) == 0 && f.comma(last) && f.comma(verb-1) { // the first of them, a winemaker, | is
		first, last = last+1, verb-1
		for first < last && f.w.Tags[first].Set.Has(lang.Article) {
			first++
		}
		r = run{first, last}
	}
	if first >= last || f.w.Tags[first].Set.Any(prepSet) && f.w.Tags[first].Before == 0 || f.wordsOf(r) > longDoer || f.weight(r) == 0 || f.w.Tags[first].Set.Any(backOpeners) {
		return run{}
	}
	return r
}

var glues = lang.Of(lang.Glue, lang.In)

// beforeTimes gives the end of what stands before token i, without the times right
// before it: the minister, who was ill, | on Tuesday | opens.
func (f *Finder) beforeTimes(i int, s text.Sentence) int {
	last := i
	for last > s.First && (f.dated(last-1) || last < i && f.comma(last-1) && last-1 > s.First && f.dated(last-2)) {
		last--
	}
	if last > s.First && last < i && f.w.Tags[last-1].Set.Any(glues) {
		last--
	}
	return last
}

// enumerated gives where the enumeration begins whose last members are the phrase
// [first, last), which an «and» joins: dockers in Leith, Dundee and Hull.
func (f *Finder) enumerated(first, last int, s text.Sentence) int {
	joins := func(i int) bool { return f.w.Tokens[i].Kind == text.Word && f.w.Tags[i].Set.Any(andSet) }
	and := first
	for and < last && !joins(and) {
		and++
	}
	if and == last {
		return first
	}
	at := first
	for at > s.First && f.comma(at-1) {
		k := at - 1
		for k > s.First && !f.stopsDoer(k-1, last) {
			k--
		}
		if k > s.First && !f.comma(k-1) && f.finiteAt(k-1) != noGovernor {
			return first // he visits Leeds, Hull and | York hosts
		}
		if k == at-1 {
			break
		}
		at = k
	}
	return at
}

// relativeDoer gives the phrase before the comma at token i, behind which it is told what
// it does: welcomed by | the two pilots, | who leave on Friday.
func (f *Finder) relativeDoer(i int, s text.Sentence) run {
	r := run{i, i}
	for r.first > s.First && i-r.first < 2*longDoer {
		k := r.first - 1
		if set := f.w.Tags[k].Set; f.dated(k) || f.endsClause(k) && !f.abbreviates(k) || f.verbAt(k) || set.Any(prepSet) && !set.Any(nounSet) && !f.binds(k) {
			break
		}
		r.first--
	}
	for r.first < r.last && f.w.Tags[r.first].Set.Any(andSet.Or(lang.Of(lang.Article, lang.Glue))) && !f.w.Tags[r.first].Set.Any(nounSet) {
		r.first++
	}
	if r.first >= r.last || f.wordsOf(r) > longDoer || f.weight(r) == 0 || f.w.Tags[r.first].Set.Any(backOpeners) {
		return run{}
	}
	return r
}

// mainDoer gives who does what the clause tells that the conjunction at token i follows.
func (f *Finder) mainDoer(i int, s text.Sentence) run {
	for k := i - 1; k > s.First && k > i-reach/2 && !f.w.Tags[k].Set.Any(clauseSet); k-- {
		if !f.dated(k) && !f.w.Tags[k].Inside && f.finiteAt(k) == looksSure && f.w.Tags[k].Set.Any(fixes) {
			return f.doerOf(k, s)
		}
	}
	return run{}
}

// saysBefore says that a verb of speech stands right before token i, «that».
func (f *Finder) saysBefore(i int, s text.Sentence) bool {
	for k := i - 1; k >= max(s.First, i-3); k-- {
		if f.w.Tags[k].Set.Any(saying.Or(lang.Of(lang.Announce))) {
			return true
		}
	}
	return false
}

// stopsDoer says that token i, before a phrase that ends before token last, is no
// part of it.
func (f *Finder) stopsDoer(i, last int) bool {
	set := f.w.Tags[i].Set
	return f.endsClause(i) && !f.abbreviates(i) || f.opensBehindDash(i) || f.dated(i) || f.finiteAt(i) != noGovernor && !f.w.Tokens[i].Upper || set.Any(lang.Of(lang.Report, lang.Add)) && !set.Any(nounSet) || f.w.Tokens[i].Kind == text.Break || last-i > 2*longDoer
}

// opensBehindDash says that token i is a hyphen between spaces, behind the place that a
// report is from.
func (f *Finder) opensBehindDash(i int) bool {
	t := &f.w.Tokens[i]
	return t.Kind == text.Punct && t.Value == '-' && t.Spaced && i+1 < len(f.w.Tokens) && f.w.Tokens[i+1].Spaced
}

// abbreviates says that token i is the full stop of an abbreviation: Gov. Riddle.
func (f *Finder) abbreviates(i int) bool {
	t := &f.w.Tokens[i]
	return t.Kind == text.Punct && t.Value == '.' && i > 0 && f.w.Tokens[i-1].Upper && !t.Spaced && i+1 < f.sentence(f.w.SentenceAt(i)).Last
}

// insertionBefore gives the comma that opens the insertion that the comma at token
// i closes, or -1: «the plan, | which has many friends, | will».
func (f *Finder) insertionBefore(i int, s text.Sentence) int {
	const short = 6
	for k := i - 1; k > s.First && k >= i-reach; k-- {
		if !f.comma(k) {
			continue
		}
		if (i-k <= short || f.w.Tags[k+1].Set.Any(opensInsertion)) && f.w.Tokens[k-1].Kind == text.Word && !f.dated(k-1) {
			return k
		}
	}
	return -1
}

var opensInsertion = clauseSet.Or(lang.Of(lang.Past, lang.Relative))

// speakerBefore gives who says, before token first, what the pronoun at token p does:
// «the minister told reporters | she will».
func (f *Finder) speakerBefore(first, p int, s text.Sentence) run {
	if means, _ := f.w.Value(p, lang.Pronoun); means != meansOne && !(means == meansOneOrNoone && p > first && f.w.Tags[p-1].Set.Any(saying) || means == meansOneOrNoone && p == first && p-1 > s.First && f.w.Tags[p-1].Set.Any(saying)) {
		return run{}
	}
	for k := first - 1; k > s.First && k >= first-reach/3; k-- {
		if set := f.w.Tags[k].Set; set.Any(saying) && set.Has(lang.Past) {
			if f.w.Tags[k-1].Set.Has(lang.Pronoun) {
				return f.subjectBefore(f.w.SentenceAt(p), f.w.Folded(k-1))
			}
			return f.doerOf(k, s)
		}
	}
	return f.subjectBefore(f.w.SentenceAt(p), f.w.Folded(p))
}

// behindAnnouncing gives where the predicate of the finite verb at token verb begins
// without what only announces: is scheduled | to visit. A verb that says by itself
// what happens announces nothing.
func (f *Finder) behindAnnouncing(verb int, s text.Sentence) int {
	behind := verb + int(f.w.Tags[verb].Len)
	for behind < s.Last && f.dated(behind) {
		behind++
	}
	if behind > verb+int(f.w.Tags[verb].Len) && behind+1 < s.Last && f.isRange(behind) && f.w.Tags[behind+1].Set.Any(lang.Of(lang.Infinitive, lang.Act)) {
		return behind // has until Friday | to file papers
	}
	if f.w.Tags[verb].Set.Any(tellingVerbs) {
		return verb
	}
	const near = 6
	for i := verb; i+1 < min(s.Last, verb+near) && !f.endsClause(i); i++ {
		if i > verb && f.w.Tags[i].Set.Any(tellingVerbs) && !f.w.Tags[i].Inside {
			return verb
		}
		if f.w.Tokens[i].Kind == text.Word && f.isRange(i) && (f.w.Tags[i+1].Set.Any(lang.Of(lang.Infinitive, lang.Act, lang.Light, lang.Host, lang.Attend)) || f.w.Tags[i].Inside) {
			return i
		}
	}
	return verb
}

// isRange says that the word at token i joins the ends of a range by itself, as the
// mark of an infinitive does: to.
func (f *Finder) isRange(i int) bool { return f.saysOf(i, lang.Range) }

// predicateEnd gives where what the finite verb at token verb tells ends: at the
// border of its clause, or before the next verb, but not before token at.
func (f *Finder) predicateEnd(verb, at int, s text.Sentence) int {
	i := verb + int(f.w.Tags[verb].Len)
	for ; i < min(s.Last, verb+2*titleReach); i++ {
		if i <= at || f.dated(i) || f.w.Tags[i].Inside {
			continue
		}
		if f.endsClause(i) && !f.abbreviates(i) && !(f.comma(i) && f.setsOffDate(i, s)) {
			break
		}
		set := f.w.Tags[i].Set
		if set.Any(andSet) && f.w.Tokens[i].Kind == text.Word && i+1 < s.Last && (f.finiteAt(i+1) != noGovernor || f.w.Tags[i+1].Set.Any(lang.Of(lang.Act, lang.Host)) && !f.w.Tags[i+1].Set.Any(nounSet)) {
			break
		}
	}
	return i
}

// setsOffDate says that the comma at token i stands before a date, or behind one that
// a comma sets off.
func (f *Finder) setsOffDate(i int, s text.Sentence) bool {
	if i+1 < s.Last && f.dated(i+1) {
		return true
	}
	k := i - 1
	for k > s.First && f.dated(k) {
		k--
	}
	if k < i-1 && f.w.Tags[k].Set.Any(glues) {
		k--
	}
	return k < i-1 && k > s.First && f.comma(k)
}

// withinTitle shortens the predicate does to the words that a title has left beside
// who, at the beginning of a phrase.
func (f *Finder) withinTitle(who, does run) run {
	left := maxTitle - f.wordsOf(who)
	if f.wordsOf(does) <= left {
		return does
	}
	words, end := 0, does.first
	for i := does.first; i < does.last; i++ {
		if f.w.Tokens[i].Kind != text.Word || f.dated(i) {
			continue
		}
		if f.w.Tags[i].Set.Any(prepSet) && !f.w.Tags[i].Inside {
			end = i
		}
		if words++; words > left {
			break
		}
	}
	return run{does.first, end}
}

// deedsApart says that a and b, told by two sentences of the text, are deeds that share
// no word: neither who does it nor what is done.
func (f *Finder) deedsApart(a, b *candidate) bool {
	if a.sentence == b.sentence || f.inTitle(a.sentence) || f.inTitle(b.sentence) || min(a.p, b.p) < plain {
		return false
	}
	x, y := f.deedAt(f.first(a), f.sentence(a.sentence)), f.deedAt(f.first(b), f.sentence(b.sentence))
	if x.verb < 0 || y.verb < 0 || x.who.first < f.sentence(a.sentence).First || y.who.first < f.sentence(b.sentence).First {
		return false // no deed, or one of somebody told before
	}
	if f.meansKnown(y.who) || f.meansKnown(x.who) {
		return false // the leaders: who they are was told
	}
	p, q := f.stemsOfDeed(&x), f.stemsOfDeed(&y)
	return len(p) > 1 && len(q) > 1 && shared(p, q) == 0
}

// meansKnown says that an article stands before who, and that no name is in it.
func (f *Finder) meansKnown(who run) bool {
	for i := who.first; i < who.last; i++ {
		if f.w.Tokens[i].Upper {
			return false
		}
	}
	return who.first > 0 && f.w.Tags[who.first-1].Set.Has(lang.Article) && !f.indefinite(who.first-1)
}

// stemsOfDeed gives the stems of the words of weight of who does d and what is done,
// in order, each once.
func (f *Finder) stemsOfDeed(d *clauseDeed) (stems []uint64) {
	for _, r := range [2]run{d.who, d.does} {
		for i := r.first; i < r.last; i++ {
			if f.weighs(i) {
				stems = append(stems, f.w.Stem(i))
			}
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}
