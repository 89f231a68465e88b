package fetch

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"
)

// host keeps the manners towards one server.
type host struct {
	seats chan struct{} // requests at once

	mu    sync.Mutex
	next  time.Time     // when the next request may start
	pause time.Duration // between starts, as robots.txt asks; 0 where it does not
	mute  int           // requests in a row that got no answer

	asked  sync.Once
	robots *robotstxt.Group // nil where all is allowed
	broken error            // robots.txt could not be had
}

func (c *Client) host(u *url.URL) *host {
	c.mu.Lock()
	defer c.mu.Unlock()
	key := u.Scheme + "://" + u.Host
	h := c.hosts[key]
	if h == nil {
		h = &host{seats: make(chan struct{}, c.PerHost)}
		c.hosts[key] = h
	}
	return h
}

// enter waits for a seat and for the turn, and gives how to leave.
func (h *host) enter(ctx context.Context, c *Client) (leave func(), err error) {
	select {
	case h.seats <- struct{}{}:
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
	leave = func() { <-h.seats }
	h.mu.Lock()
	if h.mute >= muteLimit {
		h.mu.Unlock()
		leave()
		return nil, &Problem{Text: fmt.Sprintf("the server has given no answer %d times and is not asked again in this run", muteLimit)}
	}
	now := c.Now()
	start := h.next
	if start.Before(now) {
		start = now
	}
	h.next = start.Add(max(c.Interval, h.pause, 0))
	h.mu.Unlock()
	if wait := start.Sub(now); wait > 0 {
		if err := c.Sleep(ctx, wait); err != nil {
			leave()
			return nil, err
		}
	}
	return leave, nil
}

// muteLimit is after how many requests without an answer a host is given up, so
// that a feed of a server that is down does not hold up a run.
const muteLimit = 6

// answered notes whether a request got an answer.
func (h *host) answered(err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.mute++; err == nil {
		h.mute = 0
	}
}

// permitted asks the host's robots.txt, once a run (RFC 9309).
func (c *Client) permitted(ctx context.Context, u *url.URL) error {
	h := c.host(u)
	h.asked.Do(func() { h.broken = c.askRobots(ctx, h, u) })
	switch {
	case h.broken != nil:
		return h.broken
	case h.robots != nil && !h.robots.Test(u.EscapedPath()+query(u)):
		return &Problem{Text: "the server's robots.txt asks programs not to read this", Hint: "save the page in a browser and pass the file"}
	}
	return nil
}

func query(u *url.URL) string {
	if u.RawQuery == "" {
		return ""
	}
	return "?" + u.RawQuery
}

// askRobots fetches robots.txt, following redirects. Where there is none, all is
// allowed; where the server fails, nothing (RFC 9309, 2.3.1.4).
func (c *Client) askRobots(ctx context.Context, h *host, u *url.URL) error {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	var a answer
	var err error
	for range c.Redirects + 1 {
		if a, err = c.try(ctx, at, nil); err != nil {
			return err
		}
		if a.redirect == nil {
			break
		}
		at = a.redirect
	}
	switch {
	case a.redirect != nil || a.status >= 400 && a.status < 500 && a.status != http.StatusTooManyRequests:
		return nil
	case a.status >= 500 || a.status == http.StatusTooManyRequests:
		p := statusProblem(a.status)
		p.Text = "robots.txt: " + p.Text
		return p
	}
	data, err := robotstxt.FromBytes(a.body[:min(len(a.body), 512<<10)])
	if err != nil {
		return nil // one that cannot be read forbids nothing
	}
	h.robots = data.FindGroup(c.UserAgent)
	h.mu.Lock()
	h.pause = min(h.robots.CrawlDelay, c.MaxWait)
	h.next = h.next.Add(max(0, h.pause-c.Interval))
	h.mu.Unlock()
	return nil
}
