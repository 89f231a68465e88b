package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// boundSets gives the sets of a sentence, whose expressions begin at index
// from, the beginning and the end that the sentence tells: every Saturday from 3
// May to 27 September; every Tuesday until June; for six weeks. It also gives
// them the clock time that stands right before them.
func (s *Scanner) boundSets(from int) {
	for i := from; i < len(s.exprs); i++ {
		e := &s.exprs[i]
		if e.Type != TypeSet || e.Set.IsZero() {
			continue
		}
		l := limits{NoDate, NoDate, nil}
		for j := max(from, i-3); j < min(len(s.exprs), i+4); j++ {
			b := &s.exprs[j]
			if j == i || b.OfSet != 0 || !s.near(e, b) {
				continue
			}
			if l.take(s.bounds(e, b)) {
				b.OfSet = int32(i + 1)
				s.takeWords(e, b)
				e.takeHours(b)
				s.monthsOn(&l, e, j, i)
			}
		}
		c := s.hourBefore(from, i)
		s.bound(e, l)
		if c != nil {
			c.From, c.To = e.From, e.To
		}
	}
}

// limits are the first and the last day of a series, NoDate where they are not
// told, or how long it goes on.
type limits struct {
	start, until Date
	length       *Expr
}

// take adds what o says, unless it says nothing or was said before.
func (l *limits) take(o limits) bool {
	if o.start == NoDate && o.until == NoDate && o.length == nil || o.start != NoDate && l.start != NoDate || (o.until != NoDate || o.length != nil) && (l.until != NoDate || l.length != nil) {
		return false
	}
	l.start, l.until = max(l.start, o.start), max(l.until, o.until)
	if o.length != nil {
		l.length = o.length
	}
	return true
}

// nearSet is how many tokens lie at most between a set and what bounds it.
const nearSet = 20

// near says that b stands near the set e, in its clause.
func (s *Scanner) near(e, b *Expr) bool {
	lo, hi := min(e.Last, b.Last), max(e.First, b.First)
	if hi-lo > nearSet {
		return false
	}
	for i := lo; i < hi; i++ {
		t := &s.w.Tokens[i]
		if s.w.Tags[i].Set.Any(clauseSet) && !s.w.Tags[i].Set.Any(boundSet) || t.Kind == text.Punct && (t.Value == ';' || t.Value == ':' || t.Value == '؛') {
			return false
		}
		if set := s.w.Tags[i].Set; set.Any(joinSet) && !s.comma(i) && !set.Any(boundSet) {
			return false
		}
	}
	return true
}

var (
	boundSet = lang.Of(lang.Until, lang.From, lang.Between, lang.Range)
	joinSet  = lang.Of(lang.And, lang.Conj)
)

// bounds gives what b says of the first and last day of the set e.
func (s *Scanner) bounds(e, b *Expr) limits {
	switch {
	case b.Type == TypeDuration:
		if b.First >= e.Last && b.First-e.Last <= 3 && b.Unit >= lang.Week && b.N > 0 && b.N <= 100 {
			return limits{NoDate, NoDate, b}
		}
	case b.Type != TypeDate && b.Type != TypeTime || b.ClockOnly || b.Vague || b.Grain > GrainYear || b.Past:
	case s.leads(b, lang.Since) && !s.leads(b, lang.From): // every Friday since October
	case b.Range:
		return limits{b.From.Day, b.To.Day, nil}
	case s.leads(b, lang.Until):
		return limits{NoDate, b.To.Day, nil}
	case s.leads(b, lang.From):
		return limits{b.From.Day, NoDate, nil}
	case b.Grain.Coarse() && (max(e.First, b.First)-min(e.Last, b.Last) <= 2 || b.First-s.w.Sentences[b.Sentence].First <= 2):
		return limits{b.From.Day, b.To.Day, nil}
	}
	return limits{NoDate, NoDate, nil}
}

// monthsOn adds to l the months of the list in which expression j stands, a
// bound of set i: every Sunday in May and June.
func (s *Scanner) monthsOn(l *limits, e *Expr, j, i int) {
	listed := func(a, b int) bool {
		x, y := &s.exprs[a], &s.exprs[b]
		return x.Grain.Coarse() && x.Grain == y.Grain && x.Type == TypeDate && y.Type == TypeDate && !x.Range && !y.Range &&
			x.Sentence == y.Sentence && y.First >= x.Last && s.gap(x.Last, y.First) == gapAnd && y.From.Day > x.From.Day
	}
	take := func(k int) {
		b := &s.exprs[k]
		b.OfSet = int32(i + 1)
		s.takeWords(e, b)
		if l.start != NoDate {
			l.start = min(l.start, b.From.Day)
		}
		l.until = max(l.until, b.To.Day)
	}
	for k := j; k+1 < len(s.exprs) && listed(k, k+1); k++ {
		take(k + 1)
	}
	for k := j; k > 0 && listed(k-1, k); k-- {
		take(k - 1)
	}
}

