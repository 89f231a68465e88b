package lang

import "newscal/parse/text"

// heedCapitals takes from words inside a sentence what their first letter
// denies: one with a capital is a name or a noun and no verb (Open Data, in den
// nächsten Tagen), and where nouns are written so, one without is no noun.
// Headlines that write most words with a capital are left alone.
func (w *Words) heedCapitals() {
	for _, s := range w.Sentences {
		if w.titled(s) {
			continue
		}
		opens := true // a clause that may begin with a capital
		for i := s.First; i < s.Last; i++ {
			t, tag := &w.Tokens[i], &w.Tags[i]
			if t.Kind != text.Word {
				opens = opens || t.Kind != text.Number && t.Value != ',' && t.Value != '-'
				continue
			}
			switch {
			case opens || tag.Len > 1 || tag.Inside:
			case t.Upper:
				tag.Set = tag.Set.without(spokenSmall)
			case w.Lex.CapitalNouns:
				tag.Set = tag.Set.without(spokenLarge)
			}
			opens = false
		}
	}
}

// titled says that sentence s writes most of its words with a capital.
func (w *Words) titled(s text.Sentence) bool {
	large, small := 0, 0
	for i := s.First; i < s.Last; i++ {
		if t := &w.Tokens[i]; t.Kind == text.Word && t.End-t.Start > 3 {
			if t.Upper {
				large++
			} else {
				small++
			}
		}
	}
	return large > small && !w.Lex.CapitalNouns
}

var (
	spokenSmall = Of(Future, Past, Present, Infinitive, Act, Host, Light, Attend, Report, Add, Expected)
	spokenLarge = Of(Event)
)
