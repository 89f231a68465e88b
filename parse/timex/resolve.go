package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// resolve appends the expressions that a joined frame says.
func (s *Scanner) resolve(f *frame, sentence int) {
	e := Expr{Sentence: sentence, AnchorExpr: -1}
	s.span(&e, f.first, f.last)
	e.Tense = s.tenseOf(f, sentence)
	switch f.kind {
	case frameNever:
		return
	case frameSet:
		s.resolveSet(e, f)
		return
	case frameDuration:
		if s.asking == typed && s.asksLength(f, e) {
			return
		}
		e.Type, e.N, e.Unit = TypeDuration, f.v[slotN], f.v[slotUnit]
		s.exprs = append(s.exprs, e)
		return
	case frameZone:
		return
	}
	if bounds := &s.w.Sentences[sentence]; f.got(slotWeak) && !(f.v[slotWeak] > 1 && f.first == bounds.First && s.stops(f.last, bounds.Last)) {
		return
	}
	if s.tale.leans(f, s.sure(e.Tense)) {
		pub := s.pub
		s.pub, s.leaning, e.Tense = OnDay(s.tale.told), true, 0
		defer func() { s.pub, s.leaning = pub, false }()
	}
	if f.v[slotUnit] == lang.Weekend && (f.days.n > 1 || f.end != nil && f.end.got(slotDay)) {
		f.days.n, e.DaysTold = 1, true // the weekend of 14 and 15 March
	}
	if f.days.n > 1 && f.end == nil {
		s.resolveDays(f, e)
		return
	}
	if f.end != nil && f.kind != frameOffset {
		shareYear(f, f.end)
	}
	if !s.interval(&e, f) {
		return
	}
	if f.end != nil && f.kind != frameOffset {
		if !s.rangeTo(&e, f, f.end) {
			return
		}
		if e.Range && f.own > 0 {
			e.firstEnd, e.secondStart = s.w.Tokens[f.own-1].End, s.w.Tokens[f.end.first].Start
		}
	}
	if f.got(slotHour2) && e.Range && !s.splitHours(&e, f) {
		return
	}
	s.keep(e, f)
}

// asksLength resolves a length of time that someone asks for: three weeks alone
// are the day three weeks from now; behind a day, from 18 May for ten days, they
// tell how long. It is false for what is only a length: a day.
func (s *Scanner) asksLength(f *frame, e Expr) bool {
	var a amount
	if f.v[slotN] > 1000 || !a.add(int(f.v[slotN]), 0, f.v[slotUnit]) {
		return false
	}
	if len(s.pieces) == 1 {
		g := *f
		g.kind = frameOffset
		g.set(slotDir, 1)
		for i := f.first; i < f.last; i++ {
			if s.m.wordSet(i).Has(lang.Article) {
				return false
			}
		}
		ok := s.interval(&e, &g)
		if ok {
			s.keep(e, &g)
		}
		return ok
	}
	k := len(s.exprs) - 1
	if k < 0 || s.exprs[k].Grain != GrainDay || s.exprs[k].Range || a.days == 0 || s.gap(s.exprs[k].Last, f.first) != gapGlue {
		return false
	}
	s.exprs[k].To.Day += Date(a.days)
	s.exprs[k].Range = true
	return true
}

// splitHours finds where in f the hours end between which e lasts; where they
// only follow each other, 2 and 5 p.m., it keeps each for itself and is false.
func (s *Scanner) splitHours(e *Expr, f *frame) bool {
	between := s.led(f, lang.Between)
	for i := f.first + 1; i+1 < f.last; i++ {
		set := s.m.wordSet(i)
		between = between || set.Has(lang.Between)
		slash := s.w.Tokens[i].Value == '/' && s.w.Tokens[i].Kind == text.Punct
		if !set.Any(lang.Of(lang.Range, lang.And)) && !slash || s.w.Tokens[i-1].Kind != text.Number || s.w.Tokens[i+1].Kind != text.Number {
			continue
		}
		if s.w.Tokens[i+1].Value != f.v[slotHour2] {
			continue // of 30 May 2013, 2-4 p.m.
		}
		e.firstEnd, e.secondStart, e.secondGrain = s.w.Tokens[i-1].End, s.w.Tokens[i+1].Start, GrainMinute
		if !slash && (set.Has(lang.Range) || between) {
			return true
		}
		first, second, _ := e.Ends()
		first.Last, second.First = i, i+1
		first.To = first.From
		s.keep(first, f)
		s.keep(second, f)
		return false
	}
	return true
}

