package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"newscal/parse/event"
	"newscal/parse/timex"
)

var noon = time.Date(2026, 1, 4, 12, 0, 0, 0, time.UTC)

// sampleEntries are one event past at noon of 4 January 2026 and three to come,
// one of them with text that would break out of a page.
func sampleEntries() []event.Entry {
	day := func(d int) timex.Moment { return timex.OnDay(timex.DateOf(2026, 1, d)) }
	at := func(d, h, m int) timex.Moment {
		return timex.Moment{Day: timex.DateOf(2026, 1, d), Clock: int16(h*60 + m)}
	}
	common := event.Entry{Article: "gazette", Published: "2026-01-02", Lang: "en", Status: event.Confirmed, AllDay: true, Kind: "meeting", Grain: "day"}
	past, vote, arabic, hostile := common, common, common, common

	past.UID, past.Start, past.Summary = "past", day(3), "Opening of the bridge"
	past.Evidence = []event.Evidence{{Text: "The bridge opens on Saturday."}}

	vote.UID, vote.Start, vote.End, vote.AllDay = "vote", at(5, 15, 0), at(5, 16, 30), false
	vote.Zone, vote.Summary, vote.Location = "Europe/Dublin", "Vote on the harbour", "Town hall, Cork"
	vote.Status, vote.URL, vote.Outlet = event.Tentative, "https://gazette.example/harbour?a=1&b=2", "The Gazette"
	vote.Evidence = []event.Evidence{
		{Text: "The council may vote on Monday."},
		{Text: "We shall vote at three", Quotation: true, Speaker: "Mary Byrne", Role: "the mayor", Medium: "in an interview"},
	}

	arabic.UID, arabic.Start, arabic.End, arabic.Lang = "arabic", day(6), day(8), "ar"
	arabic.Summary, arabic.Location = "معرض الكتاب", "تونس"
	arabic.Evidence = []event.Evidence{{Text: "يفتتح المعرض أبوابه يوم 6 يناير", Quotation: true, Speaker: "ليلى منصور"}}

	hostile.UID, hostile.Start = "hostile", day(7)
	hostile.Summary, hostile.URL = `<script>alert("title")</script>`, "javascript:alert(1)"
	hostile.Evidence = []event.Evidence{{Text: `</p><img src=x onerror=alert(2)>`, Quotation: true, Speaker: `"><b>`}}
	return []event.Entry{hostile, arabic, vote, past}
}

// newFeed gives a feed that serves the sample entries at noon.
func newFeed(t *testing.T) *Feed {
	t.Helper()
	f := &Feed{
		Load: func(context.Context) (Edition, error) {
			return Edition{"The Gazette & friends", []byte(strings.Repeat("BEGIN:VCALENDAR\r\n", 100)), sampleEntries(), noon.Add(-24 * time.Hour)}, nil
		},
		Stamp: func() string { return "1" },
		Now:   func() time.Time { return noon },
		Log:   slog.New(slog.NewTextHandler(t.Output(), nil)),
	}
	if err := f.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	return f
}

