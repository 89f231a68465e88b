package event

import (
	"slices"
	"sort"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Passages that give no date, or one that alone would not count, may still
// speak of an event that another passage dates. The rules here link them: they
// ask what kind of event a passage names, whether it announces it, and where
// it stands beside the passage with the date.

// gather adds to each happening the passages that speak of it without a date
// that counts.
func (f *Finder) gather(hs []happening) {
	for k := range hs {
		h := &hs[k]
		for _, i := range h.mentions {
			c := &f.cands[i]
			if c.head.token >= 0 && c.head.sentence != c.sentence {
				h.tell(f.undated(c.head.token, c.head.sentence))
			}
			if c.hourAt > 0 {
				h.tell(f.cands[c.hourAt])
			}
			f.foretell(h, c)
			f.follow(h, c)
		}
	}
	f.adopt(hs)
}

// tell adds a passage to what is told of h.
func (h *happening) tell(c candidate) { h.told = append(h.told, c) }

// undated makes a mention without a date of the event noun at token i.
func (f *Finder) undated(i, sentence int) candidate {
	kind, _ := f.w.Value(i, lang.Event)
	return candidate{
		expr: -1, first: i, last: i + int(f.w.Tags[i].Len), sentence: sentence,
		head: head{token: i, sentence: sentence, kind: kind, noun: true},
	}
}

// near is how many sentences apart two passages of one event stand at most
// where the date of one of them alone would not count.
const near = 3

// adopt gives happenings the dates that alone were not judged to announce an
// event, where a passage near by does: the same day, and the same event in it.
func (f *Finder) adopt(hs []happening) {
	days := f.mentionsOf(hs)
	for i := range f.cands {
		c := &f.cands[i]
		if c.keep || !c.fit || f.in.Exprs[c.expr].Tense < 0 || c.head.token < 0 {
			continue
		}
		for _, k := range nearTo(days[c.from.Day], c.sentence) {
			if f.besides(&hs[k], c) {
				c.why = "speaks of an event announced beside it"
				hs[k].tell(*c)
				break
			}
		}
	}
}

// mention is a sentence that speaks of a happening.
type mention struct{ sentence, happening int }

// mentionsOf gives the mentions of happenings by their day, in the order of the text.
func (f *Finder) mentionsOf(hs []happening) map[timex.Date][]mention {
	days := make(map[timex.Date][]mention, len(hs))
	for k := range hs {
		all := slices.Grow(days[hs[k].from.Day], len(hs[k].mentions))
		for _, i := range hs[k].mentions {
			all = append(all, mention{f.cands[i].sentence, k})
		}
		days[hs[k].from.Day] = all
	}
	for _, all := range days {
		slices.SortFunc(all, func(a, b mention) int { return a.sentence - b.sentence })
	}
	return days
}

// nearTo gives the happenings, in order, that are mentioned near sentence s: the
// first of a sentence that tells of very many.
func nearTo(all []mention, s int) (hs []int) {
	const most = 8 * mostOfDay
	at := sort.Search(len(all), func(i int) bool { return all[i].sentence >= s-near })
	for ; at < len(all) && all[at].sentence <= s+near && len(hs) < most; at++ {
		hs = append(hs, all[at].happening)
	}
	slices.Sort(hs)
	return slices.Compact(hs)
}

// besides says that c speaks of h and stands near one of its mentions.
func (f *Finder) besides(h *happening, c *candidate) bool {
	at, _ := slices.BinarySearchFunc(h.mentions, c.sentence, func(i, s int) int { return f.cands[i].sentence - s })
	for _, k := range [2]int{at - 1, at} {
		if k < 0 || k >= len(h.mentions) {
			continue
		}
		o := &f.cands[h.mentions[k]]
		if abs(o.sentence-c.sentence) <= near && f.in.Exprs[o.expr].Grain.Coarse() == f.in.Exprs[c.expr].Grain.Coarse() &&
			(o.from.AllDay() || c.from.AllDay() || o.from.Clock == c.from.Clock) && !f.apart(o, c) && f.likeness(o, c) >= mergeLikeness {
			return true
		}
	}
	return false
}

// foretell links to the direct speech that dates an event the narrator's
// sentence right before it that announces an event of the same kind without a
// day: «The ministers plan a meeting in Vienna. "The meeting is on 5 May," …».
func (f *Finder) foretell(h *happening, c *candidate) {
	q := f.quoteOf(c.first, c.sentence)
	if q < 0 || c.head.token < 0 || !c.head.noun {
		return
	}
	s := f.w.SentenceAt(f.w.Quotes[q].First)
	if c.sentence != s || s == 0 || f.inTitle(s-1) || f.w.Sentences[s].Paragraph-f.w.Sentences[s-1].Paragraph > 1 || f.hasDay(s-1) {
		return
	}
	before := f.sentence(s - 1)
	for i := before.First; i < before.Last; i++ {
		if f.sameNoun(i, c.head.token) && !f.spoken(i) && f.announced(i, s-1) {
			h.tell(f.undated(i, s-1))
			return
		}
	}
}

// sameNoun says that the nouns at tokens i and j name an event alike.
func (f *Finder) sameNoun(i, j int) bool {
	a, b := &f.w.Tags[i], &f.w.Tags[j]
	if !a.Set.Has(lang.Event) || a.Inside || b.Inside {
		return false
	}
	return a.Entry == b.Entry && a.Phrase == b.Phrase || f.w.Stem(i) == f.w.Stem(j)
}

// spoken says that token i stands in direct speech.
func (f *Finder) spoken(i int) bool {
	q := f.w.QuoteAt(i)
	return q >= 0 && f.speech[q].speech
}

// announced says that the event at token i of sentence s is to come: a word
// that announces stands beside it, and none nearer that tells what was.
func (f *Finder) announced(i, s int) bool {
	sen := f.sentence(s)
	to, past := scope+1, scope+1
	for k := max(sen.First, i-reach); k < min(sen.Last, i+reach); k++ {
		switch set := f.w.Tags[k].Set; {
		case set.Any(announceSet), set.Has(lang.Light) && set.Has(lang.Present):
			to = min(to, f.distance(k, i))
		case set.Has(lang.Past):
			past = min(past, f.distance(k, i))
		}
	}
	return to <= scope && to < past
}

var announceSet = lang.Of(lang.Future, lang.Scheduled, lang.Infinitive, lang.Expected)

// exprsOf gives the time expressions of sentence s.
func (f *Finder) exprsOf(s int) []timex.Expr {
	all := f.in.Exprs
	lo := sort.Search(len(all), func(i int) bool { return all[i].Sentence >= s })
	hi := lo
	for hi < len(all) && all[hi].Sentence == s {
		hi++
	}
	return all[lo:hi]
}

// hasDay says that sentence s names a day.
func (f *Finder) hasDay(s int) bool {
	return slices.ContainsFunc(f.exprsOf(s), func(e timex.Expr) bool {
		return (e.Type == timex.TypeDate || e.Type == timex.TypeTime) && !e.Grain.Coarse() && !e.Vague
	})
}

// follow adds what goes on about c's event right behind it: what the speaker
// adds, or a sentence without a date that takes the event's noun up again.
func (f *Finder) follow(h *happening, c *candidate) {
	if f.inTitle(c.sentence) {
		return
	}
	next := c.sentence + 1
	if q := f.w.QuoteAt(c.first); q >= 0 && f.speech[q].speech {
		for next < len(f.w.Sentences) && f.w.Sentences[next].First < f.w.Quotes[q].Last {
			next++
		}
		if next >= len(f.w.Sentences) || f.dates[next] > 0 {
			return
		}
		if f.adds(q, next) {
			h.tell(candidate{expr: -1, first: f.sentence(next).First, last: f.sentence(next).First + 1, sentence: next, head: head{token: -1}})
		}
		return
	}
	if next >= len(f.w.Sentences) || f.dates[next] > 0 || c.head.token < 0 {
		return
	}
	apart := f.w.Sentences[next].Paragraph - f.w.Sentences[c.sentence].Paragraph
	if i := f.takenUp(next, c); i >= 0 && (apart == 0 || apart == 1 && f.pointsBack(i) && f.announced(i, next)) {
		h.tell(f.undated(i, next))
	}
}

// adds says that the quotation after q stands in sentence s and goes on with q.
func (f *Finder) adds(q, s int) bool {
	if q+1 >= len(f.w.Quotes) || !f.speech[q+1].speech || !f.speech[q+1].goesOn {
		return false
	}
	sen, first := f.sentence(s), f.w.Quotes[q+1].First
	return first >= sen.First && first < sen.Last
}

// takenUp gives the token near the beginning of sentence s that names c's
// event again, or the pronoun that begins it and stands for the event, or -1.
func (f *Finder) takenUp(s int, c *candidate) int {
	sen := f.sentence(s)
	if f.standsFor(sen) {
		return sen.First
	}
	for i := sen.First; i < sen.Last && i < sen.First+8; i++ {
		if f.w.Tags[i].Set.Has(lang.Event) && (f.sameNoun(i, c.head.token) || f.pointsBack(i)) {
			return i
		}
	}
	return -1
}

// standsFor says that a sentence begins with a pronoun that takes place, as «It
// will be held in Oslo».
func (f *Finder) standsFor(sen text.Sentence) bool {
	if !f.w.Tags[sen.First].Set.Has(lang.Pronoun) {
		return false
	}
	for i := sen.First + 1; i < sen.Last && i < sen.First+5; i++ {
		set := f.w.Tags[i].Set
		if set.Has(lang.Light) {
			return true
		}
		if set.Any(lang.Of(lang.Past, lang.Report, lang.Event)) {
			return false
		}
	}
	return false
}

// pointsBack says that the noun at token i has an article or another word that
// points back: the meeting, this meeting.
func (f *Finder) pointsBack(i int) bool {
	if i > 0 && f.indefinite(i-1) {
		return false
	}
	return f.w.Tags[i].Set.Has(lang.Article) || i > 0 && f.w.Tags[i-1].Set.Any(backSet)
}

// indefinite says that token i is the article that is the number one too: a, un.
func (f *Finder) indefinite(i int) bool {
	n, ok := f.w.Value(i, lang.Number)
	return ok && n == 1 && f.w.Tags[i].Set.Has(lang.Article) && f.w.Tokens[i].Kind == text.Word
}

var backSet = lang.Of(lang.Article, lang.Follow)
