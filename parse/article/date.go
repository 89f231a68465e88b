package article

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// dateMark is one place of a page that may say when it was published.
type dateMark struct {
	rank int
	text string // as it stands, for a reader of worded dates
	when Published
}

// Ranks of the places, the most trustworthy first.
const (
	rankOwnData  = iota // JSON-LD datePublished of the article itself
	rankMeta            // <meta> that says "published"
	rankItem            // itemprop="datePublished"
	rankTime            // <time> that is marked as the publication
	rankWeakMeta        // <meta> that says "date" or "created"
	rankData            // JSON-LD datePublished of the page or of an unclear node
	rankAddress         // the address has a day
	rankNear            // the first <time> behind the headline
	rankClass           // a text whose class speaks of a date
	rankText            // a short text behind the headline
	rankNone
)

var (
	publishedMeta = []string{
		"article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
		"parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "pubdate", "publishdate", "publish-date",
		"publish_date", "publication_date", "publication-date", "publicationdate", "published_time", "published_date",
		"published", "publishtime", "article.published", "dc.date.issued", "dcterms.issued", "date.available", "date.created",
		"article_date_original", "originalpublicationdate", "bt:pubdate", "rnews:datepublished", "shareaholic:article_published_time",
	}
	weakMeta = []string{"date", "dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "dc.created", "datecreated", "created", "displaydate"}
)

// Date finds when the page was published: the best of the places that say so,
// made as exact as the others that agree with it allow. The reader of worded
// dates may be nil.
func (h *pageHead) date(worded func(text, lang string) (Published, bool)) Published {
	marks := slices.Concat(h.dataDates(), h.metaDates(), h.dates)
	address, inAddress := Published{}, false
	for _, ref := range []string{h.canonical, h.first("og:url"), h.addressText()} {
		if address, inAddress = dayInAddress(pathOf(ref)); inAddress {
			marks = append(marks, dateMark{rank: rankAddress, when: address})
			break
		}
	}
	if worded != nil {
		for i, m := range marks {
			if m.when.IsZero() && m.text != "" {
				if p, ok := worded(m.text, h.lang); ok {
					marks[i].when = p
				}
			}
		}
	}
	marks = slices.DeleteFunc(marks, func(m dateMark) bool { return m.when.IsZero() })
	if len(marks) == 0 {
		return Published{}
	}
	slices.SortStableFunc(marks, func(a, b dateMark) int { return a.rank - b.rank })
	best := marks[0].when
	if marks[0].rank == rankText && slices.ContainsFunc(marks, func(m dateMark) bool { return !sameDay(m.when, best) }) {
		return Published{} // several dates near the headline: any of them may be an event's
	}
	for _, m := range marks[1:] {
		if m.rank < rankNear && moreExact(m.when, best) {
			best = m.when
		}
	}
	// An instant in UTC may lie in another day than the paper's own, which the
	// address then tells.
	if _, offset := best.Time.Zone(); inAddress && best.Zone && offset == 0 && !sameDay(best, address) && near(best, address, 38*time.Hour) {
		return address
	}
	return best
}

func (h *pageHead) addressText() string {
	if h.address == nil {
		return ""
	}
	return h.address.String()
}

// dataDates are the JSON-LD dates.
func (h *pageHead) dataDates() []dateMark {
	var marks []dateMark
	own := h.ownNode()
	if own.fields != nil {
		if p, ok := readStamp(own.text("datePublished")); ok {
			marks = append(marks, dateMark{rank: rankOwnData, when: p})
		}
	}
	for _, raw := range h.ld {
		walkLD(raw, listing, func(n node) {
			if p, ok := readStamp(n.text("datePublished")); ok {
				marks = append(marks, dateMark{rank: rankData, when: p})
			}
		})
	}
	return marks
}

// ownNode is the JSON-LD object of the article itself: the one with the page's
// address or headline, else the first article.
func (h *pageHead) ownNode() node {
	var own node
	score := 0
	here := []string{pathOf(h.canonical), pathOf(h.addressText()), pathOf(h.first("og:url"))}
	for _, raw := range h.ld {
		walkLD(raw, listing, func(n node) {
			s := 0
			for _, t := range n.types() {
				if strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report" {
					s = 1
				}
			}
			if s == 0 {
				return
			}
			for _, field := range []string{"url", "mainEntityOfPage", "@id"} {
				if p := pathOf(n.text(field)); len(p) > 1 && slices.Contains(here, p) {
					s = 3
				}
			}
			if t := n.text("headline"); s < 3 && t != "" && (t == h.headline || t == h.first("og:title")) {
				s = 2
			}
			if s > score {
				own, score = n, s
			}
		})
	}
	return own
}

