package timex_test

import (
	"testing"

	"newscal/parse/lang"
	"newscal/parse/timex"
)

// BenchmarkCompile tells what the patterns of each language cost when the
// program starts.
func BenchmarkCompile(b *testing.B) {
	for _, code := range lang.Codes() {
		x, err := lang.For(code)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(code, func(b *testing.B) {
			for b.Loop() {
				if _, err := timex.Compile(x); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
