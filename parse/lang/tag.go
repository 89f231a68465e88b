package lang

import (
	"slices"
	"strings"
	"unicode/utf8"

	"newscal/parse/text"
)

// Tag is what the lexicon says of one token.
type Tag struct {
	Set    Set   // classes of the word, or of the phrase that begins here, with those of its clitics
	Word   int32 // entry of the word just as it stands, or -1
	Entry  int32 // entry whose senses it has, its clitics taken off, or -1
	Phrase int32 // entry of the longest phrase that begins here, or -1
	Len    uint8 // tokens of that phrase, else 1
	Inside bool  // continues a phrase that began before
	Before uint8 // folded bytes of clitics taken off its beginning
	part   part  // of what it may be one
}

// part is what a word may be a part of.
type part uint8

const (
	opens  part = 1 << iota // phrases begin with it
	inner                   // phrases go on with it
	closes                  // a verb whose parts stand apart ends with it
	begins                  // patterns begin with it
)

// Begins says that patterns may begin with the token, by its word or phrase, or
// because it is a number.
func (t *Tag) Begins() bool { return t.part&begins != 0 }

// Words is a document with what the lexicon says of each token. It is reused
// between articles: Read keeps its memory, and what it learned of words.
type Words struct {
	text.Document
	Lex  *Lexicon
	Tags []Tag

	folded       []byte
	scratch      [8]byte
	vocabularies map[reading]*vocabulary
	known        *vocabulary
	ids          []id       // by token: the word in known
	opening      []int32    // tokens that may open a phrase with the one behind
	particles    [][2]int32 // verbs whose parts stand apart: the first one's token, the last one's
	closing      []int32    // tokens that may close a verb whose parts stand apart
	upper        []int32    // words with a capital, where they may tell something
	capitals     bool       // the text has capital letters: where it has none, they tell nothing
}

// id leads from a token to what is known of its word.
type id struct {
	word uint16 // index of words, counted from 1; 0 for a word that is not known
	tag  uint16 // index of tags
}

// reading is how words are read: by which lexicon, and whether a small letter
// tells something.
type reading struct {
	*Lexicon
	capitals bool
}

// Read cuts s up and tags its tokens.
func (w *Words) Read(s string, x *Lexicon) {
	w.Lex = x
	w.Document.Read(s, x.Rules())
	w.capitals = x.capitals && w.findUpper()
	w.remember(reading{x, w.capitals})
	w.Tags = slices.Grow(w.Tags[:0], len(w.Tokens))[:len(w.Tokens)]
	w.ids = slices.Grow(w.ids[:0], len(w.Tokens))[:len(w.Tokens)]
	w.lookUp()
	w.findPhrases()
	if x.ModifiersFirst {
		w.heedHyphens()
	}
	if !x.nounAfter.IsEmpty() {
		w.heedPrepositions()
	}
	if slices.ContainsFunc(x.guess, func(a Affix) bool { return a.Class == Participle }) {
		w.heedCopulas()
	}
	if w.capitals {
		w.heedCapitals()
	}
	w.joinParted()
}

// findUpper finds the words with a capital, and says whether there are some.
func (w *Words) findUpper() bool {
	w.upper = w.upper[:0]
	for i := range w.Tokens {
		if w.Tokens[i].Upper {
			w.upper = append(w.upper, int32(i))
		}
	}
	return len(w.upper) > 0
}

// remember takes the vocabulary of r, and forgets all when they have become
// too many words.
func (w *Words) remember(r reading) {
	words := 0
	for _, v := range w.vocabularies {
		words += len(v.words)
	}
	if w.vocabularies == nil || words >= maxKnown {
		w.vocabularies = map[reading]*vocabulary{}
	}
	if w.known = w.vocabularies[r]; w.known == nil {
		w.known = newVocabulary()
		w.vocabularies[r] = w.known
	}
}

