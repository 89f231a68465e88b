package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// maxTitle is the most words of a title.
const maxTitle = 14

// run is a stretch of tokens [first, last).
type run struct{ first, last int }

// trim leaves out of the title r of c what only says that the event takes
// place, and where it opens with the place: «In Paris | begins | the final | will be held».
func (f *Finder) trim(c *candidate, r run) run {
	r.first = f.behindSource(r)
	for r.first < r.last && (f.dated(r.first) || f.w.Tokens[r.first].Kind == text.Punct && !f.opensName(r.first) || f.w.Tags[r.first].Set.Any(prepSet) && r.first+1 < r.last && f.dated(r.first+1)) {
		r.first++
	}
	if r.first >= r.last {
		return r
	}
	if at := f.placeOpens(r.first); at >= 0 {
		i := at
		for i < r.last && i < at+4 && f.w.Tokens[i].Kind == text.Word && (f.w.Tokens[i].Upper || i < at+2) && !f.w.Tags[i].Set.Any(notPlace) {
			i++
		}
		if i > at && i+1 < r.last && f.w.Tags[i].Set.Any(happens) {
			r.first = i
		}
	}
	head := c.head.token
	if !c.head.noun || head < r.first || head >= r.last {
		return r
	}
	for r.first < head && f.w.Tags[r.first].Set.Has(lang.Light) && !f.w.Tags[r.first].Set.Any(nounSet) {
		r.first += int(f.w.Tags[r.first].Len)
	}
	for i := head + int(f.w.Tags[head].Len); i < r.last; i++ {
		if set := f.w.Tags[i].Set; set.Any(takesPlace) && !set.Any(nounSet.Or(lang.Of(lang.Host))) { // but who hosts it
			r.last = i
		}
	}
	for r.last > head+1 && f.looksForward(r.last-1) {
		r.last-- // the meeting will be | held
	}
	return r
}

// looksForward says that token i is of a verb of the future alone.
func (f *Finder) looksForward(i int) bool {
	set := f.w.Tags[i].Set
	if f.w.Tags[i].Inside {
		set = f.phraseSet(i)
	}
	return set.Has(lang.Future) && !set.Any(nounSet)
}

// behindTown gives where r begins without the place that opens a line: «Geneva - |
// Assembly opens», «Brixen: | concert».
func (f *Finder) behindTown(c *candidate, r run) int {
	at := r.first
	if !f.opensLine(r) {
		return at
	}
	f.spotsOf(f.w.SentenceAt(r.first), c, func(sp spot) {
		if sp.first != r.first || sp.last+1 >= r.last || f.w.Tokens[sp.last].Kind != text.Punct || !f.w.Tokens[sp.last+1].Spaced {
			return
		}
		switch f.w.Tokens[sp.last].Value {
		case ':':
		case '-', '–', '—':
			if !f.w.Tokens[sp.last].Spaced || !f.happensIn(run{sp.last + 1, r.last}) {
				return
			}
		default:
			return
		}
		at = sp.last + 1
	})
	return at
}

// opensLine says that a colon or a dash stands among the first words of r.
func (f *Finder) opensLine(r run) bool {
	const most = 8
	for i := r.first; i < min(r.last, r.first+most); i++ {
		if t := &f.w.Tokens[i]; t.Kind == text.Punct && (t.Value == ':' || t.Value == '-' || t.Value == '–' || t.Value == '—') {
			return true
		}
	}
	return false
}

// placeOpens gives the token behind the preposition that stands at token i, or
// right before it, -1 where none does.
func (f *Finder) placeOpens(i int) int {
	is := func(k int) bool {
		set := f.w.Tags[k].Set
		return f.w.Tags[k].Before == 0 && f.w.Tags[k].Len == 1 && set.Any(placePrep) && !set.Any(nounSet)
	}
	switch {
	case is(i):
		return i + 1
	case i > 0 && is(i-1):
		return i
	}
	return -1
}

// behindSource gives where r begins without a source that opens it: according
// to the minister, | talks.
func (f *Finder) behindSource(r run) int {
	if r.first >= r.last {
		return r.first
	}
	opens := f.w.Tags[r.first].Set.Has(lang.According) || r.first > 0 && f.w.Tags[r.first-1].Set.Has(lang.According)
	for k := r.first; f.w.Tags[k].Inside && k > 0 && !opens; k-- {
		opens = f.w.Tags[k-1].Set.Has(lang.According)
	}
	for k := r.first; opens && k < r.last && k < r.first+8; k++ {
		if f.w.Tokens[k].Value == ',' && f.w.Tokens[k].Kind == text.Punct {
			return k + 1
		}
	}
	return r.first
}

