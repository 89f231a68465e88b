package timex

import (
	"newscal/parse/lang"
)

// resolveDays resolves a list of days as one expression each, a range as one.
func (s *Scanner) resolveDays(f *frame, e Expr) {
	list := f.days
	run := list.isRun || list.n == 2 && s.between(f)
	for k := range int(list.n) {
		one := e
		g := *f
		g.days = dayList{}
		g.set(slotDay, int32(list.day[k]))
		if k > 0 {
			g.has &^= bit(slotWeekday) // it belongs to the first day
			g.v[slotWeekday] = 0
		}
		if !s.interval(&one, &g) {
			continue
		}
		switch {
		case run && k == 0:
			e = one
		case run && k == int(list.n)-1:
			if one.From.Day > e.From.Day {
				e.To, e.Range, e.secondGrain = one.To, true, GrainDay
				e.firstEnd, e.secondStart = s.w.Tokens[list.at[0]].End, s.w.Tokens[list.at[k]].Start
			}
			s.keep(e, f)
		case run:
		default:
			first, last := f.first, f.last
			if k > 0 {
				first = int(list.at[k])
			}
			if k < int(list.n)-1 {
				last = int(list.past[k])
			}
			if first >= last {
				first = last - 1
			}
			s.span(&one, first, last)
			s.keep(one, f)
		}
	}
}

// between says that «between» stands before f or opens it, so that «and» makes
// a range: not «of the», which opens one only where a word for «to» follows.
func (s *Scanner) between(f *frame) bool {
	if set := s.m.wordSet(f.first); f.last-f.first > 1 && set.Has(lang.Between) {
		return !set.Has(lang.Glue)
	}
	return s.opens(f.first, lang.Between) && !s.m.wordSet(f.first-1).Has(lang.Article)
}

// shareMonths gives each day of a list the month and year that only the last
// day says: Saturday 3 and Sunday 4 May, each with its hours or without.
func (s *Scanner) shareMonths() {
	next := -1 // the piece behind that says day and month
	for k := len(s.pieces) - 1; k >= 0; k-- {
		f := &s.pieces[k]
		switch {
		case f.kind == frameClock || f.kind == framePart:
			if k+1 < len(s.pieces) && s.gap(f.last, s.pieces[k+1].first) == gapOther {
				next = -1
			}
			continue
		case next < 0 || f.kind != frameDate || !f.got(slotDay):
		case f.has&^bit(slotDay, slotWeekday) == 0 && f.days.n < 2 && s.listed(k):
			g := &s.pieces[next]
			m, y := g.v[slotMonth], g.v[slotYear]
			if f.v[slotDay] >= g.v[slotDay] {
				if m--; m == 0 {
					m, y = 12, y-1
				}
			}
			f.set(slotMonth, m)
			if g.got(slotYear) && y > 1000 {
				f.set(slotYear, y)
			}
		}
		if next = -1; f.kind == frameDate && f.got(slotDay) && f.got(slotMonth) && !f.gotAny(bit(slotMod, slotYearMod, slotRelDay)) {
			next = k
		}
	}
}

// listed says that the piece behind k, its hours set aside, goes on a list.
func (s *Scanner) listed(k int) bool {
	for k+1 < len(s.pieces) {
		gap := s.gap(s.pieces[k].last, s.pieces[k+1].first)
		if k++; gap != gapGlue || s.pieces[k].kind != frameClock && s.pieces[k].kind != framePart {
			return gap != gapOther && gap != gapRange && s.pieces[k-1].last < s.pieces[k].first || s.moved(&s.pieces[k-1], &s.pieces[k])
		}
	}
	return false
}

// moved says that something is moved from f to g: vom 12. auf den 19. März.
func (s *Scanner) moved(f, g *frame) bool {
	if g.first-f.last > 2 || !s.led(f, lang.From) || s.led(g, lang.From) {
		return false
	}
	for i := f.last; i < g.first; i++ {
		if !s.m.wordSet(i).Any(lang.Of(lang.Prep, lang.Glue, lang.In, lang.Toward)) {
			return false
		}
	}
	return true
}

