package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// errInner refuses an address that is not the public web's.
var errInner = errors.New("the address is inside a private network")

// inner are the ranges, beside those that netip knows, in which no public
// server stands (IANA special-purpose registries).
var inner = prefixes("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4", "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "fec0::/10", "3fff::/20")

// embedding are the ranges whose addresses carry an IPv4 address, and where.
var embedding = []struct {
	netip.Prefix
	at int // byte of the address
}{
	{netip.MustParsePrefix("64:ff9b::/96"), 12}, // RFC 6052
	{netip.MustParsePrefix("2002::/16"), 2},     // RFC 3056
}

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// public says that an address may be connected to.
func public(a netip.Addr) bool {
	a = a.Unmap().WithZone("")
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() || a.IsMulticast() {
		return false
	}
	for _, p := range inner {
		if p.Contains(a) {
			return false
		}
	}
	for _, e := range embedding {
		if e.Contains(a) {
			b := a.As16()
			return public(netip.AddrFrom4([4]byte(b[e.at : e.at+4])))
		}
	}
	return true
}

// transport connects to public addresses only. It looks at each address when it
// is connected to, behind every look-up and redirect, and uses no proxy, behind
// which it could not look.
func transport(allowPrivate bool) *http.Transport {
	d := net.Dialer{Timeout: 10 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		if allowPrivate {
			return nil
		}
		to, err := netip.ParseAddrPort(address)
		if err != nil || !public(to.Addr()) {
			return errInner
		}
		return nil
	}}
	return &http.Transport{
		DialContext:            d.DialContext,
		DisableCompression:     true, // so that the body is counted before and behind it
		ForceAttemptHTTP2:      true,
		MaxIdleConnsPerHost:    2,
		IdleConnTimeout:        30 * time.Second,
		TLSHandshakeTimeout:    10 * time.Second,
		ResponseHeaderTimeout:  20 * time.Second,
		MaxResponseHeaderBytes: 256 << 10,
	}
}

// problem words a failure of the network without the address, which may hold a
// password.
func problem(err error, timeout time.Duration) error {
	if ue := (*url.Error)(nil); errors.As(err, &ue) {
		err = ue.Err
	}
	var dns *net.DNSError
	switch {
	case errors.Is(err, errInner):
		return &Problem{Text: errInner.Error(), Hint: "pass --allow-private if it is meant to be read", Err: err}
	case errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, context.DeadlineExceeded):
		return &Problem{Text: fmt.Sprintf("no complete answer within %v", timeout), Err: err}
	case errors.As(err, &dns) && dns.IsNotFound:
		return &Problem{Text: "no such host: " + dns.Name, Hint: "check the address", Err: err}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Problem{Text: "the answer breaks off before its end", Err: err}
	}
	return &Problem{Text: strings.Join(strings.Fields(err.Error()), " "), Err: err}
}

// transient says that a failure may pass.
func transient(err error) bool {
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return dns.IsTemporary
	}
	return errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.ECONNREFUSED)
}

// secretFields are parts of the names of query fields that carry a key.
var secretFields = []string{"token", "apikey", "api_key", "api-key", "password", "passwd", "secret", "signature", "session", "auth", "credential"}

// Redact writes an address without what would let others in: user name,
// password, and query fields that carry a key. Other text stays as it is.
func Redact(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		if _, rest, ok := strings.Cut(address, "@"); ok && strings.Contains(address, "://") {
			return "…@" + rest
		}
		return address
	}
	secret := func(field string) bool {
		name, _, _ := strings.Cut(strings.ToLower(field), "=")
		for _, s := range secretFields {
			if strings.Contains(name, s) && !strings.Contains(name, "author") {
				return true
			}
		}
		return name == "key" || name == "sig" || name == "pwd" || name == "pass"
	}
	if u.Host == "" {
		return address
	}
	if u.User == nil && !secret(u.RawQuery) && !strings.Contains(u.RawQuery, "&") {
		return address
	}
	u.User = nil
	kept := []string{}
	for _, field := range strings.Split(u.RawQuery, "&") {
		if field != "" && !secret(field) {
			kept = append(kept, field)
		}
	}
	u.RawQuery = strings.Join(kept, "&")
	return u.String()
}
