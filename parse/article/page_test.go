package article

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// prose is long enough to be taken for an article.
var prose = "<p>" + strings.Repeat("The ministers will meet on Saturday in Geneva to discuss the budget, the chair of the committee said. ", 8) + "</p>"

func TestPageDate(t *testing.T) {
	ld := func(s string) string { return `<script type="application/ld+json">` + s + `</script>` }
	for name, c := range map[string]struct{ head, body, address, want string }{
		"nothing":               {"", "", "https://paper.example/talks", ""},
		"data":                  {ld(`{"@type":"NewsArticle","datePublished":"2026-01-02T09:30:00+02:00","dateModified":"2026-01-05T09:30:00+02:00"}`), "", "", "2026-01-02T09:30+02:00"},
		"data in a graph":       {ld(`{"@graph":[{"@type":"WebSite"},{"@type":["Article","NewsArticle"],"datePublished":"2026-01-02"}]}`), "", "", "2026-01-02"},
		"data of this page":     {ld(`[{"@type":"NewsArticle","url":"https://paper.example/other","datePublished":"2025-12-01"},{"@type":"NewsArticle","url":"/talks","datePublished":"2026-01-02"}]`), "", "https://paper.example/talks", "2026-01-02"},
		"data of other pages":   {ld(`{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2025-12-01"}]}`), "", "", ""},
		"broken data":           {ld("<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Talks\nopen\",\"datePublished\":\"2026-01-02\",} -->"), "", "", "2026-01-02"},
		"meta":                  {`<meta property="article:published_time" content="2026-01-02T09:30:00Z">`, "", "", "2026-01-02T09:30Z"},
		"only modified":         {`<meta property="article:modified_time" content="2026-01-02T09:30:00Z">`, `<time itemprop="dateModified" datetime="2026-01-02">`, "", ""},
		"weak meta":             {`<meta name="DC.date" content="2026-01-02"><meta name="pubdate" content="20260103">`, "", "", "2026-01-03"},
		"own offset before UTC": {`<meta property="article:published_time" content="2026-01-02T23:30:00Z">`, `<time itemprop="datePublished" datetime="2026-01-03T01:30:00+02:00">`, "", "2026-01-03T01:30+02:00"},
		"exact before coarse":   {`<meta property="article:published_time" content="2026-01-02">` + ld(`{"@type":"WebPage","datePublished":"2026-01-02T10:00:00+01:00"}`), "", "", "2026-01-02T10:00+01:00"},
		"UTC, and a day":        {`<meta property="article:published_time" content="2026-01-03T02:18:11Z">`, "", "https://paper.example/2026/01/02/talks/", "2026-01-02"},
		"address":               {"", "", "https://paper.example/world/20260102-talks.html", "2026-01-02"},
		"section in an address": {"", "", "https://paper.example/2026/world/1/2/talks/", "2026-01-02"},
		"number in an address":  {"", "", "https://paper.example/id/20269902", ""},
		"time":                  {"", `<h1>Talks open in Geneva</h1><time datetime="2026-01-02T09:30+01:00">2 January</time>`, "", "2026-01-02T09:30+01:00"},
		"time of another":       {"", `<div class="related"><time datetime="2025-11-01">1 November</time></div><h1>Talks open in Geneva</h1><time class="updated" datetime="2026-01-05">`, "", ""},
		"class":                 {"", `<h1>Talks</h1><span class="article-date">02.01.2026</span>`, "", "2026-01-02"},
		"text":                  {"", `<h1>Talks</h1><div>Desk, 13/01/2026</div>`, "", "2026-01-13"},
		"class of another word": {"", `<span class="candidate">02.01.2026</span>`, "", ""},
		"text in a list":        {"", `<h1>Talks</h1><ul><li>Summit, 13/01/2026</li></ul>`, "", ""},
		"several texts":         {"", `<h1>Talks</h1><div>Desk, 13/01/2026</div><div>Summit, 15/01/2026</div>`, "", ""},
		"event":                 {"", `<h1>Talks</h1><span class="event-date">02.01.2026</span>`, "", ""},
		"order in doubt":        {"", `<h1>Talks</h1><div>Desk, 03/01/2026</div>`, "", ""},
		"no such day":           {`<meta name="pubdate" content="2026-02-30">`, "", "", ""},
		"seconds since 1970":    {ld(`{"@type":"Article","datePublished":1767348000}`), "", "", "2026-01-02T10:00Z"},
		"zone by name":          {`<meta name="pubdate" content="Fri, 02 Jan 2026 10:00:00 EST">`, "", "", "2026-01-02T10:00-05:00"},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := readPage("<!DOCTYPE html><html><head><title>Talks</title>"+c.head+"</head><body>"+c.body+"<article>"+prose+"</article></body></html>", c.address, nil)
			if got := p.Published.String(); got != c.want || err != nil {
				t.Errorf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

// A date in words is read by who can; only short texts at likely places are shown.
func TestPageDateInWords(t *testing.T) {
	worded := func(text, lang string) (Published, bool) {
		if text != "2 gennaio 2026" || lang != "it" {
			return Published{}, false
		}
		p, err := ParsePublished("2026-01-02")
		return p, err == nil
	}
	p, _ := readPage(`<html lang="it"><body><h1>Vertice</h1><p>2 gennaio 2026</p><article>`+prose+`</article>`, "", worded)
	if p.Published.String() != "2026-01-02" {
		t.Error(p.Published)
	}
}

func TestPage(t *testing.T) {
	const page = `<!DOCTYPE html><html lang="en-GB"><head>
<title>Talks open in Geneva - The Paper</title><link rel="canonical" href="/news/talks?id=1&x=ü">
<meta property="og:site_name" content="The Paper"><meta property="og:title" content="Talks open in Geneva - The Paper">
<meta name="author" content="A. Writer"><meta name="pubdate" content="2026-01-02">
<link rel="alternate" type="application/rss+xml" href="/feed.xml">
<script type="application/ld+json">{"@type":"MusicEvent","name":"Winter concert","startDate":"2026-01-10T19:30:00+01:00","endDate":"2026-01-10T21:00:00+01:00",
"location":{"@type":"Place","name":"Town Hall","address":{"@type":"PostalAddress","addressLocality":"Geneva"}},"eventStatus":"https://schema.org/EventCancelled"}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>Talks open in Geneva</h1>
<p>Friday, 2 January 2026, 09:30</p>%s<p>Second paragraph, with an agenda and a list of those who will come to the town on the lake.</p>
<div class="newsletter-box">Subscribe to our letter</div>
<p>See also: <a href="/x">Talks closed last year in Vienna after long debates</a></p>
<figure><img src="x.jpg"><figcaption>A file photo of 3 January.</figcaption></figure>
<div itemscope itemtype="https://schema.org/Event"><span itemprop="name">Open day</span><time itemprop="startDate" datetime="2026-02-01">1 February</time></div>
<h2>More to read</h2></article></body></html>`
	p, err := readPage(fmt.Sprintf(page, prose), "https://paper.example/a", nil)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintf("%s|%s|%s|%s|%s|%v", p.Title, p.URL, p.Outlet, p.Author, p.Lang, p.feeds)
	if want := "Talks open in Geneva|https://paper.example/news/talks?id=1&x=%C3%BC|The Paper|A. Writer|en-GB|[https://paper.example/feed.xml]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if !strings.Contains(p.Text, "said.\n\nSecond paragraph") {
		t.Errorf("paragraphs run together: %q", p.Text)
	}
	for _, noise := range []string{"Home", "Subscribe", "See also", "file photo", "More to read", "09:30"} {
		if strings.Contains(p.Text, noise) {
			t.Errorf("%q stands in the text", noise)
		}
	}
	var events []string
	for _, e := range p.Events {
		events = append(events, fmt.Sprintf("%s %s %s %s %s", e.Name, e.Start, e.End, e.Location, e.Status))
		if e.Raw == "" {
			t.Errorf("%s rests on nothing", e.Name)
		}
	}
	if want := "Winter concert 2026-01-10T19:30+01:00 2026-01-10T21:00+01:00 Town Hall, Geneva cancelled;Open day 2026-02-01   "; strings.Join(events, ";") != want {
		t.Errorf("events %q", events)
	}
}

func TestReadCalendar(t *testing.T) {
	const ics = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Talks\\, first\r\n  round\r\nDTSTART;TZID=Europe/Kyiv:20260103T150000\r\nDTEND;TZID=Europe/Kyiv:20260103T160000\r\nLOCATION:Kyiv\r\nSTATUS:TENTATIVE\r\nRRULE:FREQ=WEEKLY;BYDAY=SA\r\nEND:VEVENT\r\n" +
		"BEGIN:VEVENT\r\nSUMMARY:Fair\r\nDTSTART;VALUE=DATE:20260105\r\nDTEND;VALUE=DATE:20260108\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:No date\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	var got []string
	for _, e := range readCalendar(ics) {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s|%s", e.Name, e.Start, e.End, e.Zone, e.Location, e.Status, e.Rule))
	}
	if want := "Talks, first round|2026-01-03T15:00|2026-01-03T16:00|Europe/Kyiv|Kyiv|tentative|FREQ=WEEKLY;BYDAY=SA Fair|2026-01-05|2026-01-07||||"; strings.Join(got, " ") != want {
		t.Errorf("%q", got)
	}
}

// What a file holds is told by its content, whatever it is called.
func TestReadKinds(t *testing.T) {
	rss := `<?xml version="1.0" encoding="windows-1256"?><!-- a feed --><rss version="2.0"><channel><title>Paper</title><language>ar</language>
<item><title>A &amp;amp; B</title><link>/a</link><guid>id-1</guid><pubDate>Fri, 02 Jan 2026 23:30:00 +0300</pubDate><description><![CDATA[<p>One.</p><p>Two.</p>]]></description></item>
<item><title>Undated</title><description>x</description></item></channel></rss>`
	for name, c := range map[string]struct{ content, want string }{
		"page":    {"<!-- x --><html lang=en><meta name=pubdate content=2026-01-02><h1>Talks</h1>" + prose, "x|2026-01-02|Talks|" + strings.TrimSpace(prose[3:len(prose)-4]) + "\n"},
		"undated": {"<html><h1>Talks</h1>" + prose, "! x: no publication date in this page / pass --published 2026-01-02 with the day it appeared on\n"},
		"hollow":  {"<html><meta name=pubdate content=2026-01-02><script>go()</script>", "! x: no article text in this page / pass the article's own page, or its text\n"},
		"endless": {"<html><meta name=pubdate content=2026-01-02>" + strings.Repeat("<b><i>", mostTags/2), "! x: more than 100000 tags, too many for an article / pass the article's own page, or its text\n"},
		"rss":     {rss, "id-1|2026-01-02T23:30+03:00|A & B|One.\n\nTwo.\n! x:2: no publication date / " + noDateHint + "\n"},
		"atom": {`<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><entry><id>urn:1</id><title>Talks</title><updated>2026-01-02T10:00:00+02:00</updated><content type="html">&lt;p&gt;One.&lt;/p&gt;</content></entry></feed>`,
			"urn:1|2026-01-02T10:00+02:00|Talks|One.\n"},
		"rdf": {`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel/><item><title>Talks</title><link>https://paper.example/a</link><dc:date>2026-01-02T10:00+02:00</dc:date><description>One.</description></item></rdf:RDF>`,
			"https://paper.example/a|2026-01-02T10:00+02:00|Talks|One.\n"},
		"json feed": {`{"version": "https://jsonfeed.org/version/1.1", "title": "Paper", "items": [{"id": "1", "title": "Talks", "content_text": "One.", "date_published": "2026-01-02T10:00:00+02:00"}]}`,
			"1|2026-01-02T10:00+02:00|Talks|One.\n"},
		"one object":  {"{\n  \"id\": \"a\",\n  \"published\": \"2026-01-02\",\n  \"text\": \"One.\"\n}\n", "a|2026-01-02||One.\n"},
		"html record": {`{"id":"a","title":"Talks","published":"2026-01-02","html":"<h1>x</h1>` + strings.ReplaceAll(prose, `"`, `\"`) + `"}` + "\n", "a|2026-01-02|Talks|" + strings.TrimSpace(prose[3:len(prose)-4]) + "\n"},
		"broken feed": {`{"version": "https://jsonfeed.org/version/1.1", "items": [`, "! x: broken feed: "},
		"cut feed":    {"<rss><channel><item></rss>", "! x:1: no text in it\n"},
		"no items":    {"<rss version=\"2.0\"><channel><title>Paper</title></channel></rss>", "! x: a feed without items\n"},
		"sitemap": {`<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://paper.example/a</loc><news:news><news:publication><news:name>Paper</news:name><news:language>en</news:language></news:publication><news:publication_date>2026-01-02T10:00:00+02:00</news:publication_date><news:title>Talks open on Saturday</news:title></news:news></url><url><loc>https://paper.example/about</loc></url></urlset>`,
			"https://paper.example/a|2026-01-02T10:00+02:00|Talks open on Saturday|\n"},
		"other sitemap": {`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://paper.example/a</loc></url></urlset>`, "! x: a sitemap without news entries / pass the address of the news sitemap, or of a feed\n"},
		"sitemap index": {`<sitemapindex></sitemapindex>`, "! x: a list of sitemaps, not of articles / pass the news sitemap that it names\n"},
		"mail": {"From: \"The Paper\" <desk@paper.example>\r\nSubject: =?koi8-r?B?9sXSz8nE?=\r\nDate: Fri, 2 Jan 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=windows-1251\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C2=F1=F2=F0=E5=F7=E0 =E2 =F1=F3=E1=E1=EE=F2=F3.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n--b--\r\n",
			"x|2026-01-02T10:00+02:00|Жероид|Встреча в субботу.\n"},
		"array":   {`[{"id":"a","published":"2026-01-02","text":"One."}]`, "! x: a JSON array / write one article a line: jq -c '.[]'\n"},
		"UTF-16":  {"d\x00a\x00t\x00e\x00 \x002\x000\x002\x006\x00-\x000\x001\x00-\x000\x002\x00 \x00T\x00a\x00l\x00k\x00s\x00.\x00", "x|2026-01-02||Talks.\n"},
		"KOI8-R":  {"date 2026-01-02 \xf7\xd3\xd4\xd2\xc5\xde\xc1 \xd0\xd2\xcf\xca\xc4\xc5\xd4 \xd7 \xd3\xd5\xc2\xc2\xcf\xd4\xd5 \xd7 \xcd\xcf\xd3\xcb\xd7\xc5.", "x|2026-01-02||Встреча пройдет в субботу в москве.\n"},
		"pdf":     {"%PDF-1.7\n", "! x: binary data, not text / pass text, a page, a feed, JSON Lines or a WARC archive\n"},
		"garbled": {"date 2026-01-02 " + strings.Repeat("La rÃ©union aura lieu Ã\u00a0 GenÃ¨ve, a dÃ©clarÃ© la prÃ©sidente. ", 3), "! x: garbled text: Windows 1252 / pass it in the character set that it was written in\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := folderOf(t, map[string]string{"x": c.content})
			got := told(t, dir, Options{}, filepath.Join(dir, "x"))
			if got != c.want && !(strings.HasSuffix(c.want, ": ") && strings.HasPrefix(got, c.want) && strings.Count(got, "\n") == 1) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

const noDateHint = `begin the text with "date 2026-01-02", or pass --published 2026-01-02`

func FuzzPage(f *testing.F) {
	f.Add("<html lang=en><meta name=pubdate content=2026-01-02><h1>Talks</h1>"+prose, "https://paper.example/2026/01/02/a")
	f.Add(`<script type="application/ld+json">{"@type":["NewsArticle"],"datePublished":["2026-01-02"],"location":{"location":[[]]}}</script><time datetime="2.1.2026">`, "")
	f.Add("<div itemscope itemtype=Event><i itemprop=name>x</i><i itemprop=startDate content=2026-01-02>", "::")
	f.Fuzz(func(t *testing.T, text, address string) {
		if !utf8.ValidString(text) {
			return
		}
		p, _ := readPage(text, address, nil)
		if y := p.Published.Time.Year(); !p.Published.IsZero() && (y < 1900 || y >= 2200) {
			t.Errorf("published %v", p.Published)
		}
		if _, err := ParsePublished(p.Published.String()); err != nil && !p.Published.IsZero() {
			t.Errorf("%v does not read back", p.Published)
		}
	})
}

func FuzzFeed(f *testing.F) {
	f.Add([]byte(`<rss version="2.0"><channel><item><title>A</title><link>/a</link><pubDate>Fri, 02 Jan 2026 23:30:00 EST</pubDate></item></channel></rss>`))
	f.Add([]byte(`{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "content_text": "One."}]}`))
	f.Add([]byte(`<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><n:news><n:title>x</n:title></n:news></url></urlset>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r := &reader{ctx: context.Background(), Options: Options{Limit: 1 << 20}, yield: func(a Article, err error) bool {
			if err == nil && (a.ID == "" || a.Published.IsZero() || !utf8.ValidString(a.Text)) {
				t.Errorf("%+v", a)
			}
			return true
		}}
		text, err := decode(b, "")
		if err == nil {
			r.feed(origin{name: "x"}, text)
			r.sitemap(origin{name: "x"}, text)
		}
	})
}
