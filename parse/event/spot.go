package event

import (
	"unicode/utf8"

	"newscal/parse/lang"
	"newscal/parse/place"
	"newscal/parse/text"
)

// spot is a place that the article names near an event.
type spot struct {
	naming
	full      naming // its full name elsewhere, where it stands here by its noun alone
	sentence  int
	where     int32 // that sentence, seen from the event
	zone      string
	key       uint64 // the same for the same place
	sort      int32  // what it is
	led       int    // token of the preposition that leads to it, else its own first
	article   bool   // an article stands before it
	list      bool   // several places in a row
	known     bool   // the gazetteer knows it, or a place that its name holds
	ambiguous bool   // its name may be another word or a person's
	nearest   bool   // of the places that the event's own sentence leads to, the nearest to the date
	tally     int    // how often the article names it: index of its tally
}

// tally counts the mentions of a place in the sentences around an event.
type tally struct {
	key     uint64
	nearest int // spot that stands for it
	all     int
	in      int // behind a preposition of place
	dated   int // beside a date
	head    int // in sentences that name the event by its noun
	title   bool
	first   bool // in the first sentence
}

// naming is the words that name a spot.
type naming struct {
	run
	lead  int32 // how it is led to
	start int   // byte offset at which its name begins, without what is written together with it
}

// How a spot is led to.
const (
	leadNone   int32 = iota // a place that stands by itself
	leadIn                  // behind a preposition of place
	leadClitic              // with a preposition written together with it
	leadPrep                // behind another preposition: from, of
	leadTo                  // behind a preposition that leads to a place: to, nach
	leadHost                // subject or object of a verb of hosting
	leads
)

// What a spot is.
const (
	sortPlace int32 = iota // known to the gazetteer
	sortCapital
	sortCountry
	sortVenue   // a noun of a building or area
	sortVenueIn // with the place in which it lies
	sortName    // a word with a capital that no list knows
	sorts
)

// spotAt reads the spot that begins at token i of sentence s.
func (f *Finder) spotAt(i, s int, sen text.Sentence) (spot, bool) {
	tag := &f.w.Tags[i]
	p, n, bare := f.placeAt(i, s)
	if n == 0 && !tag.Set.Has(lang.Venue) && f.hasCapitals(i) && !f.w.Tokens[i].Upper {
		return spot{}, false
	}
	sp := spot{naming: naming{run: run{i, i + 1}}}
	sp.lead, sp.led, sp.article = f.leadOf(i, sen)
	switch {
	case n > 0 && (!p.Ambiguous || sp.lead == leadIn || bare) && (f.capital(i, n, p) || !f.hasCapitals(i)):
		sp.last, sp.zone, sp.sort, sp.start = i+n, p.Zone, sortOf(p), f.w.Behind(i, p.Before)
		sp.known, sp.ambiguous, sp.key = true, p.Ambiguous, text.Stem(p.Key)
		if bare {
			sp.lead = leadClitic
		}
	case tag.Set.Has(lang.Venue) && !tag.Inside:
		sp.sort = sortVenue
		sp.last = i + int(tag.Len)
		sp.start = f.venueStart(i)
		if clitics := f.w.Clitics(i); clitics.Has(lang.In) {
			sp.lead = leadClitic
		} else if clitics.Has(lang.Prep) {
			sp.lead = leadTo
		}
	case f.mayBePlace(i, sp.lead, sp.article):
		sp.sort, sp.start = sortName, f.venueStart(i)
		if !f.hasCapitals(i) {
			sp.lead = leadClitic
		}
	case f.beforeLand(i, s, sen):
		sp.sort, sp.start = sortName, int(f.w.Tokens[i].Start)
	default:
		return spot{}, false
	}
	if sp.lead == leadNone && f.hosts(i, sp.last-i, sen) {
		sp.lead = leadHost
	}
	if sp.sort == sortCapital && sp.lead == leadNone && i > f.sentence(f.firstOfText()).First+2 {
		return spot{}, false // «Kyiv plans»: the capital is its government, but for a dateline
	}
	f.extendSpot(&sp, s, sen)
	return sp, true
}

// beforeLand says that token i begins a name with capitals that a comma and a
// country or a known place follow: «Springfield, Illinois».
func (f *Finder) beforeLand(i, s int, sen text.Sentence) bool {
	k := i
	for k < sen.Last && k < i+3 && f.w.Tokens[k].Kind == text.Word && f.w.Tokens[k].Upper && !f.dated(k) && !f.w.Tags[k].Set.Any(noName) {
		k++
	}
	if k == i || !f.comma(k) || k+1 >= sen.Last || f.w.Lex.CapitalNouns {
		return false
	}
	p, n, _ := f.placeAt(k+1, s)
	return n > 0 && !p.Ambiguous && (p.Kind == place.Country || p.Kind == place.Region) && f.capital(k+1, n, p)
}

