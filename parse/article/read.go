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
	"sync/atomic"
	"unicode/utf8"

	"newscal/parse/article/fetch"
)

// DefaultLimit is the largest article, in bytes, where Options names none.
const DefaultLimit = 10 << 20

// Options says how to read. The zero value reads files and nothing else.
type Options struct {
	Published Published     // of articles that give no date themselves; zero refuses them
	Stdin     io.Reader     // what the source "-" means; nil refuses it
	Limit     int           // bytes of one article as stored; 0 is DefaultLimit
	Workers   int           // records read side by side, in order still; 0 is one, below 0 one a processor
	Filter    Filter        // which articles to hand on
	Seen      *atomic.Int64 // bytes read from files and standard input are added to it; nil counts none

	Client      *fetch.Client // for addresses and what they lead to; nil refuses them
	FollowFeeds bool          // a page that offers a feed stands for that feed
	OnlyChanged bool          // what the server says is unchanged since the last run is passed over
	// Worded reads a short text such as "Saturday, January 3, 2026" in a page's
	// language as a day; nil leaves dates in words unread.
	Worded func(text, lang string) (Published, bool)
}

// Read gives the articles of the sources in order: files, folders, addresses,
// and "-" for standard input. What a source holds is told by its content: plain
// text, JSON Lines, a page, a feed, a news sitemap, a WARC archive, an e-mail, or
// one of these in gzip. Streams of records are read in constant memory.
//
// A source or record that cannot be read gives an *Error with an empty Article,
// and reading goes on behind it. A cancelled context ends the sequence with its
// own error.
func Read(ctx context.Context, sources []string, opt Options) iter.Seq2[Article, error] {
	if opt.Limit == 0 {
		opt.Limit = DefaultLimit
	}
	return func(yield func(Article, error) bool) {
		wanted := true
		r := &reader{Options: opt, ctx: ctx, yield: func(a Article, err error) bool {
			wanted = yield(a, err)
			return wanted
		}}
		if opt.Workers == 0 || opt.Workers == 1 {
			r.sources(sources)
		} else {
			wanted = r.sideBySide(sources, yield)
		}
		if err := context.Cause(ctx); err != nil && wanted {
			yield(Article{}, err)
		}
	}
}

// reader carries one run of Read. Its methods say whether to go on: false once
// the consumer has stopped or the context is done.
type reader struct {
	Options
	ctx   context.Context
	yield func(Article, error) bool
	pool  *pool // nil where jobs run on the spot
}

func (r *reader) sources(names []string) {
	wide := r.pool != nil && addresses(names) > 1
	for _, s := range names {
		if wide && isAddress(s) {
			if !r.aside(r.pool.lines, func(r *reader) bool { return r.source(s) }) {
				return
			}
		} else if !r.source(s) {
			return
		}
	}
}

// sideBySide reads with a pool; false says that the consumer has stopped.
func (r *reader) sideBySide(names []string, yield func(Article, error) bool) bool {
	ctx, cancel := context.WithCancel(r.ctx)
	defer cancel()
	r.ctx = ctx
	r.pool = newPool(ctx, r.Workers, addresses(names) > 1)
	r.yield = r.pool.push
	go func() {
		defer close(r.pool.queue)
		r.sources(names)
	}()
	return r.pool.drain(yield)
}

// job reads one record, at once or beside others.
func (r *reader) job(read func(*reader) bool) bool {
	if r.pool == nil {
		return read(r)
	}
	return r.aside(r.pool.slots, read)
}

// aside reads with a reader of its own, whose results keep their place.
func (r *reader) aside(slots chan struct{}, read func(*reader) bool) bool {
	return r.pool.add(slots, func() []result {
		var out []result
		one := *r
		one.pool = nil
		one.yield = func(a Article, err error) bool {
			out = append(out, result{a, err})
			return true
		}
		read(&one)
		return out
	})
}

