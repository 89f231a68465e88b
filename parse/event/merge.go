package event

import (
	"cmp"
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// happening is one event with the candidates that speak of it.
type happening struct {
	mentions []int       // candidates, in the order of the text
	told     []candidate // passages that speak of it without a date of their own that was judged to announce it
	from, to timex.Moment
}

// merge makes happenings of the candidates kept: those of one day that speak
// of the same are one.
func (f *Finder) merge() []happening {
	var out []happening
	days := map[timex.Date][]int{}
	for i := range f.cands {
		c := &f.cands[i]
		if !c.keep {
			continue
		}
		day := days[c.from.Day]
		at := -1
		for _, k := range day[max(0, len(day)-mostOfDay):] {
			if f.same(&out[k], c) {
				at = k
				break
			}
		}
		if at < 0 {
			at = len(out)
			out = append(out, happening{from: c.from, to: c.to})
			days[c.from.Day] = append(day, at)
		}
		h := &out[at]
		h.mentions = append(h.mentions, i)
		if h.from.AllDay() && !c.from.AllDay() && h.to.Day == h.from.Day {
			h.from, h.to = c.from, c.to
		}
		if c.to.Day > h.to.Day {
			h.to = c.to
		}
	}
	for i := range out { // a shared day comes last among the candidates
		slices.SortStableFunc(out[i].mentions, func(a, b int) int { return f.cands[a].sentence - f.cands[b].sentence })
	}
	f.gather(out)
	return out
}

// same says that c speaks of the happening h.
func (f *Finder) same(h *happening, c *candidate) bool {
	if !h.from.AllDay() && !c.from.AllDay() && h.from.Clock != c.from.Clock {
		return false
	}
	for _, i := range h.mentions[max(0, len(h.mentions)-mostMentions):] {
		if f.otherPart(&f.cands[i], c) {
			return false
		}
	}
	for n, i := range h.mentions {
		if n > 2 && n < len(h.mentions)-mostMentions {
			continue
		}
		o := &f.cands[i]
		if (o.clause || c.clause) && o.sentence == c.sentence {
			continue
		}
		if (o.show || c.show) && o.sentence != c.sentence {
			continue
		}
		if o.from.Day != c.from.Day || f.in.Exprs[o.expr].Grain.Coarse() != f.in.Exprs[c.expr].Grain.Coarse() {
			continue
		}
		if !o.from.AllDay() && !c.from.AllDay() && o.from.Clock != c.from.Clock {
			continue
		}
		if o.sentence != c.sentence && f.headsShare(o, c) > sameStem && (o.moved != c.moved || f.cancelsOne(o, c)) {
			continue // what is moved to the day of another event, or called off on it
		}
		if o.item != c.item && o.item > 0 && c.item > 0 {
			continue
		}
		if (hoursOfDays(o, c) || f.partOfDays(o, c) || h.to.Day > h.from.Day && c.to.Day == c.from.Day && !c.from.AllDay()) && f.headsShare(o, c) > sameStem {
			continue // the opening at six, of a fair of three days
		}
		if !f.apart(o, c) && !(o.expr == c.expr && o.shares != c.shares) && !f.otherDeeds(o, c) && !f.otherStay(o, c) && !f.twice(o, c) && !f.session(o, c) && !f.sameDay(o, c) && !f.otherRivals(o, c) && !f.shareNothing(o, c) && !f.doesTheSame(c) && !f.deedsApart(o, c) && f.likeness(o, c) >= mergeLikeness {
			return true
		}
	}
	return false
}

// cancelsOne says that one of a and b, two sentences of the text, is called off
// and the other is not.
func (f *Finder) cancelsOne(a, b *candidate) bool {
	return !f.inTitle(a.sentence) && !f.inTitle(b.sentence) && (f.statusOf(a) == Cancelled) != (f.statusOf(b) == Cancelled)
}

// otherPart says that a and b, of two sentences of the text, are at different parts of
// their day: in the morning, and at one p.m.
func (f *Finder) otherPart(a, b *candidate) bool {
	if a.sentence == b.sentence || f.inTitle(a.sentence) || f.inTitle(b.sentence) {
		return false
	}
	x, y := f.hours(a), f.hours(b)
	return x[1] > 0 && y[1] > 0 && (x[1] <= y[0] || y[1] <= x[0])
}

// hours gives the minutes of c's day from which and before which it begins, where its
// hour or the part of the day is told, else nothing.
func (f *Finder) hours(c *candidate) (h [2]int16) {
	if !c.from.AllDay() {
		return [2]int16{c.from.Clock, c.from.Clock + 1}
	}
	e := &f.in.Exprs[c.expr]
	if e.Grain != timex.GrainPart || e.Range || e.Vague || c.to.Day > c.from.Day {
		return h
	}
	from, to := e.Bounds()
	if to.Day > from.Day {
		to.Clock += 24 * 60
	}
	if e.Part == lang.Evening || e.Part == lang.Night {
		from.Clock -= 3 * 60 // four o'clock is told as evening, by some
	}
	return [2]int16{from.Clock, to.Clock}
}

// hoursOfDays says that one of a and b lasts for whole days and the other is
// at an hour of one.
func hoursOfDays(a, b *candidate) bool {
	if a.from.AllDay() != b.from.AllDay() && !a.from.AllDay() {
		a, b = b, a
	}
	return a.from.AllDay() && a.to.Day > a.from.Day && !b.from.AllDay() && b.to.Day == b.from.Day
}

// partOfDays says that one of a and b, of one sentence or the next, lasts for days and
// the other is told for a part of the first of them: the speech on Thursday morning.
func (f *Finder) partOfDays(a, b *candidate) bool {
	if a.to.Day == a.from.Day {
		a, b = b, a
	}
	return a.to.Day > a.from.Day && b.to.Day == b.from.Day && f.in.Exprs[b.expr].Grain == timex.GrainPart && min(a.p, b.p) >= plain && !f.inTitle(b.sentence)
}

// mergeLikeness is the probability from which on two mentions of one day are
// one event.
const mergeLikeness = 0.65

// Bounds on what a mention is compared with, so that many of one day cost no
// more than their number.
const (
	mostMentions = 8  // the last mentions of an event
	mostOfDay    = 32 // the last events of a day
)

// sharedWords counts the words of weight that the passages of two mentions
// share, by their first letters, so that inflected forms meet: of their
// sentences where both stand in one quotation or outside any, else of the
// whole quotation.
func (f *Finder) sharedWords(a, b *candidate) int {
	p, q := f.quoteOf(a.first, a.sentence), f.quoteOf(b.first, b.sentence)
	if p == q {
		return f.sharedBetween(a.sentence, b.sentence)
	}
	return shared(f.stemsAround(p, a.sentence), f.stemsAround(q, b.sentence))
}

// sharedBetween counts the words of weight that two sentences share.
func (f *Finder) sharedBetween(s, t int) int {
	if s == t {
		return 3
	}
	return shared(f.stemsOf(s), f.stemsOf(t))
}

// shared counts what two ordered lists have in common.
func shared(a, b []uint64) (n int) {
	for len(a) > 0 && len(b) > 0 {
		switch cmp.Compare(a[0], b[0]) {
		case -1:
			a = a[1:]
		case 1:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// stemsAround gives the stems of quotation q from sentence s on, or of the
// sentence alone where q is none.
func (f *Finder) stemsAround(q, s int) []uint64 {
	if q < 0 {
		return f.stemsOf(s)
	}
	var all []uint64
	for k := s; k < len(f.w.Sentences) && k < s+6 && f.w.Sentences[k].First < f.w.Quotes[q].Last; k++ {
		all = append(all, f.stemsOf(k)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// weighs says that token i is a word of weight, and of no date.
func (f *Finder) weighs(i int) bool {
	t, tag := &f.w.Tokens[i], &f.w.Tags[i]
	return t.Kind == text.Word && !tag.Set.Any(lightSet) && !tag.Inside && t.End-t.Start >= 4 && !f.dated(i)
}

// stemsOf gives the first letters of the words of weight of sentence s, its
// dates left out, in order, each once.
func (f *Finder) stemsOf(s int) []uint64 {
	if f.stems[s] != nil {
		return f.stems[s]
	}
	sen := f.w.Sentences[s]
	stems := []uint64{}
	for i := sen.First; i < min(sen.Last, sen.First+80); i++ {
		if f.weighs(i) {
			stems = append(stems, f.w.Stem(i))
		}
	}
	slices.Sort(stems)
	f.stems[s] = slices.Compact(stems)
	return f.stems[s]
}
