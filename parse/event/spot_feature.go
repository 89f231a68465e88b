package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Groups of the features of a spot.
const (
	pBias = iota
	pLeadSort
	pHead     // signed distance from the head
	pDate     // signed distance from the date
	pBorder   // clause borders between it and the head, the date
	pWhere    // in which sentence
	pPrev     // classes of the word before its preposition
	pNext     // classes of the word behind
	pKind     // kind of the event × sort
	pKindLead // kind of the event × lead × sort
	pKindAway // kind of the event × in which sentence
	pRank     // how many spots of the sentence stand before it
	pLong     // its words
	pLine     // opens the article: a dateline
	pTally    // how often the article names it, and where
	pAway     // what it is × in which sentence
	pMoves    // a verb of going leads to it: classes of the words before × its lead
	pFlag     // what else holds of it
	pFlagFar  // the same, of a spot in another sentence
	pHolds    // classes of its words
	pShared   // words of weight that its sentence shares with the date's, if another
	pFrame    // how it frames the event
)

// In which sentence a spot stands, seen from the date.
const (
	inOwn int32 = iota
	inHeads
	inNext
	inBefore
	inTitle
	inFirst
	inBack    // in the same paragraph or the one before
	inFarBack // before
	inAhead
	wheres
)

var spotLayout = number([]group{
	pBias: {"bias", 1, nil}, pLeadSort: {"lead×sort", int(leads * sorts), nil}, pHead: {"head", 13, nil}, pDate: {"date", 12, nil},
	pBorder: {"border", 4 * 2, nil}, pWhere: {"where", int(wheres), nil}, pPrev: perClass("prev"), pNext: perClass("next"),
	pKind: {"kind×sort", kinds * int(sorts), nil}, pKindLead: {"kind×lead×sort", kinds * int(leads*sorts), nil}, pKindAway: {"kind×where", kinds * int(wheres), nil}, pRank: {"rank", 5, nil}, pLong: {"long", 5, nil}, pLine: {"line", 2, nil},
	pTally: {"tally", 32, nil}, pAway: {"away", int(wheres * sorts), nil}, pMoves: {"moves", int(leads) * 4, nil},
	pShared: {"shared", 6, nil}, pFlag: {"flag", spotFlags, nil}, pFlagFar: {"flag far", spotFlags, nil}, pHolds: {"holds", int(lang.Classes), classLabel},
	pFrame: {"frame", int(framings), nil},
})

// spotFlags bounds what is asked of a spot by yes and no.
const spotFlags = 64

// spotFeatures appends the features of sp as the place of c, an event of this
// kind; rank is the number of spots before it in its sentence.
func (f *Finder) spotFeatures(c *candidate, sp *spot, kind, rank int32, dst []int32) []int32 {
	where := sp.where
	add := func(g int, k int32) { dst = append(dst, spotLayout.at[g]+k) }
	add(pBias, 0)
	add(pLeadSort, sp.lead*sorts+sp.sort)
	add(pWhere, where)
	add(pAway, where*sorts+sp.sort)
	dst = f.tallyFeatures(&f.tallies[sp.tally], dst)
	for k := sp.led - 1; k >= max(sp.led-3, f.sentence(sp.sentence).First); k-- {
		set := f.w.Tags[k].Set
		if set.Has(lang.Act) || set.Has(lang.Attend) {
			add(pMoves, sp.lead*4)
		}
		if set.Has(lang.Light) || set.Has(lang.Host) {
			add(pMoves, sp.lead*4+1)
		}
		if set.Has(lang.Event) {
			add(pMoves, sp.lead*4+2)
		}
	}
	add(pKind, kind*sorts+sp.sort)
	add(pKindLead, (kind*leads+sp.lead)*sorts+sp.sort)
	add(pKindAway, kind*wheres+where)
	add(pRank, min(rank, 4))
	add(pLong, int32(bucket(sp.last-sp.first)))
	if sp.first <= 3 || where == inFirst && sp.first-f.sentence(sp.sentence).First <= 2 {
		add(pLine, 0)
	}
	if where == inOwn {
		add(pDate, signed(sp.first-c.first))
		add(pBorder, borders(f.distance(sp.led, c.first)-abs(sp.led-c.first)))
		if c.head.token >= 0 && c.head.sentence == sp.sentence {
			add(pHead, signed(sp.led-c.head.token))
			add(pBorder, borders(f.distance(sp.led, c.head.token)-abs(sp.led-c.head.token))+1)
		} else {
			add(pHead, 12)
		}
	}
	sen := f.sentence(sp.sentence)
	dst = f.classes(spotLayout, pPrev, sp.led-1, run{sen.First, sen.Last}, dst)
	dst = f.classes(spotLayout, pNext, sp.last, run{sen.First, sen.Last}, dst)
	holds := lang.Set{}
	for k := sp.first; k < sp.last; k++ {
		holds = holds.Or(f.w.Tags[k].Set)
	}
	for class := range holds.All() {
		add(pHolds, int32(class))
	}
	if where > inHeads {
		shared := min(f.sharedBetween(sp.sentence, c.sentence), 4)
		if f.namesHead(c, sen) {
			shared = 5
		}
		add(pShared, int32(shared))
	}
	frame := f.frameOf(c, sp, kind)
	if as := f.framing(c, sp, kind, &frame); as != framesNone {
		add(pFrame, as)
	}
	flags := f.spotFlagsOf(c, sp, kind, &frame)
	for k, on := range flags {
		if on {
			if where <= inHeads {
				add(pFlag, int32(k))
			} else {
				add(pFlagFar, int32(k))
			}
		}
	}
	return dst
}

