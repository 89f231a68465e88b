package event

import (
	"newscal/parse/text"
	"newscal/parse/timex"
)

// behindDateline gives the token of s at which its report begins, behind the
// place, the day and the agency that open it: «GENEVA, 28 March (XY) – | The
// council meets». Where no dateline opens it, that is its first.
func (f *Finder) behindDateline(s text.Sentence) int {
	const (
		mostTokens = 16
		mostWords  = 6
		leastLeft  = 8 // tokens of the report
	)
	words, marked, caps := 0, false, true
	for i := s.First; i < min(s.Last-leastLeft, s.First+mostTokens); i++ {
		t := &f.w.Tokens[i]
		switch {
		case f.dated(i):
			marked = true
		case t.Kind == text.Word:
			if words++; words > mostWords || f.hasCapitals(i) && !t.Upper {
				return s.First
			}
			caps = caps && t.Caps // BEIRUT - The council …
		case t.Kind != text.Punct:
			return s.First
		case t.Value == '-' || t.Value == '–' || t.Value == '—':
			if i > s.First && f.w.Tokens[i+1].Spaced && (marked || caps) && words > 0 {
				return i + 1
			}
			if t.Spaced {
				return s.First
			}
		case t.Value == '(' || t.Value == ')' || t.Value == '/':
			marked = true
		case t.Value != ',' && t.Value != '،' && t.Value != '.':
			return s.First
		}
	}
	return s.First
}

// inDateline says that e stands in the dateline of its sentence.
func (f *Finder) inDateline(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	return e.From.Day <= f.in.Published.Day+1 && e.Last <= f.behindDateline(s)
}

// stamps says that the clock time at e is that of the report: digits that open a
// sentence of one of the first paragraphs, with the report behind them and no
// day of their own. A line that tells what happens at that hour is no report.
func (f *Finder) stamps(e *timex.Expr) bool {
	const least = 8 // words of a sentence
	s := f.sentence(e.Sentence)
	if !e.ClockOnly || e.Range || e.Grain != timex.GrainMinute || s.Paragraph > 2 || e.First-s.First > 1 || f.line(e) ||
		f.w.Tokens[e.First].Kind != text.Number || e.Last-e.First > 3 || e.Last >= s.Last || f.w.Tokens[e.Last].Kind != text.Word {
		return false
	}
	words := 0
	for i := e.Last; i < min(s.Last, e.Last+2*least); i++ {
		if f.dated(i) {
			return i-e.Last > 2
		}
		if f.w.Tokens[i].Kind == text.Word {
			words++
		}
	}
	return words >= least
}

// closesReport says that e, an hour of today, stands by itself behind the last full
// stop of its sentence: «… said the board. today, 18:56».
func (f *Finder) closesReport(e *timex.Expr) bool {
	s := f.sentence(e.Sentence)
	if e.First <= s.First || f.w.Tokens[e.First-1].Kind != text.Punct || f.w.Tokens[e.First-1].Value != '.' || !f.w.Tokens[e.First].Spaced {
		return false
	}
	for i := e.Last; i < s.Last; i++ {
		if f.w.Tokens[i].Kind == text.Word {
			return false
		}
	}
	return true
}
