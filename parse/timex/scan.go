package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// Scanner finds the time expressions of one article after the other, reusing
// its memory. It is not safe for use by several goroutines.
type Scanner struct {
	m      matcher
	pieces []frame
	ends   []frame
	exprs  []Expr
	pub    Moment
	w      *lang.Words
	// what the article said so far
	lastDay    int  // index of the last expression that fixes a day, or -1
	lastComing int  // index of the last one that fixes a coming day, or -1
	lastYear   int  // index of the last expression with a written year, or -1
	current    bool // it spoke of the time of its publication
	tale       tale
	leaning    bool // the time in hand is counted from the tale
}

// Scan gives the time expressions of w in the order of the text, read against
// the moment of publication. The result is valid until the next Scan.
func (s *Scanner) Scan(w *lang.Words, g *Grammar, published Moment) []Expr {
	s.w, s.pub = w, published
	s.m.w, s.m.g = w, g
	s.exprs, s.lastDay, s.lastYear, s.current = s.exprs[:0], -1, -1, false
	s.lastComing = -1
	s.tale, s.leaning = tale{}, false
	for i := range w.Sentences {
		sentence := &w.Sentences[i]
		for first := sentence.First; first < sentence.Last; first += maxSentence {
			s.sentence(i, first, min(first+maxSentence, sentence.Last))
		}
	}
	return s.exprs
}

// maxSentence bounds how many tokens are read at once, and so the memory that
// a text without full stops takes.
const maxSentence = 4096

// sentence appends the times of tokens [first, last) of sentence i.
func (s *Scanner) sentence(i, first, last int) {
	s.pieces = s.m.frames(s.pieces[:0], first, last)
	s.ends = s.ends[:0]
	before := len(s.exprs)
	for k := 0; k < len(s.pieces); {
		f, next := s.join(k)
		s.resolve(&f, i)
		k = next
	}
	s.placeClocks(before)
}

// Slots by what they say.
var (
	dayMask   = bit(slotDay, slotMonth, slotYear, slotYY, slotHijri, slotJalali, slotWeekday, slotRelDay, slotHoliday, slotCtx)
	clockMask = bit(slotHour, slotMinute, slotMeridiem, slotFraction)
)

// join joins piece k with those behind it that belong to the same time, and
// gives the index of the piece behind them.
func (s *Scanner) join(k int) (f frame, next int) {
	f = s.pieces[k]
	if f.v[slotBase] == baseNext && f.got(slotBase) {
		return s.countFrom(f, k)
	}
	if last, ok := s.weekdays(k); ok {
		if s.pieces[last].days.n > 1 {
			g := s.pieces[last]
			g.first = f.first
			g.v[slotWeekday] = f.v[slotWeekday]
			f, k = g, last
		} else {
			f.set(slotMod, s.pieces[last].v[slotMod])
			if f.kind = s.pieces[last].kind; f.kind == framePeriod {
				f.set(slotUnit, lang.Week)
			}
		}
	}
	for k++; k < len(s.pieces); k++ {
		g := &s.pieces[k]
		gap := s.gap(f.last, g.first)
		if s.bracketed(f.first, f.last, g.first) {
			gap = gapOther
		}
		ranges := f.end == nil && rangeable(&f, g) && !(gap == gapRange && s.moves(f.first))
		if gap == gapGlue && f.gotAny(clockMask) && s.zoned(k) && s.merge(&f, g) {
			k++ // 2 p.m. Kyiv time (12:00 GMT)
			continue
		}
		switch {
		case ranges && (gap == gapRange || gap == gapGlue && s.opensRange(g)):
			s.ends = append(s.ends, *g)
			f.end, f.own = &s.ends[len(s.ends)-1], f.last
			f.last = g.last
		case (gap == gapGlue || gap == gapRange && s.glued(f.last, g.first)) && s.merge(&f, g):
		case ranges && gap == gapAnd && s.opens(f.first, lang.Between):
			s.ends = append(s.ends, *g)
			f.end, f.own = &s.ends[len(s.ends)-1], f.last
			f.last = g.last
		default:
			return f, k
		}
	}
	return f, k
}

// zoned gives piece k, a clock time, the zone of the piece behind it.
func (s *Scanner) zoned(k int) bool {
	if k+1 >= len(s.pieces) || s.pieces[k].kind != frameClock || s.pieces[k+1].kind != frameZone {
		return false
	}
	g, z := &s.pieces[k], &s.pieces[k+1]
	if s.gap(g.last, z.first) != gapGlue {
		return false
	}
	g.set(slotZone, z.v[slotZone])
	g.last = z.last
	return true
}

