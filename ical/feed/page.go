package feed

import (
	"bytes"
	"cmp"
	_ "embed"
	"html/template"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"

	"newscal/parse/event"
	"newscal/parse/timex"
)

// pageEntries is how many coming and how many past entries the page shows;
// the calendar holds them all.
const pageEntries = 500

var (
	//go:embed page.html
	pageSource string
	//go:embed style.css
	styleSource []byte

	// Made on first use: most runs serve nothing.
	pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageSource)) })
	style        = sync.OnceValue(func() *body { return newBody("text/css; charset=utf-8", styleSource) })
)

// page is what the template shows.
type page struct {
	Name         string
	Calendar     string // its address
	Webcal       template.URL
	Google       string
	Outlook      string
	Coming, Past []day
	More         int // entries that only the calendar holds
	Updated      string
}

// day is the entries that begin on one day.
type day struct {
	ISO, Text string
	Entries   []item
}

// item is an entry as the page words it.
type item struct {
	event.Entry
	Dir   string // rtl or ltr
	Again string // how it comes again, in the words of the article or of a rule
	When  string // clock times, or the days of an event of several days
	Link  string // of the article, http and https alone
}

// servePage answers with the entries, those to come first.
func (f *Feed) servePage(w http.ResponseWriter, r *http.Request) {
	now := f.current.Load()
	base := f.PublicURL
	if base == "" {
		base = address(r)
	}
	var b bytes.Buffer
	if err := pageTemplate().Execute(&b, newPage(now.Edition, strings.TrimSuffix(base, "/"), f.Now())); err != nil {
		f.Log.Error("page cannot be written", "error", err)
		http.Error(w, "the page cannot be written", http.StatusInternalServerError)
		return
	}
	// What the page shows depends on the day, so its ETag alone tells.
	newBody("text/html; charset=utf-8", b.Bytes()).serve(w, r, time.Time{})
}

// address is where the client found the server, which stands behind a proxy
// that speaks TLS for it where that says so.
func address(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return (&url.URL{Scheme: scheme, Host: r.Host}).String()
}

func newPage(e Edition, base string, now time.Time) page {
	calendar := base + "/calendar.ics"
	_, rest, _ := strings.Cut(calendar, "://")
	webcal := "webcal://" + rest
	p := page{
		Name:     e.Name,
		Calendar: calendar,
		Webcal:   template.URL(webcal), // html/template knows no webcal; the rest of it is an address already
		Google:   "https://calendar.google.com/calendar/render?" + url.Values{"cid": {webcal}}.Encode(),
		Outlook:  "https://outlook.live.com/calendar/0/addfromweb?" + url.Values{"url": {calendar}, "name": {e.Name}}.Encode(),
	}
	if !e.Modified.IsZero() {
		p.Updated = e.Modified.Format("2 January 2006")
	}
	y, m, d := now.UTC().Date()
	today := timex.DateOf(y, int(m), d)
	entries := make([]event.Entry, 0, len(e.Entries))
	for _, entry := range e.Entries {
		entries = append(entries, next(entry, today))
	}
	slices.SortStableFunc(entries, func(a, b event.Entry) int {
		return strings.Compare(a.Start.String()+a.UID, b.Start.String()+b.UID)
	})
	begun := func(entry event.Entry) bool { return max(entry.Start.Day, lastDay(entry)) >= today }
	var coming, past []event.Entry
	for _, entry := range entries {
		if begun(entry) {
			coming = append(coming, entry)
		} else {
			past = append(past, entry)
		}
	}
	slices.Reverse(past)
	p.More = max(0, len(coming)-pageEntries) + max(0, len(past)-pageEntries)
	p.Coming = days(coming[:min(len(coming), pageEntries)])
	p.Past = days(past[:min(len(past), pageEntries)])
	return p
}

// next gives an entry that comes again the day on which it comes next, the
// first where that is not known.
func next(e event.Entry, today timex.Date) event.Entry {
	r := e.Recurrence
	if r.IsZero() || r.Rest != "" || r.Count > 0 || e.Start.Day >= today {
		return e
	}
	day := r.After(e.Start.Day, today)
	if day == timex.NoDate || !r.Until.IsZero() && day > r.Until.Day {
		return e
	}
	if !e.End.IsZero() {
		e.End.Day += day - e.Start.Day
	}
	e.Start.Day = day
	return e
}

// days groups entries that are in order of their start.
func days(entries []event.Entry) []day {
	var all []day
	for _, e := range entries {
		iso := e.Start.Day.String()
		if len(all) == 0 || all[len(all)-1].ISO != iso {
			all = append(all, day{ISO: iso, Text: e.Start.Day.Long()})
		}
		last := &all[len(all)-1]
		last.Entries = append(last.Entries, newItem(e))
	}
	return all
}

func newItem(e event.Entry) item {
	it := item{Entry: e, Dir: direction(e.Summary), Again: cmp.Or(e.Repeats, e.Recurrence.String())}
	if u, err := url.Parse(e.URL); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		it.Link = e.URL
	}
	switch {
	case !e.Start.AllDay():
		it.When = e.Start.Hour()
		if !e.End.IsZero() {
			it.When += "–" + e.End.Hour()
			if e.End.Day != e.Start.Day {
				it.When += " on " + e.End.Day.Long()
			}
		}
		if e.Zone != "" {
			it.When += " " + e.Zone
		}
	case lastDay(e) > e.Start.Day:
		it.When = "until " + lastDay(e).Long()
	}
	return it
}

// lastDay is the day on which the entry ends.
func lastDay(e event.Entry) timex.Date {
	if e.End.IsZero() {
		return e.Start.Day
	}
	return e.End.Day
}

// direction is that of the first letter which has one (Unicode UAX 9, P2).
func direction(s string) string {
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(r):
			return "rtl"
		case unicode.IsLetter(r):
			return "ltr"
		}
	}
	return "ltr"
}
