package article

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

var samples = map[string]string{
	"ar": "يجتمع الوزراء يوم السبت في القاهرة لبحث الملف الاقتصادي، ومن المقرر أن يصدر بيان في ختام الاجتماع.",
	"ru": "Министры встретятся в субботу в Москве, чтобы обсудить бюджет. Ожидается, что по итогам встречи выйдет заявление.",
	"uk": "Міністри зустрінуться в суботу у Києві, щоб обговорити бюджет. Очікується, що після зустрічі вийде заява.",
	"fr": "Les ministres se réuniront samedi à Genève pour débattre du budget de l'année prochaine, a déclaré le président à l'issue de la séance.",
	"de": "Die Minister treffen sich am Samstag in Köln, um über den Haushalt für das nächste Jahr zu beraten, erklärte der Präsident.",
	"es": "Los ministros se reunirán el sábado en León para debatir el presupuesto del próximo año, según declaró la señora presidenta.",
}

// Every charset that a newspaper of the language wrote in, declared, not
// declared, and declared wrongly, gives the text back.
func TestDecode(t *testing.T) {
	for _, c := range []struct{ lang, name string }{
		{"ar", "windows-1256"}, {"ar", "iso-8859-6"}, {"ru", "windows-1251"}, {"ru", "koi8-r"}, {"uk", "windows-1251"},
		{"fr", "windows-1252"}, {"fr", "iso-8859-15"}, {"de", "iso-8859-1"}, {"es", "windows-1252"}, {"ar", "utf-8"},
		{"ar", "utf-16le"}, {"ru", "utf-16be"}, {"de", "utf-16le"},
	} {
		enc, _ := charset.Lookup(c.name)
		want := samples[c.lang]
		b, err := enc.NewEncoder().Bytes([]byte(want))
		if err != nil {
			t.Fatal(c.name, err)
		}
		for _, declared := range []string{"text/plain; charset=" + c.name, "text/plain", "text/html; charset=utf-8", "text/html; charset=nonsense", "text/html; charset=windows-1252"} {
			if got, err := decode(b, declared); err != nil || got != want {
				t.Errorf("%s in %s, declared %q:\n got %q, %v\nwant %q", c.lang, c.name, declared, got, err, want)
			}
		}
	}
	for name, enc := range map[string]xunicode.Endianness{"little": xunicode.LittleEndian, "big": xunicode.BigEndian} {
		b, _ := xunicode.UTF16(enc, xunicode.UseBOM).NewEncoder().Bytes([]byte(samples["ar"]))
		if got, err := decode(b, "text/html; charset=windows-1251"); err != nil || got != samples["ar"] {
			t.Errorf("UTF-16, %s end first, with its mark: %q, %v", name, got, err)
		}
	}
	if got, err := decode([]byte(strings.Repeat("\x81\x8d\x01\x9d\x02\xff\x03", 20)), ""); err == nil {
		t.Errorf("noise read as %q", got)
	}
	if got, _ := decode([]byte(samples["ar"]+"\xff"), "text/html; charset=windows-1256"); got != samples["ar"]+"\ufffd" {
		t.Errorf("a fault in UTF-8: %q", got)
	}
}

func TestGarbled(t *testing.T) {
	for lang, text := range samples {
		if name, bad := garbled(text); bad {
			t.Errorf("%s: good text called misread as %s", lang, name)
		}
		for _, m := range []*charmap.Charmap{charmap.Windows1252, charmap.Windows1251, charmap.Windows1256, charmap.ISO8859_1} {
			misread, _ := m.NewDecoder().String(text + text)
			if _, bad := garbled(misread); !bad {
				t.Errorf("%s: misread as %s, taken for good: %s", lang, m, misread)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range samples {
		b, _ := charmap.Windows1256.NewEncoder().Bytes([]byte(s))
		f.Add(b, "text/html; charset=windows-1256")
		f.Add([]byte(s), "")
	}
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		got, err := decode(b, contentType)
		again, errAgain := decode(b, contentType)
		if got != again || (err == nil) != (errAgain == nil) {
			t.Errorf("two readings: %q, %q", got, again)
		}
		if err == nil && !utf8.ValidString(got) {
			t.Errorf("%q is no UTF-8", got)
		}
		garbled(got)
	})
}

// TestValidUTF8 asks about every pair of bytes, at every place among eight.
func TestValidUTF8(t *testing.T) {
	for at := range 9 {
		for pair := range 1 << 16 {
			for _, around := range []string{"abcdefghij", "éабв\u0634جеж", "中文ab中文"} {
				b := []byte(around[:at] + string([]byte{byte(pair), byte(pair >> 8)}) + around[at:])
				if got := validUTF8(b); got != utf8.Valid(b) {
					t.Fatalf("%q: %t", b, got)
				}
			}
		}
	}
}
