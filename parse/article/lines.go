package article

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// lines reads JSON Lines: one article a line, blank lines skipped, a bad line
// refused alone.
func (r *reader) lines(from origin, in *bufio.Reader) bool {
	var buf []byte
	for from.line = 1; ; from.line++ {
		line, long, err := readLine(in, buf[:0], r.Limit)
		buf = line
		if err != nil && err != io.EOF {
			return r.refuse(from, "the stream broke off: "+reason(err), "", err)
		}
		if from.line == 1 {
			line = bytes.TrimPrefix(line, bom)
		}
		switch line = bytes.TrimSpace(line); {
		case long:
			if !r.fail(tooLarge(from.name, from.line, r.Limit)) {
				return false
			}
		case len(line) == 0:
		case r.pool == nil:
			if !r.line(from, line) {
				return false
			}
		default:
			one, own := from, bytes.Clone(line)
			if !r.job(func(r *reader) bool { return r.line(one, own) }) {
				return false
			}
		}
		if err == io.EOF {
			return true
		}
	}
}

// line reads one JSON object as an article.
func (r *reader) line(from origin, line []byte) bool {
	if !validUTF8(line) {
		return r.refuse(from, fmt.Sprintf("invalid UTF-8 at byte %d of the line", invalidUTF8(string(line))), "JSON is written in UTF-8", nil)
	}
	var rec Record
	if !rec.quick(line) {
		rec = Record{}
		if err := json.Unmarshal(line, &rec); err != nil {
			return r.refuse(from, "broken JSON: "+jsonReason(err), "", err)
		}
	}
	a := Article{
		ID: string(rec.ID), Source: rec.Source, URL: asciiAddress(rec.URL), Title: rec.Title, Lang: language(rec.Lang),
		Outlet: rec.Outlet, Author: rec.Author, Text: rec.Text,
	}
	if rec.Published != "" {
		p, err := ParsePublished(rec.Published)
		if err != nil {
			return r.refuse(from, fmt.Sprintf("field \"published\": %v", err), `write it as "2026-01-02" or "2026-01-02T15:04:00+02:00"`, err)
		}
		a.Published = p
	}
	var err error
	if a.Events, err = rec.events(); err != nil {
		return r.refuse(from, fmt.Sprintf("field \"declared\": %v", err), `write a day or time as "2026-01-02" or "2026-01-02T15:04:00+02:00"`, err)
	}
	if rec.Text == "" && rec.HTML != "" {
		from.fallback, from.address, from.id = a, rec.URL, string(rec.ID)
		return r.page(from, rec.HTML)
	}
	return r.valid(a, from)
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
