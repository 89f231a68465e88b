package event

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// entry fills in what the mentions of a happening say of it.
func (f *Finder) entry(h *happening) Entry {
	e := Entry{Start: h.from, End: h.to, Status: Confirmed, Grain: "day", Lang: f.w.Lex.Code}
	if e.End == e.Start {
		e.End = timex.Moment{}
	}
	if !h.from.AllDay() {
		e.Grain = "time"
	}
	best := f.best(h)
	c := &f.cands[best]
	if f.in.Exprs[c.expr].Grain.Coarse() {
		e.Grain = "coarse"
	}
	e.AllDay = h.from.AllDay()
	e.Summary = f.summary(h)
	kind := f.kindOf(c, e.Summary)
	e.Kind = lang.KindNames[kind]
	e.Location, e.Zone = f.where(h, kind)
	if !e.AllDay {
		e.Zone = f.zoneOf(h, e.Zone)
	} else {
		e.Zone = ""
	}
	for _, i := range h.mentions {
		e.Confidence = max(e.Confidence, f.cands[i].p)
	}
	e.Confidence = math.Round(e.Confidence*1000) / 1000 // machines differ in the last digits of a sum
	e.Status = f.status(h)
	f.recur(&e, h)
	e.Evidence = f.evidence(h)
	e.Description = describe(e.Evidence)
	e.People = f.participants(h)
	return e
}

// hyphenated says that a hyphen joins token i to the word behind it.
func (f *Finder) hyphenated(i int) bool {
	return i+1 < len(f.w.Tokens) && f.w.Tokens[i+1].Value == '-' && f.w.Tokens[i+1].Kind == text.Punct && !f.w.Tokens[i+1].Spaced
}

// best gives the mention that says most of the event: an event's noun with the
// most to it, or else the surest.
func (f *Finder) best(h *happening) int {
	best, most := h.mentions[0], -1.0
	for _, i := range h.mentions {
		c := &f.cands[i]
		score := c.p
		if c.head.token >= 0 {
			score++
			if c.head.noun {
				score += 0.5
				w := f.weight(f.nounPhrase(c.head.token, c.head.sentence))
				score += 0.3 * float64(min(w, 5))
			}
		}
		if score > most {
			best, most = i, score
		}
	}
	return best
}

// zoneOf gives the zone of a clock time: the one that the article gives with
// it, else that of the place.
func (f *Finder) zoneOf(h *happening, placeZone string) string {
	for _, i := range h.mentions {
		if z := f.cands[i].zone; z != "" && z != "local" {
			return z
		}
	}
	return placeZone
}

// evidence gives the passages that the happening rests on, in the order of the
// text, each once.
func (f *Finder) evidence(h *happening) []Evidence {
	var out []Evidence
	add := func(v Evidence) {
		if len(out) == mostPassages {
			return
		}
		for k := range out {
			if out[k].Start == v.Start && out[k].InTitle == v.InTitle {
				if out[k].DateText == "" {
					out[k].DateText = v.DateText
				}
				return
			}
		}
		out = append(out, v)
	}
	for _, i := range h.mentions {
		c := &f.cands[i]
		if e := &f.in.Exprs[c.expr]; c.listed {
			add(f.passage(e.First, e.Sentence, f.dateText(c)))
			add(f.passage(c.first, c.sentence, ""))
		} else {
			add(f.passage(e.First, c.sentence, f.dateText(c)))
		}
	}
	for i := range h.told {
		c := &h.told[i]
		if c.expr >= 0 {
			e := &f.in.Exprs[c.expr]
			add(f.passage(e.First, c.sentence, f.w.Text[e.Start:e.End]))
		} else {
			add(f.passage(f.w.Sentences[c.sentence].First, c.sentence, ""))
		}
	}
	slices.SortStableFunc(out, func(a, b Evidence) int {
		if a.InTitle != b.InTitle {
			if a.InTitle {
				return -1
			}
			return 1
		}
		return a.Start - b.Start
	})
	return out
}

// mostPassages is how many passages an entry rests on at most: no article has
// more of one event, a hostile text may.
const mostPassages = 64

// longQuote is the most words of a quotation that is given whole.
const longQuote = 90

// around gives the byte offsets of sentence s, or where it is endless, as no
// prose is, those of the words around token i.
func (f *Finder) around(i, s int) (start, end int) {
	sen := f.w.Sentences[s]
	if sen.Last-sen.First <= 8*longQuote {
		return f.span(s)
	}
	return int(f.w.Tokens[max(sen.First, i-longQuote)].Start), int(f.w.Tokens[min(sen.Last, i+longQuote)-1].End)
}

// passage gives the quotation or sentence that holds token i.
func (f *Finder) passage(i, s int, dateText string) Evidence {
	v := Evidence{DateText: dateText}
	start, end := f.around(i, s)
	if q := f.quoteOf(i, s); q >= 0 {
		quote := &f.w.Quotes[q]
		v.Quotation, v.Speaker, v.Role, v.Medium = true, f.speech[q].speaker, f.speech[q].role, f.speech[q].medium
		if f.words(quote.First, min(quote.Last, quote.First+4*longQuote)) <= longQuote {
			start, end = quote.Start, quote.End
		} else {
			start, end = max(start, quote.Start), min(end, quote.End)
		}
		end = start + len(strings.TrimRight(f.w.Text[start:end], ",، \u00a0\u202f"))
	}
	v.Text = f.w.Text[start:end]
	if start < f.in.TextStart {
		v.InTitle = true
		v.Start, v.End = start, end
	} else {
		v.Start, v.End = start-f.in.TextStart+f.in.Offset, end-f.in.TextStart+f.in.Offset
	}
	return v
}

// quoteOf gives the direct speech that token i stands in, or that sentence s
// begins with where i is its first token; else -1.
func (f *Finder) quoteOf(i, s int) int {
	for k := i; k < i+8 && k < f.w.Sentences[s].Last; k++ {
		if q := f.w.QuoteAt(k); q >= 0 && f.speech[q].speech {
			return q
		}
		if f.w.Tags[i].Set.Any(speechSet) || k == i && f.w.Tokens[k].Kind == text.Punct {
			continue
		}
		break
	}
	return -1
}

// describe gives the narrator's sentences.
func describe(evidence []Evidence) string {
	var told []string
	for _, v := range evidence {
		if !v.Quotation && !v.InTitle {
			told = append(told, v.Text)
		}
	}
	return strings.Join(told, " ")
}

// sortEntries orders entries by time, kind and place.
func sortEntries(entries []Entry) {
	slices.SortStableFunc(entries, func(a, b Entry) int {
		if a.Start == b.Start {
		} else if c := strings.Compare(a.Start.String(), b.Start.String()); c != 0 {
			return c
		}
		if c := strings.Compare(a.Kind, b.Kind); c != 0 {
			return c
		}
		return strings.Compare(a.Location, b.Location)
	})
}

// identify orders the entries and gives each its UID: from the article and the
// day, so that it outlives the wording; the events of one day are numbered by
// hour, kind and place. It counts in seen how often each was given.
func (f *Finder) identify(entries []Entry, seen map[string]int) {
	sortEntries(entries)
	for i := range entries {
		e := &entries[i]
		base := f.in.Key + "\x00" + e.Start.Day.String()
		seen[base]++
		if n := seen[base]; n > 1 {
			base += fmt.Sprintf("\x00%d", n)
		}
		sum := sha256.Sum256([]byte(base))
		e.UID = hex.EncodeToString(sum[:12]) + "@newscal"
	}
}
