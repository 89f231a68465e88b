package article

import (
	"cmp"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"codeberg.org/readeck/go-readability/v2/render"
	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"newscal/parse/article/fetch"
)

// encodingOf finds the declaration that a feed, decoded, no longer needs.
var encodingOf = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"']*["']`)
})

// fullText is how many bytes of text make an item of a feed complete in itself.
const fullText = 600

// feed reads RSS, Atom, RDF or JSON Feed: each item with its full text as it is,
// the others from their pages where there is a client, else with their summary.
func (r *reader) feed(from origin, text string) bool {
	text = encodingOf().ReplaceAllString(strings.TrimPrefix(text, "\ufeff"), "$1")
	f, err := gofeed.NewParser().ParseString(text)
	if err != nil {
		return r.refuse(from, "broken feed: "+reason(err), "", err)
	}
	if len(f.Items) == 0 {
		return r.refuse(from, "a feed without items", "", nil)
	}
	base, _ := url.Parse(cmp.Or(from.address, f.FeedLink, f.Link))
	for i, item := range f.Items {
		one := from
		one.line = i + 1
		if !r.job(func(r *reader) bool { return r.item(one, f, item, base) }) {
			return false
		}
	}
	return true
}

// item reads one item of a feed.
func (r *reader) item(from origin, f *gofeed.Feed, item *gofeed.Item, base *url.URL) bool {
	link := strings.TrimSpace(item.Link)
	if u, err := url.Parse(link); err == nil && base != nil && link != "" {
		link = base.ResolveReference(u).String()
	}
	a := Article{
		URL:       asciiAddress(link),
		Title:     fragment(item.Title),
		Lang:      language(f.Language),
		Outlet:    fragment(f.Title),
		Published: itemDate(item),
		Text:      fragment(item.Content),
	}
	a.ID = fetch.Redact(cmp.Or(strings.TrimSpace(item.GUID), a.URL, place(from.name, from.line)))
	if len(item.Authors) > 0 && item.Authors[0] != nil {
		a.Author = squeeze(item.Authors[0].Name)
	}
	summary := fragment(item.Description)
	complete := len(a.Text) >= fullText && len(a.Text) > len(summary) || len(summary) >= 3*fullText
	if len(summary) > len(a.Text) {
		a.Text = summary
	}
	if complete || r.Client == nil || a.URL == "" {
		return r.article(a, from)
	}
	if !r.Filter.Since.IsZero() && !a.Published.IsZero() && !r.Filter.since(a.Published) {
		return true
	}
	return r.itemPage(from, a, link, item.UpdatedParsed)
}

// itemPage reads the page of an item; where it cannot be had, that is told and
// the item stands with what the feed has of it.
func (r *reader) itemPage(from origin, a Article, link string, updated *time.Time) bool {
	page := from
	page.address, page.fallback, page.contentType, page.id = link, a, "", a.ID
	page.name, page.line = fetch.Redact(link), 0
	wish := fetch.Wish{Since: a.Published.Time}
	if updated != nil {
		wish.Since = *updated
	}
	got, failed := false, false
	one := *r
	one.yield = func(read Article, err error) bool {
		got, failed = got || err == nil, failed || err != nil
		return r.yield(read, err)
	}
	if !one.fetched(page, wish) {
		return false
	}
	if failed && !got && a.Text != "" {
		return r.article(a, from)
	}
	return true
}

// itemDate is the publication of an item with its own offset, which the feed
// library's reading in UTC has lost; the last change where it has no other.
func itemDate(item *gofeed.Item) Published {
	for _, d := range []struct {
		text string
		utc  *time.Time
	}{{item.Published, item.PublishedParsed}, {item.Updated, item.UpdatedParsed}} {
		if p, ok := readStamp(d.text); ok {
			return p
		}
		if d.utc != nil && !d.utc.IsZero() {
			if p, ok := sane(Published{Time: *d.utc, Clock: true, Zone: true}); ok {
				return p
			}
		}
	}
	return Published{}
}

// fragment is the text of a piece of HTML, or of text that may be one.
func fragment(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return tidy(s)
	}
	if strings.Count(s, "<") > mostTags {
		return ""
	}
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(s), body)
	if err != nil {
		return ""
	}
	for _, n := range nodes {
		body.AppendChild(n)
	}
	dropAll(body, func(n *html.Node) bool {
		return n.Data == "script" || n.Data == "style" || n.Data == "figcaption" || isBlock(n) && onlyLinks(n)
	})
	return tidy(render.InnerText(body))
}
