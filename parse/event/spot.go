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
	town      bool   // it is a town of the gazetteer
	ambiguous bool   // its name may be another word or a person's
	stray     bool   // nothing happens there: see Finder.stray
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

// spotAt reads into sp the spot that begins at token i of sentence s, if one does.
func (f *Finder) spotAt(sp *spot, i, s int, sen text.Sentence) bool {
	tag := &f.w.Tags[i]
	n, bare := 0, false
	p := f.findPlace(i, s)
	if p != nil {
		n, bare = p.n, p.bare
	}
	if n == 0 && !tag.Set.Has(lang.Venue) && f.hasCapitals(i) && !f.w.Tokens[i].Upper {
		return false
	}
	*sp = spot{naming: naming{run: run{i, i + 1}}}
	sp.lead, sp.led, sp.article = f.leadOf(i, sen)
	switch {
	case n > 0 && (!p.Ambiguous || sp.lead == leadIn || bare) && (f.capital(i, n, p.Place) || !f.hasCapitals(i)):
		sp.last, sp.zone, sp.sort, sp.start = i+n, p.Zone, sortOf(p.Place), f.w.Behind(i, p.Before)
		sp.known, sp.ambiguous, sp.key = true, p.Ambiguous, text.Stem(p.Key)
		sp.town = p.Kind == place.City || p.Kind == place.Capital
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
		if !f.hasCapitals(i) && sp.lead != leadIn {
			sp.lead = leadClitic
		}
	case sp.lead == leadNone && f.isVisited(i, sen):
		sp.sort, sp.lead, sp.start = sortName, leadTo, int(f.w.Tokens[i].Start)
	case f.beforeLand(i, s, sen):
		sp.sort, sp.start = sortName, int(f.w.Tokens[i].Start)
	default:
		return false
	}
	if sp.lead == leadNone && f.hosts(i, sp.last-i, sen) {
		sp.lead = leadHost
	}
	f.extendSpot(sp, s, sen)
	sp.stray = f.stray(sp, sen)
	return true
}

// beforeLand says that token i begins a name with capitals that a comma and a
// country or a known place follow: «Springfield, Illinois».
func (f *Finder) beforeLand(i, s int, sen text.Sentence) bool {
	k := i
	for k < sen.Last && k < i+3 && f.w.Tokens[k].Kind == text.Word && f.w.Tokens[k].Upper && !f.dated(k) && !f.w.Tags[k].Set.Any(noName) {
		k++
	}
	if k == i || f.w.Tags[i].Set.Any(inSet) || !f.comma(k) || k+1 >= sen.Last || f.w.Lex.CapitalNouns {
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
		if !f.w.Tags[i].Set.IsEmpty() || f.w.Tags[i].Inside {
			return false
		}
		clitics := f.w.Clitics(i)
		return clitics.Has(lang.In) && clitics.Has(lang.Article) || lead == leadIn && !article && f.bareName(i)
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

// bareName says that token i, in a script without capitals, is a word that no list
// knows with nothing written before it, right behind its preposition, and that no
// word with an article goes on what it begins: in | Hammamet.
func (f *Finder) bareName(i int) bool {
	if i == 0 || f.w.Tags[i].Before > 0 || f.startsWithArticle(i) || !f.w.Tags[i-1].Set.Has(lang.In) || utf8.RuneCountInString(f.w.Of(i)) < 4 {
		return false
	}
	return i+1 == len(f.w.Tokens) || f.w.Tokens[i+1].Kind != text.Word || f.dated(i+1) || !f.w.Tags[i+1].Set.IsEmpty() && !f.startsWithArticle(i+1)
}

// isVisited says that token i begins the name of a place that no list knows and that a
// verb of visiting right before it has for its object: «will visit Belvidere».
func (f *Finder) isVisited(i int, sen text.Sentence) bool {
	if i == sen.First || !f.w.Readings(i-1).Has(lang.Reach) || f.w.Tokens[i-1].Kind != text.Word || f.w.Tokens[i-1].Upper {
		return false
	}
	return f.hasCapitals(i) && f.mayBePlace(i, leadIn, false)
}

// venueStart gives the byte offset at which the noun of a venue at token i
// begins, without a preposition or «and» written together with it.
func (f *Finder) venueStart(i int) int {
	start := f.w.ArticleStart(i)
	if start == int(f.w.Tokens[i].Start) && !f.hasCapitals(i) && f.w.Clitics(i).Has(lang.In) {
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

var inSet = lang.Of(lang.In, lang.Prep)

var noName = lang.Of(lang.Month, lang.Weekday, lang.Event, lang.Pronoun, lang.Role, lang.Season, lang.Noun, lang.Honorific, lang.Medium)

// phraseStart gives the first token of the phrase that token k goes on.
func (f *Finder) phraseStart(k int) int {
	for k > 0 && f.w.Tags[k].Inside {
		k--
	}
	return k
}

var onlyAnd = lang.Of(lang.And)

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
		set := tag.Set
		if tag.Inside {
			if p := f.phraseStart(k); f.w.Tags[p].Set.Has(lang.Prep) {
				return leadPrep, p, article // face à | Lyon
			}
			set = f.w.Readings(k) // travel to | Milton
		}
		switch {
		case set.Has(lang.In) && (tag.Before == 0 || f.w.Clitics(k) == onlyAnd && !set.Has(lang.Venue)):
			v, _ := f.w.Value(k, lang.In)
			return leadIn, k, article || v == withArticle
		case set.Has(lang.Prep) && tag.Before == 0:
			if v, _ := f.w.Value(k, lang.Prep); v == toPlace {
				return leadTo, k, article
			}
			return leadPrep, k, article
		case set.Has(lang.Article):
			article = true
		case set.Has(lang.Venue), f.w.Lex.ModifiersFirst && t.Kind == text.Word && (t.Upper || set.IsEmpty()):
		default:
			return leadNone, i, article
		}
	}
	return leadNone, i, article
}
