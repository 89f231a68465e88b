package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"
)

const (
	showAfter = time.Second // a run that is over by then shows no progress
	showEvery = time.Second / 2
	clearLine = "\r\x1b[K"
)

// showProgress keeps a line on the terminal that says how far the run is,
// until the function it gives is called. Where people do not watch standard
// error, or read the results on the same screen, it shows nothing.
func showProgress(out surroundings, opt options, report *reporter) (stop func()) {
	if !isTerminal(out.stderr) || opt.output == "" && isTerminal(out.stdout) {
		return func() {}
	}
	began, done, ended := out.now(), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		wait := time.NewTimer(showAfter)
		defer wait.Stop()
		for {
			select {
			case <-done:
				report.status("")
				return
			case <-wait.C:
				read, failed := report.counts()
				report.status(fmt.Sprintf("%d articles (%.0f a second), %d entries, %d not read",
					read, float64(read)/out.now().Sub(began).Seconds(), opt.parsers.entries.Load(), failed))
				wait.Reset(showEvery)
			}
		}
	}()
	return func() { close(done); <-ended }
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// status puts a line below all others, in place of the one there; "" takes it away.
func (r *reporter) status(line string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if line != "" || r.below {
		io.WriteString(r.w, clearLine+line)
	}
	r.below = line != ""
}

// print writes a line above the status. The caller holds the lock.
func (r *reporter) print(line string) {
	if r.below {
		io.WriteString(r.w, clearLine)
		r.below = false
	}
	fmt.Fprintln(r.w, line)
}
