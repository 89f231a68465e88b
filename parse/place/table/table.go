// Package table finds lines in a sorted text by their first word, through a
// hash index that was made beforehand: both may be embedded, so that nothing
// is read, split or allocated when the program starts or looks something up.
//
// A text has one entry a line, sorted by bytes: a key of words divided by
// single spaces, a tab, and anything up to the line's end.
package table

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// Table is a text with its index.
type Table struct{ Text, Index string }

// From gives the rest of the text from the first line whose key begins with
// the given first word, or "" where there is none. Lines of the same first
// word follow one another.
func (t *Table) From(word string) string { return t.FromHash(word, Hash(word)) }

// FromHash is From for a word whose Hash is known.
func (t *Table) FromHash(word string, h uint32) string {
	slots := uint32(len(t.Index) / 4)
	if slots == 0 || word == "" {
		return ""
	}
	for i := slot(h, slots); ; i++ {
		if i == slots {
			i = 0
		}
		b := t.Index[4*i:][:4]
		v := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
		if v == 0 {
			return ""
		}
		if v>>24 == h&0xFF {
			if rest := t.Text[v&0xFFFFFF-1:]; StartsWith(rest, word) {
				return rest
			}
		}
	}
}

// StartsWith tells whether a line's first word is the given one.
func StartsWith(line, word string) bool {
	return len(line) > len(word) && line[:len(word)] == word && line[len(word)] <= ' '
}

// Get gives what follows the key on its line.
func (t *Table) Get(key string) (rest string, ok bool) {
	head, _, _ := strings.Cut(key, " ")
	for text := t.From(head); StartsWith(text, head); {
		line, after, _ := strings.Cut(text, "\n")
		if len(line) > len(key) && line[:len(key)] == key && line[len(key)] == '\t' {
			return line[len(key)+1:], true
		}
		text = after
	}
	return "", false
}

// Build makes the index of a text: open addressing over half as many slots again
// as first words, each slot the first line's offset plus one in 24 bits
// under 8 bits of the word's hash, little-endian; 0 is an empty slot.
func Build(text string) ([]byte, error) {
	if len(text) >= 1<<24-1 {
		return nil, fmt.Errorf("text of %d bytes is too long for 24-bit offsets", len(text))
	}
	type group struct {
		word string
		at   int
	}
	var groups []group
	at, last := 0, ""
	for line := range strings.Lines(text) {
		if line <= last {
			return nil, fmt.Errorf("line %q does not come after %q", line, last)
		}
		word := line[:strings.IndexAny(line, " \t")]
		if len(groups) == 0 || groups[len(groups)-1].word != word {
			groups = append(groups, group{word, at})
		}
		at, last = at+len(line), line
	}
	slots := uint32(len(groups) + len(groups)/2 + 1)
	index := make([]byte, 4*slots)
	for _, g := range groups {
		h := Hash(g.word)
		i := slot(h, slots)
		for binary.LittleEndian.Uint32(index[4*i:]) != 0 {
			i = (i + 1) % slots
		}
		binary.LittleEndian.PutUint32(index[4*i:], h<<24|uint32(g.at+1))
	}
	return index, nil
}

// slot is where the search for a hash begins: its high bits choose, so that its
// low ones can tell apart the words that meet there.
func slot(h, slots uint32) uint32 { return uint32(uint64(h) * uint64(slots) >> 32) }

// Hash is FNV-1a with its bits mixed once more.
func Hash(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	h ^= h >> 15
	return h * 0x2c1b3c6d
}
