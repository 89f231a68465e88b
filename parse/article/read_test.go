package article

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// told writes what Read gives, one article or failure a line: "id|date|title|prose"
// or "! failure / hint", with the folder's name cut off.
func told(t *testing.T, dir string, opt Options, sources ...string) string {
	t.Helper()
	var out strings.Builder
	for a, err := range Read(context.Background(), sources, opt) {
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || a.Text != "" {
				t.Errorf("failure %v with article %+v", err, a)
			} else if out.WriteString("! " + e.Error()); e.Hint != "" {
				out.WriteString(" / " + e.Hint)
			}
			out.WriteByte('\n')
			continue
		}
		fmt.Fprintf(&out, "%s|%s|%s|%s\n", a.ID, a.Published, a.Title, a.Text[a.Body:])
	}
	return strings.ReplaceAll(out.String(), dir+"/", "")
}

// folderOf writes files into a new folder.
func folderOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestReadFile(t *testing.T) {
	noDate := `begin the text with "date 2026-01-02", or pass --published 2026-01-02`
	for name, c := range map[string]struct{ file, content, want string }{
		"glued":              {"a.txt", " date 2026-01-02 Talks open.", "a|2026-01-02||Talks open.\n"},
		"line":               {"a.b.txt", "Date: 2026-01-02T09:30+02:00\n\nTalks open.\n", "a.b|2026-01-02T09:30+02:00||Talks open.\n\n"},
		"published":          {"a", "published: 2026-01-02 09:30\nTalks.", "a|2026-01-02T09:30||Talks.\n"},
		"fields":             {"a.txt", "Title: Talks in Kyiv\r\nDate: 2026-01-02\r\nLang: en\r\n\r\nThey open.", "a|2026-01-02|Talks in Kyiv|They open.\n"},
		"mark before it":     {"a.txt", "\ufeffdate 2026-01-02 Talks.", "a|2026-01-02||Talks.\n"},
		"date alone is text": {"a.txt", "date 2026-01-02\n", "! a.txt: no text in it\n"},
		"notice":             {"a.txt", "Date: Saturday, 10 January\nPlace: Kyiv", "! a.txt: no publication date / " + noDate + "\n"},
		"no such day":        {"a.txt", "date 2026-06-31 Talks.", "! a.txt: header \"date 2026-06-31\": \"2026-06-31\" does not exist: day out of range / write a day that exists, as in: date 2026-01-02\n"},
		"year one":           {"a.txt", "date 0001-01-01 Talks.", "! a.txt: header \"date 0001-01-01\": \"0001-01-01\" is no date of the form 2026-01-02 or 2026-01-02T15:04+02:00 / write a day that exists, as in: date 2026-01-02\n"},
		"no date":            {"a.txt", "Talks open.", "! a.txt: no publication date / " + noDate + "\n"},
		"empty":              {"a.txt", "", "! a.txt: empty: no article in it\n"},
		"blank":              {"a.txt", "\ufeff \n", "! a.txt: empty: no article in it\n"},
		"binary":             {"a.txt", "\x7fELF\x00\x01", "! a.txt: binary data, not text / pass text, a page, a feed, JSON Lines or a WARC archive\n"},
		"invalid":            {"a.txt", "date 2026-01-02 Talks \xff open.", "! a.txt: invalid UTF-8 at byte 22, and no other character set that can be told / convert it first: iconv -f CHARSET -t UTF-8\n"},
		"too large":          {"a.txt", "date 2026-01-02 " + strings.Repeat("x", 300), "! a.txt: longer than 300 bytes, too large for an article / give one article a file, or one a line as JSON Lines\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folderOf(t, map[string]string{c.file: c.content})
			if got := told(t, dir, Options{Limit: 300}, filepath.Join(dir, c.file)); got != c.want {
				t.Errorf("got  %swant %s", got, c.want)
			}
		})
	}
}

