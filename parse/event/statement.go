package event

import (
	"strings"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// oneStatement keeps the title r of c to the statement that its head stands in:
// not beyond a mark that ends one, a verb of speech before the head, nor to
// a clause that a comma or a condition opens behind it: «mandate, | which begins»,
// «the union said | action will follow | unless …».
func (f *Finder) oneStatement(c *candidate, r run) run {
	at := c.head.token
	if at < r.first || at >= r.last {
		if at = c.first; at < r.first || at >= r.last {
			return r
		}
	}
	for i := at - 1; i >= r.first; i-- {
		if f.endsStatement(i) || f.tells(i) || f.verbBehindComma(i) {
			r.first = i + 1
			break
		}
	}
	for i := at + 1; i < r.last; i++ {
		if f.endsStatement(i) || f.w.Tags[i].Set.Has(lang.Condition) && !f.w.Tags[i].Set.Any(nounSet) || f.comma(i) && i+1 < r.last && f.w.Tags[i+1].Set.Any(clauseSet) && !f.dated(i-1) {
			r.last = i
			break
		}
	}
	return r
}

// tells says that token i is a verb of speech, and does not say what happens.
func (f *Finder) tells(i int) bool {
	set := f.w.Tags[i].Set
	return set.Has(lang.Report) && set.Any(lang.Of(lang.Past, lang.Present)) && !set.Any(nounSet) && !set.Any(tellingVerbs)
}

// withDeed widens a title r in which nothing happens to the verb behind it that
// tells what does: «rail workers | will walk out».
func (f *Finder) withDeed(r run) run {
	const most = 5 // an auxiliary, a negation, an adverb
	if r.last <= r.first || f.happensIn(r) {
		return r
	}
	for i := r.last; i < min(len(f.w.Tokens), r.last+most) && !f.endsClause(i); i++ {
		if f.w.Tags[i].Set.Has(lang.Act) && !f.w.Tags[i].Set.Any(nounSet) {
			r.last = i + max(1, int(f.w.Tags[i].Len))
			for r.last < min(len(f.w.Tokens), i+2*maxTitle) && !f.endsClause(r.last) && !f.dated(r.last) && f.wordsOf(r) < maxTitle {
				r.last++ // and to whom
			}
			return r
		}
	}
	return r
}

// overDate widens a title r that ends with a verb before a date to what the verb says
// behind the date: «der Ausschuss tritt | am 16. Juni | erneut zusammen».
func (f *Finder) overDate(r run) run {
	const most = 6 // words
	if r.last <= r.first || r.last >= len(f.w.Tokens) || !f.verbAt(r.last-1) || !f.dated(r.last) {
		return r
	}
	whole := r
	for whole.last < len(f.w.Tokens) && (f.dated(whole.last) || f.besideDate(whole.last)) {
		whole.last++
	}
	behind := whole.last
	end := whole.last
	for i := behind; i < min(len(f.w.Tokens), behind+3*most) && f.wordsOf(run{behind, i}) <= most; i++ {
		set := f.w.Tags[i].Set
		ends := f.endsClause(i) || f.dated(i) || set.Any(andSet)
		if ends || set.Any(prepSet.Or(lang.Of(lang.Agenda))) && !set.Any(nounSet) {
			end = i // to Ankara | for talks
		}
		if ends {
			break
		}
	}
	if whole.last = end; end == behind || f.wordsOf(whole) > maxTitle {
		return r
	}
	return whole
}

// besideDate says that token i is a comma or a bracket that stands between parts of a
// date, or behind one that it sets off.
func (f *Finder) besideDate(i int) bool {
	t := &f.w.Tokens[i]
	return t.Kind == text.Punct && (t.Value == ',' || t.Value == '(' || t.Value == ')') && (f.dated(i-1) || f.dated(i+1)) && (t.Value != ',' || f.dated(i+1) || f.comma(i) && f.setOffBy(i))
}

// setOffBy says that the comma at token i closes what another opened before a date.
func (f *Finder) setOffBy(i int) bool {
	const most = 12
	k := i - 1
	for k > 0 && k > i-most && f.dated(k) {
		k--
	}
	return f.comma(k)
}

// endsStatement says that token i is a mark that ends a statement inside its
// sentence: a semicolon, an ellipsis. A single point is one of an abbreviation.
func (f *Finder) endsStatement(i int) bool {
	t := &f.w.Tokens[i]
	if t.Kind != text.Punct || f.dated(i) {
		return false
	}
	switch t.Value {
	case ';', '؛', '!', '?', '؟', '…':
		return true
	case '.':
		return i+1 < len(f.w.Tokens) && f.w.Tokens[i+1].Kind == text.Punct && f.w.Tokens[i+1].Value == '.'
	}
	return false
}

// wholeQuotes widens the title r to the end, or the beginning, of a quotation that
// it stops in, or leaves that out where it is too long.
func (f *Finder) wholeQuotes(r run) run {
	if r.last <= r.first {
		return r
	}
	if k := f.w.QuoteAt(r.last - 1); k >= 0 {
		if q := &f.w.Quotes[k]; q.First > r.first && q.Last > r.last {
			if whole := (run{r.first, q.Last + 1}); q.Closed && f.wordsOf(whole) <= maxTitle {
				r = whole
			} else if rest := (run{r.first, q.First - 1}); f.weight(rest) > 1 {
				r = rest
			}
		}
	}
	if k := f.w.QuoteAt(r.first); k >= 0 {
		if q := &f.w.Quotes[k]; q.First < r.first && q.Last < r.last && !f.speech[k].speech {
			if whole := (run{q.First - 1, r.last}); f.wordsOf(whole) <= maxTitle {
				r = whole
			}
		}
	}
	return r
}

// paired are the marks that a title has in pairs.
var paired = [...][2]string{{"“", "”"}, {"«", "»"}, {"„", "“"}, {"(", ")"}}

// balanced leaves out of a title a mark that stands without its other one, and
// of a bracket what it holds.
func balanced(title string) string {
	if !hasMarks(title) {
		return title
	}
	for strings.Count(title, "(") > strings.Count(title, ")") {
		title = strings.TrimRight(title[:strings.LastIndexByte(title, '(')], " ,;:–—-")
	}
	low := strings.Contains(title, "„")
	for _, p := range paired {
		opens, closes := strings.Count(title, p[0]), strings.Count(title, p[1])
		switch {
		case p[0] == "“" && low, p[0] == "„" && !low:
			continue // it closes in one language and opens in another
		case opens > closes:
			title = without(title, strings.LastIndex(title, p[0]), p[0])
		case closes > opens:
			title = without(title, strings.Index(title, p[1]), p[1])
		}
	}
	if strings.Count(title, `"`)%2 == 1 {
		title = without(title, strings.LastIndex(title, `"`), `"`)
	}
	return title
}

// hasMarks says that a title may have one of the marks; most have none.
func hasMarks(title string) bool {
	for i := range len(title) {
		switch title[i] {
		case '(', ')', '"', 0xc2, 0xe2: // the first bytes of the others
			return true
		}
	}
	return false
}

// without leaves the mark at byte i out of s.
func without(s string, i int, mark string) string {
	return strings.Join(strings.Fields(s[:i]+" "+s[i+len(mark):]), " ")
}
