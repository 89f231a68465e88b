package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"newscal/ical"
	"newscal/parse/article"
	"newscal/parse/article/fetch"
	"newscal/parse/event"
	"newscal/parse/lang"
)

// options is a command line that has been read and found to make sense.
type options struct {
	sources   []string
	output    string
	format    string
	explain   bool
	name      string
	zone      string
	published string

	langs        []string
	since        string
	match        string
	feed         bool
	changed      bool
	allowPrivate bool
	contact      string
	cache        string

	coarse        bool
	minConfidence float64
	kinds         []string
	statuses      []string

	serve     string
	publicURL string
	workers   int
	screen    screen
	parsers   *parsers

	day    article.Published     // published, read
	filter article.Filter        // langs, since and match, read
	answer func(io.Writer) error // what --help, --version and --completion say instead of a run
}

// The values that entries are chosen by.
var (
	allKinds    = []string{"meeting", "vote", "court", "sport", "culture", "launch", "deadline", "protest", "other"}
	allStatuses = []string{string(event.Confirmed), string(event.Tentative), string(event.Cancelled)}
)

// group is a part of the help: flags that serve one purpose.
type group struct {
	title string
	*pflag.FlagSet
}

// flagGroups declares every flag once, in the order of the help.
func flagGroups(o *options, version *bool, completion *string) []group {
	set := func() *pflag.FlagSet {
		f := pflag.NewFlagSet("newscal", pflag.ContinueOnError)
		f.SortFlags = false
		return f
	}
	in, out, choose, feed, about := set(), set(), set(), set(), set()

	in.StringVar(&o.published, "published", "", "publication `date` of articles that give none themselves, such as 2026-01-02")
	in.StringSliceVar(&o.langs, "lang", nil, "only articles in these `languages`, such as ar,en")
	in.StringVar(&o.since, "since", "", "only articles published on this `date` or later")
	in.StringVar(&o.match, "match", "", "only articles whose headline or text matches this regular `expression`")
	in.BoolVar(&o.feed, "feed", false, "read the feed that a page offers, not the page")
	in.BoolVar(&o.changed, "changed", false, "pass over what the server says is unchanged since the last run")
	in.StringVar(&o.contact, "contact", "", "`address` of whoever runs this, told to the servers that are asked")
	in.StringVar(&o.cache, "cache", "", "`folder` to remember answers of servers in (otherwise newscal in the user's cache)")
	in.BoolVar(&o.allowPrivate, "allow-private", false, "also addresses inside private networks and this machine")

	out.StringVarP(&o.output, "output", "o", "", "write to `file` instead of standard output; it is replaced whole or not at all")
	out.StringVarP(&o.format, "format", "f", "", "`form` of the results: "+strings.Join(formatNames(), ", ")+" (otherwise by the ending of the output file, else ics)")
	out.BoolVar(&o.explain, "explain", false, "show each article with what was seen in it, and why each date became an entry or did not")
	out.StringVar(&o.name, "name", "newscal", "`name` of the calendar")
	out.StringVar(&o.zone, "zone", "", "`zone` of clock times that no article places, such as Europe/Kyiv; otherwise each reader's own")
	out.IntVar(&o.workers, "workers", 0, "parse this `number` of articles at once, otherwise one a core; the results are the same")

	choose.BoolVar(&o.coarse, "coarse", false, "also events known only to the week, month or season")
	choose.Float64Var(&o.minConfidence, "min-confidence", 0, "keep entries from this `share` on, 0 to 1 (otherwise from where right and wrong balance)")
	choose.StringSliceVar(&o.kinds, "kind", nil, "only these `kinds`: "+strings.Join(allKinds, ", "))
	choose.StringSliceVar(&o.statuses, "status", nil, "only these `states`: "+strings.Join(allStatuses, ", "))

	feed.StringVar(&o.serve, "serve", "", "serve calendar and page over HTTP at `address`, such as :8080; sources are read again when they change")
	feed.StringVar(&o.publicURL, "public-url", "", "`address` under which others reach the server, such as https://example.org/news")

	about.BoolP("help", "h", false, "show this help")
	about.BoolVar(version, "version", false, "show the version")
	about.StringVar(completion, "completion", "", "print the completion script of a `shell`: "+strings.Join(shells, ", "))

	return []group{{"What is read", in}, {"What is written", out}, {"Which entries", choose}, {"Serving", feed}, {"About", about}}
}