// behindExpected gives where a title [first, last) begins without what only says that
// it is to come: it is expected that | the chancellor visits Tunis.
func (f *Finder) behindExpected(first, last int) int {
	const most = 5 // tokens
	sure := false
	for i := first; i < min(last-1, first+most); i++ {
		set := f.w.Tags[i].Set
		switch {
		case sure && f.w.Tags[i].Before == 0 && (set.Has(lang.That) || f.w.Tags[i].Inside && f.saysOf(i, lang.That)):
			return i + max(1, int(f.w.Tags[i].Len))
		case f.w.Tags[i].Inside || f.comma(i):
		case f.endsClause(i):
			return first
		case set.Any(expecting) && !set.Any(nounSet.Or(tellingVerbs)):
			sure = true
		case !set.Any(lightSet):
			return first
		}
	}
	return first
}

var (
	expecting  = lang.Of(lang.Scheduled, lang.Expected)
	notPlace   = lang.Of(lang.Event, lang.Light, lang.Act, lang.Future, lang.Scheduled, lang.Host)
	placePrep  = lang.Of(lang.In, lang.Prep)
	takesPlace = lang.Of(lang.Light, lang.Scheduled)
	happens    = lang.Of(lang.Light, lang.Act, lang.Future, lang.Scheduled, lang.Present, lang.Host)
)

// weight counts the words of weight in r.
func (f *Finder) weight(r run) int {
	n := 0
	for i := r.first; i < r.last; i++ {
		if f.w.Tokens[i].Kind == text.Word && !f.w.Tags[i].Set.Any(lightSet) && !f.w.Tags[i].Inside {
			n++
		}
	}
	return n
}

// nounPhrase gives the noun at token i with its modifiers.
func (f *Finder) nounPhrase(i, sentence int) run {
	s := f.sentence(sentence)
	r := run{i, i + int(f.w.Tags[i].Len)}
	for r.last < s.Last && r.last-i < maxTitle && f.extends(r.last, s.Last) {
		r.last += int(f.w.Tags[r.last].Len)
	}
	for r.last > i+1 && f.dangles(r.last-1) {
		r.last--
	}
	for r.first > s.First && i-r.first < 6 && f.precedes(r.first-1) {
		r.first--
	}
	for r.first < i && f.w.Tags[r.first].Set.Any(leadSet) && !f.w.Tags[r.first].Set.Has(lang.Ordinal) {
		r.first++
	}
	return r
}

var leadSet = lang.Of(lang.Article, lang.And, lang.Conj, lang.Glue, lang.Prep, lang.In)

// extends says that token j goes on a noun phrase.
func (f *Finder) extends(j, limit int) bool {
	t, tag := &f.w.Tokens[j], &f.w.Tags[j]
	switch t.Kind {
	case text.Break:
		return false
	case text.Punct:
		switch t.Value {
		case '-', '/', '\'', '’', '&':
			return true
		case '–', '—':
			return f.closesName(j-1) && f.opensName(j+1) // «Leeds» — «York»
		case '"', '«', '»', '“', '”', '„':
			return f.nameQuoted(j)
		}
		return false
	}
	if f.dated(j) || tag.Set.Any(clauseSet) || tag.Set.Has(lang.Agenda) {
		return false
	}
	if tag.Set.Any(verbSet) && !tag.Set.Any(nounSet) {
		return false
	}
	if tag.Set.Any(prepSet) && j+1 < limit && f.dated(j+1) {
		return false
	}
	return true
}

var (
	nounSet = lang.Of(lang.Event, lang.Role, lang.Venue, lang.Noun, lang.Head, lang.Ordinal)
	prepSet = lang.Of(lang.In, lang.Prep, lang.Glue, lang.Between, lang.Range, lang.Deadline, lang.Before, lang.After, lang.Until, lang.Since)
)

// wholeStart widens r to the beginning of the noun phrase in whose middle it
// begins: Court of | Appeal, حزب | الأمة.
func (f *Finder) wholeStart(r run) run {
	if r.first >= r.last {
		return r
	}
	const most = 5 // words before it
	whole := r
	begin := max(f.sentence(f.w.SentenceAt(r.first)).First, r.first-most)
	for whole.first > begin && f.goesBack(whole.first) {
		whole.first--
	}
	if f.weight(whole) > maxTitle || whole.first < r.first && f.governedByPrep(whole.first) {
		return r // it would push the end out, or take what a preposition governs
	}
	return whole
}

// goesBack says that token i goes on a noun phrase that the token before it is of.
func (f *Finder) goesBack(i int) bool {
	noun := func(k int) bool {
		tag := &f.w.Tags[k]
		return f.w.Tokens[k].Kind == text.Word && !f.dated(k) && (tag.Set.Any(nounSet) || !tag.Set.Any(noNoun)) && !(tag.Inside && f.phraseSet(k).Any(noNoun))
	}
	return noun(i) && f.w.Tags[i].Before == 0 && !f.w.Tags[i].Set.Any(lang.Of(lang.Event, lang.Role)) && noun(i-1)
}

// noNoun are the classes of words that are no part of a noun's phrase.
var noNoun = verbSet.Or(clauseSet).Or(leadSet).Or(lang.Of(lang.Act, lang.Attend, lang.Negation, lang.Pronoun, lang.Infinitive, lang.Stop, lang.According, lang.Agenda, lang.Online))