// mayBePlace says that token i, behind a preposition of place, may begin the name
// of a place that no list knows: it has a capital, and is neither a person's
// name nor, where all nouns have capitals, a noun with its article; in a script
// without capitals, it has a preposition of place and an article written together.
func (f *Finder) mayBePlace(i int, lead int32, article bool) bool {
	t := &f.w.Tokens[i]
	if !f.hasCapitals(i) {
		if !f.w.Tags[i].Set.IsEmpty() {
			return false
		}
		clitics := f.w.Clitics(i)
		return clitics.Has(lang.In) && clitics.Has(lang.Article)
	}
	if lead != leadIn || !t.Upper || utf8.RuneCountInString(f.w.Of(i)) < 2 || f.w.Tags[i].Set.Any(noName) || article && f.w.Lex.CapitalNouns {
		return false
	}
	k := i
	for ; k < min(i+3, len(f.w.Tokens)) && f.w.Tokens[k].Upper; k++ {
		if _, person := f.people.byName(foldWords(f.w.Of(k))); person {
			return false
		}
	}
	return !f.w.Lex.ModifiersFirst || k == len(f.w.Tokens) || !f.w.Tags[k].Set.Has(lang.Venue) // the Royal | theatre
}

// venueStart gives the byte offset at which the noun of a venue at token i
// begins, without a preposition or «and» written together with it.
func (f *Finder) venueStart(i int) int {
	start := f.w.ArticleStart(i)
	if start == int(f.w.Tokens[i].Start) && f.w.Tags[i].Before > 0 && f.w.Clitics(i).Has(lang.In) {
		_, size := utf8.DecodeRuneInString(f.w.Of(i))
		start += size
	}
	return start
}

// sortOf tells what sort of spot a place of the gazetteer is.
func sortOf(p place.Place) int32 {
	switch {
	case p.Capital:
		return sortCapital
	case p.Kind == place.Country:
		return sortCountry
	}
	return sortPlace
}

var noName = lang.Of(lang.Month, lang.Weekday, lang.Event, lang.Pronoun, lang.Role, lang.Season, lang.Noun, lang.Honorific, lang.Medium)

const (
	withArticle = 1 // value of a preposition that holds an article: im, au, al
	toPlace     = 1 // value of a preposition that leads to a place: to, nach
	bindsNames  = 2 // value of a preposition or article within names: of, du, der
)

// leadOf tells what leads to token i: a preposition of place, articles and
// modifiers between; another preposition; nothing. led is the preposition's
// token, else i; article says that one of the words between is an article.
func (f *Finder) leadOf(i int, sen text.Sentence) (lead int32, led int, article bool) {
	for k := i - 1; k >= sen.First && k >= i-5; k-- {
		t, tag := &f.w.Tokens[k], &f.w.Tags[k]
		switch {
		case tag.Set.Has(lang.In) && tag.Before == 0:
			v, _ := f.w.Value(k, lang.In)
			return leadIn, k, article || v == withArticle
		case tag.Set.Has(lang.Prep) && tag.Before == 0:
			if v, _ := f.w.Value(k, lang.Prep); v == toPlace {
				return leadTo, k, article
			}
			return leadPrep, k, article
		case tag.Set.Has(lang.Article):
			article = true
		case tag.Set.Has(lang.Venue), f.w.Lex.ModifiersFirst && t.Kind == text.Word && (t.Upper || tag.Set.IsEmpty()):
		default:
			return leadNone, i, article
		}
	}
	return leadNone, i, article
}

// extendSpot lets a spot take in what belongs to it: the rest of a venue's
// name, the town in which it lies, modifiers before a venue, a list of places.
func (f *Finder) extendSpot(sp *spot, s int, sen text.Sentence) {
	switch sp.sort {
	case sortVenue:
		f.extendVenue(sp, s, sen)
		if f.w.Lex.ModifiersFirst {
			f.modifyVenue(sp, sen)
		}
	case sortName:
		for sp.last < sen.Last && sp.last-sp.first < 6 && f.w.Tokens[sp.last].Kind == text.Word && f.w.Tokens[sp.last].Upper && !f.dated(sp.last) {
			if f.w.Tags[sp.last].Set.Has(lang.Venue) {
				sp.sort = sortVenue
			}
			sp.last++
		}
	default:
		if f.listPlaces(sp, s, sen) {
			return
		}
	}
	f.addTown(sp, s, sen)
	for sp.last > sp.first+1 && f.w.Tokens[sp.last-1].Value != ')' && f.dangles(sp.last-1) {
		sp.last--
	}
}

