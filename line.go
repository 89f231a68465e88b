package main

import (
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"

	"newscal/parse"
	"newscal/parse/event"
	"newscal/parse/timex"
)

// appendLine appends an entry as a line of JSON, byte for byte as encoding/json
// writes it without escaping what only HTML needs escaped. It is written out
// because reflection, and its look at every letter, took one part in thirty of a
// run over Arabic news.
func appendLine(b []byte, e *parse.Entry) []byte {
	b = appendText(append(b, `{"article":`...), e.Article)
	b = appendText(append(b, `,"uid":`...), e.UID)
	b = appendText(append(b, `,"start":`...), momentText(e.Start))
	if !e.End.IsZero() {
		b = appendText(append(b, `,"end":`...), momentText(e.End))
	}
	b = strconv.AppendBool(append(b, `,"all_day":`...), e.AllDay)
	b = appendText(append(b, `,"zone":`...), e.Zone)
	if !e.Recurrence.IsZero() {
		b = appendText(append(b, `,"rrule":`...), e.Recurrence.String())
	}
	b = appendNonempty(b, `,"repeats":`, e.Repeats)
	b = appendText(append(b, `,"summary":`...), e.Summary)
	b = appendText(append(b, `,"location":`...), e.Location)
	b = appendText(append(b, `,"status":`...), string(e.Status))
	b = appendText(append(b, `,"kind":`...), e.Kind)
	b = appendText(append(b, `,"grain":`...), e.Grain)
	b = appendNumber(append(b, `,"confidence":`...), e.Confidence)
	b = appendAll(append(b, `,"people":`...), e.People, func(b []byte, p *string) []byte { return appendText(b, *p) })
	b = appendText(append(b, `,"description":`...), e.Description)
	b = appendText(append(b, `,"url":`...), e.URL)
	b = appendNonempty(b, `,"outlet":`, e.Outlet)
	b = appendNonempty(b, `,"source":`, e.Source)
	b = appendText(append(b, `,"published":`...), e.Published)
	b = appendText(append(b, `,"lang":`...), e.Lang)
	b = appendAll(append(b, `,"evidence":`...), e.Evidence, appendEvidence)
	return append(b, "}\n"...)
}

// momentText gives what [timex.Moment.MarshalText] does.
func momentText(m timex.Moment) string {
	if m.IsZero() {
		return ""
	}
	return m.String()
}

// appendEvidence appends a passage.
func appendEvidence(b []byte, v *event.Evidence) []byte {
	b = appendText(append(b, `{"text":`...), v.Text)
	b = strconv.AppendInt(append(b, `,"start":`...), int64(v.Start), 10)
	b = strconv.AppendInt(append(b, `,"end":`...), int64(v.End), 10)
	if v.InTitle {
		b = append(b, `,"in_title":true`...)
	}
	if v.InData {
		b = append(b, `,"in_data":true`...)
	}
	b = appendNonempty(b, `,"date_text":`, v.DateText)
	b = strconv.AppendBool(append(b, `,"quotation":`...), v.Quotation)
	b = appendNonempty(b, `,"speaker":`, v.Speaker)
	b = appendNonempty(b, `,"role":`, v.Role)
	b = appendNonempty(b, `,"medium":`, v.Medium)
	return append(b, '}')
}

// appendAll appends values as an array, or null for none at all.
func appendAll[T any](b []byte, values []T, one func([]byte, *T) []byte) []byte {
	if values == nil {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = one(b, &values[i])
	}
	return append(b, ']')
}

// appendNonempty appends a field that is left out where its text is empty.
func appendNonempty(b []byte, name, s string) []byte {
	if s == "" {
		return b
	}
	return appendText(append(b, name...), s)
}

// appendNumber appends a number, which JSON writes with an exponent only where it is
// very small or large.
func appendNumber(b []byte, n float64) []byte {
	if size := math.Abs(n); size == 0 || size >= 1e-6 && size < 1e21 {
		return strconv.AppendFloat(b, n, 'f', -1, 64)
	}
	written, err := json.Marshal(n)
	if err != nil {
		panic("newscal: a result that JSON cannot hold: " + err.Error())
	}
	return append(b, written...)
}

// appendText appends a string of JSON (RFC 8259, 7). What is no UTF-8 becomes
// U+FFFD, and the separators that JavaScript takes for line breaks are escaped.
func appendText(b []byte, s string) []byte {
	const digits = "0123456789abcdef"
	b = append(b, '"')
	from := 0 // what is not written yet
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		if c >= 0xc2 && c < 0xe0 && i+1 < len(s) && s[i+1]&0xc0 == 0x80 { // a character of two bytes
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if c >= utf8.RuneSelf && r != '\u2028' && r != '\u2029' && (r != utf8.RuneError || size > 1) {
			i += size
			continue
		}
		b = append(b, s[from:i]...)
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\b':
			b = append(b, `\b`...)
		case c == '\f':
			b = append(b, `\f`...)
		case c == '\n':
			b = append(b, `\n`...)
		case c == '\r':
			b = append(b, `\r`...)
		case c == '\t':
			b = append(b, `\t`...)
		default:
			b = append(b, '\\', 'u', digits[r>>12], digits[r>>8&15], digits[r>>4&15], digits[r&15])
		}
		i += size
		from = i
	}
	return append(append(b, s[from:]...), '"')
}
