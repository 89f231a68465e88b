package main

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"math"
	"slices"

	"newscal/parse"
	"newscal/parse/article"
)

// form is one way to give results. A form has either each, for what is written
// article by article in constant memory, or all, for what needs every entry.
type form struct {
	each work[[]byte]
	all  func(io.Writer, []parse.Entry) error
}

// formats names the values of --format with what they give, in the order of the help.
var formats = []struct{ name, gives string }{
	{"ics", "an iCalendar, for calendar programs"},
	{"jsonl", "one JSON object an entry, for programs"},
	{"text", "an agenda, for reading"},
	{"times", "every time expression, one JSON object each"},
	{"articles", "the articles as they were read, one JSON object each"},
}

// endings are the formats that the ending of the output file asks for.
var endings = map[string]string{
	".ics": "ics", ".ical": "ics", ".jsonl": "jsonl", ".ndjson": "jsonl", ".txt": "text",
}

// form gives what the options ask for.
func (o options) form() form {
	switch {
	case o.explain:
		return form{each: once(o.explainArticle)}
	case o.format == "jsonl":
		return form{each: once(o.entryLines)}
	case o.format == "times":
		return form{each: o.timeLines}
	case o.format == "articles":
		return form{each: once(articleLine)}
	case o.format == "text":
		return form{all: o.agenda}
	}
	return form{all: o.calendar}
}

// write works through the articles and writes the results in their order. A
// run that could read nothing writes nothing.
func (f form) write(w io.Writer, articles iter.Seq[article.Article], opt options, report *reporter) error {
	if f.each != nil {
		for b := range done(articles, opt.workers, f.each, report) {
			if _, err := w.Write(b); err != nil {
				return err
			}
		}
		return nil
	}
	var all []parse.Entry
	read := 0
	for got := range done(articles, opt.workers, once(opt.find), report) {
		all = append(all, got.entries...)
		if read++; read == shortRun {
			collect(longRunGC)
		}
	}
	if report.code() == exitNothing {
		return nil
	}
	return leftOut(f.all(w, all), report)
}

// work is what is done for an article: results, or one error at their end.
type work[T any] func(article.Article) iter.Seq2[T, error]

// once makes work of what gives one result.
func once[T any](do func(article.Article) (T, error)) work[T] {
	return func(a article.Article) iter.Seq2[T, error] {
		return func(yield func(T, error) bool) { yield(do(a)) }
	}
}

// done gives the results for the articles in their order. An article that the
// work fails for is reported and counts as unread.
func done[T any](articles iter.Seq[article.Article], workers int, do work[T], report *reporter) iter.Seq[T] {
	type result struct {
		value  T
		source string
		err    error
		end    bool // of the article
	}
	results := func(a article.Article) iter.Seq[result] {
		return func(yield func(result) bool) {
			var err error
			for value, failed := range do(a) {
				if err = failed; err != nil {
					break
				}
				if !yield(result{value: value}) {
					return
				}
			}
			yield(result{source: a.Source, err: err, end: true})
		}
	}
	return func(yield func(T) bool) {
		for r := range inOrder(articles, workers, results) {
			switch {
			case r.err != nil:
				report.unread(&article.Error{Source: r.source, Problem: r.err.Error(), Err: r.err})
			case r.end:
				report.readOne()
			case !yield(r.value):
				return
			}
		}
	}
}

// lines writes values as JSON, one a line, without escaping what only HTML needs escaped.
func lines[T any](values []T) []byte {
	for all := range linesOf(slices.Values(values), math.MaxInt, min(usualLine*len(values), 64<<10)) {
		return all
	}
	return nil
}

// usualLine is how long most lines of an entry are at most.
const usualLine = 2 << 10

// linesOf gives values as JSON, one a line, in parts of some size, with room for
// so many bytes from the beginning.
func linesOf[T any](values iter.Seq[T], size, room int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var b bytes.Buffer
		b.Grow(room)
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		for v := range values {
			if err := enc.Encode(v); err != nil {
				panic("newscal: a result that JSON cannot hold: " + err.Error())
			}
			if b.Len() >= size {
				if !yield(bytes.Clone(b.Bytes())) {
					return
				}
				b.Reset()
			}
		}
		if b.Len() > 0 {
			yield(b.Bytes())
		}
	}
}

// articleLine gives an article in the form that JSON Lines input takes.
func articleLine(a article.Article) ([]byte, error) { return lines([]article.Record{a.Record()}), nil }
