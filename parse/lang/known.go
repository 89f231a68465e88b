package lang

import (
	"math/bits"
	"strings"
)

// vocabulary remembers what a lexicon says of the words that texts have had so
// far, each as it stands there, so that most words are neither folded nor
// looked up again. It is a table of its own because a news text asks it for
// every word: half the time of a Go map, and nothing allocated for a word that
// is there.
type vocabulary struct {
	slots   []slot // their number is a power of two
	words   []known
	text    strings.Builder // each word, and its folded form where that differs
	tags    []meaning
	indices map[meaning]uint16 // of tags
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
	all    Set  // classes of all its readings
	opens  bool // phrases begin with it
	closes bool // a verb whose parts stand apart ends with it
}

// known is what is known of a word.
type known struct {
	stem   uint64 // without its clitics; see text.Stem
	hash   uint32
	start  uint32 // in the text
	tag    uint16 // index of tags
	length uint8
	folded uint8 // length of the folded form behind it; 0 where it is the same
	note   uint8 // see Note
}

// Bounds of a vocabulary: how many words all those of a reader remember; how
// long they are; and how far a word may lie from its place, so that words
// chosen to collide cost no more than others.
const (
	maxKnown  = 1<<16 - 1
	maxLength = 64
	maxProbes = 8
	minSlots  = 1 << 11
)

func newVocabulary() *vocabulary {
	return &vocabulary{slots: make([]slot, minSlots), indices: map[meaning]uint16{}}
}

// find gives the index of the word in the first n bytes of s, or 0, and its hash.
func (v *vocabulary) find(s string, n int) (k uint16, hash uint32) {
	hash = hashOf(s, n)
	for i := range uint32(maxProbes) {
		at := v.slots[(hash+i)&uint32(len(v.slots)-1)]
		if at.word == 0 {
			break
		}
		if at.hash != uint16(hash>>16) {
			continue
		}
		if w := &v.words[at.word-1]; v.text.String()[w.start:][:w.length] == s[:n] {
			return at.word, hash
		}
	}
	return 0, hash
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
func (v *vocabulary) keep(hash uint32, word string, folded []byte, m meaning, stem uint64) uint16 {
	if len(word) > maxLength || len(folded) > maxLength || len(v.words) >= maxKnown {
		return 0
	}
	k := known{stem: stem, hash: hash, start: uint32(v.text.Len()), length: uint8(len(word))}
	v.text.WriteString(word)
	if string(folded) != word {
		k.folded = uint8(len(folded))
		v.text.Write(folded)
	}
	var ok bool
	if k.tag, ok = v.indices[m]; !ok {
		k.tag = uint16(len(v.tags))
		v.indices[m] = k.tag
		v.tags = append(v.tags, m)
	}
	v.words = append(v.words, k)
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
	hash := v.words[i].hash
	for k := range uint32(maxProbes) {
		if to := &v.slots[(hash+k)&uint32(len(v.slots)-1)]; to.word == 0 {
			*to = slot{uint16(hash >> 16), uint16(i + 1)}
			return
		}
	}
}

// hashOf mixes the n bytes of the word that s begins with, eight at a time. It
// may look at what stands behind the word, which spares a loop of as many turns
// as the word has bytes.
func hashOf(s string, n int) uint32 {
	h := uint64(n) * 0x9e3779b97f4a7c15
	for ; n >= 8; n, s = n-8, s[8:] {
		h = mix(h ^ eight(s))
	}
	var rest uint64
	if len(s) >= 8 {
		rest = eight(s) & (1<<(8*n) - 1)
	} else {
		for i := range n {
			rest |= uint64(s[i]) << (8 * i)
		}
	}
	return uint32(mix(h ^ rest))
}

// eight gives the first eight bytes of s.
func eight(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x, 0xd6e8feb86659fd93)
	return hi ^ lo
}
