package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// cut writes the words of r without their times, as the article has them.
func (f *Finder) cut(r run) string { return f.cutBehind("", r) }

// cutBehind writes them behind what is written already.
func (f *Finder) cutBehind(written string, r run) string {
	out := written
	onto := written != "" // a subject, whose auxiliary may stand before a time
	words := 0
	flush := func(first, last int, end bool) {
		for first < last && (f.w.Tokens[first].Kind != text.Word && f.w.Tokens[first].Kind != text.Number && !f.opensName(first) || out == "" && f.edge(first)) {
			if out != "" && f.w.Tags[first].Set.Has(lang.In) && !f.w.Tags[first].Set.Has(lang.Agenda) {
				return // where, told behind the date
			}
			first++
		}
		if out != "" && first < last && first > 0 && f.w.Tokens[first-1].Kind == text.Punct && f.w.Tags[first].Set.Has(lang.Venue) && !f.w.Tags[first].Set.Has(lang.Event) {
			return // the hall, told behind the hour
		}
		if out == "" && (f.leads(first, r.last) || first+1 < last && f.w.Tags[first].Inside && f.isRange(first) && f.w.Tags[first+1].Set.Has(lang.Infinitive)) { // is to | visit
			first++
		}
		for last > first && (f.w.Tokens[last-1].Kind == text.Punct && !f.closesName(last-1) || f.dangles(last-1) && (end || !f.bound(last-1)) && !(onto && f.verbAt(last-1)) || end && (f.announces(last-1) || f.fixesOnly(last-1))) {
			last--
		}
		if first >= last {
			return
		}
		first, last = f.whole(first, last)
		if out == "" && first > 0 && f.w.Tokens[first-1].Kind == text.Word && f.opensLongPlace(first-1) {
			first--
		}
		for k := first; k < last; k++ {
			if f.w.Tokens[k].Kind == text.Word {
				if words++; words > maxTitle {
					last = k
					break
				}
			}
		}
		for words > maxTitle && last > first && f.dangles(last-1) {
			last--
		}
		if first >= last {
			return
		}
		start := int(f.w.Tokens[first].Start)
		if out == "" && (f.conjoined(first) || f.elided(first)) {
			start = f.w.BareStart(first)
		}
		piece := f.w.Text[start:f.w.Tokens[last-1].End]
		if out == "" {
			out = piece
		} else {
			out += " " + piece
		}
	}
	start := r.first
	for i := r.first; i < r.last; i++ {
		if f.omits(i) {
			flush(start, i, f.onlyDated(i, r.last))
			for i < r.last && f.omits(i) {
				i++
			}
			start = i
			i--
		}
	}
	if start < r.last {
		flush(start, r.last, true)
	}
	return balanced(oneSpaced(out))
}

