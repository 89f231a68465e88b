package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// fill is one slot that a match fills, kept in a trail so that a way that
// fails can be taken back.
type fill struct {
	slot  slot
	value int32
}

// matcher runs the patterns over the tagged tokens of an article.
type matcher struct {
	w     *lang.Words
	g     *Grammar
	trail []fill
	best  []fill
	days  dayList
	steps int  // taken so far, for tests of linear time
	limit int  // tokens beyond it belong to another sentence
	asked bool // the text may be nothing but a time

	// the numbers last read, which several elements ask for at one token
	counts, ordinals numbersRead

	// the match at token start: the longest so far
	start, end int
	program    int32
	bestDays   dayList
}

// numbersRead are numbers by the lowest bits of their token.
type numbersRead [4]struct {
	past  int // the token behind the first one, 0 for none
	n     int
	value int32
}

// frames appends the frames of tokens [first, last), the longest at each
// place, from left to right.
func (m *matcher) frames(dst []frame, first, last int) []frame {
	m.limit = last
	m.counts, m.ordinals = numbersRead{}, numbersRead{}
	for i := first; i < last; {
		if !m.asked && !m.w.Tags[i].Begins() || !m.begins(i) {
			i++
			continue
		}
		m.start, m.end, m.program = i, i, -1
		m.walk(0, i)
		if m.asked && m.g.asked > 0 {
			m.walk(m.g.asked, i)
		}
		if m.program < 0 {
			i++
			continue
		}
		dst = append(dst, frame{})
		m.fill(&dst[len(dst)-1])
		i = dst[len(dst)-1].last
	}
	return dst
}

// begins says that a pattern may begin at token i, by its word.
func (m *matcher) begins(i int) bool {
	if m.w.Tokens[i].Kind == text.Number {
		return !m.touchesNumber(i) && !m.isPrice(i)
	}
	t := &m.w.Tokens[i]
	if t.Kind == text.Punct && (t.Value == ',' || (t.Value == '+' || t.Value == '-') && !m.isSign(i)) {
		return false
	}
	tag := &m.w.Tags[i]
	return m.asked || m.g.begins(tag.Word) || m.g.begins(tag.Entry) || m.g.begins(tag.Phrase)
}

// fill makes f of the longest match; of equals, that of the first pattern.
func (m *matcher) fill(f *frame) {
	program := &m.g.programs[m.program]
	end := m.end
	if last := &m.w.Tokens[end-1]; end == m.limit && end > m.start+1 && last.Kind == text.Punct && last.Value == '.' {
		end-- // the full stop of the sentence
	}
	f.kind, f.first, f.last, f.days = program.kind, m.start, end, m.bestDays
	if m.bestDays.n > 0 {
		f.set(slotDay, int32(m.bestDays.day[0]))
	}
	for _, s := range program.sets {
		f.set(s.slot, s.value)
	}
	unit := false
	for _, s := range m.best {
		if s.slot == slotUnit {
			if unit && s.value == lang.YearUnit {
				continue // whose unit it is: the first half of this year
			}
			unit = true
		}
		f.set(s.slot, s.value)
	}
}

// touchesNumber says that the number at i goes on one before it: 3.14, 5:1, 2026-01.
func (m *matcher) touchesNumber(i int) bool {
	if i < 2 || m.w.Tokens[i].Spaced || m.w.Tokens[i-1].Spaced || m.w.Tokens[i-1].Kind != text.Punct {
		return i > 0 && !m.w.Tokens[i].Spaced && m.w.Tokens[i-1].Kind == text.Word && !m.w.Tags[i-1].Set.Any(joinsNumber)
	}
	return m.w.Tokens[i-2].Kind == text.Number && !m.yearsBeside(i) && !m.datesBeside(i)
}

// yearsBeside says that the numbers at i and before it are years of one line:
// 2009-2011, 2005/2010.
func (m *matcher) yearsBeside(i int) bool {
	switch m.w.Tokens[i-1].Value {
	case '-', '–', '/':
		a, b := &m.w.Tokens[i-2], &m.w.Tokens[i]
		return m.digitCount(i) == 4 && m.digitCount(i-2) == 4 && 1000 <= a.Value && a.Value < b.Value && b.Value < 2100 && !m.touchesNumber(i-2)
	}
	return false
}

// datesBeside says that a text asks for two dates in digits that a hyphen joins,
// the second of which begins at i: 10/1-11/7.
func (m *matcher) datesBeside(i int) bool {
	slash := func(i int) bool {
		t := &m.w.Tokens[i]
		return t.Kind == text.Punct && t.Value == '/' && !t.Spaced
	}
	return m.asked && m.w.Tokens[i-1].Value == '-' && i+1 < m.limit && slash(i+1) && i >= 3 && slash(i-3)
}

// isSign says that the plus or minus at token i can belong to the number behind
// it: behind a number or without space it is a sum, a score or a hyphen.
func (m *matcher) isSign(i int) bool {
	return i == 0 || m.w.Tokens[i].Spaced && m.w.Tokens[i-1].Kind != text.Number
}

// isPrice says that a sign of money stands before the number at token i.
func (m *matcher) isPrice(i int) bool {
	if i == 0 || m.w.Tokens[i-1].Kind != text.Punct {
		return false
	}
	switch m.w.Tokens[i-1].Value {
	case '$', '€', '£', '¥', '₴', '₽', '₹':
		return true
	}
	return false
}

