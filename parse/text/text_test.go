package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// abbreviations that the tests know.
var rules = Rules{Abbreviation: func(w []byte) bool {
	return slices.Contains([]string{"dr", "jan", "г", "د"}, string(w))
}}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text, want string // sentences apart by |
		rules            Rules
	}{
		{"two sentences", "They meet on Friday. Talks go on.", "They meet on Friday.|Talks go on.", rules},
		{"abbreviation", "Dr. Hill speaks on Jan. 5 at noon. He stays.", "Dr. Hill speaks on Jan. 5 at noon.|He stays.", rules},
		{"initials", "J. R. Hill of the U.S. Senate came. He left.", "J. R. Hill of the U.S. Senate came.|He left.", rules},
		{"end of a.m. before a capital", "It opens at 10 a.m. The mayor speaks.", "It opens at 10 a.m.|The mayor speaks.", rules},
		{"decimal and address", "Rates rose 3.5 percent at bank.example.org today. So it goes.", "Rates rose 3.5 percent at bank.example.org today.|So it goes.", rules},
		{"quotation closes behind the stop", "He said: “We meet on Friday.” They agreed.", "He said: “We meet on Friday.”|They agreed.", rules},
		{"speech goes on behind its mark", "«Встретимся завтра?» спросил он. Все согласны.", "«Встретимся завтра?» спросил он.|Все согласны.", rules},
		{"comma behind a quotation's stop", "“We meet.”, he said. They left.", "“We meet.”, he said.|They left.", rules},
		{"two dots are a pause", "سيعقد اجتماع في كييف.. هذا هو الأول من نوعه.", "سيعقد اجتماع في كييف.. هذا هو الأول من نوعه.", rules},
		{"Arabic question", "متى يعقد الاجتماع؟ غدا.", "متى يعقد الاجتماع؟|غدا.", rules},
		{"ordinal with a full stop", "Am 3. Januar tagt der Rat. Danach ist Pause.", "Am 3. Januar tagt der Rat.|Danach ist Pause.", Rules{OrdinalDot: true}},
		{"number ends a sentence elsewhere", "They are 12. Then they left.", "They are 12.|Then they left.", rules},
		{"headline without a stop", "Talks on Friday\n\nMinisters meet in Oslo.", "Talks on Friday|Ministers meet in Oslo.", rules},
		{"wrapped line", "Ministers meet\nin Oslo on Friday.", "Ministers meet\nin Oslo on Friday.", rules},
	} {
		t.Run(c.name, func(t *testing.T) {
			var d Document
			d.Read(c.text, c.rules)
			var got []string
			for _, s := range d.Sentences {
				got = append(got, d.Span(s.First, s.Last))
			}
			if have := strings.Join(got, "|"); have != c.want {
				t.Errorf("have %q\nwant %q", have, c.want)
			}
		})
	}
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"15h30, 3rd", "15 h 30 , 3 rd"},
		{"1447هـ و5 يناير", "1447 هـ و 5 يناير"},
		{"l'accord п’ятниця aujourd'hui", "l'accord п’ятниця aujourd'hui"},
		{"the leaders' visit", "the leaders ' visit"},
		{"après-demain 2026-01-03", "après - demain 2026 - 01 - 03"},
	} {
		var d Document
		d.Read(c.text, Rules{})
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Of(i))
		}
		if have := strings.Join(got, " "); have != c.want {
			t.Errorf("%q: have %q, want %q", c.text, have, c.want)
		}
	}
}

func TestNumbersOfEveryScript(t *testing.T) {
	for text, want := range map[string]int32{"15": 15, "١٥": 15, "۱۵": 15, "१५": 15, "0099": 99, "123456789": 123456789, "1234567890": -1} {
		var d Document
		d.Read(text, Rules{})
		if len(d.Tokens) != 1 || d.Tokens[0].Value != want {
			t.Errorf("%q: have %+v, want one number of %d", text, d.Tokens, want)
		}
	}
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`قال: "نلتقي غدا". ثم غادر.`, "نلتقي غدا"},
		{"„Wir treffen uns“, sagte er.", "Wir treffen uns"},
		{"« Nous verrons », a-t-il dit. « Plus tard. »", "Nous verrons|Plus tard."},
		{"A 5\" pipe.", ""},
		{"\"Two paragraphs of one speech begin here.\n\nAnd end there.", "Two paragraphs of one speech begin here."},
	} {
		var d Document
		d.Read(c.text, Rules{})
		var got []string
		for _, q := range d.Quotes {
			got = append(got, c.text[q.Start:q.End])
		}
		if have := strings.Join(got, "|"); have != c.want {
			t.Errorf("%q: have %q, want %q", c.text, have, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"مُثمِرًا": "مثمرا", "القمـــة": "القمه", "أإآٱى": "اااا" + "ي", "Київ": "київ", "Пётр": "петр", "MÄRZ": "märz", "п’ятниця": "п'ятниця",
	} {
		if have := string(Fold(nil, text)); have != want {
			t.Errorf("%q: have %q, want %q", text, have, want)
		}
	}
}

// FuzzRead checks what every reader of a document relies on: tokens, sentences
// and quotations stand in order, inside the text, on borders of characters.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "a.m. 5. “x” «y» \"z", "١٥/٣ و5", "\n\n\r\n.\n", "e\u0301\u200f\u00ad'’"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "")
		}
		var d Document
		d.Read(s, Rules{OrdinalDot: true})
		end := uint32(0)
		for i, tok := range d.Tokens {
			if tok.Start < end || tok.End <= tok.Start || int(tok.End) > len(s) || !utf8.ValidString(d.Of(i)) {
				t.Fatalf("token %d of %q: %+v behind %d", i, s, tok, end)
			}
			end = tok.End
		}
		last := 0
		for _, sen := range d.Sentences {
			if sen.First < last || sen.Last <= sen.First || sen.Last > len(d.Tokens) {
				t.Fatalf("sentence of %q: %+v behind %d", s, sen, last)
			}
			last = sen.Last
		}
		last = 0
		for _, q := range d.Quotes {
			if q.First < last || q.Last <= q.First || q.Start > q.End || q.End > len(s) || !utf8.ValidString(s[q.Start:q.End]) {
				t.Fatalf("quotation of %q: %+v behind %d", s, q, last)
			}
			last = q.Last
		}
		folded := Fold(nil, s)
		if again := Fold(nil, string(folded)); string(again) != string(folded) {
			t.Fatalf("folding %q twice: %q, then %q", s, folded, again)
		}
	})
}

// The cells of a table's row do not run into each other.
func TestTabPartsCells(t *testing.T) {
	var d Document
	d.Read("7 March\tRecital\tGreat Hall", Rules{})
	marks := 0
	for i := range d.Tokens {
		if d.Tokens[i].Kind == Punct && d.Tokens[i].Value == ';' {
			marks++
		}
	}
	if marks != 2 {
		t.Errorf("%d marks between three cells, want 2", marks)
	}
}
