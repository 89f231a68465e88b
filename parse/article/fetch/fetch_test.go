package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// clock is a clock that stands still but for those who wait.
type clock struct {
	mu  sync.Mutex
	now time.Time
	log []time.Duration // waits
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.log = append(c.log, d)
	c.now = c.now.Add(d)
	return ctx.Err()
}

func newClock() *clock { return &clock{now: time.Date(2026, 1, 2, 8, 0, 0, 0, time.UTC)} }

// web serves a handler on this machine and gives a client that may read it.
func web(t *testing.T, h http.HandlerFunc, o Options) (*Client, string) {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	c := newClock()
	o.AllowPrivate = true
	if o.Now == nil {
		o.Now, o.Sleep = c.Now, c.Sleep
	}
	return New(o), s.URL
}

func squeezed(size int) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(make([]byte, size))
	z.Close()
	return b.Bytes()
}

// The web as it is: nothing hangs, nothing grows, every failure is one line that
// names no password.
func TestGetFrom(t *testing.T) {
	bomb := squeezed(50 << 20)
	h := func(w http.ResponseWriter, r *http.Request) {
		endless := func() {
			for r.Context().Err() == nil {
				if _, err := w.Write(make([]byte, 32<<10)); err != nil {
					return
				}
			}
		}
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/good":
			fmt.Fprint(w, "good")
		case "/slow":
			w.Write([]byte("a"))
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		case "/silent":
			<-r.Context().Done()
		case "/endless":
			endless()
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb)
		case "/zipped":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(squeezed(4))
		case "/broken-gzip":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write([]byte("\x1f\x8b\x08\x00 no"))
		case "/unasked":
			w.Header().Set("Content-Encoding", "br")
		case "/short":
			w.Header().Set("Content-Length", "1000")
			w.Write([]byte("a"))
		case "/circle":
			http.Redirect(w, r, "/circle2", http.StatusFound)
		case "/circle2":
			http.Redirect(w, r, "/circle", http.StatusMovedPermanently)
		case "/file":
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(http.StatusFound)
		case "/nowhere":
			w.WriteHeader(http.StatusFound)
		case "/photo":
			w.Header().Set("Content-Type", "image/jpeg")
			endless()
		case "/closed":
			w.WriteHeader(http.StatusForbidden)
		case "/down":
			w.WriteHeader(http.StatusServiceUnavailable)
		case "/moved":
			http.Redirect(w, r, "/good", http.StatusPermanentRedirect)
		default:
			n := 0
			if _, err := fmt.Sscanf(r.URL.Path, "/hop%d", &n); err == nil {
				http.Redirect(w, r, fmt.Sprintf("/hop%d", n+1), http.StatusFound)
				return
			}
			http.NotFound(w, r)
		}
	}
	client, root := web(t, h, Options{MaxBytes: 1 << 20, Timeout: 300 * time.Millisecond, Tries: 2})
	for path, want := range map[string]string{
		"/good":        "",
		"/zipped":      "",
		"/moved":       "",
		"/slow":        "no complete answer within 300ms",
		"/silent":      "no complete answer within 300ms",
		"/endless":     "larger than 1048576 bytes",
		"/bomb":        "larger than 1048576 bytes",
		"/broken-gzip": "gzip",
		"/unasked":     "compressed in a way that was not asked for",
		"/short":       "the answer breaks off before its end",
		"/circle":      "redirects in a circle",
		"/hop0":        "redirects more than 5 times",
		"/file":        "no usable address",
		"/nowhere":     "redirects to no address",
		"/photo":       "not a document but image/jpeg",
		"/closed":      "the server answers 403 Forbidden",
		"/down":        "the server answers 503 Service Unavailable",
		"/gone":        "the server answers 404 Not Found",
	} {
		t.Run(strings.Trim(path, "/"), func(t *testing.T) {
			got, err := client.Get(context.Background(), strings.Replace(root, "//", "//reader:hunter2@", 1)+path, Wish{})
			switch {
			case want == "" && (err != nil || len(got.Body) != 4 || strings.Contains(got.Address, "hunter2")):
				t.Errorf("got %+v, %v", got, err)
			case want != "" && (err == nil || !strings.Contains(err.Error(), want)):
				t.Errorf("got %v, want %s", err, want)
			case err != nil && (strings.Contains(err.Error(), "hunter2") || strings.ContainsAny(err.Error(), "\r\n")):
				t.Errorf("failure %q", err)
			}
		})
	}
}

