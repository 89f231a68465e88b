package article

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
)

// mail reads a message (RFC 5322, MIME) as an article: its subject is the
// headline, its date the publication, its plain text or else its HTML the body.
func (r *reader) mail(from origin, b []byte) bool {
	if bytes.HasPrefix(b, []byte("From ")) {
		_, b, _ = bytes.Cut(b, []byte("\n"))
	}
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(b, "\r\n")))
	if err != nil {
		return r.refuse(from, "broken e-mail: "+reason(err), "", err)
	}
	words := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		s, err := decode(b, "text/plain; charset="+charset)
		return strings.NewReader(s), err
	}}
	a := Article{ID: from.id, Lang: language(m.Header.Get("Content-Language"))}
	if a.Title, err = words.DecodeHeader(m.Header.Get("Subject")); err != nil {
		a.Title = m.Header.Get("Subject")
	}
	if t, err := mail.ParseDate(m.Header.Get("Date")); err == nil {
		a.Published, _ = sane(Published{Time: t, Clock: true, Zone: true})
	}
	if sender, err := (&mail.AddressParser{WordDecoder: &words}).Parse(m.Header.Get("From")); err == nil {
		a.Outlet = sender.Name
	}
	var plain, page part
	readPart(part{body: m.Body, contentType: m.Header.Get("Content-Type"), encoding: m.Header.Get("Content-Transfer-Encoding")}, r.Limit, 0, &plain, &page)
	if len(plain.bytes) > 0 && len(plain.bytes)*10 > len(page.bytes) || len(page.bytes) == 0 {
		text, err := decode(plain.bytes, plain.contentType)
		if err != nil {
			return r.refuse(from, reason(err), "", err)
		}
		a.Text = tidy(text)
		return r.article(a, from)
	}
	text, err := decode(page.bytes, page.contentType)
	if err != nil {
		return r.refuse(from, reason(err), "", err)
	}
	p, err := readPage(text, "", nil)
	if a.Text = p.Text; err != nil || len(a.Text) < 200 {
		a.Text = fragment(text)
	}
	a.Events = p.Events
	return r.article(a, from)
}

// part is one part of a message.
type part struct {
	body                  io.Reader
	bytes                 []byte
	contentType, encoding string
}

// readPart finds the first plain text and the first HTML in a message.
func readPart(p part, limit, depth int, plain, page *part) {
	media, params, err := mime.ParseMediaType(p.contentType)
	if err != nil || p.contentType == "" {
		media = "text/plain"
	}
	if strings.HasPrefix(media, "multipart/") && depth < 8 {
		parts := multipart.NewReader(p.body, params["boundary"])
		for {
			next, err := parts.NextRawPart()
			if err != nil {
				return
			}
			if disposition, _, _ := mime.ParseMediaType(next.Header.Get("Content-Disposition")); disposition == "attachment" {
				continue
			}
			readPart(part{body: next, contentType: next.Header.Get("Content-Type"), encoding: next.Header.Get("Content-Transfer-Encoding")}, limit, depth+1, plain, page)
		}
	}
	to := plain
	if media == "text/html" {
		to = page
	} else if media != "text/plain" {
		return
	}
	if to.bytes != nil {
		return
	}
	switch strings.ToLower(strings.TrimSpace(p.encoding)) {
	case "base64":
		p.body = base64.NewDecoder(base64.StdEncoding, p.body)
	case "quoted-printable":
		p.body = quotedprintable.NewReader(p.body)
	}
	p.bytes, _ = io.ReadAll(io.LimitReader(p.body, int64(limit))) // a broken end costs the end
	*to = p
}
