package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// option is one way to title an event, cut from the article.
type option struct {
	text   string
	run    run
	source int32
	c      *candidate
	torn   bool    // who does what it tells is cut in two
	lag    float64 // what it weighs less than the heaviest stretch

	tornBefore, tornBehind bool // see Finder.torn
}

// Where an option is cut from.
const (
	fromHeaviest int32 = iota // the heaviest stretch of the sentence
	fromSecond
	fromThird
	fromPhrase // the noun phrase of the head
	fromClause // the clause of the head
	fromBefore // the fullest phrase of the same noun before it
	fromHeadline
	fromHeadlinePhrase // the phrase of the same noun in the headline
	fromDeed           // who does what, in the clause of its verb
	fromVerb           // the same, where verbs stand first
	optionSources
)

// Groups of the features of an option.
const (
	oBias = iota
	oSource
	oWords      // its words of weight × source
	oLength     // its words × source
	oHead       // holds the head; the head is …
	oFirst      // classes of its first word
	oLast       // classes of its last word
	oHolds      // classes anywhere in it
	oCapitals   // words with capitals in its middle
	oShared     // words of weight shared with the sentence, for those from elsewhere
	oEvents     // dates of the article × source
	oDefinite   // the head is definite or taken up again × source
	oWeight     // weight of its words by the model of titles
	oKindSource // kind of the event × source
	oSameAs     // is the same text as the option of another source
	oStart      // words before the head × whether modifiers come first
	oTopic      // words of the headline in it
	oAfter      // words behind the head
	oQuoted     // cut from direct speech
	oBefore     // classes of the word before it
	oBehind     // classes of the word behind it
	oNear       // words between it and the date
	oTorn       // the verb before it, or behind it, that tells what happens is left out
	oLag        // what it weighs less than the heaviest stretch
)

var optionLayout = number([]group{
	oBias: {"bias", 1, nil}, oSource: {"source", int(optionSources), nil}, oWords: {"words×source", 8 * int(optionSources), nil},
	oLength: {"length×source", 6 * int(optionSources), nil}, oHead: {"head", 4, nil}, oFirst: perClass("first"),
	oLast: perClass("last"), oHolds: {"holds", int(lang.Classes), classLabel}, oCapitals: {"capitals", 5, nil}, oShared: {"shared×source", 6 * int(optionSources), nil},
	oEvents: {"events×source", 4 * int(optionSources), nil}, oDefinite: {"definite×source", 2 * int(optionSources), nil}, oWeight: {"weight", 8, nil},
	oKindSource: {"kind×source", kinds * int(optionSources), nil}, oSameAs: {"same", int(optionSources), nil},
	oStart: {"start", 12, nil}, oTopic: {"topic", 5, nil}, oAfter: {"after", 8, nil},
	oQuoted: {"quoted", 2, nil}, oBefore: perClass("before"), oBehind: perClass("behind"), oNear: {"near", 12, nil}, oTorn: {"torn", 2, nil}, oLag: {"lag", 8, nil},
})

