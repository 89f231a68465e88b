// Package place finds names of places in folded text: countries, capitals,
// other cities, regions and seas, each with its country and IANA time zone.
//
// In go the words of a sentence, folded as package text folds them; out comes
// the place whose name begins at a word. Names are known in Arabic, English,
// Ukrainian, Russian, French, German, Spanish, Italian and Turkish, with the
// spellings and case forms that texts have. The tables are embedded with their
// indexes, so nothing is read or built when the program starts, and looking up
// allocates nothing.
//
// It knows no people, buildings or demonyms, and does not say whether a place
// is where something happens: «Kyiv says» and «in Kyiv» are the same to it.
package place

import (
	"strings"

	"newscal/parse/place/table"
)

// Kind is what sort of place a name stands for.
type Kind uint8

const (
	None Kind = iota
	Country
	Capital // of a country
	City
	Region // a part of a country, or a part of the world
	Other  // seas, straits, canals, mountains
)

var kinds = [...]string{"", "country", "capital", "city", "region", "other"}

func (k Kind) String() string { return kinds[k] }

// Place is one place, named in the language that was asked for.
type Place struct {
	Key     string // the same in every language: "geneva", "united-states"
	Name    string // the usual name in that language, else the English one
	Kind    Kind
	Country string // ISO 3166-1 alpha-2; "" for what belongs to several
	Zone    string // IANA name; "" where the place has several, or the name stands for places in several
	// Capital tells that news also uses the name for a government: «Kyiv says».
	Capital bool
	// Ambiguous tells that the form found, even with the capital letter that a
	// name needs, may be another word or a person: «Reading», «Jordan», «الخبر».
	// A preposition before it makes it a place.
	Ambiguous bool
	// Before is the length in bytes of what is written together with the name
	// in front of it: the preposition of an Arabic word, the French article.
	Before int
}

// Find gives the longest name that begins at words[i], in the given language
// (ISO 639-1), and the number of words that it takes; 0 words where none does.
// Words are folded, and may be hyphens, apostrophes and full stops alone: a
// name is found however it was cut at those. An ending after an apostrophe is
// no part of a name: "geneva's", "ankara'da".
func Find(words []string, i int, lang string) (Place, int) {
	if i < 0 || i >= len(words) {
		return Place{}, 0
	}
	head := firstPart(words[i])
	l := &languages[columnOf(lang)]
	line, n := l.longest(head, words[i], words[i+1:])
	before := 0
	if n == 0 {
		line, n, before = l.behindPrefix(words[i], words[i+1:])
	}
	if n == 0 {
		return Place{}, 0
	}
	_, rest, _ := strings.Cut(line, "\t")
	key, flags, _ := strings.Cut(rest, "\t")
	p, ok := ByKey(key, lang)
	if !ok { // "-", a word that looks like a prefix and a name
		return Place{}, 0
	}
	p.Before = before
	p.Ambiguous = strings.Contains(flags, "?")
	if strings.Contains(flags, "~") {
		p.Country, p.Zone = "", ""
	}
	return p, n
}

// Opens says that some name begins with the folded word: of others, Find finds
// nothing.
func Opens(word, lang string) bool {
	l := &languages[columnOf(lang)]
	if l.opens(firstPart(word)) {
		return true
	}
	for rest := l.prefixes; rest != ""; {
		var prefix string
		prefix, rest, _ = strings.Cut(rest, " ")
		if name, ok := strings.CutPrefix(word, prefix); ok && l.opens(firstPart(name)) {
			return true
		}
	}
	return false
}

// opens says that a table has names whose first word is head.
func (l *language) opens(head string) bool {
	h := table.Hash(head)
	return l.own.FromHash(head, h) != "" || l.shared.FromHash(head, h) != ""
}

// ByKey gives the place of a key, named in the given language.
func ByKey(key, lang string) (Place, bool) {
	row, ok := places.Get(key)
	if !ok {
		return Place{}, false
	}
	kind, row, _ := strings.Cut(row, "\t")
	p := Place{Key: key}
	for i, name := range kinds {
		if name == kind {
			p.Kind = Kind(i)
		}
	}
	p.Country, row, _ = strings.Cut(row, "\t")
	p.Zone, row, _ = strings.Cut(row, "\t")
	seat, row, _ := strings.Cut(row, "\t")
	p.Capital = seat == "+"
	p.Name = column(row, columnOf(lang))
	if p.Name == "" {
		p.Name = column(row, english)
	}
	return p, true
}

// ZoneOf gives the IANA zone of a place's key, or "".
func ZoneOf(key string) string {
	row, _ := places.Get(key)
	return column(row, 2)
}

// ByCountry gives the place of a country's ISO 3166-1 alpha-2 code.
func ByCountry(code, lang string) (Place, bool) {
	key, _ := countries.Get(code)
	return ByKey(key, lang)
}

// CountryZone gives the IANA zone of a country that has one, or one that its
// name stands for, by its ISO 3166-1 alpha-2 code; else "".
func CountryZone(code string) string {
	key, _ := countries.Get(code)
	return ZoneOf(key)
}

// CapitalOf gives the capital of a country by its ISO 3166-1 alpha-2 code.
func CapitalOf(code, lang string) (Place, bool) {
	key, _ := countries.Get(code)
	row, _ := places.Get(key)
	return ByKey(column(row, 3), lang)
}

// column gives the nth tab-separated field of a row, from 0, or "".
func column(row string, n int) string {
	for ; n > 0; n-- {
		_, rest, ok := strings.Cut(row, "\t")
		if !ok {
			return ""
		}
		row = rest
	}
	field, _, _ := strings.Cut(row, "\t")
	return field
}

// longest gives the line of the language's tables whose form takes the most of
// the words, and how many that is.
func (l *language) longest(head, word string, words []string) (line string, n int) {
	if head == "" {
		return "", 0
	}
	h := table.Hash(head)
	next := byte(0) // what a form of several words goes on with
	if len(head) == len(word) && len(words) > 0 && words[0] != "" && separator(words[0]) == 0 {
		next = words[0][0]
	}
	for _, t := range [...]*table.Table{&l.own, l.shared} {
		for text := t.FromHash(head, h); table.StartsWith(text, head); {
			end := strings.IndexByte(text, '\n')
			if next == 0 || text[len(head)] != ' ' || text[len(head)+1] == next {
				if m := match(text, word, words); m > n {
					line, n = text[:end], m
				}
			}
			text = text[end+1:]
		}
	}
	return line, n
}

// behindPrefix looks for a name behind each of the language's prefixes.
func (l *language) behindPrefix(word string, words []string) (line string, n, before int) {
	for rest := l.prefixes; rest != ""; {
		var prefix string
		prefix, rest, _ = strings.Cut(rest, " ")
		if name, ok := strings.CutPrefix(word, prefix); ok && len(name) > 4 {
			if line, n = l.longest(firstPart(name), name, words); n > 0 {
				return line, n, len(prefix)
			}
		}
	}
	return "", 0, 0
}