// Inner addresses are refused when they are connected to: named directly, and
// behind a redirect from a public page.
func TestGetInner(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "secret") }))
	defer s.Close()
	real := transport(false)
	outside := roundTrip(func(r *http.Request) (*http.Response, error) {
		if r.URL.Host != "paper.example" {
			return real.RoundTrip(r)
		}
		w := httptest.NewRecorder()
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
		} else {
			http.Redirect(w, r, r.URL.Query().Get("to"), http.StatusFound)
		}
		return w.Result(), nil
	})
	c := newClock()
	client := New(Options{Transport: outside, Now: c.Now, Sleep: c.Sleep, Tries: 1})
	port := s.URL[strings.LastIndex(s.URL, ":"):]
	for _, to := range []string{s.URL, "http://localhost" + port, "http://169.254.169.254/latest/meta-data/", "http://[::1]" + port,
		"http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port, "http://10.0.0.1/", "http://[64:ff9b::7f00:1]/", "http://2130706433" + port} {
		for _, address := range []string{to, "http://paper.example/a?to=" + to} {
			got, err := client.Get(context.Background(), address, Wish{})
			if err == nil {
				t.Errorf("%s gave %q", address, got.Body)
			} else if !strings.Contains(err.Error(), errInner.Error()) && !strings.Contains(err.Error(), "no such host") && !strings.Contains(err.Error(), "lookup") {
				t.Errorf("%s: %v", address, err)
			}
		}
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestPublic(t *testing.T) {
	for _, a := range []string{"8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"} {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s is public", a)
		}
	}
	for _, a := range []string{"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "255.255.255.255",
		"224.0.0.1", "198.18.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1"} {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s is not public", a)
		}
	}
}

// A second run asks whether things have changed and fetches what has.
func TestGetAgain(t *testing.T) {
	body, full := "one", 0
	h := func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/robots.txt":
			http.NotFound(w, r)
		case r.Header.Get("If-None-Match") == `"`+body+`"`:
			w.WriteHeader(http.StatusNotModified)
		default:
			full++
			w.Header().Set("ETag", `"`+body+`"`)
			fmt.Fprint(w, body)
		}
	}
	o := Options{Cache: t.TempDir()}
	first, root := web(t, h, o)
	get := func(c *Client, wish Wish) string {
		t.Helper()
		d, err := c.Get(context.Background(), root+"/feed", wish)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%s %v %d", d.Body, d.Unchanged, full)
	}
	o.AllowPrivate = true
	c := newClock()
	o.Now, o.Sleep = c.Now, c.Sleep
	if got := get(first, Wish{}); got != "one false 1" {
		t.Error(got)
	}
	if got := get(New(o), Wish{}); got != "one true 1" {
		t.Error(got)
	}
	body = "two"
	if got := get(New(o), Wish{Since: c.Now().Add(-time.Hour)}); got != "one true 1" {
		t.Error("a copy younger than the change is not asked for:", got)
	}
	if got := get(New(o), Wish{}); got != "two false 2" {
		t.Error(got)
	}
	files, _ := os.ReadDir(o.Cache)
	if len(files) == 0 {
		t.Error("nothing is remembered")
	}
	for _, f := range files {
		os.WriteFile(o.Cache+"/"+f.Name(), []byte("{damaged"), 0o600)
	}
	if got := get(New(o), Wish{}); got != "two false 3" {
		t.Error(got)
	}
	old := filepath.Join(o.Cache, strings.Repeat("0a", nameBytes))
	for _, name := range []string{old, o.Cache + "/letter.txt"} {
		os.WriteFile(name, nil, 0o600)
		os.Chtimes(name, time.Time{}, c.Now().Add(-keep-time.Hour))
	}
	get(New(o), Wish{})
	if _, err := os.Stat(old); err == nil {
		t.Error("what is old is not forgotten")
	}
	if _, err := os.Stat(o.Cache + "/letter.txt"); err != nil {
		t.Error("a file of someone else is gone")
	}
}

