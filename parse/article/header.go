package article

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
)

// header is what the front of a text says about the article.
type header struct {
	published        Published
	title, url, lang string
	outlet, author   string
	body             int // byte offset behind the header
}

var (
	// A day, with or without a clock time and an offset, and nothing glued to it.
	stamp = `(\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)? ?(?:[Zz]|[+-]\d{2}:?\d{2})?)?)`
	// The date may stand before the prose on the same line.
	dateField = regexp.MustCompile(`^(?i:date|published)(?:[ \t]*:[ \t]*|[ \t]+)` + stamp + `(?:\s+|$)`)
	// The other fields take a line each.
	lineField = regexp.MustCompile(`^(?i)(title|url|lang|language|outlet|source|author):[ \t]*([^\r\n]*)(?:\r?\n|$)`)
)

// mostFields is how many fields a header has at most.
const mostFields = 20

// readHeader reads the fields at the front of a text: "date 2026-01-02 " glued
// to the prose, or lines such as "Date: 2026-01-02" and "Title: …" above it.
// Other words after "Date:" are prose, for a notice may begin so; a day that
// does not exist is an error.
func readHeader(text string) (header, error) {
	h := header{body: len(text) - len(strings.TrimPrefix(text, "\ufeff"))}
	for at, fields := h.body, 0; ; h.body, fields = at, fields+1 {
		at = len(text) - len(strings.TrimLeft(text[at:], " \t\r\n\u00a0"))
		if h.body > 0 {
			h.body = at
		}
		if !opensField(text[at:]) {
			return h, nil
		}
		if m := dateField.FindStringSubmatch(text[at:]); m != nil {
			p, err := ParsePublished(m[1])
			if err != nil {
				return h, fmt.Errorf("header %q: %w", strings.TrimSpace(m[0]), err)
			}
			h.published = p
			at += len(m[0])
		} else if m := lineField.FindStringSubmatch(text[at:]); m != nil {
			h.set(strings.ToLower(m[1]), strings.TrimSpace(m[2]))
			at += len(m[0])
		} else {
			return h, nil
		}
		if fields > mostFields {
			return h, nil
		}
	}
}

// opensField says that a text begins with the name of a field; most do not, and
// need no expression to tell.
func opensField(text string) bool {
	const longest = len("published")
	n := 0
	for n < len(text) && n <= longest && 'a' <= text[n]|0x20 && text[n]|0x20 <= 'z' {
		n++
	}
	switch strings.ToLower(text[:n]) {
	case "date", "published", "title", "url", "lang", "language", "outlet", "source", "author":
		return true
	}
	return false
}

func (h *header) set(name, value string) {
	switch name {
	case "title":
		h.title = value
	case "url":
		h.url = value
	case "lang", "language":
		h.lang = value
	case "outlet", "source":
		h.outlet = value
	case "author":
		h.author = value
	}
}

// into gives the article what the header says and the article's own fields do not.
func (h *header) into(a *Article) {
	a.Body = h.body
	a.Title = cmp.Or(a.Title, h.title)
	a.URL = cmp.Or(a.URL, h.url)
	a.Lang = cmp.Or(a.Lang, h.lang)
	a.Outlet = cmp.Or(a.Outlet, h.outlet)
	a.Author = cmp.Or(a.Author, h.author)
	if a.Published.IsZero() {
		a.Published = h.published
	}
}
