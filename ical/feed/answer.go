package feed

import (
	"bytes"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// serve answers GET and HEAD with the body, or with 304 where the client has
// it already. A client asks again every time (Cache-Control: no-cache), which
// costs it no body while nothing has changed.
func (b *body) serve(w http.ResponseWriter, r *http.Request, modified time.Time) {
	h := w.Header()
	h.Set("Content-Type", b.contentType)
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	bytesOut, tag := b.plain, b.plainTag
	if acceptsGzip(r.Header.Values("Accept-Encoding")) {
		bytesOut, tag = b.zipped, b.zipedTag
		h.Set("Content-Encoding", "gzip")
		// ServeContent leaves the length out where an encoding is set.
		h.Set("Content-Length", strconv.Itoa(len(bytesOut)))
	}
	h.Set("ETag", tag)
	http.ServeContent(w, r, "", modified, bytes.NewReader(bytesOut))
}

// acceptsGzip reads Accept-Encoding: gzip named, or covered by "*", and not
// with weight 0 (RFC 9110, 12.5.3).
func acceptsGzip(fields []string) bool {
	any := false
	for part := range strings.SplitSeq(strings.Join(fields, ","), ",") {
		name, params, _ := strings.Cut(part, ";")
		accepted := true
		if q, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(params)), "q="); ok {
			weight, err := strconv.ParseFloat(q, 64)
			accepted = err == nil && weight > 0
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "gzip", "x-gzip":
			return accepted
		case "*":
			any = accepted
		}
	}
	return any
}