// source reads whatever one argument means.
func (r *reader) source(name string) bool {
	if isAddress(name) {
		return r.address(name)
	}
	if name == "-" {
		if r.Stdin == nil {
			return r.fail(&Error{Source: name, Problem: "standard input is not at hand"})
		}
		return r.stream(origin{name: "-", id: "stdin"}, r.counted(r.Stdin))
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
	return r.stream(origin{name: path, id: id}, r.counted(f))
}

// counted adds what is read of in to what was seen.
func (r *reader) counted(in io.Reader) io.Reader {
	if r.Seen == nil {
		return in
	}
	return seenReader{in, r.Seen}
}

type seenReader struct {
	io.Reader
	seen *atomic.Int64
}

func (c seenReader) Read(b []byte) (int, error) {
	n, err := c.Reader.Read(b)
	c.seen.Add(int64(n))
	return n, err
}

// origin is where bytes come from.
type origin struct {
	name        string // path, "-" or address, for people
	line        int    // record in it, or 0
	id          string // what a single article in it is called
	address     string // where the bytes were on the web, or ""
	contentType string // as a server declared it, or ""
	inner       bool   // out of an archive: no archive in it is opened
	fallback    Article
}

// stream tells what the bytes are and reads them as that.
func (r *reader) stream(from origin, bytes io.Reader) bool {
	in := bufio.NewReaderSize(bytes, 64<<10)
	k, err := sniff(in)
	for ; err != nil; k, err = sniff(in) {
		if !r.refuse(from, "broken: "+reason(err), "", err) {
			return false
		}
		if !errors.Is(err, errDamaged) || k != kindWARC && k != kindEmpty {
			return true
		}
	}
	switch k {
	case kindEmpty:
		return r.refuse(from, "empty: no article in it", "", nil)
	case kindBinary:
		return r.refuse(from, "binary data, not text", "pass text, a page, a feed, JSON Lines or a WARC archive", nil)
	case kindArray:
		return r.refuse(from, "a JSON array", "write one article a line: jq -c '.[]'", nil)
	case kindSitemapIndex:
		return r.refuse(from, "a list of sitemaps, not of articles", "pass the news sitemap that it names", nil)
	case kindLines:
		return r.lines(from, in)
	case kindWARC:
		return r.warc(from, in)
	case kindGzip:
		if from.inner {
			return r.refuse(from, "an archive inside an archive", "", nil)
		}
		from.inner = true
		from.id = stem(from.id)
		return r.stream(from, gunzip(in))
	}
	b, err := io.ReadAll(io.LimitReader(in, int64(r.Limit)+1))
	switch {
	case err != nil:
		return r.refuse(from, reason(err), "", err)
	case len(b) > r.Limit:
		return r.fail(tooLarge(from.name, from.line, r.Limit))
	}
	return r.document(k, from, b)
}

// document reads what is held in memory as a whole.
func (r *reader) document(k kind, from origin, b []byte) bool {
	if wide, _ := marked(b); k == kindText && utf8.Valid(b) && wide == nil {
		return r.valid(Article{ID: from.id, URL: asciiAddress(from.address), Text: string(b)}, from)
	}
	if k == kindMail {
		return r.mail(from, b)
	}
	text, err := decode(b, from.contentType)
	if err != nil || k == kindText && mostlyUTF8(b) {
		return r.refuse(from, fmt.Sprintf("invalid UTF-8 at byte %d, and no other character set that can be told", invalidUTF8(string(b))),
			"convert it first: iconv -f CHARSET -t UTF-8", err)
	}
	switch k {
	case kindPage:
		return r.page(from, text)
	case kindFeed:
		return r.feed(from, text)
	case kindSitemap:
		return r.sitemap(from, text)
	case kindObject:
		return r.line(from, []byte(text))
	}
	return r.article(Article{ID: from.id, URL: asciiAddress(from.address), Text: text}, from)
}

// article completes an article with what its header says and with the default
// date, and hands it on or refuses it.
func (r *reader) article(a Article, from origin) bool {
	if at := invalidUTF8(a.Text); at >= 0 {
		return r.refuse(from, fmt.Sprintf("invalid UTF-8 at byte %d of the text", at), "convert it first: iconv -f CHARSET -t UTF-8", nil)
	}
	return r.valid(a, from)
}

// valid is article for a text that is known to be UTF-8.
func (r *reader) valid(a Article, from origin) bool {
	h, err := readHeader(a.Text)
	if err != nil {
		return r.refuse(from, err.Error(), "write a day that exists, as in: date 2026-01-02", err)
	}
	h.into(&a)
	if a.Published.IsZero() {
		a.Published = r.Published
	}
	if strings.TrimSpace(a.Text[a.Body:]) == "" && a.Title == "" && len(a.Events) == 0 {
		return r.refuse(from, "no text in it", "", nil)
	}
	if charset, bad := garbled(a.Title, a.Text); bad {
		return r.refuse(from, "garbled text: "+charset, "pass it in the character set that it was written in", nil)
	}
	if a.Published.IsZero() {
		return r.refuse(from, "no publication date", `begin the text with "date 2026-01-02", or pass --published 2026-01-02`, nil)
	}
	if a.Source == "" {
		a.Source = place(from.name, from.line)
	}
	if a.ID == "" {
		a.ID = a.Source
	}
	if r.done() {
		return false
	}
	return !r.Filter.keep(&a) || r.yield(a, nil)
}

// refuse hands on that a source or record gave no article.
func (r *reader) refuse(from origin, problem, hint string, err error) bool {
	return r.fail(&Error{Source: from.name, Line: from.line, Problem: problem, Hint: hint, Err: err})
}

// fail hands a failure on.
func (r *reader) fail(e *Error) bool {
	return !r.done() && r.yield(Article{}, e)
}

// done says that the context has ended.
func (r *reader) done() bool { return r.ctx.Err() != nil }
