// Package fetch gets documents from the web: politely, within limits, and from
// public addresses alone. An address goes in, its bytes come out with their
// declared type, together with whether they have changed since the last run. It
// understands no document, follows no link and sends no credentials on.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/idna"
)

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
