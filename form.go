package main

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"

	"newscal/parse"
	"newscal/parse/article"
)

// form is one way to give results. A form has either each, for what is written
// article by article in constant memory, or all, for what needs every entry.
type form struct {
	each func(article.Article) ([]byte, error)
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
		return form{each: o.explainArticle}
	case o.format == "jsonl":
		return form{each: o.entryLines}
	case o.format == "times":
		return form{each: o.timeLines}
	case o.format == "articles":
		return form{each: articleLine}
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
	for got := range done(articles, opt.workers, opt.find, report) {
		all = append(all, got.entries...)
	}
	if report.code() == exitNothing {
		return nil
	}
	return leftOut(f.all(w, all), report)
}

// done gives the results for the articles in their order. An article that the
// work fails for is reported and counts as unread.
func done[T any](articles iter.Seq[article.Article], workers int, work func(article.Article) (T, error), report *reporter) iter.Seq[T] {
	type result struct {
		value  T
		source string
		err    error
	}
	return func(yield func(T) bool) {
		for r := range inOrder(articles, workers, func(a article.Article) result {
			value, err := work(a)
			return result{value, a.Source, err}
		}) {
			if r.err != nil {
				report.unread(&article.Error{Source: r.source, Problem: r.err.Error(), Err: r.err})
				continue
			}
			report.readOne()
			if !yield(r.value) {
				return
			}
		}
	}
}

// lines writes values as JSON, one a line, without escaping what only HTML needs escaped.
func lines[T any](values []T) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, v := range values {
		if err := enc.Encode(v); err != nil {
			panic("newscal: a result that JSON cannot hold: " + err.Error())
		}
	}
	return b.Bytes()
}

// readArticle is one line of the articles format, in the form that JSON Lines
// input takes.
type readArticle struct {
	ID        string `json:"id"`
	Source    string `json:"source"`
	URL       string `json:"url,omitempty"`
	Title     string `json:"title,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Published string `json:"published"`
	Outlet    string `json:"outlet,omitempty"`
	Author    string `json:"author,omitempty"`
	Text      string `json:"text"`
}

func articleLine(a article.Article) ([]byte, error) {
	return lines([]readArticle{{a.ID, a.Source, a.URL, a.Title, a.Lang, a.Published.String(), a.Outlet, a.Author, a.Text[a.Body:]}}), nil
}