// tallyFeatures appends how often a place is named around the event.
func (f *Finder) tallyFeatures(t *tally, dst []int32) []int32 {
	add := func(k int) { dst = append(dst, spotLayout.at[pTally]+int32(k)) }
	add(min(bucketFew(t.all), 4))
	add(5 + min(bucketFew(t.in), 4))
	add(10 + min(bucketFew(t.dated), 4))
	add(15 + min(bucketFew(t.head), 4))
	add(20 + yesNo(t.title))
	add(22 + yesNo(t.first))
	most := true
	for k := range f.tallies {
		most = most && f.tallies[k].all <= t.all
	}
	add(24 + yesNo(most))
	return dst
}

// namesHead says that sentence s speaks of the event of c by its noun.
func (f *Finder) namesHead(c *candidate, s text.Sentence) bool {
	if c.head.token < 0 || !c.head.noun {
		return false
	}
	entry := f.w.Tags[c.head.token].Entry
	for k := s.First; k < min(s.Last, s.First+60) && entry >= 0; k++ {
		if f.w.Tags[k].Entry == entry {
			return true
		}
	}
	return false
}

// spotFlagsOf tells what else speaks for and against sp as the place of c.
func (f *Finder) spotFlagsOf(c *candidate, sp *spot, kind int32, frame *frame) [spotFlags]bool {
	where := sp.where
	s := f.sentence(sp.sentence)
	own := f.sentence(c.sentence)
	name := func(k int) bool {
		return k >= s.First && k < s.Last && f.w.Tokens[k].Kind == text.Word && f.w.Tokens[k].Upper && !f.dated(k)
	}
	between, nearer := false, false
	if where == inOwn {
		between, nearer = f.otherDates(c, sp)
	}
	about, other := false, false
	if c.head.token >= 0 && c.head.sentence == sp.sentence {
		about, other = f.between(c.head.token, sp.led)
	}
	inTurn, outOfTurn := f.inTurn(c, sp)
	sameDay, days := f.shares(c, sp)
	d := f.happensAt(c, sp)
	parted, mine := f.inPart(c, sp)
	led := frame.sole && f.beside.led
	return [spotFlags]bool{
		sp.article,
		sp.list,
		name(sp.first-1) && sp.lead == leadNone && sp.first-1 > s.First,
		name(sp.last),
		between,
		nearer,
		where == inOwn && f.touches(sp.last, c.first),
		where == inOwn && f.touches(c.last, sp.led),
		sp.sort == sortName && f.w.Lex.CapitalNouns,
		f.online(c),
		about,
		other,
		f.w.Tokens[sp.first].Caps && sp.sort == sortName,
		sp.full.last > 0,
		sp.sort == sortVenue && sp.last-sp.first == 1,
		where > inHeads && f.dates[sp.sentence] > 0,
		f.w.QuoteAt(sp.first) >= 0,
		f.w.QuoteAt(sp.first) >= 0 && f.w.QuoteAt(sp.first) == f.w.QuoteAt(c.first),
		where > inHeads && s.Paragraph == own.Paragraph,
		sp.led <= s.First+1,
		sp.last < s.Last && f.w.Tokens[sp.last].Value == ':' && sp.first == s.First,
		sp.first > s.First && f.w.Tokens[sp.first-1].Value == '(',
		sp.last < s.Last && f.w.Tokens[sp.last].Value == '(',
		c.head.token >= 0 && c.head.noun,
		c.head.token < 0,
		f.dates[c.sentence] > 1,
		sp.known,
		sp.nearest,
		c.head.token >= 0 && c.head.sentence == sp.sentence && sp.led == c.head.token+int(f.w.Tags[c.head.token].Len),
		sp.ambiguous,
		f.akin(c, sp),
		f.beside.led,
		f.beside.known,
		where > inHeads && f.beside.lands == 1 && sp.known && f.tallies[sp.tally].in > 0,
		inTurn, outOfTurn,
		f.hasName(sp),
		f.nameless(sp),
		sameDay, days,
		where == inOwn && parted && mine,
		where == inOwn && parted && !mine,
		d.same, d.other, d.past, d.future, d.past && !d.future, d.reported,
		frame.sole, frame.first, frame.fits, frame.alien, frame.last, frame.way, frame.last && !f.beside.led,
		frame.sole && !led, frame.sole && frame.fits, frame.sole && !led && !frame.alien && (kind == lang.Culture || kind == lang.Court),
	}
}

