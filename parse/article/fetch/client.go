package fetch

import (
	"context"
	"net/http"
	"sync"
	"time"
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
	http   http.Client
	tidied sync.Once // the memory has been tidied in this run
	mu     sync.Mutex
	hosts  map[string]*host
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
