package lang

import (
	"slices"
	"strings"

	"newscal/parse/text"
)

// cliticSet gives the classes that the clitics of token i add.
func (w *Words) cliticSet(i int) Set {
	if w.Tags[i].Before == 0 {
		return Set{}
	}
	return w.joined(i)
}

// Clitics gives the classes of what is written together with token i before it.
// Of a word that no list knows that is all up to an article, if there is one:
// «والنقابات».
func (w *Words) Clitics(i int) Set {
	if t := &w.Tags[i]; t.Before == 0 && !t.Set.IsEmpty() {
		return Set{}
	}
	return w.joined(i)
}

// joined gives the classes of what is written together with token i, which it
// finds out once for each word.
func (w *Words) joined(i int) Set {
	word := w.ids[i].word
	if word == 0 {
		return w.joinedTo(i)
	}
	v := w.known
	if k := &v.words[word-1]; k.joined > 0 {
		return v.joined[k.joined-1]
	}
	set := w.joinedTo(i)
	at := slices.Index(v.joined, set)
	if at < 0 && len(v.joined) < maxJoined {
		at = len(v.joined)
		v.joined = append(v.joined, set)
	}
	v.words[word-1].joined = uint8(at + 1)
	return set
}

// joinedTo finds out what is written together with token i: what was taken off
// it, or all up to an article.
func (w *Words) joinedTo(i int) (s Set) {
	rest, known := w.Folded(i), w.Tags[i].Before > 0
	if known {
		rest = rest[:w.Tags[i].Before]
	}
	for len(rest) > 0 && (known || w.Lex.opens[rest[0]]) {
		k := slices.IndexFunc(w.Lex.before, func(a Affix) bool { return strings.HasPrefix(rest, a.Form) })
		if k < 0 {
			break
		}
		a := &w.Lex.before[k]
		s.Add(a.Class)
		if !known && a.Class == Article {
			return s
		}
		rest = rest[len(a.Form):]
	}
	if known {
		return s
	}
	return Set{}
}

// heedPrepositions takes from the words behind a preposition without a pronoun
// of its own what only a verb can be.
func (w *Words) heedPrepositions() {
	for i := range max(0, len(w.Tags)-1) {
		p, t := &w.Tags[i], &w.Tags[i+1]
		if p.Set.Any(w.Lex.nounAfter) && p.Entry >= 0 && t.Set.Any(finite) && !t.Set.Any(nominal) && w.bound(i) {
			t.Set = t.Set.without(finite)
		}
	}
}

// heedCopulas makes participles behind a copula of the present tell what is, and not
// what was: «une marche est organisée samedi».
func (w *Words) heedCopulas() {
	for i := range max(0, len(w.Tags)-1) {
		if t := &w.Tags[i+1]; w.is(i, i+1) {
			t.Set.Remove(Past)
			t.Set.Add(Present)
		}
	}
}

// is says that token i is a copula of the present, and token j a participle.
func (w *Words) is(i, j int) bool {
	be := w.Tags[i].Set
	return w.Tags[j].Set.Has(Participle) && be.Has(Copula) && !be.Has(Past)
}

// finite are the classes that a verb has and a noun has not.
var finite = Of(Past, Present, Report, Add, Act, Host)

// nominal are the classes of words that are more than verbs, and of verbs to come.
var nominal = Of(Future, Event, Conj, And)

// bound says that token i is a preposition by itself, or behind «and», and has
// no pronoun at its end: it goes with the word behind it.
func (w *Words) bound(i int) bool {
	t := &w.Tags[i]
	id, ok := w.Lex.index[w.Folded(i)[t.Before:]]
	return ok && id == t.Entry && !t.Set.Any(alsoBeforeVerbs) && w.cliticSet(i).within(Of(And))
}

// alsoBeforeVerbs are the classes of words that lead to verbs too: until, and
// one that means who as well as from.
var alsoBeforeVerbs = Of(Until, That, Clause, Relative, Between)

// Coordinates says that token i is a verb with «and» written before it, which
// opens a clause of its own: «ويتجه».
func (w *Words) Coordinates(i int) bool {
	t := &w.Tags[i]
	return t.Before > 0 && t.Set.Any(tensed) && !t.Set.Any(noVerb) && w.cliticSet(i).Has(And)
}

// tensed are the classes of finite verbs, noVerb those of nouns that look like one.
var (
	tensed = Of(Past, Present, Future)
	noVerb = Of(Event, Noun, Article)
)

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
