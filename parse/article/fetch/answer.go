package fetch

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

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
	h := c.host(u)
	leave, err := h.enter(ctx, c)
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
	h.answered(err)
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
