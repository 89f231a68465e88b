package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// Where a title may begin and end.

// opens says that a title may begin with token i: not inside a word, a phrase or
// a mark or the name of a place, nor with a word that leans on the one before.
func (f *Finder) opens(v *view, i, begin int) bool {
	t := &f.w.Tokens[i]
	if t.Kind == text.Break || f.dated(i) || t.Kind == text.Punct && !f.opensName(i) || f.edge(i) {
		return false
	}
	return i == begin || !f.joined(i) && !f.goesWithNoun(i) && !f.andNoun(i) && !f.pairs(v, i-1) && !f.ofNoun(i) && !(f.announces(i) && f.hasSubject(i)) && !f.goesTo(i) &&
		!goesOnAny(v.places, i) && !goesOnAny(v.others, i)
}

// governedByPrep says that token i stands behind a preposition that asks for its case.
func (f *Finder) governedByPrep(i int) bool {
	return f.w.Lex.HasCases && i > 0 && f.w.Tags[i-1].Set.Any(placePrep) && !f.w.Tags[i-1].Set.Any(nounSet) && f.w.Tags[i-1].Len == 1 && !f.dated(i-1)
}

// withPreposition widens a title r of what is done to the preposition that governs its
// first words, up to two words before it: «в широкий | прокат фильм выйдет».
func (f *Finder) withPreposition(c *candidate, r run) run {
	const most = 3
	if !f.w.Lex.HasCases || c.head.noun && c.head.token >= r.first && c.head.token < r.last {
		return r
	}
	s := f.sentence(f.w.SentenceAt(r.first))
	for i := r.first; i > s.First && i > r.first-most; i-- {
		if f.governedByPrep(i) {
			return run{i - 1, r.last}
		}
		if tag := &f.w.Tags[i-1]; f.w.Tokens[i-1].Kind != text.Word || f.dated(i-1) || tag.Set.Any(noNoun) || tag.Inside || i == r.first && !f.w.Lex.Modifier(f.w.Folded(i-1)) {
			return r
		}
	}
	return r
}

// goesWithNoun says that the word at token i goes on the phrase of the word before it: it is
// written together with its article, and nothing stands between the two but the space:
// «وزير | الخارجية», «محمد | الدميري».
func (f *Finder) goesWithNoun(i int) bool {
	if i == 0 || f.w.Tokens[i].Kind != text.Word || f.w.Tokens[i-1].Kind != text.Word || f.dated(i) || f.dated(i-1) || f.hasCapitals(i) || !f.hasArticle(i) {
		return false
	}
	before := &f.w.Tags[i-1]
	return !before.Inside && (before.Set.Any(nounSet) || !before.Set.Any(noNoun))
}

// hasArticle says that the word at token i begins with the article that the language
// writes together with it, and with nothing before that.
func (f *Finder) hasArticle(i int) bool {
	_, ok := f.w.Lex.WithoutClitic(f.w.Folded(i), lang.Article)
	return ok
}

// andNoun says that «and» is written together with the noun at token i, which it
// joins to the one before: «في المغرب | وتونس».
func (f *Finder) andNoun(i int) bool {
	return !f.hasCapitals(i) && f.w.Clitics(i).Has(lang.And) && !f.w.Coordinates(i) && !f.verbAt(i) && !f.endsClause(i-1)
}

// goesTo says that the preposition at token i leads somewhere: to, into.
func (f *Finder) goesTo(i int) bool {
	if f.w.Tags[i].Before > 0 {
		return false
	}
	v, _ := f.w.Value(i, lang.Prep)
	return v == toPlace
}

// goesOnAny says that token i goes on one of the runs.
func goesOnAny(runs []run, i int) bool {
	for _, r := range runs {
		if r.first < i && i < r.last {
			return true
		}
	}
	return false
}

