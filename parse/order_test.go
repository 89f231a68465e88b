package parse_test

import (
	"slices"
	"testing"

	"newscal/parse"
	"newscal/parse/article"
)

// TestOrderOfDigits reads a date in digits in the order of the article's country.
func TestOrderOfDigits(t *testing.T) {
	const text = "The fair will open on 03/04/2026 in the old harbour."
	for lang, want := range map[string]string{"en": "2026-04-03", "en-GB": "2026-04-03", "en-US": "2026-03-04"} {
		at, err := article.ParsePublished("2026-01-02")
		if err != nil {
			t.Fatal(err)
		}
		var p parse.Parser
		times, err := p.Times(article.Article{Lang: lang, Text: text, Published: at})
		if err != nil {
			t.Fatal(err)
		}
		if have := slices.Collect(times); len(have) != 1 || have[0].Value() != want {
			t.Errorf("%s: %v, want %s", lang, have, want)
		}
	}
}
