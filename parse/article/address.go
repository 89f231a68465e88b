package article

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// asciiAddress writes an address in ASCII: the host in punycode, the rest
// percent-encoded, without credentials. It gives "" where s is no http or https
// address.
func asciiAddress(s string) string {
	if plain(s) {
		return s
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	u.User = nil
	if host, err := idna.Lookup.ToASCII(u.Hostname()); err == nil && host != u.Hostname() {
		u.Host = strings.Replace(u.Host, u.Hostname(), host, 1)
	}
	u.RawQuery = escapeQuery(u.RawQuery)
	return strings.ReplaceAll(u.String(), " ", "%20")
}

// plain says that an address of the usual form stays as it is: small letters,
// digits, dots and hyphens in its host, no port and no query.
func plain(s string) bool {
	rest, secure := strings.CutPrefix(s, "https://")
	if !secure {
		var ok bool
		if rest, ok = strings.CutPrefix(s, "http://"); !ok {
			return false
		}
	}
	host := true
	for i := range len(rest) {
		switch c := rest[i]; {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '.' || c == '-':
		case c == '/':
			if i == 0 {
				return false
			}
			host = false
		case host || !('A' <= c && c <= 'Z' || c == '_'):
			return false
		}
	}
	return rest != ""
}

// escapeQuery percent-encodes what cannot stand in a query, and leaves the rest.
func escapeQuery(q string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(q) {
		if c := q[i]; c <= ' ' || c >= 0x7f || c == '"' || c == '<' || c == '>' {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}
