package fetch

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// memory is what is kept of an address between runs: a line of JSON, then the body.
type memory struct {
	Address   string    `json:"address"`
	Type      string    `json:"type,omitempty"`
	ETag      string    `json:"etag,omitempty"`
	Modified  string    `json:"modified,omitempty"`
	Fetched   time.Time `json:"fetched"`
	NotBefore time.Time `json:"not_before,omitzero"` // the server has asked to be left alone till then
	Body      []byte    `json:"-"`
}

func (m *memory) document(unchanged bool) *Document {
	return &Document{Address: m.Address, Type: m.Type, Body: m.Body, Unchanged: unchanged}
}

// nameBytes is how much of an address's hash names its file.
const nameBytes = 16

// file is where an address is remembered. Its name tells nothing of the address.
func (c *Client) file(u *url.URL) string {
	sum := sha256.Sum256([]byte(u.String()))
	return filepath.Join(c.Cache, hex.EncodeToString(sum[:nameBytes]))
}

// recall gives what is remembered, or nil. A damaged memory is none.
func (c *Client) recall(u *url.URL) *memory {
	if c.Cache == "" {
		return nil
	}
	b, err := os.ReadFile(c.file(u))
	if err != nil {
		return nil
	}
	head, body, ok := bytes.Cut(b, []byte("\n"))
	m := &memory{Body: body}
	if !ok || json.Unmarshal(head, m) != nil {
		return nil
	}
	if m.Fetched.IsZero() {
		m.Body = nil
	}
	return m
}

// remember keeps an answer, whole or not at all. That it cannot be kept is no
// failure: the next run asks in full.
func (c *Client) remember(u *url.URL, m *memory) {
	if c.Cache == "" || os.MkdirAll(c.Cache, 0o700) != nil {
		return
	}
	c.tidied.Do(c.forget)
	head, err := json.Marshal(m)
	if err != nil {
		return
	}
	f, err := os.CreateTemp(c.Cache, ".new-*")
	if err != nil {
		return
	}
	_, err = f.Write(append(append(head, '\n'), m.Body...))
	if closed := f.Close(); err != nil || closed != nil || os.Rename(f.Name(), c.file(u)) != nil {
		os.Remove(f.Name())
	}
}

// keep is how long what nobody has asked for again is remembered.
const keep = 30 * 24 * time.Hour

// forget removes what was last of use before that, by the names that only files
// of its own have. It may fail in part: the next run forgets the rest.
func (c *Client) forget() {
	files, err := os.ReadDir(c.Cache)
	if err != nil {
		return
	}
	for _, f := range files {
		if own, err := hex.DecodeString(f.Name()); err != nil || len(own) != nameBytes {
			continue
		}
		if info, err := f.Info(); err == nil && info.Mode().IsRegular() && info.ModTime().Before(c.Now().Add(-keep)) {
			os.Remove(filepath.Join(c.Cache, f.Name()))
		}
	}
}
