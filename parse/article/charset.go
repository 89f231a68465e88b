package article

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"mime"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

var errCharset = errors.New("the character set cannot be told")

// declaration finds the charset that a page or feed names in its first bytes.
var declaration = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:<\?xml[^>]{0,200}?encoding|<meta[^>]{0,200}?charset)\s*=\s*["']?\s*([a-z0-9_:.-]{2,40})`)
})

// decode turns bytes into UTF-8: by their byte order mark, as UTF-8 where they
// are that, as the Content-Type or the bytes themselves declare, or by their
// statistics. A fault in UTF-8 becomes U+FFFD. Bytes that make no readable text in any of these are refused.
func decode(b []byte, contentType string) (string, error) {
	if enc, mark := marked(b); enc != nil {
		return decodeAs(enc, b[mark:])
	}
	if utf8.Valid(b) {
		return string(bytes.TrimPrefix(b, bom)), nil
	}
	if mostlyUTF8(b) {
		return strings.ToValidUTF8(string(bytes.TrimPrefix(b, bom)), "\ufffd"), nil
	}
	if stray(b) {
		return "", errCharset
	}
	best, bestScore := "", 0.0
	for _, name := range charsets(b, contentType) {
		enc, _ := charset.Lookup(name)
		if enc == nil || enc == encoding.Replacement {
			continue
		}
		s, err := decodeAs(enc, b)
		if err != nil {
			continue
		}
		// The declared one comes first and holds unless another reads clearly better.
		if score := wellFormed(s); best == "" && score > 0 || score > bestScore*1.15+0.02 {
			best, bestScore = s, score
		}
	}
	if bestScore < 0.5 {
		return "", errCharset
	}
	return best, nil
}

// stray says that the bytes outside ASCII are a few faults and no words.
func stray(b []byte) bool {
	high := 0
	for i, c := range b {
		if c < 0x80 {
			continue
		}
		letter := func(j int) bool {
			return j >= 0 && j < len(b) && (b[j] >= 0x80 || 'a' <= b[j]|0x20 && b[j]|0x20 <= 'z')
		}
		if high++; high > 3 || letter(i-1) || letter(i+1) {
			return false
		}
	}
	return true
}

// mostlyUTF8 says that the bytes are UTF-8 with faults in it, and no older
// charset: whole sequences are many times as frequent as broken ones.
func mostlyUTF8(b []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			broken++
		case n > 1:
			whole++
		}
		i += n
	}
	return whole > 8*broken
}

// marked gives the encoding that a byte order mark tells, or the position of
// zero bytes in text of UTF-16 without a mark, and the length of the mark.
func marked(b []byte) (encoding.Encoding, int) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), 2
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), 2
	}
	return utf16Shape(b), 0
}

// utf16Shape knows UTF-16 without a mark by the high bytes of its spaces and
// line breaks: the other byte of each is zero, always on the same side.
func utf16Shape(b []byte) encoding.Encoding {
	b = b[:min(len(b), window)&^1]
	little, big, blanks := 0, 0, 0
	for i := 0; i+1 < len(b); i += 2 {
		switch {
		case b[i+1] == 0 && b[i] >= '\t' && b[i] < 0x7f:
			little++
		case b[i] == 0 && b[i+1] >= '\t' && b[i+1] < 0x7f:
			big++
		}
		if b[i] == 0 && b[i+1] == 0 {
			return nil
		}
		if c := b[i] | b[i+1]; c == ' ' || c == '\n' {
			blanks++
		}
	}
	switch least := max(1, len(b)/60); {
	case blanks == 0:
	case little >= least && big*20 < little:
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM)
	case big >= least && little*20 < big:
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM)
	}
	return nil
}

func decodeAs(enc encoding.Encoding, b []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(b)
	return string(out), err
}

