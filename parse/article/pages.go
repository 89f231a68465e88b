package article

import (
	"bytes"
	"cmp"
	"strings"

	"newscal/parse/article/fetch"
)

// page reads an HTML page as an article. What the origin's fallback says of it
// holds where the page says nothing, its date and headline always.
func (r *reader) page(from origin, text string) bool {
	p, err := readPage(text, from.address, r.Worded)
	known := from.fallback
	if r.FollowFeeds && from.fallback.ID == "" && len(p.feeds) > 0 && p.feeds[0] != "" && r.Client != nil {
		return r.linkedFeed(p.feeds[0])
	}
	a := p.Article
	if !a.Published.IsZero() || !known.Published.IsZero() || !r.Published.IsZero() {
		r.linkedEvents(&a, p.calendars)
	}
	if err != nil && len(a.Events) == 0 && known.Text == "" {
		return r.refuse(from, err.Error(), "pass the article's own page, or its text", err)
	}
	if len(known.Text) > len(a.Text) {
		a.Text = known.Text
	}
	a.ID = cmp.Or(known.ID, from.id, a.URL)
	a.Source = known.Source
	a.URL = cmp.Or(a.URL, known.URL)
	a.Title = cmp.Or(known.Title, a.Title)
	a.Lang = cmp.Or(a.Lang, known.Lang)
	a.Outlet = cmp.Or(a.Outlet, known.Outlet)
	a.Author = cmp.Or(a.Author, known.Author)
	if !known.Published.IsZero() && !moreExact(a.Published, known.Published) {
		a.Published = known.Published
	}
	if a.Published.IsZero() && r.Published.IsZero() {
		return r.refuse(from, "no publication date in this page", "pass --published 2026-01-02 with the day it appeared on", nil)
	}
	return r.article(a, from)
}

// linkedFeed reads the feed that a page offers.
func (r *reader) linkedFeed(address string) bool {
	one := *r
	one.FollowFeeds = false
	return one.address(address)
}

// linkedEvents adds the events of the iCalendar files that a page links.
func (r *reader) linkedEvents(a *Article, calendars []string) {
	if r.Client == nil {
		return
	}
	seen := map[string]bool{"": true}
	for _, address := range calendars {
		if seen[address] || len(seen) > 3 {
			continue
		}
		seen[address] = true
		// A page is complete without them: the failure of one is not the page's.
		if got, err := r.Client.Get(r.ctx, address, fetch.Wish{}); err == nil {
			if text, err := decode(got.Body, got.Type); err == nil {
				a.Events = append(a.Events, readCalendar(text)...)
			}
		}
	}
}

// isAddress says that a source is to be fetched.
func isAddress(s string) bool {
	s = strings.ToLower(s)
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// addresses counts the sources that are to be fetched.
func addresses(names []string) int {
	n := 0
	for _, s := range names {
		if isAddress(s) {
			n++
		}
	}
	return n
}

// address fetches and reads what stands at an address.
func (r *reader) address(address string) bool {
	from := origin{name: fetch.Redact(address), address: address}
	return r.fetched(from, fetch.Wish{})
}

// fetched fetches from.address and reads it. Where it cannot be had, what the
// fallback has is handed on behind the failure.
func (r *reader) fetched(from origin, wish fetch.Wish) bool {
	if r.Client == nil {
		return r.refuse(from, "addresses are not fetched here", "", nil)
	}
	got, err := r.Client.Get(r.ctx, from.address, wish)
	if err != nil {
		return r.refuse(from, reason(err), fetch.Hint(err), err)
	}
	if got.Unchanged && r.OnlyChanged {
		return true
	}
	from.address, from.contentType = fetch.Redact(got.Address), got.Type
	if from.fallback.Source == "" {
		from.fallback.Source = from.name
	}
	return r.stream(from, bytes.NewReader(got.Body))
}
