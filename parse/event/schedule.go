package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// A schedule has days for headings, and under each the lines of what is on that
// day: «MONDAY, 16 NOVEMBER», «Brussels – EU foreign ministers meet. 0900 GMT».
const leastHeadings = 2

// schedule makes a candidate of every line under a heading that is a day. They
// stand behind those of the time expressions.
func (f *Finder) schedule() {
	var headings []int
	for i := range f.in.Exprs {
		if f.isHeading(i) {
			headings = append(headings, i)
		}
	}
	if len(headings) < leastHeadings {
		return
	}
	lines := 0
	for n, i := range headings {
		last := len(f.w.Sentences)
		if n+1 < len(headings) {
			last = f.in.Exprs[headings[n+1]].Sentence
		}
		if f.linesOf(i, last) > 0 {
			lines++
		}
	}
	if lines < leastHeadings { // a day above a report is its dateline
		f.cands = f.cands[:len(f.in.Exprs)]
		return
	}
	for i := len(f.in.Exprs); i < len(f.cands); i++ {
		f.cands[f.cands[i].expr].why = "heads what is on its day"
		f.takeHours(&f.cands[i])
	}
}

// isHeading says that expression i is a day that stands in a line by itself.
func (f *Finder) isHeading(i int) bool {
	e := &f.in.Exprs[i]
	if e.Grain != timex.GrainDay || e.Range || e.Relative || e.Type != timex.TypeDate || !f.line(e) {
		return false
	}
	s := f.sentence(e.Sentence)
	for k := s.First; k < s.Last; k++ {
		if kind := f.w.Tokens[k].Kind; (k < e.First || k >= e.Last) && (kind == text.Word || kind == text.Number) {
			return false
		}
	}
	return true
}

// linesOf appends a candidate for each line between heading i and sentence last,
// and counts them. The list ends with what is no line of one.
func (f *Finder) linesOf(i, last int) (n int) {
	e := &f.in.Exprs[i]
	for s := e.Sentence + 1; s < last; {
		end := s + 1
		for end < last && f.sentence(end).Paragraph == f.sentence(s).Paragraph {
			end++
		}
		if first := f.sentence(s).First; f.sentence(end-1).Last-first > longLine || !f.isLine(s, end) {
			return n
		}
		if h := f.headOfLine(s); h.token >= 0 && f.cands[i].from.Day >= f.in.Published.Day {
			f.cands = append(f.cands, candidate{expr: i, first: h.token, last: h.token + 1, from: timex.OnDay(f.cands[i].from.Day), to: timex.OnDay(f.cands[i].from.Day),
				sentence: s, head: h, show: true, listed: true, p: onProgramme})
		}
		n++
		s = end
	}
	return n
}

// isLine says that sentences [s, end), a paragraph, say what is on: they tell
// nothing that was, and have no day but one until which it lasts.
func (f *Finder) isLine(s, end int) bool {
	for i := f.sentence(s).First; i < f.sentence(end-1).Last; i++ {
		if set := f.w.Tags[i].Set; set.Any(saying) && !set.Has(lang.Announce) || set.Has(lang.Past) && !set.Any(aheadSet) {
			return false
		}
	}
	for k := f.firstTime(s); k < len(f.in.Exprs) && f.in.Exprs[k].Sentence < end; k++ {
		if e := &f.in.Exprs[k]; (e.Type == timex.TypeDate || e.Type == timex.TypeTime) && !e.ClockOnly && e.Grain <= timex.GrainDay && !f.opensEnd(e) {
			return false
		}
	}
	return true
}

// aheadSet are the classes of words that look ahead, whatever else they are.
var aheadSet = lang.Of(lang.Present, lang.Future, lang.Event, lang.Scheduled, lang.Expected)

// opensEnd says that a word of «until» leads to e, or opens it.
func (f *Finder) opensEnd(e *timex.Expr) bool {
	for k := e.First; k >= 0 && k >= e.First-2; k-- {
		if f.w.Tags[k].Set.Any(ending) || f.w.Lex.Has(f.w.Tags[k].Word, lang.Range) || f.w.Lex.Has(f.w.Tags[k].Word, lang.Until) {
			return true
		}
	}
	return false
}

