package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// errDamaged says that a member of a gzip stream is broken.
var errDamaged = errors.New("damaged gzip data")

// A stream that grows by more than bombRatio beyond bombSize bytes is refused:
// text never does.
const (
	bombSize  = 256 << 20
	bombRatio = 300
)

// members reads a gzip stream member by member (RFC 1952, 2.2). A damaged member
// gives an error once; reading then goes on with the next member.
type members struct {
	raw     *bufio.Reader
	counted *counter
	z       *gzip.Reader
	open    bool
	out     int64
}

// counter counts what is read through it.
type counter struct {
	io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

func gunzip(in io.Reader) *members {
	c := &counter{Reader: in}
	return &members{raw: bufio.NewReaderSize(c, 64<<10), counted: c, z: new(gzip.Reader)}
}

func (m *members) Read(p []byte) (int, error) {
	for {
		if !m.open {
			if err := m.next(); err != nil {
				return 0, err
			}
		}
		n, err := m.z.Read(p)
		if m.out += int64(n); m.out > bombSize && m.out > bombRatio*m.counted.n {
			return 0, fmt.Errorf("decompresses to more than %d times its size", bombRatio)
		}
		if err != nil {
			m.open = false
		}
		if n > 0 || err == nil {
			return n, nil
		}
		if err != io.EOF {
			return 0, fmt.Errorf("%w: %w", errDamaged, err)
		}
	}
}

// next opens the next member, behind whatever does not begin one.
func (m *members) next() error {
	for {
		head, err := m.raw.Peek(2)
		if err != nil {
			return io.EOF
		}
		if bytes.Equal(head, []byte{0x1f, 0x8b}) {
			if err := m.z.Reset(m.raw); err == nil {
				m.z.Multistream(false)
				m.open = true
				return nil
			}
			continue // Reset has read over the mark
		}
		m.raw.Discard(1)
	}
}
