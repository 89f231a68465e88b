package main

import (
	"fmt"
	"math"
	"path/filepath"
	"strings"
)

// zoneTable answers which IANA zone a place lies in.
type zoneTable struct {
	countries map[string][]string // country → its zones, by zone.tab
	whole     map[string]string   // country → the zone that all or nearly all of it keeps
	main      map[string]string   // country → the zone its name stands for though parts keep another
	known     map[string][]located
}

type located struct {
	lat, lon float64
	zone     string
}

// readZones joins tzdata's zone.tab, the hand-written zones.tsv and the
// located cities of the npm package city-timezones.
func readZones(zoneinfo, npm, in string) (*zoneTable, error) {
	z := &zoneTable{map[string][]string{}, map[string]string{}, map[string]string{}, map[string][]located{}}
	rows, err := readTable(zoneinfo, "zone.tab")
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		z.countries[r[0]] = append(z.countries[r[0]], r[2])
	}
	z.countries["XK"] = []string{"Europe/Belgrade"}
	if rows, err = readTable(in, "zones.tsv"); err != nil {
		return nil, err
	}
	for _, r := range rows {
		switch r[2] {
		case "whole":
			z.whole[r[0]] = r[1]
		case "main":
			z.main[r[0]] = r[1]
		default:
			return nil, fmt.Errorf("zones.tsv: %q is neither whole nor main", r[2])
		}
	}
	var cities []struct {
		Lat, Lng float64
		ISO2     any // -99 where there is none
		Timezone string
	}
	if err := readJSON(&cities, npm, "city-timezones/data/cityMap.json"); err != nil {
		return nil, err
	}
	for _, c := range cities {
		if country, _ := c.ISO2.(string); z.has(country, c.Timezone) {
			z.known[country] = append(z.known[country], located{c.Lat, c.Lng, c.Timezone})
		}
	}
	return z, nil
}

func (z *zoneTable) has(country, zone string) bool {
	for _, of := range z.countries[country] {
		if of == zone {
			return true
		}
	}
	return false
}

// ofCountry gives the zone that a country's name alone fixes, or "".
func (z *zoneTable) ofCountry(country string) string {
	if zone := z.whole[country]; zone != "" {
		return zone
	}
	if zone := z.main[country]; zone != "" {
		return zone
	}
	if all := z.countries[country]; len(all) == 1 {
		return all[0]
	}
	return ""
}

// at gives the zone of a point: the country's only one, else that of the
// nearest city in the same country whose zone is known.
func (z *zoneTable) at(country string, lat, lon float64) string {
	if zone := z.whole[country]; zone != "" {
		return zone
	}
	if all := z.countries[country]; len(all) == 1 {
		return all[0]
	}
	best, zone := math.Inf(1), ""
	for _, k := range z.known[country] {
		dy, dx := k.lat-lat, (k.lon-lon)*math.Cos(lat*math.Pi/180)
		if d := dx*dx + dy*dy; d < best {
			best, zone = d, k.zone
		}
	}
	return zone
}

// cityOf turns a zone's own name into the name of its city.
func cityOf(zone string) string { return strings.ReplaceAll(filepath.Base(zone), "_", " ") }
