package lang

import "testing"

func TestEveryLanguageReads(t *testing.T) {
	for _, code := range Codes() {
		x, err := For(code)
		if err != nil {
			t.Fatal(err)
		}
		if x.Code != code {
			t.Errorf("%s.yaml calls itself %q", code, x.Code)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, code := range Codes() {
		data, err := files.ReadFile(code + ".yaml")
		if err != nil {
			b.Fatal(err)
		}
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Read(code, data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A line or two is enough to tell a language.
func TestDetectsShortTexts(t *testing.T) {
	for prose, want := range map[string]string{
		"Der Gipfel beginnt am 15. Oktober (bis 17. Oktober).": "de",
		"The summit opens on 15 October.":                      "en",
		"Le sommet s'ouvre le 15 octobre à Lyon.":              "fr",
		"La cumbre empieza el 15 de octubre.":                  "es",
		"Il vertice inizia il 15 ottobre.":                     "it",
		"Саммит начнётся 15 октября.":                          "ru",
		"Саміт почнеться 15 жовтня.":                           "uk",
		"تنطلق القمة في 15 أكتوبر.":                            "ar",
	} {
		if have := Detect("", prose); have != want {
			t.Errorf("%s: %q, want %q", prose, have, want)
		}
	}
}
