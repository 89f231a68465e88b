package timex

import (
	"fmt"
	"math/bits"
	"strconv"

	"newscal/parse/lang"
)

// Set is what an expression of [TypeSet] says of how often something comes.
type Set struct {
	Recurrence        // zero where it comes more often than daily
	Words      [2]int // byte offsets of the words that say it, its beginning and end with them
	Begins     bool   // a day is told on which it begins, without which no one knows which week an other week is
	Limited    bool   // a coming day is told on which it begins or ends
}

// weekdayList reads a weekday or several at token i: Tuesday; Tuesday and
// Thursday; Monday to Friday. The value has bit w for ISO weekday w.
func (m *matcher) weekdayList(i int, weekly bool) (n int, value int32) {
	first, days := 0, int32(0)
	for j := i; j < m.limit && j < i+20; {
		sep, run := 0, false
		if j > i {
			if sep, run = m.betweenWeekdays(j); sep < 0 {
				break
			}
		}
		k, w := m.word(j+sep, lang.Weekly)
		if k == 0 && (j > i || !weekly) {
			k, w = m.word(j+sep, lang.Weekday)
		}
		if k == 0 {
			break
		}
		for run && first != int(w) {
			days |= 1 << first
			first = first%7 + 1
		}
		first = int(w)
		days |= 1 << w
		j += sep + k
		n = j - i
	}
	return n, days
}

// betweenWeekdays counts the tokens at j that join two weekdays, -1 where they
// do not, and says whether they make a range of them.
func (m *matcher) betweenWeekdays(j int) (n int, run bool) {
	for k := j; k < m.limit && k < j+3; k++ {
		set := m.wordSet(k)
		switch {
		case set.Any(weekdays):
			if k == j && !m.opensAnew(k) {
				return -1, false
			}
			return k - j, run
		case set.Has(lang.Range):
			run = true
		case set.Has(lang.And), set.Has(lang.Glue) && k > j, set.Has(lang.Article) && k > j:
		default:
			return -1, false
		}
	}
	return -1, false
}

var weekdays = lang.Of(lang.Weekday, lang.Weekly)

// joinSet joins piece k, which says how often, with the further days that it
// lists and with its clock time: every Tuesday and every Thursday at 6 p.m.
func (s *Scanner) joinSet(k int) (f frame, next int) {
	f = s.pieces[k]
	for k++; k < len(s.pieces); k++ {
		g := &s.pieces[k]
		gap := s.gap(f.last, g.first)
		if gap == gapOther && g.first-f.last == 1 && g.kind == frameClock && s.m.wordSet(f.last).Has(lang.Between) {
			gap = gapGlue // every Friday from 10 to 12
		}
		switch {
		case f.end != nil:
			return f, k
		case gap == gapAnd && g.kind == frameSet && f.has == bit(slotWeekdays) && g.has == f.has:
			f.v[slotWeekdays] |= g.v[slotWeekdays]
			f.last = g.last
		case gap == gapGlue && g.kind == frameSet && addsDays(&f, g):
			f.last = g.last
		case gap == gapGlue && (g.kind == frameClock || g.kind == framePart):
			clock, after := s.join(k)
			if clock.gotAny(dayMask) || clock.end != nil && clock.end.gotAny(dayMask) {
				clock, after = *g, k+1 // at 10 until 30 June
			}
			s.ends = append(s.ends, clock)
			f.end = &s.ends[len(s.ends)-1]
			f.last = clock.last
			k = after - 1
		default:
			return f, k
		}
	}
	return f, k
}

// addsDays gives f, which says a period alone (weekly), the days of g (on
// Tuesdays), or the other way round.
func addsDays(f, g *frame) bool {
	period := func(x *frame) bool { return x.got(slotUnit) && !x.gotAny(bit(slotWeekdays, slotDay, slotOrd)) }
	if period(f) == period(g) || f.got(slotN) && g.got(slotN) {
		return false
	}
	for sl := slot(1); sl < slots; sl++ {
		if g.got(sl) && !f.got(sl) {
			f.set(sl, g.v[sl])
		}
	}
	return true
}

// resolveSet appends the set that f says, with the rule by which it comes
// again and the time of day that it gives. Its first day is that on or after
// publication until [Scanner.boundSets] knows better.
func (s *Scanner) resolveSet(e Expr, f *frame) {
	e.Type, e.Unit, e.N = TypeSet, f.v[slotUnit], f.v[slotN]
	e.Set = &Set{Recurrence: s.ruleOf(f), Words: [2]int{int(e.Start), int(e.End)}}
	e.From.Clock = NoClock
	if f.end != nil {
		clock := e
		pub := s.pub
		s.pub.Clock = NoClock // an hour of many days is past on none
		if s.clockAlone(&clock, f.end) && (f.end.end == nil || s.rangeTo(&clock, f.end, f.end.end)) {
			e.From.Clock, e.To.Clock, e.Zone, e.Range = clock.From.Clock, clock.To.Clock, clock.Zone, clock.Range
			e.To.Day = clock.To.Day - clock.From.Day
			if clock.Grain == GrainPart {
				e.Part = clock.Part
			}
		}
		s.pub = pub
	}
	if f.got(slotPart) {
		e.Part = f.v[slotPart]
	}
	e.Anchor, e.Implied = AnchorPublication, true
	e.begin(s.pub)
	s.exprs = append(s.exprs, e)
}

