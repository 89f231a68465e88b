package event

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// giveHours gives a whole day the clock time that a sentence behind it tells of
// the same event, and of nothing else: «The final is on 20 May. The match begins
// at 6 p.m.», «Start: 7 p.m.».
func (f *Finder) giveHours() {
	for i := range f.cands {
		e := &f.in.Exprs[i]
		if f.cands[i].why != "" || f.cands[i].joined || !e.ClockOnly || e.Grain != timex.GrainMinute || e.Tense < 0 || e.AnchorExpr < 0 || int(e.AnchorExpr) >= i {
			continue
		}
		of := int(e.AnchorExpr)
		own := f.dayOfWords(of, e)
		if own >= 0 {
			of = own
		}
		c, d := &f.cands[of], &f.in.Exprs[of]
		apart := e.Sentence - d.Sentence
		if c.why == "" && c.to.Day > c.from.Day && c.from.AllDay() && e.Range && apart == 1 && f.dates[e.Sentence] == 0 && (f.tellsHour(e, &c.head) || !f.says(f.sentence(e.Sentence), lang.Of(lang.Event, lang.Act))) {
			f.cands[i].why, f.cands[i].joined = "are the daily hours of the days told before it", true
			continue
		}
		night := d.Eve && e.Range // all night: from 11 p.m. to 5 a.m.
		if c.why != "" || !c.from.AllDay() || c.to.Day > c.from.Day || d.Grain != timex.GrainDay && d.Grain != timex.GrainPart || d.Range || c.head.token < 0 || apart < 1 || apart > 2 || f.inTitle(d.Sentence) {
			continue
		}
		told := own >= 0 && !f.says(f.sentence(e.Sentence), tellsPast) // of its own day, by its words
		if !night && !told && !f.tellsHour(e, &c.head) || f.dates[d.Sentence] > 1 && own < 0 || f.dates[e.Sentence] > 0 {
			continue
		}
		c.from.Clock, c.zone = e.From.Clock, e.Zone
		if night {
			c.from.Day = e.From.Day
		}
		c.to = c.from
		if e.Range {
			c.to = timex.Moment{Day: c.from.Day + e.To.Day - e.From.Day, Clock: e.To.Clock}
		}
		c.hourAt = i
		f.cands[i].why, f.cands[i].joined = "is the hour of the day told before it", true
	}
}

// dayOfWords gives, of the days that the sentence of expression k tells in parts of
// their own, the only one whose part shares a word with the sentence of e: «They meet
// Leeds on Saturday, and on Tuesday York. The match with Leeds begins at 5 p.m.» -1 for
// none.
func (f *Finder) dayOfWords(k int, e *timex.Expr) int {
	const most = 4 // days on either side
	found, s := -1, f.in.Exprs[k].Sentence
	if f.dates[s] < 2 || s == e.Sentence || f.sentence(e.Sentence).Last-f.sentence(e.Sentence).First > longHour {
		return -1
	}
	for j := max(0, k-most); j < min(len(f.in.Exprs), k+most+1); j++ {
		d := &f.in.Exprs[j]
		if d.Sentence != s || !wholeDay(d) || !f.isPart(d, f.part(d)) || !f.sharesWord(f.part(d), e.Sentence) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = j
	}
	return found
}

// sharesWord says that a word of weight in r stands in sentence s too.
func (f *Finder) sharesWord(r run, s int) bool {
	stems := f.stemsOf(s)
	for i := r.first; i < r.last && i < r.first+80; i++ {
		if f.weighs(i) && slices.Contains(stems, f.w.Stem(i)) {
			return true
		}
	}
	return false
}

// namesRivals says that a name that no list knows stands behind token i in its
// clause: the match between Leeds and York.
func (f *Finder) namesRivals(i int) bool {
	for k := i + 1; k < min(f.sentence(f.w.SentenceAt(i)).Last, i+7) && !f.endsClause(k); k++ {
		if f.w.Tokens[k].Upper && f.w.Tags[k].Set.IsEmpty() && !f.dated(k) {
			return true
		}
	}
	return false
}

// hourReach is how many sentences behind its day an event's hour is told at most.
const hourReach = 6

