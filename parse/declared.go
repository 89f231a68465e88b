package parse

import (
	"strings"
	"time"

	"newscal/parse/article"
	"newscal/parse/event"
	"newscal/parse/timex"
)

// declared gives what the page of an article declares, as the engine takes it.
func declared(a article.Article) []event.Declared {
	var out []event.Declared
	for _, e := range a.Events {
		d := event.Declared{
			Name: e.Name, Start: moment(e.Start), Zone: e.Zone, Location: e.Location, Type: e.Type, Status: declaredStatus[e.Status], Raw: e.Raw,
		}
		if e.Start.Zone {
			d.Offset = e.Start.Time.Format("-07:00")
		}
		d.End = declaredEnd(e.Start, e.End)
		if r, err := timex.ParseRecurrence(e.Rule); err == nil { // a rule that no one can read leaves the first time
			d.Recurrence = r
		}
		out = append(out, d)
	}
	return out
}

// declaredStatus is what the states of declared events are to a calendar.
// One that is postponed has no new day yet; one that is moved has.
var declaredStatus = map[string]event.Status{
	"cancelled": event.Cancelled, "postponed": event.Cancelled, "tentative": event.Tentative,
}

// declaredEnd reads the end on the clock of the start, or gives none where the
// two cannot be compared.
func declaredEnd(start, end article.Published) timex.Moment {
	if end.IsZero() || start.Clock && end.Clock && start.Zone != end.Zone {
		return timex.Moment{}
	}
	if start.Zone && end.Zone {
		_, seconds := start.Time.Zone()
		end.Time = end.Time.In(time.FixedZone("", seconds))
	}
	return moment(end)
}

// prose is what the language of an article is told by: its text, or where its
// page has none, its headline and the names of what it declares.
func prose(a article.Article) string {
	if text := a.Text[a.Body:]; strings.TrimSpace(text) != "" || len(a.Events) == 0 {
		return text
	}
	words := []string{a.Title}
	for _, e := range a.Events {
		words = append(words, e.Name)
	}
	return strings.Join(words, "\n")
}
