package event

import (
	"slices"

	"newscal/parse/lang"
)

// bare is what a title of one word weighs less, or one in which nothing happens,
// or which leaves out the verb that tells it: it does not stand alone in a
// calendar.
const bare = 0.3

// tornApart is what a title weighs less that takes the deed of its clause apart.
const tornApart = 1.5

// wholeDeed is what the whole clause of a deed weighs more: it says who does what.
const wholeDeed = 0.2

// happensIn says that r names an event, or has a verb that tells one.
func (f *Finder) happensIn(r run) bool {
	for i := r.first; i < r.last; i++ {
		if f.w.Tags[i].Set.Any(occurs) {
			return true
		}
	}
	return false
}

// occurs are the classes of words that tell what happens.
var occurs = verbSet.Or(tellingVerbs).Or(lang.Of(lang.Event, lang.Head, lang.Infinitive))

// torn says that r leaves out the verb right before it, or behind it, that tells
// what happens: «the chief | will resign».
func (f *Finder) torn(r run) (before, behind bool) {
	verb := func(i int) bool {
		return f.w.Tags[i].Set.Has(lang.Act) && !f.w.Tags[i].Set.Any(nounSet)
	}
	const most = 4 // an auxiliary, a negation, an adverb
	last := r.last
	for _, in := range f.insertions {
		if last == in.first {
			last = in.last // the court, whose head was ill, | meets
		}
	}
	for i := last; i < min(len(f.w.Tokens), last+most) && !f.endsClause(i) && !behind; i++ {
		behind = verb(i)
	}
	before = r.first > 0 && verb(r.first-1)
	return before, behind
}

// spokenTitle is what words of direct speech weigh less as a title where the
// narrator tells of the event too: «we shall sign» does not say who.
const spokenTitle = 0.3

// cutShort is what a title weighs less that leaves the last words of the phrase of
// its noun out.
const cutShort = 0.4

// cutsShort says that o leaves out a few words at the end of the phrase of its
// noun: «meeting of the advisers | in Ukraine».
func (f *Finder) cutsShort(o *option) bool {
	const few = 3 // tokens
	h := &o.c.head
	if !h.noun || h.token < o.run.first || h.token >= o.run.last {
		return false
	}
	left := f.nounPhrase(h.token, h.sentence).last - o.run.last
	return left > 0 && left <= few
}

// summary gives the title that weighs most among those of all mentions.
func (f *Finder) summary(h *happening) string {
	best, most := option{}, -1e9
	mentions := h.mentions[:min(len(h.mentions), 8)]
	told := slices.ContainsFunc(mentions, func(i int) bool { return !f.spoken(f.cands[i].first) })
	alone := slices.ContainsFunc(mentions, func(i int) bool { return f.cands[i].head.noun && !f.another(&f.cands[i]) })
	for _, i := range mentions {
		all := f.options(&f.cands[i])
		for k := range all {
			f.features = f.optionFeatures(&all[k], all, f.features[:0])
			w := f.models.Options.Weight(f.features)
			if f.weight(all[k].run) < 2 {
				w -= bare
				if f.namedInHeadline(all) {
					w -= bare
				}
			}
			if !f.happensIn(all[k].run) || f.wordsOf(all[k].run) == 1 && f.w.Tags[all[k].run.first].Set.Has(lang.Infinitive) {
				w -= bare
			}
			if all[k].tornBefore || all[k].tornBehind {
				w -= bare
			}
			if all[k].source == fromDeed {
				w += wholeDeed
			}
			if all[k].torn {
				w -= tornApart
			}
			if told && f.spoken(all[k].run.first) {
				w -= spokenTitle
			}
			if alone && f.another(&f.cands[i]) {
				w -= spokenTitle // «another meeting» is told of one before
			}
			if f.cutsShort(&all[k]) {
				w -= cutShort
			}
			if w > most {
				best, most = all[k], w
			}
		}
	}
	if best.c != nil {
		if r := f.completed(best.c, best.run); r != best.run && best.source != fromHeadline && best.source != fromHeadlinePhrase {
			if t := f.cut(r); t != "" {
				best.run, best.text = r, t
			}
		}
		if title := f.withSubject(&best); title != "" {
			return title
		}
	}
	start, end := f.span(f.cands[h.mentions[0]].sentence)
	return f.w.Text[start:end]
}

// namedInHeadline says that one of the options is a phrase of the headline that
// tells more of the event than its noun.
func (f *Finder) namedInHeadline(all []option) bool {
	return slices.ContainsFunc(all, func(o option) bool { return o.source == fromHeadlinePhrase && f.weight(o.run) > 1 })
}
