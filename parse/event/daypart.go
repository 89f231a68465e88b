package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// joinDayParts makes one candidate of two parts of days with a word of «until»
// between them: «closed from Thursday evening until Saturday morning».
func (f *Finder) joinDayParts() {
	for i := 0; i+1 < len(f.cands); i++ {
		a, b := &f.in.Exprs[i], &f.in.Exprs[i+1]
		if f.cands[i].why != "" || f.cands[i+1].why != "" || a.Grain != timex.GrainPart && b.Grain != timex.GrainPart || !wholeDay(a) || !wholeDay(b) ||
			b.From.Day <= a.From.Day || b.From.Day-a.From.Day > longest || a.Sentence != b.Sentence || !f.untilBetween(a.Last, b.First) {
			continue
		}
		c := &f.cands[i]
		c.from, c.to, c.zone = timex.OnDay(a.From.Day), timex.OnDay(b.From.Day), ""
		f.cands[i+1].why, f.cands[i+1].joined = "is the last day of what began before", true
	}
}

// untilBetween says that one word, of «until», stands between tokens i and j.
func (f *Finder) untilBetween(i, j int) bool {
	return j == i+1 && f.w.Tokens[i].Kind == text.Word && (f.saysOf(i, lang.Range) || f.saysOf(i, lang.Until))
}
