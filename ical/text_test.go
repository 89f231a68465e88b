package ical

import (
	"bytes"
	"strings"
	"testing"

	"newscal/parse/event"
)

func TestTextIsMadeSafe(t *testing.T) {
	for _, c := range []struct{ name, in, paragraphs, line string }{
		{"plain", "سيُعقد، في 3 يناير.. – a; b, c \\ d", "سيُعقد، في 3 يناير.. – a; b, c \\ d", "سيُعقد، في 3 يناير.. – a; b, c \\ d"},
		{"every line break", "a\r\nb\rc\nd\ve\ff\u0085g\u2028h\u2029i", "a\nb\nc\nd\ne\nf\ng\nh\ni", "a b c d e f g h i"},
		{"controls", "a\x00b\x1bc\x7fd\u009be\ufefff", "abcdef", "abcdef"},
		{"tabs and spaces", "  a\t b   c ", "a\t b   c", "a b c"},
		{"hard spaces stay", "10\u00a0000\u202fm", "10\u00a0000\u202fm", "10\u00a0000\u202fm"},
		{"bytes that are no text", "a\xff\xc3(b\xed\xa0\x80\ufffd", "a??(b????", "a??(b????"},
		{"marks and joiners stay", "\u200fا\u200cب\u200d\u200e", "\u200fا\u200cب\u200d\u200e", "\u200fا\u200cب\u200d\u200e"},
		{"an override is closed", "a\u202eb", "a\u202eb\u202c", "a\u202eb\u202c"},
		{"an override is closed on its line", "a\u202eb\nc\u202c", "a\u202eb\u202c\nc", "a\u202eb\u202c c"},
		{"closers of nothing go", "a\u202c\u2069b", "ab", "ab"},
		{"an isolate closes what stands open in it", "\u2067a\u202bb\u2069c", "\u2067a\u202bb\u202c\u2069c", "\u2067a\u202bb\u202c\u2069c"},
		{"a pop does not reach out of an isolate", "\u202ba\u2066b\u202cc", "\u202ba\u2066bc\u2069\u202c", "\u202ba\u2066bc\u2069\u202c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := paragraphs(c.in); got != c.paragraphs {
				t.Errorf("paragraphs(%q) = %q, want %q", c.in, got, c.paragraphs)
			}
			if got := line(c.in); got != c.line {
				t.Errorf("line(%q) = %q, want %q", c.in, got, c.line)
			}
		})
	}
}

// A step that takes the square of the time would let this test run for hours.
func TestHostileTextTakesLinearTime(t *testing.T) {
	for _, unit := range []string{"\u202a", "\u2067", "\u2067\u202b", "\r", "\xff", "e\u0301", "\u0301", "\\,;", "  ", "👩‍"} {
		text := strings.Repeat(unit, 1<<20/len(unit)) + strings.Repeat("\u2069\u202c", 1<<17)
		e := entry("u", "2026-01-03")
		e.Summary, e.Description, e.Location = text, text, text
		written(t, Calendar{Entries: []event.Entry{e}})
	}
}

func TestAddressIsASCII(t *testing.T) {
	for in, want := range map[string]string{
		"https://paper.example/a?b=c&d=%20#e":     "https://paper.example/a?b=c&d=%20#e",
		"https://مثال.إختبار/أخبار?ق=٧":           "https://xn--mgbh0fb.xn--kgbechtv/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?%D9%82=%D9%A7",
		"https://bücher.example:8080/":            "https://xn--bcher-kva.example:8080/",
		"http://under_score.example/":             "http://under_score.example/",
		"http://[2001:db8::1]:80/":                "http://[2001:db8::1]:80/",
		"https://me:secret@paper.example/x":       "https://paper.example/x",
		" https://paper.example/a b<c>|{d}^`\"\\": "https://paper.example/a%20b%3Cc%3E%7C%7Bd%7D%5E%60%22%5C",
		"https://paper.example/\xff":              "https://paper.example/%FF",
		"https://paper.example/?q=\xff|":          "https://paper.example/?q=%FF%7C",
		"HTTPS://paper.example":                   "https://paper.example",
		"https://paper.example/\r\nX-INJECTED:1":  "",
		"https://paper.example/\x00":              "",
		"https://a\u202eb.example/":               "",
		"https:///path":                           "",
		"javascript:alert(1)":                     "",
		"mailto:desk@paper.example":               "",
		"ftp://paper.example/":                    "",
		"paper.example/a":                         "",
		"":                                        "",
	} {
		if got := address(in); got != want {
			t.Errorf("address(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFoldBreaksInsideNoCharacter(t *testing.T) {
	for _, unit := range []string{"a", "é", "م", "مُ", "語", "👩🏽‍🚀", "🇺🇦", "e\u0301\u0323", "ab é 語"} {
		for pad := range 8 {
			in := strings.Repeat("-", pad) + strings.Repeat(unit, 60)
			var b bytes.Buffer
			fold(&b, in+"\r\n")
			lines := strings.Split(strings.TrimSuffix(b.String(), "\r\n"), "\r\n")
			for i, l := range lines {
				if i > 0 {
					if l[0] != ' ' {
						t.Fatalf("%q: continuation %q", unit, l)
					}
					l = l[1:]
				}
				if len(l) > 75 || i > 0 && len(l) > 74 || i < len(lines)-1 && len(l)+len(unit) < 74 {
					t.Errorf("%q: line %d has %d octets", unit, i, len(l))
				}
				if unit != "ab é 語" && strings.Trim(strings.ReplaceAll(l, unit, ""), "-") != "" {
					t.Errorf("%q: broken inside: %q", unit, l)
				}
				lines[i] = l
			}
			if got := strings.Join(lines, ""); got != in {
				t.Errorf("%q unfolds to %q", in, got)
			}
		}
	}
}

func TestDateBesideANameKeepsItsSide(t *testing.T) {
	for _, c := range []struct{ label, name, want string }{
		{"المصدر", "ports.txt", "ports.txt\u200f"},
		{"المصدر", "صحيفة المرفأ", "صحيفة المرفأ"},
		{"Source", "صحيفة المرفأ", "صحيفة المرفأ\u200e"},
		{"Source", "Harbour Post 24", "Harbour Post 24"},
		{"", "ports.txt", "ports.txt"},
		{"Source", "24", "24"},
	} {
		if got := anchored(c.label, c.name); got != c.want {
			t.Errorf("anchored(%q, %q) = %q, want %q", c.label, c.name, got, c.want)
		}
	}
}
