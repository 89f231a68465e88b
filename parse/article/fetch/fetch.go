// Package fetch gets documents from the web: politely, within limits, and from
// public addresses alone. An address goes in, its bytes come out with their
// declared type, together with whether they have changed since the last run. It
// understands no document, follows no link and sends no credentials on.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
	"golang.org/x/net/idna"
)

// Options sets the limits of a Client. A zero field takes the value named with it.
type Options struct {
	UserAgent    string            // "newscal"; give a way to reach whoever runs it
	Cache        string            // folder in which answers are remembered between runs; "" remembers none
	AllowPrivate bool              // also addresses inside private networks and this machine
	MaxBytes     int64             // of one document, decompressed: 10 MB
	Timeout      time.Duration     // of one request with its body: 30 s
	Interval     time.Duration     // between the starts of two requests to a host: 1 s; below 0 none
	PerHost      int               // requests to a host at once: 2
	Redirects    int               // in a row: 5
	Tries        int               // of one request, the first with them: 3
	MaxWait      time.Duration     // longest wait that a server's Retry-After is given: 1 min
	Transport    http.RoundTripper // nil is one that refuses inner addresses; for tests

	Now   func() time.Time                                 // time.Now
	Sleep func(ctx context.Context, d time.Duration) error // waits until d has passed or ctx ends
}

// Client fetches. It is safe for use by several goroutines.
type Client struct {
	Options
	http  http.Client
	mu    sync.Mutex
	hosts map[string]*host
}

