package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"newscal/parse/event"
)

// reportPlaces prints, by language, for how many of the dates whose event has a
// place the right one is chosen, for how many it is among those to choose from,
// and how many of the dates whose event has none are given one, by weights
// fitted without the article.
func reportPlaces(articles []gold, models []event.Models) error {
	type sum struct{ n, chosen, best, none, given float64 }
	byLang := sums[sum]{}
	err := leftOut(articles, models, func(m *event.Models, x *example) {
		if !x.titled() || !strings.HasPrefix(x.file, "news") {
			return
		}
		most, chosen, best, given := m.Spots.Threshold, 0.0, 0.0, 0.0
		for _, p := range x.spotPoints() {
			best = max(best, p.so)
			if w := m.Spots.Weight(p.features); w > most {
				most, chosen, given = w, p.so, 1
			}
		}
		for _, s := range byLang.of(x) {
			if len(x.place) == 0 {
				s.none++
				s.given += given
				continue
			}
			s.n++
			s.chosen += chosen
			s.best += best
		}
	})
	if err != nil {
		return err
	}
	fmt.Println("places of events in news:")
	for _, name := range slices.Sorted(maps.Keys(byLang)) {
		s := byLang[name]
		fmt.Printf("  %-4s chosen %.3f  best of the choice %.3f  given where none is %.3f\n", name, s.chosen/s.n, s.best/s.n, s.given/s.none)
	}
	return nil
}
