package lang

import (
	"slices"
	"strings"
	"sync"

	"github.com/abadojack/whatlanggo"
)

// detectBytes is how much of a text tells its language.
const detectBytes = 1000

// Detect gives the code of the language that a text is in: the declared one
// where it is known, else the one that script and letters tell, or "" where
// no known language is likely.
func Detect(declared, text string) string {
	if code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(declared, "_", "-")), "-"); slices.Contains(codes(), code) {
		return code
	}
	if len(text) > detectBytes {
		text = strings.ToValidUTF8(text[:detectBytes], "")
	}
	return whatlanggo.DetectLangWithOptions(text, whatlanggo.Options{Whitelist: ours()}).Iso6391()
}

// ours are the languages that there are, as whatlanggo names them.
var ours = sync.OnceValue(func() map[whatlanggo.Lang]bool {
	among := map[whatlanggo.Lang]bool{}
	for l := range whatlanggo.Langs {
		if slices.Contains(codes(), l.Iso6391()) {
			among[l] = true
		}
	}
	return among
})
