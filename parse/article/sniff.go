package article

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"strings"
)

// kind is what a stream of bytes turns out to be.
type kind int

const (
	kindText kind = iota
	kindEmpty
	kindBinary
	kindLines        // JSON Lines, one article a line
	kindArray        // a JSON array, which holds no article of its own
	kindObject       // one JSON object over several lines
	kindPage         // HTML
	kindFeed         // RSS, Atom, RDF, JSON Feed
	kindSitemap      // news sitemap
	kindSitemapIndex // list of sitemaps
	kindWARC
	kindMail // RFC 5322
	kindGzip
)

// window is how far a stream is looked into, in bytes.
const window = 4 << 10

// sniff tells the kind by the first bytes, which stay unread. It waits for no
// more than a line of JSON Lines, so that a live stream is read as it comes. An
// error that it meets is not met again by who reads on.
func sniff(in *bufio.Reader) (kind, error) {
	head, err := in.Peek(1)
	for len(head) < window && err == nil {
		if head, _ = in.Peek(in.Buffered()); isObject(head) && bytes.IndexByte(trimStart(head), '\n') > 1 {
			break
		}
		head, err = in.Peek(len(head) + 1)
	}
	if err == io.EOF || err == bufio.ErrBufferFull {
		err = nil
	}
	return kindOf(head[:min(len(head), window)]), err
}

var bom = []byte("\ufeff")

// binaries are the first bytes of files that hold no zero byte early on.
var binaries = []string{"%PDF-", "\x89PNG", "\xff\xd8\xff", "GIF8", "PK\x03\x04", "RIFF", "{\\rtf", "\x7fELF", "7z\xbc\xaf", "BZh", "\xfd7zXZ", "(\xb5/\xfd"}

// kindOf tells the kind by the first bytes.
func kindOf(head []byte) kind {
	for _, magic := range binaries {
		if bytes.HasPrefix(head, []byte(magic)) {
			return kindBinary
		}
	}
	if bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
		return kindGzip
	}
	if enc, mark := marked(head); enc != nil {
		s, _ := decodeAs(enc, head[mark:len(head)&^1])
		head = []byte(s)
	}
	start := trimStart(head)
	switch {
	case len(bytes.TrimSpace(start)) == 0 && len(head) < window:
		return kindEmpty
	case bytes.HasPrefix(start, []byte("WARC/")):
		return kindWARC
	case isObject(start):
		return jsonKind(start)
	case start[0] == '[' && isObject(start[1:]):
		return kindArray
	case bytes.IndexByte(head, 0) >= 0:
		return kindBinary
	case start[0] == '<':
		return markupKind(start)
	case isMail(start):
		return kindMail
	}
	return kindText
}

// jsonKind tells a feed and one object over several lines from JSON Lines.
func jsonKind(start []byte) kind {
	switch {
	case bytes.Contains(start, []byte("jsonfeed.org/version")) && bytes.Contains(start, []byte(`"version"`)):
		return kindFeed
	case strings.HasPrefix(strings.TrimLeft(string(start[1:]), " \t\r"), "\n"):
		return kindObject
	}
	return kindLines
}

var (
	prolog = regexp.MustCompile(`^(?s:\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>|<!doctype[^>]*>))+\s*`)
	root   = regexp.MustCompile(`^<([A-Za-z][A-Za-z0-9:_-]*)`)
)

// markupKind tells what the root element is.
func markupKind(start []byte) kind {
	rest := start[len(prolog.Find(start)):]
	m := root.FindSubmatch(rest)
	if m == nil {
		if len(rest) < len(start) {
			return kindPage
		}
		return kindText
	}
	switch name := strings.ToLower(string(m[1])); {
	case name == "rss", name == "feed", strings.HasSuffix(name, ":rdf"), name == "rdf", strings.HasSuffix(name, ":feed"):
		return kindFeed
	case name == "urlset":
		return kindSitemap
	case name == "sitemapindex":
		return kindSitemapIndex
	}
	return kindPage
}

var (
	mailField = regexp.MustCompile(`(?i)^(?:(?:return-path|received|delivered-to|mime-version|message-id|from|to|subject|date|content-type|dkim-signature|x-[a-z-]+|reply-to|list-[a-z]+|arc-[a-z-]+|authentication-results|sender|cc):)`)
	mailSigns = regexp.MustCompile(`(?im)^(?:message-id|mime-version|received|return-path|from):`)
)

// isMail says that the bytes begin with the header of a message (RFC 5322):
// fields of its kind, one of which text with a header of ours does not have.
func isMail(start []byte) bool {
	if bytes.HasPrefix(start, []byte("From ")) { // a mailbox of one message
		_, start, _ = bytes.Cut(start, []byte("\n"))
	}
	head, _, _ := bytes.Cut(bytes.ReplaceAll(start, []byte("\r\n"), []byte("\n")), []byte("\n\n"))
	return mailField.Match(start) && mailSigns.Match(head) && bytes.Contains(bytes.ToLower(head), []byte("\nsubject:")) || mailField.Match(start) && len(mailSigns.FindAll(head, 3)) >= 2
}

// trimStart is head without byte order mark and white space before the content.
func trimStart(head []byte) []byte {
	return bytes.TrimLeft(bytes.TrimPrefix(head, bom), " \t\r\n")
}

// isObject says that the bytes begin as a JSON object does.
func isObject(head []byte) bool {
	head = trimStart(head)
	return len(head) > 0 && head[0] == '{'
}
