package timex

import (
	"fmt"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// clockOf gives the minutes after midnight that f says, or NoClock.
func clockOf(f *frame) int16 {
	h, m := f.v[slotHour], f.v[slotMinute]
	part := f.v[slotPart]
	if f.got(slotTo) {
		m = -m
	}
	if f.got(slotFraction) {
		m += f.v[slotFraction]
	}
	if !f.got(slotHour) {
		switch part {
		case lang.Noon:
			return int16(12*60 + m)
		case lang.Midnight:
			return int16((24*60 + m) % (24 * 60))
		}
		return NoClock
	}
	switch {
	case f.got(slotMeridiem) && f.v[slotMeridiem] == 1 && h < 12:
		h += 12
	case f.got(slotMeridiem) && f.v[slotMeridiem] == 0 && h == 12:
		h = 0
	case f.got(slotMeridiem):
	case (part == lang.Afternoon || part == lang.Evening) && h < 12:
		h += 12
	case part == lang.Noon && h < 6:
		h += 12
	case part == lang.Night && h >= 6 && h < 12:
		h += 12
	case (part == lang.Night || part == lang.Midnight) && h == 12:
		h = 0
	}
	c := h*60 + m
	if c < 0 {
		c += 24 * 60
	}
	if c > 24*60 || h > 24 {
		return NoClock
	}
	return int16(c % (24 * 60))
}

// clock gives the day of e the clock time of f.
func (s *Scanner) clock(e *Expr, f *frame) {
	c := clockOf(f)
	if c < 0 {
		return
	}
	e.Type, e.Grain = TypeTime, GrainMinute
	e.From.Clock = c
	e.To = e.From
	e.half = f.v[slotHour] < 12 && !f.gotAny(bit(slotMeridiem, slotPart)) && (f.end == nil || !f.end.gotAny(bit(slotMeridiem, slotPart)))
	e.either = f.v[slotHour] < 11 && !f.gotAny(bit(slotMeridiem, slotPart, slotFull, slotZone)) && (f.end == nil || !f.end.gotAny(bit(slotMeridiem, slotPart)))
	if f.got(slotHour2) {
		e.until(f)
	}
	if f.got(slotZone) {
		e.Zone = s.w.Lex.Text(f.v[slotZone])
		if f.got(slotDir) && f.got(slotN) { // UTC+3, +05:30, +0530
			n := f.v[slotN]
			if n >= 100 {
				n, f.v[slotN2] = n/100, n%100
			}
			e.Zone = offsetName((60*n+f.v[slotN2])*f.v[slotDir], e.Zone)
		}
		if f.got(slotDir) && f.got(slotCtx) { // both clocks together tell the offset
			e.Zone = offsetName(f.v[slotDir], e.Zone)
		}
	}
}

// until makes e, a clock time, a range that ends at the second clock time of
// f. What f says of the part of the day belongs to the end: from 11 to 1 p.m.
func (e *Expr) until(f *frame) {
	end := *f
	end.has &^= bit(slotMinute, slotFraction)
	end.v[slotMinute], end.v[slotFraction] = 0, 0
	if f.got(slotPart) {
		end.has &^= bit(slotMeridiem) // from 8 a.m. to 3 tomorrow afternoon
	}
	end.set(slotHour, f.v[slotHour2])
	end.set(slotMinute, f.v[slotMinute2])
	c := clockOf(&end)
	if c < 0 {
		return
	}
	e.To.Clock = c
	switch {
	case c >= e.From.Clock:
	case e.From.Clock >= 720 && e.From.Clock-720 < c && f.gotAny(bit(slotMeridiem, slotPart)):
		e.From.Clock -= 720
	case c+720 > e.From.Clock && f.v[slotHour2] <= 12 && !f.gotAny(bit(slotMeridiem, slotPart)):
		e.To.Clock += 720
	default:
		e.To.Day++
	}
	e.Range = true
}

// offsetName gives the offset of a clock that runs minutes ahead of the zone,
// where that zone is UTC; else the zone cannot be told and is "".
func offsetName(minutes int32, zone string) string {
	if zone != "UTC" || minutes%15 != 0 {
		return ""
	}
	for minutes > 14*60 {
		minutes -= 24 * 60
	}
	for minutes < -12*60 {
		minutes += 24 * 60
	}
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

// clockAlone resolves a clock time or part of the day that names no day.
func (s *Scanner) clockAlone(e *Expr, f *frame) bool {
	e.day(s.pub.Day)
	e.Anchor, e.ClockOnly, e.Implied = AnchorPublication, true, true
	e.bare = !f.got(slotMod)
	switch {
	case f.v[slotMod] == lang.Last:
		e.day(s.pub.Day - 1)
	case f.v[slotMod] == lang.Next,
		f.v[slotPart] == lang.Midnight && f.v[slotHour] == 0 && f.v[slotFraction] >= 0 && !f.got(slotTo) && e.Tense >= 0:
		e.day(s.pub.Day + 1)
	}
	if f.kind == framePart {
		e.Type, e.Grain, e.Part, e.Third = TypeTime, GrainPart, f.v[slotPart], f.v[slotThird]
		if !f.got(slotMod) { // in the evening: of which day, another time may tell
			e.Vague = true
			return true
		}
		e.ClockOnly = false
		return true
	}
	s.clock(e, f)
	if s.m.asked && f.v[slotHour] == 12 && (f.v[slotPart] == lang.Evening || f.got(slotPart) && f.v[slotMod] == lang.This) && !f.got(slotMinute) {
		e.From = Moment{e.From.Day + 1, 0} // this evening at 12: the midnight that ends the day
		e.To = e.From
		return true
	}
	if c := e.From.Clock; e.Grain == GrainMinute && s.pub.Clock > c && (f.v[slotPart] != lang.Midnight || f.v[slotHour] > 0) && !f.got(slotMod) && s.announces(e) && (e.Tense > 0 || !f.got(slotPart) || !s.w.Lex.PastHours) {
		if c += 720; c >= 780 && c > s.pub.Clock && max(c, e.To.Clock+720) < 24*60 && !f.gotAny(bit(slotMeridiem, slotPart)) && (f.gotAny(bit(slotFraction, slotTo)) || s.asking == typed && !f.got(slotMinute) || s.m.g.twelve && !f.got(slotFull)) {
			e.From.Clock, e.To.Clock = c, e.To.Clock+720 // half past three, said at noon
			return true
		}
		e.From.Day++
		e.To.Day++ // it is past today
	}
	return e.Grain == GrainMinute
}

// announces says that the sentence of e tells of the future, or is too short
// to have a verb: a heading or a line of a table.
func (s *Scanner) announces(e *Expr) bool {
	bounds := s.w.Sentences[e.Sentence]
	return e.Tense > 0 || e.Tense == 0 && bounds.Last-bounds.First <= 12
}

// placeClocks gives clock times of a sentence that stand apart from any day
// the nearest day that the sentence tells.
func (s *Scanner) placeClocks(first int) {
	for k := first; k < len(s.exprs); k++ {
		e := &s.exprs[k]
		if !e.ClockOnly {
			continue
		}
		day, least := -1, 0
		for d := max(first, k-maxReach); d < min(len(s.exprs), k+maxReach); d++ {
			o := &s.exprs[d]
			if o.ClockOnly || o.Grain.Coarse() || o.Grain == 0 || o.Set != nil {
				continue
			}
			if s.openedLater(e.Last, o.First) {
				break // at 8 p.m. in the library where the debate will be held on 16 September
			}
			if o.First >= e.Last && s.goesOn(e.Last, o.First) && s.endsAt(e.Last, o.First) && s.dayBefore(first, e) >= 0 {
				break // starts at 3:01 and ends at 2:59 on Saturday
			}
			if o.First >= e.Last && o.Anchor == AnchorEvent && int(o.AnchorExpr) < first && s.dayBefore(first, e) >= 0 && s.nextClause(e.Last, o.First) {
				break // begins at 8 p.m. in the town hall and is repeated on the next day
			}
			far := max(o.First-e.Last, e.First-o.Last)
			if o.First >= e.Last && s.goesOn(e.Last, o.First) {
				far += 12 // at 2 p.m. and on Friday: another day, with hours of its own
			}
			if day < 0 || far < least {
				day, least = d, far
			}
		}
		if day < 0 {
			day = s.dayBefore(first, e)
		}
		if day < 0 {
			continue
		}
		s.inPart(e, s.exprs[day].Part)
		e.moveBy(s.exprs[day].From.Day - e.From.Day + s.exprs[day].inEve(e.From.Clock))
		e.Anchor, e.AnchorExpr = AnchorSentence, int32(day)
	}
}

// inPart takes the hour of e, which tells no part of the day, for one of the part
// that its day tells: «tomorrow evening they play in Leeds, at 8».
func (s *Scanner) inPart(e *Expr, part int32) {
	const noon = 12 * 60
	least := int16(noon) // the hours of the part, counted from noon
	switch part {
	case lang.Noon:
		least = 30
	case lang.Afternoon:
		least = 60
	case lang.Evening:
		least = 4 * 60
	case lang.Night:
		least = 7 * 60
	}
	if c := e.From.Clock; e.half && c >= least && c < noon && (e.To.Clock == c || e.To.Clock < noon) {
		e.From.Clock += noon
		e.To.Clock += noon
	}
}

// inEve gives how many days the hour c, told of e, lies off e's day: -1 for the late
// hours of the night that leads to it, «the night to Wednesday, at 11 p.m.».
func (e *Expr) inEve(c int16) Date {
	const late = 18 * 60
	if e.Eve && c >= late {
		return -1
	}
	return 0
}

// moveBy moves e by so many days.
func (e *Expr) moveBy(days Date) {
	e.From.Day += days
	e.To.Day += days
}

// endsAt says that a word of ending stands between tokens from and to.
func (s *Scanner) endsAt(from, to int) bool {
	for i := from; i < min(to, from+6); i++ {
		if s.w.Tags[i].Set.Has(lang.Ends) {
			return true
		}
	}
	return false
}

// goesOn says that a list goes on between tokens from and to.
func (s *Scanner) goesOn(from, to int) bool {
	for i := from; i < min(to, from+4); i++ {
		if s.m.wordSet(i).Has(lang.And) && !s.m.wordSet(i).Has(lang.Glue) {
			return true
		}
	}
	return false
}

// nextClause says that a conjunction with a verb behind it stands between tokens from
// and to.
func (s *Scanner) nextClause(from, to int) bool {
	for i := from; i+1 < to; i++ {
		if s.w.Tags[i].Set.Any(joins) && s.w.Tags[i].Before == 0 && (s.w.Tags[i+1].Set.Any(deeds) || i+2 < to && s.w.Tags[i+2].Set.Any(deeds)) {
			return true
		}
	}
	return false
}

// openedLater says that a clause of its own opens between tokens from and to.
func (s *Scanner) openedLater(from, to int) bool {
	for i := from; i < to; i++ {
		if s.w.Tags[i].Set.Any(subordinate) {
			return true
		}
	}
	return false
}

var subordinate = lang.Of(lang.Clause, lang.Relative)

// dayBefore gives the day of e that the sentence before tells last, or -1: «On
// 30 May the ministers meet. It begins at 9:30.» A clock time goes on with a
// coming day, a part of the day with any. What is to come may go on one sentence
// later in the paragraph: «They meet on 30 May. The mayor said so on Monday. It
// will begin at 9:30.»
func (s *Scanner) dayBefore(first int, e *Expr) int {
	back := 1
	if e.Tense > 0 && e.Sentence >= 2 && s.w.Sentences[e.Sentence-2].Paragraph == s.w.Sentences[e.Sentence].Paragraph {
		back = 2
	}
	for d := first - 1; d >= max(0, first-maxReach) && s.exprs[d].Sentence >= e.Sentence-back; d-- {
		if o := &s.exprs[d]; !o.ClockOnly && o.Set == nil && !o.Grain.Coarse() && o.Grain != 0 && (o.From.Day > s.pub.Day || e.Vague) && (o.Range || e.Vague || !s.opens(o.First, lang.Until)) {
			return d
		}
	}
	if e.Tense > 0 && !e.Vague {
		return s.onlyDay(first, e)
	}
	return -1
}

// isLine says that e is all that its sentence says: the day of a dateline.
func (s *Scanner) isLine(e *Expr) bool {
	bounds := s.w.Sentences[e.Sentence]
	for i := bounds.First; i < bounds.Last && i < bounds.First+8; i++ {
		if s.w.Tokens[i].Kind == text.Word && (i < e.First || i >= e.Last) {
			return false
		}
	}
	return true
}

// onlyDay gives the coming day told last before e, some sentences ago, where
// none was told but it that is today or to come: «They bury him tomorrow. He was
// born on 3 June. The train will arrive at 9. The service will begin at 10.»; -1
// for none.
func (s *Scanner) onlyDay(first int, e *Expr) int {
	const near = 5 // sentences
	day := -1
	for d := first - 1; d >= max(0, first-2*maxReach) && s.exprs[d].Sentence >= e.Sentence-near; d-- {
		o := &s.exprs[d]
		if o.Set != nil || o.Grain.Coarse() || o.Grain == 0 || o.Vague || o.Type != TypeDate && o.Type != TypeTime || o.To.Day < s.pub.Day || s.opens(o.First, lang.Until) {
			continue
		}
		switch {
		case o.From.Day <= s.pub.Day:
			if o.Tense >= 0 && !s.isLine(o) {
				return -1 // something is on today
			}
		case day < 0 && !o.ClockOnly:
			day = d
		case day >= 0 && o.From.Day != s.exprs[day].From.Day:
			return -1
		}
	}
	return day
}

// maxReach is how many expressions of its sentence a clock time looks at on
// either side: a table in one line stays linear.
const maxReach = 8