// weekdays says that piece k begins a list of weekdays whose last says what
// belongs to all: their dates (Tuesday and Wednesday, 6 and 7 January) or
// which week they are of (Tuesday and Wednesday of next week).
func (s *Scanner) weekdays(k int) (last int, ok bool) {
	alone := bit(slotWeekday)
	if s.pieces[k].kind != frameDate || s.pieces[k].has != alone {
		return 0, false
	}
	for last = k + 1; last < len(s.pieces) && last < k+7; last++ {
		g := &s.pieces[last]
		if s.gap(s.pieces[last-1].last, g.first) != gapAnd || g.kind != frameDate && g.kind != framePeriod || !g.got(slotWeekday) {
			return 0, false
		}
		switch {
		case g.kind == framePeriod:
			return last, g.v[slotUnit] == lang.Week && g.got(slotMod) && !g.got(slotOrd)
		case int(g.days.n) == last-k+1 && !g.days.isRun:
			return last, true
		case g.has&^bit(slotBase) == alone|bit(slotMod):
			return last, true
		case g.has != alone:
			return 0, false
		}
	}
	return 0, false
}

// countFrom gives piece k, which counts from the time behind it, that time as
// its end: two days after Easter. Without one it counts from the time before.
func (s *Scanner) countFrom(f frame, k int) (frame, int) {
	if k+1 < len(s.pieces) {
		g := &s.pieces[k+1]
		if s.gap(f.last, g.first) == gapGlue && g.gotAny(dayMask) && g.kind != frameOffset && g.days.n < 2 {
			s.ends = append(s.ends, *g)
			f.end = &s.ends[len(s.ends)-1]
			f.last = g.last
			return f, k + 2
		}
		if g.gotAny(dayMask) && g.kind == frameDate && s.describes(f.last, g.first) {
			s.ends = append(s.ends, *g) // the eve of the summit scheduled for 22 March
			f.end = &s.ends[len(s.ends)-1]
			return f, k + 1
		}
	}
	if f.last < len(s.w.Tokens) && s.w.Tokens[f.last].Kind == text.Word && !s.m.wordSet(f.last).Any(followsTime) || f.v[slotN] == 0 && f.got(slotN) {
		f.kind = frameNever // two days after the vote: no one knows when
	}
	f.set(slotBase, baseEvent)
	return f, k + 1
}

// describes says that tokens [from, to) only say more of the event before
// them, so that the date behind them is its date.
func (s *Scanner) describes(from, to int) bool {
	if to-from > 8 {
		return false
	}
	for i := from; i < to; i++ {
		if s.borders(i) || s.w.Tags[i].Set.Any(verbSet) && !s.w.Tags[i].Set.Any(lang.Of(lang.Scheduled, lang.Event)) {
			return false
		}
	}
	return true
}

var verbSet = lang.Of(lang.Future, lang.Past, lang.Present, lang.Act, lang.Host, lang.Light, lang.Attend, lang.Report)

type gapKind uint8

const (
	gapOther gapKind = iota
	gapGlue
	gapRange
	gapAnd
)

// gap classes the tokens between two pieces.
func (s *Scanner) gap(from, to int) gapKind {
	if to-from > 4 {
		return gapOther
	}
	kind := gapGlue
	for i := from; i < to; i++ {
		set := s.m.wordSet(i)
		switch {
		case s.w.Tags[i].Inside && i > from: // goes on a phrase: «up to»
		case set.Has(lang.Range) && kind == gapGlue:
			kind = gapRange
		case set.Has(lang.Glue):
		case set.Has(lang.And) && kind == gapGlue:
			kind = gapAnd
		default:
			return gapOther
		}
	}
	if kind == gapGlue && to < len(s.w.Tags) && s.m.opensAnew(to) {
		return gapAnd
	}
	return kind
}

// bracketed says that a piece stands in brackets of its own, which close
// before the next: (9.30 a.m.), on Friday.
func (s *Scanner) bracketed(first, last, next int) bool {
	if first == 0 || s.w.Tokens[first-1].Value != '(' || s.w.Tokens[first-1].Kind != text.Punct {
		return false
	}
	for i := last; i < next; i++ {
		if s.w.Tokens[i].Kind == text.Punct && s.w.Tokens[i].Value == ')' {
			return true
		}
	}
	return false
}

// glued says that all words between two pieces may stand inside one time, as
// one word for «to» and «at» does.
func (s *Scanner) glued(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.m.wordSet(i).Has(lang.Glue) {
			return false
		}
	}
	return true
}

