package event

import (
	"strings"
	"unicode"

	"newscal/parse/lang"
	"newscal/parse/place"
)

// foldSentence folds the words of sentence s for place look-ups; index 0 is
// its first token.
func (f *Finder) foldSentence(s int) {
	if f.foldOf == s {
		return
	}
	f.foldOf = s
	f.folded = f.folded[:0]
	sen := f.w.Sentences[s]
	for i := sen.First; i < sen.Last; i++ {
		f.folded = append(f.folded, f.w.Folded(i))
	}
}

// placeAt finds the place that begins at token i of sentence s; bare says that
// a preposition written together with it was taken off.
func (f *Finder) placeAt(i, s int) (p place.Place, n int, bare bool) {
	if known := f.findPlace(i, s); known != nil {
		return known.Place, known.n, known.bare
	}
	return p, 0, false
}

// findPlace gives what placeAt finds, or nil for a word with which no place's
// name begins.
func (f *Finder) findPlace(i, s int) *placed {
	if k := f.placeOf[i]; k > 0 {
		return &f.placed[k-1]
	}
	if !f.opensPlace(i) || !f.mayName(i) {
		return nil
	}
	f.foldSentence(s)
	k := i - f.w.Sentences[s].First
	p, n := place.Find(f.folded, k, f.w.Lex.Code)
	bare := false
	if p.Before > 0 {
		rest, in := f.w.Lex.WithoutClitic(f.folded[k], lang.In)
		bare = in && len(rest) == len(f.folded[k])-p.Before
	}
	f.placed = append(f.placed, placed{p, n, bare})
	f.placeOf[i] = int32(len(f.placed))
	return &f.placed[len(f.placed)-1]
}

// What a word's note says of it as the first of a place's name.
const (
	noteOpens = iota + 1
	noteNone
)

// opensPlace says that some place's name begins with the word of token i. It
// asks for each word once.
func (f *Finder) opensPlace(i int) bool {
	note := f.w.Note(i)
	if note == nil {
		return true
	}
	if *note == 0 {
		if *note = noteNone; place.Opens(f.w.Folded(i), f.w.Lex.Code) {
			*note = noteOpens
		}
	}
	return *note == noteOpens
}

// mayName says that a place's name may begin at token i: there, or soon behind
// it, stands a capital; in scripts without, a word that does no small work.
func (f *Finder) mayName(i int) bool {
	if !f.hasCapitals(i) {
		return !f.w.Tags[i].Set.Any(lightSet) || f.w.Tags[i].Before > 0
	}
	for k := i; k < min(i+4, len(f.w.Tokens)); k++ {
		if f.w.Tokens[k].Upper {
			return true
		}
	}
	return strings.IndexFunc(f.w.Of(i), unicode.IsUpper) > 0 // l’Ukraine
}

// placed is what placeAt found at a token.
type placed struct {
	place.Place
	n    int
	bare bool
}

// capital says that the name at tokens [i, i+n) has a capital letter: its first
// word behind an article written together with it, «l’Ukraine», or any word of
// several, «bande de Gaza».
func (f *Finder) capital(i, n int, p place.Place) bool {
	for k := i; k < i+n; k++ {
		if f.w.Tokens[k].Upper {
			return true
		}
	}
	name := strings.TrimLeftFunc(f.w.Of(i), unicode.IsLetter)
	return p.Before > 0 && strings.IndexFunc(name, unicode.IsUpper) == strings.IndexFunc(name, unicode.IsLetter)
}
