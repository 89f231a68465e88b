package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// stray says that sp, a place that sentence sen names, is where nothing happens
// by the way in which it is named: within the name of a club or an airline, as a
// team or a government, as what somebody speaks of.
func (f *Finder) stray(sp *spot, sen text.Sentence) bool {
	switch {
	case f.votesHere(sp, sen):
		return false
	case f.home(sp, sen):
		return true
	case sp.sort == sortName:
		return sp.article && sp.last == sp.first+1 || f.holds(sp, lang.Event)
	case sp.sort >= sortVenue:
		return f.strayVenue(sp, sen)
	case !f.hasCapitals(sp.first) && f.w.Tags[sp.first].Set.Has(lang.Event):
		return true // a derby
	case f.withinName(sp, sen):
		return true
	case sp.lead == leadNone:
		return !f.standsAlone(sp, sen)
	case sp.lead == leadPrep:
		v, _ := f.w.Value(sp.led, lang.Prep)
		of := v == bindsNames || f.w.Tags[sp.led].Set.Has(lang.OfNoun)
		return !of || f.ruled(sp, sen) && !f.hostBehind(sp, sen)
	case sp.lead == leadIn && sp.led > sen.First && f.w.Tags[sp.led-1].Set.Has(lang.Body) && !f.w.Tags[sp.led-1].Set.Has(lang.Venue):
		return true // the government in London
	}
	return false
}

// home says that somebody lives at sp, comes from there or is based there: who
// lives in Cork; the Helsinki-based firm.
func (f *Finder) home(sp *spot, sen text.Sentence) bool {
	const near = 2
	if f.w.Lex.ModifiersFirst && sp.lead == leadNone && sp.known && f.boundSmall(sp.last-1) {
		return true
	}
	if sp.led == sp.first {
		return false
	}
	for k := sp.led - 1; k >= max(sen.First, sp.led-near) && f.w.Tokens[k].Kind == text.Word; k-- {
		if f.w.Readings(k).Any(atHome) {
			return true
		}
	}
	return false
}

var atHome = lang.Of(lang.Home, lang.Aged)

// boundSmall says that a hyphen binds a small word to token i: Helsinki-based.
func (f *Finder) boundSmall(i int) bool {
	word := f.w.Of(i)
	if k := strings.LastIndexByte(word, '-'); k > 0 {
		r, _ := utf8.DecodeRuneInString(word[k+1:])
		return unicode.IsLower(r)
	}
	return i+2 < len(f.w.Tokens) && f.w.Tokens[i+1].Value == '-' && !f.w.Tokens[i+1].Spaced && !f.w.Tokens[i+2].Spaced &&
		f.w.Tokens[i+2].Kind == text.Word && !f.w.Tokens[i+2].Upper
}

// ruled says that the preposition of sp binds it to somebody who acts: the mayor
// of Lyon, the Bank of England, the Orquesta Sinfónica de Madrid.
func (f *Finder) ruled(sp *spot, sen text.Sentence) bool {
	for k := sp.led - 1; k >= max(sen.First, sp.led-2) && f.w.Tokens[k].Kind == text.Word; k-- {
		if f.w.Tags[k].Set.Any(rulers) || f.w.Readings(k).Has(lang.Club) {
			return true
		}
		if f.w.Lex.ModifiersFirst || !f.w.Tags[k].Set.IsEmpty() {
			return false
		}
	}
	return false
}

// votesHere says that a vote is called after the place sp before it: the
// Maryland primary.
func (f *Finder) votesHere(sp *spot, sen text.Sentence) bool {
	for k := sp.last; f.w.Lex.ModifiersFirst && sp.known && k < min(sen.Last, sp.last+3) && f.w.Tokens[k].Kind == text.Word; k++ {
		if !f.w.Tags[k].Set.Has(lang.Event) {
			continue
		}
		if v, _ := f.w.Value(k, lang.Event); v == lang.Vote {
			return true
		}
	}
	return false
}

// hostBehind says that soon behind sp somebody hosts: «the mayor of Lyon … will host».
func (f *Finder) hostBehind(sp *spot, sen text.Sentence) bool {
	const soon = 8
	for k := sp.last; k < min(sen.Last, sp.last+soon); k++ {
		if f.w.Tags[k].Set.Has(lang.Host) {
			return true
		}
	}
	return false
}

var rulers = lang.Of(lang.Role, lang.Body, lang.Club)

// strayVenue says that the venue sp is no place here: an institution that acts,
// or a rank, «the first place».
func (f *Finder) strayVenue(sp *spot, sen text.Sentence) bool {
	set := f.w.Tags[sp.first].Set
	if f.owned(sp.first) {
		return true
	}
	if sp.last < sen.Last && !f.hasCapitals(sp.first) && sp.last == sp.first+1 && f.w.Tags[sp.last].Set.Has(lang.Ordinal) {
		return true
	}
	if sp.sort == sortVenue && sp.last > sp.first+1 && !f.hasCapitals(sp.first) && f.w.Tags[sp.first+1].Set.Has(lang.Ordinal) {
		return true
	}
	if sp.lead == leadNone && f.titleOfWork(sp) {
		return true
	}
	if f.w.Lex.ModifiersFirst && sp.sort == sortVenue && sp.last > sp.first+1 && f.w.Tags[sp.last-1].Set.Has(lang.Club) {
		return true // the Harbour Choir
	}
	return sp.sort == sortVenue && sp.lead == leadNone && set.Has(lang.Body)
}