// ruleOf gives the rule that a set frame says, the zero rule where it comes
// more often than daily or more seldom than yearly.
func (s *Scanner) ruleOf(f *frame) (r Recurrence) {
	r.Interval, r.Weekdays, r.Count = f.v[slotN], uint8(f.v[slotWeekdays]), f.v[slotN2]
	unit, ord := f.v[slotUnit], f.v[slotOrd]
	switch {
	case f.got(slotDay) && unit == lang.MonthUnit:
		r.Freq, r.MonthDay, r.Weekdays = Monthly, int8(f.v[slotDay]), 0
	case r.Weekdays != 0 && f.got(slotOrd) && (unit == lang.MonthUnit || unit == 0 && (ord == 1 || ord == -1)):
		r.Freq = Monthly
		for _, n := range [2]int32{ord, f.v[slotOrd2]} {
			switch {
			case n == -1:
				r.Nth |= lastOfMonth
			case n >= 1 && n <= 5:
				r.Nth |= 1 << n
			}
		}
		if r.Nth == 0 {
			return Recurrence{}
		}
	case r.Weekdays != 0 && f.got(slotOrd) && ord > 1 && ord < 10: // every second Tuesday
		r.Freq, r.Interval = Weekly, ord
	case r.Weekdays != 0 && (unit == 0 || unit == lang.Week):
		r.Freq = Weekly
	case r.Weekdays != 0 && unit == lang.Fortnight:
		r.Freq, r.Interval = Weekly, 2
	case f.got(slotOrd) && r.Weekdays == 0 && ord > 1 && ord < 10 && (unit == lang.Week || unit == lang.DayUnit): // every third week
		r.Freq, r.Interval = Weekly, ord
		if unit == lang.DayUnit {
			r.Freq = Daily
		}
	case r.Weekdays != 0 || f.got(slotOrd):
		return Recurrence{}
	case unit == lang.Weekend:
		r.Freq = Weekly
		for _, w := range s.w.Lex.Weekend {
			r.Weekdays |= 1 << w
		}
	case unit == lang.DayUnit:
		r.Freq = Daily
	case unit == lang.Workday:
		r.Freq, r.Weekdays = Weekly, 1<<1|1<<2|1<<3|1<<4|1<<5
	case unit == lang.Week:
		r.Freq = Weekly
	case unit == lang.Fortnight:
		r.Freq, r.Interval = Weekly, 2
	case unit == lang.MonthUnit:
		r.Freq = Monthly
	case unit == lang.Quarter:
		r.Freq, r.Interval = Monthly, 3*max(r.Interval, 1)
	case unit == lang.YearUnit:
		r.Freq = Yearly
	case unit == 0 && f.got(slotPart): // every evening
		r.Freq = Daily
	}
	return r
}

// begin makes the first day on or after m on which the rule of e falls the day
// of e. Hours that lie before those of m on its day are those of the next.
func (e *Expr) begin(m Moment) {
	if e.Set.IsZero() {
		return
	}
	length := e.To.Day
	if e.From.AllDay() {
		length = 0
	}
	day := m.Day
	if e.From.Clock > 0 && e.From.Clock < m.Clock {
		day++
	}
	if day = e.Set.From(day); day == NoDate {
		return
	}
	e.onFirst(day, length)
}

// onFirst makes day the first of the series; its hours last into the day
// length days later.
func (e *Expr) onFirst(day, length Date) {
	clock := e.From.Clock
	e.From.Day, e.To.Day = day, day+length
	switch {
	case clock != NoClock:
		e.Grain = GrainMinute
	case e.Part != 0:
		e.Grain, e.To.Clock = GrainPart, NoClock
	default:
		e.Grain, e.To.Clock = GrainDay, NoClock
	}
}

// SetValue gives the TIMEX3 attributes of a set (ISO 24617-1): what comes again, in
// place of what changes an X; "EVERY"; and how often within it, where that is
// more than once. What the standard has no value for is told by its period.
func (e *Expr) SetValue() (value, quant, freq string) {
	r := &e.Set.Recurrence
	hour := ""
	switch {
	case e.Grain == GrainMinute:
		hour = e.From.String()[len("2026-01-03"):]
	case e.Part != 0:
		hour = "T" + partCodes[e.Part]
	}
	n := strconv.Itoa(int(max(r.Interval, 1)))
	switch {
	case r.Freq == Weekly && r.Interval <= 1 && bits.OnesCount8(r.Weekdays) == 1:
		value = "XXXX-WXX-" + strconv.Itoa(bits.TrailingZeros8(r.Weekdays)) + hour
	case r.Freq == Daily && r.Interval <= 1 && hour != "":
		value = "XXXX-XX-XX" + hour
	case r.Freq == Monthly && r.Interval <= 1 && r.MonthDay > 0:
		value = fmt.Sprintf("XXXX-XX-%02d", r.MonthDay) + hour
	case r.Freq == 0:
		value = "P"
		if e.Unit >= lang.Second && e.Unit <= lang.Hour {
			value = "PT"
		}
		value += strconv.Itoa(int(max(e.N, 1))) + unitCodes[e.Unit]
	default:
		value = "P" + n + [...]string{"", "D", "W", "M", "Y"}[r.Freq]
		if days := bits.OnesCount8(r.Weekdays) * max(bits.OnesCount8(r.Nth), 1); days > 1 {
			freq = strconv.Itoa(days) + "X"
		}
	}
	return value, "EVERY", freq
}

// unitCodes are the letters of ISO 8601 for the units, as its periods write them.
var unitCodes = [...]string{"", "S", "M", "H", "D", "W", "W", "M", "Q", "M", "Y", "DE", "CE", "W", "D"}