// giveLaterHours gives a whole day the clock time that a sentence further behind,
// which tells no day, tells of the event that is known from it, by the same noun:
// «Qatar's match against India is tonight. … The match of Qatar and India begins at 7 p.m.»
func (f *Finder) giveLaterHours() {
	const most = 12 // candidates
	for i := range f.cands {
		e, h := &f.in.Exprs[i], &f.cands[i]
		if h.why != "" || !e.ClockOnly || e.Range || e.Grain != timex.GrainMinute || e.Tense < 0 || e.Anchor != timex.AnchorPublication || f.dates[e.Sentence] > 0 ||
			h.head.token < 0 || !h.head.noun || h.head.sentence != e.Sentence {
			continue
		}
		for k := i - 1; k >= max(0, i-most) && e.Sentence-f.in.Exprs[k].Sentence <= hourReach; k-- {
			c, d := &f.cands[k], &f.in.Exprs[k]
			if c.why != "" || d.ClockOnly || c.head.token < 0 || !f.sameNoun(c.head.token, h.head.token) && !(c.head.kind == lang.Sport && h.head.kind == lang.Sport) {
				continue
			}
			if !c.from.AllDay() || c.to.Day > c.from.Day || d.Range || d.Grain > timex.GrainDay || c.from.Day < f.in.Published.Day {
				break
			}
			if f.inTitle(c.sentence) && f.days[c.from.Day] > 1 {
				continue // the text tells it again
			}
			if !f.pointsBack(h.head.token) && f.sharedBetween(c.sentence, e.Sentence) == 0 {
				continue
			}
			c.from.Clock, c.zone = e.From.Clock, e.Zone
			c.to, c.hourAt = c.from, i
			h.why, h.joined = "is the hour of the day told before it", true
			break
		}
	}
}

// sideHour says that candidate i is an hour told behind that of the event of its sentence,
// of which another noun is told than the event: «The concert begins at 8, doors open
// at 7».
func (f *Finder) sideHour(i int) bool {
	c, o := &f.cands[i], &f.cands[i-1]
	e, before := &f.in.Exprs[i], &f.in.Exprs[i-1]
	if c.why != "" || !e.ClockOnly || !before.ClockOnly || before.Range || e.Range || o.sentence != c.sentence || c.from.Day != o.from.Day || c.head.token < 0 || c.head.token != o.head.token || c.head.token >= before.First {
		return false
	}
	comma := false
	for k := before.Last; k < e.First; k++ {
		comma = comma || f.comma(k)
		if comma && f.w.Tokens[k].Kind == text.Word && !f.w.Tags[k].Set.Any(small.Or(andSet)) && !f.dated(k) {
			return true
		}
	}
	return false
}

// dropOtherClocks drops the hours that a sentence tells by the clock of another
// zone, where one is told already: «at 9 p.m. Cairo time, 10 p.m. in Dubai».
func (f *Finder) dropOtherClocks() {
	for i := 1; i < len(f.cands); i++ {
		c, o := &f.cands[i], &f.cands[i-1]
		e := &f.in.Exprs[i]
		if f.sideHour(i) {
			c.why, c.joined = "is another hour of the same event", true
			continue
		}
		if c.why != "" || !e.ClockOnly || e.Range || e.Zone == "" || o.sentence != c.sentence || o.zone == "" || o.zone == e.Zone || o.from.AllDay() && f.in.Exprs[i-1].From.AllDay() {
			continue
		}
		if o.why != "" && !o.joined || o.from.Clock == c.from.Clock {
			continue
		}
		c.why, c.joined = "is the same hour by another clock", true
	}
}

// longHour is the most tokens of a sentence that tells nothing but an hour.
const longHour = 14

// tellsHour says that e's sentence is short and tells nothing but when the event
// of head h begins: it names that event again or only its beginning.
func (f *Finder) tellsHour(e *timex.Expr, h *head) bool {
	s := f.sentence(e.Sentence)
	if s.Last-s.First > longHour {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if f.w.Tags[i].Inside || i >= e.First && i < e.Last {
			continue
		}
		set := f.w.Tags[i].Set
		if set.Any(lang.Of(lang.Past, lang.Report, lang.Negation, lang.Ends, lang.Other, lang.Cancelled, lang.Postponed)) && !set.Any(lang.Of(lang.Future, lang.Scheduled)) {
			return false
		}
		kind, noun := f.w.Value(i, lang.Event)
		if !noun {
			kind, _ = f.w.Value(i, lang.Act)
		}
		switch {
		case kind == 0 || kind == lang.Launch && (noun || set.Has(lang.Light)):
		case noun && h.noun && f.sameNoun(i, h.token):
		case kind == lang.Sport && h.kind == lang.Sport && !f.namesRivals(i):
		default:
			return false
		}
	}
	return true
}
