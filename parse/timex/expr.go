package timex

import (
	"fmt"

	"newscal/parse/lang"
)

// Type tells what a time expression is (TIMEX3 @type).
type Type uint8

// The types of time expression. Only dates and times have an interval.
const (
	TypeDate Type = iota + 1
	TypeTime
	TypeDuration
	TypeSet
)

var typeNames = [...]string{"", "DATE", "TIME", "DURATION", "SET"}

// String names the type as TIMEX3 does.
func (t Type) String() string { return typeNames[t] }

// Grain is how exactly a time expression fixes its interval.
type Grain uint8

// The grains, from fine to coarse. All above GrainDay are coarse.
const (
	GrainMinute Grain = iota + 1
	GrainPart         // part of a day
	GrainDay
	GrainWeekend
	GrainWeek
	GrainMonthPart // early, mid, late in a month
	GrainMonth
	GrainSeason
	GrainQuarter
	GrainHalf
	GrainYear
	GrainDecade
	GrainCentury
	GrainOpen // «the coming days»: no interval
)

var grainNames = [...]string{"", "minute", "partofday", "day", "weekend", "week", "monthpart", "month", "season", "quarter", "half", "year", "decade", "century", "open"}

// String names the grain.
func (g Grain) String() string { return grainNames[g] }

// Coarse says that the grain fixes no day.
func (g Grain) Coarse() bool { return g > GrainDay }

// Anchor is what a time was counted from.
type Anchor uint8

// The anchors.
const (
	AnchorNone        Anchor = iota // a calendar date with its year
	AnchorPublication               // the day of publication
	AnchorEvent                     // a date told before
	AnchorSentence                  // a date of the same sentence
)

var anchorNames = [...]string{"calendar", "publication", "date before", "sentence"}

// String names the anchor.
func (a Anchor) String() string { return anchorNames[a] }

// Expr is a time expression of an article, resolved.
type Expr struct {
	First, Last int    // tokens [First, Last)
	Start, End  uint32 // byte offsets
	Sentence    int
	Type        Type
	Grain       Grain
	Anchor      Anchor
	Calendar    Calendar
	From, To    Moment // both inclusive; To of a clock time without end is From
	Part        int32  // lang.Morning …, 0 for none
	Season      int32  // lang.Spring …, of GrainSeason
	Mod         int32  // lang.Early, lang.Mid, lang.Late …, of GrainMonthPart
	Third       int32  // the same, of GrainPart: late in the evening
	N, Unit     int32  // of a duration or set
	OfSet       int32  // 1 + index of the set whose beginning, end or hour it tells, or 0
	Zone        string // IANA zone or offset of a clock time, "local", or ""
	Set         *Set   // of TypeSet, else nil; From and To are its first time
	AnchorExpr  int32  // index of the expression counted from, with AnchorEvent
	Implied     bool   // its year, or its day, is not written but reckoned
	Mismatch    bool   // weekday and date disagree; the date holds
	Range       bool   // says a first and a last
	Relative    bool   // a word or a count tells the day: tomorrow, in two days
	Named       bool   // the name of a weekday alone tells the day
	Past        bool   // a word says that it is past: last Monday
	Coming      bool   // a word says that it is to come: next Monday
	DaysTold    bool   // a weekend whose days are told: the weekend of 14 and 15 March
	ClockOnly   bool   // a clock time whose day was taken from elsewhere
	Open        bool   // of GrainOpen: how long is not said
	Vague       bool   // no time that a calendar could hold: now, the coming days
	Eve         bool   // the night that leads to its day: its late hours are of the day before
	Tense       int8   // of its clause: -1 past, 0 unknown, 1 future

	// Of a count from publication, of which the hour is known: that hour, in
	// minutes and one more, so that 0 stands where nothing is counted.
	counted int16

	// Of a year or month that someone asks for: the moment that is meant, of
	// which the year or month is known.
	point   Moment
	pointed bool
	closes  bool // the day until which something lasts, told behind another
	asked   asking
	either  bool // of a clock time: no word tells before or after noon
	half    bool // of an hour below 12: the same, whatever else it tells
	bare    bool // an hour or a part of the day that no word gives a day
	solar   bool // its season, named, is counted from the sun

	partHours [2]int16 // of a part of the day where the language has its own, else 0

	// Of a range that says its ends apart: where the first stops and the second
	// begins, as byte offsets, and how exactly the second is said; else 0.
	firstEnd, secondStart uint32
	secondGrain           Grain
}

// Ends gives the ends of a range that says them apart («3 May to 5 June») as
// spans of their own. The first keeps the whole interval.
func (e *Expr) Ends() (first, second Expr, ok bool) {
	if !e.Range || e.secondStart <= e.firstEnd || e.secondGrain == 0 {
		return Expr{}, Expr{}, false
	}
	first, second = *e, *e
	first.End = e.firstEnd
	second.Start, second.Grain, second.From = e.secondStart, e.secondGrain, e.To
	y, m, _ := e.To.Day.YMD()
	switch e.secondGrain {
	case GrainMinute, GrainDay, GrainPart:
	case GrainYear:
		second.From = OnDay(DateOf(y, 1, 1))
	case GrainMonth:
		second.From = OnDay(DateOf(y, m, 1))
	case GrainMonthPart:
		second.From = OnDay(DateOf(y, m, 1))
	case GrainSeason:
		second.From = OnDay(DateOf(y, m-2, 1))
	default:
		return Expr{}, Expr{}, false
	}
	first.Range, second.Range = false, false
	return first, second, true
}

