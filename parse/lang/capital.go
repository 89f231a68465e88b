package lang

import "newscal/parse/text"

// heedCapitals takes from words inside a sentence what their first letter
// denies: one with a capital is a name or a noun and no verb (Open Data, in den
// nächsten Tagen), and where nouns are written so, one without is no noun.
// Headlines that write most words with a capital are left alone.
func (w *Words) heedCapitals() {
	if w.Lex.CapitalNouns {
		w.heedNouns()
		return
	}
	upper := w.upper
	for _, s := range w.Sentences {
		n := 0
		for n < len(upper) && int(upper[n]) < s.Last {
			n++
		}
		if n > 0 && !titled(w.Tokens[s.First:s.Last], n) {
			for _, i := range upper[:n] {
				if tag := &w.Tags[i]; tag.Len <= 1 && !tag.Inside && !opensClause(w.Tokens[s.First:i]) {
					tag.Set = tag.Set.without(spokenSmall)
				}
			}
		}
		upper = upper[n:]
	}
}

// heedNouns does it where nouns are written with a capital.
func (w *Words) heedNouns() {
	for _, s := range w.Sentences {
		tokens, tags := w.Tokens[s.First:s.Last], w.Tags[s.First:s.Last]
		opens := true // a clause that may begin with a capital
		for i := range tokens {
			t := &tokens[i]
			if t.Kind != text.Word {
				opens = opens || !joinsClause(t)
				continue
			}
			if tag := &tags[i]; !opens && tag.Len <= 1 && !tag.Inside {
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

// opensClause says that a word behind tokens, those of its sentence before it,
// opens a clause that may begin with a capital.
func opensClause(tokens []text.Token) bool {
	for i := len(tokens) - 1; i >= 0; i-- {
		if tokens[i].Kind == text.Word {
			return false
		}
		if !joinsClause(&tokens[i]) {
			return true
		}
	}
	return true
}

// joinsClause says that a clause goes on behind t, which is no word.
func joinsClause(t *text.Token) bool {
	return t.Kind == text.Number || t.Value == ',' || t.Value == '-'
}

// titled says that a sentence, which has so many words with a capital, writes
// most of its words so.
func titled(tokens []text.Token, upper int) bool {
	more := 0 // with a capital than without
	for i := range tokens {
		if t := &tokens[i]; t.Kind == text.Word && t.End-t.Start > 3 {
			if t.Upper {
				more++
				upper--
			} else if more--; -more >= upper {
				return false // those that are left cannot make up for it
			}
		}
	}
	return more > 0
}

var (
	spokenSmall = Of(Future, Past, Present, Infinitive, Act, Host, Light, Attend, Report, Add, Expected)
	spokenLarge = Of(Event)
)
