package article

import (
	"encoding/xml"
	"strings"

	"newscal/parse/article/fetch"
)

// sitemapURL is one entry of a news sitemap (sitemaps.org, with Google's news
// extension).
type sitemapURL struct {
	Loc  string `xml:"loc"`
	News struct {
		Title       string `xml:"title"`
		Date        string `xml:"publication_date"`
		Publication struct {
			Name     string `xml:"name"`
			Language string `xml:"language"`
		} `xml:"publication"`
	} `xml:"http://www.google.com/schemas/sitemap-news/0.9 news"`
}

// sitemap reads a news sitemap: the pages that it names, or their headlines
// where nothing is fetched. Entries without news data are other pages of a site
// and left out.
func (r *reader) sitemap(from origin, text string) bool {
	d := xml.NewDecoder(strings.NewReader(encodingOf().ReplaceAllString(text, "$1")))
	d.Strict = false
	news := false
	for {
		t, err := d.Token()
		if t == nil {
			switch {
			case err != nil && err.Error() != "EOF":
				return r.refuse(from, "broken sitemap: "+reason(err), "", err)
			case !news:
				from.line = 0
				return r.refuse(from, "a sitemap without news entries", "pass the address of the news sitemap, or of a feed", nil)
			}
			return true
		}
		start, ok := t.(xml.StartElement)
		if !ok || start.Name.Local != "url" {
			continue
		}
		from.line++
		var u sitemapURL
		if err := d.DecodeElement(&u, &start); err != nil {
			return r.refuse(from, "broken sitemap: "+reason(err), "", err)
		}
		if u.News.Title == "" {
			continue
		}
		news = true
		one := from
		if !r.job(func(r *reader) bool { return r.sitemapEntry(one, u) }) {
			return false
		}
	}
}

func (r *reader) sitemapEntry(from origin, u sitemapURL) bool {
	link := strings.TrimSpace(u.Loc)
	a := Article{
		URL: asciiAddress(link), Title: squeeze(u.News.Title), Lang: language(u.News.Publication.Language),
		Outlet: squeeze(u.News.Publication.Name),
	}
	a.Published, _ = readStamp(u.News.Date)
	a.ID = fetch.Redact(link)
	if r.Client == nil || a.URL == "" {
		return r.article(a, from)
	}
	if !r.Filter.Since.IsZero() && !a.Published.IsZero() && !r.Filter.since(a.Published) {
		return true
	}
	return r.itemPage(from, a, link, nil)
}
