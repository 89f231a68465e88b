package ical

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"newscal/parse/lang"
)

// Words is what the layout of an entry says in one language. Every field may be
// left empty: a line without its label stands by itself, a state without its
// name is not mentioned.
type Words struct {
	Open, Close  string                            // quotation marks
	Comma        string                            // between parts, with its space; ", " if empty
	Colon        string                            // behind a label, with its space; ": " if empty
	Source       string                            // label of outlet and date
	Participants string                            // label of who takes part
	Cancelled    string                            // said of an event called off
	Tentative    string                            // said of an event that is not sure
	Coarse       string                            // said of an event whose day is not known
	Kinds        map[string]string                 // names of Entry.Kind, as categories
	Date         func(year, month, day int) string // a day; ISO 8601 if nil
}

// WordsOf gives the words of a language from its file in parse/lang, and those
// that say nothing for a language without one.
func WordsOf(code string) Words {
	x, err := lang.For(code)
	if err != nil {
		return Words{}
	}
	l := x.Labels
	w := Words{
		Open: x.Quotes[0], Close: x.Quotes[1], Comma: l["comma"], Colon: l["colon"],
		Source: l["source"], Participants: l["people"],
		Cancelled: l["cancelled"], Tentative: l["tentative"], Coarse: l["coarse"],
		Kinds: l, // a kind's name stands under the kind
	}
	months := strings.Fields(l["months"]) // as they stand in a date, where that is not as they stand alone
	if pattern := l["date"]; pattern != "" {
		w.Date = func(year, month, day int) string {
			name := x.NameOf(lang.Month, int32(month))
			if len(months) == 12 {
				name = months[month-1]
			}
			s := strings.ReplaceAll(pattern, "{d}", strconv.Itoa(day))
			s = strings.ReplaceAll(s, "{y}", strconv.Itoa(year))
			return strings.ReplaceAll(s, "{month}", name)
		}
	}
	return w
}

// vocabulary gives the words of languages with what is empty filled in; each
// language is asked for once.
func (c Calendar) vocabulary() func(lang string) Words {
	find := c.Words
	if find == nil {
		find = WordsOf
	}
	known := map[string]Words{}
	return func(code string) Words {
		w, ok := known[code]
		if !ok {
			w = find(code).complete()
			known[code] = w
		}
		return w
	}
}

// complete fills in what is empty, and makes sure that no word can break a line.
func (w Words) complete() Words {
	for _, s := range []*string{&w.Open, &w.Close, &w.Comma, &w.Colon, &w.Source, &w.Participants, &w.Cancelled, &w.Tentative, &w.Coarse} {
		*s = safe(*s, " ")
	}
	if w.Open == "" && w.Close == "" {
		w.Open, w.Close = "“", "”"
	}
	w.Comma, w.Colon = cmp.Or(w.Comma, ", "), cmp.Or(w.Colon, ": ")
	if w.Date == nil {
		w.Date = func(y, m, d int) string {
			return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		}
	}
	return w
}
