package ical

import (
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"newscal/parse/event"
	"newscal/parse/timex"
)

// assumedLength is how long an event lasts whose end no article tells. Without
// a DTEND clients differ (nothing, half an hour, an hour); an hour is what
// Google and Apple give a new event. Such an event says so in X-NEWSCAL-END.
const assumedLength = time.Hour

// telling is an entry made ready: what one article tells of an event.
type telling struct {
	event.Entry
	published  time.Time // publication, UTC
	link       string    // URL as a calendar can hold it
	zone       zone      // where the clock times below are
	start, end time.Time // as civil times in UTC; end is exclusive
	assumed    bool      // no article tells the end
}

// occasion is one event: the telling published last, and all of them with it first.
type occasion struct {
	*telling
	tellings []*telling
}

// telling checks an entry and works out its times; zones holds the zones read so far.
func (c Calendar) telling(e event.Entry, zones map[string]zone) (*telling, error) {
	t := &telling{Entry: e, link: address(e.URL)}
	var err error
	if t.UID = line(e.UID); t.UID == "" {
		return nil, errors.New("no UID")
	}
	if t.published, err = published(e.Published); err != nil {
		return nil, err
	}
	t.AllDay = e.AllDay || e.Start.AllDay()
	if e.Start.Day == timex.NoDate {
		return nil, errors.New("no start")
	}
	if t.AllDay {
		t.days()
	} else {
		name := cmp.Or(e.Zone, c.Zone)
		if _, ok := zones[name]; !ok {
			if zones[name], err = zoneOf(name); err != nil {
				return nil, err
			}
		}
		if t.zone = zones[name]; !t.Recurrence.IsZero() {
			t.zone = t.zone.recurring()
		}
		t.hours()
	}
	if t.start.Year() < 1 || t.end.Year() > 9999 {
		return nil, fmt.Errorf("start %v, end %v: out of the years 1 to 9999", e.Start, e.End)
	}
	return t, nil
}

// days sets the times of whole days: the entry's last day is inclusive, the event's end is not.
func (t *telling) days() {
	t.Start.Clock = timex.NoClock
	last := t.Start.Day
	if !t.End.IsZero() {
		last = max(last, t.End.Day)
	}
	t.start, t.end = civil(timex.OnDay(t.Start.Day)), civil(timex.OnDay(last+1))
}

// hours sets the times of an event with a clock time. An end that is a whole
// day is the end of that day; one that is not after the start is none.
func (t *telling) hours() {
	t.start = t.zone.shown(civil(t.Start))
	if end := t.End; !end.IsZero() && end.Day != timex.NoDate {
		if end.AllDay() {
			end.Clock = 24 * 60
		}
		t.end = t.zone.shown(civil(end))
	}
	if !t.zone.instant(t.end).After(t.zone.instant(t.start)) {
		t.assumed, t.end = true, t.zone.shown(t.start.Add(assumedLength))
	}
	if t.start.Year() < 1900 || t.end.Year() > 2100 {
		t.zone.spelled = false // Rules that far off are nobody's, and would fill the calendar.
	}
}

// civil gives a moment as if it were UTC; a whole day is its midnight.
func civil(m timex.Moment) time.Time {
	return time.Unix(int64(m.Day)*86400+int64(max(m.Clock, 0))*60, 0).UTC()
}

// publicationLayouts are the exactnesses in which an article tells its publication.
var publicationLayouts = []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339, "2006-01-02T15:04Z07:00"}

