package event

import (
	"sort"
	"unicode/utf8"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// timesBeside is how many of the times before and behind a date are looked at.
const timesBeside = 8

// surroundings is what the places near an event say of each other.
type surroundings struct {
	house bool // a venue stands there, if only as an institution that acts
	led   bool // a preposition leads to a place in the event's own sentence
	known bool // a known place stands there
	lands int  // different known places that prepositions lead to

	venues int   // different venues with a name in other sentences, at most 2
	venue  int32 // entry of the noun of the first
	fields [kinds]struct {
		venues int   // how many of them are of this field, at most 2
		venue  int32 // entry of the noun of the first
	}
	last  uint64 // key of the last town before that something leads to
	since int    // first token of the last place told before, where nothing is told as past
	told  uint64 // its key
	noun  int32  // entry of its noun, if it is a venue

}

// survey sees what the places near say of each other.
func (f *Finder) survey(c *candidate) (s surroundings) {
	for k := range f.near {
		sp := &f.near[k]
		in := sp.lead == leadIn || sp.lead == leadClitic
		s.house = s.house || sp.where <= inHeads && sp.sort >= sortVenue && sp.sort <= sortVenueIn
		if sp.where <= inHeads && !sp.stray {
			s.led = s.led || in
			s.known = s.known || sp.known
		}
	}
	for k := range f.tallies {
		if t := &f.tallies[k]; t.in > 0 && f.near[t.nearest].known {
			s.lands++
		}
	}
	f.frames(c, &s)
	return s
}

// akin says that a word of the event's own phrase is of the name of sp, but not
// that name: the Indian parliament of India, a visit to Israel in one word.
func (f *Finder) akin(c *candidate, sp *spot) bool {
	if sp.sort > sortCountry {
		return false
	}
	at, in := c.first, c.sentence
	if c.head.token >= 0 {
		at, in = c.head.token, c.head.sentence
	}
	s := f.sentence(in)
	name := f.plain(sp.first)
	for i := max(s.First, at-4); i < min(s.Last, at+8); i++ {
		if f.w.Tokens[i].Kind == text.Word && !f.dated(i) && !(i >= sp.first && i < sp.last) && derived(f.plain(i), name) {
			return true
		}
	}
	return false
}

// plain gives the folded word of token i without what is written together with it.
func (f *Finder) plain(i int) string {
	word := f.w.Folded(i)
	if rest, ok := f.w.Lex.WithoutClitic(word, lang.Article); ok {
		return rest
	}
	return word
}

// derived says that word is another word of the same beginning as name: half
// of the name or more, and four letters, or three in a script that writes no
// vowels.
func derived(word, name string) bool {
	if word == name {
		return false
	}
	n := 0
	for n < len(word) && n < len(name) && word[n] == name[n] {
		n++
	}
	for n > 0 && n < len(name) && !utf8.RuneStart(name[n]) {
		n--
	}
	letters, all := utf8.RuneCountInString(name[:n]), utf8.RuneCountInString(name)
	return letters >= 4 && 2*letters >= all || letters == 3 && all <= 4
}

// inTurn says that sp and the date of c stand at the same place in the sentence's
// rows of places and days: «on Monday in Rome and on Friday in Oslo».
func (f *Finder) inTurn(c *candidate, sp *spot) (yes, no bool) {
	if sp.where != inOwn {
		return false, false
	}
	dates, before := 0, 0
	for k := max(0, c.expr-timesBeside); c.expr >= 0 && k < min(len(f.in.Exprs), c.expr+timesBeside); k++ {
		e := &f.in.Exprs[k]
		if e.Sentence != c.sentence || e.ClockOnly {
			continue
		}
		dates++
		before += yesNo(e.First < c.first)
	}
	places, passed := 0, 0
	for k := range f.near {
		o := &f.near[k]
		if o.where != inOwn || o.lead != leadIn && o.lead != leadClitic {
			continue
		}
		places++
		passed += yesNo(o.first < sp.first)
	}
	if dates < 2 || places != dates || sp.lead != leadIn && sp.lead != leadClitic {
		return false, false
	}
	return passed == before, passed != before
}

// hasName says that a venue has a name: a word with a capital beside its noun, a
// known place, or a quotation.
func (f *Finder) hasName(sp *spot) bool {
	if sp.known || sp.full.last > 0 {
		return true
	}
	for k := sp.first; k < sp.last; k++ {
		t := &f.w.Tokens[k]
		if t.Kind == text.Punct && (t.Value == '"' || t.Value == '«' || t.Value == '“') {
			return true
		}
		if t.Upper && k > f.sentence(sp.sentence).First && (!f.w.Lex.CapitalNouns || f.w.Tags[k].Set.IsEmpty()) {
			return true
		}
	}
	return false
}

// nameless says that sp is a venue of no name, where names have capitals: the
// local theatre.
func (f *Finder) nameless(sp *spot) bool {
	return sp.sort >= sortVenue && !f.hasName(sp) && f.hasCapitals(sp.first)
}

// passed says that a day that has passed stands right beside sp, in the sentence
// of c: what happened there is over.
func (f *Finder) passed(c *candidate, sp *spot) bool {
	for k := max(0, c.expr-timesBeside); c.expr >= 0 && k < min(len(f.in.Exprs), c.expr+timesBeside); k++ {
		e := &f.in.Exprs[k]
		if e.Sentence != sp.sentence || e.ClockOnly || e.Type != timex.TypeDate || e.To.Day >= f.in.Published.Day {
			continue
		}
		if f.touches(sp.last, e.First) || e.Last <= sp.led && sp.led <= e.Last+2 && f.allWords(e.Last, sp.led) {
			return true // last week's win at Dunford
		}
	}
	return false
}

// allWords says that tokens [i, j) are words.
func (f *Finder) allWords(i, j int) bool {
	for ; i < j; i++ {
		if f.w.Tokens[i].Kind != text.Word {
			return false
		}
	}
	return true
}

// shares says that the sentence of sp, another than that of c, tells the very
// day of c, or days of which it is one: a lecture of a fair is where the fair is.
func (f *Finder) shares(c *candidate, sp *spot) (day, within bool) {
	if sp.where == inOwn {
		return false, false
	}
	const most = 45 // days: what lasts longer is no event
	k := sort.Search(len(f.in.Exprs), func(k int) bool { return f.in.Exprs[k].Sentence >= sp.sentence })
	for last := min(len(f.in.Exprs), k+timesBeside); k < last && f.in.Exprs[k].Sentence == sp.sentence; k++ {
		e := &f.in.Exprs[k]
		if e.ClockOnly || e.Type != timex.TypeDate && e.Type != timex.TypeTime {
			continue
		}
		day = day || e.From.Day == c.from.Day && e.Grain <= timex.GrainDay
		within = within || e.To.Day > e.From.Day && e.To.Day-e.From.Day <= most && e.From.Day <= c.from.Day && c.from.Day <= e.To.Day
	}
	return day, within
}

// pointed gives the place near to which the clause of c points, or -1: one that a
// «where» right behind it gives to what follows, or, where a word says «there» and
// nothing leads to a place before it, the last one told before.
func (f *Finder) pointed(c *candidate) int {
	s := f.sentence(c.sentence)
	at := c.first
	if c.head.token >= 0 && c.head.sentence == c.sentence {
		at = c.head.token
	}
	for i := max(s.First, c.first-reach); i < min(s.Last, c.first+reach); i++ {
		if !f.w.Tags[i].Set.Has(lang.There) {
			continue
		}
		if v, _ := f.w.Value(i, lang.There); v == 1 {
			if i < at && i < c.first {
				if k := f.before(c, i, 2); k >= 0 {
					return k
				}
			}
		} else if k := f.before(c, i, s.Last); k >= 0 {
			return k
		} else if k := f.lastTold(c.sentence - 1); k >= 0 {
			return k
		}
	}
	return -1
}

// before gives the last place of c's sentence that something leads to and that
// ends at most far tokens before token i, or -1.
func (f *Finder) before(c *candidate, i, far int) int {
	best := -1
	for k := range f.near {
		sp := &f.near[k]
		if sp.sentence == c.sentence && sp.last <= i && i-sp.last < far && !sp.stray && sp.lead != leadNone && (best < 0 || sp.first > f.near[best].first) {
			best = k
		}
	}
	return best
}

// lastTold gives the last place of sentence s that something leads to, or -1.
func (f *Finder) lastTold(s int) int {
	best := -1
	for k := range f.near {
		sp := &f.near[k]
		told := sp.lead != leadNone && sp.lead != leadPrep || f.frameable(sp, f.fieldOf(sp, -1))
		if sp.sentence == s && !sp.stray && told && (best < 0 || sp.first > f.near[best].first) {
			best = k
		}
	}
	return best
}

// clauseTells is what the clause of a spot tells of what happens there.
type clauseTells struct {
	same, other  bool // the nearest noun of an event before it is that of the event asked for, another
	past, future bool // a verb says that it has happened, that it will
	reported     bool // somebody speaks there
}

// happensAt reads the clause of sp, some words around it.
func (f *Finder) happensAt(c *candidate, sp *spot) (d clauseTells) {
	const around = 12
	s := f.sentence(sp.sentence)
	entry := int32(-2)
	if c.head.token >= 0 {
		entry = int32(f.w.Tags[c.head.token].Entry)
	}
	look := func(k int) {
		set := f.w.Tags[k].Set
		d.past = d.past || set.Has(lang.Past)
		d.future = d.future || set.Any(promises)
		d.reported = d.reported || set.Has(lang.Report)
	}
	for k := sp.led - 1; k >= max(s.First, sp.led-around) && !f.endsClause(k); k-- {
		if set := f.w.Tags[k].Set; set.Has(lang.Event) && !d.same && !d.other {
			d.same = int32(f.w.Tags[k].Entry) == entry
			d.other = !d.same
		}
		look(k)
	}
	for k := sp.last; k < min(s.Last, sp.last+around) && !f.endsClause(k); k++ {
		look(k)
	}
	return d
}

// promises are the words that say of a deed that it is to come.
var promises = lang.Of(lang.Future, lang.Scheduled, lang.Expected)