// leads says that a word of class c leads to b, or opens it.
func (s *Scanner) leads(b *Expr, c lang.Class) bool { return s.lead(b, c) >= 0 }

// lead gives the token of class c that leads to b, or opens it, else -1.
func (s *Scanner) lead(b *Expr, c lang.Class) int {
	for k := b.First; k < min(b.First+3, b.Last-1); k++ {
		if s.m.wordSet(k).Has(c) {
			return k
		}
	}
	low := s.w.Sentences[b.Sentence].First
	for k := b.First; k >= low && k >= b.First-4; k-- {
		set := s.m.wordSet(k)
		switch {
		case set.Has(c):
			return k
		case k == b.First, s.w.Tags[k].Inside:
		case !set.Any(leadsTo):
			return -1
		}
	}
	return -1
}

// leadsTo are the classes of words that may stand between a time and the word
// that leads to it.
var leadsTo = lang.Of(lang.Glue, lang.Article, lang.Prep, lang.In)

// takeWords adds the words of b, with the one that leads to it, to those that
// say when e comes, where they stand together.
func (s *Scanner) takeWords(e, b *Expr) {
	if max(e.First, b.First)-min(e.Last, b.Last) > 6 {
		return
	}
	start := b.Start
	if b.First < e.First {
		for _, c := range [2]lang.Class{lang.Until, lang.From} {
			if k := s.lead(b, c); k >= 0 {
				start = min(start, s.w.Tokens[k].Start)
			}
		}
	}
	w := &e.Set.Words
	w[0], w[1] = min(w[0], int(start)), max(w[1], int(b.End))
}

// takeHours gives e, which has no hour, that of the day b: every Tuesday until
// 26 May at 5 p.m.
func (e *Expr) takeHours(b *Expr) {
	switch {
	case !e.From.AllDay() || b.Type != TypeTime || b.Grain != GrainMinute:
	case !b.Range || b.From.Day == b.To.Day:
		e.hours(b)
	case !b.To.AllDay(): // from 3 March to 26 May at 5 p.m.
		e.From.Clock, e.To = b.To.Clock, Moment{e.From.Day, b.To.Clock}
		e.Zone, e.Grain = b.Zone, GrainMinute
	}
}

// hourBefore gives set i the clock time that stands right before it: at 6 p.m.
// every Tuesday. It gives that time, or nil for none.
func (s *Scanner) hourBefore(from, i int) *Expr {
	if i == from {
		return nil
	}
	e, c := &s.exprs[i], &s.exprs[i-1]
	if !e.From.AllDay() || !c.ClockOnly || c.Grain != GrainMinute || c.Last > e.First || s.gap(c.Last, e.First) != gapGlue {
		return nil
	}
	e.hours(c)
	c.OfSet = int32(i + 1)
	return c
}

// hours gives e the clock times of c.
func (e *Expr) hours(c *Expr) {
	e.From.Clock, e.To, e.Zone = c.From.Clock, Moment{e.From.Day + c.To.Day - c.From.Day, c.To.Clock}, c.Zone
	e.Grain = GrainMinute
}

// bound makes e begin and end by l. Without a beginning it goes on from
// publication. A period alone falls on the days that its beginning tells.
func (s *Scanner) bound(e *Expr, l limits) {
	r := &e.Set.Recurrence
	if l.start != NoDate {
		*r = r.On(l.start)
		if first := r.From(l.start); first != NoDate {
			if day := r.After(first, s.pub.Day); day != NoDate {
				e.onFirst(day, e.To.Day-e.From.Day)
			}
		}
	}
	if l.length != nil {
		l.until = past(e.From.Day, l.length.N, l.length.Unit) - 1
	}
	e.Set.Begins = l.start != NoDate
	e.Set.Limited = l.until != NoDate || l.start > s.pub.Day
	if l.until != NoDate {
		r.Until = Moment{l.until, e.From.Clock}
	}
}

// past gives the day n units after d.
func past(d Date, n, unit int32) Date {
	y, m, day := d.YMD()
	switch unit {
	case lang.Week:
		return d + Date(7*n)
	case lang.Fortnight:
		return d + Date(14*n)
	case lang.MonthUnit:
		return DateOf(y, m+int(n), day)
	case lang.YearUnit:
		return DateOf(y+int(n), m, day)
	}
	return NoDate + 1
}

// comma says that token i is a comma.
func (s *Scanner) comma(i int) bool {
	t := &s.w.Tokens[i]
	return t.Kind == text.Punct && (t.Value == ',' || t.Value == '،')
}