// options gives the ways to title the mention c.
func (f *Finder) options(c *candidate) []option {
	out := make([]option, 0, optionSources)
	f.passOver(c)
	add := func(source int32, r run) {
		if r.last <= r.first {
			return
		}
		r.first = f.behindExpected(f.behindSource(r), r.last)
		r.first = f.behindTown(c, r)
		r = f.withinPart(c, r, f.withPreposition(c, f.wholeQuotes(f.overDate(f.withDeed(f.oneStatement(c, r))))))
		if c.show {
			r.last = f.beforeHall(c, r)
		}
		if t := f.cut(r); t != "" {
			o := option{text: t, run: r, source: source, c: c}
			o.tornBefore, o.tornBehind = f.torn(r)
			o.tornBefore = o.tornBefore || f.leavesVerb(c, r)
			out = append(out, o)
		}
	}
	heaviest := f.stretches(c, 3)
	for k, s := range heaviest {
		n := len(out)
		if add(fromHeaviest+int32(k), f.withDoer(f.trim(c, f.wholeStart(s.run)))); len(out) > n {
			out[n].lag = heaviest[0].weight - s.weight
		}
	}
	clause, reach := f.clause(c), f.titleRange(c)
	add(fromClause, run{max(clause.first, reach.first), min(clause.last, reach.last)})
	if f.in.TextStart > 0 {
		s := f.sentence(0)
		if last := s.Last; last-s.First <= 40 {
			add(fromHeadline, run{s.First, last})
		}
	}
	if c.head.token >= 0 && c.head.noun {
		add(fromPhrase, f.nounPhrase(c.head.token, c.head.sentence))
	}
	if d := f.deedAt(f.first(c), f.sentence(c.sentence)); d.verb >= 0 {
		for k := range out {
			out[k].torn = f.tears(c, &d, out[k].run)
		}
		if deed, ok := f.deedOption(c, &d); ok {
			out = append(out, deed)
		}
	} else if told, ok := f.relativeOption(c); ok {
		for k := range out {
			out[k].torn = told.takesApart(c, out[k].run)
		}
		out = append(out, told.option)
	}
	if v := f.verbClause(c); v.last > v.first {
		add(fromVerb, v)
		for k := range out { // he discusses with | the ministers the agenda
			if r := out[k].run; !c.head.noun && r.first >= v.first && r.last <= v.last && (c.head.token < r.first || c.head.token >= r.last) {
				out[k].torn = true
			}
		}
	}
	if c.head.token >= 0 && c.head.noun {
		add(fromBefore, f.fullestBefore(c))
		add(fromHeadlinePhrase, f.inHeadline(c))
	}
	return out
}

// namesReach is how many sentences away the event is looked for by name.
const namesReach = 12

// fullestBefore gives the phrase of the same noun, in the sentences before, that
// says most of it. The form of the noun that a dictionary gives counts as two
// words more.
func (f *Finder) fullestBefore(c *candidate) (best run) {
	most := 0
	for s := max(f.firstOfText(), c.head.sentence-namesReach); s < c.head.sentence; s++ {
		sen := f.sentence(s)
		for i := sen.First; i < min(sen.Last, sen.First+80); i++ {
			if !f.sameWord(c, i) {
				continue
			}
			r := f.nounPhrase(i, s)
			weight := f.weight(r)
			if f.w.Lex.Base(f.w.Tags[i].Entry) {
				weight += 2
			}
			if weight > most && r.last-r.first <= maxTitle {
				best, most = r, weight
			}
		}
	}
	return best
}

// sameWord says that token i names an event by the noun of c's head, in
// whatever form.
func (f *Finder) sameWord(c *candidate, i int) bool {
	tag := &f.w.Tags[i]
	return tag.Set.Has(lang.Event) && !tag.Inside && f.w.Stem(i) == f.w.Stem(c.head.token)
}

// inHeadline gives the phrase of the same noun in the headline.
func (f *Finder) inHeadline(c *candidate) run {
	if f.in.TextStart == 0 || c.head.sentence == 0 {
		return run{}
	}
	s := f.sentence(0)
	for i := s.First; i < s.Last; i++ {
		if f.sameWord(c, i) {
			return f.nounPhrase(i, 0)
		}
	}
	return run{}
}

