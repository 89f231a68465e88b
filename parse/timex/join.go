package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// join joins piece k with those behind it that belong to the same time, and
// gives the index of the piece behind them.
func (s *Scanner) join(k int) (f frame, next int) {
	f = s.pieces[k]
	if f.kind == frameSet {
		return s.joinSet(k)
	}
	if f.v[slotBase] >= baseNext {
		return s.countFrom(f, k)
	}
	if last, ok := s.weekdays(k); ok {
		if s.pieces[last].days.n > 1 {
			g := s.pieces[last]
			g.first = f.first
			g.v[slotWeekday] = f.v[slotWeekday]
			f, k = g, last
		} else {
			f.set(slotMod, s.pieces[last].v[slotMod])
			if f.kind = s.pieces[last].kind; f.kind == framePeriod {
				f.set(slotUnit, lang.Week)
			}
		}
	}
	for k++; k < len(s.pieces); k++ {
		g := &s.pieces[k]
		gap := s.gap(f.last, g.first)
		if s.bracketed(f.first, f.last, g.first) {
			gap = gapOther
		}
		ranges := f.end == nil && s.rangeable(&f, k) && !(gap == gapRange && s.moves(f.first))
		if gap == gapGlue && f.gotAny(clockMask) && s.zoned(k) && s.merge(&f, g) {
			k++ // 2 p.m. Kyiv time (12:00 GMT)
			continue
		}
		switch {
		case ranges && (gap == gapRange || gap == gapGlue && s.opensRange(g)):
			s.endWith(&f, g)
		case (gap == gapGlue || gap == gapRange && s.glued(f.last, g.first)) && s.merge(&f, g):
		case ranges && gap == gapAnd && s.between(&f):
			s.endWith(&f, g)
		case gap == gapGlue && f.kind == frameOffset && f.v[slotUnit] == lang.YearUnit && g.kind == frameDate && g.has == bit(slotYear):
			f.set(slotYear, g.v[slotYear]) // three years later, in 2012
			return f, k
		default:
			return f, k
		}
	}
	return f, k
}

// endWith makes f a range that ends with g.
func (s *Scanner) endWith(f, g *frame) {
	s.ends = append(s.ends, *g)
	f.end, f.own = &s.ends[len(s.ends)-1], f.last
	f.last = g.last
	f.has &^= bit(slotWeak)
	f.end.has &^= bit(slotWeak)
}

// zoned gives piece k, a clock time, the zone of the piece behind it.
func (s *Scanner) zoned(k int) bool {
	if k+1 >= len(s.pieces) || s.pieces[k].kind != frameClock || s.pieces[k+1].kind != frameZone {
		return false
	}
	g, z := &s.pieces[k], &s.pieces[k+1]
	if s.gap(g.last, z.first) != gapGlue {
		return false
	}
	g.set(slotZone, z.v[slotZone])
	g.last = z.last
	return true
}

// weekdays says that piece k begins a list of weekdays whose last says what
// belongs to all: their dates (Tuesday and Wednesday, 6 and 7 January) or
// which week they are of (Tuesday and Wednesday of next week).
func (s *Scanner) weekdays(k int) (last int, ok bool) {
	alone := bit(slotWeekday)
	if s.pieces[k].kind != frameDate || s.pieces[k].has != alone {
		return 0, false
	}
	for last = k + 1; last < len(s.pieces) && last < k+7; last++ {
		g := &s.pieces[last]
		if s.gap(s.pieces[last-1].last, g.first) != gapAnd || g.kind != frameDate && g.kind != framePeriod || !g.got(slotWeekday) {
			return 0, false
		}
		switch {
		case g.kind == framePeriod:
			return last, g.v[slotUnit] == lang.Week && g.got(slotMod) && !g.got(slotOrd) && s.m.wordSet(g.first).Has(lang.Weekday)
		case int(g.days.n) == last-k+1 && !g.days.isRun, g.days.isRun && g.days.span() == last-k+1:
			return last, true
		case g.has&^bit(slotBase) == alone|bit(slotMod):
			return last, true
		case g.has != alone:
			return 0, false
		}
	}
	return 0, false
}

