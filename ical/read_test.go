package ical

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"

	"newscal/parse/event"
	"newscal/parse/timex"
)

// content is one content line as RFC 5545 (3.1) has it.
type content struct {
	name, params, value string
}

// text undoes the escapes of a TEXT value; it fails on one that the standard does not know.
func (c content) text(t testing.TB) string {
	var b strings.Builder
	for i := 0; i < len(c.value); i++ {
		switch ch := c.value[i]; {
		case ch == ',' || ch == ';':
			t.Fatalf("%s: %q is not escaped in %q", c.name, ch, c.value)
		case ch != '\\':
			b.WriteByte(ch)
		case i+1 < len(c.value) && strings.IndexByte(`\,;`, c.value[i+1]) >= 0:
			i++
			b.WriteByte(c.value[i])
		case i+1 < len(c.value) && c.value[i+1] == 'n':
			i++
			b.WriteByte('\n')
		default:
			t.Fatalf("%s: bad escape in %q", c.name, c.value)
		}
	}
	return b.String()
}

var contentLine = regexp.MustCompile(`^([A-Z0-9-]+)((?:;[A-Z]+=[A-Za-z0-9/_+-]+)*):(.*)$`)

// contents reads a calendar as strictly as the standard allows, one slice of
// lines a component in the order of their ends.
func contents(t testing.TB, b []byte) (components [][]content) {
	t.Helper()
	if !bytes.HasSuffix(b, []byte("\r\n")) {
		t.Fatalf("no CRLF at the end: %q", b)
	}
	var lines []string
	for l := range strings.SplitSeq(strings.TrimSuffix(string(b), "\r\n"), "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) || strings.IndexFunc(l, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) >= 0 {
			t.Fatalf("a line of %d octets that may not stand so: %q", len(l), l)
		}
		if l != "" && l[0] == ' ' && len(lines) > 0 {
			lines[len(lines)-1] += l[1:]
		} else {
			lines = append(lines, l)
		}
	}
	var open [][]content
	for _, l := range lines {
		m := contentLine.FindStringSubmatch(l)
		if m == nil {
			t.Fatalf("no content line: %q", l)
		}
		c := content{m[1], m[2], m[3]}
		if c.name == "BEGIN" {
			open = append(open, nil)
		}
		if len(open) == 0 {
			t.Fatalf("outside the calendar: %q", l)
		}
		last := len(open) - 1
		open[last] = append(open[last], c)
		if c.name == "END" {
			if open[last][0].value != c.value {
				t.Fatalf("%s closes %s", c.value, open[last][0].value)
			}
			components, open = append(components, open[last]), open[:last]
		}
	}
	if len(open) != 0 {
		t.Fatalf("%s is not closed", open[0][0].value)
	}
	return components
}

// events gives the VEVENTs, each by property name. No property may come twice but CATEGORIES.
func events(t testing.TB, b []byte) (all []map[string]content) {
	t.Helper()
	for _, component := range contents(t, b) {
		if component[0].value != "VEVENT" {
			continue
		}
		properties := map[string]content{}
		for _, c := range component[1 : len(component)-1] {
			if _, twice := properties[c.name]; twice && c.name != "CATEGORIES" {
				t.Fatalf("%s twice in %v", c.name, component)
			}
			properties[c.name] = c
		}
		all = append(all, properties)
	}
	return all
}

// sameForOthers fails the test if golang-ical reads another text than we do.
func sameForOthers(t testing.TB, b []byte) {
	t.Helper()
	cal, err := ics.ParseCalendar(bytes.NewReader(b))
	if err != nil {
		t.Fatalf("golang-ical: %v\n%s", err, b)
	}
	ours := events(t, b)
	theirs := cal.Events()
	if len(ours) != len(theirs) {
		t.Fatalf("golang-ical reads %d events, we %d", len(theirs), len(ours))
	}
	for i, e := range theirs {
		if len(e.Components) > 0 {
			t.Fatalf("components in an event: %v", e.Components)
		}
		for _, p := range e.Properties {
			c, ok := ours[i][p.IANAToken]
			if !ok {
				t.Fatalf("golang-ical reads a %s that we do not", p.IANAToken)
			}
			want := c.value
			if p.GetValueType() == ics.ValueDataTypeText {
				want = c.text(t)
			}
			if p.Value != want && p.IANAToken != "CATEGORIES" {
				t.Fatalf("%s: golang-ical reads %q, we %q", p.IANAToken, p.Value, want)
			}
		}
	}
}

