package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"newscal/parse/place/table"
)

// write lays out the tables and their indexes.
func (g *gazetteer) write(out string, forms map[string][]form) error {
	var b strings.Builder
	slices.SortFunc(g.places, func(a, b *place) int { return cmp.Compare(a.key+"\t", b.key+"\t") })
	for _, p := range g.places {
		row := []string{p.key, p.kind, p.country, p.zone, p.seat}
		english := first(p.names["en"])
		for _, lang := range langs {
			name := first(p.names[lang])
			if lang != "en" && name == english {
				name = ""
			}
			row = append(row, name)
		}
		b.WriteString(strings.TrimRight(strings.Join(row, "\t"), "\t") + "\n")
	}
	if err := writeTable(filepath.Join(out, "places"), b.String()); err != nil {
		return err
	}
	share(forms)
	for _, lang := range append([]string{"latn"}, langs...) {
		b.Reset()
		for _, f := range forms[lang] {
			b.WriteString(f.text + "\t" + f.place.key)
			if f.flags != "" {
				b.WriteString("\t" + f.flags)
			}
			b.WriteByte('\n')
		}
		if err := writeTable(filepath.Join(out, "forms", lang), b.String()); err != nil {
			return err
		}
		fmt.Printf("%s: %d forms\n", lang, len(forms[lang]))
	}
	b.Reset()
	var countries []string
	for _, p := range g.places {
		if p.kind == "country" {
			countries = append(countries, p.country+"\t"+p.key+"\n")
		}
	}
	slices.Sort(countries)
	fmt.Printf("%d places, %d countries\n", len(g.places), len(countries))
	return writeTable(filepath.Join(out, "countries"), strings.Join(countries, ""))
}

// latin are the languages that share most names.
var latin = []string{"en", "fr", "de", "es", "it", "tr"}

// share moves the forms that mean the same in all Latin languages to "latn".
func share(forms map[string][]form) {
	count := map[form]int{}
	for _, lang := range latin {
		for _, f := range forms[lang] {
			count[f]++
		}
	}
	common := func(f form) bool { return count[f] == len(latin) }
	for _, f := range forms["en"] {
		if common(f) {
			forms["latn"] = append(forms["latn"], f)
		}
	}
	for _, lang := range latin {
		forms[lang] = slices.DeleteFunc(forms[lang], common)
	}
}

func first(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return names[0]
}

func writeTable(name, text string) error {
	index, err := table.Build(text)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := os.WriteFile(name+".tsv", []byte(text), 0o644); err != nil {
		return err
	}
	return os.WriteFile(name+".idx", index, 0o644)
}
