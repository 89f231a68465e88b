// Command train fits the weights of parse/event on articles with their right
// entries, and prints how well weights fitted on some articles do on others.
// The places and kinds of events are learned from the articles of own.jsonl too,
// which were written for that; no fold is answered or counted from them.
//
//	go run ./parse/event/train [-write] [-deal N] [-predict DIR] GOLDDIR
//
// The gold is read from the .jsonl files of GOLDDIR. Articles are dealt into
// five folds by their id; each fold is answered with weights fitted on the
// other four. -deal N deals them in another way for each N: figures that hold
// over several deals are no chance. With -predict the answers of all folds are written to DIR, one
// file for each gold file, to be scored. With -write the weights fitted on all
// articles replace the .tsv files of parse/event. The same input gives the same
// weights.
package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"newscal/parse"
	"newscal/parse/article"
	"newscal/parse/event"
)

// gold is one article with its right entries.
type gold struct {
	ID, Lang, Published, Title, Text, URL string
	Entries                               []struct {
		Start, Title, Quote, Grain, Location, Kind string
	}
	file    string
	article article.Article
	fold    int
}

const foldCount = 5

// ownName names the articles that teach places and kinds alone.
const ownName = "own.jsonl"

//go:embed own.jsonl
var ownFile []byte

func main() {
	write := flag.Bool("write", false, "replace the .tsv files of parse/event")
	predict := flag.String("predict", "", "write the answers of all folds into this folder")
	deal := flag.Uint("deal", 0, "number of the way in which articles are dealt into folds")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *write, *predict, uint32(*deal)); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(dir string, write bool, predict string, deal uint32) error {
	articles, err := read(dir, deal)
	if err != nil {
		return err
	}
	own, err := readOwn()
	if err != nil {
		return err
	}
	fmt.Printf("%d articles, %d of our own\n", len(articles), len(own))
	models := make([]event.Models, foldCount)
	for k := range models {
		if models[k], err = fit(articles, own, k); err != nil {
			return err
		}
	}
	if err := report(articles, models); err != nil {
		return err
	}
	if err := reportPlaces(articles, models); err != nil {
		return err
	}
	if err := reportTitles(articles, models); err != nil {
		return err
	}
	if predict != "" {
		if err := answer(articles, models, predict); err != nil {
			return err
		}
	}
	if write {
		all, err := fit(articles, own, -1)
		if err != nil {
			return err
		}
		for name, content := range all.Files() {
			if err := os.WriteFile(filepath.Join("parse", "event", name), []byte(content), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// read reads the gold files of dir, sorted by name.
func read(dir string, deal uint32) ([]gold, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		return nil, err
	}
	var out []gold
	for _, name := range names {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		some, err := readFile(f, filepath.Base(name))
		f.Close()
		if err != nil {
			return nil, err
		}
		for i := range some {
			some[i].fold = foldOf(some[i].ID, deal)
		}
		out = append(out, some...)
	}
	return out, nil
}

// readOwn reads the articles that teach places and kinds alone. They are of no fold.
func readOwn() ([]gold, error) {
	out, err := readFile(bytes.NewReader(ownFile), ownName)
	for i := range out {
		out[i].fold = foldCount
	}
	return out, err
}

// readFile reads the articles of r, the gold file of this name.
func readFile(r io.Reader, name string) (out []gold, err error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		g := gold{file: name}
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		published, err := article.ParsePublished(g.Published)
		if err != nil {
			return nil, fmt.Errorf("read %s, %s: %w", name, g.ID, err)
		}
		g.article = article.Article{ID: g.ID, Lang: g.Lang, Title: g.Title, Text: g.Text, URL: g.URL, Published: published}
		out = append(out, g)
	}
	return out, lines.Err()
}

// foldOf deals an article into a fold by its id (FNV-1a), in another way for
// each deal.
func foldOf(id string, deal uint32) int {
	h := uint32(2166136261) + deal*0x9e3779b9
	for _, c := range []byte(id) {
		h = (h ^ uint32(c)) * 16777619
	}
	return int(h>>8) % foldCount
}

// answer writes the entries that each fold's model finds in its articles.
func answer(articles []gold, models []event.Models, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	parsers := make([]parse.Parser, foldCount)
	for k := range parsers {
		parsers[k].Models = &models[k]
	}
	files := map[string]*strings.Builder{}
	for i := range articles {
		g := &articles[i]
		if files[g.file] == nil {
			files[g.file] = &strings.Builder{}
		}
		entries, err := parsers[g.fold].Parse(g.article, parse.Options{})
		if err != nil {
			return err
		}
		enc := json.NewEncoder(files[g.file])
		enc.SetEscapeHTML(false)
		for _, e := range entries {
			if err := enc.Encode(e); err != nil {
				return err
			}
		}
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(b.String()), 0o644); err != nil {
			return err
		}
	}
	return nil
}