// Value gives the value of class c that token i has, phrases first.
func (w *Words) Value(i int, c Class) (int32, bool) {
	t := &w.Tags[i]
	if v, ok := w.Lex.Value(t.Phrase, c); ok {
		return v, true
	}
	return w.Lex.Value(t.Entry, c)
}

// Readings gives the classes of all readings of token i, its phrase among them.
func (w *Words) Readings(i int) Set {
	set := w.Tags[i].Set
	if id := w.ids[i]; id.word > 0 {
		return set.Or(w.known.all[id.tag])
	} else if w.Tokens[i].Kind == text.Break {
		return set
	}
	return set.Or(w.learn(i).all)
}

// Has says that token i is of class c.
func (w *Words) Has(i int, c Class) bool { return w.Tags[i].Set.Has(c) }

// lookUp tags each token on its own.
func (w *Words) lookUp() {
	w.opening, w.closing = w.opening[:0], w.closing[:0]
	var known [guessed]id
	before := part(0) // of the token before
	for first := 0; first < len(w.Tokens); first += guessed {
		tokens := w.Tokens[first:min(first+guessed, len(w.Tokens))]
		tags, ids := w.Tags[first:][:len(tokens)], w.ids[first:][:len(tokens)]
		w.known.guess(&known, w.Text, tokens)
		meanings := w.known.tags
		for k := range tokens {
			tag := &tags[k]
			if ids[k] = known[k]; known[k].word > 0 {
				*tag = meanings[known[k].tag]
			} else if tokens[k].Kind == text.Break {
				*tag = unknown
			} else {
				ids[k], *tag = w.find(first + k)
				meanings = w.known.tags
			}
			if w.Lex.SmallTimes && w.small(first+k) {
				tag.Set = tag.Set.without(tenses) // its ending is no verb's: la Consejería
			}
			if tag.part&inner != 0 && before&opens != 0 {
				w.opening = append(w.opening, int32(first+k-1))
			}
			if tag.part&closes != 0 {
				w.closing = append(w.closing, int32(first+k))
			}
			before = tag.part
		}
	}
}

// small says that token i, which no list has just so, begins with a capital inside a
// sentence.
func (w *Words) small(i int) bool {
	t := &w.Tokens[i]
	return w.Tags[i].Word < 0 && t.Upper && !t.Caps && i > 0 && w.Tokens[i-1].Kind == text.Word
}

// find gives what leads to the word of token i, which is remembered where it is
// new, and what the lexicon says of it.
func (w *Words) find(i int) (id, Tag) {
	t := &w.Tokens[i]
	if word := w.known.find(w.Text[t.Start:], int(t.End-t.Start)); word > 0 {
		k := w.known.words[word-1].tag
		return id{word, k}, w.known.tags[k]
	}
	m, word := w.learn(i), w.Of(i)
	k := w.known.keep(word, w.folded, m, text.Stem(word[w.behind(i, int(m.Before)):]))
	if k == 0 {
		return id{}, m.Tag
	}
	return id{k, w.known.words[k-1].tag}, m.Tag
}

// unknown is the tag of a word of which nothing is known.
var unknown = Tag{Word: -1, Entry: -1, Phrase: -1, Len: 1}