// Value gives the TIMEX3 value (ISO 8601), or "" for a duration or set. A
// range has the value of its first end; so many units from now have their interval.
func (e *Expr) Value() string {
	if e.Type == TypeSet {
		return "" // see SetValue
	}
	if e.dayless() {
		if e.Grain == GrainPart {
			return "T" + partCodes[e.Part]
		}
		from, _ := e.timeOfDay()
		return "T" + from.Hour()
	}
	y, m, d := e.From.Day.YMD()
	switch e.Grain {
	case GrainMinute:
		return e.From.String()
	case GrainPart:
		return e.From.Day.String() + "T" + partCodes[e.Part]
	case GrainDay:
		return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	case GrainWeek, GrainWeekend:
		y, w := ((e.From.Day + e.To.Day) / 2).isoWeek() // the first seven days of a month may lie in two
		if e.Grain == GrainWeekend {
			return fmt.Sprintf("%04d-W%02d-WE", y, w)
		}
		return fmt.Sprintf("%04d-W%02d", y, w)
	case GrainMonth, GrainMonthPart:
		return fmt.Sprintf("%04d-%02d", y, m)
	case GrainSeason:
		return fmt.Sprintf("%04d-%s", y, seasonCodes[e.Season])
	case GrainQuarter:
		return fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case GrainHalf:
		return fmt.Sprintf("%04d-H%d", y, (m+5)/6)
	case GrainYear:
		return fmt.Sprintf("%04d", y)
	case GrainDecade:
		return fmt.Sprintf("%03d", y/10)
	case GrainCentury:
		return fmt.Sprintf("%02d", y/100)
	case GrainOpen:
		if !e.Open {
			return e.From.String() + "/" + e.To.String()
		}
	}
	return ""
}

// Codes of TIMEX3 for the parts of the day and the seasons.
var (
	partCodes   = [...]string{"", "MO", "MO", "MI", "AF", "EV", "NI", "NI"}
	seasonCodes = [...]string{"", "SP", "SU", "FA", "WI"}
)

// partHours are the hours at which the parts of the day begin and end, for
// those who ask when an evening is.
var partHours = [...][2]int16{{}, {4, 6}, {6, 12}, {12, 14}, {12, 18}, {18, 24}, {21, 30}, {0, 1}}

// partThirds are the hours of the early, middle and late part of some of them.
var partThirds = [...][3][2]int16{
	lang.Morning:   {{7, 9}, {9, 11}, {10, 12}},
	lang.Noon:      {{11, 13}, {11, 16}, {13, 15}}, // the middle of the day
	lang.Afternoon: {{12, 14}, {14, 16}, {17, 19}},
	lang.Evening:   {{18, 20}, {19, 22}, {21, 24}},
	lang.Night:     {{18, 21}, {21, 24}, {21, 30}},
	lang.Midnight:  {{0, 5}, {}, {}}, // the early hours
}

// Bounds gives the interval with its hours: of a part of the day, of a weekend
// that someone asks for, which begins on the evening before, and of a count of
// days or more from a moment of publication; of «next year», asked for, the
// moment a year from then; of a season asked for, where people count it so, the
// days between the turns of the sun. Of what someone says of himself, an hour
// without a day has none, and a range of days or months ends before the second
// one that it names. From and To of such an expression are whole days, which is
// what a calendar can hold.
func (e *Expr) Bounds() (from, to Moment) {
	from, to = e.From, e.To
	switch {
	case e.dayless():
		return e.timeOfDay()
	case e.asked == spoken && e.secondGrain > 0 && from.AllDay():
		return from, e.before(e.secondGrain)
	case e.pointed:
		return e.point, e.point
	case !from.AllDay():
	case e.counted > 0:
		from.Clock = e.counted - 1
		return from, from
	case e.Grain == GrainWeekend && !e.Range && e.asked == typed:
		return Moment{from.Day - 1, 18 * 60}, Moment{to.Day, 24*60 - 1}
	case e.Grain == GrainSeason && !e.Range && e.asked == typed && e.solar:
		return OnDay(from.Day + sunTurns[e.Season%4]), OnDay(to.Day + 1 + sunTurns[(e.Season+1)%4])
	}
	if e.Grain == GrainPart && from.AllDay() {
		hours := partHours[e.Part]
		if e.partHours[1] > 0 {
			hours = e.partHours
		}
		if e.Third >= lang.Early && e.Third <= lang.Late && partThirds[e.Part][0][1] > 0 {
			hours = partThirds[e.Part][e.Third-lang.Early]
		}
		from.Clock, to.Clock = hours[0]*60, hours[1]*60
		if to.Clock > 24*60 {
			to.Day++
			to.Clock -= 24 * 60
		}
	}
	return from, to
}

// sunTurns are the days after the first of its month on which a season begins by
// the sun, as calendars print it; winter, the fourth, comes first.
var sunTurns = [4]Date{20, 19, 20, 22}

// isoWeek gives the ISO 8601 year and week of d.
func (d Date) isoWeek() (year, week int) {
	thursday := d + Date(4-d.Weekday())
	y, _, _ := thursday.YMD()
	return y, int(thursday-DateOf(y, 1, 1))/7 + 1
}

// monthDays counts the days of month m of year y.
func monthDays(y, m int) int {
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		return 29
	}
	return int([...]int8{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[(m+11)%12])
}

// monthEnd gives the last day of month m of year y.
func monthEnd(y, m int) Date { return DateOf(y, m+1, 1) - 1 }
