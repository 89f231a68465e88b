package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"unicode"

	"newscal/parse/article"
)

// hinted is an error with a second line for the person at the terminal.
type hinted struct {
	error
	hint string
}

func (h hinted) Unwrap() error { return h.error }

// hint adds to an error what to do about it.
func hint(err error, format string, args ...any) error {
	return hinted{err, fmt.Sprintf(format, args...)}
}

// reporter writes one line for each failure, and counts what was read and what
// could not be. It may be used from several goroutines.
type reporter struct {
	mu           sync.Mutex
	w            io.Writer
	read, failed int  // articles; sources and records
	below        bool // a status line is on the screen
}

// fail reports an error: "newscal: what, where, why", and its hint.
func (r *reporter) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.print("newscal: " + oneLine(err.Error()))
	var h hinted
	if errors.As(err, &h) && h.hint != "" {
		r.print("hint: " + oneLine(h.hint))
	}
}

// unread reports a source or a record that was left out.
func (r *reporter) unread(err error) {
	r.mu.Lock()
	r.failed++
	r.mu.Unlock()
	var e *article.Error
	if errors.As(err, &e) {
		r.fail(hint(fmt.Errorf("read %w", err), "%s", e.Hint))
		return
	}
	r.fail(err)
}

// readOne counts an article that was read to its end.
func (r *reporter) readOne() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.read++
}

// note writes a line that is no failure.
func (r *reporter) note(format string, args ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.print("newscal: " + oneLine(fmt.Sprintf(format, args...)))
}

// counts gives how many articles were read and how much could not be.
func (r *reporter) counts() (read, failed int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.read, r.failed
}

// summary says at the end of a run over many articles how much is missing.
func (r *reporter) summary() {
	if read, failed := r.counts(); failed > 0 && read+failed > 2 {
		r.note("in all %d read, %d not", read, failed)
	}
}

// code is the exit code of the run so far.
func (r *reporter) code() int {
	switch read, failed := r.counts(); {
	case failed == 0:
		return exitRead
	case read == 0:
		return exitNothing
	}
	return exitSome
}

// reason strips the system's error of the operation and path that the caller names.
func reason(err error) error {
	var path *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}

// oneLine makes text safe to show: what would move a terminal's cursor or turn
// the direction of the rest of the line becomes a space.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || bidiControl(r) {
			return ' '
		}
		return r
	}, s)), " ")
}

// bidiControl tells the embeddings, overrides and isolates (Unicode UAX 9, 2).
func bidiControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