var ending = lang.Of(lang.Until, lang.Range, lang.Ends)

// firstTime gives the first expression of sentence s or behind it.
func (f *Finder) firstTime(s int) int {
	lo, hi := 0, len(f.in.Exprs)
	for lo < hi {
		if mid := (lo + hi) / 2; f.in.Exprs[mid].Sentence < s {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// headOfLine gives what is on in line s: its event, its deed, or else its first
// word behind the place that opens it («Lima: …»); no token where it is none.
func (f *Finder) headOfLine(s int) head {
	sen := f.sentence(s)
	best := f.headIn(run{sen.First, sen.Last}, s)
	if best.token < 0 && (f.opener(s) > sen.First || f.hourIn(s)) {
		for i := f.opener(s); i < sen.Last; i++ {
			if f.w.Tokens[i].Kind == text.Word && !f.dated(i) {
				best.token, best.noun = i, true
				break
			}
		}
	}
	return best
}

// headIn gives what is on in r, of sentence s: its event, or its deed; no token
// where it has none.
func (f *Finder) headIn(r run, s int) head {
	best, rank := head{token: -1, sentence: s}, 0
	for i := r.first; i < r.last; i++ {
		set := f.w.Tags[i].Set
		switch {
		case set.Has(lang.Event) && rank < 3:
			kind, _ := f.w.Value(i, lang.Event)
			best.token, best.kind, best.noun, rank = i, kind, true, 3
		case set.Has(lang.Act) && rank < 2:
			kind, _ := f.w.Value(i, lang.Act)
			best.token, best.kind, best.noun, rank = i, kind, false, 2
		case set.Any(lang.Of(lang.Host, lang.Light, lang.Present)) && rank < 1:
			best.token, rank = i, 1
		}
	}
	return best
}

// opener gives the token behind the few words and the mark that open line s:
// «Lima –», «Bruselas:»; its first token where there are none.
func (f *Finder) opener(s int) int {
	sen := f.sentence(s)
	for i := sen.First; i < min(sen.Last-1, sen.First+4); i++ {
		switch t := &f.w.Tokens[i]; {
		case t.Kind == text.Punct && (t.Value == ':' || t.Value == '–' || t.Value == '—' || t.Value == '-' && t.Spaced):
			return i + 1
		}
	}
	return sen.First
}

// hourIn says that line s tells an hour.
func (f *Finder) hourIn(s int) bool {
	k := f.firstTime(s)
	return k < len(f.in.Exprs) && f.sentence(f.in.Exprs[k].Sentence).Paragraph == f.sentence(s).Paragraph && f.in.Exprs[k].ClockOnly
}

// takeHours gives the line c the hour, the hours or the last day that it tells.
func (f *Finder) takeHours(c *candidate) {
	paragraph := f.sentence(c.sentence).Paragraph
	day := c.from.Day
	for k := f.firstTime(c.sentence); k < len(f.in.Exprs) && f.sentence(f.in.Exprs[k].Sentence).Paragraph == paragraph; k++ {
		e, own := &f.in.Exprs[k], &f.cands[k]
		switch {
		case e.ClockOnly && e.Grain == timex.GrainMinute && c.from.AllDay() && c.to.Day == day:
			c.from.Clock, c.to.Clock = e.From.Clock, e.From.Clock
			if e.Range {
				c.to.Clock, c.to.Day = e.To.Clock, day+e.To.Day-e.From.Day
			}
			c.zone = e.Zone
		case !e.ClockOnly && e.Grain <= timex.GrainDay && e.To.Day > day && e.To.Day < day+longest && c.from.AllDay():
			c.to = timex.OnDay(e.To.Day)
		case e.Type != timex.TypeDate && e.Type != timex.TypeTime:
			continue
		}
		own.why, own.joined = "goes with the line that tells it", true
	}
}
