package event

import (
	"strings"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Groups of the features of a kind of event. Each says something of the event;
// a feature is that of an event together with the kind that it may be.
const (
	kBias          = iota
	kHead          // kind of the head × noun or verb
	kFirst         // kind of the first event that the title names
	kSays          // the same, or else the kind of the head
	kTitle         // kinds of the events that the title names
	kNear          // kinds of the events near the date, the head
	kSentence      // kinds of the events in the sentence
	kHeadline      // kinds of the events in the headline
	kArticle       // the kind that most events of the article are of; the kinds of a third or more
	kTopicTitle    // kinds whose field words of the title belong to
	kTopicSentence // the same of the sentence
	kTopicHeadline // of the headline
	kTopicArticle  // the field of most words of the article; those of a third or more
	kHolds         // classes of the words of the title
	kBeside        // classes of the words near the date
	kWhen          // grain, range, clock
	kShow          // a line of a programme; dates of the article
)

var kindGroups = []group{
	kBias: {"bias", 1, nil}, kHead: {"head", kinds * 2, nil}, kFirst: {"first", kinds, nil}, kSays: {"says", kinds, nil}, kTitle: {"title", kinds, nil},
	kNear: {"near", kinds, nil}, kSentence: {"sentence", kinds, nil}, kHeadline: {"headline", kinds, nil}, kArticle: {"article", 2 * kinds, nil},
	kTopicTitle: {"topic of title", kinds, nil}, kTopicSentence: {"topic of sentence", kinds, nil}, kTopicHeadline: {"topic of headline", kinds, nil},
	kTopicArticle: {"topic of article", 2 * kinds, nil}, kHolds: {"holds", len(cues), cueName}, kBeside: {"beside", len(cues), cueName}, kWhen: {"when", 8, nil}, kShow: {"show", 8, nil},
}

func cueName(k int) string { return cues[k].String() }

// kindFacts lays out what is said of an event, kindLayout the same for each kind
// that it may be.
var (
	kindFacts  = number(kindGroups)
	kindLayout = timesKinds(kindFacts)
)

// timesKinds lays out each feature of l once for each kind.
func timesKinds(l *layout) *layout {
	var groups []group
	for i := range l.count {
		groups = append(groups, group{l.name(i), kinds, func(k int) string { return lang.KindNames[k] }})
	}
	return number(groups)
}

// kindOf gives the kind of a happening: the one that weighs most by what its
// best mention and its title say.
func (f *Finder) kindOf(best *candidate, title string) int32 {
	f.features = f.kindFeatures(best, title, f.features[:0])
	var weight [kinds]float64
	for _, i := range f.features {
		for k, w := range f.models.Kinds.Weights[i*kinds:][:kinds] {
			weight[k] += w
		}
		if k := i - kindFacts.at[kSays]; 0 <= k && k < kinds {
			weight[k] += named
		}
	}
	kind, most := lang.OtherKind, -1e9
	for k := lang.Meeting; k <= lang.OtherKind; k++ {
		if weight[k] > most {
			kind, most = k, weight[k]
		}
	}
	return kind
}

// named is what the kind weighs more, beside what is learned, that the first
// event of the title or else the head is of by its own meaning: other cues must
// be many to outweigh it.
const named = 1

// kindFeatures appends what c and its title say of the kind of event.
func (f *Finder) kindFeatures(c *candidate, title string, dst []int32) []int32 {
	add := func(g int, k int32) { dst = append(dst, kindFacts.at[g]+k) }
	add(kBias, 0)
	verb := int32(0)
	if !c.head.noun {
		verb = 1
	}
	add(kHead, c.head.kind*2+verb)
	titled := f.kindsIn(c.sentence, title)
	add(kFirst, titled.first)
	if titled.first > 0 {
		add(kSays, titled.first)
	} else {
		add(kSays, c.head.kind)
	}
	visit(titled.events, func(k int32) { add(kTitle, k) })
	visit(titled.topics, func(k int32) { add(kTopicTitle, k) })
	s := f.sentence(c.sentence)
	near, all := f.kindsAround(c, s)
	visit(near.events, func(k int32) { add(kNear, k) })
	visit(all.events, func(k int32) { add(kSentence, k) })
	visit(all.topics, func(k int32) { add(kTopicSentence, k) })
	if f.inTitle(0) && c.sentence > 0 {
		headline := f.kindsIn(0, "")
		visit(headline.events, func(k int32) { add(kHeadline, k) })
		visit(headline.topics, func(k int32) { add(kTopicHeadline, k) })
	}
	article := f.articleKinds()
	add(kArticle, article.events.most())
	visit(article.events.third(), func(k int32) { add(kArticle, kinds+k) })
	add(kTopicArticle, article.topics.most())
	visit(article.topics.third(), func(k int32) { add(kTopicArticle, kinds+k) })
	var beside lang.Set
	for i := max(s.First, c.first-scope); i < min(s.Last, c.last+scope); i++ {
		beside = beside.Or(f.w.Tags[i].Set)
	}
	for k, class := range cues {
		if titled.holds.Has(class) {
			add(kHolds, int32(k))
		}
		if beside.Has(class) {
			add(kBeside, int32(k))
		}
	}
	when := [...]bool{!c.from.AllDay(), c.to.Day > c.from.Day, c.expr >= 0 && f.in.Exprs[c.expr].Grain == timex.GrainMonth,
		c.expr >= 0 && f.in.Exprs[c.expr].Grain.Coarse(), c.moved, c.sentence == 0}
	for k, on := range when {
		if on {
			add(kWhen, int32(k))
		}
	}
	add(kShow, int32(yesNo(c.show)))
	add(kShow, 2+int32(min(len(f.cands)/4, 3)))
	return dst
}

// kindCount counts words by kind.
type kindCount [kinds]int

// kindSet is the kinds of some words.
type kindSet struct {
	events kindCount // that name events
	topics kindCount // of the fields that events belong to
	first  int32     // the kind of the first event, 0 for none
	holds  lang.Set  // classes of the words among them
}

// visit visits the kinds that are counted.
func visit(count kindCount, see func(k int32)) {
	for k, n := range count {
		if n > 0 && k > 0 {
			see(int32(k))
		}
	}
}

// most gives the kind of the most, 0 for none.
func (c *kindCount) most() (most int32) {
	for k, n := range c {
		if n > c[most] {
			most = int32(k)
		}
	}
	return most
}

// third gives the kinds of a third or more, of more than two.
func (c *kindCount) third() (out kindCount) {
	all := 0
	for _, n := range c {
		all += n
	}
	for k, n := range c {
		if all > 2 && 3*n >= all {
			out[k] = n
		}
	}
	return out
}

// kindsIn gives the kinds of the events of sentence n that a title names; any
// of them for "".
func (f *Finder) kindsIn(n int, title string) (out kindSet) {
	first := 1 << 30
	s := f.sentence(n)
	for i := s.First; i < min(s.Last, s.First+2*reach); i++ {
		last := i + int(f.w.Tags[i].Len) - 1
		if f.w.Tags[i].Inside || last >= s.Last {
			continue
		}
		at := i
		if title != "" {
			if at = strings.Index(title, f.w.Text[f.w.BareStart(i):f.w.Tokens[last].End]); at < 0 {
				continue
			}
		}
		out.holds = out.holds.Or(f.w.Tags[i].Set)
		if k, ok := f.w.Value(i, lang.Topic); ok {
			out.topics[k]++
		}
		k, noun := f.w.Value(i, lang.Event)
		if !noun {
			k, _ = f.w.Value(i, lang.Act)
		}
		if k == 0 || f.hyphenated(last) {
			continue
		}
		out.events[k]++
		if !noun {
			at += 1 << 20 // what a verb says, where no noun says it
		}
		if at < first {
			out.first, first = k, at
		}
	}
	return out
}

// kindsAround gives the kinds of the words near the date of c, and of all in
// its sentence s.
func (f *Finder) kindsAround(c *candidate, s text.Sentence) (near, all kindSet) {
	for i := max(s.First, c.first-reach); i < min(s.Last, c.last+reach); i++ {
		if f.w.Tags[i].Inside {
			continue
		}
		if k, ok := f.w.Value(i, lang.Topic); ok {
			all.topics[k]++
		}
		k, ok := f.w.Value(i, lang.Event)
		if !ok {
			k, ok = f.w.Value(i, lang.Act)
		}
		if !ok {
			continue
		}
		all.events[k]++
		if f.distance(i, c.first) <= strongBorder {
			near.events[k]++
		}
	}
	return near, all
}

// articleKinds counts the kinds of the words of the article, or of the first
// thousands of a long one.
func (f *Finder) articleKinds() *kindSet {
	if f.counted {
		return &f.kinds
	}
	f.kinds, f.counted = kindSet{}, true
	const most = 3000 // tokens
	for _, i32 := range f.noted {
		i := int(i32)
		if i >= most {
			break
		}
		if f.w.Tags[i].Set.Has(lang.Event) {
			k, _ := f.w.Value(i, lang.Event)
			f.kinds.events[k]++
		}
		if f.w.Tags[i].Set.Has(lang.Topic) {
			k, _ := f.w.Value(i, lang.Topic)
			f.kinds.topics[k]++
		}
	}
	return &f.kinds
}

// kindWords gives the kinds that c may be of with their features, for training.
func (f *Finder) kindWords(c *candidate, title string) []Word {
	facts := f.kindFeatures(c, title, nil)
	var out []Word
	for k := lang.Meeting; k <= lang.OtherKind; k++ {
		w := Word{Text: lang.KindNames[k]}
		for _, i := range facts {
			w.Features = append(w.Features, i*kinds+k)
		}
		out = append(out, w)
	}
	return out
}
