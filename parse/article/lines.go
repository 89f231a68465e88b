package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// record is one line of JSON Lines. Fields that it does not name are ignored.
type record struct {
	ID        label  `json:"id"`
	URL       string `json:"url"`
	Title     string `json:"title"`
	Lang      string `json:"lang"`
	Published string `json:"published"`
	Outlet    string `json:"outlet"`
	Source    string `json:"source"`
	Author    string `json:"author"`
	Text      string `json:"text"`
	HTML      string `json:"html"`
}

// label is a name that some programs write as a number.
type label string

func (l *label) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && (b[0] == '-' || '0' <= b[0] && b[0] <= '9') {
		*l = label(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(l))
}

// lines reads JSON Lines: one article a line, blank lines skipped, a bad line
// refused alone.
func (r *reader) lines(from origin, in *bufio.Reader) bool {
	var buf []byte
	for n := 1; ; n++ {
		line, long, err := readLine(in, buf[:0], r.Limit)
		buf = line
		if err != nil && err != io.EOF {
			return r.fail(&Error{Source: from.name, Line: n, Problem: "the stream broke off: " + err.Error(), Err: err})
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, bom)
		}
		switch line = bytes.TrimSpace(line); {
		case long:
			if !r.fail(tooLarge(from.name, n, r.Limit)) {
				return false
			}
		case len(line) > 0 && !r.line(from, n, line):
			return false
		}
		if err == io.EOF {
			return true
		}
	}
}

// line reads one line as an article.
func (r *reader) line(from origin, n int, line []byte) bool {
	refuse := func(problem, hint string, err error) bool {
		return r.fail(&Error{Source: from.name, Line: n, Problem: problem, Hint: hint, Err: err})
	}
	if !utf8.Valid(line) {
		return refuse(fmt.Sprintf("invalid UTF-8 at byte %d of the line", invalidUTF8(string(line))), "JSON is written in UTF-8", nil)
	}
	var rec record
	if err := json.Unmarshal(line, &rec); err != nil {
		return refuse("broken JSON: "+jsonReason(err), "", err)
	}
	a := Article{
		ID: string(rec.ID), Source: rec.Source, URL: rec.URL, Title: rec.Title, Lang: rec.Lang,
		Outlet: rec.Outlet, Author: rec.Author, Text: rec.Text,
	}
	if rec.Published != "" {
		p, err := ParsePublished(rec.Published)
		if err != nil {
			return refuse(fmt.Sprintf("field \"published\": %v", err), `write it as "2026-01-02" or "2026-01-02T15:04:00+02:00"`, err)
		}
		a.Published = p
	}
	return r.article(a, from.name, n)
}

// jsonReason words a JSON error for people, with its column.
func jsonReason(err error) string {
	if se := (*json.SyntaxError)(nil); errors.As(err, &se) {
		return fmt.Sprintf("%v (column %d)", err, se.Offset)
	}
	if te := (*json.UnmarshalTypeError)(nil); errors.As(err, &te) {
		if te.Field == "" {
			return "not an object, but of type " + te.Value
		}
		return fmt.Sprintf("field %q is a %s, not a text (column %d)", te.Field, te.Value, te.Offset)
	}
	return err.Error()
}

// readLine appends the next line to buf, without its line break. Of a line
// longer than limit it keeps nothing and says so.
func readLine(in *bufio.Reader, buf []byte, limit int) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if !long {
			buf = append(buf, part...)
		}
		if len(buf) > limit+1 {
			long, buf = true, buf[:0]
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		return bytes.TrimSuffix(buf, []byte("\n")), long, err
	}
}