// precedes says that token j may stand before the noun as part of its phrase:
// modifiers, where the language puts them there.
func (f *Finder) precedes(j int) bool {
	t, tag := &f.w.Tokens[j], &f.w.Tags[j]
	if f.dated(j) || tag.Inside && (tag.Phrase >= 0 || f.phraseSet(j).Any(verbSet)) {
		return false
	}
	if tag.Set.Has(lang.Ordinal) || tag.Set.Has(lang.Head) {
		return true
	}
	if !f.w.Lex.ModifiersFirst {
		return false
	}
	if t.Kind == text.Punct {
		return t.Value == '-' || t.Value == '\'' || t.Value == '’'
	}
	if t.Kind == text.Number {
		return true
	}
	return t.Kind == text.Word && !tag.Set.Any(verbSet) && !tag.Set.Any(clauseSet) && !tag.Set.Any(prepSet) &&
		!tag.Set.Any(stopLeft)
}

var stopLeft = lang.Of(lang.And, lang.Conj, lang.Pronoun, lang.Act, lang.Negation, lang.Infinitive, lang.Article)

// dangles says that a phrase must not end with token j.
func (f *Finder) dangles(j int) bool {
	t, tag := &f.w.Tokens[j], &f.w.Tags[j]
	if t.Kind == text.Punct {
		return true
	}
	if f.w.Lex.Has(tag.Word, lang.Until) && f.dated(j+1) {
		return true
	}
	set, need := tag.Set, needSet
	if tag.Len > 1 && tag.Word >= 0 && f.dated(j+1) { // by | 5 May, in a phrase of lists
		return f.w.Lex.Entry(tag.Word).Set.Any(prepSet.Or(leadSet))
	}
	if tag.Inside { // the rest of a phrase: starting | from
		set, need = f.phraseSet(j), phraseNeeds
	}
	if !set.Any(nounSet) && set.Any(need) {
		return true
	}
	return t.Kind == text.Word && tag.Before == 0 && (tag.Set.Any(prepSet) || tag.Set.Any(leadSet) || tag.Set.Has(lang.Agenda) || tag.Set.Has(lang.Stop)) && !tag.Set.Any(nounSet)
}

// nameQuoted says that the quotation mark at j opens or closes a name.
func (f *Finder) nameQuoted(j int) bool {
	for _, k := range [2]int{j + 1, j - 1} {
		if k < 0 || k >= len(f.w.Tokens) {
			continue
		}
		if q := f.w.QuoteAt(k); q >= 0 {
			return f.w.Quotes[q].Last-f.w.Quotes[q].First <= 5
		}
	}
	return false
}

// dated says that token j belongs to a time expression.
func (f *Finder) dated(j int) bool { return j >= 0 && j < len(f.inDate) && f.inDate[j] }

// clause gives the clause around the date of c, from its border to its border.
func (f *Finder) clause(c *candidate) run {
	e := &f.in.Exprs[c.expr]
	s := f.sentence(c.sentence)
	at := e.First
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		at = c.head.token
	}
	r := run{at, at + 1}
	if at == e.First {
		r.last = e.Last
	}
	for r.first > max(s.First, at-2*reach) && (!f.endsClause(r.first-1) || inAny(f.insertions, r.first-1)) {
		r.first--
	}
	for r.last < min(s.Last, at+2*reach) && (!f.endsClause(r.last) || inAny(f.insertions, r.last)) {
		r.last++
	}
	if q := f.w.QuoteAt(at); q >= 0 {
		r.first, r.last = max(r.first, f.w.Quotes[q].First), min(r.last, f.w.Quotes[q].Last)
	}
	return r
}

// endsClause says that token i separates clauses.
func (f *Finder) endsClause(i int) bool {
	if t := &f.w.Tokens[i]; t.Kind == text.Punct || t.Kind == text.Break {
		return f.markEndsClause(i)
	}
	set := f.w.Tags[i].Set
	return set.Any(clauseSet) && !set.Any(nounSet) && !(set.Any(leadsToDay) && f.dated(i+1)) // until | Friday
}

// leadsToDay are the classes of words that open a clause, or lead to a time.
var leadsToDay = lang.Of(lang.Until, lang.Since, lang.Before, lang.After)

// markEndsClause says that token i, a mark or a break, separates clauses.
func (f *Finder) markEndsClause(i int) bool {
	t := &f.w.Tokens[i]
	if t.Kind == text.Break {
		return true
	}
	switch t.Value {
	case ',', ';', ':', '،', '؛', '(', ')', '—', '–', '.', '!', '?', '؟', '…':
		return !(i+1 < len(f.w.Tokens) && !f.w.Tokens[i+1].Spaced && f.w.Tokens[i+1].Kind != text.Punct)
	case '«', '»', '"', '“', '”', '„':
		return !f.nameQuoted(i)
	}
	return false
}
