package article

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"
	"newscal/parse/article/fetch"
)

// warc reads an archive of the web (ISO 28500): each page, feed or text that a
// server gave, record by record. Behind a record that is broken, the next one
// that begins is read.
func (r *reader) warc(from origin, in *bufio.Reader) bool {
	for from.line = 0; ; {
		found, err := nextRecord(in)
		if !found && err == nil {
			return true
		}
		from.line++
		if !found {
			if !r.refuse(from, "broken record: "+reason(err), "", err) {
				return false
			}
			if errors.Is(err, errDamaged) {
				continue
			}
			return true
		}
		head, err := recordHead(in)
		if err != nil {
			if !r.refuse(from, "broken record: "+reason(err), "", err) {
				return false
			}
			continue
		}
		length, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			if !r.refuse(from, fmt.Sprintf("broken record: its length is %q", head.Get("Content-Length")), "", nil) {
				return false
			}
			continue
		}
		if !r.record(from, head, length, in) {
			return false
		}
	}
}

// record reads one record's block, of which it leaves nothing behind.
func (r *reader) record(from origin, head textproto.MIMEHeader, length int64, in *bufio.Reader) bool {
	kind := strings.ToLower(head.Get("WARC-Type"))
	if kind != "response" && kind != "resource" && kind != "conversion" {
		if _, err := io.CopyN(io.Discard, in, length); err != nil && err != io.EOF {
			return r.refuse(from, "broken record: "+reason(err), "", err)
		}
		return true
	}
	if length > int64(r.Limit)+64<<10 {
		io.CopyN(io.Discard, in, length)
		return r.fail(tooLarge(from.name, from.line, r.Limit))
	}
	block := make([]byte, 0, min(length, 1<<20))
	buf := bytes.NewBuffer(block)
	if n, err := io.CopyN(buf, in, length); err != nil {
		return r.refuse(from, fmt.Sprintf("broken record: it ends after %d of %d bytes", n, length), "", err)
	}
	from.address = fetch.Redact(strings.Trim(head.Get("WARC-Target-URI"), "<>"))
	return r.job(func(r *reader) bool { return r.capture(from, kind, head, buf.Bytes()) })
}

// capture reads what one record holds.
func (r *reader) capture(from origin, kind string, head textproto.MIMEHeader, block []byte) bool {
	from.contentType = head.Get("Content-Type")
	if kind == "response" && strings.HasPrefix(strings.ToLower(from.contentType), "application/http") {
		res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(block)), nil)
		if err != nil {
			return r.refuse(from, "broken record: "+reason(err), "", err)
		}
		defer res.Body.Close()
		from.contentType = res.Header.Get("Content-Type")
		if res.StatusCode != http.StatusOK {
			return true // redirects and failures hold no article
		}
		if block, err = responseBody(res, r.Limit); err != nil {
			return r.refuse(from, "broken record: "+reason(err), "", err)
		}
	}
	if !readableType(from.contentType) {
		return true
	}
	from.inner = true
	from.id = cmp.Or(asciiAddress(from.address), place(from.name, from.line))
	return r.stream(from, bytes.NewReader(block))
}

// readableType leaves out what cannot be an article: images, styles, scripts.
func readableType(contentType string) bool {
	t := strings.ToLower(mediaType(contentType))
	return t == "" || strings.HasPrefix(t, "text/") && t != "text/css" && t != "text/javascript" && t != "text/dns" ||
		strings.Contains(t, "html") || strings.Contains(t, "xml") || strings.Contains(t, "json") || t == "application/octet-stream"
}

// responseBody is the body of a stored response, decompressed. One that a
// crawler stored decompressed already is given as it is.
func responseBody(res *http.Response, limit int) ([]byte, error) {
	b, err := io.ReadAll(res.Body)
	if err != nil && !(errors.Is(err, io.ErrUnexpectedEOF) && len(b) > 0) {
		return nil, err
	}
	if !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return b, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, int64(limit)+1))
	if len(out) > limit {
		return nil, fmt.Errorf("longer than %d bytes when decompressed", limit)
	}
	return out, err
}

// nextRecord reads up to and over the next line "WARC/…". An error is the
// stream's, not its end.
func nextRecord(in *bufio.Reader) (bool, error) {
	for atStart := true; ; {
		line, err := in.ReadSlice('\n')
		if atStart && bytes.HasPrefix(line, []byte("WARC/")) {
			return true, nil
		}
		atStart = err == nil
		switch {
		case err == io.EOF:
			return false, nil
		case err != nil && err != bufio.ErrBufferFull:
			return false, err
		}
	}
}

// recordHead reads the named fields of a record.
func recordHead(in *bufio.Reader) (textproto.MIMEHeader, error) {
	head := textproto.MIMEHeader{}
	for size := 0; ; {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return nil, err
		}
		if size += len(line); size > 64<<10 {
			return nil, errors.New("its header does not end")
		}
		line = bytes.TrimRight(line, "\r\n")
		if len(line) == 0 {
			return head, nil
		}
		if name, value, ok := strings.Cut(string(line), ":"); ok {
			head.Set(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
}
