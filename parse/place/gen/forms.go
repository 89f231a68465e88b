package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// form is one spelling of one place in one language.
type form struct {
	text  string
	place *place
	flags string // "?" a common word too, "~" contested between countries
}

// rule turns a name's ending, beginning or inside into other ones; rules.tsv
// says what the classes are.
type rule struct {
	class, match string
	forms        []string
}

type rules map[string][]rule

func readRules(in string) (rules, error) {
	rows, err := readTable(in, "rules.tsv")
	if err != nil {
		return nil, err
	}
	byLang := rules{}
	for _, r := range rows {
		if len(r) != 4 {
			return nil, fmt.Errorf("rules.tsv: %q has not four fields", r)
		}
		forms := strings.Fields(r[3])
		for i, f := range forms {
			forms[i] = strings.ReplaceAll(f, "0", "")
		}
		byLang[r[0]] = append(byLang[r[0]], rule{r[1], strings.ReplaceAll(r[2], "_", " "), forms})
	}
	for _, all := range byLang { // the longest ending first
		slices.SortStableFunc(all, func(a, b rule) int { return len(b.match) - len(a.match) })
	}
	return byLang, nil
}

// of gives the spellings that a name of a place may have in a text, itself
// first.
func (rs rules) of(lang, name string, p *place) []string {
	lower := strings.ToLower(name)
	all := []string{lower}
	if name != strings.ToUpper(name) { // no abbreviation
		all = append(all, rs.cases(lang, lower)...)
	}
	home := slices.ContainsFunc(rs[lang], func(r rule) bool { return r.class == "home" && slices.Contains(r.forms, p.country) })
	for _, r := range rs[lang] {
		for _, s := range slices.Clone(all) {
			switch rest, leads := strings.CutPrefix(s, r.match); {
			case r.class == "swap" && !home:
				all = append(all, strings.ReplaceAll(s, r.match, r.forms[0]))
			case r.class == "lead" && leads:
				for _, f := range r.forms {
					all = append(all, f+rest)
				}
			case r.class == "tail" && !strings.ContainsAny(s[len(s)-1:], r.match):
				all = append(all, s+r.forms[0])
			}
		}
	}
	if slices.Contains(latin, lang) {
		for _, s := range slices.Clone(all) {
			all = append(all, strip(s))
		}
	}
	for i, s := range all {
		all[i] = fold(s)
	}
	return all
}

// cases gives the case forms of a name by the language's noun and adj rules:
// "x и y" on both sides, "x-на-y" before the preposition, else the last word
// together with the adjectives before it, or with the noun before an adjective.
func (rs rules) cases(lang, name string) []string {
	for _, r := range rs[lang] {
		if r.class == "join" {
			if left, right, ok := strings.Cut(name, r.match); ok {
				return cross(rs.cases(lang, left), rs.cases(lang, right), r.match)
			}
		}
		if r.class == "stop" {
			if left, right, ok := strings.Cut(name, r.match); ok {
				return cross(rs.cases(lang, left), []string{right}, r.match)
			}
		}
	}
	at := strings.LastIndexAny(name, " -") + 1
	head, last := name[:at], name[at:]
	tails := rs.inflect(lang, "noun", last)
	if head == "" || tails == nil {
		return tails
	}
	heads := []string{""}
	for _, word := range strings.SplitAfter(strings.TrimRight(head, " -"), " ") {
		forms := rs.inflect(lang, "adj", strings.TrimSpace(word))
		if forms == nil && rs.ends(lang, "post", last) {
			forms = rs.inflect(lang, "noun", strings.TrimSpace(word))
		}
		if forms == nil {
			forms = []string{strings.TrimSpace(word)}
		}
		heads = cross(heads, forms, " ")
	}
	return cross(heads, tails, " ")
}

// cross joins two lists case by case; a list of one stands for every case.
func cross(a, b []string, with string) []string {
	if a == nil || b == nil {
		return nil
	}
	n := max(len(a), len(b))
	joined := make([]string, n)
	for i := range n {
		joined[i] = a[min(i, len(a)-1)] + with + b[min(i, len(b)-1)]
	}
	return joined
}

