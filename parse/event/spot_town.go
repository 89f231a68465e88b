package event

import (
	"newscal/parse/lang"
	"newscal/parse/place"
)

// meansTown says that sp tells by its noun that it is a town, and of which land
// perhaps, but no name.
func (f *Finder) meansTown(sp *spot) bool {
	if sp.sort != sortVenue && sp.sort != sortVenueIn {
		return false
	}
	town := false
	for k := sp.first; k < sp.last; {
		if v, _ := f.w.Value(k, lang.Area); v == isTown && f.w.Tags[k].Set.Has(lang.Area) {
			town = true
			k++
			continue
		}
		if p, n, _ := f.placeAt(k, sp.sentence); n > 0 {
			if p.Kind != place.Country && p.Kind != place.Region {
				return false
			}
			k += n
			continue
		}
		set := f.w.Tags[k].Set
		if f.startsWithArticle(k) && f.startsWithArticle(sp.first) { // العاصمة | الكورية
			k++
			continue
		}
		if f.hasCapitals(k) && f.w.Tokens[k].Upper && (!f.w.Lex.CapitalNouns || set.IsEmpty()) || !f.hasCapitals(k) && !set.Any(small) {
			return false
		}
		k++
	}
	return town
}

// isTown is the value of nouns of towns among those of areas.
const isTown = 1

// townBefore gives the town near that is told last before sp, in its sentence or the
// two before, or -1.
func (f *Finder) townBefore(sp *spot) int {
	best := -1
	for k := range f.near {
		o := &f.near[k]
		named := o.town || o.sort == sortName && (o.lead == leadIn || o.lead == leadTo)
		if named && !o.list && o.first < sp.first && o.sentence >= sp.sentence-2 && (best < 0 || o.first > f.near[best].first) {
			best = k
		}
	}
	return best
}
