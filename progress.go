package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	total := bytesOf(opt.sources, out.stdin)
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
				passed := out.now().Sub(began)
				report.status(fmt.Sprintf("%d articles (%.0f a second), %d entries, %d not read%s",
					read, float64(read)/passed.Seconds(), opt.parsers.entries.Load(), failed, left(passed, opt.parsers.seen.Load(), total)))
				wait.Reset(showEvery)
			}
		}
	}()
	return func() { close(done); <-ended }
}

// left says how long the rest takes if it goes on as before: seen of total
// bytes took passed. Where the total is not known it says nothing.
func left(passed time.Duration, seen, total int64) string {
	if total <= 0 || seen <= 0 || seen > total {
		return ""
	}
	rest := time.Duration(float64(passed) * float64(total-seen) / float64(seen))
	return fmt.Sprintf(", %s left", rest.Round(time.Second))
}

// bytesOf gives the size of all sources together, or 0 where one has no size
// that is known beforehand: an address, a pipe.
func bytesOf(sources []string, stdin io.Reader) (total int64) {
	for _, name := range sources {
		info, err := os.Stat(name)
		if f, ok := stdin.(*os.File); name == "-" && ok {
			info, err = f.Stat()
		}
		switch {
		case err != nil:
			return 0
		case info.IsDir():
			filepath.WalkDir(name, func(_ string, d os.DirEntry, err error) error {
				if err != nil {
					return nil // the reading reports it
				}
				if info, err := d.Info(); err == nil && info.Mode().IsRegular() {
					total += info.Size()
				}
				return nil
			})
		case !info.Mode().IsRegular():
			return 0
		default:
			total += info.Size()
		}
	}
	return total
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
