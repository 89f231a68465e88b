package lang

import (
	"maps"
	"slices"
	"strings"
)

// readMarked reads the words that sign tells apart.
func (x *Lexicon) readMarked(sign string, words map[string]string) error {
	x.sign, x.marked = sign, map[string]Set{}
	for _, key := range slices.Sorted(maps.Keys(words)) {
		set, err := classesOf(key)
		if err != nil {
			return err
		}
		for w := range strings.FieldsSeq(words[key]) {
			for _, form := range expand(w) {
				x.marked[x.signed(form)] = set
			}
		}
	}
	return nil
}

// signed folds a word, its signs kept.
func (x *Lexicon) signed(word string) string {
	parts := strings.Split(word, x.sign)
	for i := range parts {
		parts[i] = fold(parts[i])
	}
	return strings.Join(parts, x.sign)
}