// charsets are the names to try: those declared, those detected, and the ones
// that newspapers of the nine languages' scripts wrote in.
func charsets(b []byte, contentType string) []string {
	var names []string
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		names = append(names, params["charset"])
	}
	if m := declaration().FindSubmatch(b[:min(len(b), window)]); m != nil {
		names = append(names, string(m[1]))
	}
	sample := highBytes(b)
	if found, err := chardet.NewTextDetector().DetectAll(sample); err == nil {
		// The detector answers in no fixed order.
		slices.SortFunc(found, func(a, b chardet.Result) int {
			return cmp.Or(b.Confidence-a.Confidence, strings.Compare(a.Charset, b.Charset))
		})
		for _, f := range found[:min(len(found), 4)] {
			names = append(names, f.Charset)
		}
	}
	names = append(names, "windows-1256", "windows-1251", "koi8-r", "iso-8859-6", "windows-1252")
	for i, n := range names {
		if _, canonical := charset.Lookup(n); canonical != "" {
			names[i] = canonical
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(names, func(n string) bool {
		again := seen[n]
		seen[n] = true
		return again
	})
}

// highBytes is a sample of the text for the detector: the words outside ASCII,
// which alone differ.
func highBytes(b []byte) []byte {
	var out []byte
	for _, word := range bytes.FieldsFunc(b, func(r rune) bool { return r < 0x80 && !('a' <= r|0x20 && r|0x20 <= 'z') }) {
		if slices.ContainsFunc(word, func(c byte) bool { return c >= 0x80 }) {
			out = append(append(out, word...), ' ')
		}
		if len(out) > 32<<10 {
			break
		}
	}
	return out
}

// wellFormed is how much of a text's letters outside ASCII form words as
// people write them, from 0 to 1: of one script, no capital behind a small
// letter, no control or unassigned characters, no rows of accented capitals.
func wellFormed(s string) float64 {
	good, bad := 0, 0
	var last rune
	for n, r := range s {
		if n > 256<<10 {
			break
		}
		switch {
		case r == utf8.RuneError, r >= 0x80 && r < 0xa0, r < ' ' && !unicode.IsSpace(r):
			bad += 4
		case r < 0x80:
		case !unicode.IsLetter(r):
			if unicode.IsLetter(last) && last >= 0x80 && !unicode.IsPunct(r) && !unicode.IsSpace(r) && !unicode.IsMark(r) {
				bad++
			}
		case unicode.IsUpper(r) && unicode.IsLower(last):
			bad += 2
		case unicode.IsLetter(last) && last >= 0x80 && script(last) != script(r):
			bad += 2
		case script(r) == latin && last >= 0x80 && unicode.IsLetter(last):
			bad++ // two accented letters in a row are rare in every Latin orthography
		case script(r) != latin && last < 0x80 && unicode.IsLetter(last):
			bad += 2
		case script(r) == latin:
			good++
		default:
			good += 2
		}
		last = r
	}
	return float64(good) / float64(max(1, good+bad))
}

// Scripts that a charset can mix up.
const (
	latin = iota
	cyrillic
	arabic
	other
)

func script(r rune) int {
	switch {
	case r < 0x250 || r >= 0x1e00 && r < 0x1f00:
		return latin
	case r >= 0x400 && r < 0x530:
		return cyrillic
	case r >= 0x600 && r < 0x780:
		return arabic
	}
	return other
}

// mojibake are the charsets as which UTF-8 gets misread.
var mojibake = [...]*charmap.Charmap{charmap.Windows1252, charmap.Windows1251, charmap.Windows1256, charmap.ISO8859_1}

// garbled says that a text, given in parts, is UTF-8 misread as another charset,
// such as "Ã©" for "é": six in ten of its runs outside ASCII, written back in
// that charset, are UTF-8 again. Properly written text almost never is. It
// gives the charset's name.
func garbled(parts ...string) (string, bool) {
	const most = 200 // runs that are looked at
	var back [len(mojibake)]int
	runs := 0
	for run := range wideRuns(parts) {
		open := false // some charset can still have its share
		first, _ := utf8.DecodeRuneInString(run)
		for k, m := range mojibake {
			if (runs-back[k])*10 > most*4 {
				continue
			}
			if open = true; mayLead(bytesOf.in(first, k)) && misread(run, k, m) {
				back[k]++
			}
		}
		if runs++; !open || runs == most {
			break
		}
	}
	for k, n := range back {
		if n >= 3 && n*10 >= runs*6 {
			return fmt.Sprint(mojibake[k]), true
		}
	}
	faults, chars := 0, 0
	for _, text := range parts {
		faults += strings.Count(text, "\ufffd")
	}
	if faults == 0 {
		return "", false
	}
	for _, text := range parts {
		chars += utf8.RuneCountInString(text)
	}
	return "", faults*50 > chars
}

// bytesOf gives the byte outside ASCII that each of the mojibake charsets writes
// for a character, or 0 for none: most runs are told by their first or second one.
var bytesOf = makeBytes()

type byteTable [0x600 + 0x100][len(mojibake)]byte // up to the last Arabic letter of a charset

func makeBytes() *byteTable {
	var t byteTable
	for k, m := range mojibake {
		for b := 0x80; b <= 0xff; b++ {
			if r := m.DecodeByte(byte(b)); int(r) < len(t) {
				t[r][k] = byte(b)
			}
		}
	}
	return &t
}

// in gives the byte of r in charset k, or 0xff for a character beyond the table.
func (t *byteTable) in(r rune, k int) byte {
	if int(r) >= len(t) {
		return 0xff
	}
	return t[r][k]
}

// mayLead says that b may be the first byte of a UTF-8 sequence, as far as known.
func mayLead(b byte) bool { return b >= 0xc2 && b <= 0xf4 || b == 0xff }

// wideRuns visits the runs of two characters and more outside ASCII.
func wideRuns(parts []string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, text := range parts {
			for i := 0; i < len(text); {
				if text[i] < utf8.RuneSelf {
					i += 1 + asciiBytes(text[i+1:])
					continue
				}
				start, chars := i, 0
				for i < len(text) && text[i] >= utf8.RuneSelf && i-start < 400 {
					i = min(i+runeBytes(text[i]), len(text))
					chars++
				}
				if chars > 1 && !yield(text[start:i]) {
					return
				}
			}
		}
	}
}

