package event

import (
	"sort"
	"strings"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// mostPeople is the most participants that an entry names.
const mostPeople = 12

// circle gathers the participants of one event.
type circle struct {
	f     *Finder
	names []string
	until int // token before which all have been read
}

// participants cuts out of the passages of h who takes part: whom a verb of
// meeting or attending has beside it, whom the event's noun has as its own
// («a meeting of ministers»), and those between whom it is.
func (f *Finder) participants(h *happening) []string {
	c := circle{f: f, names: []string{}}
	last := -1
	read := func(m *candidate) {
		if r := f.stretch(m); r.first >= last {
			last = r.last
			c.read(r, m)
		}
	}
	told := h.told
	for _, i := range h.mentions {
		for len(told) > 0 && told[0].sentence < f.cands[i].sentence {
			read(&told[0])
			told = told[1:]
		}
		read(&f.cands[i])
	}
	for i := range told {
		read(&told[i])
	}
	return c.names
}

// stretch gives the tokens of m's passage, the first of them where it is long.
func (f *Finder) stretch(m *candidate) run {
	s := f.sentence(m.sentence)
	r := run{max(s.First, m.first-reach), min(s.Last, m.first+2*reach)}
	if q := f.quoteOf(m.first, m.sentence); q >= 0 {
		r = run{max(r.first, f.w.Quotes[q].First), min(f.w.Quotes[q].Last, m.first+2*reach)}
	}
	return r
}

// read takes in the participants that tokens r name; m is the mention there.
func (c *circle) read(r run, m *candidate) {
	f := c.f
	c.until = r.first
	for i := r.first; i < r.last && len(c.names) < mostPeople; i++ {
		set := f.w.Tags[i].Set
		if i < c.until || f.w.Tags[i].Inside || f.denies(i) {
			continue
		}
		switch {
		case set.Has(lang.Event):
			if i == m.head.token || m.head.token >= 0 && f.sameNoun(i, m.head.token) {
				c.ofEvent(i, r)
			}
		case set.Has(lang.Attend), set.Has(lang.Act) && f.meets(i), set.Has(lang.Light) && !set.Has(lang.Infinitive) && f.holdsTalks(i, r):
			if !f.of(i, m) {
				continue
			}
			if !c.after(i+int(f.w.Tags[i].Len), r) || set.Has(lang.Act) {
				c.before(i, r)
			}
		}
	}
}

// denies says that a negation stands right before token i.
func (f *Finder) denies(i int) bool {
	return i > 0 && f.w.Tags[i-1].Set.Has(lang.Negation) || i > 1 && f.w.Tags[i-2].Set.Has(lang.Negation)
}

func (f *Finder) meets(i int) bool {
	kind, _ := f.w.Value(i, lang.Act)
	return kind == lang.Meeting
}

// holdsTalks says that the verb at token i has a meeting as its object.
func (f *Finder) holdsTalks(i int, r run) bool {
	for k := i + 1; k < r.last && k < i+12; k++ {
		set := f.w.Tags[k].Set
		if kind, ok := f.w.Value(k, lang.Event); ok && set.Has(lang.Event) {
			return kind == lang.Meeting
		}
		if set.Any(clauseSet) || f.w.Tokens[k].Kind == text.Punct {
			return false
		}
	}
	return false
}

// of says that the verb at token i is about the event of m, not about that of
// another date of its sentence.
func (f *Finder) of(i int, m *candidate) bool {
	at := m.first
	if m.head.token >= 0 && m.head.sentence == m.sentence && f.distance(i, m.head.token) < f.distance(i, at) {
		at = m.head.token
	}
	mine := f.distance(i, at)
	all := f.in.Exprs
	for k := sort.Search(len(all), func(k int) bool { return all[k].First > i-mine }); k < len(all) && all[k].First < i+mine; k++ {
		if e := &all[k]; e.Sentence == m.sentence && e.First != m.first && !e.Grain.Coarse() && !e.Vague && !e.ClockOnly && f.distance(i, e.First) < mine {
			return false
		}
	}
	return true
}

// ofEvent reads those who belong to the event's noun at token i: between X and
// Y, of X.
func (c *circle) ofEvent(i int, r run) {
	f := c.f
	j := i + int(f.w.Tags[i].Len)
	for k := j; k < r.last && k < j+4; k++ {
		set := f.w.Tags[k].Set
		if f.w.Tokens[k].Kind != text.Word || set.Any(clauseSet) || f.dated(k) {
			break
		}
		if set.Has(lang.Between) && c.pair(k+1, r) {
			return
		}
	}
	for k := j; k < r.last && k < j+4; k++ {
		set := f.w.Tags[k].Set
		if f.w.Tokens[k].Kind != text.Word || set.Any(clauseSet) || set.Has(lang.Event) || f.dated(k) {
			return
		}
		if set.Has(lang.Role) {
			c.list(k, r)
			return
		}
	}
}

// pair reads «X and Y» at token i.
func (c *circle) pair(i int, r run) bool {
	f := c.f
	x := c.side(i, r)
	if x.last == x.first || x.last >= r.last {
		return false
	}
	j := x.last
	if !f.w.Tags[j].Set.Has(lang.And) {
		return false
	}
	if f.w.Tags[j].Before == 0 {
		j++
	}
	y := c.side(j, r)
	if y.last == y.first {
		return false
	}
	c.add(x)
	c.add(y)
	return true
}

// side reads one side of a pair: an office, a name, a place, or a word or two
// with nothing known of them.
func (c *circle) side(i int, r run) run {
	f := c.f
	for i < r.last && f.w.Tags[i].Set.Any(skipSet) && !f.w.Tags[i].Set.Has(lang.Role) && f.w.Tags[i].Before == 0 {
		i++
	}
	if i >= r.last {
		return run{i, i}
	}
	if p := c.office(i, r); p.last > p.first {
		return p
	}
	out := run{i, i}
	for out.last < r.last && out.last-i < 4 {
		t, set := &f.w.Tokens[out.last], f.w.Tags[out.last].Set
		if t.Kind != text.Word || f.dated(out.last) || set.Any(clauseSet) || set.Any(verbSet) || set.Any(sideEnds) && f.w.Tags[out.last].Before == 0 || set.Has(lang.Event) ||
			out.last > i && set.Has(lang.And) || f.hasCapitals(out.last) && !t.Upper {
			break
		}
		out.last++
	}
	return out
}

var sideEnds = lang.Of(lang.In, lang.Prep, lang.And, lang.Conj, lang.Online, lang.Agenda, lang.Range, lang.Infinitive)

// after reads the participants behind a verb that ends before token i.
func (c *circle) after(i int, r run) bool {
	f := c.f
	for k := i; k < r.last && k < i+6; k++ {
		set := f.w.Tags[k].Set
		switch {
		case set.Has(lang.Role):
			return c.list(k, r)
		case f.comma(k) && f.listGoesOn(k+1, r):
		case f.w.Tokens[k].Kind != text.Word, set.Any(clauseSet), set.Any(lang.Of(lang.Report, lang.Agenda, lang.Infinitive, lang.Online)), f.dated(k),
			set.Has(lang.In) && f.w.Tags[k].Before == 0 && !set.Has(lang.Article):
			return false
		case set.Has(lang.In) && f.w.Tags[k].Before == 0 && !set.Has(lang.Between):
			return false // where, not who
		case f.hasCapitals(k) && f.w.Tokens[k].Upper && !set.Has(lang.Event) && !set.Has(lang.In):
			return c.list(k, r)
		}
	}
	return false
}

// listGoesOn says that behind a comma, at token i, a list of people goes on:
// with one of them, or with words that join one to it, as «along with».
func (f *Finder) listGoesOn(i int, r run) bool {
	joined := false
	for k := i; k < r.last && k < i+4; k++ {
		set := f.w.Tags[k].Set
		switch {
		case f.w.Tokens[k].Kind != text.Word, set.Any(clauseSet), set.Any(verbSet) && !set.Any(nounSet):
			return false
		case set.Has(lang.Role), f.hasCapitals(k) && f.w.Tokens[k].Upper && !set.Has(lang.Event):
			return joined || k == i
		}
		joined = joined || set.Any(goesOn)
	}
	return false
}

var goesOn = lang.Of(lang.And, lang.Prep, lang.Conj)

// before reads the participants in front of the verb at token i.
func (c *circle) before(i int, r run) {
	f := c.f
	first := i
	for first > max(r.first, i-14) {
		t, set := &f.w.Tokens[first-1], f.w.Tags[first-1].Set
		if t.Kind == text.Break || t.Kind == text.Punct && t.Value != '-' && t.Value != '\'' && t.Value != '’' || set.Any(clauseSet) || set.Any(lang.Of(lang.Report, lang.Add, lang.According)) {
			break
		}
		first--
	}
	for k := first; k < i; k++ {
		if set := f.w.Tags[k].Set; set.Has(lang.Role) || f.named(k, first) && !set.Has(lang.Event) && !f.dated(k) && (k == 0 || !f.w.Tags[k-1].Set.Has(lang.In)) {
			c.list(k, run{first, i})
			return
		}
	}
}

// named says that token k has a capital that is not that of a sentence.
func (f *Finder) named(k, first int) bool {
	if !f.hasCapitals(k) || !f.w.Tokens[k].Upper {
		return false
	}
	return k > first || k+1 < len(f.w.Tokens) && f.w.Tokens[k+1].Upper || f.w.Tags[k].Set.IsEmpty()
}

// list reads participants one after the other from token i on.
func (c *circle) list(i int, r run) bool {
	f, found := c.f, false
	for i < r.last && len(c.names) < mostPeople {
		p := c.office(i, r)
		if p.last == p.first {
			p = f.nameAt(i, text.Sentence{First: r.first, Last: r.last}, f.hasCapitals(i))
		}
		if p.last == p.first || p.last < r.last && f.w.Tags[p.last].Set.Has(lang.Report) {
			return found
		}
		c.add(p)
		found = true
		next := c.next(p.last, r)
		if next < 0 {
			return true
		}
		i = next
	}
	return found
}

// next gives the token at which the list goes on behind token i, or -1.
func (c *circle) next(i int, r run) int {
	f := c.f
	for k := i; k < r.last && k < i+5; k++ {
		set := f.w.Tags[k].Set
		switch {
		case set.Has(lang.Role):
			return k
		case f.comma(k):
			if !f.listGoesOn(k+1, r) {
				return -1
			}
		case f.w.Tokens[k].Kind != text.Word, set.Any(clauseSet), set.Any(verbSet), set.Any(lang.Of(lang.In, lang.Agenda, lang.Infinitive, lang.Online, lang.Event, lang.Act)) && f.w.Tags[k].Before == 0, f.dated(k):
			return -1
		case f.hasCapitals(k) && f.w.Tokens[k].Upper && k > i && f.w.Tags[k-1].Set.Any(lang.Of(lang.And, lang.Article)):
			return k
		}
	}
	return -1
}

// office reads the people at token i whom an office names, with what belongs
// to it, their name included.
func (c *circle) office(i int, r run) run {
	f := c.f
	k := i
	for k < r.last && k < i+4 && !f.w.Tags[k].Set.Has(lang.Role) {
		if !f.w.Lex.ModifiersFirst || f.w.Tokens[k].Kind != text.Word || f.w.Tags[k].Set.Any(sideEnds) {
			return run{i, i}
		}
		k++
	}
	if k >= r.last || !f.w.Tags[k].Set.Has(lang.Role) {
		return run{i, i}
	}
	out := run{k, k + int(f.w.Tags[k].Len)}
	capitals := f.hasCapitals(k)
	if f.w.Lex.ModifiersFirst {
		for out.first > r.first && k-out.first < 3 && f.describes(out.first-1, capitals) && !f.w.Tags[out.first-1].Set.Any(notOfOffice) &&
			(out.first < 2 || !f.w.Tags[out.first-2].Set.Has(lang.In)) {
			out.first--
		}
	}
	for out.last < r.last && out.last-k < 9 && c.belongs(out.last, r) {
		out.last++
	}
	for out.last > out.first+1 && f.dangles(out.last-1) {
		out.last--
	}
	return out
}

// belongs says that token j goes on the words of an office.
func (c *circle) belongs(j int, r run) bool {
	f := c.f
	t, tag := &f.w.Tokens[j], &f.w.Tags[j]
	switch {
	case t.Kind == text.Punct:
		return (t.Value == '-' || t.Value == '\'' || t.Value == '’') && !t.Spaced
	case t.Kind != text.Word, f.dated(j), tag.Set.Any(clauseSet), tag.Set.Any(officeEnds), tag.Set.Any(spanSet) && !tag.Set.Has(lang.Prep):
		return false
	case tag.Set.Any(verbSet) && !tag.Set.Any(nounSet):
		return false
	case tag.Set.Any(lang.Of(lang.And, lang.Conj)):
		k := j
		if tag.Before == 0 {
			k++
		}
		return k < r.last && !tag.Set.Has(lang.Role) && !f.w.Tags[k].Set.Has(lang.Role) && f.w.Tokens[k].Kind == text.Word &&
			!f.w.Tags[k].Set.Any(verbSet) && (!f.hasCapitals(k) || f.w.Tokens[k].Upper)
	case tag.Set.Has(lang.Role) && tag.Before == 0:
		return j > 0 && f.w.Tags[j-1].Set.Has(lang.Role)
	case tag.Set.Has(lang.In) && tag.Before == 0:
		return false
	}
	return true
}

var officeEnds = lang.Of(lang.Online, lang.Agenda, lang.Infinitive, lang.Act, lang.Attend, lang.Event,
	lang.Deadline, lang.Before, lang.After, lang.Until, lang.Negation)

var spanSet = lang.Of(lang.Range, lang.Between)

// notOfOffice are the classes of words before an office that do not describe it:
// a meeting of | advisers.
var notOfOffice = lang.Of(lang.Attend, lang.Event, lang.Head, lang.Light)

// add takes in the participants of tokens p, unless they are among the others.
func (c *circle) add(p run) {
	c.until = max(c.until, p.last)
	f := c.f
	for p.first < p.last-1 && f.w.Tags[p.first].Before == 0 && f.w.Tags[p.first].Set.Any(lang.Of(lang.Article, lang.And)) && !f.w.Tags[p.first].Set.Any(nounSet) {
		p.first++
	}
	words := f.plainSpan(p)
	for i, have := range c.names {
		switch {
		case within(words, have):
			return
		case within(have, words):
			c.names[i] = words
			return
		}
	}
	c.names = append(c.names, words)
}

// within says that all words of part are among those of whole, whatever their endings.
func within(part, whole string) bool {
	have := map[uint64]bool{}
	for w := range strings.FieldsSeq(whole) {
		have[text.Stem(w)] = true
	}
	for w := range strings.FieldsSeq(part) {
		if !have[text.Stem(w)] {
			return false
		}
	}
	return true
}