// New makes a client.
func New(o Options) *Client {
	def := func(d *time.Duration, v time.Duration) {
		if *d == 0 {
			*d = v
		}
	}
	def(&o.Timeout, 30*time.Second)
	def(&o.Interval, time.Second)
	def(&o.MaxWait, time.Minute)
	if o.UserAgent == "" {
		o.UserAgent = "newscal"
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 10 << 20
	}
	if o.PerHost == 0 {
		o.PerHost = 2
	}
	if o.Redirects == 0 {
		o.Redirects = 5
	}
	if o.Tries == 0 {
		o.Tries = 3
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Sleep == nil {
		o.Sleep = sleep
	}
	if o.Transport == nil {
		o.Transport = transport(o.AllowPrivate)
	}
	return &Client{Options: o, hosts: map[string]*host{}, http: http.Client{
		Transport:     o.Transport,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// Wish says what is known of a document beforehand.
type Wish struct {
	// Since is when it is known to have last changed: a copy younger than that
	// and than six hours is given without a request. Zero always asks.
	Since time.Time
}

// Document is what stands at an address.
type Document struct {
	Address   string // where it was found in the end, without credentials
	Type      string // Content-Type as declared
	Body      []byte // decompressed
	Unchanged bool   // the same as in the last run
}

// Problem is a failure to fetch, with what can be done about it.
type Problem struct {
	Text, Hint string
	Err        error
}

func (p *Problem) Error() string { return p.Text }
func (p *Problem) Unwrap() error { return p.Err }

// Hint gives what can be done about an error of Get, or "".
func Hint(err error) string {
	if p := (*Problem)(nil); errors.As(err, &p) {
		return p.Hint
	}
	return ""
}

// Get fetches one document. It asks robots.txt first, waits its turn at the
// host, follows redirects, tries again where a server asks to, and gives the
// remembered copy where nothing has changed. Errors name no credentials.
func (c *Client) Get(ctx context.Context, address string, wish Wish) (*Document, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	known := c.recall(u)
	now := c.Now()
	if known != nil && now.Before(known.NotBefore) {
		return nil, &Problem{Text: "the server has asked not to be asked before " + known.NotBefore.UTC().Format(time.RFC3339)}
	}
	if known != nil && known.Body != nil && !wish.Since.IsZero() && !known.Fetched.Before(wish.Since) && now.Sub(known.Fetched) < 6*time.Hour {
		return known.document(true), nil
	}
	return c.follow(ctx, u, known)
}

// follow requests an address and those that it redirects to.
func (c *Client) follow(ctx context.Context, start *url.URL, known *memory) (*Document, error) {
	seen := map[string]bool{}
	for u, hops := start, 0; ; hops++ {
		if seen[u.String()] {
			return nil, &Problem{Text: "redirects in a circle"}
		}
		if seen[u.String()] = true; hops > c.Redirects {
			return nil, &Problem{Text: fmt.Sprintf("redirects more than %d times", c.Redirects)}
		}
		if err := c.permitted(ctx, u); err != nil {
			return nil, err
		}
		a, err := c.try(ctx, u, known)
		if err != nil {
			return nil, err
		}
		switch {
		case a.redirect != nil:
			if u.User != nil && a.redirect.Host == u.Host && a.redirect.Scheme == u.Scheme {
				a.redirect.User = u.User
			}
			u = a.redirect
		case a.status == http.StatusNotModified && known != nil:
			known.Fetched = c.Now()
			c.remember(start, known)
			return known.document(true), nil
		case a.status != http.StatusOK:
			if !a.notBefore.IsZero() {
				c.remember(start, &memory{NotBefore: a.notBefore})
			}
			return nil, statusProblem(a.status)
		default:
			m := &memory{Address: Redact(u.String()), Type: a.contentType, ETag: a.etag, Modified: a.modified, Fetched: c.Now(), Body: a.body}
			same := known != nil && string(known.Body) == string(a.body)
			c.remember(start, m)
			return m.document(same), nil
		}
	}
}

func statusProblem(status int) *Problem {
	p := &Problem{Text: fmt.Sprintf("the server answers %d %s", status, http.StatusText(status))}
	switch status {
	case http.StatusUnauthorized, http.StatusForbidden:
		p.Hint = "the page is not open to programs; save it in a browser and pass the file"
	case http.StatusNotFound, http.StatusGone:
		p.Hint = "check the address"
	}
	return p
}

// answer is one response.
type answer struct {
	status                      int
	body                        []byte
	contentType, etag, modified string
	redirect                    *url.URL
	retry                       time.Duration // asked for by the server, or -1
	notBefore                   time.Time
}

// try makes one request, again after a while where that may help.
func (c *Client) try(ctx context.Context, u *url.URL, known *memory) (answer, error) {
	for n := 1; ; n++ {
		a, err := c.once(ctx, u, known)
		if ctx.Err() != nil {
			return a, context.Cause(ctx)
		}
		again := err != nil && transient(err) || a.status == 429 || a.status == 502 || a.status == 503 || a.status == 504
		if !again || n == c.Tries {
			return a, err
		}
		wait := time.Second << (n - 1)
		if err == nil && a.retry >= 0 {
			if wait = max(a.retry, time.Second); wait > c.MaxWait {
				a.notBefore = c.Now().Add(a.retry)
				return a, nil
			}
		}
		if err := c.Sleep(ctx, wait); err != nil {
			return a, err
		}
	}
}

// once makes one request when it is its turn.
func (c *Client) once(ctx context.Context, u *url.URL, known *memory) (answer, error) {
	leave, err := c.host(u).enter(ctx, c)
	if err != nil {
		return answer{}, err
	}
	defer leave()
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	bare := *u
	bare.User, bare.Fragment = nil, ""
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, bare.String(), nil)
	if err != nil {
		return answer{}, &Problem{Text: "no usable address"}
	}
	req.Header.Set("User-Agent", c.UserAgent)
	req.Header.Set("Accept-Encoding", "gzip")
	req.Header.Set("Accept", "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5")
	if u.User != nil {
		password, _ := u.User.Password()
		req.SetBasicAuth(u.User.Username(), password)
	}
	if known != nil && known.ETag != "" {
		req.Header.Set("If-None-Match", known.ETag)
	}
	if known != nil && known.Modified != "" {
		req.Header.Set("If-Modified-Since", known.Modified)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return answer{}, problem(err, c.Timeout)
	}
	defer res.Body.Close()
	return c.read(res, u)
}

// read takes an answer's head and, where it is a document, its body.
func (c *Client) read(res *http.Response, u *url.URL) (answer, error) {
	a := answer{status: res.StatusCode, contentType: res.Header.Get("Content-Type"), etag: res.Header.Get("ETag"),
		modified: res.Header.Get("Last-Modified"), retry: c.retryAfter(res.Header.Get("Retry-After"))}
	switch {
	case a.status == 301 || a.status == 302 || a.status == 303 || a.status == 307 || a.status == 308:
		ref, err := u.Parse(res.Header.Get("Location"))
		if err != nil || res.Header.Get("Location") == "" {
			return a, &Problem{Text: "redirects to no address"}
		}
		if a.redirect, err = parse(ref.String()); err != nil {
			return a, err
		}
		a.redirect.User = nil
		return a, nil
	case a.status != http.StatusOK:
		return a, nil
	}
	if t, _, _ := strings.Cut(strings.ToLower(a.contentType), "/"); t == "image" || t == "video" || t == "audio" || t == "font" {
		return a, &Problem{Text: "not a document but " + strings.TrimSpace(a.contentType)}
	}
	var body io.Reader = io.LimitReader(res.Body, c.MaxBytes+1) // no more than that compressed either
	switch encoding := strings.ToLower(res.Header.Get("Content-Encoding")); encoding {
	case "", "identity":
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(body)
		if err != nil {
			return a, &Problem{Text: "broken gzip in the answer", Err: err}
		}
		body = z
	default:
		return a, &Problem{Text: "compressed in a way that was not asked for"}
	}
	var err error
	a.body, err = io.ReadAll(io.LimitReader(body, c.MaxBytes+1))
	switch {
	case int64(len(a.body)) > c.MaxBytes:
		return a, &Problem{Text: fmt.Sprintf("larger than %d bytes", c.MaxBytes), Hint: "download it and pass the file"}
	case err != nil:
		return a, problem(err, c.Timeout)
	}
	return a, nil
}

// retryAfter reads Retry-After (RFC 9110, 10.2.3), or gives -1.
func (c *Client) retryAfter(s string) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 {
		return time.Duration(min(n, 1<<20)) * time.Second
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(0, t.Sub(c.Now()))
	}
	return -1
}

// parse takes an address that may be fetched, with its host in ASCII.
func parse(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return nil, &Problem{Text: "no usable address"} // url.Error would name it with its password
	}
	if u.Scheme = strings.ToLower(u.Scheme); u.Scheme != "http" && u.Scheme != "https" {
		return nil, &Problem{Text: "only http and https are fetched, not " + u.Scheme}
	}
	if name, err := idna.Lookup.ToASCII(u.Hostname()); err == nil && name != u.Hostname() {
		u.Host = strings.Replace(u.Host, u.Hostname(), name, 1)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}