// oneSpaced writes s with a single space between its words. Most of what is cut
// out of a text has no other, and stays as it is.
func oneSpaced(s string) string {
	for i := range len(s) {
		switch c := s[i]; {
		case c == ' ' && i > 0 && i+1 < len(s) && s[i+1] != ' ':
			continue
		case c > ' ' && c != 0xc2 && (c < 0xe1 || c > 0xe3): // that no space of Unicode begins with
			continue
		case c > ' ':
			if r, _ := utf8.DecodeRuneInString(s[i:]); !unicode.IsSpace(r) {
				continue
			}
		}
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// whole widens [first, last) to the beginning of a compound (24-hour, 12e) and to
// the mark that closes a name.
func (f *Finder) whole(first, last int) (int, int) {
	for first >= 2 && !f.w.Tokens[first].Spaced && f.w.Tokens[first-1].Value == '-' && !f.w.Tokens[first-1].Spaced &&
		f.w.Tokens[first-1].Kind == text.Punct && f.w.Tokens[first-2].Kind != text.Punct && !f.dated(first-2) {
		first -= 2
	}
	for first >= 2 && f.dotted(first-1) && !f.dated(first-2) {
		first -= 2 // Data. | gov
	}
	for last+1 < len(f.w.Tokens) && last > first && f.dotted(last) {
		last += 2
	}
	for last+1 < len(f.w.Tokens) && last > first && f.w.Tokens[last].Value == '-' && f.w.Tokens[last].Kind == text.Punct &&
		!f.w.Tokens[last].Spaced && !f.w.Tokens[last+1].Spaced && f.w.Tokens[last+1].Kind == text.Word {
		last += 2
	}
	if first > 0 && first < last && !f.w.Tokens[first].Spaced && f.w.Tokens[first].Kind == text.Word && f.w.Tokens[first-1].Kind == text.Number && !f.dated(first-1) {
		first-- // 12 | e
	}
	if last < len(f.w.Tokens) && last > first && f.w.Tokens[last-1].Kind == text.Number && f.w.Tokens[last].Value == '%' && f.w.Tokens[last].Kind == text.Punct {
		last++
	}
	if q := f.w.QuoteAt(last - 1); last > first && q >= 0 && f.w.Quotes[q].First > first && f.nameQuoted(last-1) {
		last = f.w.Quotes[q].Last // no part of a name
	}
	if last < len(f.w.Tokens) && f.closesName(last) && !f.w.Tokens[last].Spaced {
		for k := last - 1; k >= first; k-- {
			if f.opensName(k) && f.w.QuoteAt(k+1) >= 0 && f.w.Quotes[f.w.QuoteAt(k+1)].Last == last {
				return first, last + 1
			}
		}
	}
	return first, last
}

// dotted says that token i is a full stop inside a name: data.gov.
func (f *Finder) dotted(i int) bool {
	t := &f.w.Tokens[i]
	return t.Kind == text.Punct && t.Value == '.' && !t.Spaced && i > 0 && i+1 < len(f.w.Tokens) && !f.w.Tokens[i+1].Spaced &&
		f.w.Tokens[i-1].Kind == text.Word && f.w.Tokens[i+1].Kind == text.Word && f.w.Tokens[i+1].End-f.w.Tokens[i+1].Start > 1 && f.w.Tokens[i-1].End-f.w.Tokens[i-1].Start > 1
}

// edge says that a title must not begin with token i.
func (f *Finder) edge(i int) bool {
	t := &f.w.Tags[i]
	set := t.Set
	if t.Inside { // the rest of a phrase: under | way
		set = f.phraseSet(i)
		return set.Any(edgeSet) || set.Any(prepSet) || set.Has(lang.There)
	}
	if f.w.Lex.HasCases && set.Any(placePrep) && t.Len == 1 {
		return false // в | широкий прокат: the case asks for it
	}
	return (t.Before == 0 || set.Has(lang.Pronoun)) && (set.Any(edgeSet) || set.Has(lang.There)) && !set.Any(nounSet) && !f.opensLongPlace(i)
}

// opensLongPlace says that token i, a small word elsewhere, is the first of the name
// of a place: New | York, La | Haye.
func (f *Finder) opensLongPlace(i int) bool {
	if !f.w.Tokens[i].Upper {
		return false
	}
	_, n, _ := f.placeAt(i, f.w.SentenceAt(i))
	return n > 1
}

// phraseSet gives the classes of the phrase that token i goes on.
func (f *Finder) phraseSet(i int) lang.Set {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if f.w.Tags[k].Phrase >= 0 {
			return f.w.Tags[k].Set
		}
	}
	return lang.Set{}
}

var edgeSet = lang.Of(lang.Pronoun, lang.And, lang.Conj, lang.Glue, lang.Article, lang.That, lang.Clause, lang.Stop)

// conjoined says that token i begins with a clitic that a title leaves out, «and» or
// the mark of the future, and with nothing else that it needs.
func (f *Finder) conjoined(i int) bool {
	t := &f.w.Tags[i]
	return t.Before > 0 && t.Set.Any(lang.Of(lang.And, lang.Prep, lang.In, lang.Future)) && !t.Set.Has(lang.Article)
}

// elided says that token i begins with an article that has lost its vowel:
// l’élection.
func (f *Finder) elided(i int) bool {
	before := f.w.Text[f.w.Tokens[i].Start:f.w.BareStart(i)]
	return f.w.Tags[i].Set.Has(lang.Article) && (strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’"))
}

// opensName says that token i is the mark that opens a name.
func (f *Finder) opensName(i int) bool {
	if f.w.Tokens[i].Kind != text.Punct || i+1 >= len(f.w.Tokens) {
		return false
	}
	q := f.w.QuoteAt(i + 1)
	return q >= 0 && f.w.Quotes[q].First == i+1 && f.nameQuoted(i)
}

// closesName says that token i is the mark that closes a name.
func (f *Finder) closesName(i int) bool {
	if f.w.Tokens[i].Kind != text.Punct || i == 0 {
		return false
	}
	q := f.w.QuoteAt(i - 1)
	return q >= 0 && f.w.Quotes[q].Closed && f.w.Quotes[q].Last == i && f.nameQuoted(i)
}

// needSet are words that need something behind them, in a phrase or alone.
var needSet = lang.Of(lang.Since, lang.Until, lang.Toward, lang.Before, lang.After, lang.Between)

// leads says that [first, last) begins with a preposition and tells no more than
// the phrase behind it: to | the talks in Paris.
func (f *Finder) leads(first, last int) bool {
	if first+1 >= last || f.w.Tags[first].Before > 0 || f.w.Tags[first].Len > 1 || f.w.Tags[first].Set.Any(nounSet) || !f.w.Tags[first].Set.Any(leadingSet) {
		return false
	}
	if set := f.w.Tags[first].Set; f.w.Lex.VerbSecond && set.Has(lang.Infinitive) && set.Has(lang.Present) {
		return false // treffen sie sich: the finite verb of several
	}
	if set := f.w.Tags[first].Set; set.Has(lang.Infinitive) && (set.Has(lang.Act) && !set.Any(lang.Of(lang.Light, lang.Host)) || !f.namesEvent(run{first + 1, last})) {
		return false // to register | one may, face | the press
	}
	for i := first + 2; i < last; i++ { // right behind it, its infinitive may stand
		if set := f.w.Tags[i].Set; set.Any(tellingVerbs.Or(verbSet)) && !set.Any(nounSet) {
			return false
		}
	}
	return true
}

// namesEvent says that a noun of r names an event.
func (f *Finder) namesEvent(r run) bool {
	for i := r.first; i < r.last; i++ {
		if f.w.Tags[i].Set.Has(lang.Event) {
			return true
		}
	}
	return false
}

var leadingSet = prepSet.Or(lang.Of(lang.Infinitive))

// bound says that token j, right before a time, goes with the verb and not with the
// time: the ministers meet | sich | on Monday.
func (f *Finder) bound(j int) bool {
	set := f.w.Tags[j].Set
	return f.w.Tokens[j].Kind == text.Word && !f.w.Tags[j].Inside && set.Any(lang.Of(lang.Pronoun, lang.Stop)) && !set.Any(prepSet.Or(leadSet))
}

// onlyDated says that the tokens [first, last) are times and marks.
func (f *Finder) onlyDated(first, last int) bool {
	for ; first < last; first++ {
		if !f.dated(first) && f.w.Tokens[first].Kind != text.Punct {
			return false
		}
	}
	return true
}

// phraseNeeds are phrases that do.
var phraseNeeds = needSet.Or(prepSet).Or(leadSet)

// fixesOnly says that token j is a word of scheduling, or of a phrase of one, that says
// nothing itself: the election | is scheduled.
func (f *Finder) fixesOnly(j int) bool {
	set := f.w.Tags[j].Set
	if f.w.Tags[j].Inside {
		set = f.phraseSet(j)
	}
	return f.w.Lex.HeadlineInfinitive && set.Any(fixes) && !set.Any(tellingVerbs.Or(nounSet))
}

// announces says that token j only announces what stands behind it: will | meet,
// which | begins.
func (f *Finder) announces(j int) bool {
	tag := &f.w.Tags[j]
	if tag.Set.Any(nounSet) || j > 0 && f.w.Tags[j-1].Set.Has(lang.Negation) && tag.Set.Has(lang.Future) {
		return false
	}
	return tag.Set.Any(clauseSet) || tag.Word >= 0 && tag.Set.Has(lang.Future) && !tag.Set.Any(tellingVerbs) && !f.tellsItself(j)
}

// tellsItself says that the verb at token j, where what is to come has forms of its
// own, is no auxiliary, and that nothing before it in its clause names an event: «the
// cast | will be removed» in one word.
func (f *Finder) tellsItself(j int) bool {
	if !f.w.Lex.HasCases || f.w.Tags[j].Set.Any(linking) || f.w.Tags[j].Inside || f.w.Tags[j].Len > 1 {
		return false
	}
	for i := j - 1; i > j-scope && i >= 0 && !f.endsClause(i); i-- {
		if f.w.Tags[i].Set.Has(lang.Event) {
			return false
		}
	}
	return true
}

// tellingVerbs say by themselves what happens.
var tellingVerbs = lang.Of(lang.Act, lang.Light, lang.Host, lang.Attend)
