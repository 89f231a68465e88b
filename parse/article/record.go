package article

import (
	"encoding/json"
	"fmt"
)

// Record is one article as a line of JSON Lines, as it is read and as it is
// written. Fields that it does not name are ignored.
type Record struct {
	ID        Label         `json:"id"`
	Source    string        `json:"source,omitempty"`
	URL       string        `json:"url,omitempty"`
	Title     string        `json:"title,omitempty"`
	Lang      string        `json:"lang,omitempty"`
	Published string        `json:"published"`
	Outlet    string        `json:"outlet,omitempty"`
	Author    string        `json:"author,omitempty"`
	Text      string        `json:"text"`
	HTML      string        `json:"html,omitempty"` // read where Text is empty, never written
	Declared  []EventRecord `json:"declared,omitempty"`
}

// EventRecord is a declared event in a record; see [DeclaredEvent].
type EventRecord struct {
	Name     string `json:"name"`
	Start    string `json:"start"`
	End      string `json:"end,omitempty"`
	Zone     string `json:"zone,omitempty"`
	Location string `json:"location,omitempty"`
	URL      string `json:"url,omitempty"`
	Type     string `json:"type,omitempty"`
	Rule     string `json:"rule,omitempty"`
	Status   string `json:"status,omitempty"`
	Data     string `json:"data"`
}

// Record gives the article in the form in which JSON Lines hold it, its text
// without the header.
func (a *Article) Record() Record {
	rec := Record{
		ID: Label(a.ID), Source: a.Source, URL: a.URL, Title: a.Title, Lang: a.Lang,
		Published: a.Published.String(), Outlet: a.Outlet, Author: a.Author, Text: a.Text[a.Body:],
	}
	for _, e := range a.Events {
		rec.Declared = append(rec.Declared, EventRecord{
			e.Name, e.Start.String(), e.End.String(), e.Zone, e.Location, e.URL, e.Type, e.Rule, e.Status, e.Raw,
		})
	}
	return rec
}

// events gives the declared events of a record.
func (rec *Record) events() ([]DeclaredEvent, error) {
	var out []DeclaredEvent
	for i, e := range rec.Declared {
		d := DeclaredEvent{Name: e.Name, Zone: e.Zone, Location: e.Location, URL: e.URL, Type: e.Type, Rule: e.Rule, Status: e.Status, Raw: e.Data}
		var err error
		if d.Start, err = ParsePublished(e.Start); err != nil {
			return nil, fmt.Errorf("start of event %d: %w", i+1, err)
		}
		if e.End != "" {
			if d.End, err = ParsePublished(e.End); err != nil {
				return nil, fmt.Errorf("end of event %d: %w", i+1, err)
			}
		}
		out = append(out, d)
	}
	return out, nil
}

// Label is a name that some programs write as a number.
type Label string

// UnmarshalJSON reads a text or a number.
func (l *Label) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && (b[0] == '-' || '0' <= b[0] && b[0] <= '9') {
		*l = Label(b)
		return nil
	}
	return json.Unmarshal(b, (*string)(l))
}
