package article

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
)

// record writes one record of an archive.
func archived(kind, address, contentType, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, address, contentType, len(block), block)
}

func member(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

const httpAnswer = "application/http; msgtype=response"

func archive() []string {
	page := "<html lang=en><meta name=pubdate content=2026-01-02><title>Talks</title>" + prose
	return []string{
		archived("warcinfo", "", "application/warc-fields", "software: x\r\n"),
		archived("request", "https://paper.example/1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
		archived("response", "https://reader:pass@paper.example/1", httpAnswer, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+page),
		archived("response", "https://paper.example/2", httpAnswer, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"+fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(page), page)),
		archived("response", "https://paper.example/3", httpAnswer, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"+member(page)),
		archived("response", "https://paper.example/4", httpAnswer, "HTTP/1.1 301 Moved\r\nLocation: /5\r\n\r\n"),
		archived("response", "https://paper.example/x.png", httpAnswer, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		archived("response", "https://paper.example/6", httpAnswer, "no answer"),
		archived("conversion", "https://paper.example/7", "text/plain", "date 2026-01-02 Talks."),
		"WARC/1.1\r\nWARC-Type: resource\r\nContent-Length: many\r\n\r\nx\r\n\r\n",
		archived("resource", "https://paper.example/8", "text/plain", "date 2026-01-02 Talks."),
	}
}

const wantArchive = `https://paper.example/1
https://paper.example/2
https://paper.example/3
! -:8: broken record: malformed HTTP status code "answer"
https://paper.example/7
! -:10: broken record: its length is "many"
https://paper.example/8
`

// ids writes what Read gives, an ID or a failure a line.
func ids(in io.Reader, opt Options) string {
	var out strings.Builder
	opt.Stdin = in
	for a, err := range Read(context.Background(), []string{"-"}, opt) {
		if err != nil {
			fmt.Fprintln(&out, "!", err)
		} else {
			fmt.Fprintln(&out, a.ID)
		}
	}
	return out.String()
}

func TestReadWARC(t *testing.T) {
	var zipped strings.Builder
	for _, r := range archive() {
		zipped.WriteString(member(r))
	}
	for _, workers := range []int{1, 3} {
		opt := Options{Workers: workers}
		if got := ids(strings.NewReader(strings.Join(archive(), "")), opt); got != wantArchive {
			t.Errorf("plain, %d workers:\n%s", workers, got)
		}
		if got := ids(strings.NewReader(zipped.String()), opt); got != wantArchive {
			t.Errorf("gzip, %d workers:\n%s", workers, got)
		}
		if got := ids(strings.NewReader(member(strings.Join(archive(), ""))), opt); got != wantArchive {
			t.Errorf("one member, %d workers:\n%s", workers, got)
		}
	}
}

// A damaged member costs itself alone.
func TestReadDamagedWARC(t *testing.T) {
	text := func(n int) string {
		return archived("conversion", fmt.Sprintf("https://paper.example/%d", n), "text/plain", "date 2026-01-02 Talks "+strings.Repeat("and more talks ", n*20))
	}
	first := member(text(400)) // longer than what is looked at to tell the kind
	bad := []byte(member(text(2)))
	copy(bad[30:], "damaged, all of this")
	got := ids(strings.NewReader(first+string(bad)+member(text(3))), Options{})
	lines := strings.Split(strings.TrimSpace(got), "\n")
	if len(lines) != 3 || lines[0] != "https://paper.example/400" || !strings.Contains(lines[1], "damaged gzip data") || lines[2] != "https://paper.example/3" {
		t.Errorf("got\n%s", got)
	}
	if got := ids(strings.NewReader(string(bad)+first), Options{}); !strings.Contains(got, "damaged gzip data") || !strings.HasSuffix(got, "/400\n") {
		t.Errorf("damaged at its beginning:\n%s", got)
	}
	if got := ids(strings.NewReader(text(1)+text(2)[:150]), Options{}); got != "https://paper.example/1\n! -:2: broken record: it ends after 10 of 822 bytes\n" && !strings.Contains(got, "it ends after") {
		t.Errorf("cut off:\n%s", got)
	}
}

// A bomb is refused before it fills anything.
func TestReadBomb(t *testing.T) {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	line := strings.Repeat("x", 1<<20)
	for range 300 {
		io.WriteString(z, line)
	}
	z.Close()
	got := ids(bytes.NewReader(b.Bytes()), Options{Limit: 1 << 20})
	if got != "! -: longer than 1048576 bytes, too large for an article\n" {
		t.Errorf("as a text: %s", got)
	}
}

// lines writes JSON Lines without end, up to n.
type endless struct {
	n    int
	rest []byte
}

func (e *endless) Read(p []byte) (int, error) {
	if len(e.rest) == 0 {
		if e.n == 0 {
			return 0, io.EOF
		}
		e.n--
		e.rest = fmt.Appendf(nil, `{"id":"%d","published":"2026-01-02","text":"%s"}`+"\n", e.n, strings.Repeat("The ministers will meet on Saturday. ", 55))
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// A stream of any length takes the memory of a few records, and workers change
// nothing of its order.
func TestReadInConstantMemory(t *testing.T) {
	for _, workers := range []int{1, 2} {
		n, last, most := 0, 6000, uint64(0)
		var m runtime.MemStats
		for a, err := range Read(context.Background(), []string{"-"}, Options{Stdin: &endless{n: 6000}, Workers: workers}) {
			if err != nil {
				t.Fatal(err)
			}
			if last--; a.ID != fmt.Sprint(last) {
				t.Fatalf("%s where %d should come", a.ID, last)
			}
			if n++; n%2000 == 0 {
				runtime.GC()
				runtime.ReadMemStats(&m)
				most = max(most, m.HeapAlloc)
			}
		}
		if n != 6000 || most > 16<<20 {
			t.Errorf("%d workers: %d articles, %d bytes held", workers, n, most)
		}
	}
}

func BenchmarkLines(b *testing.B) {
	size := 0
	for b.Loop() {
		for a := range Read(context.Background(), []string{"-"}, Options{Stdin: &endless{n: 1000}}) {
			size = len(a.Text) * 1000
		}
	}
	b.SetBytes(int64(size))
}

func BenchmarkPage(b *testing.B) {
	page := "<html lang=en><meta name=pubdate content=2026-01-02><title>Talks</title>" + strings.Repeat(prose, 20)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := readPage(page, "", nil); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzWARC(f *testing.F) {
	f.Add([]byte(strings.Join(archive(), "")))
	f.Add([]byte(member(archived("conversion", "x", "text/plain", "date 2026-01-02 Talks."))))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 99999999999\r\nWARC-Type: response\r\n\r\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := &reader{ctx: context.Background(), Options: Options{Limit: 1 << 16, Published: Published{Time: time.Unix(1e9, 0).UTC()}}, yield: func(a Article, err error) bool {
			if err == nil && (a.ID == "" || a.Published.IsZero()) {
				t.Errorf("%+v", a)
			}
			return true
		}}
		r.warc(origin{name: "x"}, bufio.NewReader(bytes.NewReader(b)))
		r.warc(origin{name: "x", inner: true}, bufio.NewReader(gunzip(bytes.NewReader(b))))
	})
}
