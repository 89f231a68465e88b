package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// digits reads the number at token i where it has at most width digits, lies
// between lo and hi, and is no part of a longer one (1.5, 10,000).
func (m *matcher) digits(i int, lo, hi int32, width int) (n int, value int32) {
	t := &m.w.Tokens[i]
	if t.Kind != text.Number || t.Value < lo || t.Value > hi || m.digitCount(i) > width {
		return 0, 0
	}
	return 1, t.Value
}

// digitCount counts the digits of the number at token i.
func (m *matcher) digitCount(i int) int {
	t := &m.w.Tokens[i]
	n := int(t.End - t.Start)
	if n > 0 && m.w.Text[t.Start] >= 0x80 {
		n /= 2 // Arabic-Indic and Persian digits take two bytes
	}
	return n
}

// wordBetween reads a number written in words, cardinal or ordinal.
func (m *matcher) wordBetween(i int, lo, hi int32) (n int, value int32) {
	if m.w.Tokens[i].Kind != text.Word {
		return 0, 0
	}
	n, value = m.count(i)
	if k, v := m.ordinal(i); k > n {
		n, value = k, v
	}
	if value > hi { // السابعة | وعشرين دقيقة: the units are a number of their own
		if n, value = m.word(i, lang.Ordinal); n == 0 {
			n, value = m.word(i, lang.Number)
		}
	}
	if value < lo || value > hi {
		return 0, 0
	}
	return n, value
}

// hourInWords reads an hour in a cardinal word.
func (m *matcher) hourInWords(i int) (n int, value int32) {
	if n, value = m.count(i); value < 1 || value > 24 {
		return 0, 0
	}
	return n, value
}

// word gives a value of class c at token i and how many tokens it takes.
func (m *matcher) word(i int, c lang.Class) (n int, value int32) {
	if i >= m.limit {
		return 0, 0
	}
	t := &m.w.Tags[i]
	if v, ok := m.w.Lex.Value(t.Phrase, c); ok {
		return int(t.Len), v
	}
	if v, ok := m.w.Lex.Value(t.Entry, c); ok {
		return 1, v
	}
	if v, ok := m.w.Lex.Value(t.Word, c); ok {
		return 1, v
	}
	return 0, 0
}

// count reads a cardinal number at token i, in digits or in words.
func (m *matcher) count(i int) (n int, value int32) {
	read := &m.counts[i%len(m.counts)]
	if read.past != i+1 {
		read.n, read.value = m.readCount(i)
		read.past = i + 1
	}
	return read.n, read.value
}

func (m *matcher) readCount(i int) (n int, value int32) {
	if m.w.Tokens[i].Kind == text.Number {
		return m.digitsGrouped(i)
	}
	total, current := int32(0), int32(0)
	last := i
	for j := i; j < m.limit; {
		joined := false
		if j > i {
			k := m.joint(j)
			joined = k > 0 || m.w.Tags[j].Before > 0
			j += k
		}
		if k, v := m.word(j, lang.Number); k > 0 {
			if current > 0 && !m.adds(current, v, joined) {
				break
			}
			current += v
			j += k
		} else if k, v := m.word(j, lang.Scale); k > 0 && current < v {
			current = max(current, 1) * v
			if v >= 1000 {
				total, current = total+current, 0
			}
			j += k
		} else {
			break
		}
		last = j
		if total > 10_000_000 {
			break
		}
	}
	if last == i {
		return 0, 0
	}
	return last - i, total + current
}

// decimal reads a count with a decimal fraction at token i, as sixtieths of
// its unit: 1.5 is 90.
func (m *matcher) decimal(i int) (n int, value int32) {
	if i+2 >= m.limit {
		return 0, 0
	}
	t, mark, part := &m.w.Tokens[i], &m.w.Tokens[i+1], &m.w.Tokens[i+2]
	if t.Kind != text.Number || t.Value < 0 || t.Value > 999 || mark.Kind != text.Punct || mark.Spaced || mark.Value != '.' && mark.Value != ',' ||
		part.Kind != text.Number || part.Spaced || part.Value < 0 {
		return 0, 0
	}
	switch m.digitCount(i + 2) {
	case 1:
		return 3, t.Value*60 + part.Value*6
	case 2:
		return 3, t.Value*60 + part.Value*60/100
	}
	return 0, 0
}

