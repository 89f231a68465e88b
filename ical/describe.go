package ical

import (
	"net/url"
	"path"
	"strings"
	"time"

	"newscal/parse/event"
)

// description lays the event out for a reader: what to know of its state, then
// for each article that tells of it the narrator's sentences, the quotations
// with their speakers, who takes part, and the source. Blocks stand a blank
// line apart. Labels and marks are the layout's, all other words the articles'.
func (c Calendar) description(e occasion) string {
	w := c.Words(e.Lang)
	var blocks []string
	said := map[string]bool{"": true}
	add := func(block string) {
		if !said[block] {
			said[block] = true
			blocks = append(blocks, block)
		}
	}
	switch e.Status {
	case event.Cancelled:
		add(w.Cancelled)
	case event.Tentative:
		add(w.Tentative)
	}
	if e.Grain == coarse {
		add(w.Coarse)
	}
	for _, t := range e.tellings {
		w := c.Words(t.Lang)
		add(narration(&t.Entry))
		for _, p := range t.Evidence {
			add(w.quotation(p))
		}
		add(w.participants(t.People))
		add(w.source(t))
	}
	return strings.Join(blocks, "\n\n")
}

// narration gives what the article says in its own voice.
func narration(e *event.Entry) string {
	if text := paragraphs(e.Description); text != "" {
		return text
	}
	var sentences []string
	for _, p := range e.Evidence {
		if !p.Quotation && !p.InTitle && !p.InData {
			sentences = append(sentences, paragraphs(p.Text))
		}
	}
	return strings.Join(sentences, "\n\n")
}

// quotation gives direct speech, and below it who said it, in what office, where.
func (w Words) quotation(p event.Evidence) string {
	text := paragraphs(p.Text)
	if !p.Quotation || text == "" {
		return ""
	}
	text = w.Open + text + w.Close
	if by := w.list(p.Speaker, p.Role, p.Medium); by != "" {
		text += "\n— " + by
	}
	return text
}

// participants gives the line of who takes part.
func (w Words) participants(people []string) string {
	return w.labelled(w.Participants, w.list(people...))
}

// source gives the line of where and when the article appeared, and its address below.
func (w Words) source(t *telling) string {
	name := anchored(w.Source, line(t.sourceName()))
	day := ""
	if len(t.Published) >= len(time.DateOnly) {
		if d, err := time.Parse(time.DateOnly, t.Published[:len(time.DateOnly)]); err == nil {
			day = w.Date(d.Year(), int(d.Month()), d.Day())
		}
	}
	text := w.labelled(w.Source, w.list(name, day))
	if t.link != "" {
		text = strings.TrimPrefix(text+"\n"+t.link, "\n")
	}
	return text
}

// sourceName names the article's origin: its outlet, the host or file that was read, or its ID.
func (t *telling) sourceName() string {
	if t.Outlet != "" {
		return t.Outlet
	}
	for _, s := range []string{t.link, address(t.Source)} {
		if u, err := url.Parse(s); err == nil && u.Hostname() != "" {
			return strings.TrimPrefix(u.Hostname(), "www.")
		}
	}
	if t.Source != "" && t.Source != "-" {
		return path.Base(strings.ReplaceAll(t.Source, `\`, "/"))
	}
	return t.Article
}

// list joins the parts that say something.
func (w Words) list(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p = line(p); p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, w.Comma)
}

// labelled puts a label before a text.
func (w Words) labelled(label, text string) string {
	if label == "" || text == "" {
		return text
	}
	return label + w.Colon + text
}
