package event

import (
	"newscal/parse/lang"
	"newscal/parse/place"
	"newscal/parse/text"
)

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
		for sp.last < sen.Last && sp.last-sp.first < 6 && (f.goesOn(sp.last) || f.shortened(sp.last, sen)) {
			if f.w.Tags[sp.last].Set.Has(lang.Venue) {
				sp.sort = sortVenue
			}
			sp.last++
		}
		f.addNamesake(sp, s)
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

// addNamesake takes in the known place after which a name behind a preposition of
// place is called, in languages that say it behind: en la Lonja de Alcañiz.
func (f *Finder) addNamesake(sp *spot, s int) {
	j := sp.last
	if f.w.Lex.ModifiersFirst || j+1 >= f.w.Sentences[s].Last || f.w.Tags[sp.first].Set.Any(rulers) || !f.hasCapitals(sp.first) {
		return
	}
	if v, _ := f.w.Value(j, lang.Prep); !f.w.Tags[j].Set.Has(lang.OfNoun) && v != bindsNames {
		return
	}
	if p, n, _ := f.placeAt(j+1, s); n > 0 && !p.Ambiguous && f.capital(j+1, n, p) {
		sp.last, sp.zone, sp.sort, sp.known = j+1+n, p.Zone, sortVenueIn, true
	}
}

// goesOn says that token i is a word with a capital that a name may go on with.
func (f *Finder) goesOn(i int) bool {
	return f.w.Tokens[i].Kind == text.Word && f.w.Tokens[i].Upper && !f.dated(i)
}

// shortened says that token i is the full stop of a word cut short within a
// name: St. | Gertraud.
func (f *Finder) shortened(i int, sen text.Sentence) bool {
	t := &f.w.Tokens[i]
	return i > sen.First && i+1 < sen.Last && t.Kind == text.Punct && t.Value == '.' && !t.Spaced &&
		f.w.Tokens[i-1].Upper && f.w.Tokens[i-1].End-f.w.Tokens[i-1].Start <= shortWord && f.goesOn(i+1)
}

// shortWord is the most bytes of a word that is cut short by a full stop in a name.
const shortWord = 5

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
		case t.Upper && k == sen.First && !f.w.Lex.Modifier(foldWords(f.w.Of(k))):
			return // Экспертизу | суд
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
	if f.shortened(i, sen) {
		return true
	}
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
		if set := f.w.Tags[i].Set; set.Any(noVenue) && !set.Any(bindsName) && !set.Has(lang.OfNoun) {
			return true
		}
		if f.w.Tokens[sp.first].Upper && !t.Upper && !f.w.Lex.CapitalNouns && !f.w.Tags[i].Set.Any(bindsName) && !before.Set.Any(bindsName) && !f.w.Tags[i].Set.Has(lang.OfNoun) && !before.Set.Has(lang.OfNoun) {
			return true // White House | is
		}
		if !f.w.Lex.ModifiersFirst && i-1 > sp.first && f.w.Tokens[i-1].Upper && !t.Upper && !f.w.Tags[i].Set.Any(bindsName) && !f.w.Tags[i].Set.Has(lang.OfNoun) {
			return true // Palais Garnier | annonce
		}
		if f.w.Lex.NounsModify() && !t.Upper && !f.w.Tags[i].Set.Any(bindsName) && !before.Set.Any(bindsName) && !f.w.Tags[i].Set.Any(nounOf) && !before.Set.Has(lang.OfNoun) {
			return true // the lab | staff
		}
		return f.w.Lex.CapitalNouns && !t.Upper && f.w.Tags[i].Set.IsEmpty() && !before.Set.Any(bindsName)
	}
	return f.startsWithArticle(i-1) && !f.startsWithArticle(i) && !before.Set.Any(titleSet)
}

var (
	bindsName = lang.Of(lang.Article, lang.Glue, lang.Prep)
	nounOf    = lang.Of(lang.OfNoun, lang.Venue)
	noVenue   = lang.Of(lang.Stop, lang.Future, lang.Infinitive, lang.Pronoun, lang.Expected)
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
		if sp.sort >= sortVenue && f.addVenue(sp, s, sen) {
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
		if n == 0 && sp.sort == sortVenue && j == sp.last+1 && f.unknownTown(j, sen) {
			for sp.last = j + 1; sp.last < sen.Last && sp.last < j+3 && f.goesOn(sp.last); sp.last++ {
			}
			return
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

// unknownTown says that token j, behind a venue and a preposition of place, is the
// name of a town that no list knows: the museum in Falmouth.
func (f *Finder) unknownTown(j int, sen text.Sentence) bool {
	return f.w.Tags[j-1].Set.Has(lang.In) && !f.w.Lex.CapitalNouns && f.goesOn(j) && f.mayBePlace(j, leadIn, false)
}

// addVenue takes in the area of a known place that a preposition leads to behind
// sp: in the capital Rabat.
func (f *Finder) addVenue(sp *spot, s int, sen text.Sentence) bool {
	j := sp.last
	if !f.w.Tags[j].Set.Has(lang.In) || f.w.Tags[j].Before > 0 {
		return false
	}
	for j++; j < sen.Last && j < sp.last+3 && f.w.Tags[j].Set.Has(lang.Article); j++ {
	}
	if j >= sen.Last || !f.w.Tags[j].Set.Has(lang.Venue) || f.w.Tags[j].Before > 0 && f.w.Clitics(j).Any(endsVenueClitic) {
		return false
	}
	in := spot{naming: naming{run: run{j, j + int(f.w.Tags[j].Len)}}, sort: sortVenue}
	f.extendVenue(&in, s, sen)
	if in.sort != sortVenueIn {
		p, n, _ := f.placeAt2(in.last, s, sen)
		if n == 0 || p.Before > 0 || f.dated(in.last) {
			return false
		}
		in.last, in.zone = in.last+n, p.Zone
	}
	sp.last, sp.sort, sp.known = in.last, sortVenueIn, true
	if sp.zone == "" {
		sp.zone = in.zone
	}
	return true
}

// endsVenue says that the word at token i ends the name of a venue: a
// preposition other than «of».
func (f *Finder) endsVenue(i int) bool {
	set := f.w.Tags[i].Set
	if set.Has(lang.Prep) && f.w.Tags[i].Before == 0 {
		v, _ := f.w.Value(i, lang.Prep)
		return v != bindsNames && !set.Has(lang.OfNoun)
	}
	return set.Any(endsVenue) || set.Any(lang.Of(lang.Future, lang.Lasting)) && !set.Any(nounSet)
}

// bareEvent says that token i names an event with no article of its own, as in
// no name of a place: «stadium final», but «hall of the congresses».
func (f *Finder) bareEvent(i int) bool {
	set := f.w.Tags[i].Set
	return set.Has(lang.Event) && !set.Has(lang.Article) && !(i > 0 && f.w.Tags[i-1].Set.Any(towardEvent)) && !f.w.Lex.ModifiersFirst
}

var towardEvent = lang.Of(lang.Article, lang.Prep)

var (
	endsVenue       = lang.Of(lang.In, lang.And, lang.Conj, lang.Between, lang.Negation, lang.Cause)
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
