// Package parse finds the announced events of an article. It reads no files,
// no clock and no network: the same article gives the same entries on every
// run and every machine.
package parse

import (
	"errors"
	"iter"
	"sync"

	"newscal/parse/article"
	"newscal/parse/event"
	"newscal/parse/lang"
	"newscal/parse/timex"
)

// Entry is one announced event with its proof.
type Entry = event.Entry

// Options choose among what is found.
type Options = event.Options

// Parser reads one article after the other, reusing its memory. It is not safe
// for use by several goroutines; each takes its own.
type Parser struct {
	Models *event.Models // nil for the trained ones

	words   lang.Words
	scanner timex.Scanner
	finder  *event.Finder
}

// Parse gives the entries of an article, in the order of their dates.
func (p *Parser) Parse(a article.Article, o Options) ([]Entry, error) {
	in, err := p.read(a)
	if err != nil {
		return nil, err
	}
	in.Declared = declared(a)
	entries := p.finder.Find(in, o)
	for i := range entries {
		sign(&entries[i], a)
	}
	return entries, nil
}

// prepare makes the finder on first use; its weights are read while the words
// of the language are, and ready waits for them.
func (p *Parser) prepare() (ready func() error) {
	if p.finder != nil {
		return func() error { return nil }
	}
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		p.finder, err = event.NewFinder(p.Models)
	}()
	return func() error { <-done; return err }
}

// read cuts, tags and dates the headline and the text of an article.
func (p *Parser) read(a article.Article) (event.Input, error) {
	ready := p.prepare()
	x, g, err := language(lang.Detect(a.Lang, prose(a)))
	if err := errors.Join(ready(), err); err != nil {
		return event.Input{}, err
	}
	whole, start := a.Text[a.Body:], 0
	if a.Title != "" {
		whole, start = a.Title+"\n\n"+whole, len(a.Title)+2
	}
	p.words.Read(whole, x)
	published := moment(a.Published)
	p.scanner.MonthFirst, p.scanner.MonthFirstAsked = x.MonthFirst(a.Lang)
	key := a.URL
	if key == "" {
		key = a.ID
	}
	return event.Input{
		Words: &p.words, Exprs: p.scanner.Scan(&p.words, g, published),
		TextStart: start, Offset: a.Body, Published: published, Key: key,
	}, nil
}

// sign writes into an entry which article it comes from.
func sign(e *Entry, a article.Article) {
	e.Article, e.URL, e.Outlet, e.Source, e.Published = a.ID, a.URL, a.Outlet, a.Source, a.Published.String()
}

// Candidates gives every date of an article that could announce an event.
func (p *Parser) Candidates(a article.Article) ([]event.Candidate, error) {
	in, err := p.read(a)
	if err != nil {
		return nil, err
	}
	return p.finder.Candidates(in), nil
}

// Pairs gives the dates of one day of the article that Candidates read last,
// by twos, for training.
func (p *Parser) Pairs() []event.Pair { return p.finder.Pairs() }

// grammars holds the compiled patterns of each language, made on first use.
var grammars sync.Map // *lang.Lexicon → func() (*timex.Grammar, error)

func grammarFor(x *lang.Lexicon) (*timex.Grammar, error) {
	load, ok := grammars.Load(x)
	if ok {
		return load.(func() (*timex.Grammar, error))()
	}
	load, _ = grammars.LoadOrStore(x, sync.OnceValues(func() (*timex.Grammar, error) { return timex.Compile(x) }))
	return load.(func() (*timex.Grammar, error))()
}

// Times gives the time expressions of an article's text, the two ends of a
// range as one each. They are valid until the parser reads another article.
func (p *Parser) Times(a article.Article) (iter.Seq[timex.Expr], error) {
	x, g, err := language(lang.Detect(a.Lang, a.Text))
	if err != nil {
		return nil, err
	}
	p.words.Read(a.Text, x)
	p.scanner.MonthFirst, p.scanner.MonthFirstAsked = x.MonthFirst(a.Lang)
	exprs := p.scanner.Scan(&p.words, g, moment(a.Published))
	return func(yield func(timex.Expr) bool) {
		for _, e := range exprs {
			if first, second, ok := e.Ends(); ok {
				if !yield(first) || !yield(second) {
					return
				}
			} else if !yield(e) {
				return
			}
		}
	}, nil
}

// language gives the words and the patterns of a language.
func language(code string) (*lang.Lexicon, *timex.Grammar, error) {
	x, err := lang.For(code)
	if err != nil {
		return nil, nil, err
	}
	g, err := grammarFor(x)
	return x, g, err
}

// moment gives the local day and clock of publication.
func moment(p article.Published) timex.Moment {
	y, m, d := p.Time.Date()
	at := timex.OnDay(timex.DateOf(y, int(m), d))
	if p.Clock {
		at.Clock = int16(p.Time.Hour()*60 + p.Time.Minute())
	}
	return at
}

// Explanation is an article with what was seen in it.
type Explanation struct {
	Text    string            // the headline, a blank line, and the text; offsets of Dates are into it
	Lang    string            // BCP 47
	Dates   []event.Candidate // every time expression, in the order of the text, and what became of it
	Entries []Entry
}

// Explain parses an article and tells for every date why it became an entry
// or did not.
func (p *Parser) Explain(a article.Article, o Options) (Explanation, error) {
	dates, err := p.Candidates(a)
	if err != nil {
		return Explanation{}, err
	}
	entries, err := p.Parse(a, o)
	return Explanation{p.words.Text, p.words.Lex.Code, dates, entries}, err
}
