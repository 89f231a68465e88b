package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"newscal/parse/event"
)

// reportTitles prints, by language, how like the right title (F1 of words) the
// title chosen for a date is, and how like it the best of those that it was
// chosen from, by weights fitted without the article.
func reportTitles(articles []gold, models []event.Models) error {
	type sum struct{ n, chosen, best float64 }
	byLang := sums[sum]{}
	err := leftOut(articles, models, func(_ *event.Models, x *example) {
		if !x.titled() || !x.Kept || !strings.HasPrefix(x.file, "news") {
			return
		}
		best := 0.0
		for _, o := range x.Options {
			best = max(best, f1(x.title, words(o.Text)))
		}
		for _, s := range byLang.of(x) {
			s.n++
			s.chosen += f1(x.title, words(x.Summary))
			s.best += best
		}
	})
	if err != nil {
		return err
	}
	fmt.Println("titles of dates found in news: how like the right one the one chosen is, and the best of those there were:")
	for _, lang := range slices.Sorted(maps.Keys(byLang)) {
		s := byLang[lang]
		fmt.Printf("  %-4s %4.0f  chosen %.3f  best %.3f\n", lang, s.n, s.chosen/s.n, s.best/s.n)
	}
	return nil
}
