package article

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// quick reads a line of the usual form, an object with texts under the names of
// a record, in one pass. It says no to any other form and to every fault: those
// are for package json, which takes three times as long and words what is wrong.
func (rec *Record) quick(line []byte) bool {
	*rec = Record{}
	s := scan{b: line}
	s.want('{')
	for {
		name := s.text()
		s.want(':')
		field := rec.field(name)
		if s.failed || field == nil && known(name) {
			return false
		}
		if field == nil {
			s.skip()
		} else if name == "id" && s.at < len(s.b) && s.b[s.at] != '"' {
			*field = s.digits()
		} else {
			*field = s.text()
		}
		if !s.take(',') {
			break
		}
	}
	s.want('}')
	return !s.failed && s.at == len(s.b)
}

// field gives the field of a name, or nil.
func (rec *Record) field(name string) *string {
	switch name {
	case "id":
		return (*string)(&rec.ID)
	case "source":
		return &rec.Source
	case "url":
		return &rec.URL
	case "title":
		return &rec.Title
	case "lang":
		return &rec.Lang
	case "published":
		return &rec.Published
	case "outlet":
		return &rec.Outlet
	case "author":
		return &rec.Author
	case "text":
		return &rec.Text
	case "html":
		return &rec.HTML
	}
	return nil
}

// known says that package json takes name for that of a field, in large letters
// or small.
func known(name string) bool {
	return slices.ContainsFunc(recordNames, func(n string) bool { return strings.EqualFold(n, name) })
}

var recordNames = []string{"id", "source", "url", "title", "lang", "published", "outlet", "author", "text", "html", "declared"}

// scan goes through JSON until it has failed.
type scan struct {
	b      []byte
	at     int
	failed bool
}

// take goes over c, and the space around it, where it comes next.
func (s *scan) take(c byte) bool {
	s.space()
	if s.at >= len(s.b) || s.b[s.at] != c {
		return false
	}
	s.at++
	s.space()
	return true
}

func (s *scan) want(c byte) { s.failed = !s.take(c) || s.failed }

func (s *scan) space() {
	for s.at < len(s.b) && (s.b[s.at] == ' ' || s.b[s.at] == '\t' || s.b[s.at] == '\r' || s.b[s.at] == '\n') {
		s.at++
	}
}

// skip goes over the value that comes next, whatever it is.
func (s *scan) skip() {
	const deepest = 100
	start, depth := s.at, 0
	for s.at < len(s.b) {
		switch c := s.b[s.at]; c {
		case '"':
			s.at++
			for s.at < len(s.b) && s.b[s.at] != '"' {
				if s.b[s.at] == '\\' {
					s.at++
				}
				s.at++
			}
		case '[', '{':
			depth++
		case ',', ']', '}':
			if depth == 0 {
				s.failed = s.failed || !json.Valid(s.b[start:s.at])
				return
			}
			if c != ',' {
				depth--
			}
		}
		if depth > deepest {
			break
		}
		s.at++
	}
	s.failed = true
}

// digits gives the number that comes next, of digits alone.
func (s *scan) digits() string {
	end := s.at
	for end < len(s.b) && '0' <= s.b[end] && s.b[end] <= '9' {
		end++
	}
	number := string(s.b[s.at:end])
	if number == "" || len(number) > 1 && number[0] == '0' {
		s.failed = true
	}
	s.at = end
	return number
}

// text reads the text that comes next (RFC 8259, 7).
func (s *scan) text() string {
	if s.failed || s.at >= len(s.b) || s.b[s.at] != '"' {
		s.failed = true
		return ""
	}
	b, escapes := s.b[s.at+1:], false
	i := plainBytes(b)
	for i < len(b) && b[i] != '"' {
		if b[i] == '\\' {
			escapes = true
			i++
		} else if b[i] < ' ' {
			break
		}
		i++
		if i < len(b) {
			i += plainBytes(b[i:])
		}
	}
	if i >= len(b) || b[i] != '"' {
		s.failed = true
		return ""
	}
	s.at += i + 2
	if !escapes {
		return string(b[:i])
	}
	return s.unescape(b[:i])
}

// plainBytes counts the bytes that b begins with and that stand for themselves
// inside a text: eight at a time, those that are no control, no quotation mark
// and no backslash, are told by the borrow of a subtraction.
func plainBytes(b []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		quote, slash := x^'"'*ones, x^'\\'*ones
		if found := ((x-' '*ones)&^x | (quote-ones)&^quote | (slash-ones)&^slash) & highs; found != 0 {
			return i + bits.TrailingZeros64(found)/8
		}
	}
	for i < len(b) && b[i] >= ' ' && b[i] != '"' && b[i] != '\\' {
		i++
	}
	return i
}

// unescape writes out what stands behind backslashes.
func (s *scan) unescape(raw []byte) string {
	var b strings.Builder
	b.Grow(len(raw))
	for len(raw) > 0 {
		i := bytes.IndexByte(raw, '\\')
		if i < 0 {
			b.Write(raw)
			break
		}
		b.Write(raw[:i])
		raw = raw[i:]
		if plain := strings.IndexByte(`"\/bfnrt`, raw[1]); plain >= 0 {
			b.WriteByte("\"\\/\b\f\n\r\t"[plain])
			raw = raw[2:]
			continue
		}
		r, ok := unit(raw)
		if ok && utf16.IsSurrogate(r) { // the first of two
			var low rune
			if low, ok = unit(raw[6:]); ok {
				r = utf16.DecodeRune(r, low)
				ok = r != '\ufffd'
				raw = raw[6:]
			}
		}
		if !ok {
			s.failed = true
			return ""
		}
		b.WriteRune(r)
		raw = raw[6:]
	}
	return b.String()
}

// unit reads \u and four hexadecimal digits.
func unit(raw []byte) (rune, bool) {
	if len(raw) < 6 || raw[0] != '\\' || raw[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(raw[2:6]), 16, 16)
	return rune(n), err == nil
}
