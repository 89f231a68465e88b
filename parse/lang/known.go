package lang

import (
	"math/bits"
	"strings"

	"newscal/parse/text"
)

// vocabulary remembers what a lexicon says of the words that texts have had so
// far, each as it stands there, so that most words are neither folded nor
// looked up again. It is a table of its own because a news text asks it for
// every word: half the time of a Go map, and nothing allocated for a word that
// is there.
type vocabulary struct {
	slots   []slot // their number is a power of two
	words   []known
	stems   []uint64        // by word, without its clitics; see text.Stem
	text    strings.Builder // each word, and its folded form where that differs
	tags    []Tag
	all     []Set              // by tag: see meaning
	indices map[meaning]uint16 // of tags
	joined  []Set              // what is written together with words, at most maxJoined
}

// slot leads from the hash of a word to what is known of it. It is small, so
// that those of all words stay near the processor.
type slot struct {
	hash uint16 // its upper half
	word uint16 // index, counted from 1; 0 for none
}

// meaning is what the lexicon says of a word by itself. Words that no list has
// share a few.
type meaning struct {
	Tag
	all Set // classes of all its readings
}

// known is what is known of a word: half a line of the processor's cache.
type known struct {
	begins key
	start  uint32 // in the text
	tag    uint16 // index of tags
	length uint8
	folded uint8 // length of the folded form behind it; 0 where it is the same
	note   uint8 // see Note
	joined uint8 // index of what is written together with it, counted from 1; 0 where nobody has asked
}

// Bounds of a vocabulary: how many words all those of a reader remember; how
// long they are; and how far a word may lie from its place, so that words
// chosen to collide cost no more than others.
const (
	maxKnown  = 1<<16 - 1
	maxLength = 64
	maxProbes = 8
	maxJoined = 1<<8 - 1
	minSlots  = 1 << 11
)

func newVocabulary() *vocabulary {
	return &vocabulary{slots: make([]slot, minSlots), indices: map[meaning]uint16{}}
}

// find gives the index of the word in the first n bytes of s, or 0. Most words
// are no longer than their key and need no look at the text.
func (v *vocabulary) find(s string, n int) uint16 {
	begins := keyOf(s, n)
	hash := begins.hash(s, n)
	for i := range uint32(maxProbes) {
		at := v.slots[(hash+i)&uint32(len(v.slots)-1)]
		if at.word == 0 {
			break
		}
		if at.hash != uint16(hash>>16) {
			continue
		}
		if w := &v.words[at.word-1]; w.begins == begins && int(w.length) == n && (n <= keyLength || v.text.String()[w.start:][keyLength:n] == s[keyLength:n]) {
			return at.word
		}
	}
	return 0
}

// guessed is how many tokens are guessed at once.
const guessed = 32

// guess gives what leads to the words that tokens of the text s are, where the
// first look finds them. It looks for many at once, each step for all of them, so
// that the processor waits for their places in memory together.
func (v *vocabulary) guess(ids *[guessed]id, s string, tokens []text.Token) {
	var keys [guessed]key
	slots, last := v.slots, uint32(len(v.slots)-1)
	for k := range min(len(tokens), guessed) {
		t := &tokens[k]
		ids[k].word = 0
		n := int(t.End - t.Start)
		if word := s[t.Start:]; n <= keyLength && len(word) >= keyLength {
			m := &keyMasks[n]
			keys[k] = key{eight(word) & m.a, eight(word[8:]) & m.b}
			ids[k].word = slots[uint32(keys[k].mix(n))&last].word
		}
	}
	words := v.words
	for k := range min(len(tokens), guessed) {
		if word := ids[k].word; word > 0 {
			w := &words[word-1]
			if ids[k].tag = w.tag; w.begins != keys[k] || uint32(w.length) != tokens[k].End-tokens[k].Start {
				ids[k].word = 0
			}
		}
	}
}

// foldedOf gives the folded form of word k.
func (v *vocabulary) foldedOf(k uint16) string {
	w := &v.words[k-1]
	if w.folded == 0 {
		return v.text.String()[w.start:][:w.length]
	}
	return v.text.String()[w.start+uint32(w.length):][:w.folded]
}

// keep remembers a word that find did not, and gives its index, or 0 where
// there is no room for it.
func (v *vocabulary) keep(word string, folded []byte, m meaning, stem uint64) uint16 {
	if len(word) > maxLength || len(folded) > maxLength || len(v.words) >= maxKnown {
		return 0
	}
	k := known{begins: keyOf(word, len(word)), start: uint32(v.text.Len()), length: uint8(len(word))}
	v.text.WriteString(word)
	if string(folded) != word {
		k.folded = uint8(len(folded))
		v.text.Write(folded)
	}
	var ok bool
	if k.tag, ok = v.indices[m]; !ok {
		k.tag = uint16(len(v.tags))
		v.indices[m] = k.tag
		v.tags, v.all = append(v.tags, m.Tag), append(v.all, m.all)
	}
	v.words, v.stems = append(v.words, k), append(v.stems, stem)
	if 2*len(v.words) > len(v.slots) {
		v.slots = make([]slot, 2*len(v.slots))
		for i := range v.words {
			v.place(i)
		}
	} else {
		v.place(len(v.words) - 1)
	}
	return uint16(len(v.words))
}

// place puts word i where find looks for it; one too far from there is forgotten.
func (v *vocabulary) place(i int) {
	w := &v.words[i]
	hash := w.begins.hash(v.text.String()[w.start:], int(w.length))
	for k := range uint32(maxProbes) {
		if to := &v.slots[(hash+k)&uint32(len(v.slots)-1)]; to.word == 0 {
			*to = slot{uint16(hash >> 16), uint16(i + 1)}
			return
		}
	}
}

// keyLength is how many bytes of a word its key holds.
const keyLength = 16

// key is the first bytes of a word, zeros behind a short one.
type key struct{ a, b uint64 }

// keyOf gives the key of the n bytes of the word that s begins with. It may look
// at what stands behind the word, which spares a loop of as many turns as the
// word has bytes.
func keyOf(s string, n int) key {
	if len(s) < keyLength {
		var padded [keyLength]byte
		copy(padded[:], s[:n])
		return keyOf(string(padded[:]), n)
	}
	m := &keyMasks[min(n, keyLength)]
	return key{eight(s) & m.a, eight(s[8:]) & m.b}
}

// keyMasks tell the bytes of a key that a word of so many bytes has.
var keyMasks = makeMasks()

func makeMasks() (m [keyLength + 1]key) {
	for n := range m {
		m[n] = key{1<<(8*min(n, 8)) - 1, 1<<(8*max(n-8, 0)) - 1}
	}
	return m
}

// hash mixes the n bytes of the word that s begins with, of which k is the key.
func (k key) hash(s string, n int) uint32 {
	h := k.mix(n)
	for at := keyLength; at < n; at += keyLength {
		rest := keyOf(s[at:], min(n-at, keyLength))
		h = mix(mix(h^rest.a) ^ rest.b)
	}
	return uint32(h)
}

// mix mixes the key of a word of n bytes.
func (k key) mix(n int) uint64 { return mix(mix(uint64(n)*0x9e3779b97f4a7c15^k.a) ^ k.b) }

// eight gives the first eight bytes of s.
func eight(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x, 0xd6e8feb86659fd93)
	return hi ^ lo
}
