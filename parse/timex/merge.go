package timex

import (
	"newscal/parse/lang"
)

// merge adds g to f where both say different things of one time.
func (s *Scanner) merge(f, g *frame) bool {
	if f.end != nil {
		return s.mergeRange(f, g)
	}
	if f.kind == frameNever || g.kind == frameNever || f.kind == frameDuration || g.kind == frameDuration || f.kind == frameSet || g.kind == frameSet {
		return false
	}
	fc, gc := f.gotAny(clockMask), g.gotAny(clockMask)
	if fc && gc {
		return s.sameInstant(f, g)
	}
	if s.inYears(f, g) {
		return true
	}
	if besideGregorian(f, g) {
		return true
	}
	if f.kind == frameOffset && g.kind == frameDate && g.got(slotDay) && g.got(slotMonth) && g.days.n < 2 && f.v[slotUnit] >= lang.DayUnit {
		first := f.first
		*f = *g // in a week, on 12 March: the date says it exactly
		f.first = first
		return true
	}
	if f.has&g.has&^bit(slotMod, slotDir, slotBase, slotN, slotUnit, slotWeak) != 0 {
		return false
	}
	timeOnly := func(x *frame) bool { return x.kind == frameClock || x.kind == framePart || x.kind == frameZone }
	switch {
	case timeOnly(f) || timeOnly(g):
		if f.kind == frameZone && !gc || g.kind == frameZone && !fc {
			return false
		}
		if (fc || gc) && (isStretch(f) || isStretch(g)) {
			return false // next week, 8 a.m.
		}
	case f.kind == frameDay && g.kind == frameDate && !isStretch(g), f.kind == frameDate && g.kind == frameDay && !isStretch(f):
	case f.kind == frameDate && g.kind == frameDate:
		if f.has == bit(slotWeekday, slotMod) && g.got(slotDay) && g.got(slotMod) {
			f.has = bit(slotWeekday) // next Thursday, the sixth of this month
		}
		if !f.got(slotWeekday) && !g.got(slotWeekday) || f.got(slotMod) && g.got(slotMod) {
			return false
		}
		if !f.got(slotDay) && !g.got(slotDay) {
			return false
		}
	default:
		return false
	}
	f.has &^= bit(slotWeak)
	kind := f.kind
	if timeOnly(f) {
		kind = g.kind
		if fc && timeOnly(g) {
			kind = frameClock // a clock stays a clock beside a part of the day
		}
	}
	for sl := slot(1); sl < slots; sl++ {
		if g.got(sl) && !f.got(sl) && sl != slotWeak {
			f.set(sl, g.v[sl])
		}
	}
	if g.days.n > 0 {
		f.days = g.days
	}
	f.kind, f.last = kind, g.last
	return true
}

// inYears gives the date f without a year that of the count of years g beside
// it: Easter in two years, in March three years ago.
func (s *Scanner) inYears(f, g *frame) bool {
	whole := f
	if f.kind == frameOffset {
		f, g = g, f
	}
	if f.kind != frameDate || !f.gotAny(bit(slotHoliday, slotMonth)) || f.got(slotDay) || f.gotAny(bit(slotYear, slotYY, slotYearMod)) ||
		g.kind != frameOffset || g.v[slotUnit] != lang.YearUnit || g.v[slotBase] != basePublication || g.gotAny(bit(slotMore, slotUnit2, slotFew, slotWeekday)) {
		return false
	}
	n := g.v[slotN]
	if !g.got(slotN) {
		n = 1
	}
	y, _, _ := s.pub.Day.YMD()
	y += int(n * g.v[slotDir])
	if n > 1000 || y < 1000 {
		return false
	}
	f.first, f.last = min(f.first, g.first), max(f.last, g.last)
	f.set(slotYear, int32(y))
	*whole = *f
	return true
}

// isStretch says that f is longer than a day.
func isStretch(f *frame) bool {
	return f.kind == framePeriod && !f.gotAny(bit(slotWeekday, slotHoliday)) || f.kind == frameDate && !f.gotAny(bit(slotDay, slotWeekday, slotHoliday))
}

// mergeRange adds g to the range f: the day or the zone of two clock times, or
// the clock of the second of two days.
func (s *Scanner) mergeRange(f, g *frame) bool {
	fd, ed := f.gotAny(dayMask), f.end.gotAny(dayMask)
	gd, gc := g.gotAny(dayMask), g.gotAny(clockMask)
	switch {
	case f.end.kind == frameDate && besideGregorian(f.end, g):
		return extend(f, g)
	case f.kind == frameOffset || f.kind == framePeriod || g.kind == frameDuration || g.kind == frameSet || g.kind == frameNever:
		return false
	case ed && !gd && gc && f.gotAny(clockMask) && !f.end.gotAny(clockMask) && !isStretch(f.end):
		return s.merge(f.end, g) && extend(f, g)
	case ed || f.kind != frameClock && !fd || !f.end.gotAny(clockMask):
		return false
	case fd && gd && !gc && !isStretch(g) && f.gotAny(clockMask): // from 11 a.m. on 5 May to 3 p.m. on 7 May
		return s.merge(f.end, g) && extend(f, g)
	case g.kind == frameZone && !f.got(slotZone):
		f.set(slotZone, g.v[slotZone])
		return extend(f, g)
	case g.kind == framePart && !f.got(slotPart) && !f.end.got(slotPart):
		f.set(slotPart, g.v[slotPart])
		f.end.set(slotPart, g.v[slotPart])
		return extend(f, g)
	case !fd && gd && !gc && !isStretch(g) && g.days.n < 2:
		for sl := slot(1); sl < slots; sl++ {
			if g.got(sl) && !f.got(sl) && sl != slotWeak {
				f.set(sl, g.v[sl])
			}
		}
		f.kind = g.kind
		return extend(f, g)
	}
	return false
}

func extend(f, g *frame) bool { f.last = g.last; return true }

// sameInstant joins a clock time with the same instant in another zone behind
// it: 10 a.m. Kyiv time (0800 GMT). Without a zone of its own the first gets
// the offset that both together tell.
func (s *Scanner) sameInstant(f, g *frame) bool {
	if !g.got(slotZone) || g.gotAny(dayMask) || f.got(slotZone) && f.v[slotZone] == g.v[slotZone] {
		return false
	}
	f.last = g.last
	if !f.got(slotZone) {
		f.set(slotCtx, 0)
		f.v[slotDir] = int32(clockOf(f)) - int32(clockOf(g))
		f.set(slotDir, f.v[slotDir])
		f.set(slotZone, g.v[slotZone])
	}
	return true
}