// Retry-After is kept where it is short, and remembered where it is long.
func TestGetLater(t *testing.T) {
	asked, wait := 0, "7"
	h := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		if asked++; asked%2 == 1 {
			w.Header().Set("Retry-After", wait)
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		fmt.Fprint(w, "good")
	}
	c := newClock()
	client, root := web(t, h, Options{Cache: t.TempDir(), Now: c.Now, Sleep: c.Sleep})
	if _, err := client.Get(context.Background(), root, Wish{}); err != nil || asked != 2 {
		t.Error(asked, err)
	}
	if fmt.Sprint(c.log) != "[1s 7s]" {
		t.Errorf("waits %v: want the second between requests and the server's seven", c.log)
	}
	wait = "3600"
	for range 2 {
		if _, err := client.Get(context.Background(), root+"/long", Wish{}); err == nil || asked != 3 {
			t.Errorf("asked %d times: %v", asked, err)
		}
	}
	c.Sleep(context.Background(), time.Hour)
	if _, err := client.Get(context.Background(), root+"/long", Wish{}); err != nil {
		t.Error(err)
	}
}

// A server that is down does not hold up a run.
func TestGivesUp(t *testing.T) {
	var asked atomic.Int32
	client, root := web(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		asked.Add(1)
		panic(http.ErrAbortHandler)
	}, Options{Tries: 1})
	for i := range 20 {
		_, err := client.Get(context.Background(), fmt.Sprintf("%s/%d", root, i), Wish{})
		if err == nil || i > muteLimit && !strings.Contains(err.Error(), "is not asked again") {
			t.Fatal(i, err)
		}
	}
	if asked.Load() > 2*muteLimit { // net/http asks once more on a connection that was closed
		t.Errorf("asked %d times", asked.Load())
	}
}

// Two requests at once and one a second for a host; robots.txt decides and is
// asked once.
func TestManners(t *testing.T) {
	var now, most, robots atomic.Int32
	h := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			robots.Add(1)
			fmt.Fprint(w, "User-agent: newscal\nDisallow: /private\nCrawl-delay: 3\n\nUser-agent: *\nDisallow: /\n")
			return
		}
		if r.UserAgent() != "newscal/1 (+https://desk.example)" {
			t.Error(r.UserAgent())
		}
		for n := now.Add(1); n > most.Load(); {
			most.Store(n)
		}
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
		fmt.Fprint(w, "good")
	}
	c := newClock()
	client, root := web(t, h, Options{Now: c.Now, Sleep: c.Sleep, UserAgent: "newscal/1 (+https://desk.example)"})
	start := c.Now()
	var wg sync.WaitGroup
	for i := range 10 {
		wg.Go(func() {
			if _, err := client.Get(context.Background(), fmt.Sprintf("%s/%d", root, i), Wish{}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() > 2 || robots.Load() != 1 {
		t.Errorf("%d at once, robots.txt asked %d times", most.Load(), robots.Load())
	}
	if took := c.Now().Sub(start); took < 27*time.Second {
		t.Errorf("ten requests in %v, the server asks for three seconds between them", took)
	}
	if _, err := client.Get(context.Background(), root+"/private/a", Wish{}); err == nil || !strings.Contains(err.Error(), "robots.txt") {
		t.Error(err)
	}
}

func TestRedact(t *testing.T) {
	for in, want := range map[string]string{
		"https://a:b@paper.example/x?y=1":             "https://paper.example/x?y=1",
		"https://paper.example/feed?token=abc&page=2": "https://paper.example/feed?page=2",
		"https://paper.example/feed?api_key=abc":      "https://paper.example/feed",
		"https://paper.example/?author=anna":          "https://paper.example/?author=anna",
		"https://paper.example/a%20b?q=%D8%A7":        "https://paper.example/a%20b?q=%D8%A7",
		"https://a:b%zz@paper.example/":               "…@paper.example/",
		"tag:paper.example,2026:1":                    "tag:paper.example,2026:1",
		"articles/a&b.txt":                            "articles/a&b.txt",
	} {
		if got := Redact(in); got != want {
			t.Errorf("%s: got %s, want %s", in, got, want)
		}
	}
}