func TestReadLines(t *testing.T) {
	in := strings.Join([]string{
		`{"id":"a","published":"2026-01-02","title":"Talks","text":"They open.","entries":[{"x":1}]}`,
		`{"id":7,"text":"date 2026-01-03 They go on."}`,
		``,
		`{"id":"broken","text":`,
		`{"text":"They close.","published":"2026-02-30"}`,
		`{"text":12}`,
		`["a"]`,
		`{"id":"long","text":"` + strings.Repeat("x", 1000) + `"}`,
		"{\"text\":\"\xff\"}",
		`{"text":"Nobody dated this.","source":"elsewhere","outlet":"Paper","author":"A. Writer"}`,
		`{"published":"2026-01-02","text":" "}`,
		"{\"id\":\"z\",\"published\":\"2026-01-04T10:00:00Z\",\"text\":\"Last.\"}\r",
	}, "\n")
	want := `a|2026-01-02|Talks|They open.
7|2026-01-03||They go on.
! -:4: broken JSON: unexpected end of JSON input (column 22)
! -:5: field "published": "2026-02-30" does not exist: day out of range / write it as "2026-01-02" or "2026-01-02T15:04:00+02:00"
! -:6: broken JSON: field "text" is a number, not a text (column 10)
! -:7: broken JSON: not an object, but of type array
! -:8: longer than 500 bytes, too large for an article / give one article a file, or one a line as JSON Lines
! -:9: invalid UTF-8 at byte 9 of the line / JSON is written in UTF-8
elsewhere|2025-12-31||Nobody dated this.
! -:11: no text in it
z|2026-01-04T10:00Z||Last.
`
	opt := Options{Limit: 500, Stdin: strings.NewReader(in), Published: Published{Time: time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)}}
	if got := told(t, "nowhere", opt, "-"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestReadFolder(t *testing.T) {
	dir := folderOf(t, map[string]string{
		"b/two.txt":      "date 2026-01-02 Two.",
		"a.txt":          "date 2026-01-02 One.",
		"c.jsonl":        `{"id":"x","published":"2026-01-02","text":"Three."}` + "\n{",
		"d.png":          "date 2026-01-02 Not read.",
		".e.txt":         "date 2026-01-02 Hidden.",
		".git/f.txt":     "date 2026-01-02 Hidden.",
		"none/readme.md": "Nothing",
	})
	want := `a|2026-01-02||One.
b/two|2026-01-02||Two.
x|2026-01-02||Three.
! c.jsonl:2: broken JSON: unexpected end of JSON input (column 1)
! none: no articles in this folder / files are read that end in .txt, .text, .jsonl, .ndjson, .json, .html, .htm, .xhtml, .xml, .rss, .atom, .rdf, .eml, .warc, .gz
! gone: no such file or directory
`
	if got := told(t, dir, Options{}, dir, dir+"/none", dir+"/gone"); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// A stream of any length must neither be held nor waited for.
func TestReadAsItComes(t *testing.T) {
	out, in := io.Pipe()
	go func() { fmt.Fprintln(in, `{"id":"1","published":"2026-01-02","text":"One."}`) }()
	for a, err := range Read(context.Background(), []string{"-"}, Options{Stdin: out}) {
		if err != nil || a.ID != "1" {
			t.Fatal(a, err)
		}
		return // the writer is still there: only a reader that does not wait gets here
	}
}

func TestReadStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	line := `{"published":"2026-01-02","text":"One."}` + "\n"
	for _, err := range Read(ctx, []string{"-", "-"}, Options{Stdin: strings.NewReader(strings.Repeat(line, 3))}) {
		if n++; n == 2 && !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
		cancel()
	}
	if n != 2 {
		t.Errorf("%d results after cancelling, want one article and one failure", n)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{" date 2026-01-02 Talks.", "Title: x\nDate: 2026-01-02T10:00\n\nBody", `{"text":"date 2026-01-02 a"}` + "\n{\n", "\ufeff", "\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		opt := Options{Limit: 1 << 16, Stdin: strings.NewReader(string(b)), Published: Published{Time: time.Unix(1e9, 0).UTC()}}
		for a, err := range Read(context.Background(), []string{"-"}, opt) {
			switch {
			case err != nil && strings.ContainsAny(err.Error(), "\r\n"):
				t.Errorf("a failure of several lines: %q", err)
			case err != nil:
			case a.Published.IsZero() || a.ID == "" || a.Source == "":
				t.Errorf("incomplete: %+v", a)
			case a.Body < 0 || a.Body > len(a.Text) || invalidUTF8(a.Text) >= 0 || invalidUTF8(a.Text[a.Body:]) >= 0:
				t.Errorf("body %d in %q", a.Body, a.Text)
			}
		}
	})
}