// inflect gives the forms of one word: genitive, dative, accusative,
// instrumental and locative, and these again with the second and third choices.
func (rs rules) inflect(lang, class, word string) []string {
	for _, r := range rs[lang] {
		stem, ok := strings.CutSuffix(word, r.match)
		if r.class != class || !ok || class == "adj" && stem == "" {
			continue
		}
		var out []string
		for choice := range 3 {
			for _, f := range r.forms {
				either := strings.Split(f, "/")
				out = append(out, stem+either[min(choice, len(either)-1)])
			}
		}
		return out
	}
	return nil
}

// ends tells whether a word has an ending of the class.
func (rs rules) ends(lang, class, word string) bool {
	return slices.ContainsFunc(rs[lang], func(r rule) bool { return r.class == class && strings.HasSuffix(word, r.match) })
}

// weight says which of two places keeps a form that both have.
func (p *place) weight() float64 {
	switch p.kind {
	case "country":
		return 1e12
	case "capital":
		return 10*float64(p.population) + 200_000
	case "city":
		return float64(p.population) + 1000
	}
	return 300_000
}

// forms gives, for each language, its forms in order, each once.
func (g *gazetteer) forms(rs rules, in string) (map[string][]form, error) {
	doubtful, err := readDoubtful(in)
	if err != nil {
		return nil, err
	}
	byLang := map[string][]form{}
	for _, lang := range langs {
		won := map[string]claim{}
		for _, p := range g.places {
			if p.only != nil && !slices.Contains(p.only, lang) {
				continue
			}
			for nth, name := range p.names[lang] {
				for i, text := range rs.of(lang, name, p) {
					c := claim{place: p, weight: p.weight()}
					if i > 0 {
						c.weight /= 10
					}
					if nth > 1 {
						c.weight /= 2
					}
					won[text] = won[text].against(c)
				}
			}
		}
		for _, text := range slices.Sorted(maps.Keys(won)) {
			mark := doubtful[lang+"\t"+text]
			if mark == "drop" || utf8.RuneCountInString(text) < 2 {
				continue
			}
			f := form{text: text, place: won[text].place}
			short := utf8.RuneCountInString(text) <= 3 && lang != "ar" && won[text].place.kind != "country"
			if mark == "ask" || short && mark != "plain" {
				f.flags = "?"
			}
			if won[text].contested || mark == "vague" {
				f.flags += "~"
			}
			byLang[lang] = append(byLang[lang], f)
		}
		for text, mark := range doubtful {
			if word, ok := strings.CutPrefix(text, lang+"\t"); ok && mark == "word" {
				byLang[lang] = append(byLang[lang], form{text: word, place: &place{key: "-"}})
			}
		}
		slices.SortFunc(byLang[lang], func(a, b form) int { return cmp.Compare(a.text+"\t", b.text+"\t") })
	}
	return byLang, nil
}

type claim struct {
	place     *place
	weight    float64
	contested bool
}

// against gives the stronger claim; it is contested where the other comes near
// and lies in another country.
func (c claim) against(d claim) claim {
	if c.place == nil || c.place == d.place {
		if d.weight > c.weight {
			d.contested = d.contested || c.contested
			return d
		}
		return c
	}
	if d.weight > c.weight {
		c, d = d, c
	}
	if d.weight*3 > c.weight && c.place.zone != d.place.zone && c.place.country != d.place.country {
		c.contested = true
	}
	return c
}

// readDoubtful reads doubtful.tsv: language, mark and forms. drop and ask are
// for words of the language and names of people, vague for names of two
// countries' places.
func readDoubtful(in string) (map[string]string, error) {
	rows, err := readTable(in, "doubtful.tsv")
	if err != nil {
		return nil, err
	}
	marks := map[string]string{}
	for _, r := range rows {
		for _, f := range strings.Fields(r[2]) {
			marks[r[0]+"\t"+fold(strings.ReplaceAll(f, "_", " "))] = r[1]
		}
	}
	return marks, nil
}