// metaDates are the dates in <meta>.
func (h *pageHead) metaDates() []dateMark {
	var marks []dateMark
	for rank, names := range map[int][]string{rankMeta: publishedMeta, rankWeakMeta: weakMeta} {
		for _, name := range names {
			for _, c := range h.meta[name] {
				p, ok := readStamp(c)
				if !ok {
					p, ok = numericDay(c)
				}
				if ok {
					marks = append(marks, dateMark{rank: rank, when: p})
				}
			}
		}
	}
	return marks
}

// mark notes an element that holds a date: <time>, or one with an itemprop.
func (h *pageHead) mark(n *html.Node, datetime string) {
	rank := rankNone
	prop := strings.ToLower(attr(n, "itemprop"))
	switch {
	case strings.Contains(prop, "datepublished"):
		rank = rankItem
	case n.Data != "time" || strings.Contains(prop, "modified"):
		return
	case hasAttr(n, "pubdate"), dateClass(n) > 0 && dateClass(n.Parent) >= 0:
		rank = rankTime
	case dateClass(n) < 0 || h.headline == "" || beside(n, "aside", "nav", "footer"):
		return
	default:
		rank = rankNear
	}
	m := dateMark{rank: rank, text: datetime}
	var ok bool
	if m.when, ok = readStamp(datetime); !ok {
		text := squeeze(textOf(n))
		if m.when, ok = numericDay(text); !ok && datetime == "" && len(text) < 80 {
			m.text = text
		}
	}
	h.dates = append(h.dates, m)
}

// shortText notes a short text that may be a date: one whose class says so, or
// one close behind the headline.
func (h *pageHead) shortText(n *html.Node, seen *int) {
	text := squeeze(n.Data)
	if len(text) < 6 || len(text) > 90 || n.Parent == nil || n.Parent.Data == "script" || n.Parent.Data == "style" || n.Parent.Data == "time" || n.Parent.Data == "title" {
		return
	}
	if h.headline != "" {
		*seen++
	}
	class := max(dateClass(n.Parent), dateClass(n.Parent.Parent))
	rank := rankClass
	switch {
	case dateClass(n.Parent) < 0 || n.Parent.Data == "a":
		return
	case class > 0:
	case *seen > 0 && *seen <= 25 && len(strings.Fields(text)) <= 8 && !beside(n, "aside", "nav", "footer", "li", "td", "h2", "h3", "h4", "button", "figcaption"):
		rank = rankText
	default:
		return
	}
	when, _ := numericDay(text)
	if strings.ContainsAny(text, "0123456789٠١٢٣٤٥٦٧٨٩") && len(h.dates) < 200 {
		h.dates = append(h.dates, dateMark{rank: rank, text: text, when: when})
	}
}

// dateWord is "date" as a word of its own, and no part of "candidate".
var dateWord = regexp.MustCompile(`(?:^|[^a-zA-Z])date|Date|DATE`)

// dateClass reads the names that the page's makers gave to an element: 1 where
// they speak of a date of publication, -1 of a change, 0 of neither.
func dateClass(n *html.Node) int {
	if n == nil || n.Type != html.ElementNode || n.Data == "body" || n.Data == "html" {
		return 0
	}
	given := attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "data-testid")
	names := strings.ToLower(given)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(names, w) })
	}
	switch {
	case names == "  ":
		return 0
	case has("publish", "pubdate", "pub-date", "entry-date", "posted", "post-date", "dateline"):
		return 1
	case has("modif", "updat", "related", "comment", "footer", "event"):
		return -1
	case dateWord.MatchString(given), has("timestamp"):
		return 1
	}
	return 0
}

// beside says that a node stands in one of those elements, or in one whose makers
// named it as something other than the article.
func beside(n *html.Node, elements ...string) bool {
	for p, up := n.Parent, 0; p != nil && up < 8; p, up = p.Parent, up+1 {
		if slices.Contains(elements, p.Data) || dateClass(p) < 0 {
			return true
		}
	}
	return false
}

func hasAttr(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// moreExact says that a tells the same publication as b and tells it better:
// with a clock time, with a zone, with the paper's own offset instead of UTC.
func moreExact(a, b Published) bool {
	_, ao := a.Time.Zone()
	_, bo := b.Time.Zone()
	switch {
	case a.Clock && !b.Clock:
		return sameDay(a, b)
	case a.Zone && !b.Zone && b.Clock:
		return wall(a).Sub(wall(b)).Abs() < 2*time.Minute
	case a.Zone && b.Zone && ao != 0 && bo == 0:
		return near(a, b, 5*time.Minute) || wall(a).Sub(wall(b)).Abs() < 2*time.Minute
	}
	return false
}

func sameDay(a, b Published) bool {
	return a.Time.Format(time.DateOnly) == b.Time.Format(time.DateOnly)
}

func near(a, b Published, within time.Duration) bool {
	return math.Abs(a.Time.Sub(b.Time).Seconds()) <= within.Seconds()
}

// wall is the reading of the clock, as if it were UTC.
func wall(p Published) time.Time {
	_, offset := p.Time.Zone()
	return p.Time.UTC().Add(time.Duration(offset) * time.Second)
}
