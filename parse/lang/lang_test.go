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
