package main

import (
	"iter"
	"time"

	"newscal/parse/article"
	"newscal/parse/place"
	"newscal/parse/timex"
)

// timeLine is one line of the times format: a time expression with its place
// in the article's text, in bytes, its TIMEX3 value, and its interval, inclusive.
type timeLine struct {
	Article string `json:"article"`
	Text    string `json:"text"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Value   string `json:"value"`
	From    string `json:"from"`
	To      string `json:"to"`
	Grain   string `json:"grain"`
	Type    string `json:"type"`           // of TIMEX3: DATE, TIME or SET
	Zone    string `json:"zone,omitempty"` // of the value, where the text names it; see turn
	Quant   string `json:"quant,omitempty"`
	Freq    string `json:"freq,omitempty"`
	RRule   string `json:"rrule,omitempty"`
}

// turn gives the interval of a clock time whose zone the text names on the
// clock of publication, with the offset of that; the value keeps the hour that
// the text gives.
func (l *timeLine) turn(from, to timex.Moment, zone, reader *time.Location) {
	there := func(m timex.Moment) string {
		y, month, d := m.Day.YMD()
		return time.Date(y, time.Month(month), d, 0, int(m.Clock), 0, 0, zone).In(reader).Format("2006-01-02T15:04Z07:00")
	}
	l.From, l.To = there(from), there(to)
}

// timePart is how many bytes of time lines are handed on at once.
const timePart = 64 << 10

// timesOf gives the lines of the times of an article.
func timesOf(a article.Article, exprs iter.Seq[timex.Expr]) iter.Seq[timeLine] {
	return func(yield func(timeLine) bool) {
		zones := zones{"UTC": time.UTC}
		for e := range exprs {
			line := timeLine{Article: a.ID, Start: int(e.Start), End: int(e.End), Value: e.Value(), Grain: e.Grain.String(), Type: e.Type.String()}
			if e.Set != nil {
				line.Value, line.Quant, line.Freq = e.SetValue()
				line.RRule = e.Set.String()
			}
			if line.Value == "" || int(e.Start) < a.Body {
				continue
			}
			line.Text = a.Text[e.Start:e.End]
			if e.Grain != 0 {
				from, to := e.Bounds()
				line.From, line.To = from.String(), to.String()
				if line.Zone = e.Zone; a.Published.Zone && e.Zone != "" && !from.AllDay() && !to.AllDay() && from.Day != timex.NoDate {
					if zone := zones.of(e.Zone); zone != nil {
						line.turn(from, to, zone, fixed(a.Published.Time))
					}
				}
			}
			if !yield(line) {
				return
			}
		}
	}
}

// zones are the rules of the zones that one article names, nil for those unknown.
type zones map[string]*time.Location

// of gives the rules of an IANA name or an offset such as +03:00.
func (z zones) of(name string) *time.Location {
	zone, seen := z[name]
	if seen {
		return zone
	}
	if t, err := time.Parse("-07:00", name); err == nil {
		zone = fixed(t)
	} else {
		zone, _ = place.Location(name)
	}
	z[name] = zone
	return zone
}

// fixed gives the offset of t as a zone of its own, so that the rules of the
// machine's zone do not come in where they have the same offset.
func fixed(t time.Time) *time.Location {
	_, offset := t.Zone()
	return time.FixedZone("", offset)
}
