package parse_test

import (
	"strings"
	"testing"
	"time"

	"newscal/parse"
)

// hostile are beginnings of texts that grow to a megabyte: what they repeat
// must cost no more the second time than the first.
var hostile = []struct{ name, lang, unit string }{
	{"date word", "en", "tomorrow "},
	{"month", "en", "January "},
	{"date word with an event", "en", "meeting tomorrow "},
	{"dates of one day, a sentence each", "en", "The council will meet on 5 May. "},
	{"dates of many kinds", "en", "On 5 May, 6 June, 7 July and 8 August the board will vote, "},
	{"clock times", "en", "at 10:00 and 11:30 on Monday "},
	{"event noun", "en", "meeting "},
	{"event noun, a sentence each", "en", "The meeting will be held. "},
	{"arabic event noun", "ar", "اجتماع "},
	{"arabic date word", "ar", "غدا "},
	{"quotes", "en", "\"we will meet on 5 May\" said he, "},
	{"quotation marks", "en", "\" "},
	{"nested quotation marks", "en", "«“„"},
	{"quotes a paragraph each", "en", "\"We will meet on 5 May,\" said minister Adam Hill.\n\n"},
	{"offices", "en", "minister Adam Hill, "},
	{"names", "en", "Adam Hill and "},
	{"attending", "en", "ministers will attend the meeting on 5 May with "},
	{"places", "en", "in Paris on 5 May "},
	{"one venue", "en", "hall of the palace "},
	{"ends of one event", "en", "This trial ends on 5 May. "},
	{"headings with a line", "en", "MONDAY 4 MAY\nOslo: talks\n"},
	{"series", "en", "The club will meet every Tuesday until May. "},
	{"days told with their year", "en", "On 5 May 2020 he left; on 5 May he returned. "},
	{"postponed", "en", "postponed from 5 May to 9 May "},
	{"teams", "en", "Leeds - York meets 3 May. "},
	{"shows", "de", "Bozen: Konzert im Saal, 20 Uhr.\n"},
	{"verbs in two parts", "de", "das Konzert fällt am Montag aus und er sagt es ab. "},
	{"first parts of verbs", "de", "fällt sagt tritt am Montag "},
	{"words run together", "en", "talks 1.1.1.1.1-a-b-c-d 3 May 2026 "},
	{"conditions", "en", "if expected on 5 May "},
	{"open brackets", "en", "(((("},
	{"one word", "en", "meetingtomorrow"},
	{"digits", "en", "1234567890"},
	{"line breaks", "en", "5 May\n"},
}

// TestHostile parses a megabyte of each.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			a := published(t, "2026-04-01", strings.Repeat(c.unit, (1<<20)/len(c.unit)))
			a.Lang = c.lang
			var p parse.Parser
			start := time.Now()
			found, err := p.Parse(a, parse.Options{})
			if err != nil {
				t.Fatal(err)
			}
			took := time.Since(start)
			t.Logf("%v, %d entries", took.Round(time.Millisecond), len(found))
			size := 0
			for _, e := range found {
				for _, v := range e.Evidence {
					size += len(v.Text)
				}
			}
			// Seconds are generous to a busy machine; what is not linear takes minutes.
			if took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if size > 64<<20 {
				t.Errorf("%d bytes of evidence", size)
			}
		})
	}
}