// closes says that a title may end with token i.
func (f *Finder) closes(v *view, i, end int) bool {
	t := &f.w.Tokens[i]
	if t.Kind == text.Break || f.dated(i) || t.Kind == text.Punct && !f.closesName(i) || f.dangles(i) || f.announces(i) || f.links(i) ||
		f.w.Tags[i].Inside && f.phraseSet(i).Has(lang.Future) && !f.phraseSet(i).Any(tellingVerbs) {
		return false
	}
	return i+1 >= end || !f.joined(i+1) && !f.pairs(v, i+1) && !f.goesWithNoun(i+1)
}

// links says that the word at token i only links what stands on its sides: is, will
// be, prévue.
func (f *Finder) links(i int) bool {
	set := f.w.Tags[i].Set
	if f.w.Tags[i].Inside {
		set = f.phraseSet(i)
	}
	return set.Any(linking) && !set.Any(nounSet) && !set.Any(tellingVerbs)
}

var linking = lang.Of(lang.Copula, lang.Scheduled)

// hasSubject says that a word stands right before the verb at token i in its
// clause: «the timetable | will be published».
func (f *Finder) hasSubject(i int) bool {
	return f.w.Tokens[i-1].Kind == text.Word && !f.dated(i-1) && !f.endsClause(i-1)
}

// ofNoun says that the noun at token i tells what the noun before it is of: «Museum
// of the | Sea».
func (f *Finder) ofNoun(i int) bool {
	k := i - 1
	for k > 0 && f.w.Tags[k].Set.Has(lang.Article) && f.w.Tags[k].Before == 0 {
		k--
	}
	if k <= 0 || f.w.Tokens[k-1].Kind != text.Word {
		return false
	}
	if f.w.Tags[k].Set.Has(lang.OfNoun) {
		return true
	}
	of, _ := f.w.Value(k, lang.Prep)
	return of == bindsNames
}

// pairs says that the dash at token k pairs what stands on its sides, in a line of
// a list: two teams, not a place and what happens there. Two names in quotation
// marks it pairs anywhere.
func (f *Finder) pairs(v *view, k int) bool {
	if k > 0 && k+1 < len(f.w.Tokens) && f.w.Tokens[k].Kind == text.Punct && f.closesName(k-1) && f.opensName(k+1) {
		switch f.w.Tokens[k].Value {
		case '-', '–', '—':
			return true
		}
	}
	if k <= 0 || k+1 >= len(f.w.Tokens) || !v.line {
		return false
	}
	t, behind := &f.w.Tokens[k], &f.w.Tokens[k+1]
	if t.Kind != text.Punct || t.Value != '-' && t.Value != '–' && t.Value != '—' || !t.Spaced || !behind.Spaced || f.dated(k-1) || f.dated(k+1) {
		return false
	}
	place := func(i int) bool { return inAny(v.places, i) || inAny(v.others, i) }
	return f.w.Tokens[k-1].Kind == text.Word && behind.Kind == text.Word && (!place(k-1) || place(k+1))
}

// joined says that token i goes on a word or a phrase that began before it.
func (f *Finder) joined(i int) bool {
	t, before := &f.w.Tokens[i], &f.w.Tokens[i-1]
	if t.Kind == text.Punct && f.closesName(i) {
		return false
	}
	if f.w.Tags[i].Inside || t.Kind == text.Number && before.Kind == text.Punct && before.Value == '№' {
		return true
	}
	if t.Spaced || before.Kind == text.Break {
		return false
	}
	// 1.1, data.gov, 24-hour, l'accord: a mark between words without a space.
	glued := func(k int) bool {
		return k > 0 && k+1 < len(f.w.Tokens) && f.w.Tokens[k].Kind == text.Punct && !f.w.Tokens[k].Spaced && !f.w.Tokens[k+1].Spaced && f.w.Tokens[k-1].Kind != text.Punct && f.w.Tokens[k+1].Kind != text.Punct
	}
	if t.Kind == text.Punct {
		return glued(i)
	}
	return before.Kind != text.Punct || glued(i-1)
}
