package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// where gives the place of a happening: of all spots near its mentions, the
// one that weighs most; none where no spot is likely. The zone is that of the
// place, or of a place about as likely to which nobody leaves in another
// sentence. kind is that of the happening.
func (f *Finder) where(h *happening, kind int32) (words, zone string) {
	if c := &f.cands[h.mentions[0]]; c.show {
		if words, zone = f.hallOf(c); words != "" {
			return words, zone
		}
	}
	best, most := spot{}, f.models.Spots.Threshold
	zoned := f.models.Spots.Threshold - lessForZone
	weigh := func(c *candidate) {
		found := false
		f.spots(c, kind, func(sp *spot, features []int32) {
			w := f.models.Spots.Weight(features)
			if w > most {
				best, most, found = *sp, w, true
			}
			if left := sp.where > inHeads && sp.lead == leadTo; sp.zone != "" && !left && w > zoned {
				zone, zoned = sp.zone, w
			}
		})
		if found {
			best = f.ownNaming(best)
		}
	}
	for _, i := range h.mentions[:min(len(h.mentions), mostMentions)] {
		weigh(&f.cands[i])
	}
	for i := range h.told[:min(len(h.told), mostMentions)] {
		weigh(&h.told[i])
	}
	if best.zone != "" {
		zone = best.zone
	}
	if best.last > best.first {
		words = f.spotText(&best)
	}
	return words, zone
}

// lessForZone is how much less a place may weigh that only tells the zone: a
// wrong zone is rare, as the places of an article mostly share one.
const lessForZone = 1.6

// ownNaming gives a place as the event's own sentence names it, if it does: in
// the case that its verb asks for.
func (f *Finder) ownNaming(sp spot) spot {
	for k := range f.near {
		if own := &f.near[k]; own.where == inOwn && own.key == sp.key && sp.where != inOwn && own.lead != leadNone {
			return *own
		}
	}
	return sp
}

// maxBack is how many sentences back a place is looked for.
const maxBack = 20

// spotText gives the words of a spot, by its full name where it has one, without
// the preposition before them.
func (f *Finder) spotText(s *spot) string {
	sp := &s.naming
	if s.full.last > 0 {
		sp = &s.full
	}
	start := sp.start
	if first, _ := f.whole(sp.first, sp.last); first < sp.first {
		start = int(f.w.Tokens[first].Start)
	}
	_, last := f.whole(sp.first, sp.last)
	if last+1 < len(f.w.Tokens) && f.w.Tokens[last].Value == '.' && !f.w.Tokens[last].Spaced && f.letter(last-1) && f.w.Tokens[last-2].Value == '.' {
		last++ // U.S.
	}
	return oneSpaced(f.w.Text[start:f.w.Tokens[last-1].End])
}

// letter says that token i is a single capital letter behind another token.
func (f *Finder) letter(i int) bool {
	t := &f.w.Tokens[i]
	return i > 0 && t.Kind == text.Word && t.Upper && t.End-t.Start <= 2 && !t.Spaced
}

// spots visits the places near the event of c: in its own sentence and its
// head's, in those before and behind, in the headline and the first sentence.
// Of a place that several other sentences name, the nearest stands for all.
// kind is that of the event.
func (f *Finder) spots(c *candidate, kind int32, visit func(sp *spot, features []int32)) {
	f.gatherSpots(c)
	f.nameVenues()
	f.countSpots(c)
	f.markNearest(c)
	f.beside = f.survey(c)
	rank := int32(0)
	there := f.pointed(c)
	for k := range f.near {
		sp := &f.near[k]
		if k > 0 && f.near[k-1].where != sp.where {
			rank = 0
		}
		if there == k || there < 0 && f.mayBeWhere(c, sp, k, kind) {
			f.features = f.spotFeatures(c, sp, kind, rank, f.features[:0])
			visit(sp, f.features)
		}
		rank++
	}
}

