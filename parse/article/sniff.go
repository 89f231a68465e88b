package article

import (
	"bufio"
	"bytes"
)

// kind is what a stream of bytes turns out to be.
type kind int

const (
	kindText kind = iota
	kindEmpty
	kindBinary
	kindLines // JSON Lines, one article a line
)

// window is how far a stream is looked into, in bytes.
const window = 4 << 10

// sniff tells the kind by the first bytes, which stay unread. It waits for no
// more than a line of JSON Lines, so that a live stream is read as it comes.
func sniff(in *bufio.Reader) kind {
	head, _ := in.Peek(1)
	for len(head) < window {
		if head, _ = in.Peek(in.Buffered()); isObject(head) && bytes.IndexByte(head, '\n') >= 0 {
			break
		}
		more, err := in.Peek(len(head) + 1)
		if head = more; err != nil {
			break
		}
	}
	switch {
	case len(bytes.TrimSpace(bytes.TrimPrefix(head, bom))) == 0 && len(head) < window:
		return kindEmpty
	case isObject(head):
		return kindLines
	case bytes.IndexByte(head, 0) >= 0:
		return kindBinary
	}
	return kindText
}

var bom = []byte("\ufeff")

// isObject says that the bytes begin as a JSON object does.
func isObject(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, bom), " \t\r\n")
	return len(head) > 0 && head[0] == '{'
}
