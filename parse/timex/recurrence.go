package timex

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// Frequency is the period within which an event comes again.
type Frequency uint8

// The frequencies; none is finer than a day.
const (
	Daily Frequency = iota + 1
	Weekly
	Monthly
	Yearly
)

var frequencyNames = [...]string{"", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"}

// weekdayCodes are the names of ISO weekdays in a rule.
var weekdayCodes = [...]string{"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// Recurrence is a rule by which an event comes again after its first time
// (RFC 5545, 3.3.10). The zero Recurrence is that of an event that comes once.
type Recurrence struct {
	Freq     Frequency
	Interval int32  // every so many periods; 0 and 1 are every one
	Weekdays uint8  // bit w for ISO weekday w, 1 Monday to 7 Sunday
	Nth      uint8  // which of those weekdays in the period: bit n the nth, 1 to 5, bit 0 the last; 0 for all of them
	MonthDay int8   // day of the month, or 0
	Count    int32  // how often in all; 0 for without end, or until Until
	Until    Moment // the last day, or clock time as the event's start is read, inclusive; zero for without end
	UTC      bool   // Until is a clock time of UTC
	Rest     string // further parts of a declared rule, as it writes them: BYMONTH=5
}

// IsZero says that the event comes once.
func (r Recurrence) IsZero() bool { return r.Freq == 0 }

// lastOfMonth is the bit of Nth that means the last.
const lastOfMonth = 1

// String writes the rule: FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526. Its UNTIL is a
// day or a clock time of the zone of the event's start, as Until is.
func (r Recurrence) String() string { return r.With(r.until()) }

// until writes Until as a DATE or a DATE-TIME.
func (r Recurrence) until() string {
	if r.Until.IsZero() {
		return ""
	}
	y, m, d := r.Until.Day.YMD()
	s := fmt.Sprintf("%04d%02d%02d", y, m, d)
	if !r.Until.AllDay() {
		s += fmt.Sprintf("T%02d%02d00", r.Until.Clock/60, r.Until.Clock%60)
		if r.UTC {
			s += "Z"
		}
	}
	return s
}

// With writes the rule with another form of its UNTIL, "" for none.
func (r Recurrence) With(until string) string {
	if r.IsZero() {
		return ""
	}
	s := "FREQ=" + frequencyNames[r.Freq]
	if r.Interval > 1 {
		s += ";INTERVAL=" + strconv.Itoa(int(r.Interval))
	}
	if days := r.byDay(); days != "" {
		s += ";BYDAY=" + days
	}
	if r.MonthDay != 0 {
		s += ";BYMONTHDAY=" + strconv.Itoa(int(r.MonthDay))
	}
	if r.Rest != "" {
		s += ";" + r.Rest
	}
	switch {
	case r.Count > 0:
		s += ";COUNT=" + strconv.Itoa(int(r.Count))
	case until != "":
		s += ";UNTIL=" + until
	}
	return s
}

// byDay writes the weekdays, each with its number in the period.
func (r Recurrence) byDay() string {
	var days []string
	for n := 1; n <= 6; n++ {
		number := ""
		switch {
		case r.Nth == 0 && n > 1 || r.Nth != 0 && r.Nth&(1<<(n%6)) == 0:
			continue
		case n == 6:
			number = "-1"
		case r.Nth != 0:
			number = strconv.Itoa(n)
		}
		for w := 1; w <= 7; w++ {
			if r.Weekdays&(1<<w) != 0 {
				days = append(days, number+weekdayCodes[w])
			}
		}
	}
	return strings.Join(days, ",")
}

// MarshalText writes the rule as String does.
func (r Recurrence) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (r *Recurrence) UnmarshalText(b []byte) (err error) {
	if len(b) == 0 {
		*r = Recurrence{}
		return nil
	}
	*r, err = ParseRecurrence(string(b))
	return err
}

// ParseRecurrence reads a rule. Parts that [Recurrence] has no field for are
// kept in Rest; a frequency finer than a day, and what the standard does not
// know, is an error.
func ParseRecurrence(s string) (Recurrence, error) {
	var r Recurrence
	var rest []string
	for part := range strings.SplitSeq(strings.ToUpper(strings.TrimSpace(s)), ";") {
		name, value, _ := strings.Cut(part, "=")
		ok := false
		switch name {
		case "FREQ":
			for f, n := range frequencyNames {
				if f > 0 && n == value {
					r.Freq, ok = Frequency(f), true
				}
			}
		case "INTERVAL":
			r.Interval, ok = positive(value)
		case "COUNT":
			r.Count, ok = positive(value)
		case "UNTIL":
			r.Until, r.UTC, ok = readUntil(value)
		case "BYDAY":
			if r.Weekdays, r.Nth, ok = readDays(value); !ok {
				r.Weekdays, r.Nth = 0, 0
				rest, ok = append(rest, part), isDays(value)
			}
		case "BYMONTHDAY":
			if n, err := strconv.Atoi(value); err == nil && n >= 1 && n <= 31 {
				r.MonthDay, ok = int8(n), true
				break
			}
			rest, ok = append(rest, part), isNumbers(value)
		case "BYMONTH", "BYSETPOS", "BYWEEKNO", "BYYEARDAY":
			rest, ok = append(rest, part), isNumbers(value)
		case "WKST":
			if ok = isDays(value) && len(value) == 2; value != "MO" { // Monday is what it is without
				rest = append(rest, part)
			}
		}
		if !ok {
			return Recurrence{}, fmt.Errorf("recurrence %q: cannot read %q", s, part)
		}
	}
	if r.Freq == 0 {
		return Recurrence{}, fmt.Errorf("recurrence %q: no frequency", s)
	}
	if r.Count > 0 {
		r.Until, r.UTC = Moment{}, false // the standard allows one of the two
	}
	r.Rest = strings.Join(rest, ";")
	return r, nil
}

func positive(s string) (int32, bool) {
	n, err := strconv.ParseInt(s, 10, 32)
	return int32(n), err == nil && n > 0
}

// readUntil reads a DATE or a DATE-TIME; seconds are cut off.
func readUntil(s string) (m Moment, utc, ok bool) {
	s, utc = strings.CutSuffix(s, "Z")
	day, hour, timed := strings.Cut(s, "T")
	if len(day) != 8 || timed && len(hour) != 6 {
		return m, false, false
	}
	text := day[:4] + "-" + day[4:6] + "-" + day[6:]
	if timed {
		text += "T" + hour[:2] + ":" + hour[2:4]
	}
	err := m.UnmarshalText([]byte(text))
	return m, utc && timed, err == nil
}

// readDays reads a list of weekdays that all have the same numbers in the
// period: TU,TH; 1MO,3MO; -1FR.
func readDays(s string) (weekdays, nth uint8, ok bool) {
	pairs := 0
	for day := range strings.SplitSeq(s, ",") {
		w := weekdayOf(day)
		if w == 0 {
			return 0, 0, false
		}
		switch n := day[:len(day)-2]; n {
		case "":
		case "-1":
			nth |= lastOfMonth
		case "1", "2", "3", "4", "5":
			nth |= 1 << (n[0] - '0')
		default:
			return 0, 0, false
		}
		weekdays |= 1 << w
		pairs++
	}
	return weekdays, nth, pairs == bits.OnesCount8(weekdays)*max(bits.OnesCount8(nth), 1)
}

// weekdayOf gives the ISO weekday that ends s, or 0.
func weekdayOf(s string) int {
	for w, code := range weekdayCodes {
		if w > 0 && strings.HasSuffix(s, code) {
			return w
		}
	}
	return 0
}

// isDays says that s is a list of weekdays with or without numbers.
func isDays(s string) bool {
	for day := range strings.SplitSeq(s, ",") {
		if weekdayOf(day) == 0 || len(day) > 2 && !isNumbers(day[:len(day)-2]) {
			return false
		}
	}
	return true
}

// isNumbers says that s is a list of whole numbers.
func isNumbers(s string) bool {
	for n := range strings.SplitSeq(s, ",") {
		if v, err := strconv.Atoi(n); err != nil || v == 0 || v < -366 || v > 366 {
			return false
		}
	}
	return true
}

// Fixed says that the rule tells by itself on which days it falls.
func (r Recurrence) Fixed() bool {
	return r.Freq == Daily && r.Interval <= 1 || r.Weekdays != 0 && r.Freq <= Monthly || r.Freq == Monthly && r.MonthDay > 0
}

// On gives the rule with the days that a first time on start implies: weekly is
// on its weekday, monthly on its day of the month (RFC 5545, 3.3.10).
func (r Recurrence) On(start Date) Recurrence {
	switch {
	case r.Weekdays != 0 || r.MonthDay != 0 || r.Rest != "":
	case r.Freq == Weekly:
		r.Weekdays = 1 << start.Weekday()
	case r.Freq == Monthly:
		_, _, d := start.YMD()
		r.MonthDay = int8(d)
	}
	return r
}

// SameDays says that r and o fall on the same days, but for where they begin
// and end.
func (r Recurrence) SameDays(o Recurrence) bool {
	for _, x := range [2]*Recurrence{&r, &o} {
		x.Interval, x.Count, x.Until, x.UTC = max(x.Interval, 1), 0, Moment{}, false
	}
	return r == o
}

// holds says that the rule may fall on d, whatever its interval.
func (r Recurrence) holds(d Date) bool {
	_, m, day := d.YMD()
	if r.MonthDay > 0 && day != int(r.MonthDay) || r.Weekdays != 0 && r.Weekdays&(1<<d.Weekday()) == 0 {
		return false
	}
	if r.Nth == 0 {
		return true
	}
	_, next, _ := (d + 7).YMD()
	return r.Nth&(1<<((day-1)/7+1)) != 0 || r.Nth&lastOfMonth != 0 && next != m
}

// From gives the first day on or after d on which a rule without Rest may
// fall, NoDate where there is none within a year.
func (r Recurrence) From(d Date) Date {
	for k := range Date(400) {
		if r.holds(d + k) {
			return d + k
		}
	}
	return NoDate
}

// After gives the first day of the series that begins on first which is not
// before d; first is a day on which the rule falls.
func (r Recurrence) After(first, d Date) Date {
	if r.Interval <= 1 {
		return r.From(max(first, d))
	}
	period := [...]Date{0, 1, 7, 31, 366}[r.Freq]
	low := max(first, d-period*Date(min(r.Interval, 1000)+1)) // a period of the series lies between it and d
	for day := r.From(low); day != NoDate && day < low+20*366; day = r.From(day + 1) {
		if day >= d && r.period(day, first)%int(r.Interval) == 0 {
			return day
		}
	}
	return NoDate
}

// period counts the periods from that of first to that of d.
func (r Recurrence) period(d, first Date) int {
	switch r.Freq {
	case Weekly:
		return int(d-Date(d.Weekday())-first+Date(first.Weekday())) / 7
	case Monthly:
		y, m, _ := d.YMD()
		fy, fm, _ := first.YMD()
		return 12*(y-fy) + m - fm
	}
	return int(d - first)
}
