package lang

import (
	"encoding/binary"
	"math/bits"
)

// known remembers the tags of words already looked up, by their folded form.
// It is a table of its own because a news text asks it for every word: half
// the time of a Go map, and nothing allocated for a word that is there.
type known struct {
	slots []knownSlot // their number is a power of two
	tags  []Tag
	bytes []byte // the words, one behind the other
}

type knownSlot struct {
	hash       uint32
	start, end uint32 // in bytes
	tag        int32  // index of tags, counted from 1; 0 for an empty slot
}

// maxKnown bounds how many words are remembered; maxProbes how far a word may
// lie from its place, so that words chosen to collide cost no more than others.
const (
	maxKnown  = 1 << 15
	maxProbes = 8
)

// reset forgets all words.
func (k *known) reset() {
	if k.slots == nil {
		k.slots = make([]knownSlot, 4*maxKnown)
	} else {
		clear(k.slots)
	}
	k.tags, k.bytes = k.tags[:0], k.bytes[:0]
}

// find gives the place of a word: its tag, or the slot that may take it, or
// neither where too many words share its place.
func (k *known) find(word []byte) (tag *Tag, free *knownSlot) {
	h := hashOf(word)
	for i := range uint32(maxProbes) {
		s := &k.slots[(h+i)&uint32(len(k.slots)-1)]
		if s.tag == 0 {
			s.hash = h
			return nil, s
		}
		if s.hash == h && string(k.bytes[s.start:s.end]) == string(word) {
			return &k.tags[s.tag-1], nil
		}
	}
	return nil, nil
}

// keep puts the tag of a word into the free slot that find gave.
func (k *known) keep(free *knownSlot, word []byte, t Tag) {
	if len(k.tags) >= maxKnown || len(word) > 64 {
		return
	}
	free.start = uint32(len(k.bytes))
	k.bytes = append(k.bytes, word...)
	free.end = uint32(len(k.bytes))
	k.tags = append(k.tags, t)
	free.tag = int32(len(k.tags))
}

// hashOf mixes the word eight bytes at a time.
func hashOf(word []byte) uint32 {
	h := uint64(len(word)) * 0x9e3779b97f4a7c15
	for ; len(word) >= 8; word = word[8:] {
		h = mix(h ^ binary.LittleEndian.Uint64(word))
	}
	var rest uint64
	for i, b := range word {
		rest |= uint64(b) << (8 * i)
	}
	return uint32(mix(h ^ rest))
}

func mix(x uint64) uint64 {
	hi, lo := bits.Mul64(x, 0xd6e8feb86659fd93)
	return hi ^ lo
}
