package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"strings"
)

const helpTop = `newscal finds the events that news articles announce, and makes a calendar.

Usage:
  newscal [flags] source...

A source is a file, a folder, an http or https address, or - for standard input.
What it holds is told by its content: text, a web page, a feed, JSON Lines of
articles, a WARC archive, a news sitemap or an e-mail. Text needs its date of
publication: a first line such as "date 2026-01-02", or --published.

Examples:
  newscal article.txt                          print the calendar
  newscal -o events.ics articles/              write it to a file
  newscal -f text --published 2026-01-02 -     read what is typed or piped
  newscal -o events.ics https://paper.example/feed.xml
  newscal -f jsonl < articles.jsonl            entries for a program
  newscal --explain article.txt                see why an entry is there, or not
  newscal --serve :8080 articles/              serve it to calendar programs

`

const helpEnd = `Exit codes:
  0  every source was read
  1  some source failed, the rest was written
  2  the command line, the output or the address to serve at cannot be used
  3  nothing could be read, nothing was written
`

// helpWidth is the number of columns that the help wraps at.
const helpWidth = 80

// writeHelp prints the help, flag group by flag group.
func writeHelp(w io.Writer, groups []group) error {
	var b strings.Builder
	b.WriteString(helpTop)
	for _, g := range groups {
		// A switch takes no value worth showing.
		usages := strings.ReplaceAll(g.FlagUsagesWrapped(helpWidth), "[=true|false]", strings.Repeat(" ", 13))
		fmt.Fprintf(&b, "%s:\n%s\n", g.title, usages)
	}
	b.WriteString("Forms:\n")
	for _, f := range formats {
		fmt.Fprintf(&b, "  %-9s %s\n", f.name, f.gives)
	}
	b.WriteString("\n" + helpEnd)
	_, err := io.WriteString(w, b.String())
	return err
}

// writeVersion prints the module's version and the commit it was built from.
func writeVersion(w io.Writer) error {
	version, commit := "(devel)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				commit = " " + s.Value
			}
		}
		commit += " " + info.GoVersion
	}
	_, err := fmt.Fprintf(w, "newscal %s%s\n", version, commit)
	return err
}