// joinsNumber are the classes of words that may be written together with a
// number behind them: the Arabic و and ب.
var joinsNumber = lang.Of(lang.And, lang.Glue, lang.In, lang.Prep, lang.Conj, lang.Pattern)

// walk follows every way from state id at token i and keeps the longest that
// ends.
func (m *matcher) walk(id int32, i int) {
	m.steps++
	s := &m.g.states[id]
	if s.program >= 0 && (i > m.end || i == m.end && s.program < m.program) && !m.cutsNumber(i) {
		m.end, m.program, m.bestDays = i, s.program, m.days
		m.best = append(m.best[:0], m.trail...)
	}
	if s.edge > 0 && m.edge(i) {
		m.walk(s.edge, i)
	}
	if s.stop > 0 && m.stop(i) {
		m.walk(s.stop, i)
	}
	if s.asked > 0 && m.asked {
		m.walk(s.asked, i)
	}
	for k := range s.fills {
		e := &s.fills[k]
		m.trail = append(m.trail, fill{e.elem.slot, e.elem.value})
		m.walk(e.to, i)
		m.trail = m.trail[:len(m.trail)-1]
	}
	if i >= m.limit || m.w.Tokens[i].Kind == text.Break {
		return
	}
	set := m.w.Readings(i)
	digits := m.w.Tokens[i].Kind == text.Number
	if !set.Any(s.set) && !(s.numeric && digits) {
		return
	}
	if set.Has(lang.Pattern) {
		m.walkWords(s, i)
	}
	if digits || set.Any(numbers) {
		for k := range s.classes[:s.plain] {
			if e := &s.classes[k]; set.Any(e.set) || digits && e.numeric {
				m.follow(e, i)
			}
		}
	}
	for c := range set.And(s.plainSet).All() { // each class of the word that the state waits for
		for k := s.first(c); k < len(s.classes) && s.classes[k].elem.class == c; k++ {
			m.follow(&s.classes[k], i)
		}
	}
}

// numbers are the classes of words that elements other than those of one class take.
var numbers = lang.Of(lang.Number, lang.Ordinal, lang.Scale, lang.Year, lang.Weekday, lang.Weekly)

// follow goes over the edge e where its element stands at token i.
func (m *matcher) follow(e *edgeTo, i int) {
	mark, days := len(m.trail), m.days.n
	n, v := m.element(&e.elem, i)
	if n == 0 || e.elem.slot == slotUnit2 && !m.isFiner(v) {
		return
	}
	switch e.elem.kind {
	case elemHHMM, elemHMM:
		m.trail = append(m.trail, fill{slotMinute, v % 100})
		v /= 100
	case elemDecimal:
		m.trail = append(m.trail, fill{slotMore, v % 60})
		v /= 60
	case elemYMD:
		m.trail = append(m.trail, fill{slotMonth, v / 100 % 100}, fill{slotDay, v % 100})
		v /= 10000
	}
	if e.elem.slot != noSlot {
		m.trail = append(m.trail, fill{e.elem.slot, v})
		if e.elem.class == lang.Dual && e.elem.kind == elemClass {
			m.trail = append(m.trail, fill{slotN, 2})
		}
		if e.elem.class == lang.Weekday && e.elem.kind == elemClass || e.elem.slot == slotWeekdays { // Montagabend
			if part, ok := m.w.Lex.Value(m.w.Tags[i].Entry, lang.Part); ok {
				m.trail = append(m.trail, fill{slotPart, part})
			}
		}
	}
	m.walk(e.to, i+n)
	m.trail = m.trail[:mark]
	if days == 0 && m.days.n > 0 {
		m.days = dayList{}
	}
}

// isFiner says that unit is finer than the one that the match has so far: two
// weeks, three days; but not: two days, three weeks ago.
func (m *matcher) isFiner(unit int32) bool {
	for k := len(m.trail) - 1; k >= 0; k-- {
		if m.trail[k].slot == slotUnit {
			return unit < m.trail[k].value
		}
	}
	return false
}

// walkWords follows the edges of s that want the very word at token i.
func (m *matcher) walkWords(s *state, i int) {
	tag, tok := &m.w.Tags[i], &m.w.Tokens[i]
	entry := tag.Entry
	if entry == tag.Word || i > m.start && m.opensAnew(i) {
		entry = -1
	}
	if s.byWord != nil {
		for _, id := range [2]int32{tag.Word, entry} {
			if id >= 0 && s.byWord[id] > 0 {
				m.walk(s.byWord[id], i+1)
			}
		}
		return
	}
	for k := range s.words {
		e := &s.words[k]
		if (e.entry == tag.Word || e.entry == entry) && !(e.touch && tok.Spaced) {
			m.walk(e.to, i+1)
		}
	}
}

// cutsNumber says that a match that ends before token i would end within a
// number: 8 of 8:30, 12 of 12/5. Days joined by a hyphen are no such number.
func (m *matcher) cutsNumber(i int) bool {
	if i < 1 || i+1 >= len(m.w.Tokens) || m.w.Tokens[i-1].Kind != text.Number {
		return false
	}
	mark, next := &m.w.Tokens[i], &m.w.Tokens[i+1]
	if mark.Kind != text.Punct || mark.Spaced || next.Kind != text.Number || next.Spaced {
		return false
	}
	return mark.Value == ':' || mark.Value == '.' || mark.Value == ',' || mark.Value == '/' && !m.yearsBeside(i+1)
}
