package ical

import (
	"fmt"
	"time"

	"newscal/parse/place"
)

// unending is for how many years beyond its start a series without an end has
// its zone spelled out.
const unending = 10

// rule writes the RRULE of the event, "" for one that comes once. Its UNTIL has
// the form that DTSTART asks for: a day, a time without a zone, or one of UTC
// (RFC 5545, 3.3.10).
func (t *telling) rule() string {
	r := t.Recurrence
	if r.Until.IsZero() || r.IsZero() {
		return r.With("")
	}
	last := civil(r.Until)
	if r.Until.AllDay() {
		last = last.Add(24*time.Hour - time.Second)
	}
	switch {
	case t.AllDay:
		return r.With(last.Format(dateLayout))
	case t.zone.loc == nil:
		return r.With(last.Format(clockLayout))
	case r.UTC:
		return r.With(last.Format(utcLayout))
	}
	return r.With(t.zone.instant(last).UTC().Format(utcLayout))
}

// lastEnd gives the civil time up to which the clocks of the event's zone must
// be known.
func (t *telling) lastEnd() time.Time {
	switch {
	case t.Recurrence.IsZero():
		return t.end
	case t.Recurrence.Until.IsZero():
		return t.end.AddDate(unending, 0, 0)
	}
	return civil(t.Recurrence.Until).Add(t.end.Sub(t.start))
}

// recurring gives the zone in which an event of z can come again. Written in
// UTC it would leave its weekday or, with the clocks, its hour; so an offset
// becomes a zone that always has it.
func (z zone) recurring() zone {
	if z.loc == nil || z.spelled || z.loc == time.UTC {
		return z
	}
	_, seconds := time.Unix(0, 0).In(z.loc).Zone()
	if seconds%3600 == 0 {
		name := fmt.Sprintf("Etc/GMT%+d", -seconds/3600) // whose signs are those of POSIX
		if loc, err := place.Location(name); err == nil {
			return zone{name: name, loc: loc, spelled: true}
		}
	}
	return zone{name: "UTC" + utcOffset(seconds), loc: z.loc, spelled: true}
}