// mayBeWhere says that the kth place near may be where c happens: one in another
// sentence is the first of its name that is not stray, and no venue that is told
// by its noun alone.
func (f *Finder) mayBeWhere(c *candidate, sp *spot, k int, kind int32) bool {
	if sp.stray || f.nameless(sp) && kind != lang.Court && (sp.where > inHeads || sp.lead == leadNone) || sp.where == inOwn && f.passed(c, sp) {
		return false
	}
	if kind == lang.Sport && (sp.lead == leadNone || sp.lead == leadPrep || sp.lead == leadHost) && f.w.Tags[sp.last-1].Set.Has(lang.Area) && f.hasCapitals(sp.first) {
		return false // the team: against Ajmal Town
	}
	if kind == lang.Sport && f.opponent(sp) {
		return false
	}
	if sp.where == inOwn && sp.led > f.sentence(sp.sentence).First+1 { // what opens a sentence may hold of all its parts
		if parted, mine := f.inPart(c, sp); parted && !mine {
			return false
		}
	}
	bare := sp.sort == sortVenue && sp.last == sp.first+1 && sp.full.last == 0
	if sp.where <= inHeads {
		return !bare || sp.lead != leadNone
	}
	return f.tallies[sp.tally].nearest == k && !bare
}

// opponent says that sp is whom a team receives or visits: the verb of it stands
// right before, at most an article or a preposition between, and its subject
// before that.
func (f *Finder) opponent(sp *spot) bool {
	if sp.sort >= sortVenue && sp.sort <= sortVenueIn {
		return false
	}
	first := f.sentence(sp.sentence).First
	for i := sp.first - 1; i >= max(first, sp.first-3); i-- {
		switch set := f.w.Tags[i].Set; {
		case set.Any(lang.Of(lang.Host, lang.Reach)) && !f.dated(i):
			return i > first && f.w.Tags[i].Before == 0 && f.w.Tokens[i-1].Kind == text.Word && !f.endsClause(i-1)
		case !set.Any(small):
			return false
		}
	}
	return false
}

// gatherSpots notes the places near the event of c, nearest sentences first.
func (f *Finder) gatherSpots(c *candidate) {
	first := f.firstOfText()
	f.near = f.near[:0]
	var seen [maxBack + 12]int
	n := 0
	look := func(where int32, s int) {
		if s < 0 || s >= len(f.w.Sentences) || contains(seen[:n], s) || where != inTitle && where > inHeads && f.inTitle(s) {
			return
		}
		seen[n] = s
		n++
		f.spotsOf(s, c, func(sp spot) {
			if sp.where = where; c.item == 0 || sp.first >= c.says.first && sp.last <= c.says.last {
				f.near = append(f.near, sp)
			}
		})
	}
	look(inOwn, c.sentence)
	if c.head.token >= 0 {
		look(inHeads, c.head.sentence)
	}
	if c.item > 0 {
		return
	}
	if c.show { // the other lines have places of their own
		for s := max(0, c.sentence-2); s < min(len(f.w.Sentences), c.sentence+4); s++ {
			if where := inBefore; f.sentence(s).Paragraph == f.sentence(c.sentence).Paragraph {
				if s > c.sentence {
					where = inNext
				}
				look(where, s)
			}
		}
		return
	}
	look(inBefore, c.sentence-1)
	look(inNext, c.sentence+1)
	if f.inTitle(0) {
		look(inTitle, 0)
	}
	look(inFirst, first)
	own := f.sentence(c.sentence).Paragraph
	for s := c.sentence - 2; s > max(first, c.sentence-maxBack); s-- {
		if f.sentence(s).Paragraph >= own-1 {
			look(inBack, s)
		} else {
			look(inFarBack, s)
		}
	}
	for s := c.sentence + 2; s < c.sentence+6; s++ {
		look(inAhead, s)
	}
}

// countSpots counts how often the places near c are named.
func (f *Finder) countSpots(c *candidate) {
	f.tallies = f.tallies[:0]
	names := -1 // sentence of which it is known whether it names the head
	heads := false
	for k := range f.near {
		sp := &f.near[k]
		t := f.tallyOf(sp.key, k)
		sp.tally = t
		if sp.sentence != names {
			names, heads = sp.sentence, f.namesHead(c, f.sentence(sp.sentence))
		}
		n := &f.tallies[t]
		if f.near[n.nearest].stray && !sp.stray {
			n.nearest = k
		}
		n.all++
		n.in += yesNo(sp.lead == leadIn || sp.lead == leadClitic)
		n.dated += yesNo(f.dates[sp.sentence] > 0)
		n.head += yesNo(heads)
		n.title = n.title || sp.where == inTitle
		n.first = n.first || sp.where == inFirst
	}
}

