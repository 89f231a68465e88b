package main

import (
	"errors"
	"io"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"newscal/ical"
	"newscal/parse"
	"newscal/parse/article"
	"newscal/parse/timex"
)

// parsers lends each worker a parser of its own, and counts what is found.
type parsers struct {
	mu      sync.Mutex
	idle    []*parse.Parser // no sync.Pool, which forgets them, and what they learned of words
	entries atomic.Int64
	seen    atomic.Int64 // bytes of the sources
}

// lend calls f with a parser that nobody else has meanwhile.
func (p *parsers) lend(f func(*parse.Parser)) {
	p.mu.Lock()
	one := new(parse.Parser)
	if n := len(p.idle); n > 0 {
		one, p.idle = p.idle[n-1], p.idle[:n-1]
	}
	p.mu.Unlock()
	f(one)
	p.mu.Lock()
	p.idle = append(p.idle, one)
	p.mu.Unlock()
}

// found is what one article gives to a calendar.
type found struct {
	entries   []parse.Entry
	published time.Time
}

// find gives the entries of an article that were asked for.
func (o options) find(a article.Article) (got found, err error) {
	o.parsers.lend(func(p *parse.Parser) { got.entries, err = p.Parse(a, o.finding()) })
	got.entries = o.chosen(got.entries)
	o.parsers.entries.Add(int64(len(got.entries)))
	got.published = a.Published.Time
	return got, err
}

// finding gives the options of the parser.
func (o options) finding() parse.Options {
	return parse.Options{Coarse: o.coarse, MinConfidence: o.minConfidence}
}

// chosen keeps the entries of the kinds and states that were asked for.
func (o options) chosen(entries []parse.Entry) []parse.Entry {
	return slices.DeleteFunc(entries, func(e parse.Entry) bool {
		return len(o.kinds) > 0 && !slices.Contains(o.kinds, e.Kind) ||
			len(o.statuses) > 0 && !slices.Contains(o.statuses, string(e.Status))
	})
}

// worded reads the day that a page gives in words: one with its year, in the
// page's language.
func (o options) worded(text, lang string) (day article.Published, ok bool) {
	o.parsers.lend(func(p *parse.Parser) {
		// Any day does as the publication: what is counted from it is not taken.
		exprs, err := p.Times(article.Article{Lang: lang, Text: text, Published: article.Published{Time: time.Unix(0, 0).UTC()}})
		if err != nil {
			return
		}
		for e := range exprs {
			if e.Anchor == timex.AnchorNone && !e.Implied && (e.Grain == timex.GrainDay || e.Grain == timex.GrainMinute) {
				y, m, d := e.From.Day.YMD()
				day = article.Published{Time: time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)}
				if ok = true; !e.From.AllDay() {
					day.Clock, day.Time = true, day.Time.Add(time.Duration(e.From.Clock)*time.Minute)
				}
				return
			}
		}
	})
	return day, ok
}

// entryLines gives an article's entries as JSON Lines.
func (o options) entryLines(a article.Article) ([]byte, error) {
	got, err := o.find(a)
	return lines(got.entries), err
}

// about is what a calendar says of itself.
const about = "Meetings and other events announced in the news, each with the sentences that prove it."

// calendar writes entries as iCalendar. The error may be about entries that
// had to be left out, see [ical.ErrEntry].
func (o options) calendar(w io.Writer, entries []parse.Entry) error {
	c := ical.Calendar{Name: o.name, Description: about, Zone: o.zone, Entries: entries}
	if o.publicURL != "" {
		c.SourceURL = strings.TrimSuffix(o.publicURL, "/") + "/calendar.ics"
	}
	return c.Write(w)
}

// leftOut reports the entries that a calendar cannot hold and gives back any other error.
func leftOut(err error, report *reporter) error {
	if !errors.Is(err, ical.ErrEntry) {
		return err
	}
	for line := range strings.SplitSeq(err.Error(), "\n") {
		report.unread(errors.New(line))
	}
	return nil
}

// timeLines gives the dates and times of an article as JSON Lines. Durations
// have no interval and are left out; a set has that of its first time.
func (o options) timeLines(a article.Article) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		o.parsers.lend(func(p *parse.Parser) {
			exprs, err := p.Times(a)
			if err != nil {
				yield(nil, err)
				return
			}
			for part := range linesOf(timesOf(a, exprs), timePart, 0) {
				if !yield(part, nil) {
					return
				}
			}
		})
	}
}
