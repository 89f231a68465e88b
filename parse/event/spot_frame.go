package event

import "newscal/parse/lang"

// An article often tells once where all of its events are: the theatre of a
// programme, the court of a trial, the town of a visit. Such a place frames the
// events of later sentences that name none.

// frame tells of a place of another sentence why it may frame an event.
type frame struct {
	sole  bool // the only venue around with a name, to which something leads or that is of a field, or the only one of its field
	first bool // the first of several
	fits  bool // the noun of the venue is of the field of the event: the court of a trial
	alien bool // it is of another field
	last  bool // the last town that something led to before the event
	way   bool // somebody goes there
	field int32
}

// frameOf tells how sp frames the event of c, of this kind.
func (f *Finder) frameOf(c *candidate, sp *spot, kind int32) (r frame) {
	if sp.where <= inHeads {
		return r
	}
	if r.field = f.fieldOf(sp, kind); f.frameable(sp, r.field) {
		noun := f.venueNoun(sp)
		r.sole = f.beside.venues == 1
		r.first = f.beside.venues > 1 && f.beside.venue == noun
		r.fits, r.alien = r.field == kind, r.field > 0 && r.field != kind
		if r.field > 0 && f.beside.fields[r.field].venues == 1 {
			r.sole, r.first = true, false // the court, though somebody was arrested at an airport
		}
	}
	r.last = sp.sentence < c.sentence && f.beside.last == sp.key
	r.way = r.last && sp.lead == leadTo
	return r
}

// frameable says that sp is a building or the like with a name, to which
// something leads, or that is of a field.
func (f *Finder) frameable(sp *spot, field int32) bool {
	if sp.stray || sp.sort != sortVenue && sp.sort != sortVenueIn || sp.last == sp.first+1 && sp.full.last == 0 || f.nameless(sp) {
		return false
	}
	return (field == lang.Court || field == lang.Culture && sp.lead != leadPrep || f.housed(sp)) && f.venueNoun(sp) >= 0
}

// housed says that a preposition of place leads to sp, or that it hosts.
func (f *Finder) housed(sp *spot) bool {
	return sp.lead == leadIn || sp.lead == leadClitic || sp.lead == leadHost
}

// venueNoun gives the entry of the noun of the building that sp is, or -1.
func (f *Finder) venueNoun(sp *spot) int32 {
	for k := sp.first; k < sp.last; k++ {
		if tag := &f.w.Tags[k]; tag.Set.Has(lang.Venue) && !tag.Set.Has(lang.Area) {
			return int32(tag.Entry)
		}
	}
	return -1
}

// fieldOf gives the field that the noun of the venue sp is of, that of kind if
// it is of several, or 0.
func (f *Finder) fieldOf(sp *spot, kind int32) (field int32) {
	for k := sp.first; k < sp.last && field != kind; k++ {
		if !f.w.Tags[k].Set.Has(lang.Venue) {
			continue
		}
		if v, ok := f.w.Value(k, lang.Topic); ok {
			field = v
		}
	}
	return field
}

// frames sees which of the places near the event of c may frame it. A venue is
// known by its noun: «the Stanley Library», then «the library».
func (f *Finder) frames(c *candidate, s *surroundings) {
	first, last := len(f.w.Tokens), -1
	for k := range f.near {
		sp := &f.near[k]
		if sp.stray || sp.where <= inHeads {
			continue
		}
		if f.frameable(sp, f.fieldOf(sp, -1)) {
			noun := f.venueNoun(sp)
			if s.venues == 0 || noun != s.venue {
				s.venues = min(s.venues+1, 2)
			}
			if sp.first < first {
				first, s.venue = sp.first, noun
			}
			if same := &s.fields[f.fieldOf(sp, -1)]; same.venues == 0 || noun != same.venue {
				same.venues, same.venue = min(same.venues+1, 2), noun
			}
		}
		if sp.sentence < c.sentence && sp.first > s.since && sp.sort != sortCountry && (sp.lead != leadNone && f.hasName(sp) || f.frameable(sp, f.fieldOf(sp, -1))) {
			if t := f.happensAt(c, sp); !t.past || t.future {
				s.since, s.told, s.noun = sp.first, sp.key, f.venueNoun(sp)
			}
		}
		led := f.housed(sp) || sp.lead == leadTo
		if led && sp.known && sp.sort != sortCountry && sp.sentence < c.sentence && sp.first > last {
			last, s.last = sp.first, sp.key
		}
	}
}