// opensRange says that piece g itself begins with the word that joins it to
// the beginning of a range: lundi «au 3 mars».
func (s *Scanner) opensRange(g *frame) bool {
	return g.last-g.first > 1 && s.m.wordSet(g.first).Has(lang.Range)
}

// wordSet gives the classes of token i, those of the bare word included.
func (m *matcher) wordSet(i int) lang.Set {
	t := &m.w.Tags[i]
	set := t.Set
	if t.Word >= 0 {
		set = set.Or(m.w.Lex.Entry(t.Word).Set)
	}
	return set
}

// opens says that a word of class c stands just before token i, articles and
// weekdays set aside.
func (s *Scanner) opens(i int, c lang.Class) bool {
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		set := s.m.wordSet(k)
		if set.Has(c) {
			return true
		}
		if !set.Has(lang.Glue) && !set.Has(lang.Article) {
			return false
		}
	}
	return false
}

// rangeable says that f and g can be the ends of one range.
func rangeable(f, g *frame) bool {
	if f.kind == frameDuration || g.kind == frameDuration || f.kind == frameNever || g.kind == frameNever || f.kind == frameSet || g.kind == frameSet {
		return false
	}
	fc, gc := f.gotAny(clockMask), g.gotAny(clockMask)
	fd, gd := f.gotAny(dayMask), g.gotAny(dayMask)
	return fc && gc || fd && gd && !fc || f.kind == framePeriod && g.kind == framePeriod
}

// merge adds g to f where both say different things of one time.
func (s *Scanner) merge(f, g *frame) bool {
	if f.end != nil {
		return s.mergeRange(f, g)
	}
	if f.kind == frameNever || g.kind == frameNever || f.kind == frameDuration || g.kind == frameDuration || f.kind == frameSet || g.kind == frameSet {
		return false
	}
	fc, gc := f.gotAny(clockMask), g.gotAny(clockMask)
	if fc && gc {
		return s.sameInstant(f, g)
	}
	if besideGregorian(f, g) {
		return true
	}
	if f.kind == frameOffset && g.kind == frameDate && g.got(slotDay) && g.got(slotMonth) && g.days.n < 2 && f.v[slotUnit] >= lang.DayUnit {
		first := f.first
		*f = *g // in a week, on 12 March: the date says it exactly
		f.first = first
		return true
	}
	if f.has&g.has&^bit(slotMod, slotDir, slotBase, slotN, slotUnit) != 0 {
		return false
	}
	timeOnly := func(x *frame) bool { return x.kind == frameClock || x.kind == framePart || x.kind == frameZone }
	switch {
	case timeOnly(f) || timeOnly(g):
		if f.kind == frameZone && !gc || g.kind == frameZone && !fc {
			return false
		}
		if (fc || gc) && (isStretch(f) || isStretch(g)) {
			return false // next week, 8 a.m.
		}
	case f.kind == frameDay && g.kind == frameDate, f.kind == frameDate && g.kind == frameDay:
	case f.kind == frameDate && g.kind == frameDate:
		if f.has == bit(slotWeekday, slotMod) && g.got(slotDay) && g.got(slotMod) {
			f.has = bit(slotWeekday) // next Thursday, the sixth of this month
		}
		if !f.got(slotWeekday) && !g.got(slotWeekday) || f.got(slotMod) && g.got(slotMod) {
			return false
		}
		if !f.got(slotDay) && !g.got(slotDay) {
			return false
		}
	default:
		return false
	}
	kind := f.kind
	if timeOnly(f) {
		kind = g.kind
		if fc && timeOnly(g) {
			kind = frameClock // a clock stays a clock beside a part of the day
		}
	}
	for sl := slot(1); sl < slots; sl++ {
		if g.got(sl) && !f.got(sl) {
			f.set(sl, g.v[sl])
		}
	}
	if g.days.n > 0 {
		f.days = g.days
	}
	f.kind, f.last = kind, g.last
	return true
}

// isStretch says that f is longer than a day.
func isStretch(f *frame) bool {
	return f.kind == framePeriod && !f.gotAny(bit(slotWeekday, slotHoliday)) || f.kind == frameDate && !f.gotAny(bit(slotDay, slotWeekday, slotHoliday))
}

