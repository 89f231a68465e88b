package event

import (
	"strings"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// A programme is a page of what is on today: sentences without a verb, each
// with its hour, its event and mostly its hall. Nothing announces them but that
// there are many.
const (
	leastShows  = 5   // sentences that make a page a programme
	leastHours  = 3   // of them, those that tell an hour and no day
	onProgramme = 0.8 // how sure an entry of one is
)

// onProgramme says that c is the hour of a show on a programme, or its day
// where that is today, or tells with its hour how often it comes.
func (f *Finder) onProgramme(c *candidate) bool {
	e := &f.in.Exprs[c.expr]
	today := e.Relative && e.From.Day == f.in.Published.Day && e.Grain <= timex.GrainDay
	today = today || e.Set != nil && f.timed(c)
	if !today && !f.showHour(e) || today && !f.isShow(f.sentence(c.sentence)) {
		return false
	}
	if f.shows < 0 {
		f.shows = 0
		before, hours := -1, 0
		for i := range f.in.Exprs {
			o := &f.in.Exprs[i]
			if o.Sentence == before {
				continue
			}
			alone := f.showHour(o)
			if alone {
				hours++
			}
			if alone || f.line(o) && o.Grain == timex.GrainMinute && f.isShow(f.sentence(o.Sentence)) {
				f.shows++
				before = o.Sentence
			}
		}
		if hours < leastHours {
			f.shows = 0
		}
	}
	return f.shows >= leastShows
}

// showHour says that e is an hour, or hours, of a sentence that names a show.
// Hours from–to beside a mere hall are when it is open.
func (f *Finder) showHour(e *timex.Expr) bool {
	if !e.ClockOnly || e.Grain != timex.GrainMinute {
		return false
	}
	s := f.sentence(e.Sentence)
	if !f.isShow(s) {
		return false
	}
	for i := s.First; e.Range && i < e.First; i++ {
		if f.w.Tags[i].Set.Has(lang.Event) {
			return true
		}
	}
	return !e.Range
}

// showToday gives a show the day of publication where its day was taken from
// another sentence, unless that is a heading.
func (f *Finder) showToday(c *candidate) {
	const longestHeading = 8
	e := &f.in.Exprs[c.expr]
	if e.AnchorExpr < 0 || int(e.AnchorExpr) >= len(f.in.Exprs) {
		return
	}
	of := f.in.Exprs[e.AnchorExpr].Sentence
	if s := f.sentence(of); of == e.Sentence || s.Last-s.First <= longestHeading && !f.isTold(s) && !f.isShow(s) {
		return
	}
	by := f.in.Published.Day - c.from.Day
	c.from.Day += by
	c.to.Day += by
}

// isShow says that sentence s names an event or a hall, and tells nothing.
func (f *Finder) isShow(s text.Sentence) bool {
	if s.Last-s.First > 2*longLine || f.isTold(s) {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		if f.w.Tags[i].Set.Any(shown) {
			return true
		}
	}
	return false
}

// isTold says that sentence s has a verb that the language knows. A noun that
// could be one counts as none, nor does a participle.
func (f *Finder) isTold(s text.Sentence) bool {
	for i := s.First; i < s.Last; i++ {
		set := f.w.Tags[i].Set
		if set.Any(verbal) && !set.Has(lang.Event) && !(set.Has(lang.Past) && set.Has(lang.Present)) && !f.attributive(i, s) && !f.quotedLater(i, s) {
			return true
		}
	}
	return false
}

// quotedLater says that token i is of a quotation that does not open s: of the name
// of a play.
func (f *Finder) quotedLater(i int, s text.Sentence) bool {
	q := f.w.QuoteAt(i)
	return q >= 0 && f.w.Quotes[q].First > s.First+1
}

// attributive says that token i stands between an article and a noun, where nouns
// are known by their capital: «Die verzauberte Hütte».
func (f *Finder) attributive(i int, s text.Sentence) bool {
	return f.w.Lex.CapitalNouns && i > s.First && i+1 < s.Last && !f.w.Tokens[i].Upper && f.w.Tokens[i+1].Upper && f.w.Tags[i-1].Set.Has(lang.Article)
}

// tellsPast are the classes of words that tell what was.
var tellsPast = lang.Of(lang.Past, lang.Report)

var shown = lang.Of(lang.Event, lang.Venue)

var verbal = lang.Of(lang.Future, lang.Past, lang.Present, lang.Report, lang.Add)

// hallOf gives the place of a show as its line tells it: the hall, of those that a
// preposition leads to the nearest before the hour, and the town that opens the
// line: «Lienz: concert, in the town hall, 8 p.m.».
func (f *Finder) hallOf(c *candidate) (words, zone string) {
	hall := f.hall(c)
	if hall.last == 0 {
		return "", ""
	}
	words, zone = f.spotText(&hall), hall.zone
	if hall.sort == sortVenueIn {
		return words, zone
	}
	if town, in := f.townOf(c.sentence, c); town != "" && !strings.Contains(words, town) {
		words += ", " + town
		if zone == "" {
			zone = in
		}
	}
	const most = 6 // lines before it and behind it: what is on one page is on in one land
	for k := 1; k <= most && zone == ""; k++ {
		for _, s := range [2]int{c.sentence - k, c.sentence + k} {
			if s >= 0 && s < len(f.w.Sentences) && zone == "" {
				_, zone = f.townOf(s, c)
			}
		}
	}
	return words, zone
}

// hall gives the spot in the line of c to which a preposition leads, the nearest
// before its hour; none where there is none.
func (f *Finder) hall(c *candidate) (hall spot) {
	f.spotsOf(c.sentence, c, func(sp spot) {
		if (sp.lead == leadIn || sp.lead == leadClitic) && sp.sort >= sortVenue && (hall.last == 0 || sp.last <= c.first) {
			hall = sp
		}
	})
	return hall
}

// beforeHall gives the last token of the title r of a show: its hall is told apart.
func (f *Finder) beforeHall(c *candidate, r run) int {
	if hall := f.hall(c); hall.last > 0 && hall.led > r.first+1 && hall.led < r.last && f.comma(hall.led-1) {
		return hall.led - 1
	}
	return r.last
}

// townOf gives the town that opens line n, before a colon, and its zone.
func (f *Finder) townOf(n int, c *candidate) (words, zone string) {
	const longestOpening = 10
	s := f.sentence(n)
	colon := -1
	for i := s.First + 1; i < min(s.Last, s.First+longestOpening) && colon < 0; i++ {
		if f.w.Tokens[i].Kind == text.Punct && f.w.Tokens[i].Value == ':' {
			colon = i
		}
	}
	if colon < 0 || f.w.Tokens[colon-1].Kind != text.Word || f.hasCapitals(colon-1) && !f.w.Tokens[colon-1].Upper {
		return "", ""
	}
	f.spotsOf(n, c, func(sp spot) {
		if sp.last == colon && sp.known && sp.sort < sortVenue {
			words, zone = f.spotText(&sp), sp.zone
		}
	})
	if first, _ := f.whole(colon-1, colon); words == "" && (first == s.First || f.hasCapitals(first)) && !f.w.Tags[colon-1].Set.Any(notPlace) {
		words = f.w.Text[f.w.Tokens[first].Start:f.w.Tokens[colon-1].End]
	}
	return words, zone
}