// optionFeatures appends the features of o; all are the options it competes with.
func (f *Finder) optionFeatures(o *option, all []option, dst []int32) []int32 {
	add := func(g int, k int32) { dst = append(dst, optionLayout.at[g]+k) }
	c := o.c
	words, weighty, capitals, topic := 0, 0, 0, 0
	var holds lang.Set
	first, last := -1, -1
	for i := o.run.first; i < o.run.last; i++ {
		t, tag := &f.w.Tokens[i], &f.w.Tags[i]
		if t.Kind != text.Word && t.Kind != text.Number || f.dated(i) {
			continue
		}
		words++
		if first < 0 {
			first = i
		}
		last = i
		if !tag.Set.Any(lightSet) && !tag.Inside {
			weighty++
		}
		if t.Upper && i > o.run.first {
			capitals++
		}
		if o.source != fromHeadline && f.topic.of(f.w.Stem(i)) >= inHeadline {
			topic++
		}
		holds = holds.Or(tag.Set)
	}
	add(oBias, 0)
	if c.head.token >= o.run.first && c.head.token < o.run.last {
		before := int32(min(c.head.token-o.run.first, 5))
		if f.w.Lex.ModifiersFirst {
			before += 6
		}
		add(oStart, before)
		add(oAfter, int32(min(o.run.last-c.head.token-1, 7)))
	}
	add(oTopic, int32(min(topic, 4)))
	add(oQuoted, int32(yesNo(f.quoteOf(c.first, c.sentence) >= 0)))
	add(oSource, o.source)
	add(oWords, int32(min(weighty, 7))*optionSources+o.source)
	add(oLength, int32(min(words/3, 5))*optionSources+o.source)
	add(oCapitals, int32(min(capitals, 4)))
	switch {
	case c.head.token >= o.run.first && c.head.token < o.run.last:
		add(oHead, 0)
	case c.head.token < 0:
		add(oHead, 1)
	default:
		add(oHead, 2)
	}
	each := func(g int, set lang.Set) {
		for c := range set.All() {
			add(g, int32(c))
		}
	}
	each(oHolds, holds)
	if first >= 0 {
		each(oFirst, f.w.Tags[first].Set)
		each(oLast, f.w.Tags[last].Set)
	}
	if s := f.w.SentenceAt(o.run.first); s >= 0 && s != c.sentence {
		add(oShared, int32(min(f.sharedBetween(s, c.sentence), 5))*optionSources+o.source)
	}
	add(oEvents, f.events()*optionSources+o.source)
	definite := int32(0)
	if c.head.token >= 0 && f.pointsBack(c.head.token) {
		definite = 1
	}
	add(oDefinite, definite*optionSources+o.source)
	add(oKindSource, c.head.kind*optionSources+o.source)
	if sen := f.sentence(c.sentence); c.expr >= 0 && o.run.first >= sen.First && o.run.last <= sen.Last {
		e := &f.in.Exprs[c.expr]
		switch {
		case o.run.last <= e.First:
			add(oNear, int32(bucket(f.distance(o.run.last-1, e.First))))
		case o.run.first >= e.Last:
			add(oNear, 5+int32(bucket(f.distance(e.Last-1, o.run.first))))
		default:
			add(oNear, 10)
		}
		dst = f.classes(optionLayout, oBefore, o.run.first-1, run{sen.First, sen.Last}, dst)
		dst = f.classes(optionLayout, oBehind, o.run.last, run{sen.First, sen.Last}, dst)
	}
	if o.tornBefore {
		add(oTorn, 0)
	}
	if o.tornBehind {
		add(oTorn, 1)
	}
	if o.source < fromPhrase {
		add(oLag, int32(min(o.lag*2, 7)))
	}
	for k := range all {
		if all[k].source != o.source && all[k].text == o.text {
			add(oSameAs, all[k].source)
		}
	}
	return dst
}

// events sorts how many dates of the article announce events, or may: 0–1, 2–3,
// 4–5, more. It counts them once.
func (f *Finder) events() int32 {
	if f.announcing < 0 {
		f.announcing = 0
		for i := range f.cands {
			if f.cands[i].why == "" || f.cands[i].keep {
				if f.announcing++; f.announcing >= 6 {
					break
				}
			}
		}
	}
	return f.announcing / 2
}

// optionWords gives the ways to title c with their features, for training.
func (f *Finder) optionWords(c *candidate) []Word {
	all := f.options(c)
	var out []Word
	for i := range all {
		out = append(out, Word{all[i].text, f.optionFeatures(&all[i], all, nil)})
	}
	return out
}
