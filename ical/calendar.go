// Package ical writes entries as a calendar that subscribes well everywhere.
// In go entries with their proof and the words of their languages, out come
// strict RFC 5545 and RFC 7986 bytes: the same bytes for the same entries in
// any order, on every machine and at every hour. It reads no calendars, knows
// nothing of articles, and holds no language's words.
//
// The tree and its serialisation are golang-ical's. That library writes what it
// is given, so everything that could break a line is taken out before (text.go),
// zones are spelled out here (zone.go), and lines are folded afterwards.
package ical

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"newscal/parse/event"
)

// productID carries no version, so that an update of newscal changes no feed.
const productID = "-//newscal//newscal//EN"

// defaultRefresh is how often a subscriber should ask again where nothing else is said.
const defaultRefresh = time.Hour

// ErrEntry marks the part of an error that is about one entry: it does not
// stand in the calendar, the others do.
var ErrEntry = errors.New("entry left out")

// Calendar is what a subscriber gets. Only Entries is needed.
type Calendar struct {
	Name        string                  // shown in the list of calendars
	Description string                  // shown beside it
	Lang        string                  // BCP 47, of Name and Description
	SourceURL   string                  // http or https address at which this calendar is found again
	Zone        string                  // read clock times without a zone in this one; IANA name, offset, or "" to leave them floating
	Refresh     time.Duration           // how often to ask again; 0 is an hour
	Words       func(lang string) Words // what the layout says; [WordsOf] if nil
	Revisions   map[string]Revision     // by UID; what is not in it is in its first state
	Entries     []event.Entry
}

// Revision is the state of an event that has been given out before.
type Revision struct {
	Sequence int       // how often it has changed (RFC 5545, 3.8.7.4)
	Changed  time.Time // when it last changed; zero stands for its latest publication
}

// Write writes the calendar. Entries with one UID are one event: the one
// published last gives its time, place and state, and the description holds what
// each article says. Events are in the order of their local start, whole days first, then UID.
//
// An entry that cannot stand in a calendar (no UID, start, publication, or an
// unknown zone) is left out; the rest is written, and the error, which wraps
// [ErrEntry], names each. Any other error is w's.
func (c Calendar) Write(w io.Writer) error {
	c.Words = c.vocabulary()
	events, left := c.events()
	cal := ics.Calendar{Components: timezones(events)}
	for _, p := range c.header(events) {
		cal.CalendarProperties = append(cal.CalendarProperties, ics.CalendarProperty(p))
	}
	for _, e := range events {
		cal.Components = append(cal.Components, c.component(e))
	}
	var long, folded bytes.Buffer
	if err := cal.SerializeTo(&long, ics.WithNewLine("\r\n"), ics.WithLineLength(math.MaxInt)); err != nil {
		return fmt.Errorf("write calendar %q: %w", c.Name, err)
	}
	fold(&folded, long.String())
	if _, err := w.Write(folded.Bytes()); err != nil {
		return fmt.Errorf("write calendar %q: %w", c.Name, err)
	}
	return left
}