// shareYear gives the beginning of a range the year and month that only its
// end says: 30 August to 2 September 2026, from Monday 3 to Friday 7 March.
func shareYear(f, g *frame) {
	if f.kind != frameDate || g.kind != frameDate {
		return
	}
	month := g.v[slotMonth]
	if f.got(slotDay) && g.got(slotDay) && g.got(slotMonth) && !f.gotAny(bit(slotMonth, slotHijri, slotJalali, slotYear)) {
		if f.v[slotDay] > g.v[slotDay] {
			month = (month+10)%12 + 1
		}
		f.set(slotMonth, month)
	}
	if g.got(slotYear) && g.got(slotMonth) && f.got(slotMonth) && !f.gotAny(bit(slotYear, slotYY, slotYearMod)) {
		y := g.v[slotYear]
		if f.v[slotMonth] > g.v[slotMonth] {
			y--
		}
		f.set(slotYear, y)
	}
	if g.got(slotYearMod) && f.got(slotMonth) && !f.gotAny(bit(slotYear, slotYY, slotYearMod)) {
		f.set(slotYearMod, g.v[slotYearMod])
	}
}

// underWay gives the days of a range without a year that a word of the future
// has put into the next one, where it began this year and goes on: «will be on
// show from 1 October to 7 November», printed on 24 October.
func (s *Scanner) underWay(e *Expr, f, g *frame, until Date) (Date, Date, bool) {
	written := bit(slotYear, slotYY, slotYearMod, slotMod)
	if f.gotAny(written) || g.gotAny(written) || f.kind != frameDate || !f.got(slotDay) || !f.got(slotMonth) || !e.From.AllDay() || e.From.Day <= s.pub.Day {
		return 0, 0, false
	}
	back := func(d Date) Date {
		y, m, day := d.YMD()
		return DateOf(y-1, m, day)
	}
	begun, ends := back(e.From.Day), back(until)
	return begun, ends, begun <= s.pub.Day && s.pub.Day <= ends && s.pub.Day-begun <= recent
}

// rangeTo makes e, which f says, a range that ends with frame g.
func (s *Scanner) rangeTo(e *Expr, f, g *frame) bool {
	end := *e
	if g.got(slotCtx) && g.got(slotDay) && e.From.Day != NoDate { // from 3 April to the 22nd of the same month
		y, m, _ := e.From.Day.YMD()
		g.set(slotMonth, int32(m))
		g.set(slotYear, int32(y))
		g.has &^= bit(slotCtx)
	}
	if g.gotAny(clockMask) && !g.gotAny(dayMask) {
		c := clockOf(g)
		if c < 0 {
			return true
		}
		if g.gotAny(bit(slotMeridiem, slotPart)) && !f.gotAny(bit(slotMeridiem, slotPart)) && e.From.Clock < 720 && e.From.Clock+720 <= c {
			e.From.Clock += 720 // from 3 to 6 p.m.
		}
		if c < e.From.Clock && c+720 > e.From.Clock && !g.gotAny(bit(slotMeridiem, slotPart)) {
			c += 720 // from 11 to 1
		}
		e.To, e.secondGrain = Moment{e.From.Day, c}, GrainMinute
		if c < e.From.Clock {
			e.To.Day++
		}
		e.Range = true
		if g.got(slotZone) && e.Zone == "" {
			e.Zone = s.w.Lex.Text(g.v[slotZone])
		}
		return true
	}
	if !g.gotAny(bit(slotYear, slotYearMod)) && (g.kind == frameDate || g.kind == framePeriod && g.got(slotUnit)) && e.From.Day != NoDate {
		saved := s.pub
		s.pub = OnDay(e.From.Day) // the end is the first such day after the beginning
		end.Tense = 1
		ok := s.interval(&end, g)
		s.pub = saved
		if !ok {
			return true
		}
	} else if !s.interval(&end, g) {
		return true
	}
	if end.To.Day >= e.From.Day {
		if begun, until, ok := s.underWay(e, f, g, end.To.Day); ok {
			e.From, end.To = OnDay(begun), OnDay(until)
		}
		e.To, e.Range, e.secondGrain = end.To, true, end.Grain
		if e.Grain != end.Grain && end.Grain < e.Grain {
			e.Grain = end.Grain
		}
	}
	return true
}
