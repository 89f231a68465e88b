package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"newscal/ical/feed"
	"newscal/parse"
)

const (
	lookEvery   = 2 * time.Second  // how often changed sources are looked for
	askEvery    = 15 * time.Minute // how often addresses are asked again
	stopsWithin = 10 * time.Second // how long running requests may take once told to stop
)

// serve answers requests until it is told to stop; it gives the exit code.
func serve(ctx context.Context, opt options, out surroundings, report *reporter) int {
	f := &feed.Feed{
		Load:      func(ctx context.Context) (feed.Edition, error) { return edition(ctx, opt, report) },
		Stamp:     func() string { return stamp(opt.sources, out.now()) },
		Now:       out.now,
		PublicURL: opt.publicURL,
		Log:       slog.New(slog.NewTextHandler(out.stderr, nil)),
	}
	listener, err := net.Listen("tcp", opt.serve)
	if err != nil {
		if op := (*net.OpError)(nil); errors.As(err, &op) {
			err = op.Err
		}
		report.fail(hint(fmt.Errorf("serve at %s: %w", opt.serve, err), "choose another address, as in --serve :8081"))
		return exitUsage
	}
	defer listener.Close()
	if err := f.Refresh(ctx); err != nil {
		return exitNothing // each failure has been reported
	}

	server := &http.Server{
		Handler:           f.Handler(),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(f.Log.Handler(), slog.LevelDebug),
	}
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	go f.Watch(ctx, ticker.C)
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		late, cancel := context.WithTimeout(context.Background(), stopsWithin)
		defer cancel()
		stopped <- server.Shutdown(late)
	}()
	report.note("serving http://%s/ and http://%[1]s/calendar.ics", reachable(listener.Addr()))
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		report.fail(fmt.Errorf("serve at %s: %w", opt.serve, err))
		return exitUsage
	}
	if err := <-stopped; err != nil {
		report.note("some requests were cut off: %v", err)
	}
	return exitRead
}

// edition reads the sources. It fails only where nothing could be read; what
// else failed has been reported.
func edition(ctx context.Context, opt options, report *reporter) (feed.Edition, error) {
	round := &reporter{w: report.w}
	var entries []parse.Entry
	var latest time.Time
	for got := range done(articles(ctx, opt, nil, round), opt.workers, once(opt.find), round) {
		entries = append(entries, got.entries...)
		if got.published.After(latest) {
			latest = got.published
		}
	}
	if err := ctx.Err(); err != nil {
		return feed.Edition{}, err
	}
	if round.code() == exitNothing {
		return feed.Edition{}, errors.New("nothing could be read")
	}
	var calendar bytes.Buffer
	if err := leftOut(opt.calendar(&calendar, entries), round); err != nil {
		return feed.Edition{}, err
	}
	return feed.Edition{Name: opt.name, Calendar: calendar.Bytes(), Entries: entries, Modified: latest}, nil
}

// stamp changes whenever a source may have: a file with its size or time, a
// folder also with what it holds, an address with time alone.
func stamp(sources []string, now time.Time) string {
	sum := sha256.New()
	for _, source := range sources {
		if strings.Contains(source, "://") {
			fmt.Fprint(sum, now.Truncate(askEvery).Unix())
			continue
		}
		if info, err := os.Stat(source); err == nil && info.IsDir() {
			source += string(filepath.Separator) // so named, a link is its folder
		}
		// What cannot be looked at counts as it is named; reading will say why.
		filepath.WalkDir(source, func(path string, d fs.DirEntry, err error) error {
			fmt.Fprintf(sum, "%q", path)
			if info, err := os.Stat(path); err == nil {
				fmt.Fprintf(sum, " %d %d %v", info.Size(), info.ModTime().UnixNano(), info.Mode())
			}
			return nil
		})
	}
	return string(sum.Sum(nil))
}

// reachable writes an address to open in a browser on this machine.
func reachable(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if ip := net.ParseIP(host); err == nil && ip != nil && ip.IsUnspecified() {
		return net.JoinHostPort("localhost", port)
	}
	return addr.String()
}