// events groups the entries by UID and sorts them; the error names what cannot stand.
func (c Calendar) events() ([]occasion, error) {
	var left []error
	byUID := map[string][]*telling{}
	zones := map[string]zone{}
	for _, e := range c.Entries {
		t, err := c.telling(e, zones)
		if err != nil {
			left = append(left, fmt.Errorf("%w: %q of article %q: %w", ErrEntry, e.UID, e.Article, err))
			continue
		}
		byUID[t.UID] = append(byUID[t.UID], t)
	}
	events := make([]occasion, 0, len(byUID))
	for _, tellings := range byUID {
		slices.SortFunc(tellings, latestFirst)
		events = append(events, occasion{tellings[0], tellings})
	}
	slices.SortFunc(events, func(a, b occasion) int {
		return cmp.Or(a.start.Compare(b.start), cmp.Compare(a.Start.Clock, b.Start.Clock), strings.Compare(a.UID, b.UID))
	})
	slices.SortFunc(left, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return events, errors.Join(left...)
}

// latestFirst orders the tellings of one event. Entries that differ in nothing
// but their text still need an order of their own: their JSON decides.
func latestFirst(a, b *telling) int {
	if c := cmp.Or(b.published.Compare(a.published), strings.Compare(a.Article, b.Article)); c != 0 {
		return c
	}
	x, _ := json.Marshal(a.Entry)
	y, _ := json.Marshal(b.Entry)
	return bytes.Compare(x, y)
}

// header gives the properties of the calendar itself. The X- names are what
// Google, Outlook and Apple read in place of RFC 7986.
func (c Calendar) header(events []occasion) []ics.IANAProperty {
	ps := []ics.IANAProperty{
		property("VERSION", "2.0"),
		property("PRODID", productID),
		property("CALSCALE", "GREGORIAN"),
		property("METHOD", "PUBLISH"),
	}
	if name := line(c.Name); name != "" {
		ps = append(ps, inLanguage("NAME", name, c.Lang), property("X-WR-CALNAME", name))
	}
	if about := paragraphs(c.Description); about != "" {
		ps = append(ps, inLanguage("DESCRIPTION", about, c.Lang), property("X-WR-CALDESC", about))
	}
	if zone := c.mainZone(events); zone != "" {
		ps = append(ps, property("X-WR-TIMEZONE", zone))
	}
	refresh := duration(cmp.Or(c.Refresh, defaultRefresh))
	ps = append(ps, property("REFRESH-INTERVAL", refresh, "VALUE", "DURATION"), property("X-PUBLISHED-TTL", refresh))
	if u := address(c.SourceURL); u != "" {
		ps = append(ps, property("SOURCE", u, "VALUE", "URI"))
	}
	return ps
}

// mainZone is the zone in which the calendar as a whole is at home: the one it
// was given, or the only one that its events use.
func (c Calendar) mainZone(events []occasion) string {
	if z, err := zoneOf(c.Zone); err == nil && z.name != "" {
		return z.name
	}
	only := ""
	for _, e := range events {
		if e.AllDay || e.zone.name == only {
			continue
		}
		if only != "" || e.zone.name == "" {
			return ""
		}
		only = e.zone.name
	}
	if _, err := zoneOf(only); err != nil {
		return ""
	}
	return only
}

// duration writes d, at least one second, as RFC 5545 (3.3.6) has it: P1D, PT1H30M.
func duration(d time.Duration) string {
	s := max(int64(d/time.Second), 1)
	var b strings.Builder
	b.WriteString("P")
	if s >= 86400 {
		b.WriteString(strconv.FormatInt(s/86400, 10) + "D")
	}
	if s %= 86400; s > 0 {
		b.WriteString("T")
	}
	for _, unit := range []struct {
		seconds int64
		letter  string
	}{{3600, "H"}, {60, "M"}, {1, "S"}} {
		if s >= unit.seconds {
			b.WriteString(strconv.FormatInt(s/unit.seconds, 10) + unit.letter)
		}
		s %= unit.seconds
	}
	return b.String()
}

// property gives a property with parameters in pairs of name and value.
func property(name, value string, params ...string) ics.IANAProperty {
	p := ics.IANAProperty{BaseProperty: ics.BaseProperty{IANAToken: name, Value: value}}
	if len(params) > 0 {
		p.ICalParameters = make(map[string][]string, len(params)/2)
	}
	for i := 0; i+1 < len(params); i += 2 {
		p.ICalParameters[params[i]] = []string{params[i+1]}
	}
	return p
}

// inLanguage gives a text property that says its language, unless that is no tag.
func inLanguage(name, value, lang string) ics.IANAProperty {
	if !isTag(lang) {
		return property(name, value)
	}
	return property(name, value, "LANGUAGE", lang)
}

// isTag says that lang has the form of a BCP 47 tag, and so can break no line.
func isTag(lang string) bool {
	for part := range strings.SplitSeq(lang, "-") {
		if len(part) < 1 || len(part) > 8 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
			return false
		}
	}
	return true
}
