package article

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// DefaultLimit is the largest article, in bytes, where Options names none.
const DefaultLimit = 10 << 20

// Options says how to read. The zero value reads files and nothing else.
type Options struct {
	Published Published // of articles that give no date themselves; zero refuses them
	Stdin     io.Reader // what the source "-" means; nil refuses it
	Limit     int       // bytes of one article as stored; 0 is DefaultLimit
}

// Read gives the articles of the sources in order: files, folders and "-" for
// standard input. What a file holds is told by its content. Streams of records
// are read in constant memory.
//
// A source or record that cannot be read gives an *Error with an empty Article,
// and reading goes on behind it. A cancelled context ends the sequence with its
// own error.
func Read(ctx context.Context, sources []string, opt Options) iter.Seq2[Article, error] {
	if opt.Limit == 0 {
		opt.Limit = DefaultLimit
	}
	return func(yield func(Article, error) bool) {
		r := &reader{Options: opt, ctx: ctx, yield: yield}
		for _, s := range sources {
			if !r.source(s) {
				return
			}
		}
	}
}

// reader carries one run of Read. Its methods say whether to go on: false once
// the consumer has stopped or the context is done.
type reader struct {
	Options
	ctx   context.Context
	yield func(Article, error) bool
}

// source reads whatever one argument means.
func (r *reader) source(name string) bool {
	if name == "-" {
		if r.Stdin == nil {
			return r.fail(&Error{Source: name, Problem: "standard input is not at hand"})
		}
		return r.stream(origin{name: "-", id: "stdin"}, r.Stdin)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return r.fail(unreadable(name, err))
	case info.IsDir():
		return r.folder(name)
	}
	return r.file(name, stem(filepath.Base(name)))
}

// file reads one file, whose article, if it is one, is called id.
func (r *reader) file(path, id string) bool {
	f, err := os.Open(path)
	if err != nil {
		return r.fail(unreadable(path, err))
	}
	defer f.Close()
	return r.stream(origin{name: path, id: id}, f)
}

// origin is where bytes come from and what a single article in them is called.
type origin struct{ name, id string }

// stream tells what the bytes are and reads them as that.
func (r *reader) stream(from origin, bytes io.Reader) bool {
	in := bufio.NewReaderSize(bytes, 64<<10)
	switch sniff(in) {
	case kindEmpty:
		return r.fail(&Error{Source: from.name, Problem: "empty: no article in it"})
	case kindBinary:
		return r.fail(&Error{Source: from.name, Problem: "binary data, not text", Hint: "pass a text file or JSON Lines of articles"})
	case kindLines:
		return r.lines(from, in)
	}
	return r.text(from, in)
}

// text reads the whole stream as one article of plain text.
func (r *reader) text(from origin, in io.Reader) bool {
	b, err := io.ReadAll(io.LimitReader(in, int64(r.Limit)+1))
	if err != nil {
		return r.fail(unreadable(from.name, err))
	}
	if len(b) > r.Limit {
		return r.fail(tooLarge(from.name, 0, r.Limit))
	}
	return r.article(Article{ID: from.id, Text: string(b)}, from.name, 0)
}

// article completes an article with what its header says and with the default
// date, and hands it on or refuses it. The line is its place in the source from,
// 0 where it is the whole of it.
func (r *reader) article(a Article, from string, line int) bool {
	refuse := func(problem, hint string, err error) bool {
		return r.fail(&Error{Source: from, Line: line, Problem: problem, Hint: hint, Err: err})
	}
	if at := invalidUTF8(a.Text); at >= 0 {
		return refuse(fmt.Sprintf("invalid UTF-8 at byte %d of the text", at), "convert it first: iconv -f CHARSET -t UTF-8", nil)
	}
	h, err := readHeader(a.Text)
	if err != nil {
		return refuse(err.Error(), "write a day that exists, as in: date 2026-01-02", err)
	}
	h.into(&a)
	if a.Published.IsZero() {
		a.Published = r.Published
	}
	switch {
	case strings.TrimSpace(a.Text[a.Body:]) == "" && a.Title == "":
		return refuse("no text in it", "", nil)
	case a.Published.IsZero():
		return refuse("no publication date", `begin the text with "date 2026-01-02", or pass --published 2026-01-02`, nil)
	}
	if a.Source == "" {
		a.Source = place(from, line)
	}
	if a.ID == "" {
		a.ID = a.Source
	}
	return r.emit(a)
}

// emit hands an article on.
func (r *reader) emit(a Article) bool {
	return !r.done() && r.yield(a, nil)
}

// fail hands a failure on.
func (r *reader) fail(e *Error) bool {
	return !r.done() && r.yield(Article{}, e)
}

// done says that the context has ended, and tells the consumer so.
func (r *reader) done() bool {
	if err := context.Cause(r.ctx); err != nil {
		r.yield(Article{}, err)
		return true
	}
	return false
}

// unreadable names the file and the system's reason, once each.
func unreadable(name string, err error) *Error {
	reason := err
	if pe := (*os.PathError)(nil); errors.As(err, &pe) {
		reason = pe.Err
	}
	return &Error{Source: name, Problem: reason.Error(), Err: err}
}

// tooLarge refuses what is longer than the limit.
func tooLarge(name string, line, limit int) *Error {
	return &Error{Source: name, Line: line, Problem: fmt.Sprintf("longer than %d bytes, too large for an article", limit),
		Hint: "give one article a file, or one a line as JSON Lines"}
}

// invalidUTF8 gives the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, c := range s {
		if c != utf8.RuneError {
			continue
		}
		if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
			return i
		}
	}
	return -1
}