// mergeRange adds g to the range f: the day or the zone of two clock times, or
// the clock of the second of two days.
func (s *Scanner) mergeRange(f, g *frame) bool {
	fd, ed := f.gotAny(dayMask), f.end.gotAny(dayMask)
	gd, gc := g.gotAny(dayMask), g.gotAny(clockMask)
	switch {
	case f.end.kind == frameDate && besideGregorian(f.end, g):
		return extend(f, g)
	case f.kind == frameOffset || f.kind == framePeriod || g.kind == frameDuration || g.kind == frameSet || g.kind == frameNever:
		return false
	case ed && !gd && gc && f.gotAny(clockMask) && !f.end.gotAny(clockMask) && !isStretch(f.end):
		return s.merge(f.end, g) && extend(f, g)
	case ed || f.kind != frameClock && !fd || !f.end.gotAny(clockMask):
		return false
	case fd && gd && !gc && !isStretch(g) && f.gotAny(clockMask): // from 11 a.m. on 5 May to 3 p.m. on 7 May
		return s.merge(f.end, g) && extend(f, g)
	case g.kind == frameZone && !f.got(slotZone):
		f.set(slotZone, g.v[slotZone])
		return extend(f, g)
	case g.kind == framePart && !f.got(slotPart) && !f.end.got(slotPart):
		f.set(slotPart, g.v[slotPart])
		f.end.set(slotPart, g.v[slotPart])
		return extend(f, g)
	case !fd && gd && !gc && !isStretch(g) && g.days.n < 2:
		for sl := slot(1); sl < slots; sl++ {
			if g.got(sl) && !f.got(sl) {
				f.set(sl, g.v[sl])
			}
		}
		f.kind = g.kind
		return extend(f, g)
	}
	return false
}

func extend(f, g *frame) bool { f.last = g.last; return true }

// sameInstant joins a clock time with the same instant in another zone behind
// it: 10 a.m. Kyiv time (0800 GMT). Without a zone of its own the first gets
// the offset that both together tell.
func (s *Scanner) sameInstant(f, g *frame) bool {
	if !g.got(slotZone) || g.gotAny(dayMask) || f.got(slotZone) && f.v[slotZone] == g.v[slotZone] {
		return false
	}
	f.last = g.last
	if !f.got(slotZone) {
		f.set(slotCtx, 0)
		f.v[slotDir] = int32(clockOf(f)) - int32(clockOf(g))
		f.set(slotDir, f.v[slotDir])
		f.set(slotZone, g.v[slotZone])
	}
	return true
}

// placeClocks gives clock times of a sentence that stand apart from any day
// the nearest day that the sentence tells.
func (s *Scanner) placeClocks(first int) {
	for k := first; k < len(s.exprs); k++ {
		e := &s.exprs[k]
		if !e.ClockOnly {
			continue
		}
		day, least := -1, 0
		for d := max(first, k-maxReach); d < min(len(s.exprs), k+maxReach); d++ {
			o := &s.exprs[d]
			if o.ClockOnly || o.Grain.Coarse() || o.Grain == 0 {
				continue
			}
			if far := max(o.First-e.Last, e.First-o.Last); day < 0 || far < least {
				day, least = d, far
			}
		}
		if day < 0 {
			day = s.dayBefore(first, e)
		}
		if day < 0 {
			continue
		}
		by := s.exprs[day].From.Day - e.From.Day
		e.From.Day += by
		e.To.Day += by
		e.Anchor, e.AnchorExpr = AnchorSentence, day
	}
}

// dayBefore gives the day of e that the sentence before tells last, or -1: «On
// 30 May the ministers meet. It begins at 9:30.» A clock time goes on with a
// coming day, a part of the day with any.
func (s *Scanner) dayBefore(first int, e *Expr) int {
	for d := first - 1; d >= max(0, first-maxReach) && s.exprs[d].Sentence >= e.Sentence-1; d-- {
		if o := &s.exprs[d]; !o.ClockOnly && !o.Grain.Coarse() && o.Grain != 0 && (o.From.Day > s.pub.Day || e.Vague) {
			return d
		}
	}
	return -1
}

// maxReach is how many expressions of its sentence a clock time looks at on
// either side: a table in one line stays linear.
const maxReach = 8

// span sets the offsets of an expression.
func (s *Scanner) span(e *Expr, first, last int) {
	e.First, e.Last = first, last
	e.Start, e.End = int(s.w.Tokens[first].Start), int(s.w.Tokens[last-1].End)
}

