// Newscal reads news articles, finds the meetings and other events that they
// announce, and gives them back as a calendar with the words that prove each
// entry. This package joins the rooms: flags become sources, sources become
// articles, articles become entries, and entries become a file, standard
// output or a served feed. It knows no language and no calendar format.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/spf13/pflag"

	"newscal/parse/article"
)

// Exit codes, as the help gives them.
const (
	exitRead        = 0   // every source was read
	exitSome        = 1   // some source failed, the rest was written
	exitUsage       = 2   // the command line, the output or the address to serve at cannot be used
	exitNothing     = 3   // nothing could be read, nothing was written
	exitInterrupted = 130 // stopped by SIGINT before the end, nothing was replaced
)

// surroundings is all that a run touches outside its arguments.
type surroundings struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time // for the server and the progress line, never for results
}

func main() {
	collect(shortRunGC)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], surroundings{os.Stdin, os.Stdout, os.Stderr, time.Now})
	stop()
	os.Exit(code)
}

// A run over an article or two makes a little garbage while it reads a
// language's words; collecting it later makes it a tenth shorter and costs 1 MB.
// A run that holds the entries of many is to keep its memory small (GOGC, as
// package runtime has it).
const (
	shortRun   = 20 // articles
	shortRunGC = 400
	longRunGC  = 150
)

// collect sets how soon garbage is collected, unless the environment does.
func collect(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// boundMemory keeps a run that writes article by article within 64 MB on two
// cores, the program's own code counted: garbage is collected as soon as
// memory nears the bound. A worker more may take 12 MB more.
func boundMemory(workers int) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(int64(44+12*max(0, workers-2)) << 20)
	}
}

// run is one call of the program; it gives the exit code.
func run(ctx context.Context, args []string, out surroundings) int {
	report := &reporter{w: out.stderr}
	opt, err := readFlags(args, out)
	switch {
	case errors.Is(err, pflag.ErrHelp):
		return exitRead
	case err != nil:
		report.fail(err)
		return exitUsage
	case opt.answer != nil:
		if err := opt.answer(out.stdout); err != nil {
			report.fail(err)
			return exitUsage
		}
		return exitRead
	case opt.serve != "":
		return serve(ctx, opt, out, report)
	}
	return convert(ctx, opt, out, report)
}

// convert reads the sources once and writes what they announce.
func convert(ctx context.Context, opt options, out surroundings, report *reporter) int {
	dest, err := create(opt.output, out.stdout)
	if err != nil {
		report.fail(err)
		return exitUsage
	}
	defer dest.discard()

	stop := showProgress(out, opt, report)
	written := make(chan error, 1)
	form := opt.form()
	if form.each != nil {
		boundMemory(opt.workers)
	}
	go func() { written <- form.write(dest, articles(ctx, opt, out.stdin, report), opt, report) }()
	select {
	case err = <-written:
	case <-ctx.Done(): // a source that is waited for, such as a terminal, does not hear of it
	}
	stop()
	code := report.code()
	switch {
	case ctx.Err() != nil:
		report.fail(errors.New("interrupted, no file was replaced"))
		return exitInterrupted
	case err == nil && code != exitNothing:
		err = dest.commit()
	}
	if err != nil {
		report.fail(fmt.Errorf("write %s: %w", dest.name, reason(err)))
		return exitUsage
	}
	report.summary()
	return code
}

// articles gives what can be read of the sources and reports what cannot.
func articles(ctx context.Context, opt options, stdin io.Reader, report *reporter) iter.Seq[article.Article] {
	return func(yield func(article.Article) bool) {
		for a, err := range article.Read(ctx, opt.sources, opt.reading(stdin)) {
			switch {
			case ctx.Err() != nil:
				return
			case err != nil:
				report.unread(err)
			default:
				if !yield(a) {
					return
				}
			}
		}
	}
}
