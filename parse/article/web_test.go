package article

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"newscal/parse/article/fetch"
)

// paper is a newspaper on this machine: a feed of n articles, their pages, and
// what its visitors ask for.
type paper struct {
	*httptest.Server
	n           int
	edition     atomic.Int32
	full, again atomic.Int32 // answers with a body, and without
}

func newPaper(t *testing.T, n int) *paper {
	p := &paper{n: n}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *paper) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	tag := fmt.Sprintf(`"%s-%d"`, r.URL.Path, p.edition.Load())
	switch {
	case r.URL.Path == "/robots.txt", r.URL.Path == "/gone":
		http.NotFound(w, r)
		return
	case r.Header.Get("If-None-Match") == tag:
		p.again.Add(1)
		w.WriteHeader(http.StatusNotModified)
		return
	}
	p.full.Add(1)
	w.Header().Set("ETag", tag)
	switch r.URL.Path {
	case "/feed":
		w.Header().Set("Content-Type", "application/rss+xml; charset=utf-8")
		fmt.Fprint(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>Paper</title>`)
		for i := range p.n {
			fmt.Fprintf(w, `<item><title>Talks %d</title><link>/article/%d</link><guid>g%d</guid><pubDate>02 Jan %d 10:00:00 +0200</pubDate><description>Short.</description></item>`, i, i, i, 2026+100*p.edition.Load())
		}
		fmt.Fprint(w, `</channel></rss>`)
	case "/partial":
		fmt.Fprint(w, `<rss version="2.0"><channel><item><title>Talks</title><link>/gone</link><guid>g</guid><pubDate>Fri, 02 Jan 2026 10:00:00 +0200</pubDate><description>Short.</description></item></channel></rss>`)
	case "/front":
		fmt.Fprintf(w, `<html><link rel=alternate type="application/rss+xml" href="/feed"><meta name=pubdate content=2026-01-02><h1>Front</h1>%s`, prose)
	case "/town.ics":
		fmt.Fprint(w, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fair\nDTSTART;VALUE=DATE:20260105\nEND:VEVENT\nEND:VCALENDAR\n")
	case "/town":
		fmt.Fprintf(w, `<html><meta name=pubdate content=2026-01-02><h1>Town</h1>%s<p>All of it is <a href="/town.ics">in our calendar of the town, which you can subscribe to</a> as before.</p>`, prose)
	case "/lying":
		w.Header().Set("Content-Type", "text/html; charset=windows-1251")
		fmt.Fprintf(w, `<html><meta charset=koi8-r><meta name=pubdate content=2026-01-02><h1>Réunion</h1><p>%s</p>`, strings.Repeat("Les ministres se réuniront à Genève, où l'été fût déjà là. ", 20))
	default:
		fmt.Fprintf(w, `<html><!-- %d --><h1>Talks</h1>%s<p>%s</p>`, p.edition.Load(), prose, r.URL.Path)
	}
}

func client(cache string) *fetch.Client {
	return fetch.New(fetch.Options{AllowPrivate: true, Interval: -1, Cache: cache, Tries: 1})
}

// A feed of 200 articles is read in seconds; a second run only asks whether
// anything has changed, and a changed edition is read anew.
func TestReadFeedAgain(t *testing.T) {
	p, cache := newPaper(t, 200), t.TempDir()
	read := func(onlyChanged bool) string {
		p.full.Store(0)
		p.again.Store(0)
		n, last := 0, ""
		start := time.Now()
		for a, err := range Read(context.Background(), []string{p.URL + "/feed"}, Options{Client: client(cache), Workers: 2, OnlyChanged: onlyChanged}) {
			if err != nil {
				t.Fatal(err)
			}
			n, last = n+1, a.ID+" "+a.Title+" "+a.Published.String()+" "+a.Text[len(a.Text)-12:]
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("took %v", took)
		}
		return fmt.Sprintf("%d articles, %d answers, %d unchanged, last: %s", n, p.full.Load(), p.again.Load(), last)
	}
	const last = "last: g199 Talks 199 2026-01-02T10:00+02:00 /article/199"
	if got, want := read(true), "200 articles, 201 answers, 0 unchanged, "+last; got != want {
		t.Errorf("first run: %s", got)
	}
	if got, want := read(true), "0 articles, 0 answers, 1 unchanged, last: "; got != want {
		t.Errorf("second run: %s", got)
	}
	if got, want := read(false), "200 articles, 0 answers, 1 unchanged, "+last; got != want {
		t.Errorf("whole, from memory: %s", got)
	}
	p.edition.Add(1)
	if got, want := read(true), "200 articles, 201 answers, 0 unchanged, "+strings.Replace(last, "2026", "2126", 1); got != want {
		t.Errorf("changed: %s", got)
	}
}

// Several addresses are read side by side, and come in the order given.
func TestReadAddresses(t *testing.T) {
	p := newPaper(t, 3)
	names := []string{p.URL + "/feed", p.URL + "/gone", p.URL + "/town", p.URL + "/partial"}
	one := told(t, "nowhere", Options{Client: client("")}, names...)
	for range 3 {
		if many := told(t, "nowhere", Options{Client: client(""), Workers: 4}, names...); many != one || !strings.HasPrefix(one, "g0|") {
			t.Errorf("side by side:\n%sone after another:\n%s", many, one)
		}
	}
}

func TestReadAddress(t *testing.T) {
	p := newPaper(t, 2)
	secret := strings.Replace(p.URL, "//", "//reader:hunter2@", 1)
	for _, c := range []struct{ path, want string }{
		{"/article/1", "! PAPER/article/1: no publication date in this page / pass --published 2026-01-02 with the day it appeared on\n"},
		{"/gone", "! PAPER/gone: the server answers 404 Not Found / check the address\n"},
		{"/partial", "! PAPER/gone: the server answers 404 Not Found / check the address\ng|2026-01-02T10:00+02:00|Talks|Short.\n"},
		{"/lying", "PAPER/lying|2026-01-02|Réunion|" + strings.TrimSpace(strings.Repeat("Les ministres se réuniront à Genève, où l'été fût déjà là. ", 20)) + "\n"},
	} {
		got := told(t, "nowhere", Options{Client: client(""), OnlyChanged: c.path == "/partial"}, secret+c.path)
		if got = strings.ReplaceAll(got, p.URL, "PAPER"); got != c.want {
			t.Errorf("%s\ngot  %q\nwant %q", c.path, got, c.want)
		}
	}
	for a, err := range Read(context.Background(), []string{secret + "/lying", secret + "/feed", secret + "/town"}, Options{Client: client("")}) {
		if s := fmt.Sprintf("%+v %v", a, err); strings.Contains(s, "hunter2") {
			t.Errorf("the password stands in %s", s)
		}
		if a.Title == "Town" && (len(a.Events) != 1 || a.Events[0].Name != "Fair") {
			t.Errorf("events of a linked calendar: %+v", a.Events)
		}
	}
	if got := told(t, "nowhere", Options{Client: client(""), FollowFeeds: true}, p.URL+"/front"); !strings.HasPrefix(got, "g0|2026-01-02T10:00+02:00|Talks 0|The ministers") || strings.Count(got, "|Talks ") != 2 {
		t.Errorf("feed of a page: %s", got)
	}
	if got := told(t, "nowhere", Options{}, "https://paper.example/a"); got != "! https://paper.example/a: addresses are not fetched here\n" {
		t.Error(got)
	}
}

func TestFilter(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.jsonl": `{"id":"1","lang":"en-GB","published":"2026-01-02","title":"Budget","text":"Talks."}
{"id":"2","lang":"ar","published":"2026-01-03T10:00:00+02:00","text":"Talks."}
{"id":"3","published":"2026-01-04","text":"Vote."}`})
	date := func(s string) Published { p, _ := ParsePublished(s); return p }
	for _, c := range []struct {
		f    Filter
		want string
	}{
		{Filter{}, "1 2 3"},
		{Filter{Langs: []string{"en"}}, "1"},
		{Filter{Langs: []string{"en", "uk"}, Detect: func(string) string { return "uk" }}, "1 3"},
		{Filter{Since: date("2026-01-03")}, "2 3"},
		{Filter{Since: date("2026-01-03T11:00")}, "3"},
		{Filter{Match: regexp.MustCompile("(?i)budget|vote")}, "1 3"},
	} {
		var got []string
		for a, err := range Read(context.Background(), []string{filepath.Join(dir, "a.jsonl")}, Options{Filter: c.f}) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, a.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%+v: got %v, want %s", c.f, got, c.want)
		}
	}
}
