package article

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// DeclaredEvent is an event that a page declares as data, beside its prose:
// schema.org Event in JSON-LD or microdata, or an iCalendar file that it links.
type DeclaredEvent struct {
	Name     string
	Start    Published // as exactly as declared
	End      Published // zero where none is declared
	Zone     string    // IANA name that Start and End are read in, or ""
	Location string    // name, then address, or ""
	URL      string    // of the event, or ""
	Type     string    // of schema.org, without its address, or ""
	Rule     string    // by which it comes again, as RFC 5545 (3.3.10) writes it, or ""
	Status   string    // "", "cancelled", "postponed", "moved" or "tentative"
	Raw      string    // the data it rests on, byte for byte; microdata as its elements are written anew
}

// broadcast are schema.org types that end in "Event" and are about a programme
// or a file, not about something that happens.
var broadcast = []string{"PublicationEvent", "BroadcastEvent", "OnDemandEvent"}

// events are the schema.org events of the page.
func (h *pageHead) events(doc *html.Node) []DeclaredEvent {
	var out []DeclaredEvent
	for _, raw := range h.ld {
		if !strings.Contains(string(raw), "startDate") {
			continue
		}
		walkLD(raw, nil, func(n node) {
			if len(out) < 500 {
				out = append(out, h.dataEvents(n)...)
			}
		})
	}
	var items func(*html.Node)
	items = func(n *html.Node) {
		for c := range n.ChildNodes() {
			if c.Type != html.ElementNode {
				continue
			}
			if !isEventType(attr(c, "itemtype")) {
				items(c)
			} else if e, ok := h.itemEvent(c); ok && len(out) < 500 {
				out = append(out, e) // one inside it is a part of it
			}
		}
	}
	items(doc)
	return out
}

// bareType is a schema.org type without its address.
func bareType(t string) string { return t[strings.LastIndexAny(t, "/:")+1:] }

func isEventType(t string) bool {
	t = bareType(t)
	return (strings.HasSuffix(t, "Event") || t == "Festival" || t == "Hackathon") && !slices.Contains(broadcast, t)
}

// dataEvents reads one JSON-LD object as an event, or as several that come
// again each by a rule of its own.
func (h *pageHead) dataEvents(n node) []DeclaredEvent {
	if !slices.ContainsFunc(n.types(), isEventType) {
		return nil
	}
	e := DeclaredEvent{Name: html.UnescapeString(n.text("name")), Location: html.UnescapeString(placeName(n.fields["location"])), Raw: string(n.raw)}
	e.URL = asciiAddress(h.resolve(n.text("url")))
	types := n.types()
	e.Type = types[slices.IndexFunc(types, isEventType)]
	e.Status = eventStatus(n.text("eventStatus"))
	var ok bool
	e.Start, ok = readStamp(n.text("startDate"))
	e.End, _ = readStamp(n.text("endDate"))
	if e.Name == "" {
		return nil
	}
	if series := scheduled(e, n.fields["eventSchedule"]); len(series) > 0 || !ok {
		return series
	}
	return []DeclaredEvent{e}
}

// placeName is a schema.org Place or VirtualLocation as a line: its name, then
// its address.
func placeName(raw json.RawMessage) string {
	var parts []string
	walkLD(raw, []string{"geo", "image", "containedInPlace"}, func(n node) {
		for _, field := range []string{"name", "streetAddress", "postalCode", "addressLocality", "addressCountry"} {
			if s := n.text(field); s != "" && !slices.Contains(parts, s) {
				parts = append(parts, s)
			}
		}
	})
	if len(parts) == 0 {
		return strings.Join(texts(raw), ", ")
	}
	return strings.Join(parts, ", ")
}

// eventStatus reads schema.org EventStatusType.
func eventStatus(s string) string {
	switch s[strings.LastIndexAny(s, "/:")+1:] {
	case "EventCancelled":
		return "cancelled"
	case "EventPostponed":
		return "postponed"
	case "EventRescheduled":
		return "moved"
	}
	return ""
}

// itemEvent reads one element with microdata as an event.
func (h *pageHead) itemEvent(n *html.Node) (DeclaredEvent, bool) {
	values := map[string]string{}
	for d := range n.Descendants() {
		if prop := attr(d, "itemprop"); d.Type == html.ElementNode && prop != "" && values[prop] == "" {
			v := attr(d, "content")
			for _, name := range []string{"datetime", "href"} {
				if v == "" {
					v = attr(d, name)
				}
			}
			if v == "" {
				v = textOf(d)
			}
			values[prop] = squeeze(v)
		}
	}
	var raw strings.Builder
	if html.Render(&raw, n) != nil {
		return DeclaredEvent{}, false
	}
	e := DeclaredEvent{Name: values["name"], Location: values["location"], Raw: raw.String(), URL: asciiAddress(h.resolve(values["url"]))}
	e.Type = bareType(attr(n, "itemtype"))
	e.Status = eventStatus(values["eventStatus"])
	var ok bool
	e.Start, ok = readStamp(values["startDate"])
	e.End, _ = readStamp(values["endDate"])
	return e, ok && e.Name != ""
}
