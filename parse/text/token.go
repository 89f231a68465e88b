package text

import (
	"math/bits"
	"slices"
	"unicode"
	"unicode/utf8"
)

// classAt decodes the character at s[i:] and classes it.
func classAt(s string, i int) (r rune, size int, c uint8, upper bool) {
	if r, size := short(s, i); size > 0 {
		ch := &table[r]
		return rune(r), size, ch.class, ch.upper
	}
	r, size = utf8.DecodeRuneInString(s[i:])
	if k := r - marksFrom; k >= 0 && k < rune(len(marks)) {
		return r, size, marks[k], false
	}
	return r, size, classOf(r), unicode.IsUpper(r)
}

// tokenize appends the tokens of s. Numbers stand apart from the letters that
// touch them (3rd, 15h30, 1447هـ) and from points between them, so that dates
// need no second cutting; this is why Unicode's word borders, which keep 3.1
// and 10,000 whole, do not serve. A tab, which parts the cells of a table, is a
// semicolon.
func tokenize(dst []Token, s string) []Token {
	spaced := true
	for i := 0; i < len(s); {
		b := s[i]
		if b == ' ' {
			spaced = true
			i++
			continue
		}
		if len(dst) == cap(dst) {
			dst = room(dst, i, len(s))
		}
		r, size, class, upper := rune(b), 1, table[b].class, table[b].upper
		if b >= utf8.RuneSelf {
			r, size, class, upper = classAt(s, i)
		}
		start := i
		i += size
		dst = dst[:len(dst)+1] // written in its place: most are words, and a copy would take half the time of one
		t := &dst[len(dst)-1]
		switch class {
		case letter:
			end := wordEnd(s, i)
			*t = Token{Start: uint32(start), End: uint32(end)}
			t.Spaced, t.Upper = spaced, upper
			if upper && i < end {
				_, _, _, t.Caps = classAt(s, i)
			}
			i = end
		case space:
			*t = Token{Start: uint32(start), End: uint32(i), Value: ';', Kind: Punct, Spaced: true}
			if n := len(dst) - 1; r != '\t' || n == 0 || dst[n-1].Kind == Break {
				dst = dst[:n]
			}
			spaced = true
			continue
		case newline:
			*t = Token{Start: uint32(start), End: uint32(i), Value: 1, Kind: Break, Spaced: true}
			if n := len(dst) - 1; n > 0 && dst[n-1].Kind == Break {
				dst = dst[:n]
				dst[n-1].End = uint32(i)
				dst[n-1].Value++
			}
			spaced = true
			continue
		case digit:
			var value int32
			i, value = number(s, start)
			*t = Token{Start: uint32(start), End: uint32(i), Value: value, Kind: Number, Spaced: spaced}
		default:
			*t = Token{Start: uint32(start), End: uint32(i), Value: r, Kind: Punct, Spaced: spaced}
		}
		spaced = false
	}
	return dst
}

// room makes room for as many tokens as a text of n bytes will have if it goes
// on as in its first i, so that many are not copied again and again.
func room(dst []Token, i, n int) []Token {
	const least = 64
	return slices.Grow(dst, int(float64(len(dst))*float64(n-i)/float64(i+1))+len(dst)/16+least)
}

// wordEnd gives the end of the word whose first letter ends at i. An apostrophe
// belongs to it between two letters.
func wordEnd(s string, i int) int {
	for i+8 <= len(s) && s[i] < utf8.RuneSelf {
		n := plainLetters(s[i:])
		if i += n; n < 8 {
			if i < len(s) && s[i] == ' ' {
				return i
			}
			break
		}
	}
	for i < len(s) {
		if r, size := short(s, i); size > 0 { // most letters of most languages
			switch table[r].class {
			case letter:
				i += size
				continue
			case apostrophe:
			default:
				return i
			}
		}
		_, size, class, _ := classAt(s, i)
		if class == apostrophe {
			if i+size >= len(s) {
				break
			}
			if _, _, next, _ := classAt(s, i+size); next != letter {
				break
			}
		} else if class != letter {
			break
		}
		i += size
	}
	return i
}

// plainLetters counts the ASCII letters among the first eight bytes of s, up to
// the first other. Added to a byte of ASCII, 0x80 - 'a' sets its high bit from
// 'a' on.
func plainLetters(s string) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	small := x | ' '*ones
	letters := (small + (0x80-'a')*ones) &^ (small + (0x7f-'z')*ones) &^ x & highs
	return bits.TrailingZeros64(^letters&highs) / 8
}

// number reads the decimal digits from s[i:]; -1 where there are more than 9.
func number(s string, i int) (end int, value int32) {
	n := 0
	for i < len(s) {
		r, size, class, _ := classAt(s, i)
		if class != digit {
			break
		}
		if n++; n <= 9 {
			value = value*10 + digitValue(r)
		}
		i += size
	}
	if n > 9 {
		value = -1
	}
	return i, value
}

// digitValue gives the value of a decimal digit of any script. Unicode lays
// the ten digits of a script out in order, so the range's start is its zero.
func digitValue(r rune) int32 {
	switch {
	case r <= '9':
		return r - '0'
	case r >= '٠' && r <= '٩':
		return r - '٠'
	case r >= '۰' && r <= '۹':
		return r - '۰'
	}
	for _, rng := range unicode.Nd.R16 {
		if lo := rune(rng.Lo); r >= lo && r <= rune(rng.Hi) {
			return (r - lo) % 10
		}
	}
	for _, rng := range unicode.Nd.R32 {
		if lo := rune(rng.Lo); r >= lo && r <= rune(rng.Hi) {
			return (r - lo) % 10
		}
	}
	return 0
}
