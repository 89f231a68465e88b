package ical

import (
	"fmt"
	"time"

	"newscal/parse/place"
)

// zone is where a clock time holds. The zero zone is floating: the reader's own, wherever he is.
type zone struct {
	name    string         // IANA name, or UTC; "" for an offset
	loc     *time.Location // nil if floating
	spelled bool           // written with TZID and spelled out in a VTIMEZONE; else in UTC
}

// zoneOf gives the zone of an IANA name, UTC, an offset such as +03:00, or "" for floating.
func zoneOf(name string) (zone, error) {
	switch name {
	case "":
		return zone{}, nil
	case "UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z":
		return zone{name: "UTC", loc: time.UTC}, nil
	}
	for _, layout := range []string{"-07:00", "-0700", "-07"} {
		if t, err := time.Parse(layout, name); err == nil {
			_, offset := t.Zone()
			return zone{loc: time.FixedZone("", offset)}, nil
		}
	}
	loc, err := place.Location(name)
	if err != nil {
		return zone{}, fmt.Errorf("zone %q: want an IANA name, an offset such as +03:00, or UTC", name)
	}
	return zone{name: name, loc: loc, spelled: true}, nil
}

// CheckZone refuses what is no zone of a [Calendar]: an IANA name, an offset
// such as +03:00, UTC, or "" for none.
func CheckZone(name string) error {
	_, err := zoneOf(name)
	return err
}

// instant gives the moment of a civil time in the zone. One that comes twice is
// the first, one that the clocks skip counts from the offset before (RFC 5545, 3.3.5).
func (z zone) instant(civil time.Time) time.Time {
	first, _ := z.readings(civil)
	return first
}

// readings gives the moment of a civil time by the offset before and by that
// after a change of clocks; they differ only where the clocks show it twice.
func (z zone) readings(civil time.Time) (first, second time.Time) {
	if z.loc == nil {
		return civil, civil
	}
	at := func(around time.Duration) (time.Time, bool) {
		_, offset := civil.Add(around).In(z.loc).Zone()
		t := civil.Add(-time.Duration(offset) * time.Second).In(z.loc)
		_, real := t.Zone()
		return t, real == offset
	}
	first, before := at(-24 * time.Hour)
	second, after := at(24 * time.Hour)
	if after && !before {
		return second, second
	}
	if !after {
		return first, first
	}
	return first, second
}

// shown gives the civil time that clocks in the zone show at that of civil:
// another only where the clocks skip it, which clients read in two ways.
func (z zone) shown(civil time.Time) time.Time {
	t := z.instant(civil)
	_, offset := t.Zone()
	return t.UTC().Add(time.Duration(offset) * time.Second)
}