// readFlags reads the command line. Its error is one for the person who typed it.
func readFlags(args []string, out surroundings) (options, error) {
	var o options
	var version bool
	var completion string
	groups := flagGroups(&o, &version, &completion)

	all := pflag.NewFlagSet("newscal", pflag.ContinueOnError)
	all.SortFlags = false
	all.SetOutput(io.Discard)
	all.Usage = func() {}
	for _, g := range groups {
		all.AddFlagSet(g.FlagSet)
	}
	if err := all.Parse(args); err != nil {
		return o, hint(err, "newscal --help lists the flags")
	}
	o.sources = all.Args()
	o.screen, o.parsers = plainScreen, new(parsers)
	if o.output == "" {
		o.screen = screenOf(out.stdout)
	}
	switch help, _ := all.GetBool("help"); {
	case help:
		o.answer = func(w io.Writer) error { return writeHelp(w, groups) }
		return o, nil
	case version:
		o.answer = writeVersion
		return o, nil
	case completion != "":
		return o, o.complete(completion, all)
	}
	return o, o.check(out.stdin)
}

// check completes the options and refuses what makes no sense together.
func (o *options) check(stdin io.Reader) error {
	if len(o.sources) == 0 {
		if o.serve != "" || isTerminal(stdin) {
			return hint(errors.New("no articles given"), "newscal article.txt, or newscal --help")
		}
		o.sources = []string{"-"}
	}
	if err := o.checkFilter(); err != nil {
		return err
	}
	if o.format == "" {
		if o.format = endings[strings.ToLower(filepath.Ext(o.output))]; o.format == "" {
			o.format = "ics"
		}
	}
	if err := oneOf("--format", formatNames(), o.format); err != nil {
		return err
	}
	if err := oneOf("--kind", allKinds, o.kinds...); err != nil {
		return err
	}
	if err := oneOf("--status", allStatuses, o.statuses...); err != nil {
		return err
	}
	if err := ical.CheckZone(o.zone); err != nil {
		return fmt.Errorf("--zone: %w", err)
	}
	if !(o.minConfidence >= 0 && o.minConfidence <= 1) {
		return fmt.Errorf("--min-confidence: %v is no share between 0 and 1", o.minConfidence)
	}
	if o.workers < 1 {
		o.workers = runtime.GOMAXPROCS(0)
	}
	return o.checkServe()
}

// checkFilter reads the dates, languages and expression that choose articles.
func (o *options) checkFilter() (err error) {
	for _, d := range []struct {
		flag, given string
		read        *article.Published
	}{{"--published", o.published, &o.day}, {"--since", o.since, &o.filter.Since}} {
		if d.given == "" {
			continue
		}
		if *d.read, err = article.ParsePublished(d.given); err != nil {
			return fmt.Errorf("%s: %w", d.flag, err)
		}
	}
	if o.match != "" {
		if o.filter.Match, err = regexp.Compile(o.match); err != nil {
			return fmt.Errorf("--match: %w", err)
		}
	}
	for _, l := range o.langs {
		o.filter.Langs = append(o.filter.Langs, strings.ToLower(strings.TrimSpace(l)))
	}
	return oneOf("--lang", lang.Codes(), o.filter.Langs...)
}

// checkServe refuses what a server cannot do.
func (o *options) checkServe() error {
	switch {
	case o.serve == "":
		return nil
	case slices.Contains(o.sources, "-"):
		return hint(errors.New("--serve: standard input cannot be read again when it changes"), "name files or folders")
	case o.changed:
		return errors.New("--serve and --changed exclude each other: a calendar holds what is unchanged, too")
	case o.output != "":
		return hint(errors.New("--serve and --output exclude each other"), "run newscal twice, once for each")
	}
	return nil
}

// oneOf checks the values of a flag.
func oneOf(flag string, allowed []string, given ...string) error {
	for _, v := range given {
		if !slices.Contains(allowed, v) {
			return hint(fmt.Errorf("%s: %q is unknown", flag, v), "choose from %s", strings.Join(allowed, ", "))
		}
	}
	return nil
}

func formatNames() []string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// reading gives the options of the article room.
func (o options) reading(stdin io.Reader) article.Options {
	agent := "newscal"
	if o.contact != "" {
		agent += " (+" + o.contact + ")"
	}
	cache := o.cache
	if dir, err := os.UserCacheDir(); cache == "" && err == nil {
		cache = filepath.Join(dir, "newscal")
	}
	filter := o.filter
	filter.Detect = func(text string) string { return lang.Detect("", text) }
	return article.Options{
		Published: o.day, Stdin: stdin, Workers: o.workers, Filter: filter, Seen: &o.parsers.seen,
		Client:      fetch.New(fetch.Options{UserAgent: agent, Cache: cache, AllowPrivate: o.allowPrivate}),
		FollowFeeds: o.feed, OnlyChanged: o.changed, Worded: o.worded,
	}
}
