package ical

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
)

// foresight is how many years beyond the last event a yearly rule must hold to
// be written as one: enough for every alignment of weekdays and leap years.
const foresight = 29

// onset is a moment from which a zone has another offset or name.
type onset struct {
	local    time.Time // clock time by the offset before, as a civil time
	from, to int       // seconds east of UTC
	name     string    // abbreviation
	summer   bool      // the clocks go forward for a season
}

// timezones spells out the zones of the events, one VTIMEZONE each, by name.
func timezones(events []occasion) []ics.Component {
	type span struct {
		loc         *time.Location
		first, last time.Time
	}
	spans := map[string]*span{}
	for _, e := range events {
		if !e.zone.spelled {
			continue
		}
		s := spans[e.zone.name]
		if s == nil {
			s = &span{e.zone.loc, e.start, e.lastEnd()}
			spans[e.zone.name] = s
		}
		if e.start.Before(s.first) {
			s.first = e.start
		}
		if last := e.lastEnd(); last.After(s.last) {
			s.last = last
		}
	}
	var all []ics.Component
	for _, name := range slices.Sorted(maps.Keys(spans)) {
		s := spans[name]
		all = append(all, timezone(name, s.loc, s.first, s.last))
	}
	return all
}

// timezone spells out a zone (RFC 5545, 3.6.5), right for every civil time from
// first to last. A change of clocks that returns each year by one rule, now and
// for decades to come, is a row with that rule; any other is a row of its own.
func timezone(name string, loc *time.Location, first, last time.Time) *ics.VTimezone {
	tz := ics.NewTimezone(name)
	needed := last.Year() + 1
	series := map[string][]onset{}
	for _, o := range onsets(loc, first.AddDate(0, 0, -2), needed+foresight) {
		key := fmt.Sprint(o.local.Month(), o.local.Format("150405"), o.from, o.to, o.name, o.summer)
		series[key] = append(series[key], o)
	}
	type row struct {
		onset
		rule string
	}
	var rows []row
	for _, s := range series {
		for i, o := range s {
			if o.local.Year() > needed {
				break
			}
			rule := yearlyRule(s[i:], needed+foresight)
			rows = append(rows, row{o, rule})
			if rule != "" {
				break
			}
		}
	}
	slices.SortFunc(rows, func(a, b row) int { return a.local.Compare(b.local) })
	for _, r := range rows {
		tz.Components = append(tz.Components, r.component(r.rule))
	}
	return tz
}

// onsets lists the changes of loc from the one that governs first through the given year.
func onsets(loc *time.Location, first time.Time, throughYear int) []onset {
	all := []onset{governing(loc, first)}
	for t := first; ; {
		if t = nextBound(loc, t); t.IsZero() {
			return all
		}
		o := onsetAt(t, loc)
		if o.local.Year() > throughYear {
			return all
		}
		if before := all[len(all)-1]; o.to != before.to || o.name != before.name {
			all = append(all, o)
		}
	}
}

// governing gives the onset that holds at t. One from before the epoch, too
// early for some clients, is moved to the epoch with nothing before it.
func governing(loc *time.Location, t time.Time) onset {
	start, _ := t.In(loc).ZoneBounds()
	for !start.IsZero() {
		o := onsetAt(start, loc)
		if start.Before(epoch) && !t.Before(epoch) {
			break
		}
		if o.from != o.to || start.Add(-time.Second).In(loc).Format("MST") != o.name {
			return o
		}
		start, _ = start.Add(-time.Second).In(loc).ZoneBounds()
	}
	name, offset := t.In(loc).Zone()
	local := time.Date(min(t.Year()-1, epoch.Year()), 1, 1, 0, 0, 0, 0, time.UTC)
	return onset{local: local, from: offset, to: offset, name: name}
}

// nextBound gives a time after t before which loc does not change, zero if it
// never does again. Beyond its table package time bounds a zone by the year as
// well, and at the end of a leap year by a time that does not advance.
func nextBound(loc *time.Location, t time.Time) time.Time {
	_, end := t.In(loc).ZoneBounds()
	if !end.IsZero() && !end.After(t) {
		return nextBound(loc, t.Add(24*time.Hour))
	}
	return end
}

var epoch = time.Unix(0, 0).UTC()

// onsetAt describes the change of loc at t.
func onsetAt(t time.Time, loc *time.Location) onset {
	before, after := t.Add(-time.Second).In(loc), t.In(loc)
	_, from := before.Zone()
	name, to := after.Zone()
	return onset{
		local: t.UTC().Add(time.Duration(from) * time.Second),
		from:  from, to: to, name: name,
		// Irish and Moroccan law call the winter the exception; by the clocks it is winter all the same.
		summer: to > from && (before.IsDST() || after.IsDST()),
	}
}

// yearlyRule gives the RRULE that brings each of the onsets, which must come
// once in every year through the last; "" if there is none.
func yearlyRule(s []onset, lastYear int) string {
	if s[0].from == s[0].to || len(s) != lastYear-s[0].local.Year()+1 || len(s) < foresight {
		return ""
	}
	// Week windows [low, low+6] that hold every day of the month on which it came.
	lowest, highest, last := 1, 31, true
	for i, o := range s {
		day, month := o.local.Day(), o.local.Month()
		if o.local.Weekday() != s[0].local.Weekday() || o.local.Year() != s[0].local.Year()+i {
			return ""
		}
		lowest, highest = max(lowest, day-6), min(highest, day)
		last = last && o.local.AddDate(0, 0, 7).Month() != month
	}
	month := int(s[0].local.Month())
	weekday := strings.ToUpper(s[0].local.Weekday().String()[:2])
	switch {
	case last:
		return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=-1%s", month, weekday)
	case lowest > highest:
		return ""
	case lowest%7 == 1:
		return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", month, lowest/7+1, weekday)
	}
	days := make([]string, 7)
	for i := range days {
		days[i] = fmt.Sprint(lowest + i)
	}
	return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%s;BYDAY=%s", month, strings.Join(days, ","), weekday)
}

// component writes the onset as a row of a VTIMEZONE.
func (o onset) component(rule string) ics.Component {
	rows := ics.ComponentBase{Properties: []ics.IANAProperty{
		property("DTSTART", o.local.Format(clockLayout)),
		property("TZOFFSETFROM", utcOffset(o.from)),
		property("TZOFFSETTO", utcOffset(o.to)),
		property("TZNAME", o.name),
	}}
	if rule != "" {
		rows.Properties = append(rows.Properties, property("RRULE", rule))
	}
	if o.summer {
		return &ics.Daylight{ComponentBase: rows}
	}
	return &ics.Standard{ComponentBase: rows}
}

// utcOffset writes seconds east of UTC as +hhmm, with seconds where there are some (RFC 5545, 3.3.14).
func utcOffset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	s := fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		s += fmt.Sprintf("%02d", seconds%60)
	}
	return s
}
