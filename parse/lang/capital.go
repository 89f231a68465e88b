package lang

import "newscal/parse/text"

// heedCapitals takes from words inside a sentence what their first letter
// denies: one with a capital is a name or a noun and no verb (Open Data, in den
// nächsten Tagen), and where nouns are written so, one without is no noun.
// Headlines that write most words with a capital are left alone.
func (w *Words) heedCapitals() {
	nouns := w.Lex.CapitalNouns
	for _, s := range w.Sentences {
		tokens, tags := w.Tokens[s.First:s.Last], w.Tags[s.First:s.Last]
		if !nouns && titled(tokens) {
			continue
		}
		opens := true // a clause that may begin with a capital
		for i := range tokens {
			t := &tokens[i]
			if t.Kind != text.Word {
				opens = opens || t.Kind != text.Number && t.Value != ',' && t.Value != '-'
				continue
			}
			if tag := &tags[i]; !opens && (t.Upper || nouns) && tag.Len <= 1 && !tag.Inside {
				if t.Upper {
					tag.Set = tag.Set.without(spokenSmall)
				} else {
					tag.Set = tag.Set.without(spokenLarge)
				}
			}
			opens = false
		}
	}
}

// titled says that a sentence writes most of its words with a capital.
func titled(tokens []text.Token) bool {
	more := 0 // with a capital than without
	for i := range tokens {
		if t := &tokens[i]; t.Kind == text.Word && t.End-t.Start > 3 {
			if t.Upper {
				more++
			} else if more--; -more >= len(tokens)-i {
				return false // what is left cannot make up for it
			}
		}
	}
	return more > 0
}

var (
	spokenSmall = Of(Future, Past, Present, Infinitive, Act, Host, Light, Attend, Report, Add, Expected)
	spokenLarge = Of(Event)
)
