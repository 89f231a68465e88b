package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// named gives the index of the expression that dates the event whose name
// stands in f or right behind it, -1 for none: «the eve of the summit», told
// two sentences after the summit's own date.
func (s *Scanner) named(f *frame, sentence int) int {
	var names [3]int
	n := 0
	for i := f.first; i < f.last+3 && i < s.w.Sentences[sentence].Last && n < len(names); i++ {
		if i >= f.last && s.borders(i) || i == f.last && !s.leadsOn(i) && !s.w.Tags[i].Set.Has(lang.Weekday) {
			break
		}
		if s.w.Tags[i].Set.Has(lang.Event) {
			names[n] = i
			n++
		}
	}
	best, least, akin := -1, 30, false
	for k := len(s.exprs) - 1; k >= 0 && n > 0; k-- {
		e := &s.exprs[k]
		if sentence-e.Sentence > 12 {
			break
		}
		if e.Grain.Coarse() || e.ClockOnly || e.Grain == 0 || e.Anchor == AnchorEvent {
			continue
		}
		bounds := s.w.Sentences[e.Sentence]
		for i := bounds.First; i < bounds.Last; i++ {
			if !s.w.Tags[i].Set.Has(lang.Event) || i >= f.first && i < f.last+3 {
				continue
			}
			for _, name := range names[:n] {
				d, same := distance(i, e.First, e.Last), s.sameStem(i, name)
				if same && (akin || d < least) || !same && (best < 0 || akin && d < least) && d < 30 && s.akin(i, name) {
					best, least, akin = k, d, !same
				}
			}
		}
	}
	if best >= 0 {
		best = s.endOfList(best, f.v[slotDir], false)
	}
	return best
}

// leadsOn says that what ends before token i goes on with it: the eve | of the
// summit, a day after | the vote; but not two days earlier | the court …
func (s *Scanner) leadsOn(i int) bool {
	return s.m.wordSet(i).Any(leads) || s.m.wordSet(i-1).Any(leads)
}

var leads = lang.Of(lang.Event, lang.Before, lang.After, lang.Prep, lang.In, lang.Glue, lang.Article)

// distance counts the tokens between token i and those from first to last.
func distance(i, first, last int) int { return max(first-i, i-last+1, 0) }

// akin says that the events named at tokens i and j are of one kind, and of one
// that seldom comes twice in an article: the vote and the elections.
func (s *Scanner) akin(i, j int) bool {
	a, _ := s.w.Value(i, lang.Event)
	b, _ := s.w.Value(j, lang.Event)
	return a == b && a != lang.Meeting && a != lang.OtherKind && a != 0
}

// sameStem says that tokens i and j are forms of one word: they share all but
// the endings.
func (s *Scanner) sameStem(i, j int) bool {
	var x, y [64]byte
	a := text.Fold(x[:0], s.w.Text[s.w.BareStart(i):s.w.Tokens[i].End])
	b := text.Fold(y[:0], s.w.Text[s.w.BareStart(j):s.w.Tokens[j].End])
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	longer := max(len(a), len(b))
	return n > 4 && n*3 >= longer*2
}

// dayOfEvent resolves the first, second … last day of an event told before:
// the last day of the visit, which lasts three days.
func (s *Scanner) dayOfEvent(e *Expr, f *frame) bool {
	k := s.named(f, e.Sentence)
	if k < 0 {
		k = s.stayBefore(f, e)
	}
	if k < 0 {
		return false
	}
	of := &s.exprs[k]
	last := of.To.Day
	if k+1 < len(s.exprs) {
		if d := &s.exprs[k+1]; last == of.From.Day && d.Type == TypeDuration && d.Unit == lang.DayUnit && d.Sentence == of.Sentence && d.N > 0 {
			last += Date(d.N - 1)
		}
	}
	e.Anchor, e.AnchorExpr, e.Implied = AnchorEvent, int32(k), true
	s.lastStay = len(s.exprs)
	switch ord := f.v[slotOrd]; {
	case ord < 0 && last > of.From.Day:
		e.day(last)
	case ord > 0 && ord < 60:
		e.day(of.From.Day + Date(ord-1))
	default:
		return false
	}
	return true
}

// stayBefore gives the index of the expression that dates what f, a day by its
// number, counts the days of where no event is named: «The talks begin on 5 May.
// On the first day the ministers meet», and then «on the second …», which needs
// no word for the day. -1 for none.
func (s *Scanner) stayBefore(f *frame, e *Expr) int {
	const near = 2 // sentences
	if !s.saysUnit(f) {
		if k := s.lastStay; k >= 0 && k < len(s.exprs) && s.exprs[k].Sentence == e.Sentence {
			return int(s.exprs[k].AnchorExpr)
		}
		if !s.numbersDay(s.w.Sentences[e.Sentence].First, f.first) {
			return -1
		}
	}
	for k := len(s.exprs) - 1; k >= max(0, len(s.exprs)-maxReach); k-- {
		o := &s.exprs[k]
		if e.Sentence-o.Sentence > near {
			break
		}
		if o.Grain > GrainDay || o.ClockOnly || o.Vague || o.Set != nil || o.Type == TypeDuration || o.From.Day < s.pub.Day || s.opens(o.First, lang.Until) || s.opens(o.First, lang.Deadline) {
			continue
		}
		if o.Anchor == AnchorEvent && o.AnchorExpr >= 0 && k == s.lastStay {
			return int(o.AnchorExpr) // the second day, behind the first
		}
		return s.endOfList(k, -1, false)
	}
	return -1
}

// numbersDay says that a day by its number stands near before token i of the
// sentence that begins at first: «The first day is for questions, the second …».
func (s *Scanner) numbersDay(first, i int) bool {
	const reach = 20
	for k := i - 1; k > max(first, i-reach); k-- {
		if u, ok := s.w.Value(k, lang.Unit); ok && u == lang.DayUnit && s.m.wordSet(k-1).Has(lang.Ordinal) {
			return true
		}
	}
	return false
}

// saysUnit says that a word of f names a unit of time.
func (s *Scanner) saysUnit(f *frame) bool {
	for i := f.first; i < f.last; i++ {
		if s.m.wordSet(i).Has(lang.Unit) {
			return true
		}
	}
	return false
}

// endOfList goes from expression k to the first (dir below 0) or last of a
// list of days, in a row unless apart is true: the eve of the summit of 13 and
// 14 February; strikes on 14, 16 and 20 January, the eve of the first of them.
func (s *Scanner) endOfList(k int, dir int32, apart bool) int {
	step := 1
	if dir <= 0 {
		step = -1
	}
	for {
		n := k + step
		if n < 0 || n >= len(s.exprs) {
			return k
		}
		a, b := &s.exprs[k], &s.exprs[n]
		if b.Grain != GrainDay || a.Sentence != b.Sentence || (b.From.Day != a.From.Day+Date(step) && !apart) || max(a.First, b.First)-min(a.Last, b.Last) > 2 {
			return k
		}
		k = n
	}
}
