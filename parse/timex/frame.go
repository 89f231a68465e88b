package timex

import "newscal/parse/lang"

// frameKind is what a pattern describes; its names are the keys under
// `patterns:` in a language file.
type frameKind uint8

const (
	frameDate frameKind = iota + 1
	frameDay
	frameOffset
	framePeriod
	frameClock
	framePart
	frameZone
	frameDuration
	frameSet
	frameNever
)

var frameNames = map[string]frameKind{
	"date": frameDate, "day": frameDay, "offset": frameOffset, "period": framePeriod, "clock": frameClock,
	"part": framePart, "zone": frameZone, "duration": frameDuration, "set": frameSet, "never": frameNever,
}

// slot is a place of a frame that an element fills.
type slot uint8

const (
	noSlot slot = iota
	slotDay
	slotMonth
	slotYear
	slotYY
	slotHijri
	slotJalali
	slotWeekday
	slotRelDay
	slotN
	slotUnit
	slotDir
	slotBase
	slotMod
	slotOrd
	slotPart
	slotSeason
	slotHour
	slotMinute
	slotMeridiem
	slotFraction
	slotZone
	slotEra
	slotHoliday
	slotCtx
	slotClose // how of a stretch its end is meant: closeDay, closeUnit
	slotHour2 // the end of a range of clock times
	slotMinute2
	slotYearMod  // next or last, of the year that a date belongs to
	slotMonthMod // next or last, of the month that a part of it belongs to
	slotThird    // early, mid or late, of a part of the day
	slotN2       // the second part of a count: two weeks and three days
	slotUnit2
	slotMore     // what a count has beyond slotN, in sixtieths of its unit: 1.5 hours
	slotFew      // a few: no one counted them
	slotBack     // slotOrd counts from the end: the third last week
	slotTo       // slotMinute are minutes before the hour: 20 minutes to 2
	slotFull     // the hour is of a clock of 24 hours: 3h18
	slotWeak     // a time only beside another: 25/4 at 16:00
	slotOrd2     // a second ordinal: the first and third Monday
	slotWeekdays // of a set: bit w for ISO weekday w
	slots
)

// slotOf names the slot that a class or setting fills.
var slotOf = map[string]slot{
	"d": slotDay, "dm": slotDay, "month": slotMonth, "m": slotMonth, "y": slotYear, "yy": slotYY, "hijri": slotHijri, "jalali": slotJalali,
	"weekday": slotWeekday, "day": slotRelDay, "n": slotN, "unit": slotUnit, "dir": slotDir, "base": slotBase,
	"mod": slotMod, "ord": slotOrd, "part": slotPart, "season": slotSeason, "h": slotHour, "hd": slotHour, "min": slotMinute,
	"minutes": slotMinute, "meridiem": slotMeridiem, "fraction": slotFraction, "zone": slotZone, "era": slotEra,
	"holiday": slotHoliday, "ctx": slotCtx, "nd": slotDay, "d13": slotDay, "m0": slotMonth, "close": slotClose, "h2": slotHour2, "min2": slotMinute2, "ymod": slotYearMod, "mmod": slotMonthMod, "pmod": slotThird, "hy": slotYear, "hhmm": slotHour, "hmm": slotHour,
	"dn": slotDay, "n2": slotN2, "unit2": slotUnit2, "more": slotMore, "dec": slotN, "few": slotFew, "back": slotBack, "to": slotTo, "full": slotFull,
	"weak": slotWeak, "ymd": slotYear, "yw": slotYear, "oldyy": slotYY,
	"weekly": slotWeekdays, "weekdays": slotWeekdays, "ord2": slotOrd2,
	"hc": slotHour, "ho": slotHour, "mn": slotMonth, "mo": slotMonth,
}

// Bases of counting, as values of slotBase.
const (
	basePublication int32 = iota
	baseEvent
	baseList  // the first or last day of the list told before
	baseNext  // the time that the words behind it say
	baseNamed // the weekday or clock time behind it: a week from Tuesday, but not three days from 5 May
)

// Ends of a stretch, as values of slotClose.
const (
	closeDay  int32 = iota + 1 // by the end of March
	closeUnit                  // two upcoming weeks, asked for: the second of them
)

// frame is what one pattern, or several joined ones, say of a time.
type frame struct {
	kind        frameKind
	first, last int // tokens [first, last)
	has         uint64
	v           [slots]int32
	days        dayList // of <dd>
	end         *frame  // of a range, or the clock time of a set; points into the scanner's frames
	own         int     // of a range: the token behind its first end
}

// dayList is a list or a range of days of the month.
type dayList struct {
	n     int8
	isRun bool // a range, from the first to the last
	day   [8]int8
	at    [8]int32 // their tokens
	past  [8]int32 // and the tokens behind them
}

// span counts the days from the first of the list to its last.
func (l *dayList) span() int { return int(l.day[l.n-1]-l.day[0]) + 1 }

func (f *frame) set(s slot, v int32) { f.has |= 1 << s; f.v[s] = v }

func (f *frame) got(s slot) bool { return f.has&(1<<s) != 0 }

func (f *frame) gotAny(mask uint64) bool { return f.has&mask != 0 }

func bit(ss ...slot) (m uint64) {
	for _, s := range ss {
		m |= 1 << s
	}
	return m
}

// classSlot gives the slot that a word of class c fills.
func classSlot(c lang.Class) slot {
	if c == lang.Dual {
		return slotUnit
	}
	return slotOf[c.String()]
}