// runeBytes counts the bytes of a character of UTF-8, which first begins with.
func runeBytes(first byte) int {
	switch {
	case first < 0xe0:
		return 2
	case first < 0xf0:
		return 3
	}
	return 4
}

// asciiBytes counts bytes of ASCII that s begins with, eight at a time.
func asciiBytes(s string) int {
	n := 0
	for ; n+8 <= len(s); n += 8 {
		e := s[n:][:8]
		x := uint64(e[0]) | uint64(e[1])<<8 | uint64(e[2])<<16 | uint64(e[3])<<24 | // one load
			uint64(e[4])<<32 | uint64(e[5])<<40 | uint64(e[6])<<48 | uint64(e[7])<<56
		if x&0x8080808080808080 != 0 {
			break
		}
	}
	return n
}

// misread says that a run of characters, written back in the charset m, the kth,
// is UTF-8. Of a run that is not, mostly two or three characters tell.
func misread(run string, k int, m *charmap.Charmap) bool {
	var char [utf8.UTFMax]byte
	n := 0 // of the bytes of a character that is not whole yet
	for _, r := range run {
		b := bytesOf.in(r, k)
		if b == 0xff {
			b, _ = m.EncodeRune(r)
		}
		if b < utf8.RuneSelf {
			return false
		}
		char[n] = b
		n++
		if n == 2 && b >= 0xc0 {
			return false // no byte goes on so
		}
		if !utf8.FullRune(char[:n]) {
			continue
		}
		if r, size := utf8.DecodeRune(char[:n]); r == utf8.RuneError && size == 1 {
			return false
		}
		n = 0
	}
	return n == 0
}
