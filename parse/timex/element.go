package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

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
		if n, v := m.digits(i, 0, 99, 2); n > 0 && m.digitCount(i) == 2 && (i+1 >= m.limit || !m.w.Tags[i+1].Set.Any(hourWords)) { // Sa 7.3. 20 Uhr
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
	case elemHMM:
		if n, v := m.digits(i, 100, 959, 3); n > 0 && v%100 < 60 {
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
		if m.w.Tags[i].Set.Has(lang.Article) {
			return 0, 0 // at 2 p.m. | a match
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
