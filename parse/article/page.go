package article

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"codeberg.org/readeck/go-readability/v2/render"
	"golang.org/x/net/html"
)

// page is an HTML page read as an article, and what it leads to.
type page struct {
	Article
	feeds     []string // addresses of feeds that it offers
	calendars []string // addresses of iCalendar files that it links
}

// mostTags is how many tags a page may have. The longest articles have a tenth.
const mostTags = 100_000

// readPage reads an HTML page, in UTF-8, that was found at the address, "" where
// that is not known.
func readPage(text, address string, worded func(text, lang string) (Published, bool)) (page, error) {
	if strings.Count(text, "<") > mostTags {
		return page{}, fmt.Errorf("more than %d tags, too many for an article", mostTags)
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return page{}, err
	}
	base, err := url.Parse(address)
	if err != nil || base.Host == "" {
		base = nil
	}
	head := readHead(doc, base)
	own := head.ownNode()
	p := page{Article: Article{
		URL:    head.ownAddress(address),
		Title:  head.ownTitle(own),
		Lang:   language(head.lang, own.text("inLanguage"), head.first("content-language", "dc.language", "language")),
		Outlet: name(head.first("og:site_name"), own.text("publisher"), head.first("application-name")),
		Author: name(strings.Join(texts(own.fields["author"]), ", "), head.first("author", "dc.creator", "parsely-author")),
		Events: head.events(doc),
	}}
	p.Published = head.date(worded)
	p.Title = withoutOutlet(p.Title, p.Outlet)
	for _, ref := range head.feeds {
		p.feeds = append(p.feeds, head.resolve(ref))
	}
	for _, ref := range head.calendars {
		p.calendars = append(p.calendars, head.resolve(ref))
	}
	p.Text = body(doc, base)
	// A headline that stands in the text again would be a sentence of it.
	if first, rest, ok := strings.Cut(p.Text, "\n"); ok && (first == head.headline || first == p.Title) {
		p.Text = strings.TrimLeft(rest, "\n")
	}
	p.Text = withoutDateline(p.Text, p.Published)
	// Pages that scripts fill carry their text in their data alone.
	if t := own.text("articleBody"); len(t) > 2*len(p.Text) {
		p.Text = strings.TrimSpace(html.UnescapeString(texts(own.fields["articleBody"])[0]))
	}
	if p.Text == "" {
		return p, errors.New("no article text in this page")
	}
	return p, nil
}

// ownTitle is the headline as the data gives it, or as the page shows it where
// the data has more than it, or cuts it short.
func (h *pageHead) ownTitle(own node) string {
	title := squeeze(html.UnescapeString(cmp.Or(own.text("headline"), h.first("og:title", "twitter:title"), h.headline, h.title)))
	shown := h.headline
	if len(shown) > 15 && (strings.HasPrefix(title, shown) || len(title) > 80 && strings.HasPrefix(shown, title)) {
		return shown
	}
	return title
}

// name is the first of the declarations that is a name and not an address.
func name(declared ...string) string {
	for _, n := range declared {
		if n = squeeze(html.UnescapeString(n)); n != "" && !strings.Contains(n, "://") {
			return n
		}
	}
	return ""
}

// body cuts the article's own paragraphs out of the document, which it changes.
func body(doc *html.Node, base *url.URL) string {
	dropAll(doc, isClutter)
	parser := readability.NewParser()
	parser.DisableJSONLD = true // the head has been read
	found, err := parser.ParseAndMutate(doc, base)
	if err != nil || found.Node == nil {
		return ""
	}
	dropAll(found.Node, func(n *html.Node) bool {
		return n.Data == "figcaption" || isBlock(n) && onlyLinks(n)
	})
	for h := lastHeading(found.Node); h != nil; h = lastHeading(found.Node) {
		h.Parent.RemoveChild(h)
	}
	return tidy(render.InnerText(found.Node))
}

// lastHeading is the heading that ends a text, and so heads something that has
// been cut off, or nil.
func lastHeading(n *html.Node) *html.Node {
	var last, heading *html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && len(d.Data) == 2 && d.Data[0] == 'h' && d.Data[1] >= '1' && d.Data[1] <= '6' {
			heading = d
		}
		if d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" {
			last = d
		}
	}
	for p := last; p != nil && heading != nil; p = p.Parent {
		if p == heading {
			return heading
		}
	}
	return nil
}

