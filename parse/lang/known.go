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

// slot leads from the hash of a word to what is known of it.
type slot struct {
	hash  uint32
	start uint32 // in the text
	recalled
	length uint8
}

// recalled leads to what is known of a word.
type recalled struct {
	word uint16 // index, counted from 1; 0 for none
	tag  uint16 // index of tags; 0 for none
}

// meaning is what a tag holds of one word; the phrases that it opens depend on
// the text. Words that no list has share a few.
type meaning struct {
	set, all    Set // all: of the word as it stands too
	word, entry int32
	before      uint8
	opens       bool // phrases begin with it
	inner       bool // phrases go on with it
}

// known is what else is known of a word.
type known struct {
	stem   uint64 // without its clitics; see text.Stem
	start  uint32 // in the text
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
	return &vocabulary{slots: make([]slot, minSlots), tags: make([]meaning, 1), indices: map[meaning]uint16{}}
}

// find gives the slot of a word, or nil, and the word's hash.
func (v *vocabulary) find(word string) (s *slot, hash uint32) {
	hash = hashOf(word)
	for i := range uint32(maxProbes) {
		s := &v.slots[(hash+i)&uint32(len(v.slots)-1)]
		if s.word == 0 {
			return nil, hash
		}
		if s.hash == hash && v.text.String()[s.start:][:s.length] == word {
			return s, hash
		}
	}
	return nil, hash
}

// foldedOf gives the folded form of word k.
func (v *vocabulary) foldedOf(k uint16) string {
	w := &v.words[k-1]
	if w.folded == 0 {
		return v.text.String()[w.start:][:w.length]
	}
	return v.text.String()[w.start+uint32(w.length):][:w.folded]
}

// keep remembers a word that find did not, where there is room for it.
func (v *vocabulary) keep(hash uint32, word string, folded []byte, m meaning, stem uint64) (r recalled) {
	if len(word) > maxLength || len(folded) > maxLength || len(v.words) >= maxKnown {
		return r
	}
	k := known{stem: stem, start: uint32(v.text.Len()), length: uint8(len(word))}
	v.text.WriteString(word)
	if string(folded) != word {
		k.folded = uint8(len(folded))
		v.text.Write(folded)
	}
	v.words = append(v.words, k)
	tag, ok := v.indices[m]
	if !ok {
		tag = uint16(len(v.tags))
		v.indices[m] = tag
		v.tags = append(v.tags, m)
	}
	if 2*len(v.words) > len(v.slots) {
		v.grow()
	}
	r = recalled{uint16(len(v.words)), tag}
	v.place(slot{hash, k.start, r, k.length})
	return r
}

// place puts s where find looks for it; one too far from there is forgotten.
func (v *vocabulary) place(s slot) {
	for i := range uint32(maxProbes) {
		if to := &v.slots[(s.hash+i)&uint32(len(v.slots)-1)]; to.word == 0 {
			*to = s
			return
		}
	}
}

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.word > 0 {
			v.place(s)
		}
	}
}

// hashOf mixes the word eight bytes at a time.
func hashOf(word string) uint32 {
	h := uint64(len(word)) * 0x9e3779b97f4a7c15
	for ; len(word) >= 8; word = word[8:] {
		h = mix(h ^ (uint64(word[0]) | uint64(word[1])<<8 | uint64(word[2])<<16 | uint64(word[3])<<24 |
			uint64(word[4])<<32 | uint64(word[5])<<40 | uint64(word[6])<<48 | uint64(word[7])<<56))
	}
	var rest uint64
	for i := range len(word) {
		rest |= uint64(word[i]) << (8 * i)
	}
	return uint32(mix(h ^ rest))
}

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x, 0xd6e8feb86659fd93)
	return hi ^ lo
}