// yearWords reads a year in words at token i: two thousand ten, nineteen
// ninety-nine, twenty twenty-six.
func (m *matcher) yearWords(i int) (n int, value int32) {
	if m.w.Tokens[i].Kind != text.Word {
		return 0, 0
	}
	n, value = m.count(i)
	if k, v := m.ordinal(i); k > n {
		n, value = k, v
	}
	if k, v := m.yearTail(i+n, value); k > 0 {
		n, value = n+k, value+v
	}
	if n > 0 && value >= 10 && value <= 20 && i+n < m.limit && m.w.Tokens[i+n].Kind == text.Word {
		if k, v := m.count(i + n); k > 0 && v >= 10 && v < 100 {
			n, value = n+k, value*100+v
		}
	}
	if value < 1000 || value > 2999 {
		return 0, 0
	}
	return n, value
}

// markedHour reads an hour in digits with the mark of an ordinal, where ordinals
// name hours: о 19-й годині.
func (m *matcher) markedHour(i int) (n int, value int32) {
	if !m.w.Lex.OrdinalHours || m.w.Tokens[i].Kind != text.Number || m.w.Tokens[i].Value > 24 || m.digitCount(i) > 2 {
		return 0, 0
	}
	k := m.ordinalMark(i + 1)
	if k == 0 {
		return 0, 0
	}
	return 1 + k, m.w.Tokens[i].Value
}

// yearTail reads the ordinal that ends a year in words, two thousand |
// twenty-sixth, where value stands before it.
func (m *matcher) yearTail(i int, value int32) (n int, v int32) {
	if value < 1000 || i >= m.limit || m.w.Tokens[i].Kind != text.Word {
		return 0, 0
	}
	n, v = m.ordinal(i)
	if v <= 0 || !(value%100 == 0 && v < 100 || value%100 >= 20 && value%10 == 0 && v < 10) {
		return 0, 0
	}
	return n, v
}

// adds says that v may be added to a number that stands at current: tens then
// units, hundreds then the rest, or units then tens where the language says it so.
func (m *matcher) adds(current, v int32, joined bool) bool {
	switch {
	case current%10 == 0 && current%100 >= 20 && v < 10:
		return true
	case current >= 100 && current%100 == 0 && v < 100:
		return true
	case current%100 > 0 && current%100 < 10 && v >= 20 && v < 100 && v%10 == 0: // ألفين وستة وعشرين
		return joined && m.w.Lex.UnitsFirst
	case (current == 60 || current == 80) && v < 20: // soixante-dix, quatre-vingt-dix
		return true
	}
	return false
}

// joint counts the tokens between two parts of a number: a hyphen, «and».
func (m *matcher) joint(j int) int {
	if j+1 >= m.limit {
		return 0
	}
	t := &m.w.Tokens[j]
	if t.Kind == text.Punct && t.Value == '-' && !t.Spaced {
		return 1
	}
	if t.Kind == text.Word && m.w.Tags[j].Set.Has(lang.And) && m.w.Tags[j].Before == 0 {
		if k, _ := m.word(j+1, lang.Number); k > 0 {
			return 1
		}
		if k, _ := m.word(j+1, lang.Ordinal); k > 0 {
			return 1
		}
	}
	return 0
}

