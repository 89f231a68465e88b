// Package feed serves a calendar over HTTP: the iCalendar itself, its entries
// as JSON Lines and a plain page to read and subscribe on. Requests come in,
// cacheable answers go out. It asks its owner for the calendar whenever the
// sources have changed, and does not know how they are read.
package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"newscal/parse/event"
)

// Edition is one state of the calendar.
type Edition struct {
	Name     string        // of the calendar
	Calendar []byte        // RFC 5545
	Entries  []event.Entry // what the calendar holds
	Modified time.Time     // latest publication among the articles; zero where none was read
}

// Feed serves the latest edition that could be made. Its fields are set before
// the first request; it may then serve any number of requests at once.
type Feed struct {
	Load      func(context.Context) (Edition, error) // reads the sources
	Stamp     func() string                          // differs whenever Load would read something else
	Now       func() time.Time
	PublicURL string       // address of the server as its readers know it; "" takes what each request says
	Log       *slog.Logger // hears of re-reading, not of requests

	stamp   string // of the edition served
	failure string // of the last re-reading, so that it is told once
	current atomic.Pointer[answers]
}

// answers are the bodies made of one edition.
type answers struct {
	Edition
	calendar, lines *body
}

// Refresh reads the sources if they have changed. Where that fails, the last
// edition stays, the error is given, and the next call tries again. Calls must
// not overlap.
func (f *Feed) Refresh(ctx context.Context) error {
	stamp := f.Stamp()
	if f.current.Load() != nil && stamp == f.stamp {
		return nil
	}
	e, err := f.Load(ctx)
	if err != nil {
		return err
	}
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	enc.SetEscapeHTML(false)
	for _, entry := range e.Entries {
		if err := enc.Encode(entry); err != nil {
			return fmt.Errorf("write entry %s: %w", entry.UID, err)
		}
	}
	f.stamp = stamp
	f.current.Store(&answers{
		Edition:  e,
		calendar: newBody("text/calendar; charset=utf-8", e.Calendar),
		lines:    newBody("application/jsonl; charset=utf-8", lines.Bytes()),
	})
	return nil
}

// Watch refreshes at every tick until the context ends.
func (f *Feed) Watch(ctx context.Context, tick <-chan time.Time) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
		before := f.current.Load()
		err := f.Refresh(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil && err.Error() != f.failure:
			f.failure = err.Error()
			f.Log.Warn("sources changed but cannot be read, the last calendar stays", "error", err)
		case err == nil:
			f.failure = ""
			if now := f.current.Load(); now != before {
				f.Log.Info("sources read again", "entries", len(now.Entries))
			}
		}
	}
}

// Handler gives the server's routes. Refresh must have succeeded once.
func (f *Feed) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /calendar.ics", func(w http.ResponseWriter, r *http.Request) {
		now := f.current.Load()
		w.Header().Set("Content-Disposition", `inline; filename="calendar.ics"`)
		now.calendar.serve(w, r, f.lastModified(now))
	})
	mux.HandleFunc("GET /entries.jsonl", func(w http.ResponseWriter, r *http.Request) {
		now := f.current.Load()
		now.lines.serve(w, r, f.lastModified(now))
	})
	mux.HandleFunc("GET /{$}", f.servePage)
	mux.HandleFunc("GET /style.css", func(w http.ResponseWriter, r *http.Request) {
		style().serve(w, r, time.Time{})
	})
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		fmt.Fprintln(w, "ok")
	})
	return guard(mux)
}

// lastModified is the latest publication, but never a moment to come (RFC 9110, 8.8.2.1).
func (f *Feed) lastModified(a *answers) time.Time {
	if now := f.Now(); a.Modified.After(now) {
		return now
	}
	return a.Modified
}

// guard sets the headers that keep a browser from doing more than show the
// page, and from guessing types.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(w, r)
	})
}

// body is an answer in both of its encodings, each with a strong ETag of its
// own (RFC 9110, 8.8.3.3).
type body struct {
	contentType        string
	plain, zipped      []byte
	plainTag, zipedTag string
}

func newBody(contentType string, plain []byte) *body {
	var zipped bytes.Buffer
	z, _ := gzip.NewWriterLevel(&zipped, gzip.BestCompression) // the level is a valid one
	z.Write(plain)                                             // a buffer takes everything
	z.Close()
	sum := sha256.Sum256(plain)
	tag := base64.RawURLEncoding.EncodeToString(sum[:18])
	return &body{contentType, plain, zipped.Bytes(), `"` + tag + `"`, `"` + tag + `-gzip"`}
}