// withoutDateline takes the line with the day of publication off the front of a
// text: a short one, with that day and year in digits, that is no sentence.
func withoutDateline(text string, published Published) string {
	if published.IsZero() {
		return text
	}
	paragraphs := strings.Split(text, "\n\n")
	for i, p := range paragraphs[:min(3, len(paragraphs))] {
		if len(p) > 160 || strings.HasSuffix(p, ".") || strings.HasSuffix(p, "。") {
			break
		}
		numbers := strings.FieldsFunc(p, func(r rune) bool { return r < '0' || r > '9' })
		day := published.Time.Format("2")
		if slices.Contains(numbers, published.Time.Format("2006")) && (slices.Contains(numbers, day) || slices.Contains(numbers, "0"+day)) {
			return strings.Join(slices.Delete(paragraphs, i, i+1), "\n\n")
		}
	}
	return text
}

// dropAll takes the elements that match out of the tree below n.
func dropAll(n *html.Node, match func(*html.Node) bool) {
	var drop []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && match(d) {
			drop = append(drop, d)
		}
	}
	for _, d := range drop {
		if d.Parent != nil {
			d.Parent.RemoveChild(d)
		}
	}
}

// isClutter knows boxes for sharing, subscribing and other articles by the
// names that the page's makers gave them. A large one is kept: it may be the
// frame of everything.
func isClutter(n *html.Node) bool {
	switch n.Data {
	case "html", "body", "main", "article", "h1", "meta", "link", "script":
		return false
	}
	names := strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "data-component"))
	for _, word := range []string{"newsletter", "share-", "sharing", "social", "related-", "read-more", "readmore", "read-also", "recommend", "promo"} {
		if strings.Contains(names, word) {
			return !longer(n, 1500)
		}
	}
	return false
}

func isBlock(n *html.Node) bool {
	return n.Data == "p" || n.Data == "div" || n.Data == "ul" || n.Data == "aside"
}

// onlyLinks says that nearly all text of a short block leads elsewhere, as in a
// "read also" line.
func onlyLinks(n *html.Node) bool {
	if longer(n, 600) {
		return false
	}
	all, linked := 0, 0
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			all += len(squeeze(d.Data))
		case d.Type == html.ElementNode && d.Data == "a" && attr(d, "href") != "":
			linked += len(squeeze(textOf(d)))
		}
	}
	return all > 0 && linked*10 >= all*7
}

// longer says that a node holds more text than that, or very many elements.
func longer(n *html.Node, limit int) bool {
	size, seen := 0, 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			size += len(squeeze(d.Data))
		}
		if seen++; size > limit || seen > limit {
			return true
		}
	}
	return false
}

// ownAddress is the address that the page gives for itself, where it is a
// likely one, else the one it was found at.
func (h *pageHead) ownAddress(found string) string {
	for _, ref := range []string{h.canonical, h.first("og:url")} {
		// Some pages name the front page as their own address.
		if u := h.resolve(ref); ref != "" && u != "" && (len(pathOf(u)) > 1 || len(pathOf(found)) <= 1) {
			return asciiAddress(u)
		}
	}
	return asciiAddress(found)
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// language is the first of the declarations that is a language tag.
func language(declared ...string) string {
	for _, l := range declared {
		l, _, _ = strings.Cut(l, ",")
		if l = strings.ReplaceAll(strings.TrimSpace(l), "_", "-"); languageTag.MatchString(l) {
			return l
		}
	}
	return ""
}

// withoutOutlet cuts "… | Paper" and "… - Paper" off a title.
func withoutOutlet(title, outlet string) string {
	if outlet == "" {
		return title
	}
	if t, ok := strings.CutSuffix(title, outlet); ok {
		if t = strings.TrimRight(t, " "); t != strings.TrimRight(t, "|-–—:·•") {
			return strings.TrimRight(t, " |-–—:·•")
		}
	}
	return title
}

// tidy takes the spaces off the ends of lines and leaves one blank line where
// there are several.
func tidy(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	out := lines[:0]
	blank := true
	for _, l := range lines {
		l = strings.TrimRight(l, " \t\u00a0")
		if l == "" && blank {
			continue
		}
		blank = l == ""
		out = append(out, l)
	}
	return strings.TrimSpace(strings.Join(out, "\n"))
}