// digitsGrouped reads digits with thousands apart: 10,000; 10 000; 10.000.
func (m *matcher) digitsGrouped(i int) (n int, value int32) {
	value = m.w.Tokens[i].Value
	if value < 0 {
		return 0, 0
	}
	n = 1
	if m.digitCount(i) > 3 {
		return n, value
	}
	for j := i + 1; j < m.limit; {
		k := j
		if t := &m.w.Tokens[j]; t.Kind == text.Punct && !t.Spaced && (t.Value == ',' || t.Value == '.' || t.Value == '٬') {
			k++
		}
		if k >= m.limit || m.w.Tokens[k].Kind != text.Number || m.digitCount(k) != 3 || k > j && m.w.Tokens[k].Spaced || value > 1_000_000 {
			break
		}
		value = value*1000 + m.w.Tokens[k].Value
		j = k + 1
		n = j - i
	}
	return n, value
}

// ordinal reads an ordinal at token i: digits with their mark, or words.
func (m *matcher) ordinal(i int) (n int, value int32) {
	read := &m.ordinals[i%len(m.ordinals)]
	if read.past != i+1 {
		read.n, read.value = m.readOrdinal(i)
		read.past = i + 1
	}
	return read.n, read.value
}

func (m *matcher) readOrdinal(i int) (n int, value int32) {
	if m.w.Tokens[i].Kind == text.Number {
		if k := m.ordinalMark(i + 1); k > 0 {
			return 1 + k, m.w.Tokens[i].Value
		}
		return 0, 0
	}
	if k, v := m.word(i, lang.Ordinal); k > 0 {
		n, value = k, v
		if v > 0 && v < 10 && i+k < m.limit && m.w.Tags[i+k].Set.Has(lang.And) { // الحادي والعشرين
			if k2, tens := m.tens(i + k); k2 > 0 {
				return n + k2, v + tens
			}
		}
		return n, value
	}
	k, tens := m.word(i, lang.Number)
	if k == 0 || tens < 20 || tens%10 != 0 {
		return 0, 0
	}
	j := i + k
	if j < m.limit {
		j += m.joint(j)
	}
	if k2, v := m.word(j, lang.Ordinal); k2 > 0 && v > 0 && v < 10 && j < m.limit { // twenty-first
		return j + k2 - i, tens + v
	}
	return 0, 0
}

// tens reads a round number at token j, ordinal or cardinal.
func (m *matcher) tens(j int) (n int, value int32) {
	for _, c := range [2]lang.Class{lang.Ordinal, lang.Number} {
		if k, v := m.word(j, c); k > 0 && v >= 20 && v%10 == 0 && v < 100 {
			return k, v
		}
	}
	return 0, 0
}

// ordinalMark counts the tokens of the mark that makes the number before
// token j an ordinal: rd, -го, and the full stop where the language has it.
func (m *matcher) ordinalMark(j int) int {
	if j >= m.limit || m.w.Tokens[j].Spaced {
		return 0
	}
	t := &m.w.Tokens[j]
	if t.Kind == text.Word && m.w.Tags[j].Word >= 0 && m.w.Lex.Entry(m.w.Tags[j].Word).Set.Has(lang.OrdinalMark) {
		return 1
	}
	if t.Kind != text.Punct {
		return 0
	}
	if (t.Value == '-' || t.Value == '.') && j+1 < m.limit && !m.w.Tokens[j+1].Spaced {
		if id := m.w.Tags[j+1].Word; id >= 0 && m.w.Lex.Entry(id).Set.Has(lang.OrdinalMark) {
			return 2
		}
	}
	if (t.Value == 'º' || t.Value == '°' || t.Value == 'ª') && m.w.Lex.Entry(max(m.w.Tags[j].Word, 0)).Set.Has(lang.OrdinalMark) {
		return 1
	}
	if t.Value == '.' && m.w.Lex.OrdinalDot && j+1 <= m.limit {
		if j+1 < len(m.w.Tokens) && m.w.Tokens[j+1].Kind == text.Number && !m.w.Tokens[j+1].Spaced {
			return 0 // 3.14; 3.1. is a pattern of its own
		}
		return 1
	}
	return 0
}
