package event

import (
	"fmt"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// The features of a candidate are numbers of a fixed layout, the same for all
// languages: the words of a language enter through their classes alone.

// cues are the classes whose distance from the date counts.
var cues = [...]lang.Class{
	lang.Future, lang.Past, lang.Present, lang.Infinitive, lang.Scheduled, lang.Expected, lang.Condition, lang.Negation,
	lang.Cancelled, lang.Postponed, lang.Denied, lang.Wish, lang.Forecast, lang.Annual, lang.Habit, lang.Before, lang.After,
	lang.Since, lang.Until, lang.Deadline, lang.Aged, lang.Event, lang.Act, lang.Host, lang.Light, lang.Attend, lang.Report,
	lang.According, lang.Venue, lang.Online, lang.Role, lang.Follow, lang.Medium, lang.Agenda, lang.Head, lang.Ends,
}

// beside are the classes that count in the words that touch the date.
var beside = [...]lang.Class{
	lang.In, lang.Prep, lang.Before, lang.After, lang.Since, lang.Until, lang.Deadline, lang.Between, lang.Range, lang.And,
	lang.Scheduled, lang.Past, lang.Event, lang.Future, lang.Present, lang.According, lang.Report, lang.Article, lang.Glue, lang.Aged,
}

const (
	cueBuckets = 5
	rels       = 8
	tenses     = 3
	forms      = 8
	kinds      = 10
)

const (
	gBias = iota
	gRel
	gForm
	gGrain
	gTense
	gRelTense
	gFormTense
	gRelForm
	gCueBefore
	gCueAfter
	gCueClause // in the same clause, either side
	gPrev
	gNext
	gKind
	gHead
	gKindTense
	gPlaceIn
	gSentence
	gDates
	gMentions
	gFlags
	gCuePair
	gGoverned // what governs the date × days to it
)

// pairs are cues that mean more together in one clause.
var pairs = [...][2]lang.Class{
	{lang.Event, lang.Scheduled}, {lang.Event, lang.Future}, {lang.Event, lang.Past}, {lang.Event, lang.Present},
	{lang.Act, lang.Future}, {lang.Act, lang.Past}, {lang.Act, lang.Present}, {lang.Event, lang.Light}, {lang.Light, lang.Future},
	{lang.Light, lang.Past}, {lang.Event, lang.Host}, {lang.Report, lang.Past}, {lang.Future, lang.Past}, {lang.Scheduled, lang.Past},
	{lang.Negation, lang.Future}, {lang.Event, lang.Negation}, {lang.Event, lang.Expected}, {lang.Past, lang.Infinitive},
	{lang.Light, lang.Present}, {lang.Event, lang.Cancelled}, {lang.Event, lang.Postponed}, {lang.Event, lang.Before}, {lang.Event, lang.After},
}

var dateLayout = number([]group{
	gBias: {"bias", 1, nil}, gRel: {"rel", rels, nil}, gForm: {"form", forms, nil}, gGrain: {"grain", 16, nil}, gTense: {"tense", tenses, nil},
	gRelTense: {"rel×tense", rels * tenses, nil}, gFormTense: {"form×tense", forms * tenses, nil}, gRelForm: {"rel×form", rels * forms, nil},
	gCueBefore: {"before", len(cues) * cueBuckets, cueLabel}, gCueAfter: {"after", len(cues) * cueBuckets, cueLabel}, gCueClause: {"clause", len(cues), func(k int) string { return cues[k].String() }},
	gPrev: {"prev", len(beside) + 1, besideLabel}, gNext: {"next", len(beside) + 1, besideLabel}, gKind: {"kind", kinds, nil}, gHead: {"head", 8, nil},
	gKindTense: {"kind×tense", kinds * tenses, nil}, gPlaceIn: {"place", 6, nil}, gSentence: {"length", 5, nil}, gDates: {"dates", 5, nil},
	gMentions: {"mentions", 4, nil}, gFlags: {"flag", 24, nil}, gCuePair: {"pair", len(pairs), func(k int) string { return pairs[k][0].String() + " " + pairs[k][1].String() }},
	gGoverned: {"governed", int(governors) * rels, nil},
})

func cueLabel(k int) string { return fmt.Sprintf("%s %d", cues[k/cueBuckets], k%cueBuckets) }

func besideLabel(k int) string {
	if k == len(beside) {
		return "none"
	}
	return beside[k].String()
}

// bucket sorts a distance in words.
func bucket(d int) int {
	switch {
	case d <= 2:
		return 0
	case d <= 5:
		return 1
	case d <= 10:
		return 2
	case d <= 20:
		return 3
	}
	return 4
}

// relOf sorts the days from publication to the event.
func relOf(d timex.Date) int32 {
	switch {
	case d < 0:
		return 0
	case d == 0:
		return 1
	case d == 1:
		return 2
	case d <= 7:
		return 3
	case d <= 31:
		return 4
	case d <= 122:
		return 5
	case d <= 366:
		return 6
	}
	return 7
}

// formOf sorts the way in which a date is written.
func formOf(e *timex.Expr) int32 {
	switch {
	case e.Anchor == timex.AnchorEvent:
		return 0
	case e.ClockOnly:
		return 1
	case e.Grain.Coarse():
		return 2
	case e.Anchor == timex.AnchorNone:
		return 3 // with its year
	case e.Relative:
		return 4
	case e.Named:
		if e.Coming {
			return 7 // next Monday
		}
		return 5 // a weekday alone
	}
	return 6 // day and month
}

// featuresOf appends the features of c.
func (f *Finder) featuresOf(c *candidate, dst []int32) []int32 {
	e := &f.in.Exprs[c.expr]
	add := func(g int, k int32) { dst = append(dst, dateLayout.at[g]+k) }
	rel, form, tense := relOf(c.from.Day-f.in.Published.Day), formOf(e), int32(e.Tense)+1
	add(gBias, 0)
	add(gRel, rel)
	add(gForm, form)
	add(gGrain, int32(e.Grain))
	add(gTense, tense)
	add(gRelTense, rel*tenses+tense)
	add(gFormTense, form*tenses+tense)
	add(gRelForm, rel*forms+form)
	add(gGoverned, f.governed(e)*rels+rel)
	add(gKind, c.head.kind)
	add(gKindTense, c.head.kind*tenses+tense)
	switch {
	case c.head.token < 0:
		add(gHead, 0)
	case c.head.noun:
		add(gHead, 1)
	default:
		add(gHead, 2)
	}
	if c.head.token >= 0 {
		add(gHead, 3+int32(bucket(c.head.distance)))
	}
	dst = f.cueFeatures(e, dst)
	dst = f.besideFeatures(e, dst)
	return f.placeFeatures(c, e, dst)
}

// cueSet holds the cues; far is the distance of one that is not there.
var cueSet = lang.Of(cues[:]...)

const far = 1 << 20

// cueFeatures appends how far the nearest word of each cue class stands.
func (f *Finder) cueFeatures(e *timex.Expr, dst []int32) []int32 {
	s := f.sentence(e.Sentence)
	var before, after [lang.Classes]int
	for _, class := range cues {
		before[class], after[class] = far, far
	}
	own := f.ownPart(e, run{max(s.First, e.First-reach), min(s.Last, e.Last+reach)})
	for i := own.first; i < own.last; i++ {
		if i >= e.First && i < e.Last {
			continue
		}
		for class := range f.w.Tags[i].Set.And(cueSet).All() {
			if i < e.First {
				before[class] = f.distance(i, e.First) // the last is the nearest
			} else {
				after[class] = min(after[class], f.distance(e.Last-1, i))
			}
		}
	}
	var clause lang.Set
	for k, class := range cues {
		before, after := before[class], after[class]
		if before < far {
			dst = append(dst, dateLayout.at[gCueBefore]+int32(k*cueBuckets+bucket(before)))
		}
		if after < far {
			dst = append(dst, dateLayout.at[gCueAfter]+int32(k*cueBuckets+bucket(after)))
		}
		if min(before, after) <= strongBorder {
			dst = append(dst, dateLayout.at[gCueClause]+int32(k))
			clause.Add(class)
		}
	}
	for k, p := range pairs {
		if clause.Has(p[0]) && clause.Has(p[1]) {
			dst = append(dst, dateLayout.at[gCuePair]+int32(k))
		}
	}
	return dst
}

// besideFeatures appends what touches the date.
func (f *Finder) besideFeatures(e *timex.Expr, dst []int32) []int32 {
	s := f.sentence(e.Sentence)
	touch := func(g, i int) {
		if i < s.First || i >= s.Last {
			dst = append(dst, dateLayout.at[g]+int32(len(beside)))
			return
		}
		set := f.w.Tags[i].Set
		for k, class := range beside {
			if set.Has(class) {
				dst = append(dst, dateLayout.at[g]+int32(k))
			}
		}
	}
	touch(gPrev, e.First-1)
	touch(gNext, e.Last)
	return dst
}

// placeFeatures appends where in the article the date stands.
func (f *Finder) placeFeatures(c *candidate, e *timex.Expr, dst []int32) []int32 {
	add := func(g int, k int32) { dst = append(dst, dateLayout.at[g]+k) }
	s := f.sentence(e.Sentence)
	switch title := f.inTitle(e.Sentence); {
	case title:
		add(gPlaceIn, 0)
	case s.Paragraph <= 1:
		add(gPlaceIn, 1)
	case s.Paragraph <= 3:
		add(gPlaceIn, 2)
	case s.Paragraph <= 8:
		add(gPlaceIn, 3)
	default:
		add(gPlaceIn, 4)
	}
	add(gSentence, int32(bucket((s.Last-s.First)/4)))
	add(gDates, min(f.dates[e.Sentence], 4))
	add(gMentions, max(0, min(f.days[c.from.Day]-1, 3)))
	flags := [...]bool{
		f.w.QuoteAt(e.First) >= 0,
		e.First > s.First && f.w.Tokens[e.First-1].Kind == text.Punct && f.w.Tokens[e.First-1].Value == '(',
		e.Range || c.to.Day > c.from.Day,
		!c.from.AllDay(),
		e.Mismatch,
		e.First-s.First <= 1,
		e.First-s.First <= 6 && s.Paragraph <= 1 && !f.inTitle(e.Sentence),
		s.Last-e.Last <= 2,
		c.from.Day == f.in.Published.Day && e.Grain == timex.GrainMinute,
		f.in.Published.Clock > 0 && e.From.Day == f.in.Published.Day && e.Grain == timex.GrainMinute && e.From.Clock <= f.in.Published.Clock,
		f.asks(s),
		e.From.Day < f.in.Published.Day && e.To.Day >= f.in.Published.Day,
		e.Mod != 0,
		c.head.token >= 0 && c.head.token > e.Last,
		s.Last-s.First <= 12,
		c.again,
		f.line(e),
		f.line(e) && f.lines >= 3,
		f.line(e) && f.lines >= 3 && e.ClockOnly,
		e.Coming,
	}
	for k, on := range flags {
		if on {
			add(gFlags, int32(k))
		}
	}
	return dst
}

// longLine is the most tokens of a line of a list.
const longLine = 40

// line says that e stands in a line of its own, as lists and tables have them.
func (f *Finder) line(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	alone := (e.Sentence == 0 || f.sentence(e.Sentence-1).Paragraph != s.Paragraph) &&
		(e.Sentence+1 == len(f.w.Sentences) || f.sentence(e.Sentence+1).Paragraph != s.Paragraph)
	return alone && s.Last-s.First <= longLine && !f.inTitle(e.Sentence)
}
