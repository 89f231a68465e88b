package article

import (
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// pageHead is what a page says about itself, in the order of the document.
type pageHead struct {
	address   *url.URL            // where the page was read, or nil
	lang      string              // of <html>
	meta      map[string][]string // name, property or itemprop in lower case → contents
	canonical string              // address as the page gives it
	feeds     []string            // addresses of its feeds
	calendars []string            // addresses of its iCalendar files
	ld        []json.RawMessage   // JSON-LD blocks that are JSON
	dates     []dateMark          // where a date may stand in the body
	headline  string              // text of the first <h1>
	title     string              // text of <title>
}

// readHead walks the document once.
func readHead(doc *html.Node, address *url.URL) *pageHead {
	h := &pageHead{address: address, meta: map[string][]string{}}
	seen := 0 // short texts since the headline
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.TextNode:
			h.shortText(n, &seen)
		case n.Type == html.ElementNode:
			h.element(n)
		}
	}
	return h
}

func (h *pageHead) element(n *html.Node) {
	switch n.Data {
	case "html":
		h.lang = attr(n, "lang")
	case "title":
		if h.title == "" && (n.Parent == nil || n.Parent.Data != "svg") {
			h.title = squeeze(textOf(n))
		}
	case "h1":
		if h.headline == "" {
			h.headline = squeeze(textOf(n))
		}
	case "link":
		h.link(n)
	case "a":
		if href := attr(n, "href"); strings.HasSuffix(strings.ToLower(pathOf(href)), ".ics") {
			h.calendars = append(h.calendars, href)
		}
	case "script":
		if strings.EqualFold(mediaType(attr(n, "type")), "application/ld+json") {
			if raw := repairJSON(textOf(n)); raw != nil {
				h.ld = append(h.ld, raw)
			}
		}
	case "time":
		h.mark(n, attr(n, "datetime"))
	}
	content := attr(n, "content")
	for _, key := range []string{"name", "property", "itemprop"} {
		if k := strings.ToLower(attr(n, key)); k != "" && (n.Data == "meta" || key == "itemprop") {
			if n.Data != "meta" && content == "" {
				h.mark(n, attr(n, "datetime"))
			} else if content != "" {
				h.meta[k] = append(h.meta[k], content)
			}
		}
	}
	if content != "" && n.Data == "meta" && strings.EqualFold(attr(n, "http-equiv"), "content-language") {
		h.meta["content-language"] = append(h.meta["content-language"], content)
	}
}

func (h *pageHead) link(n *html.Node) {
	href := attr(n, "href")
	switch rel := strings.Fields(strings.ToLower(attr(n, "rel"))); {
	case href == "":
	case contains(rel, "canonical") && h.canonical == "":
		h.canonical = href
	case contains(rel, "alternate"):
		switch strings.ToLower(mediaType(attr(n, "type"))) {
		case "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml":
			h.feeds = append(h.feeds, href)
		case "text/calendar":
			h.calendars = append(h.calendars, href)
		}
	}
}

// first gives the first content of the first of the names that has one.
func (h *pageHead) first(names ...string) string {
	for _, name := range names {
		for _, c := range h.meta[name] {
			if c = squeeze(c); c != "" {
				return c
			}
		}
	}
	return ""
}

// link resolves an address that stands in the page: absolute, http or https,
// or "".
func (h *pageHead) resolve(ref string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return ""
	}
	if h.address != nil {
		u = h.address.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// textOf is the text inside a node, as it stands.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// squeeze puts one space where there are several, and none at the ends.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// mediaType is a Content-Type without its parameters.
func mediaType(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return strings.TrimSpace(s)
}

func pathOf(ref string) string {
	if u, err := url.Parse(strings.TrimSpace(ref)); err == nil {
		return u.Path
	}
	return ""
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}
