package main

import (
	"io"

	"newscal/parse"
	"newscal/parse/article"
)

// entries finds the events of an article that were asked for.
func (o options) entries(a article.Article) []parse.Entry { return nil }

func times(a article.Article) []struct{} { return nil }

func explain(a article.Article) []byte { return nil }

func (o options) calendar(w io.Writer, entries []parse.Entry) error { return nil }

func (o options) find(a article.Article) found { return found{o.entries(a), a.Published.Time} }
