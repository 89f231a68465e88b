package lang

import (
	"slices"
	"strings"

	"github.com/abadojack/whatlanggo"
)

// detectBytes is how much of a text tells its language.
const detectBytes = 4000

// Detect gives the code of the language that a text is in: the declared one
// where it is known, else the one that script and letters tell, or "" where
// no known language is likely.
func Detect(declared, text string) string {
	codes := Codes()
	if code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(declared, "_", "-")), "-"); slices.Contains(codes, code) {
		return code
	}
	if len(text) > detectBytes {
		text = strings.ToValidUTF8(text[:detectBytes], "")
	}
	among := map[whatlanggo.Lang]bool{}
	for l, name := range whatlanggo.Langs {
		_ = name
		if slices.Contains(codes, l.Iso6391()) {
			among[l] = true
		}
	}
	return whatlanggo.DetectLangWithOptions(text, whatlanggo.Options{Whitelist: among}).Iso6391()
}
