package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// dayList reads one day or several of one month: 5 | 5-7 | 5, 6 and 7 | 5 to 7;
// words says that they may be cardinal words too: el cinco de mayo.
func (m *matcher) dayList(i int, words bool) (n int, value int32) {
	var list dayList
	j, run := i, false
	for j < m.limit && int(list.n) < len(list.day) {
		k, v := m.oneDay(j, words)
		if k == 0 || j > i && m.isHour(j+k) || j == i && j+k < m.limit && m.w.Tags[j+k].Set.Any(hourWords) { // samedi 14h
			break
		}
		if list.n > 0 && v <= int32(list.day[list.n-1]) {
			break // on Jan. 21, the second a week later
		}
		list.day[list.n], list.at[list.n], list.past[list.n] = int8(v), int32(j), int32(j+k)
		list.n++
		list.isRun = run
		j += k
		n = j - i
		var sep int
		var ok bool
		if sep, run, ok = m.separator(j, words); !ok || m.w.Tokens[i].Kind == text.Word && m.w.Tokens[j].Kind == text.Punct && m.w.Tokens[j+sep].Kind == text.Number {
			break // in the first reading on 3 May, in the second – 10 May
		}
		j += sep
	}
	if list.n == 0 {
		return 0, 0
	}
	if list.n < 2 {
		list.isRun = false
	}
	m.days = list
	return n, int32(list.day[0])
}

// isHour says that token j, behind a number, makes an hour or a word of it: à
// 18 h, 20h30, 10:15, 7.30 p.m., 7 pm.
func (m *matcher) isHour(j int) bool {
	if j >= m.limit {
		return false
	}
	t := &m.w.Tokens[j]
	if t.Kind == text.Word {
		return m.w.Tags[j].Set.Any(hourWords) || m.wordSet(j).Has(lang.Meridiem) || !t.Spaced
	}
	if t.Spaced || j+1 >= m.limit || m.w.Tokens[j+1].Kind != text.Number || m.w.Tokens[j+1].Spaced {
		return false
	}
	return t.Value == ':' || t.Value == '.' && j+2 < m.limit && m.wordSet(j+2).Any(hourWords) // 14-15.10. is a date
}

var hourWords = lang.Of(lang.Clock, lang.Meridiem)

// oneDay reads a day of the month at token j.
func (m *matcher) oneDay(j int, words bool) (n int, value int32) {
	if n, value = m.ordinal(j); n == 0 && j < m.limit {
		if n, value = m.digits(j, 1, 31, 2); n == 0 && words && m.w.Tokens[j].Kind == text.Word {
			n, value = m.count(j)
		}
	}
	if value < 1 || value > 31 {
		return 0, 0
	}
	return n, value
}

// separator counts the tokens between two days of a list, none where «and» is
// written together with the second, and says whether they make a range of it.
func (m *matcher) separator(j int, words bool) (n int, run, ok bool) {
	for k := j; k < m.limit && k < j+4; k++ {
		t, tag := &m.w.Tokens[k], &m.w.Tags[k]
		if t.Kind == text.Number {
			return k - j, run, k > j
		}
		set := tag.Set
		if tag.Word >= 0 {
			set = set.Or(m.w.Lex.Entry(tag.Word).Set)
		}
		switch {
		case k == j && t.Kind == text.Punct && t.Value == '.' && !t.Spaced && k+1 < m.limit && (m.wordSet(k+1).Has(lang.Range) || m.isSlash(k+1)):
			continue // 14. - 15.10.
		case k == j+1 && m.isSlash(k):
			run = true // 14./15.10.
		case set.Has(lang.Range):
			run = true
		case set.Has(lang.And) && tag.Before > 0: // والخامس
			if l, _ := m.oneDay(k, words); l > 0 {
				return k - j, run, true
			}
			return 0, false, false
		case set.Has(lang.And), set.Has(lang.Glue) && k > j:
		default:
			if l, _ := m.oneDay(k, words); l > 0 && k > j {
				return k - j, run, true
			}
			return 0, false, false
		}
	}
	return 0, false, false
}

// isSlash says that token i is a slash written together with what stands before it.
func (m *matcher) isSlash(i int) bool {
	t := &m.w.Tokens[i]
	return t.Kind == text.Punct && t.Value == '/' && !t.Spaced
}