func TestGoldensReadBack(t *testing.T) {
	for name, c := range samples() {
		t.Run(name, func(t *testing.T) {
			b := written(t, c)
			sameForOthers(t, b)
			for _, e := range events(t, b) {
				for _, need := range []string{"UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS"} {
					if e[need].value == "" {
						t.Errorf("%s has no %s", e["UID"].value, need)
					}
				}
				for _, never := range []string{"ORGANIZER", "ATTENDEE", "ATTACH", "DURATION"} {
					if _, ok := e[never]; ok {
						t.Errorf("%s has %s", e["UID"].value, never)
					}
				}
			}
		})
	}
}

// FuzzWrite: whatever an article holds, the calendar has exactly the one event,
// with the texts that went in as far as a calendar can hold them.
func FuzzWrite(f *testing.F) {
	f.Add("u", "Title, with; all \\ of \"it\"", "Line\r\nBEGIN:VALARM", "http://a.example/\r\nX:1", "Sofia", int32(20000), int16(600), int32(20000), int16(720), "Europe/Sofia", "en")
	f.Add("a\x00b", "\u202eيوم السبت\u2066", "\xff\ufffd\u0085\u2028", "https://مثال.إختبار/؟", "«»", int32(-5), int16(-1), int32(7), int16(-1), "", "ar;X=1:")
	f.Add(strings.Repeat("é", 80), strings.Repeat("👩🏽‍🚀", 30), strings.Repeat("e\u0301\u0302", 90), "", "", int32(1<<30), int16(1440), int32(0), int16(0), "+03:00", "")
	f.Fuzz(func(t *testing.T, uid, summary, text, address, place string, day int32, clock int16, endDay int32, endClock int16, zone, lang string) {
		e := entry("x", "2026-01-03")
		e.UID, e.Summary, e.Description, e.URL, e.Location, e.Zone, e.Lang = uid, summary, text, address, place, zone, lang
		e.Start = timex.Moment{Day: timex.Date(day), Clock: clock}
		e.End = timex.Moment{Day: timex.Date(endDay), Clock: endClock}
		e.AllDay, e.Outlet, e.Kind, e.People = clock < 0, place, summary, []string{summary, place}
		e.Evidence = []event.Evidence{{Text: text}, {Text: summary, Quotation: true, Speaker: place, Role: text, Medium: summary}}
		var b bytes.Buffer
		err := Calendar{Name: summary, Description: text, Lang: lang, SourceURL: address, Words: words, Entries: []event.Entry{e}}.Write(&b)
		sameForOthers(t, b.Bytes())
		all := events(t, b.Bytes())
		if (err != nil) != (len(all) == 0) || len(all) > 1 {
			t.Fatalf("%d events, error %v", len(all), err)
		}
		for _, got := range all {
			for name, want := range map[string]string{"UID": line(uid), "SUMMARY": line(summary), "LOCATION": line(place)} {
				if text := got[name].text(t); text != want {
					t.Fatalf("%s: %q went in, %q came out", name, want, text)
				}
			}
			if !strings.HasPrefix(got["DESCRIPTION"].text(t), strings.TrimSpace(paragraphs(text))) {
				t.Fatalf("%q does not begin with %q", got["DESCRIPTION"], text)
			}
			if fmt.Sprint(got["DTSTART"]) == fmt.Sprint(got["DTEND"]) {
				t.Fatalf("no time from %v to %v", got["DTSTART"], got["DTEND"])
			}
		}
	})
}
