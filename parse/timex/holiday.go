package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// holiday resolves the name of a day, or of the second, third … day of a feast.
func (s *Scanner) holiday(e *Expr, f *frame) bool {
	h := &s.m.g.holidays[f.v[slotHoliday]]
	if h.kind == 0 || s.modifies(f, e.Sentence) || s.belongs(f, s.w.Sentences[e.Sentence].First) || s.isPerson(f, s.w.Sentences[e.Sentence].First) {
		return false
	}
	nth, away := f.v[slotOrd], f.fromFeast()
	if y, ok := s.yearOf(f); ok {
		d := h.in(y)
		if d != NoDate {
			e.feast(h, d+away, nth)
			e.around(f)
		}
		return d != NoDate
	}
	y, _, _ := s.pub.Day.YMD()
	past, future := NoDate, NoDate
	years := 1
	if h.kind == holidayListed {
		years = 10 // not every year has one
	}
	for c := y - years; c <= y+years; c++ {
		d := h.in(c)
		if d == NoDate {
			continue
		}
		if d < s.pub.Day || d == s.pub.Day && f.v[slotMod] != lang.Last {
			past = d
		}
		on := d+Date(max(h.lasts, 1)) > s.pub.Day // it lasts until today at least
		if (d > s.pub.Day || on && f.v[slotMod] != lang.Next) && future == NoDate {
			future = d
		}
	}
	longPast := past != NoDate && s.pub.Day-past > 300 && future != NoDate && future-s.pub.Day < 46
	looksBack := f.v[slotMod] == lang.Last || e.Tense < 0 && f.v[slotMod] == 0 && !longPast
	switch {
	case looksBack && past != NoDate:
		e.feast(h, past+away, nth)
	case future != NoDate:
		e.feast(h, future+away, nth)
	case past != NoDate: // of a list that has come to its end
		e.feast(h, past+away, nth)
	default:
		return false
	}
	e.around(f)
	e.Anchor, e.Implied = AnchorPublication, true
	return true
}

// next gives the first day of the holiday after day, or its last before it for
// dir below 0, of the ten years around; NoDate where it has none.
func (h *holiday) next(day Date, dir int32) Date {
	y, _, _ := day.YMD()
	for k := -1; k <= 10; k++ {
		d := h.in(y + k*int(dir))
		if d != NoDate && (dir > 0 && d > day || dir < 0 && d < day) {
			return d
		}
	}
	return NoDate
}

// fromFeast gives the days that f counts from a feast: its eve, two weeks after it.
func (f *frame) fromFeast() Date {
	if !f.got(slotDir) {
		return 0
	}
	days := f.v[slotDir] * max(f.v[slotN], 1)
	if f.v[slotUnit] == lang.Week {
		days *= 7
	}
	return Date(days)
}

// around makes e, a holiday, the weekend that it makes long, where f says so:
// the Labor Day weekend.
func (e *Expr) around(f *frame) {
	if f.v[slotUnit] != lang.Weekend {
		return
	}
	first, last := e.From.Day, e.From.Day
	switch w := e.From.Day.Weekday(); {
	case w <= 2:
		first -= Date(w + 1)
	case w <= 5:
		last += Date(7 - w)
	case w == 6:
		last++
	default:
		first--
	}
	e.days(GrainWeekend, first, last)
}

// feast makes e the holiday h that begins on day d, or its nth day. Days of the
// Hebrew calendar begin on the evening before.
func (e *Expr) feast(h *holiday, d Date, nth int32) {
	if nth > 0 {
		e.day(d + Date(nth-1))
		return
	}
	e.day(d)
	if h.to > h.from {
		e.Type, e.Grain, e.Range = TypeTime, GrainMinute, true
		e.From.Clock, e.To.Clock = h.from, h.to
	}
	if h.kind == holidayHebrew {
		e.From.Day--
	}
	if h.lasts > 1 {
		e.To.Day += Date(h.lasts - 1)
		e.Range = true
	}
}

// isPerson says that f, the name of a day in one word, is that of a person:
// Jean-Noël, minister Toussaint.
func (s *Scanner) isPerson(f *frame, first int) bool {
	if f.last-f.first > 1 || f.first <= first || s.w.Lex.CapitalNouns {
		return false
	}
	before := &s.w.Tokens[f.first-1]
	if before.Kind == text.Punct {
		return before.Value == '-' && !before.Spaced && !s.w.Tokens[f.first].Spaced
	}
	set := s.m.wordSet(f.first - 1)
	return before.Kind == text.Word && (set.Any(personal) || before.Upper && !before.Caps && set.IsEmpty() && f.first-1 > first)
}

// personal are the classes of words that stand before the name of a person.
var personal = lang.Of(lang.Role, lang.Honorific)

// modifies says that the name of a day only describes the noun behind it: the
// Christmas market. A year, or a word before it that needs a time, fixes it.
func (s *Scanner) modifies(f *frame, sentence int) bool {
	if f.gotAny(bit(slotYear, slotMod, slotYearMod)) || f.last >= s.w.Sentences[sentence].Last {
		return false
	}
	if s.w.Lex.SmallTimes && f.got(slotHoliday) && f.first > 0 && s.m.wordSet(f.first-1).Any(lang.Of(lang.In, lang.Prep)) {
		return false // на Великдень обмежень не буде: where nouns are not strung together
	}
	next := &s.w.Tokens[f.last]
	if next.Kind != text.Word {
		return false
	}
	return !s.m.wordSet(f.last).Any(followsTime) && (next.Upper || !s.w.Lex.CapitalNouns)
}

// belongs says that the name of a day only describes the noun before it: les
// vacances de la Toussaint. A year fixes it; the day, the eve of it are times,
// and an event of that day is on it: la messe de Noël.
func (s *Scanner) belongs(f *frame, first int) bool {
	if f.gotAny(bit(slotYear, slotMod, slotYearMod)) {
		return false
	}
	i := f.first
	if !s.m.wordSet(i).Has(lang.OfNoun) {
		for i--; i > first && s.m.wordSet(i).Has(lang.Article); i-- {
		}
	}
	return i > first && s.m.wordSet(i).Has(lang.OfNoun) && s.w.Tokens[i-1].Kind == text.Word && !s.m.wordSet(i-1).Any(beforeOf)
}

// beforeOf are the classes of words before «of» that need a time behind it.
var beforeOf = lang.Of(lang.Unit, lang.Day, lang.Part, lang.Mod, lang.Ordinal, lang.Weekday, lang.Prep, lang.Glue, lang.Before, lang.After,
	lang.Since, lang.Until, lang.Toward, lang.Range, lang.Between, lang.Past, lang.Future, lang.Present, lang.Report, lang.Event, lang.Pattern)

// followsTime are the classes of words that may follow the name of a day that
// stands as a time.
var followsTime = lang.Of(lang.And, lang.Prep, lang.In, lang.Glue, lang.Conj, lang.Future, lang.Past, lang.Present, lang.Scheduled,
	lang.Expected, lang.Light, lang.Host, lang.Act, lang.Before, lang.After, lang.Until, lang.Range, lang.Clause, lang.Relative, lang.Article, lang.Negation, lang.Pronoun, lang.Stop)
