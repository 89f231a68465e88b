package lang

import "newscal/parse/text"

// heedHyphens takes from a participle behind a noun and a hyphen what it tells of
// time: it says what something is like, a rebel-held town. Behind a prefix it stays a
// verb: re-elected.
func (w *Words) heedHyphens() {
	const prefix = 2 // letters
	for i := 2; i < len(w.Tokens); i++ {
		t, hyphen, noun := &w.Tokens[i], &w.Tokens[i-1], &w.Tokens[i-2]
		if hyphen.Value != '-' || hyphen.Kind != text.Punct || hyphen.Spaced || t.Spaced || t.Kind != text.Word || noun.Kind != text.Word {
			continue
		}
		if noun.Upper || noun.End-noun.Start > prefix {
			w.Tags[i].Set = w.Tags[i].Set.without(Of(Past))
		}
	}
}
