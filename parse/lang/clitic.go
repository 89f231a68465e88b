package lang

import (
	"slices"
	"strings"

	"newscal/parse/text"
)

// cliticSet gives the classes that the clitics of token i add.
func (w *Words) cliticSet(i int) (s Set) {
	t := &w.Tags[i]
	if t.Before == 0 {
		return s
	}
	rest := w.Folded(i)[:t.Before]
	for len(rest) > 0 {
		took := 0
		for k := range w.Lex.before {
			a := &w.Lex.before[k]
			if strings.HasPrefix(rest, a.Form) {
				s.Add(a.Class)
				took = len(a.Form)
				break
			}
		}
		if took == 0 {
			break
		}
		rest = rest[took:]
	}
	return s
}

// Clitics gives the classes of what is written together with token i before it.
// Of a word that no list knows that is all up to an article, if there is one:
// «والنقابات».
func (w *Words) Clitics(i int) (s Set) {
	if t := &w.Tags[i]; t.Before > 0 || !t.Set.IsEmpty() {
		return w.cliticSet(i)
	}
	for rest := w.Folded(i); len(rest) > 0 && w.Lex.opens[rest[0]]; {
		k := slices.IndexFunc(w.Lex.before, func(a Affix) bool { return strings.HasPrefix(rest, a.Form) })
		if k < 0 {
			break
		}
		s.Add(w.Lex.before[k].Class)
		if w.Lex.before[k].Class == Article {
			return s
		}
		rest = rest[len(w.Lex.before[k].Form):]
	}
	return Set{}
}

// BareStart gives the byte offset at which token i begins without its clitics.
func (w *Words) BareStart(i int) int { return w.Behind(i, int(w.Tags[i].Before)) }

// Behind gives the byte offset at which token i goes on behind its first left
// folded bytes.
func (w *Words) Behind(i, left int) int { return int(w.Tokens[i].Start) + w.behind(i, left) }

func (w *Words) behind(i, left int) int {
	if left == 0 {
		return 0
	}
	for k, r := range w.Of(i) {
		if left <= 0 {
			return k
		}
		left -= len(text.Fold(w.scratch[:0], string(r)))
	}
	return 0
}

// ArticleStart gives the byte offset at which token i begins without the
// clitics before its article: «بالمركز» begins at «المركز».
func (w *Words) ArticleStart(i int) int {
	w.folded = text.Fold(w.folded[:0], w.Of(i))
	left := w.folded[:min(int(w.Tags[i].Before), len(w.folded))]
	took := 0
	for took < len(left) {
		n := 0
		for k := range w.Lex.before {
			if a := &w.Lex.before[k]; len(left)-took >= len(a.Form) && string(left[took:took+len(a.Form)]) == a.Form {
				if a.Class != Article {
					n = len(a.Form)
				}
				break
			}
		}
		if n == 0 {
			break
		}
		took += n
	}
	return w.Behind(i, took)
}

// WithoutClitic takes a clitic of class c off the beginning of a folded word
// that the lexicon need not know: a name with its preposition.
func (x *Lexicon) WithoutClitic(folded string, c Class) (string, bool) {
	for i := range x.before {
		a := &x.before[i]
		if a.Class == c && len(folded) > len(a.Form) && folded[:len(a.Form)] == a.Form && longEnough([]byte(folded[len(a.Form):]), 3) {
			return folded[len(a.Form):], true
		}
	}
	return folded, false
}
