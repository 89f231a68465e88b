package timex_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newscal/parse/lang"
	"newscal/parse/timex"
)

// TestCases reads testdata/times/<lang>.txt. A case is one line:
//
//	published | text | span => value [from..to] ; span => value
//
// `from..to` may be left out; `=> none` alone says that nothing is a time;
// durations are left out. A set is `span => SET value freq rule [from..to]`,
// with the interval of its first time. `#` begins a comment line. `\n` in a text
// is a line break.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/times/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		code := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(code, func(t *testing.T) { runCases(t, file, code) })
	}
}

func runCases(t *testing.T, file, code string) {
	x, err := lang.For(code)
	if err != nil {
		t.Fatal(err)
	}
	g, err := timex.Compile(x)
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var words lang.Words
	var scanner timex.Scanner
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.SplitN(line, " | ", 3)
		if len(cells) != 3 {
			t.Errorf("%s:%d: want published | text | span => value", file, n)
			continue
		}
		var published timex.Moment
		if err := published.UnmarshalText([]byte(cells[0])); err != nil {
			t.Errorf("%s:%d: %v", file, n, err)
			continue
		}
		text := strings.ReplaceAll(cells[1], `\n`, "\n")
		words.Read(text, x)
		var got []string
		for _, e := range scanner.Scan(&words, g, published) {
			switch v := e.Value(); {
			case e.Type == timex.TypeSet:
				value, _, freq := e.SetValue()
				got = append(got, strings.TrimSpace(fmt.Sprintf("%s => SET %s %s", text[e.Start:e.End], value, freq))+series(&e))
			case v != "":
				got = append(got, fmt.Sprintf("%s => %s [%s..%s]", text[e.Start:e.End], v, e.From, e.To))
			}
		}
		if !agree(strings.Split(cells[2], " ; "), got) {
			t.Errorf("%s:%d: %s (%s)\nwant %s\nhave %s", filepath.Base(file), n, cells[1], cells[0], cells[2], strings.Join(got, " ; "))
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

// series gives the rule and the first time of a set that has one.
func series(e *timex.Expr) string {
	if e.Set.IsZero() {
		return ""
	}
	return fmt.Sprintf(" %s [%s..%s]", e.Set, e.From, e.To)
}

// agree says that got is what a case wants; a want without its interval takes any.
func agree(want, got []string) bool {
	if len(want) == 1 && strings.TrimSpace(want[0]) == "=> none" {
		return len(got) == 0
	}
	if len(want) != len(got) {
		return false
	}
	for i, w := range want {
		w = strings.TrimSpace(w)
		if w != got[i] && (strings.HasSuffix(w, "]") || !strings.HasPrefix(got[i], w+" [")) {
			return false
		}
	}
	return true
}
