package timex_test

import (
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// BenchmarkBesideChrono reads the same text with chrono, and reports how many
// times as fast the time stage is, words and all. It needs node and chrono:
//
//	npm install --prefix parse/timex/chrono
func BenchmarkBesideChrono(b *testing.B) {
	if _, err := os.Stat("chrono/node_modules/chrono-node"); err != nil {
		b.Skip("chrono is not installed: npm install --prefix parse/timex/chrono")
	}
	for _, code := range []string{"en", "ar"} {
		b.Run(code, func(b *testing.B) {
			text := newsText(code, 64<<10)
			node := exec.Command("node", "chrono.mjs", code)
			node.Dir, node.Stdin, node.Stderr = "chrono", strings.NewReader(text), os.Stderr
			out, err := node.Output()
			if err != nil {
				b.Fatal(err)
			}
			theirs, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
			if err != nil {
				b.Fatal(err)
			}
			r := newReader(b, code)
			runtime.LockOSThread()
			start := spent()
			for b.Loop() {
				r.read(text)
			}
			ours := float64(len(text)*b.N) / (spent() - start).Seconds()
			b.ReportMetric(theirs/1e6, "chrono-MB/cpu-s")
			b.ReportMetric(ours/1e6, "MB/cpu-s")
			b.ReportMetric(ours/theirs, "times")
		})
	}
}
