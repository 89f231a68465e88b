package text

import "unicode/utf8"

// stemLetters is how many letters most inflected forms of a word share.
const stemLetters = 5

// stemBytes is room for a stem, with marks that folding drops.
const stemBytes = 64

// AppendStem appends the first letters of word, folded, so that most inflected
// forms of a word meet.
func AppendStem(dst []byte, word string) []byte {
	n := 0
	for i := 0; i < len(word) && n < stemLetters; {
		_, size := short(word, i)
		if size == 0 {
			_, size = utf8.DecodeRuneInString(word[i:])
		}
		before := len(dst)
		if dst = Fold(dst, word[i:i+size]); len(dst) > before {
			n++
		}
		i += size
	}
	return dst
}

// Stem gives a number for the stem of word, the same for the same stem (FNV-1a).
func Stem(word string) uint64 {
	var buf [stemBytes]byte
	h := uint64(14695981039346656037)
	for _, c := range AppendStem(buf[:0], word) {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}