// published reads the publication; without a zone it counts as UTC.
func published(s string) (time.Time, error) {
	for _, layout := range publicationLayouts {
		if t, err := time.Parse(layout, s); err == nil {
			if t = t.UTC(); t.Year() < 1 || t.Year() > 9999 {
				break
			}
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("publication %q: want a day or an instant such as 2026-01-02T10:00:00Z", s)
}

const (
	dateLayout  = "20060102"
	clockLayout = "20060102T150405"
	utcLayout   = clockLayout + "Z"
)

// component writes the event as a VEVENT.
func (c Calendar) component(e occasion) *ics.VEvent {
	created := e.tellings[len(e.tellings)-1].published
	revision := c.Revisions[e.UID]
	changed := e.published
	if !revision.Changed.IsZero() {
		changed = revision.Changed.UTC()
	}
	ps := make([]ics.IANAProperty, 0, 20)
	ps = append(ps,
		property("UID", e.UID),
		property("DTSTAMP", changed.Format(utcLayout)),
		property("CREATED", created.Format(utcLayout)),
		property("LAST-MODIFIED", changed.Format(utcLayout)),
		property("SEQUENCE", strconv.Itoa(max(revision.Sequence, 0))),
		e.time("DTSTART", e.start),
		e.time("DTEND", e.end),
	)
	if rule := e.rule(); rule != "" {
		ps = append(ps, property("RRULE", rule))
	}
	ps = append(ps,
		inLanguage("SUMMARY", line(e.Summary), e.Lang),
	)
	if text := c.description(e); text != "" {
		ps = append(ps, inLanguage("DESCRIPTION", text, e.Lang))
	}
	if place := line(e.Location); place != "" {
		ps = append(ps, inLanguage("LOCATION", place, e.Lang))
	}
	if e.link != "" {
		ps = append(ps, property("URL", e.link))
	}
	ps = append(ps, property("STATUS", status(e.Status)))
	ps = append(ps, c.categories(&e.Entry)...)
	if e.AllDay {
		ps = append(ps, property("TRANSP", "TRANSPARENT"), property("X-MICROSOFT-CDO-BUSYSTATUS", "FREE"))
	}
	if e.assumed {
		ps = append(ps, property("X-NEWSCAL-END", "ASSUMED"))
	}
	if e.Grain == coarse {
		ps = append(ps, property("X-NEWSCAL-GRAIN", "COARSE"))
	}
	return &ics.VEvent{ComponentBase: ics.ComponentBase{Properties: ps}}
}

// time writes a civil time in the form that the event's zone asks for (RFC 5545,
// 3.3.4 and 3.3.5). One that the clocks show twice is written in UTC: half of
// the clients take the second, against the standard; the rest of a series would
// then leave its hour, so one that comes again keeps its zone.
func (t *telling) time(name string, at time.Time) ics.IANAProperty {
	first, second := t.zone.readings(at)
	switch {
	case t.AllDay:
		return property(name, at.Format(dateLayout), "VALUE", "DATE")
	case t.zone.loc == nil:
		return property(name, at.Format(clockLayout))
	case t.zone.spelled && (first.Equal(second) || !t.Recurrence.IsZero()):
		return property(name, at.Format(clockLayout), "TZID", t.zone.name)
	default:
		return property(name, first.UTC().Format(utcLayout))
	}
}

// coarse is the grain of an entry of which only a week, month or longer is known.
const coarse = "coarse"

// status gives the STATUS; what is not said to be sure is tentative.
func status(s event.Status) string {
	switch s {
	case event.Confirmed:
		return "CONFIRMED"
	case event.Cancelled:
		return "CANCELLED"
	}
	return "TENTATIVE"
}

// categories gives the event's kind and, if it is coarse, that mark, a line
// each: golang-ical would escape the comma between two in one line.
func (c Calendar) categories(e *event.Entry) []ics.IANAProperty {
	words := c.Words(e.Lang)
	var ps []ics.IANAProperty
	if kind := line(cmp.Or(words.Kinds[e.Kind], capital(e.Kind))); kind != "" {
		ps = append(ps, property("CATEGORIES", kind))
	}
	if mark := line(cmp.Or(words.Coarse, capital(coarse))); e.Grain == coarse {
		ps = append(ps, property("CATEGORIES", mark))
	}
	return ps
}

// capital gives the name of a kind with a capital letter.
func capital(kind string) string {
	r, n := utf8.DecodeRuneInString(kind)
	if r == utf8.RuneError {
		return kind
	}
	return strings.ToUpper(string(unicode.ToUpper(r))) + kind[n:]
}