// How a place frames an event, or is the house that opens the event's sentence.
const (
	framesNone int32 = iota
	framesCourt
	framesCulture
	framesCourtFirst // of several venues, the first
	framesCultureFirst
	framesFeast // the town of a festival
	framesVisit // the town of a visit
	actsCourt   // the house or the court that shows or hears something: the court in Split hears the case
	actsCulture
	framings
)

// framing tells how sp frames the event of c, where the event's own sentence leads
// to no place: the court of a trial, the house of a programme, the town of a
// festival or a visit.
func (f *Finder) framing(c *candidate, sp *spot, kind int32, r *frame) int32 {
	if sp.where <= inHeads {
		return f.acting(sp, kind)
	}
	if sp.sentence > c.sentence || f.beside.led || f.online(c) {
		return framesNone
	}
	if sp.first < f.beside.since && sp.key != f.beside.told && !f.sameVenue(sp) {
		return framesNone // another place has been told since
	}
	if r.sole || r.first {
		ofField := int32(-1)
		switch {
		case !r.alien:
			ofField = kind
		case f.goesWith(sp, kind, r.field):
			ofField = r.field
		}
		switch {
		case ofField == lang.Court && r.field == lang.Court:
			return framesCourt + 2*int32(yesNo(r.first))
		case ofField == lang.Culture && (r.field == lang.Culture || f.housed(sp)):
			return framesCulture + 2*int32(yesNo(r.first))
		}
	}
	switch {
	case kind == lang.Culture && f.housed(sp) && (sp.known || sp.sort == sortName) && f.beside.venues == 0 && sp.sort != sortCountry && f.feastAt(sp):
		return framesFeast
	case (kind == lang.Meeting || kind == lang.OtherKind && c.sentence == sp.sentence+1) && r.last && !f.beside.known && !f.beside.house && (r.way || f.reached(sp)) && c.sentence-sp.sentence <= visitLasts:
		return framesVisit
	}
	return framesNone
}

// sameVenue says that the last place told before the event is of the same noun as sp.
func (f *Finder) sameVenue(sp *spot) bool {
	return f.beside.noun >= 0 && f.venueNoun(sp) == f.beside.noun
}

// goesWith says that an event of this kind, in an article of that field, may be
// part of what the article is about: a hearing of witnesses in a trial, an opening
// in a museum.
func (f *Finder) goesWith(sp *spot, kind, field int32) bool {
	if kind != lang.Launch && kind != lang.OtherKind && !(kind == lang.Meeting && (field == lang.Court || f.headlined(sp))) {
		return false
	}
	fields := f.articleKinds().topics.third()
	return fields[field] > 0
}

// headlined says that the headline has the noun of the venue sp.
func (f *Finder) headlined(sp *spot) bool {
	noun := f.venueNoun(sp)
	for k := f.w.Sentences[0].First; f.inTitle(0) && noun >= 0 && k < f.w.Sentences[0].Last; k++ {
		if f.w.Tags[k].Entry == noun {
			return true
		}
	}
	return false
}

// acting tells whether sp, in the event's own sentence, is the house or the court
// that opens it and shows or hears something: the court in Split hears the case.
func (f *Finder) acting(sp *spot, kind int32) int32 {
	if sp.lead != leadNone || sp.where != inOwn || f.beside.led || sp.first-f.sentence(sp.sentence).First > 3 {
		return framesNone
	}
	if field := f.fieldOf(sp, kind); field != kind || !f.frameable(sp, field) {
		return framesNone
	}
	switch kind {
	case lang.Court:
		return actsCourt
	case lang.Culture:
		return actsCulture
	}
	return framesNone
}

// visitLasts is how many sentences behind that of a visit still tell of it.
const visitLasts = 2

// feastAt says that the clause of sp names an event of culture: a festival in Graz.
func (f *Finder) feastAt(sp *spot) bool {
	const around = 12
	s := f.sentence(sp.sentence)
	for k := max(s.First, sp.led-around); k < min(s.Last, sp.last+around); k++ {
		if !f.w.Tags[k].Set.Has(lang.Event) {
			continue
		}
		if v, _ := f.w.Value(k, lang.Event); v == lang.Culture {
			return true
		}
	}
	return false
}

// reached says that somebody visits or leaves sp: no more than a few words stand between.
func (f *Finder) reached(sp *spot) bool {
	const near = 5
	for k := sp.first - 1; k >= max(f.sentence(sp.sentence).First, sp.first-near); k-- {
		if f.w.Readings(k).Has(lang.Reach) {
			return true
		}
	}
	return false
}