// tense reads the tense of the clause around tokens [first, last): the nearest
// word that tells it, clause borders counted as distance.
func (s *Scanner) tense(first, last, sentence int) int8 {
	const reach, border = 40, 12
	bounds := s.w.Sentences[sentence]
	future, past := 1<<20, 1<<20
	opens := first-bounds.First <= 1 && last < bounds.Last && s.borders(last)
	look := func(i, distance int) {
		s.m.steps++
		set := s.w.Tags[i].Set
		if opens && set.Has(lang.Infinitive) {
			return // «On Friday, the hall to be opened in May was …»: the time is that of the finite verb
		}
		if s.w.Lex.BareInfinitive && set.Has(lang.Infinitive) && !set.Any(notPresent) && (i == bounds.First || !s.w.Tags[i-1].Set.Any(beforeInfinitive)) {
			future = min(future, distance) // leaders meet; not: to meet, did not meet
			return
		}
		if set.Has(lang.Present) && set.Has(lang.Past) { // eröffnet: opens, opened
			if s.hasAuxiliary(i, bounds) {
				past = min(past, distance)
			} else {
				future = min(future, distance)
			}
			return
		}
		if set.Any(futureSet) {
			future = min(future, distance)
		}
		if set.Any(pastSet) && !set.Has(lang.Future) && !s.governed(i, bounds.First) {
			past = min(past, distance)
		}
	}
	cost := 0
	for i := first - 1; i >= bounds.First && i >= first-reach; i-- {
		cost++
		if s.borders(i) {
			cost += border
		}
		look(i, 2*cost)
	}
	if last < bounds.Last && s.w.Tags[last].Set.Has(lang.That) { // said on Friday that it will …
		if future < past {
			return 1
		}
		return -1
	}
	cost = 0
	for i := last; i < bounds.Last && i < last+reach; i++ {
		cost++
		if s.borders(i) {
			cost += border
		}
		look(i, 2*cost+1) // of equals, the verb before
	}
	switch {
	case future < past:
		return 1
	case past < future:
		return -1
	}
	return 0
}

var (
	futureSet = lang.Of(lang.Future, lang.Scheduled, lang.Present, lang.Expected, lang.Postponed)
	pastSet   = lang.Of(lang.Past)
)

// notPresent are the classes of infinitives that may be nouns: the visit.
var notPresent = lang.Of(lang.Event, lang.Noun, lang.Past, lang.Future)

// beforeInfinitive are the classes of words that make a form that may be
// present or infinitive an infinitive.
var beforeInfinitive = lang.Of(lang.Prep, lang.Range, lang.Negation, lang.Future, lang.Expected, lang.Past, lang.Infinitive)

// governed says that the past form at token i is the participle of a verb to
// come: will be held, must have voted.
func (s *Scanner) governed(i, first int) bool {
	for k := i - 1; k >= first && k >= i-3; k-- {
		set := s.w.Tags[k].Set
		if set.Any(governs) {
			return true
		}
		if set.Any(pastSet) || s.borders(k) {
			return false
		}
	}
	return false
}

// hasAuxiliary says that the clause around token i, a form of the present or a
// participle, has a word that makes it past: wurde … eröffnet.
func (s *Scanner) hasAuxiliary(i int, bounds text.Sentence) bool {
	const reach = 15
	is := func(k int) bool {
		s.m.steps++
		set := s.w.Tags[k].Set
		return set.Has(lang.Past) && !set.Has(lang.Present)
	}
	for k := i - 1; k >= max(bounds.First, i-reach) && !s.borders(k); k-- {
		if is(k) {
			return true
		}
	}
	for k := i + 1; k < min(bounds.Last, i+reach) && !s.borders(k); k++ {
		if is(k) {
			return true
		}
	}
	return false
}

var governs = lang.Of(lang.Future, lang.Infinitive, lang.Expected)

// moves says that the days from token i on are an old and a new one of an event
// that is moved: postponed from Tuesday to Thursday.
func (s *Scanner) moves(i int) bool {
	if !s.opens(i, lang.Between) {
		return false
	}
	for k := i - 1; k >= 0 && k >= i-6 && !s.borders(k); k-- {
		if s.w.Tags[k].Set.Has(lang.Postponed) {
			return true
		}
	}
	return false
}

// borders says that token i separates clauses.
func (s *Scanner) borders(i int) bool {
	t := &s.w.Tokens[i]
	if t.Kind == text.Punct {
		switch t.Value {
		case ',', ';', ':', '،', '؛', '«', '»', '"', '“', '”', '(', ')', '—', '–':
			return true
		}
	}
	return s.w.Tags[i].Set.Any(clauseSet)
}

var clauseSet = lang.Of(lang.Clause, lang.That, lang.Relative)