// tallyOf finds the tally of a place, or begins it at the kth spot.
func (f *Finder) tallyOf(key uint64, k int) int {
	for t := range f.tallies {
		if f.tallies[t].key == key {
			return t
		}
	}
	f.tallies = append(f.tallies, tally{key: key, nearest: k})
	return len(f.tallies) - 1
}

// nameVenues gives the venues that are told by their noun alone the full name
// that the article gave them before: «the library», first called the Library of
// Alexandria. What only says what a town is gets the name of the town told last:
// «the Georgian capital».
func (f *Finder) nameVenues() {
	for k := range f.near {
		sp := &f.near[k]
		if f.meansTown(sp) {
			if town := f.townBefore(sp); town >= 0 {
				sp.full, sp.zone, sp.key = f.near[town].naming, f.near[town].zone, f.near[town].key
			}
			continue
		}
		if sp.sort != sortVenue || sp.last-sp.first != 1 {
			continue
		}
		entry, best := f.w.Tags[sp.first].Entry, -1
		for j := range f.near {
			full := &f.near[j]
			if full.sort >= sortVenue && full.sort <= sortVenueIn && full.last > full.first+1 && full.first < sp.first &&
				f.w.Tags[full.first].Entry == entry && (best < 0 || full.first > f.near[best].first) {
				best = j
			}
		}
		if best >= 0 {
			sp.full, sp.zone, sp.key = f.near[best].naming, f.near[best].zone, f.near[best].key
		}
	}
}

// markNearest marks of the spots of c's own sentence that are led to as places
// the one nearest to its date.
func (f *Finder) markNearest(c *candidate) {
	best, least := -1, 1<<20
	for k := range f.near {
		sp := &f.near[k]
		if sp.where != inOwn || sp.lead != leadIn && sp.lead != leadClitic {
			continue
		}
		if d := f.distance(sp.first, c.first); d < least {
			best, least = k, d
		}
	}
	if best >= 0 {
		f.near[best].nearest = true
	}
}

// firstOfText gives the first sentence behind the headline.
func (f *Finder) firstOfText() int {
	s := 0
	for s+1 < len(f.w.Sentences) && f.inTitle(s) {
		s++
	}
	return s
}

func contains(seen []int, s int) bool {
	for _, k := range seen {
		if k == s {
			return true
		}
	}
	return false
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// searched is how many words of a sentence are searched for places.
const searched = 90

// spotsOf visits the spots of sentence s: those of its first words where it is
// long, or of the words around the date where it is that of c.
func (f *Finder) spotsOf(s int, c *candidate, visit func(sp spot)) {
	sen := f.sentence(s)
	if s == c.sentence && sen.Last-sen.First > searched {
		f.readSpots(s, max(sen.First, c.first-reach), min(sen.Last, c.first+reach), visit)
		return
	}
	known := &f.spotted[s]
	if known.last == 0 {
		known.first = len(f.known)
		f.readSpots(s, sen.First, min(sen.Last, sen.First+searched), func(sp spot) { f.known = append(f.known, sp) })
		known.last = len(f.known) + 1
	}
	for _, sp := range f.known[known.first : known.last-1] {
		visit(sp)
	}
}

// readSpots visits the spots that begin at tokens [lo, hi) of sentence s.
func (f *Finder) readSpots(s, lo, hi int, visit func(sp spot)) {
	sen := f.sentence(s)
	var sp spot
	for i := lo; i < hi; i++ {
		if f.w.Tokens[i].Kind != text.Word || f.dated(i) {
			continue
		}
		if f.spotAt(&sp, i, s, sen) {
			sp.sentence = s
			if sp.key == 0 {
				sp.key = f.keyOf(&sp)
			}
			visit(sp)
			i = max(i, sp.last-1)
		}
	}
}

// keyOf gives a number for the name of a place that the gazetteer does not know:
// its first two words.
func (f *Finder) keyOf(sp *spot) uint64 {
	key := f.w.Stem(sp.first)
	if sp.first+1 < sp.last {
		key = key*31 + f.w.Stem(sp.first+1)
	}
	return key
}