// learn asks the lexicon for token i, and leaves its folded form in w.folded.
func (w *Words) learn(i int) meaning {
	x, t := w.Lex, unknown
	w.folded = text.Fold(w.folded[:0], w.Of(i))
	if w.Tokens[i].Kind == text.Word {
		t = x.look(w.folded)
	} else if id, ok := x.index[string(w.folded)]; ok {
		t.Word, t.Entry, t.Set = id, id, x.entries[id].Set
	}
	if x.sign != "" && strings.Contains(w.Of(i), x.sign) {
		if set, ok := x.marked[x.signed(w.Of(i))]; ok {
			t.Word, t.Entry, t.Before, t.Set = -1, -1, 0, set
		}
	}
	if x.CapitalNouns && w.Tokens[i].Upper && t.Word < 0 {
		t.Set = t.Set.without(tenses) // its ending is no verb's: die Kette
	}
	if t.Entry >= 0 && x.entries[t.Entry].small > 0 && !w.Tokens[i].Upper && w.capitals && w.Tokens[i].Kind == text.Word {
		t.Entry = x.entries[t.Entry].small
		t.Set = x.entries[t.Entry].Set
		if t.Word >= 0 {
			t.Word = t.Entry
		}
	}
	if w.Tokens[i].Kind == text.Number {
		t.part |= begins
	}
	m := meaning{Tag: t, all: t.Set}
	for _, id := range [2]int32{t.Word, t.Entry} {
		if id >= 0 {
			m.all = m.all.Or(x.entries[id].Set)
			m.part |= x.entries[id].part()
		}
	}
	return m
}

// Stem gives a number for the stem of token i without its clitics; see [text.Stem].
func (w *Words) Stem(i int) uint64 {
	if word := w.ids[i].word; word > 0 {
		return w.known.stems[word-1]
	}
	return text.Stem(w.Text[w.BareStart(i):w.Tokens[i].End])
}

// Note is room for what its reader finds out of the word of token i by its
// letters alone; 0 at first. It is nil for a word that is not remembered.
func (w *Words) Note(i int) *uint8 {
	if word := w.ids[i].word; word > 0 {
		return &w.known.words[word-1].note
	}
	return nil
}

// Folded gives token i in its folded form.
func (w *Words) Folded(i int) string {
	if word := w.ids[i].word; word > 0 {
		return w.known.foldedOf(word)
	}
	return string(text.Fold(nil, w.Of(i)))
}

// look tags a folded word: as it stands, else with its clitics taken off, else
// by its ending.
func (x *Lexicon) look(word []byte) Tag {
	t := Tag{Word: -1, Entry: -1, Phrase: -1, Len: 1}
	if id, ok := x.index[string(word)]; ok {
		t.Word, t.Entry, t.Set = id, id, x.entries[id].Set
		if t.Set == Of(Pattern) { // a pattern's word with its article tells nothing else
			if bare, ok := x.strip(word, 3); ok {
				bare.Word = id
				bare.Set.Add(Pattern)
				return bare
			}
		}
		if !t.Set.IsEmpty() {
			if t.Set.within(verbs) {
				x.addGuesses(&t, word)
			}
			return t
		}
	}
	if bare, ok := x.strip(word, 3); ok {
		bare.Word = t.Word
		return bare
	}
	x.addGuesses(&t, word)
	return t
}

// verbs are the classes of words that are verbs and tell no tense.
var verbs = Of(Act, Host, Light, Attend, Report, Add, Pattern)

// phraseVerbs are those that a phrase may be: will close.
var phraseVerbs = Of(Act, Host, Light, Attend, Report, Add, Pattern, Ends)

// tenses are the classes that tell when or how surely a verb is meant.
var tenses = Of(Future, Past, Present, Infinitive, Scheduled, Expected)

// strip takes up to depth clitics off the word until the lexicon knows it.
func (x *Lexicon) strip(word []byte, depth int) (Tag, bool) {
	if depth == 0 || len(word) < 3 {
		return Tag{}, false
	}
	if t, ok := x.stripBefore(word, depth); ok {
		return t, true
	}
	for i := range x.after {
		a := &x.after[i]
		if !hasSuffix(word, a.Form) || !longEnough(word[:len(word)-len(a.Form)], a.Min) {
			continue
		}
		if t, ok := x.bare(word[:len(word)-len(a.Form)], depth); ok {
			t.Set.Add(a.Class)
			return t, true
		}
	}
	return Tag{}, false
}

