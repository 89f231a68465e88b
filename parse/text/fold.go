package text

import (
	"unicode"
	"unicode/utf8"
)

// tableSize covers what UTF-8 writes in two bytes: Latin, Greek, Cyrillic,
// Armenian, Hebrew and Arabic; what lies above is asked of package unicode.
const tableSize = 0x800

// Classes of characters.
const (
	other  uint8 = iota
	letter       // a letter, or a mark that belongs to one
	digit
	space
	newline
	apostrophe
)

type character struct {
	class uint8
	upper bool
	fold  uint16 // what Fold writes; 0 for nothing
}

var table = makeTable()

func makeTable() (t [tableSize]character) {
	for r := range rune(tableSize) {
		t[r] = character{classOf(r), unicode.IsUpper(r), foldOf(r)}
	}
	return t
}

// short gives the character at s[i:] where UTF-8 writes it in one byte or two,
// and how many; 0 where it does not.
func short(s string, i int) (r uint32, size int) {
	b := s[i]
	if b < utf8.RuneSelf {
		return uint32(b), 1
	}
	if b < 0xe0 && b >= 0xc2 && i+1 < len(s) && s[i+1]&0xc0 == 0x80 {
		return uint32(b&0x1f)<<6 | uint32(s[i+1]&0x3f), 2
	}
	return 0, 0
}

// marks are the classes of the general punctuation that newspapers are full of:
// dashes, quotation marks, spaces (U+2000–U+206F).
var marks = makeMarks()

const marksFrom = 0x2000

func makeMarks() (t [0x70]uint8) {
	for k := range t {
		t[k] = classOf(marksFrom + rune(k))
	}
	return t
}

func classOf(r rune) uint8 {
	switch {
	case r == '\n' || r == '\u2028' || r == '\u2029' || r == '\u0085':
		return newline
	case r == '\'' || r == '\u2019' || r == '\u2018' || r == '\u02bc' || r == '`' || r == '\u00b4':
		return apostrophe
	case unicode.IsLetter(r) || unicode.IsMark(r) || r == tatweel || r == '\u200c' || r == '\u200d' || r == '\u00ad':
		return letter
	case unicode.Is(unicode.Nd, r):
		return digit
	case unicode.IsSpace(r) || unicode.IsControl(r) || isFormat(r):
		return space
	}
	return other
}

// isFormat names the invisible marks of direction and width.
func isFormat(r rune) bool {
	return r >= '\u200b' && r <= '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2060' && r <= '\u2069' || r == '\ufeff'
}

const tatweel = '\u0640'

// arabic unifies the letters that newspapers write in more than one way.
var arabic = map[rune]rune{
	'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ة': 'ه', 'ی': 'ي', 'ک': 'ك',
}

// foldOf gives the folded form of a character below tableSize, 0 for none.
func foldOf(r rune) uint16 {
	if to, ok := arabic[r]; ok {
		return uint16(to)
	}
	switch {
	case r >= 0x600 && r < 0x700 && (unicode.IsMark(r) || r == tatweel): // vowel signs, Quranic marks
		return 0
	case r == '\u00ad' || r >= '\u0300' && r <= '\u036f':
		return 0
	case classOf(r) == apostrophe:
		return '\''
	case r == 'ё' || r == 'Ё':
		return 'е'
	}
	return uint16(unicode.ToLower(r))
}

// Fold appends the form under which the lexicons know a word: lower case;
// Arabic without marks and tatweel and with one form for alef, ya and ta
// marbuta; one apostrophe. Other letters keep their diacritics: й is no и.
func Fold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		if r, n := short(s, i); n > 0 {
			if f := table[r].fold; f != 0 {
				dst = utf8.AppendRune(dst, rune(f))
			}
			i += n
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case isFormat(r) || r >= '\u200c' && r <= '\u200d' || r >= '\ufe00' && r <= '\ufe0f':
		case classOf(r) == apostrophe:
			dst = append(dst, '\'')
		default:
			dst = utf8.AppendRune(dst, unicode.ToLower(r))
		}
	}
	return dst
}