// owned says that a pronoun is written behind the noun at token i: «ملعبه», which
// names no place by itself, nor does what follows go on its name.
func (f *Finder) owned(i int) bool {
	t := &f.w.Tags[i]
	return !f.hasCapitals(i) && t.Word < 0 && t.Entry >= 0 && t.Set.Has(lang.Stop) && !t.Inside
}

// titleOfWork says that the venue sp is a work or within its title: the opera
// «Carmen», «Swan Lake».
func (f *Finder) titleOfWork(sp *spot) bool {
	if q := f.w.QuoteAt(sp.first); q >= 0 {
		return f.w.Quotes[q].Last >= sp.last
	}
	return f.w.Tags[sp.first].Set.Has(lang.Event) && sp.last > sp.first+1 && f.w.Tokens[sp.first+1].Kind == text.Punct
}

// holds says that one of the words of sp is of class c.
func (f *Finder) holds(sp *spot, c lang.Class) bool {
	for k := sp.first; k < sp.last; k++ {
		if f.w.Tags[k].Set.Has(c) {
			return true
		}
	}
	return false
}

// withinName says that the known place sp is part of another name: Real Madrid,
// Air France, France 3, Britain's.
func (f *Finder) withinName(sp *spot, sen text.Sentence) bool {
	if sp.list || sp.sort == sortVenueIn {
		return false
	}
	club := func(k int) bool {
		return k >= sen.First && k < sen.Last && f.w.Tags[k].Set.Has(lang.Club) && f.w.Tokens[k].Upper == f.w.Tokens[sp.first].Upper
	}
	if club(sp.first) || club(sp.last) || sp.lead != leadIn && club(sp.first-1) {
		return true
	}
	if !f.hasCapitals(sp.first) {
		return false
	}
	name := func(k int) bool {
		return k >= sen.First && k < sen.Last && f.w.Tokens[k].Kind == text.Word && f.w.Tokens[k].Upper && !f.dated(k)
	}
	if sp.last < sen.Last && f.w.Tokens[sp.last].Kind == text.Number && !f.dated(sp.last) && sp.lead == leadNone {
		return true
	}
	if f.w.Lex.CapitalNouns {
		return false
	}
	if possessive(f.w.Of(sp.last - 1)) {
		return true
	}
	if sp.lead == leadNone && sp.first-1 > sen.First && name(sp.first-1) && f.w.Tags[sp.first-1].Set.IsEmpty() {
		return true
	}
	return f.w.Lex.ModifiersFirst && name(sp.last) && (!f.w.Tags[sp.last].Set.Any(behindPlace) || f.w.Tags[sp.last].Set.Has(lang.Venue))
}

// behindPlace are words with a capital that may follow the name of a place
// without being of it: in Paris President …
var behindPlace = lang.Of(lang.Role, lang.Honorific, lang.Weekday, lang.Month, lang.Pronoun, lang.Article, lang.Venue)

// possessive says that a word ends as a name before what it owns.
func possessive(word string) bool {
	return strings.HasSuffix(word, "'s") || strings.HasSuffix(word, "’s")
}

// standsAlone says that the known place sp, to which nothing leads, stands by
// itself as one: between marks as on a line of a list, before a colon or as a
// dateline; as what is visited or left; behind the noun of an event that is
// called after its place, but for a capital, which is its government.
func (f *Finder) standsAlone(sp *spot, sen text.Sentence) bool {
	mark := func(k int) bool {
		return k < sen.First || k >= sen.Last || f.w.Tokens[k].Kind != text.Word && f.w.Tokens[k].Kind != text.Number
	}
	before := sp.first - 1
	for before >= sen.First && f.w.Tags[before].Set.Has(lang.Article) {
		before--
	}
	if q := f.w.QuoteAt(sp.first); q >= 0 && f.w.Quotes[q].Last-f.w.Quotes[q].First <= sp.last-sp.first+2 {
		return false // the name of something, «Arctic»
	}
	if mark(before) && (mark(sp.last) || f.dated(sp.last)) || f.dated(before) && mark(sp.last) {
		return true
	}
	const reaches = 12
	for k := before; k >= max(sen.First, sp.first-reaches) && !mark(k); k-- {
		if f.w.Tags[k].Set.Has(lang.Reach) {
			return true
		}
	}
	if sp.sort == sortCapital || f.w.Tags[sp.first].Before > 0 && f.w.Clitics(sp.first).Any(endsVenueClitic) {
		return false
	}
	if before >= sen.First && f.w.Tags[before].Set.Has(lang.Event) {
		v, _ := f.w.Value(before, lang.Event)
		return v == lang.Vote || sp.sort == sortPlace && v != lang.Sport && v != lang.Meeting
	}
	return false
}