// countFrom gives piece k, which counts from the time behind it, that time as
// its end: two days after Easter. Without one it counts from the time before.
func (s *Scanner) countFrom(f frame, k int) (frame, int) {
	named := f.v[slotBase] == baseNamed
	if k+1 < len(s.pieces) {
		g := &s.pieces[k+1]
		hours := f.got(slotUnit) && f.v[slotUnit] <= lang.Hour && g.kind == frameClock
		leads := g.gotAny(dayMask)
		switch {
		case f.gotAny(bit(slotWeekday, slotHoliday)):
			leads = s.fixesCount(&f, g)
		case named:
			leads = g.gotAny(bit(slotWeekday, slotRelDay)) && !g.got(slotDay)
		}
		if s.gap(f.last, g.first) == gapGlue && (leads || hours) && g.kind != frameOffset && g.days.n < 2 {
			end, next := *g, k+2
			if hours {
				if end, next = s.join(k + 1); end.end != nil { // 15 minutes from 1 p.m. on Friday
					end, next = *g, k+2
				}
			}
			end.has &^= bit(slotWeak)
			s.ends = append(s.ends, end)
			f.end = &s.ends[len(s.ends)-1]
			if !hours && (s.nounAt(end.last) || end.last < len(s.w.Tags) && s.w.Tags[end.last].Set.Has(lang.Event)) {
				return f, k + 1 // two weeks before the 13 May debate: that is a time of its own
			}
			f.last = end.last
			return f, next
		}
		if !named && !f.got(slotWeekday) && g.gotAny(dayMask) && g.kind == frameDate && s.describes(f.last, g.first) {
			s.ends = append(s.ends, *g) // the eve of the summit scheduled for 22 March
			f.end = &s.ends[len(s.ends)-1]
			return f, k + 1
		}
	}
	if unit := f.v[slotUnit]; !named && unit >= lang.DayUnit && unit <= lang.MonthUnit && s.named(&f, s.at) >= 0 { // two days before the summit, whose day was told
		f.set(slotBase, baseEvent)
		return f, k + 1
	}
	if named || s.nounAt(f.last) || f.v[slotN] == 0 && f.got(slotN) || f.got(slotHoliday) {
		f.kind = frameNever // two days after the vote: no one knows when
	}
	f.set(slotBase, baseEvent)
	return f, k + 1
}

// fixesDay says that a weekday can be counted from g: the Friday before Christmas,
// after 5 May, before the first Monday of November.
func fixesDay(g *frame) bool {
	return g.gotAny(bit(slotDay, slotHoliday)) || g.gotAny(bit(slotWeekday, slotOrd)) && g.gotAny(monthMask|bit(slotYear))
}

// fixesCount says that f, a weekday or a feast, can be counted from g: with an
// ordinal, and a feast in any case, also from a year, and where the nearest is
// meant, from a word for a day: the closest Friday to today.
func (s *Scanner) fixesCount(f, g *frame) bool {
	year := g.kind == frameDate && g.got(slotYear) || g.kind == framePeriod && g.got(slotMod) && g.v[slotUnit] == lang.YearUnit
	return fixesDay(g) || year && f.gotAny(bit(slotOrd, slotHoliday)) || f.v[slotDir] == 0 && g.got(slotRelDay)
}

// plainWeekdays makes a weekday that is counted from what stands behind it one
// of its own where that is no day: on Monday after the vote, on Monday after 8 p.m.
func (s *Scanner) plainWeekdays() {
	for k := range s.pieces {
		f := &s.pieces[k]
		if f.v[slotBase] != baseNext || !f.got(slotWeekday) || f.got(slotOrd) {
			continue
		}
		if k+1 < len(s.pieces) && s.fixesCount(f, &s.pieces[k+1]) && s.gap(f.last, s.pieces[k+1].first) == gapGlue {
			continue
		}
		f.kind, f.has, f.v[slotBase] = frameDate, bit(slotWeekday), 0
		for f.last > f.first+1 && !s.m.wordSet(f.last-1).Has(lang.Weekday) {
			f.last--
		}
	}
}

// nounAt says that token i is a word that no time goes on with.
func (s *Scanner) nounAt(i int) bool {
	return i < len(s.w.Tokens) && s.w.Tokens[i].Kind == text.Word && !s.m.wordSet(i).Any(followsTime)
}

