package ical

import (
	"bytes"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"golang.org/x/net/idna"
)

// paragraphs gives s as text of several lines can stand in a calendar: line
// breaks of every kind are \n, other control characters are gone, bytes that
// are no UTF-8 are question marks, and what turns the direction of writing is
// closed on the line that opens it, so that it turns nothing else.
func paragraphs(s string) string { return strings.TrimSpace(safe(s, "\n")) }

// line gives s as paragraphs does, in one line.
func line(s string) string {
	s = safe(s, " ")
	if !strings.Contains(s, "  ") && !strings.Contains(s, "\t") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' }), " ")
}

// Controls of the direction of writing (UAX #9): an embedding or override is
// closed by pop, an isolate by popIsolate, which closes what stands open in it.
const (
	pop        = '\u202c'
	popIsolate = '\u2069'
	maxDepth   = 125 // what is opened deeper has no effect (BD2)
)

// opensDirection gives the character that closes what r opens, or 0.
func opensDirection(r rune) rune {
	switch r {
	case '\u202a', '\u202b', '\u202d', '\u202e':
		return pop
	case '\u2066', '\u2067', '\u2068':
		return popIsolate
	}
	return 0
}

// breaksLine says that r ends a line somewhere (Unicode 5.8, table 5-1).
func breaksLine(r rune) bool {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// safe does the work of paragraphs and line; lineBreak stands for every line break.
func safe(s, lineBreak string) string {
	if strings.IndexFunc(s, isUnsafe) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	var open []rune // what will close, innermost last
	closeAll := func() {
		for ; len(open) > 0; open = open[:len(open)-1] {
			b.WriteRune(open[len(open)-1])
		}
	}
	for i, r := range s {
		switch closer := opensDirection(r); {
		case r == '\r' && strings.HasPrefix(s[i+1:], "\n"):
		case breaksLine(r):
			closeAll()
			b.WriteString(lineBreak)
		case r == utf8.RuneError:
			b.WriteByte('?')
		case closer != 0:
			if len(open) < maxDepth {
				open = append(open, closer)
				b.WriteRune(r)
			}
		case r == pop || r == popIsolate:
			open = closeDirection(&b, open, r)
		case r == '\t' || !isUnsafe(r):
			b.WriteRune(r)
		}
	}
	closeAll()
	return b.String()
}

// isUnsafe says that r cannot simply be copied.
func isUnsafe(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7f && r < 0xa0:
		return true
	case r < 0x2028:
		return false
	}
	return r == '\u2028' || r == '\u2029' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' ||
		r == '\ufeff' || r == utf8.RuneError
}

// closeDirection writes the closer r if something is open for it to close, with
// whatever is open inside that, and gives what stays open.
func closeDirection(b *strings.Builder, open []rune, r rune) []rune {
	at := len(open) - 1
	for r == popIsolate && at >= 0 && open[at] != popIsolate {
		at--
	}
	if at < 0 || open[at] != r {
		return open
	}
	for i := len(open) - 1; i >= at; i-- {
		b.WriteRune(open[i])
	}
	return open[:at]
}

// Marks that have a direction and no shape.
const (
	leftToRight = "\u200e"
	rightToLeft = "\u200f"
)

// anchored gives s with a mark behind it where its last letter runs against the
// label before it: without one, the figures of the date that follows would be
// drawn as part of the name, on its wrong side (UAX #9, rules W7 and N1).
func anchored(label, s string) string {
	want, have := directionAtEnd(label), directionAtEnd(s)
	if want == "" || have == "" || want == have {
		return s
	}
	return s + want
}

// directionAtEnd gives the mark for the direction of s's last letter, "" if it has none.
func directionAtEnd(s string) string {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if s = s[:len(s)-n]; !unicode.IsLetter(r) {
			continue
		}
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam) {
			return rightToLeft
		}
		return leftToRight
	}
	return ""
}

// address gives an http or https address in ASCII, its host in Punycode and the
// rest percent-encoded, without the user and password that it may carry; "" if s is none.
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	if u.User = nil; !isASCII(u.Host) {
		host, err := idna.Lookup.ToASCII(u.Hostname())
		if err != nil {
			return ""
		}
		u.Host = host + strings.TrimPrefix(u.Host, u.Hostname())
	}
	return percentEncoded(u.String())
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}

// percentEncoded encodes the bytes that no URI may hold (RFC 3986, 2) and net/url lets pass.
func percentEncoded(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// lineOctets is the most a line may hold, its end not counted (RFC 5545, 3.1).
const lineOctets = 75

// fold writes lines that end in CRLF, each broken after at most 75 octets and
// never inside a character as readers see it, continuations led by one space.
func fold(b *bytes.Buffer, text string) {
	b.Grow(len(text) + len(text)/16)
	for l := range strings.SplitAfterSeq(text, "\r\n") {
		if len(l) <= lineOctets+len("\r\n") {
			b.WriteString(l)
			continue
		}
		foldLine(b, strings.TrimSuffix(l, "\r\n"))
		b.WriteString("\r\n")
	}
}

func foldLine(b *bytes.Buffer, l string) {
	used := 0
	put := func(s string) {
		if used+len(s) > lineOctets {
			b.WriteString("\r\n ")
			used = 1
		}
		b.WriteString(s)
		used += len(s)
	}
	for clusters := graphemes.FromString(l); clusters.Next(); {
		if c := clusters.Value(); len(c) < lineOctets {
			put(c)
		} else { // A letter under dozens of marks: whole code points must do.
			for _, r := range c {
				put(string(r))
			}
		}
	}
}
