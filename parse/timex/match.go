package timex

import (
	"math/bits"

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
	steps int // taken so far, for tests of linear time
	limit int // tokens beyond it belong to another sentence

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
	start := &m.g.states[0]
	for i := first; i < last; {
		if !m.begins(start, i) {
			i++
			continue
		}
		m.trail, m.days = m.trail[:0], dayList{}
		m.start, m.end, m.program = i, i, -1
		m.walk(0, i)
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

// begins says that a pattern may begin at token i, by the classes of its word.
func (m *matcher) begins(start *state, i int) bool {
	if m.w.Tokens[i].Kind == text.Number {
		return !m.touchesNumber(i) && !m.isPrice(i)
	}
	t := &m.w.Tokens[i]
	if t.Kind == text.Punct && (t.Value == ',' || (t.Value == '+' || t.Value == '-') && !m.isSign(i)) {
		return false
	}
	tag := &m.w.Tags[i]
	return tag.All.Any(start.set) || tag.Word >= 0 && start.byWord[tag.Word] > 0 || tag.Entry >= 0 && start.byWord[tag.Entry] > 0
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
	return m.w.Tokens[i-2].Kind == text.Number && !m.yearsBeside(i)
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
	for k := range s.fills {
		e := &s.fills[k]
		m.trail = append(m.trail, fill{e.elem.slot, e.elem.value})
		m.walk(e.to, i)
		m.trail = m.trail[:len(m.trail)-1]
	}
	if i >= m.limit || m.w.Tokens[i].Kind == text.Break {
		return
	}
	set := m.w.Tags[i].All
	if set.Has(lang.Pattern) {
		m.walkWords(s, i)
	}
	digits := m.w.Tokens[i].Kind == text.Number
	if !set.Any(s.set) && !(s.numeric && digits) {
		return
	}
	if digits || set.Any(numbers) {
		for k := range s.classes[:s.plain] {
			if e := &s.classes[k]; set.Any(e.set) || digits && e.numeric {
				m.follow(e, i)
			}
		}
	}
	for word := range set { // each class of the word that the state waits for
		for left := set[word] & s.plainSet[word]; left != 0; left &= left - 1 {
			c := lang.Class(word<<6 + bits.TrailingZeros64(left))
			for k := s.first(c); k < len(s.classes) && s.classes[k].elem.class == c; k++ {
				m.follow(&s.classes[k], i)
			}
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
	case elemHHMM:
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
		if (e.elem.value == tag.Word || e.elem.value == entry) && !(e.elem.touch && tok.Spaced) {
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

// element matches one element at token i; n is how many tokens it takes.
func (m *matcher) element(e *elem, i int) (n int, value int32) {
	tok := &m.w.Tokens[i]
	if e.touch && tok.Spaced {
		return 0, 0
	}
	switch e.kind {
	case elemClass:
		return m.ofClass(e, i)
	case elemDay:
		n, v := m.ordinal(i)
		if n == 0 {
			n, v = m.digits(i, 1, 31, 2)
		}
		if v < 1 || v > 31 {
			return 0, 0
		}
		return n, v
	case elemDayMark:
		if n, v := m.ordinal(i); tok.Kind == text.Number && n > 0 && v >= 1 && v <= 31 {
			return n, v
		}
	case elemBareDay:
		return m.digits(i, 1, 31, 2)
	case elemDays:
		return m.dayList(i, false)
	case elemDaysWord:
		return m.dayList(i, true)
	case elemDaysMany:
		n, v := m.dayList(i, false)
		if n > 0 && m.days.n < 2 {
			m.days = dayList{}
			return 0, 0
		}
		return n, v
	case elemLateDay:
		return m.digits(i, 13, 31, 2)
	case elemMonthZero:
		if n, v := m.digits(i, 1, 9, 2); m.digitCount(i) == 2 {
			return n, v
		}
	case elemDayWord:
		if tok.Kind != text.Word {
			return 0, 0
		}
		n, v := m.count(i)
		if v < 1 || v > 31 {
			return 0, 0
		}
		return n, v
	case elemMonth:
		return m.digits(i, 1, 12, 2)
	case elemYear:
		if n, v := m.word(i, lang.Year); n > 0 {
			return n, v
		}
		if tok.End-tok.Start < 4 {
			return 0, 0
		}
		return m.digits(i, 1000, 2999, 8)
	case elemHijriYear:
		if m.digitCount(i) != 4 {
			return 0, 0
		}
		return m.digits(i, 1300, 1499, 4)
	case elemYY:
		if n, v := m.digits(i, 0, 99, 2); n > 0 && m.digitCount(i) == 2 {
			return n, v
		}
	case elemCount:
		return m.count(i)
	case elemOrd:
		return m.ordinal(i)
	case elemHour:
		if n, v := m.markedHour(i); n > 0 {
			return n, v
		}
		if n, v := m.digits(i, 0, 24, 2); n > 0 {
			return n, v
		}
		if m.w.Lex.OrdinalHours {
			return m.wordBetween(i, 1, 24)
		}
		return m.hourInWords(i)
	case elemHourCount:
		if n, v := m.markedHour(i); n > 0 {
			return n, v
		}
		if tok.Kind == text.Number {
			return m.digits(i, 0, 24, 2)
		}
		return m.hourInWords(i)
	case elemHourDigits:
		return m.digits(i, 0, 24, 2)
	case elemHHMM:
		if n, v := m.digits(i, 0, 2400, 4); n > 0 && m.digitCount(i) == 4 && v%100 < 60 {
			return n, v
		}
	case elemDecimal:
		return m.decimal(i)
	case elemYMD:
		if n, v := m.digits(i, 19000101, 20991231, 8); n > 0 && v/100%100 >= 1 && v/100%100 <= 12 && v%100 >= 1 && v%100 <= 31 {
			return n, v
		}
	case elemYearWords:
		return m.yearWords(i)
	case elemOldYY:
		return m.digits(i, 32, 99, 2)
	case elemDigits:
		if tok.Kind == text.Number {
			return 1, 0
		}
	case elemMonthWord:
		if tok.Kind == text.Word {
			if n, v := m.count(i); v >= 2 && v <= 12 {
				return n, v
			}
		}
	case elemMonthOrd, elemHourOrd:
		if n, v := m.ordinal(i); v >= 1 && v <= 12 {
			return n, v
		}
	case elemWeekdays, elemWeekly:
		return m.weekdayList(i, e.kind == elemWeekly)
	case elemMin:
		if n, v := m.digits(i, 0, 59, 2); n > 0 && m.digitCount(i) == 2 {
			return n, v
		}
	case elemMinutes:
		if n, v := m.digits(i, 0, 59, 2); n > 0 {
			return n, v
		}
		return m.wordBetween(i, 1, 59)
	}
	return 0, 0
}

// edge says that what stands at token i leaves the number before it alone: a
// mark, a verb or a preposition, but no noun that it could count.
func (m *matcher) edge(i int) bool {
	if i >= m.limit {
		return true
	}
	t := &m.w.Tokens[i]
	switch t.Kind {
	case text.Break:
		return true
	case text.Punct:
		switch t.Value {
		case '.', ',', ';', '!', '?', ')', '»', '”', '“', '"', '—', '–', '…', '،', '؛', '؟':
			return i+1 >= m.limit || m.w.Tokens[i+1].Kind != text.Number || m.w.Tokens[i+1].Spaced
		}
		if t.Value == '-' && !t.Spaced && i+1 < m.limit && m.w.Tokens[i+1].Kind == text.Number {
			return m.digitCount(i+1) == 4 // 2009-2011
		}
		return t.Value == '-' && t.Spaced || t.Value == ':' && i+1 < m.limit && m.w.Tokens[i+1].Spaced
	case text.Word:
		return m.w.Tags[i].Set.Any(edgeSet) || m.w.Lex.CapitalNouns && !t.Upper && !m.w.Tags[i].Set.Has(lang.Unit)
	}
	return false
}

var edgeSet = lang.Of(lang.Prep, lang.In, lang.Future, lang.Past, lang.Present, lang.Scheduled, lang.Light, lang.Act, lang.Host,
	lang.Zone, lang.Clause, lang.Conj, lang.Day, lang.Weekday, lang.Negation, lang.Pronoun, lang.From, lang.Article, lang.And, lang.Range)

// stop says that the number before token i stands before a mark or at the end.
func (m *matcher) stop(i int) bool {
	if i >= m.limit {
		return true
	}
	t := &m.w.Tokens[i]
	return t.Kind == text.Break || t.Kind == text.Punct && m.edge(i)
}

// opensAnew says that token i joins what went before by a clitic «and», so
// that it begins another time.
func (m *matcher) opensAnew(i int) bool {
	t := &m.w.Tags[i]
	return t.Before > 0 && t.Set.Has(lang.And) && !m.w.Lex.Entry(max(t.Entry, 0)).Set.Has(lang.And)
}

// ofClass matches a word or phrase of a class, the phrase first.
func (m *matcher) ofClass(e *elem, i int) (n int, value int32) {
	t := &m.w.Tags[i]
	if i > m.start && m.opensAnew(i) && e.class != lang.Fraction && e.class != lang.Unit {
		return 0, 0
	}
	for k, id := range [3]int32{t.Phrase, t.Entry, t.Word} {
		if id < 0 || !m.w.Lex.Entry(id).Set.Has(e.class) {
			continue
		}
		if n = 1; k == 0 {
			n = int(t.Len)
		}
		for _, s := range m.w.Lex.Entry(id).Senses {
			if s.Class == e.class && (e.value < 0 || s.Value == e.value) {
				return n, s.Value
			}
		}
	}
	return 0, 0
}