// stops says that nothing but a full stop stands between token i and the end of
// its sentence.
func (s *Scanner) stops(i, last int) bool {
	return i == last || i == last-1 && s.w.Tokens[i].Kind == text.Punct && s.w.Tokens[i].Value == '.'
}

// keep appends e and remembers what later times may lean on.
func (s *Scanner) keep(e Expr, f *frame) {
	e.solar = s.w.Lex.SunSeasons && f.v[slotSeason] > 0
	if e.asked = s.asking; e.asked == typed && e.Grain == GrainPart {
		e.partHours = s.w.Lex.Hours[e.Part]
	}
	e.closes = s.lastDay >= 0 && s.exprs[s.lastDay].Sentence == e.Sentence && s.untilBefore(f)
	s.exprs = append(s.exprs, e)
	i := len(s.exprs) - 1
	if e.Vague {
		return // now, in a few days: nothing to count from
	}
	s.tale.note(&e, f, s.pub.Day, s.leaning)
	if !e.Grain.Coarse() && !e.ClockOnly && !f.got(slotFew) && !e.closes {
		s.lastDay = i
		if e.From.Day > s.pub.Day {
			s.lastComing = i
			s.stay.note(s, &e, f)
		}
	}
	if f.got(slotYear) || e.Grain == GrainYear && (e.Past || e.Coming) {
		s.lastYear = i
	}
	if abs(e.From.Day-s.pub.Day) < 300 && !e.ClockOnly {
		s.current = true
	}
}

// untilBefore says that a word of «until» stands before f, in a phrase or alone.
func (s *Scanner) untilBefore(f *frame) bool {
	for k := f.first; k > 0 && s.w.Tags[k].Inside; k-- {
		if s.w.Tags[k-1].Set.Has(lang.Ends) {
			return true // on show until
		}
	}
	return s.led(f, lang.Until) || f.first > 0 && s.w.Lex.Has(s.w.Tags[f.first-1].Word, lang.Until)
}

// interval fills the grain and interval of e from f; false if f is no time.
func (s *Scanner) interval(e *Expr, f *frame) bool {
	ok := false
	e.Relative = f.kind == frameDay || f.kind == frameOffset
	e.Past = f.got(slotMod) && shift(f.v[slotMod]) < 0
	e.Coming = !e.Past && (comes(f.v[slotMod]) || comes(f.v[slotMonthMod]))
	e.Named = f.kind == frameDate && f.got(slotWeekday) && !f.got(slotDay)
	switch f.kind {
	case frameDate:
		if ok = s.date(e, f); ok && e.Grain == GrainDay {
			e.around(f)
		}
	case frameDay:
		ok = s.relativeDay(e, f)
	case frameOffset:
		ok = s.offset(e, f)
	case framePeriod:
		ok = s.period(e, f)
	case frameClock, framePart:
		ok = s.clockAlone(e, f)
	}
	if !ok {
		return false
	}
	if f.v[slotClose] == closeDay {
		e.From = e.To
	}
	e.Eve = f.kind == frameDate && f.v[slotPart] == lang.Night && f.v[slotDir] < 0
	if f.kind != frameClock && f.gotAny(clockMask) {
		s.clock(e, f)
		e.moveBy(e.inEve(e.From.Clock))
	} else if f.got(slotPart) && e.Grain == GrainDay {
		e.Grain, e.Part, e.Third = GrainPart, f.v[slotPart], f.v[slotThird]
	}
	return true
}

// comes says that mod is a word of what is to come.
func comes(mod int32) bool { return mod == lang.Next || mod == lang.AfterNext || mod == lang.Coming }

// day makes e the whole day d.
func (e *Expr) day(d Date) {
	e.Type, e.Grain, e.From, e.To = TypeDate, GrainDay, OnDay(d), OnDay(d)
}

// days makes e the days from a to b.
func (e *Expr) days(g Grain, a, b Date) {
	e.Type, e.Grain, e.From, e.To = TypeDate, g, OnDay(a), OnDay(b)
}

// span sets the offsets of an expression.
func (s *Scanner) span(e *Expr, first, last int) {
	e.First, e.Last = first, last
	e.Start, e.End = s.w.Tokens[first].Start, s.w.Tokens[last-1].End
}

func abs(d Date) Date {
	if d < 0 {
		return -d
	}
	return d
}
