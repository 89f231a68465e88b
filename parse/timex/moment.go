// Package timex finds the time expressions of an article and resolves them to
// intervals, reading each against the publication day and the dates already
// mentioned. It takes tokens with their lexicon classes, gives [Expr] values,
// and knows nothing of events. It reads no clock: publication is the only now.
package timex

import (
	"fmt"
	"time"
)

// Date is a civil day of the proleptic Gregorian calendar, counted in days
// from 1970-01-01.
type Date int32

// NoDate stands where no day is known.
const NoDate Date = -1 << 31

// DateOf gives the day y-m-d; out-of-range months and days roll over as in [time.Date].
func DateOf(y, m, d int) Date {
	// The year is counted from March, so that the leap day ends it; 400 years have 146097 days.
	m -= 3
	turns := m / 12
	if m%12 < 0 {
		turns--
	}
	y, m = y+turns, m-12*turns
	era := y / 400
	if y%400 < 0 {
		era--
	}
	y -= 400 * era
	return Date(146097*era + 365*y + y/4 - y/100 + (153*m+2)/5 + d - 1 - 719468)
}

// YMD gives the year, month (1–12) and day of the month.
func (d Date) YMD() (y, m, day int) {
	n := int(d) + 719468
	era := n / 146097
	if n%146097 < 0 {
		era--
	}
	n -= 146097 * era
	y = (n - n/1460 + n/36524 - n/146096) / 365
	n -= 365*y + y/4 - y/100
	m = (5*n + 2) / 153
	day = n - (153*m+2)/5 + 1
	if m += 3; m > 12 {
		m -= 12
		y++
	}
	return y + 400*era, m, day
}

// Weekday gives the ISO 8601 weekday, 1 Monday to 7 Sunday.
func (d Date) Weekday() int {
	return int(((int64(d)+3)%7+7)%7) + 1
}

// String writes 2026-01-02.
func (d Date) String() string {
	y, m, day := d.YMD()
	if y < 0 || y > 9999 {
		return fmt.Sprintf("%04d-%02d-%02d", y, m, day)
	}
	digit := func(n int) byte { return '0' + byte(n%10) }
	return string([]byte{digit(y / 1000), digit(y / 100), digit(y / 10), digit(y), '-', digit(m / 10), digit(m), '-', digit(day / 10), digit(day)})
}

// Long writes Saturday, 3 January 2026: for people, in English.
func (d Date) Long() string {
	return time.Unix(int64(d)*86400, 0).UTC().Format("Monday, 2 January 2006")
}

// NoClock is the Clock of a Moment that is a whole day.
const NoClock int16 = -1

// Moment is a day, or a local clock time on a day, or of none: NoDate.
type Moment struct {
	Day   Date
	Clock int16 // minutes after midnight (0–1440), or NoClock
}

// OnDay gives the whole day d.
func OnDay(d Date) Moment { return Moment{d, NoClock} }

// IsZero says that the moment is unset. The zero Moment is 1970-01-01T00:00,
// which no article announces; an unset end is written as Moment{}.
func (m Moment) IsZero() bool { return m == Moment{} }

// AllDay says that the moment carries no clock time.
func (m Moment) AllDay() bool { return m.Clock == NoClock }

// plus gives the moment so many minutes after m, which has a clock time.
func (m Moment) plus(minutes int) Moment {
	total := int(m.Clock) + minutes
	days := (total - (total%1440+1440)%1440) / 1440
	return Moment{m.Day + Date(days), int16(total - days*1440)}
}

// String writes 2026-01-03 or 2026-01-03T15:00, and 15:00:00 without a day.
func (m Moment) String() string {
	switch {
	case m.AllDay():
		return m.Day.String()
	case m.Day == NoDate:
		return m.Hour() + ":00"
	}
	return fmt.Sprintf("%sT%02d:%02d", m.Day, m.Clock/60, m.Clock%60)
}

// Hour writes the clock time alone, 15:00, or "" for a whole day.
func (m Moment) Hour() string {
	if m.AllDay() {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", m.Clock/60, m.Clock%60)
}

// MarshalText writes the moment as String does, and nothing for the zero moment.
func (m Moment) MarshalText() ([]byte, error) {
	if m.IsZero() {
		return nil, nil
	}
	return []byte(m.String()), nil
}

// UnmarshalText reads what MarshalText writes.
func (m *Moment) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*m = Moment{}
		return nil
	}
	layout := "2006-01-02"
	if len(b) > len(layout) {
		layout = "2006-01-02T15:04"
	}
	t, err := time.Parse(layout, string(b))
	if err != nil {
		return fmt.Errorf("read moment %q: want 2026-01-03 or 2026-01-03T15:00", b)
	}
	*m = OnDay(DateOf(t.Year(), int(t.Month()), t.Day()))
	if len(b) > 10 {
		m.Clock = int16(t.Hour()*60 + t.Minute())
	}
	return nil
}