// ask makes one request of the handler; header fields come in pairs.
func ask(f *Feed, method, path string, header ...string) *http.Response {
	r := httptest.NewRequest(method, "http://cal.example"+path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	f.Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestConditionalRequests(t *testing.T) {
	f := newFeed(t)
	for _, path := range []string{"/calendar.ics", "/entries.jsonl"} {
		plain, zipped := ask(f, "GET", path), ask(f, "GET", path, "Accept-Encoding", "gzip, br")
		tag, zippedTag := plain.Header.Get("ETag"), zipped.Header.Get("ETag")
		if strings.HasPrefix(tag, "W/") || tag == "" || tag == zippedTag {
			t.Errorf("%s: ETags %s and %s, want two strong ones", path, tag, zippedTag)
		}
		if zipped.Header.Get("Content-Encoding") != "gzip" || plain.Header.Get("Content-Encoding") != "" {
			t.Errorf("%s: wrong encodings", path)
		}
		body, _ := io.ReadAll(plain.Body)
		z, err := gzip.NewReader(zipped.Body)
		if err != nil {
			t.Fatal(err)
		}
		if unzipped, _ := io.ReadAll(z); !bytes.Equal(body, unzipped) {
			t.Errorf("%s: the two encodings hold different bodies", path)
		}
		past, future := "Mon, 01 Dec 2025 00:00:00 GMT", "Sun, 04 Jan 2026 00:00:00 GMT"
		for _, c := range []struct {
			name   string
			status int
			header []string
		}{
			{"its tag", 304, []string{"If-None-Match", tag}},
			{"its tag among others", 304, []string{"If-None-Match", `"x", ` + tag}},
			{"its tag in weak form", 304, []string{"If-None-Match", "W/" + tag}},
			{"any tag", 304, []string{"If-None-Match", "*"}},
			{"another tag", 200, []string{"If-None-Match", `"x"`}},
			{"the tag of the other encoding", 200, []string{"If-None-Match", zippedTag}},
			{"the compressed tag", 304, []string{"If-None-Match", zippedTag, "Accept-Encoding", "gzip"}},
			{"published since", 200, []string{"If-Modified-Since", past}},
			{"not published since", 304, []string{"If-Modified-Since", future}},
			{"the tag beats the date", 200, []string{"If-None-Match", `"x"`, "If-Modified-Since", future}},
		} {
			got := ask(f, "GET", path, c.header...)
			if got.StatusCode != c.status {
				t.Errorf("%s, %s: status %d, want %d", path, c.name, got.StatusCode, c.status)
			}
			if rest, _ := io.ReadAll(got.Body); c.status == 304 && len(rest) > 0 {
				t.Errorf("%s, %s: 304 with a body", path, c.name)
			}
		}
	}
}

func TestHeadSaysWhatGetWould(t *testing.T) {
	f := newFeed(t)
	for _, path := range []string{"/calendar.ics", "/entries.jsonl", "/", "/style.css"} {
		for _, encoding := range []string{"identity", "gzip"} {
			get, head := ask(f, "GET", path, "Accept-Encoding", encoding), ask(f, "HEAD", path, "Accept-Encoding", encoding)
			for _, name := range []string{"Content-Type", "Content-Length", "ETag", "Last-Modified", "Content-Encoding", "Vary"} {
				if get.Header.Get(name) != head.Header.Get(name) {
					t.Errorf("%s %s: %s is %q for GET and %q for HEAD", path, encoding, name, get.Header.Get(name), head.Header.Get(name))
				}
			}
			if body, _ := io.ReadAll(head.Body); len(body) > 0 || head.StatusCode != 200 {
				t.Errorf("HEAD %s: status %d, %d bytes", path, head.StatusCode, len(body))
			}
		}
	}
}

func TestOtherRequests(t *testing.T) {
	f := newFeed(t)
	for _, c := range []struct {
		method, path string
		status       int
	}{
		{"POST", "/calendar.ics", 405}, {"DELETE", "/", 405}, {"GET", "/calendar", 404}, {"GET", "/..%2fetc", 404}, {"GET", "/healthz", 200},
	} {
		if got := ask(f, c.method, c.path); got.StatusCode != c.status || got.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s %s: status %d, want %d; header %v", c.method, c.path, got.StatusCode, c.status, got.Header)
		}
	}
}

func TestAcceptEncoding(t *testing.T) {
	for field, want := range map[string]bool{
		"": false, "gzip": true, "GZIP": true, "br, gzip;q=0.5": true, "gzip;q=0": false, "gzip; q=0.000": false,
		"*": true, "*;q=0": false, "identity": false, "*, gzip;q=0": false, "gzip;q=x": false, "x-gzip": true,
	} {
		if got := acceptsGzip([]string{field}); got != want {
			t.Errorf("acceptsGzip(%q) = %v", field, got)
		}
	}
}

// The latest publication may lie ahead of this server's clock.
func TestLastModifiedIsNeverToCome(t *testing.T) {
	f := newFeed(t)
	f.Now = func() time.Time { return noon.Add(-72 * time.Hour) }
	if got := ask(f, "GET", "/calendar.ics").Header.Get("Last-Modified"); got != "Thu, 01 Jan 2026 12:00:00 GMT" {
		t.Errorf("Last-Modified %s", got)
	}
}

func TestLastGoodCalendarStays(t *testing.T) {
	stamp, body, failure := "1", "one", error(nil)
	f := newFeed(t)
	f.Stamp = func() string { return stamp }
	loads := 0
	f.Load = func(context.Context) (Edition, error) {
		loads++
		return Edition{Calendar: []byte(body)}, failure
	}
	served := func() string {
		b, _ := io.ReadAll(ask(f, "GET", "/calendar.ics").Body)
		return string(b)
	}
	stamp = "2"
	f.Refresh(t.Context())
	f.Refresh(t.Context())
	if served() != "one" || loads != 1 {
		t.Fatalf("served %q after %d loads, want the new calendar after one", served(), loads)
	}
	stamp, body, failure = "3", "half", errors.New("half written")
	if err := f.Refresh(t.Context()); err == nil || served() != "one" {
		t.Fatalf("served %q, error %v; want the last good calendar and the reason", served(), err)
	}
	// What failed is tried again though the sources look the same.
	body, failure = "whole", nil
	if err := f.Refresh(t.Context()); err != nil || served() != "whole" {
		t.Fatalf("served %q, error %v", served(), err)
	}
}

func TestPage(t *testing.T) {
	f := newFeed(t)
	b, _ := io.ReadAll(ask(f, "GET", "/").Body)
	page := string(b)
	for _, want := range []string{
		`<article lang="ar" dir="rtl">`,
		`<h4>معرض الكتاب</h4>`,
		`until Thursday, 8 January 2026`,
		`15:00–16:30 Europe/Dublin`,
		`<strong class="tentative" lang="en" dir="ltr">tentative</strong>`,
		`— Mary Byrne · the mayor · in an interview`,
		`href="webcal://cal.example/calendar.ics"`,
		`href="https://calendar.google.com/calendar/render?cid=webcal%3A%2F%2Fcal.example%2Fcalendar.ics"`,
		`name=The&#43;Gazette&#43;%26&#43;friends`,
		`href="https://gazette.example/harbour?a=1&amp;b=2"`,
		`value="http://cal.example/calendar.ics"`,
		`&lt;script&gt;`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, bad := range []string{"<script", "<img", "javascript:"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %s", bad)
		}
	}
	if past, coming := strings.Index(page, "Opening of the bridge"), strings.Index(page, "معرض الكتاب"); past < coming {
		t.Error("what is past stands before what comes")
	}
	f.PublicURL = "https://news.example/cal/"
	b, _ = io.ReadAll(ask(f, "GET", "/").Body)
	if !strings.Contains(string(b), `href="webcal://news.example/cal/calendar.ics"`) {
		t.Error("the page does not subscribe at its public address")
	}
}

// TestNext shows what comes again on the day on which it comes next.
func TestNext(t *testing.T) {
	for _, c := range []struct{ start, end, rule, want string }{
		{"2025-12-02T18:00", "2025-12-02T20:00", "FREQ=WEEKLY;BYDAY=TU", "2026-01-06T18:00 2026-01-06T20:00"},
		{"2025-12-02", "", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20260301", "2026-01-13 "},
		{"2025-12-02", "", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20251231", "2025-12-02 "},
		{"2026-02-03", "", "FREQ=WEEKLY;BYDAY=TU", "2026-02-03 "},
		{"2025-12-02", "", "FREQ=WEEKLY;BYDAY=TU;BYSETPOS=1", "2025-12-02 "},
		{"2025-12-02", "", "", "2025-12-02 "},
	} {
		var e event.Entry
		for text, m := range map[string]*timex.Moment{c.start: &e.Start, c.end: &e.End} {
			if err := m.UnmarshalText([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := e.Recurrence.UnmarshalText([]byte(c.rule)); err != nil {
			t.Fatal(err)
		}
		e = next(e, timex.DateOf(2026, 1, 4))
		end, _ := e.End.MarshalText()
		if got := e.Start.String() + " " + string(end); got != c.want {
			t.Errorf("%s %s: next %s, want %s", c.start, c.rule, got, c.want)
		}
	}
}
