package main

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"

	"newscal/parse"
	"newscal/parse/article"
	"newscal/parse/event"
	"newscal/parse/timex"
)

// explainArticle shows an article with its dates marked and numbered, what each
// of them means, why it became an entry or did not, and the entries.
func (o options) explainArticle(art article.Article) (shown []byte, err error) {
	var seen parse.Explanation
	o.parsers.lend(func(p *parse.Parser) { seen, err = p.Explain(art, o.finding()) })
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	out := agenda{bufio.NewWriter(&b), o.screen}
	out.heading(oneLine(fmt.Sprintf("%s (%s), language %s, published %s", art.ID, art.Source, seen.Lang, art.Published)))
	out.marked(seen)
	for i, d := range seen.Dates {
		out.reading(i+1, d)
	}
	entries := o.chosen(seen.Entries)
	switch len(entries) {
	case 0:
		out.heading("No entry")
	case 1:
		out.heading("1 entry")
	default:
		out.heading(fmt.Sprintf("%d entries", len(entries)))
	}
	out.days(entries)
	out.WriteString("\n")
	err = out.Flush()
	return b.Bytes(), err
}

// marked writes headline and text with the number of each date in front of it.
func (a agenda) marked(seen parse.Explanation) {
	var b strings.Builder
	at := 0
	for i, d := range seen.Dates {
		if int(d.Expr.Start) < at {
			continue // it lies inside the one before
		}
		fmt.Fprintf(&b, "%s[%d: %s]", seen.Text[at:d.Expr.Start], i+1, d.Text)
		at = int(d.Expr.End)
	}
	b.WriteString(seen.Text[at:])
	for paragraph := range strings.SplitSeq(b.String(), "\n") {
		if strings.TrimSpace(paragraph) != "" {
			a.paragraph("", paragraph)
			a.WriteString("\n")
		}
	}
}

// reading writes what a date means and what became of it.
func (a agenda) reading(n int, d event.Candidate) {
	a.paragraph(fmt.Sprintf("[%d]", n), d.Text)
	a.paragraph("", means(d.Expr))
	verdict := "no entry: " + d.Why
	if d.Kept {
		verdict = "entry: " + d.Why
	}
	a.paragraph("", verdict)
	if d.Kept {
		a.paragraph("", d.Summary)
	}
	a.WriteString("\n")
}

// means says the interval of a time expression and what it was counted from.
func means(e timex.Expr) string {
	value := e.Value()
	if e.Set != nil {
		value, _, _ = e.SetValue()
	}
	if value == "" {
		return "a duration"
	}
	parts := []string{value}
	if e.Set != nil {
		if parts = append(parts, "a repeated time"); e.Set.IsZero() {
			return strings.Join(parts, "; ")
		}
		parts = append(parts, e.Set.String(), "first")
	}
	if from, to := e.Bounds(); to.IsZero() || from == to {
		parts = append(parts, from.String())
	} else {
		parts = append(parts, from.String()+" to "+to.String())
	}
	parts = append(parts, e.Grain.String())
	if e.Zone != "" {
		parts = append(parts, "zone "+e.Zone)
	}
	if e.Calendar != timex.Gregorian {
		parts = append(parts, e.Calendar.String()+" calendar")
	}
	if e.Anchor != timex.AnchorNone {
		parts = append(parts, "counted from: "+e.Anchor.String())
	}
	if e.Implied {
		parts = append(parts, "year or day reckoned")
	}
	if e.Mismatch {
		parts = append(parts, "weekday and date disagree")
	}
	return strings.Join(parts, "; ")
}