// stripBefore takes clitics off the beginning of the word, as strip does.
func (x *Lexicon) stripBefore(word []byte, depth int) (Tag, bool) {
	if depth == 0 || len(word) < 3 || !x.opens[word[0]] {
		return Tag{}, false
	}
	for i := range x.before {
		a := &x.before[i]
		if !hasPrefix(word, a.Form) || !longEnough(word[len(a.Form):], a.Min) {
			continue
		}
		if t, ok := x.bare(word[len(a.Form):], depth); ok && (a.of.IsEmpty() || t.Set.Any(a.of)) {
			t.Before += uint8(len(a.Form))
			t.Set = t.Set.without(a.drops)
			t.Set.Add(a.Class)
			return t, true
		}
	}
	return Tag{}, false
}

// bare looks up what is left of a word, taking off more clitics where needed.
func (x *Lexicon) bare(word []byte, depth int) (Tag, bool) {
	if id, ok := x.index[string(word)]; ok && !x.entries[id].Set.IsEmpty() {
		if x.entries[id].Set == Of(Pattern) { // و | ستستمر, which a pattern names
			if t, ok := x.stripBefore(word, depth-1); ok {
				t.Set.Add(Pattern)
				return t, true
			}
		}
		return Tag{Set: x.entries[id].Set, Word: -1, Entry: id, Phrase: -1, Len: 1}, true
	}
	return x.strip(word, depth-1)
}

func hasPrefix(word []byte, p string) bool {
	return len(word) > len(p) && string(word[:len(p)]) == p
}

func hasSuffix(word []byte, s string) bool {
	return len(word) > len(s) && string(word[len(word)-len(s):]) == s
}

func longEnough(word []byte, letters int) bool {
	return len(word) >= letters && utf8.RuneCount(word) >= letters
}

// findPhrases marks the phrases, the longest at each place, from left to right.
func (w *Words) findPhrases() {
	x := w.Lex
	end := 0 // of the phrase before
	for _, i32 := range w.opening {
		i := int(i32)
		if i < end {
			continue
		}
		t := &w.Tags[i]
		entry, n := int32(-1), 0
		if t.Word >= 0 && x.entries[t.Word].node > 0 {
			entry, n = w.phraseFrom(x.entries[t.Word].node, i+1)
		}
		if t.Entry >= 0 && t.Entry != t.Word && x.entries[t.Entry].node > 0 {
			if e, m := w.phraseFrom(x.entries[t.Entry].node, i+1); m > n {
				entry, n = e, m
			}
		}
		if entry < 0 {
			continue
		}
		t.Phrase, t.Len = entry, uint8(n)
		t.part |= x.entries[entry].part() & begins
		set := x.entries[entry].Set
		if set.Any(phraseVerbs) && !set.Any(tenses) { // se reunirá: its verb tells the tense
			for j := i; j < i+n; j++ {
				if j == i || !w.is(i, j) {
					set = set.Or(w.Tags[j].Set.And(tenses))
				}
			}
		}
		t.Set = set.Or(w.cliticSet(i))
		for j := i + 1; j < i+n; j++ {
			w.Tags[j].Inside, w.Tags[j].Set = true, Set{}
		}
		end = i + n
	}
}

// phraseFrom follows the phrase tree from node at over the tokens from i; n is
// the length of the longest phrase, its first word counted.
func (w *Words) phraseFrom(at int32, i int) (entry int32, n int) {
	entry = -1
	for j := i; j < len(w.Tags) && j < i+8; j++ {
		t := &w.Tags[j]
		if t.part&inner == 0 {
			break
		}
		to := int32(0)
		if t.Word >= 0 {
			to = w.Lex.nodes[at].after(t.Word)
		}
		if to == 0 && t.Entry >= 0 && t.Entry != t.Word && !w.cliticSet(j).Has(And) { // الثامنة | وعشر
			to = w.Lex.nodes[at].after(t.Entry)
		}
		if to == 0 {
			break
		}
		if at = to; w.Lex.nodes[at].entry >= 0 {
			entry, n = w.Lex.nodes[at].entry, j-i+2
		}
	}
	return entry, n
}
