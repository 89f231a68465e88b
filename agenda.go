package main

import (
	"bufio"
	"cmp"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
	"golang.org/x/term"

	"newscal/parse"
	"newscal/parse/event"
	"newscal/parse/timex"
)

// screen is what the agenda is laid out for.
type screen struct {
	width  int // columns
	styled bool
}

// plainScreen is that of files and pipes: the same on every machine.
var plainScreen = screen{width: 80}

// screenOf looks whether w is a terminal, and how wide. NO_COLOR and a dumb
// terminal get no styles.
func screenOf(w io.Writer) screen {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return plainScreen
	}
	s := screen{width: plainScreen.width, styled: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
	if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
		s.width = min(max(columns, 40), 120)
	}
	return s
}

const (
	timeColumn = 13 // "15:00–16:30" and two spaces
	bold       = "\x1b[1m"
	normal     = "\x1b[0m"
)

// agenda lays entries out by day.
type agenda struct {
	*bufio.Writer
	screen
}

// agenda writes the entries for a person to read, by day.
func (o options) agenda(w io.Writer, entries []parse.Entry) error {
	out := agenda{bufio.NewWriter(w), o.screen}
	out.days(entries)
	return out.Flush()
}

// days writes entries in the order of their start, each day under its heading.
func (a agenda) days(entries []parse.Entry) {
	entries = slices.Clone(entries)
	slices.SortStableFunc(entries, func(a, b parse.Entry) int {
		return strings.Compare(a.Start.String()+a.UID, b.Start.String()+b.UID)
	})
	day := timex.NoDate
	for i, e := range entries {
		if i > 0 {
			a.WriteByte('\n')
		}
		if e.Start.Day != day {
			day = e.Start.Day
			a.heading(day.Long())
		}
		a.entry(e)
	}
}

func (a agenda) heading(s string) {
	if a.styled {
		s = bold + s + normal
	}
	a.WriteString(s + "\n\n")
}

// entry writes the times beside title, place, doubt, proof and source.
func (a agenda) entry(e parse.Entry) {
	when := "all day"
	if !e.Start.AllDay() {
		when = e.Start.Hour()
		if !e.End.IsZero() && e.End.Day == e.Start.Day {
			when += "–" + e.End.Hour()
		}
	}
	a.paragraph(when, e.Summary)
	if !e.End.IsZero() && e.End.Day != e.Start.Day {
		a.paragraph("", "until "+e.End.Day.Long())
	}
	a.paragraph("", repeats(e))
	if e.Zone != "" {
		a.paragraph("", "time of "+e.Zone)
	}
	a.paragraph("", e.Location)
	if e.Status != event.Confirmed {
		a.paragraph("", string(e.Status))
	}
	for _, proof := range e.Evidence {
		if proof.InData {
			continue // written for machines
		}
		if !proof.Quotation {
			a.paragraph("", proof.Text)
			continue
		}
		a.paragraph("", "«"+proof.Text+"»")
		a.paragraph("", attribution(proof))
	}
	a.paragraph("", source(e))
}

// repeats says how an entry comes again, in the article's words where it has
// some, "" for one that comes once.
func repeats(e parse.Entry) string {
	if e.Recurrence.IsZero() {
		return ""
	}
	return "repeats: " + cmp.Or(e.Repeats, e.Recurrence.String())
}

// attribution is who said it, in what office and where; "" where nobody is named.
func attribution(proof event.Evidence) string {
	who := slices.DeleteFunc([]string{proof.Speaker, proof.Role, proof.Medium}, func(s string) bool { return s == "" })
	if len(who) == 0 {
		return ""
	}
	return "— " + strings.Join(who, " · ")
}

// source is where an entry was read, with the publication date.
func source(e parse.Entry) string {
	from := e.URL
	if from == "" {
		from = e.Source
	}
	if e.Outlet != "" {
		from = e.Outlet + " · " + from
	}
	return "[" + from + " · " + e.Published + "]"
}

// paragraph writes text behind a margin with the label in it, broken between
// words. Each line stands in a direction of its own, so that a terminal that
// knows right-to-left text keeps margin and neighbours in place.
func (a agenda) paragraph(label, text string) {
	words := strings.Fields(oneLine(text))
	if len(words) == 0 {
		return
	}
	margin := label + strings.Repeat(" ", max(1, timeColumn-displaywidth.String(label)))
	for len(words) > 0 {
		n, columns := 1, displaywidth.String(words[0])
		for n < len(words) && columns+1+displaywidth.String(words[n]) <= a.width-timeColumn {
			columns += 1 + displaywidth.String(words[n])
			n++
		}
		a.WriteString(margin + isolated(strings.Join(words[:n], " ")) + "\n")
		words, margin = words[n:], strings.Repeat(" ", timeColumn)
	}
}

// isolated wraps a line that holds right-to-left letters into FIRST STRONG
// ISOLATE and its end (Unicode UAX 9, 2.4).
func isolated(line string) string {
	if strings.ContainsFunc(line, func(r rune) bool {
		return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
	}) {
		return "\u2068" + line + "\u2069"
	}
	return line
}