// longVenue is the most words of a venue's name.
const longVenue = 8

// maxModifiers is how many words without a capital before a venue belong to it.
const maxModifiers = 2

// modifyVenue takes in the words before the noun of a venue that belong to it:
// its name, adjectives.
func (f *Finder) modifyVenue(sp *spot, sen text.Sentence) {
	small, nouns := 0, 0
	for k := sp.first - 1; k >= sen.First && sp.last-k <= longVenue && f.precedes(k); k-- {
		t := &f.w.Tokens[k]
		switch {
		case t.Kind != text.Word:
			continue // a hyphen, with the word before it
		case t.Upper && f.w.Lex.CapitalNouns && !f.w.Lex.Modifier(foldWords(f.w.Of(k))):
			nouns++
		case !t.Upper:
			small++
			if !f.w.Lex.Modifier(foldWords(f.w.Of(k))) {
				return
			}
		}
		if small > maxModifiers || nouns > 0 && f.w.Tokens[k+1].Value != '-' {
			return
		}
		sp.first, sp.start = k, int(t.Start)
	}
}

// extendVenue takes in the words behind the noun of a venue that name it.
func (f *Finder) extendVenue(sp *spot, s int, sen text.Sentence) {
	for sp.last < sen.Last && sp.last-sp.first < longVenue && f.namesVenue(sp, sp.last, sen) {
		if p, n, _ := f.placeAt(sp.last, s); n > 0 {
			sp.zone, sp.sort, sp.known = p.Zone, sortVenueIn, true
			sp.last += n
			return
		}
		sp.last++
	}
}

// namesVenue says that token i goes on the name of the venue sp before it.
func (f *Finder) namesVenue(sp *spot, i int, sen text.Sentence) bool {
	return f.extends(i, sen.Last) && !f.endsVenue(i) && !f.opensAnother(i) && !f.bareEvent(i) &&
		!f.w.Clitics(i).Any(endsVenueClitic) && !f.leavesName(sp, i)
}

// leavesName says that the word at token i no longer belongs to the name of the
// venue sp before it: where names have capitals a word without one, that no «of»
// leads to, in languages whose adjectives stand before; elsewhere a word without
// an article behind one with an article that is no title.
func (f *Finder) leavesName(sp *spot, i int) bool {
	t, before := &f.w.Tokens[i], &f.w.Tags[i-1]
	if t.Kind != text.Word {
		return false
	}
	if f.hasCapitals(i) {
		return f.w.Lex.CapitalNouns && !t.Upper && f.w.Tags[i].Set.IsEmpty() && !before.Set.Any(bindsName)
	}
	return f.startsWithArticle(i-1) && !f.startsWithArticle(i) && !before.Set.Any(titleSet)
}

var (
	bindsName = lang.Of(lang.Article, lang.Glue, lang.Prep)
	titleSet  = lang.Of(lang.Role, lang.Honorific)
)

// listPlaces lets a place take in those listed with it: «in Spain, Italy and
// Greece».
func (f *Finder) listPlaces(sp *spot, s int, sen text.Sentence) bool {
	last, items := sp.last, 1
	for items < 12 {
		j := last
		and := false
		for j < sen.Last && j < last+2 && (f.comma(j) || f.w.Tags[j].Set.Has(lang.And) && f.w.Tags[j].Before == 0) {
			and = and || !f.comma(j)
			j++
		}
		for j < sen.Last && j > last && f.w.Tags[j].Set.Has(lang.Article) && f.w.Tags[j].Before == 0 {
			j++
		}
		if j == last || j >= sen.Last {
			break
		}
		p, n, _ := f.placeAt(j, s)
		if n == 0 || f.dated(j) || (sortOf(p) == sortCountry) != (sp.sort == sortCountry) || f.hasCapitals(j) && !f.capital(j, n, p) {
			break
		}
		last = j + n
		items++
		if and {
			break
		}
	}
	if items < 2 || items == 2 && f.comma(sp.last) {
		return false
	}
	sp.last, sp.list = last, true
	return true
}

