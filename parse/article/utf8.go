package article

import (
	"encoding/binary"
	"unicode/utf8"
)

// validUTF8 is [utf8.Valid], twice as fast on Arabic and Cyrillic: it looks
// at eight bytes at a time, which are ASCII or four characters of two bytes.
func validUTF8(b []byte) bool {
	const (
		highs = 0x8080808080808080
		marks = 0xc0e0c0e0c0e0c0e0 // which bits tell two bytes of a character …
		pairs = 0x80c080c080c080c0 // … and how they are set
		lead  = 0x001e001e001e001e // one of these at least, else one byte would do
		below = 0x7fff7fff7fff7fff
		every = 0x8000800080008000
	)
	for len(b) > 0 {
		if len(b) >= 8 {
			x := binary.LittleEndian.Uint64(b)
			if x&highs == 0 || x&marks == pairs && (x&lead+below)&every == every {
				b = b[8:]
				continue
			}
		}
		switch c := b[0]; {
		case c < utf8.RuneSelf:
			b = b[1:]
		case c >= 0xc2 && c < 0xe0 && len(b) > 1 && b[1]&0xc0 == 0x80:
			b = b[2:]
		default:
			r, n := utf8.DecodeRune(b)
			if r == utf8.RuneError && n == 1 {
				return false
			}
			b = b[n:]
		}
	}
	return true
}
