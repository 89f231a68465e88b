package lang

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/abadojack/whatlanggo"

	"newscal/parse/text"
)

// detectBytes is how much of a text tells its language.
const detectBytes = 1000

// Detect gives the code of the language that a text is in: the declared one
// where it is known, else the one that script and letters tell, or "" where
// no known language is likely.
func Detect(declared, prose string) string {
	if code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(declared, "_", "-")), "-"); slices.Contains(codes(), code) {
		return code
	}
	if len(prose) > detectBytes {
		prose = strings.ToValidUTF8(prose[:detectBytes], "")
	}
	if len(prose) < fewBytes {
		if code := byWords(prose); code != "" {
			return code
		}
	}
	return whatlanggo.DetectLangWithOptions(prose, whatlanggo.Options{Whitelist: ours()}).Iso6391()
}

// fewBytes is the length up to which known words tell a language better than
// the letters of a text do.
const fewBytes = 400

// byWords gives the language that knows most words of a short text, "" where
// two know as many.
func byWords(prose string) string {
	words := strings.FieldsFunc(prose, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	for i, w := range words {
		words[i] = string(text.Fold(nil, w))
	}
	best, most, second := "", 0, 0
	for _, code := range codes() {
		x, err := For(code)
		if err != nil {
			continue
		}
		n := x.knows(words)
		if n > most {
			best, most, second = code, n, most
		} else {
			second = max(second, n)
		}
	}
	if most == second {
		return ""
	}
	return best
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
