package lang

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// indexGuesses sorts the guesses by what a word must have for one to fit, so
// that few are tried on each: a text has new words to its end.
func (x *Lexicon) indexGuesses() {
	for i := range x.guess {
		a := &x.guess[i]
		to := &x.tails[a.Form[len(a.Form)-1]]
		switch {
		case a.Any != "":
			for len(x.shapes) <= a.Min {
				x.shapes = append(x.shapes, nil)
			}
			a.shape = []rune(a.Form)
			to = &x.shapes[a.Min]
		case a.Before:
			to = &x.heads[headByte(a.Form)]
		}
		*to = append(*to, uint16(i))
	}
}

// headByte gives the byte that tells most of the first letter of s: of two bytes
// or more, the second.
func headByte[S string | []byte](s S) byte {
	if len(s) > 1 && s[0] >= utf8.RuneSelf {
		return s[1]
	}
	return s[0]
}

// addGuesses adds the classes that the ending or beginning of word tells.
func (x *Lexicon) addGuesses(t *Tag, word []byte) {
	if len(x.guess) == 0 || len(word) == 0 {
		return
	}
	first := len(x.guess) // of those that fit, with senses
	add := func(i uint16) {
		t.Set.Add(x.guess[i].Class)
		if x.guess[i].entry >= 0 {
			first = min(first, int(i))
		}
	}
	letters := utf8.RuneCount(word)
	for _, some := range [2][]uint16{x.heads[headByte(word)], x.tails[word[len(word)-1]]} {
		for _, i := range some {
			if x.guess[i].fits(word, letters) {
				add(i)
			}
		}
	}
	if letters < len(x.shapes) && len(x.shapes[letters]) > 0 {
		var room [16]rune
		written := room[:0]
		for _, r := range string(word) {
			written = append(written, r)
		}
		for _, i := range x.shapes[letters] {
			if a := &x.guess[i]; a.shapes(written) && !slices.Contains(a.Not, string(word)) {
				add(i)
			}
		}
	}
	if t.Entry < 0 && first < len(x.guess) {
		t.Entry = x.guess[first].entry
	}
}

// fits says that a guess by beginning or ending applies to the word of so many letters.
func (a *Affix) fits(word []byte, letters int) bool {
	if letters < a.Min {
		return false
	}
	has := hasSuffix
	if a.Before {
		has = hasPrefix
	}
	if !has(word, a.Form) {
		return false
	}
	for _, n := range a.Not {
		if has(word, n) || string(word) == n {
			return false
		}
	}
	return len(a.begins) == 0 || slices.ContainsFunc(a.begins, func(b string) bool { return hasPrefix(word, b) })
}

// shapes says that a word of these letters is of the shape of a: a verb by the
// place of its root among the letters of its form, as many, است*** of استقبل.
func (a *Affix) shapes(letters []rune) bool {
	for i, want := range a.shape {
		if want != '*' && want != letters[i] {
			return false
		}
	}
	for i, want := range a.shape {
		if want == '*' && !strings.ContainsRune(a.Any, letters[i]) {
			return false
		}
	}
	return true
}
