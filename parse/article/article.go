// Package article turns bytes and addresses into articles: the text as it
// stands, its headline, language, address and publication date. It reads no
// dates in prose and finds no events; an article without a publication date
// is refused, never dated from the clock or the age of a file.
package article

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// Article is one news article, ready to be parsed.
type Article struct {
	ID        string // unique in a run: the "id" field, or the file name without its ending
	Source    string // where it was read: a path, "-", an address, path:line
	URL       string // canonical address, ASCII, or ""
	Title     string // headline, or ""
	Lang      string // BCP 47 language as declared, or "" where it must be detected
	Outlet    string // name of the publisher, or ""
	Author    string // byline, or ""
	Published Published
	Text      string          // the body byte for byte, paragraphs apart
	Events    []DeclaredEvent // what the page declares as data, beside its prose
	Body      int             // byte offset in Text at which the prose begins, behind a header such as "date 2026-01-02 "
}

// Published is the moment of publication, as exactly as the article gives it.
type Published struct {
	Time  time.Time // wall clock of publication; midnight where only the day is known
	Clock bool      // an hour and minute were given
	Zone  bool      // an offset or zone was given; else Time is in UTC by convention
}

// IsZero says that no publication date is known.
func (p Published) IsZero() bool { return p.Time.IsZero() }

// String writes 2026-01-02, 2026-01-02T15:04 or 2026-01-02T15:04+02:00 (ISO 8601),
// or "" for the zero value.
func (p Published) String() string {
	switch {
	case p.IsZero():
		return ""
	case p.Zone:
		return p.Time.Format("2006-01-02T15:04Z07:00")
	case p.Clock:
		return p.Time.Format("2006-01-02T15:04")
	}
	return p.Time.Format("2006-01-02")
}

// layouts of the ISO 8601 forms that an article may declare its publication in.
var layouts = []struct {
	layout      string
	clock, zone bool
}{
	{"2006-01-02", false, false},
	{"2006-01-02T15:04:05Z07:00", true, true},
	{"2006-01-02T15:04Z07:00", true, true},
	{"2006-01-02T15:04:05Z0700", true, true},
	{"2006-01-02T15:04Z0700", true, true},
	{"2006-01-02 15:04:05Z07:00", true, true},
	{"2006-01-02 15:04:05Z0700", true, true},
	{"2006-01-02 15:04:05 Z07:00", true, true},
	{"2006-01-02 15:04:05 Z0700", true, true},
	{"2006-01-02 15:04 Z07:00", true, true},
	{"2006-01-02T15:04:05", true, false},
	{"2006-01-02T15:04", true, false},
	{"2006-01-02 15:04:05", true, false},
	{"2006-01-02 15:04", true, false},
}

// ParsePublished reads an ISO 8601 day, local instant or instant with offset.
// The error says whether the form is another or the day does not exist.
func ParsePublished(s string) (Published, error) {
	timed := len(s) > 10 && (s[10] == 'T' || s[10] == ' ')
	zoned := timed && strings.ContainsAny(s[10:], "Z+-")
	for _, l := range layouts {
		if timed && (len(l.layout) == 10 || l.layout[10] != s[10] || l.zone != zoned) {
			continue // cannot fit, and a form tried in vain costs an error
		}
		t, err := time.Parse(l.layout, s)
		if err == nil && t.Year() > 1 { // year 1 is how programs write "none"
			return Published{Time: t, Clock: l.clock, Zone: l.zone}, nil
		}
		if pe := (*time.ParseError)(nil); errors.As(err, &pe) && strings.HasSuffix(pe.Message, "out of range") {
			return Published{}, fmt.Errorf("%q does not exist%s", s, pe.Message)
		}
	}
	return Published{}, fmt.Errorf("%q is no date of the form 2026-01-02 or 2026-01-02T15:04+02:00", s)
}
