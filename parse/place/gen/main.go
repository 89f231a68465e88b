// Gen writes the gazetteer that package place embeds: places.tsv (one place a
// row, with its names), forms/<lang>.tsv (every spelling and case form that a
// text may have) and the hash indexes beside them. README.md in this folder
// says where the data comes from and how to run it. It decides nothing about
// articles and is no part of the newscal binary.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	npm := flag.String("npm", "node_modules", "folder with the npm packages named in README.md")
	mo := flag.String("mo", "/usr/share/locale", "folder with <lang>/LC_MESSAGES/geonames.mo")
	zones := flag.String("zoneinfo", "/usr/share/zoneinfo", "folder with zone.tab")
	in := flag.String("in", "parse/place/gen", "folder with the hand-written tables")
	out := flag.String("out", "parse/place", "folder to write")
	flag.Parse()
	if err := run(*npm, *mo, *zones, *in, *out); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(npm, mo, zoneinfo, in, out string) error {
	z, err := readZones(zoneinfo, npm, in)
	if err != nil {
		return err
	}
	g := &gazetteer{zones: z, byKey: map[string]*place{}}
	steps := []func() error{
		func() error { return g.addCountries(npm, in) },
		func() error { return g.addCities(npm, mo, in) },
		func() error { return g.addExemplars(npm) },
		func() error { return g.addExtra(in) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	rules, err := readRules(in)
	if err != nil {
		return err
	}
	forms, err := g.forms(rules, in)
	if err != nil {
		return err
	}
	return g.write(out, forms)
}
