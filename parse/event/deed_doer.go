package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// longDoer is the most words of who does it.
const longDoer = 9

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
		case f.w.Tags[stop].Set.Any(relative) && first < last && !f.comma(stop-1) && f.w.Tokens[stop].Kind == text.Word && !f.w.Tags[stop-1].Set.Any(andSet) && !f.saysBefore(stop, s):
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
