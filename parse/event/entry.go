// Package event decides which time expressions of an article announce events,
// links them to what happens, where and with whom, merges the mentions of one
// event and cuts title, place, people and quotations out of the article's own
// words. It takes sentences, time expressions and places, gives [Entry]
// values, and knows nothing of calendars.
package event

import "newscal/parse/timex"

// Entry is one announced event with its proof. Its JSON form is one line of
// the jsonl output; a field is never renamed once shipped.
type Entry struct {
	Article     string           `json:"article"` // ID of the article
	UID         string           `json:"uid"`     // stays when the event is worded anew
	Start       timex.Moment     `json:"start"`   // first day, or local clock time
	End         timex.Moment     `json:"end,omitzero"`
	AllDay      bool             `json:"all_day"`
	Zone        string           `json:"zone"`              // IANA name, offset such as +03:00, or "" where none is known
	Recurrence  timex.Recurrence `json:"rrule,omitzero"`    // how it comes again after Start; its UNTIL is read as Start is
	Repeats     string           `json:"repeats,omitempty"` // the words that say so, of the article
	Summary     string           `json:"summary"`
	Location    string           `json:"location"`
	Status      Status           `json:"status"`
	Kind        string           `json:"kind"`       // meeting, vote, court, sport, culture, launch, deadline, protest, other
	Grain       string           `json:"grain"`      // time, day, coarse
	Confidence  float64          `json:"confidence"` // share of entries of this confidence that are right, 0–1, to a thousandth
	People      []string         `json:"people"`     // participants, as the article words them
	Description string           `json:"description"`
	URL         string           `json:"url"`
	Outlet      string           `json:"outlet,omitempty"`
	Source      string           `json:"source,omitempty"` // what was read: file name or address
	Published   string           `json:"published"`        // ISO 8601, as exact as the article gives it
	Lang        string           `json:"lang"`             // BCP 47
	Evidence    []Evidence       `json:"evidence"`
}

// Status says how sure the article is of the event (RFC 5545, 3.8.1.11).
type Status string

// The three states in which an event can be announced.
const (
	Confirmed Status = "confirmed"
	Tentative Status = "tentative"
	Cancelled Status = "cancelled"
)

// Evidence is one passage that an entry rests on, byte for byte.
type Evidence struct {
	Text      string `json:"text"`
	Start     int    `json:"start"`               // byte offset in the article's text (in its headline if InTitle)
	End       int    `json:"end"`                 // byte offset behind the passage
	InTitle   bool   `json:"in_title,omitempty"`  // the passage stands in the headline
	InData    bool   `json:"in_data,omitempty"`   // the passage is data of the page, beside its text; Start and End are 0
	DateText  string `json:"date_text,omitempty"` // the words that gave the date; "" in a passage that only adds to it
	Quotation bool   `json:"quotation"`           // direct speech, Text without its quotation marks
	Speaker   string `json:"speaker,omitempty"`   // the speaker as the article names him
	Role      string `json:"role,omitempty"`      // his office, as the article words it
	Medium    string `json:"medium,omitempty"`    // where he said it, as the article words it: "in a post on X"
}
