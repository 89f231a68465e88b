package main

import (
	"strings"
	"unicode"

	"newscal/parse/text"
)

// fold makes the form that the tables hold of a name: folded as texts are,
// with one space for every run of hyphens, apostrophes, dots and spaces.
func fold(s string) string {
	parts := strings.FieldsFunc(string(text.Fold(nil, s)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(parts, " ")
}