// describes says that tokens [from, to) only say more of the event before
// them, so that the date behind them is its date.
func (s *Scanner) describes(from, to int) bool {
	if to-from > 8 {
		return false
	}
	for i := from; i < to; i++ {
		if s.borders(i) || s.w.Tags[i].Set.Any(verbSet) && !s.w.Tags[i].Set.Any(lang.Of(lang.Scheduled, lang.Event)) {
			return false
		}
	}
	return true
}

var verbSet = lang.Of(lang.Future, lang.Past, lang.Present, lang.Act, lang.Host, lang.Light, lang.Attend, lang.Report)

type gapKind uint8

const (
	gapOther gapKind = iota
	gapGlue
	gapRange
	gapAnd
)

// gap classes the tokens between two pieces.
func (s *Scanner) gap(from, to int) gapKind {
	if to-from > 4 {
		return gapOther
	}
	kind := gapGlue
	for i := from; i < to; i++ {
		set := s.m.wordSet(i)
		switch {
		case s.w.Tags[i].Inside && i > from: // goes on a phrase: «up to»
		case set.Has(lang.Range) && kind == gapGlue:
			kind = gapRange
		case set.Has(lang.Glue):
		case set.Has(lang.And) && kind == gapGlue:
			kind = gapAnd
		default:
			return gapOther
		}
	}
	if kind == gapGlue && to < len(s.w.Tags) && s.m.opensAnew(to) {
		return gapAnd
	}
	return kind
}

// bracketed says that a piece stands in brackets of its own, which close
// before the next: (9.30 a.m.), on Friday.
func (s *Scanner) bracketed(first, last, next int) bool {
	if first == 0 || s.w.Tokens[first-1].Value != '(' || s.w.Tokens[first-1].Kind != text.Punct {
		return false
	}
	for i := last; i < next; i++ {
		if s.w.Tokens[i].Kind == text.Punct && s.w.Tokens[i].Value == ')' {
			return true
		}
	}
	return false
}

// glued says that all words between two pieces may stand inside one time, as
// one word for «to» and «at» does.
func (s *Scanner) glued(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.m.wordSet(i).Has(lang.Glue) {
			return false
		}
	}
	return true
}

// opensRange says that piece g itself begins with the word that joins it to
// the beginning of a range: lundi «au 3 mars».
func (s *Scanner) opensRange(g *frame) bool {
	return g.last-g.first > 1 && s.m.wordSet(g.first).Has(lang.Range)
}

// rangeable says that f and piece k can be the ends of one range.
func (s *Scanner) rangeable(f *frame, k int) bool {
	g := &s.pieces[k]
	for _, x := range [2]*frame{f, g} {
		if x.kind == frameDuration || x.kind == frameNever || x.kind == frameSet {
			return false
		}
	}
	if f.got(slotWeak) && !g.got(slotWeak) || g.got(slotWeak) && !s.led(f, lang.Between) && !f.got(slotHour) {
		return false // 4/5 to 7/5 is no time, but «from» makes it one
	}
	fc, gc := f.gotAny(clockMask), g.gotAny(clockMask)
	fd, gd := f.gotAny(dayMask), g.gotAny(dayMask)
	if fc && fd && gd && !gc && k+1 < len(s.pieces) { // 3 May, 9:15, to 5 May, 10:15
		next := &s.pieces[k+1]
		gc = next.kind == frameClock && s.gap(g.last, next.first) == gapGlue
	}
	untilEnd := g.kind == framePeriod && g.got(slotUnit) && (g.v[slotMod] == lang.End || g.v[slotMod] == lang.Late) // from 3 May to the end of the month
	return fc && gc || fd && (gd || untilEnd) && !fc || f.kind == framePeriod && g.kind == framePeriod
}

// moves says that the days from token i on are an old and a new one of an event
// that is moved: postponed from Tuesday to Thursday.
func (s *Scanner) moves(i int) bool {
	if !s.opens(i, lang.Between) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-6 && !s.borders(k); k-- {
		if s.w.Tags[k].Set.Has(lang.Postponed) {
			return true
		}
	}
	return false
}