// inPart says that the sentence of c has a part of its own for it, and that sp
// stands there.
func (f *Finder) inPart(c *candidate, sp *spot) (parted, mine bool) {
	if c.expr < 0 || c.clause || c.shares {
		return false, false
	}
	part := f.part(&f.in.Exprs[c.expr])
	return f.isPart(&f.in.Exprs[c.expr], part), sp.first >= part.first && sp.first < part.last
}

// between says that a word of what an event is about stands between its head
// and the token led, and that another event does.
func (f *Finder) between(head, led int) (about, other bool) {
	for k := head + 1; k < led; k++ {
		about = about || f.w.Tags[k].Set.Has(lang.Agenda)
		other = other || f.w.Tags[k].Set.Has(lang.Event)
	}
	return about, other
}

// online says that the sentence of c tells of something without a place: by video.
func (f *Finder) online(c *candidate) bool {
	s := f.sentence(c.sentence)
	for i := max(s.First, c.first-reach); i < min(s.Last, c.first+reach); i++ {
		if f.w.Tags[i].Set.Has(lang.Online) {
			return true
		}
	}
	return false
}

// touches says that nothing but small words stands between tokens i and j.
func (f *Finder) touches(i, j int) bool {
	if j < i || j > i+2 {
		return false
	}
	for ; i < j; i++ {
		if f.w.Tokens[i].Kind != text.Word || !f.w.Tags[i].Set.Any(prepSet) && !f.w.Tags[i].Set.Has(lang.Article) {
			return false
		}
	}
	return true
}

// otherDates says that another day stands between sp and the date of c, and that
// another is nearer to sp.
func (f *Finder) otherDates(c *candidate, sp *spot) (between, nearer bool) {
	lo, hi := min(sp.first, c.first), max(sp.first, c.last)
	own := f.distance(sp.first, c.first)
	for k := max(0, c.expr-timesBeside); c.expr >= 0 && k < min(len(f.in.Exprs), c.expr+timesBeside); k++ {
		e := &f.in.Exprs[k]
		if e.Sentence != c.sentence || e.ClockOnly || e.Type != timex.TypeDate && e.Type != timex.TypeTime || e.First >= c.first && e.First < c.last {
			continue
		}
		between = between || e.First >= lo && e.Last <= hi
		nearer = nearer || f.distance(sp.first, e.First) < own
	}
	return between, nearer
}

// spotWords gives the places near c, an event of this kind, with their features,
// for training.
func (f *Finder) spotWords(c *candidate, kind int32) []Word {
	var out []Word
	f.spots(c, kind, func(sp *spot, features []int32) {
		out = append(out, Word{f.spotText(sp), append([]int32(nil), features...)})
	})
	return out
}