// addTown takes in the town or land in which a spot lies, told behind it: in
// the … in Paris; Vienna, Austria.
func (f *Finder) addTown(sp *spot, s int, sen text.Sentence) {
	for range 2 {
		j := sp.last
		if j >= sen.Last {
			return
		}
		switch tag := &f.w.Tags[j]; {
		case tag.Set.Has(lang.In) && tag.Before == 0 || f.comma(j):
			for j++; j < sen.Last && f.w.Tags[j].Set.Any(towardPlace) && j < sp.last+3; j++ {
			}
		case sp.sort >= sortVenue && tag.Before > 0 && tag.Set.Has(lang.In) && tag.Set.Has(lang.Venue):
			in := spot{naming: naming{run: run{j, j + int(tag.Len)}}, sort: sortVenue}
			f.extendVenue(&in, s, sen)
			sp.last, sp.sort = in.last, sortVenueIn
			if sp.zone == "" {
				sp.zone = in.zone
			}
			continue
		}
		bracket := j == sp.last && j+1 < sen.Last && f.w.Tokens[j].Value == '(' && f.w.Tokens[j].Kind == text.Punct
		if bracket {
			j++
		}
		p, n, bare := f.placeAt2(j, s, sen)
		if n > 0 && bracket {
			if j+n >= sen.Last || f.w.Tokens[j+n].Value != ')' {
				return
			}
			n++
		}
		if n == 0 || sp.sort == sortCountry || f.dated(j) || j == sp.last && (sp.sort < sortVenue || !bare && p.Before > 0) {
			return
		}
		if sp.zone == "" {
			sp.zone = p.Zone
		}
		switch sp.sort {
		case sortVenue:
			sp.sort = sortVenueIn
		case sortName:
			sp.sort = sortPlace
		}
		sp.known = true
		sp.last = j + n
	}
}

// endsVenue says that the word at token i ends the name of a venue: a
// preposition other than «of».
func (f *Finder) endsVenue(i int) bool {
	set := f.w.Tags[i].Set
	if set.Has(lang.Prep) && f.w.Tags[i].Before == 0 {
		v, _ := f.w.Value(i, lang.Prep)
		return v != bindsNames && !set.Has(lang.OfNoun)
	}
	return set.Any(endsVenue)
}

// bareEvent says that token i names an event with no article of its own, as in
// no name of a place: «stadium final», but «hall of the congresses».
func (f *Finder) bareEvent(i int) bool {
	set := f.w.Tags[i].Set
	return set.Has(lang.Event) && !set.Has(lang.Article) && !(i > 0 && f.w.Tags[i-1].Set.Any(towardEvent)) && !f.w.Lex.ModifiersFirst
}

var towardEvent = lang.Of(lang.Article, lang.Prep)

var (
	endsVenue       = lang.Of(lang.In, lang.And, lang.Conj, lang.Between)
	endsVenueClitic = lang.Of(lang.Prep, lang.And, lang.In)
	towardPlace     = lang.Of(lang.Article, lang.Venue)
)

// placeAt2 is placeAt with token i allowed to lie behind the sentence.
func (f *Finder) placeAt2(i, s int, sen text.Sentence) (place.Place, int, bool) {
	if i >= sen.Last {
		return place.Place{}, 0, false
	}
	return f.placeAt(i, s)
}

// opensAnother says that an article at token i opens another noun's phrase: no
// preposition stands before it.
func (f *Finder) opensAnother(i int) bool {
	if v, _ := f.w.Value(i, lang.Article); v == bindsNames || f.w.Tags[i].Set.Has(lang.OfNoun) {
		return false
	}
	return f.w.Tags[i].Before == 0 && f.w.Tags[i].Set.Has(lang.Article) && !f.w.Tags[i].Set.Has(lang.Prep) && f.w.Tokens[i].End-f.w.Tokens[i].Start <= 5 && !f.w.Tags[i-1].Set.Any(prepSet)
}

// hosts says that the place at tokens [i, i+n) hosts the event: it is subject or
// object of a verb of hosting.
func (f *Finder) hosts(i, n int, s text.Sentence) bool {
	for k := i - 1; k >= s.First && k >= i-2; k-- {
		if f.w.Tags[k].Set.Has(lang.Host) {
			return true
		}
	}
	for k := i + n; k < s.Last && k < i+n+4; k++ {
		if f.w.Tags[k].Set.Has(lang.Host) {
			return true
		}
		if f.w.Tokens[k].Kind == text.Punct {
			return false
		}
	}
	return false
}
