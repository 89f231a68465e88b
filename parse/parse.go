// Package parse finds the announced events of an article. It reads no files,
// no clock and no network: the same article gives the same entries on every
// run and every machine.
package parse

import (
	"sync"

	"newscal/parse/article"
	"newscal/parse/event"
	"newscal/parse/lang"
	"newscal/parse/timex"
)

// Entry is one announced event with its proof.
type Entry = event.Entry

// Parser reads one article after the other, reusing its memory. It is not safe
// for use by several goroutines; each takes its own.
type Parser struct {
	words   lang.Words
	scanner timex.Scanner
}

// grammars holds the compiled patterns of each language, made on first use.
var grammars sync.Map // *lang.Lexicon → func() (*timex.Grammar, error)

func grammarFor(x *lang.Lexicon) (*timex.Grammar, error) {
	load, _ := grammars.LoadOrStore(x, sync.OnceValues(func() (*timex.Grammar, error) { return timex.Compile(x) }))
	return load.(func() (*timex.Grammar, error))()
}

// Times gives the time expressions of an article's text.
func (p *Parser) Times(a article.Article) ([]timex.Expr, error) {
	x, err := lang.For(lang.Detect(a.Lang, a.Text))
	if err != nil {
		return nil, err
	}
	g, err := grammarFor(x)
	if err != nil {
		return nil, err
	}
	p.words.Read(a.Text, x)
	return p.scanner.Scan(&p.words, g, moment(a.Published)), nil
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
