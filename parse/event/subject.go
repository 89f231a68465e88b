package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// withSubject gives the title o, and before it whom the pronoun means that is its
// subject: «It | will meet the commission» is told of the mission that the sentence
// before is about.
func (f *Finder) withSubject(o *option) string {
	c, r := o.c, o.run
	if o.source == fromDeed || c.head.noun && c.head.token >= r.first && c.head.token < r.last || f.spoken(r.first) {
		return o.text
	}
	at := f.w.SentenceAt(r.first)
	s := f.sentence(at)
	p := f.subjectPronoun(r.first, s)
	if p < 0 {
		if f.w.Lex.DropsSubject {
			return f.withDropped(o, s, at)
		}
		return f.withInverted(o, s, at)
	}
	who, does := f.subjectBefore(at, f.w.Folded(p)), run{p + 1, r.last}
	if f.verbAt(does.last - 1) { // he presents | the report
		for does.last < min(s.Last, r.last+2*reach) && (f.dated(does.last) || f.comma(does.last) && f.dated(does.last-1) || !f.endsClause(does.last)) {
			does.last++
		}
	}
	if who.first >= who.last || !f.agrees(p, p+1, who) || f.wordsOf(who)+f.wordsOf(does) > maxTitle {
		return o.text
	}
	return f.cutBehind(f.cut(who), does)
}

// withInverted gives the title o with the subject that a pronoun behind its verb
// means, where the verb stands second: «Am Montag | empfängt sie den König».
func (f *Finder) withInverted(o *option, s text.Sentence, at int) string {
	r := o.run
	for r.first < r.last && f.dated(r.first) {
		r.first++
	}
	if v := r.first; !f.w.Lex.VerbSecond || r.last-v < 3 || !f.finiteVerb(v) || f.dated(v+1) {
		return o.text
	}
	p := r.first + 1
	if means, _ := f.w.Value(p, lang.Pronoun); means != meansOne && means != meansOneOrMany || f.wordsOf(run{f.behindDateline(s), r.first}) > 6 {
		return o.text
	}
	who, does := f.subjectBefore(at, f.w.Folded(p)), run{p + 1, r.last}
	if who.first >= who.last || !f.agrees(p, r.first, who) || f.wordsOf(who)+f.wordsOf(does) >= maxTitle {
		return o.text
	}
	return f.cutBehind(f.cut(who)+" "+f.w.Of(r.first), does)
}

// withDropped gives the title o with the subject of the sentence before, where its own
// names none: it opens with its verb, past a time, and a preposition stands behind.
// «El jueves | se reunirá con el rey».
func (f *Finder) withDropped(o *option, s text.Sentence, at int) string {
	const (
		near = 4 // words before the verb
		aux  = 3 // words that a verb has
	)
	r := o.run
	for r.first < r.last && f.dated(r.first) {
		r.first++
	}
	verb := r.first
	if verb >= r.last {
		return o.text
	}
	isSelf := func(i int) bool {
		set := f.w.Tags[i].Set
		return set.Has(lang.Pronoun) && !set.Has(lang.Article) && !f.verbAt(i) && !f.dated(i)
	}
	if r.first > s.First && isSelf(r.first-1) {
		r.first-- // se | reunirá
	} else if isSelf(verb) {
		verb++
	}
	if verb >= r.last || !f.verbAt(verb) || f.finiteAt(verb) != looksSure && f.finiteAt(verb) != looksUnsure || f.wordsOf(run{f.behindDateline(s), r.first}) > near {
		return o.text
	}
	for i := f.behindDateline(s); i < r.first; i++ {
		if !f.dated(i) && f.w.Tokens[i].Kind == text.Word && f.w.Tags[i].Set.Any(nounSet.Or(clauseSet)) {
			return o.text
		}
	}
	behind := verb + int(f.w.Tags[verb].Len)
	for behind < s.Last && behind < verb+aux && f.verbAt(behind) {
		behind++
	}
	if behind >= r.last { // will be received | by the king
		r.last = behind
		for r.last < min(s.Last, behind+maxTitle) && !f.endsClause(r.last) && !f.dated(r.last) && !f.w.Tags[r.last].Set.Any(andSet) {
			r.last++
		}
	}
	if behind+1 >= r.last {
		return o.text
	}
	if set := f.w.Tags[behind].Set; !set.Any(prepSet) || set.Any(nounSet) || set.Has(lang.Article) {
		return o.text
	}
	who := f.subjectBefore(at, "")
	if who.first >= who.last || f.w.Lex.PluralVerb(f.w.Folded(verb)) != f.w.Lex.PluralVerb(f.w.Folded(who.last)) || f.wordsOf(who)+f.wordsOf(run{r.first, r.last}) > maxTitle {
		return o.text
	}
	subject := f.cut(who)
	title := f.cutBehind(subject, r)
	if first, n := utf8.DecodeRuneInString(strings.TrimPrefix(title[len(subject):], " ")); n > 0 && r.first == f.behindDateline(s) {
		return subject + " " + string(unicode.ToLower(first)) + title[len(subject)+1+n:] // its verb opened the sentence
	}
	return title
}

// agrees says that the verb at token i, whose subject the pronoun at token p is, is
// of the same number as the verb of the subject who, where the pronoun may mean
// one or many.
func (f *Finder) agrees(p, i int, who run) bool {
	if means, _ := f.w.Value(p, lang.Pronoun); means != meansOneOrMany {
		return true
	}
	verb := who.last
	if verb >= len(f.w.Tokens) || !f.verbAt(verb) {
		verb = who.first - 1
		for verb > 0 && f.w.Tags[verb].Set.Has(lang.Article) {
			verb--
		}
	}
	return verb >= 0 && f.verbAt(verb) && f.w.Lex.PluralVerb(f.w.Folded(i)) == f.w.Lex.PluralVerb(f.w.Folded(verb))
}

// subjectPronoun gives the pronoun that opens s and stands no further before token
// i, or at it, than an auxiliary, an adverb or a date, or -1.
func (f *Finder) subjectPronoun(i int, s text.Sentence) int {
	const near = 4
	p := f.behindDateline(s)
	if p > i || f.wordsOf(run{p, i}) > near || !f.opensAsSubject(p, s) {
		return -1
	}
	for k := p; k < i; k++ {
		if f.endsClause(k) && !f.dated(k) && !f.dated(k-1) {
			return -1
		}
	}
	return p
}

// What a pronoun may mean: values of its class.
const (
	meansOne        = 1 // one person or thing that is told of: she
	meansOneOrNoone = 2 // so, or nobody: it
	meansOneOrMany  = 3 // one, or several, as the verb tells: sie
)

// opensAsSubject says that token p is a pronoun that means one who is told of, with
// a verb behind; for one that may mean nobody, that verb says what happens.
func (f *Finder) opensAsSubject(p int, s text.Sentence) bool {
	means, _ := f.w.Value(p, lang.Pronoun)
	if means == 0 || f.w.Tags[p].Set.Any(nounSet) || p+1 >= s.Last || !f.verbAt(p+1) {
		return false
	}
	for i := p + 1; means == meansOneOrNoone && !f.w.Tags[i].Set.Any(acting); i++ {
		if i+1 >= min(s.Last, p+4) || f.endsClause(i) {
			return false
		}
	}
	return true
}

var acting = lang.Of(lang.Act, lang.Host, lang.Attend)

// verbAt says that token i is a verb.
func (f *Finder) verbAt(i int) bool {
	set := f.w.Tags[i].Set
	return set.Any(verbSet.Or(tellingVerbs)) && !set.Any(nounSet)
}

// subjectBefore gives the subject that opens the sentence before sentence at; where
// that opens with the same pronoun, the one before it is asked.
func (f *Finder) subjectBefore(at int, who string) run {
	const back = 3 // sentences
	for q := at - 1; q >= max(f.firstOfText(), at-back); q-- {
		s := f.sentence(q)
		if f.sentence(q+1).Paragraph > s.Paragraph+1 || f.w.QuoteAt(s.First) >= 0 {
			return run{}
		}
		first := f.behindDateline(s)
		for first < s.Last && f.w.Tags[first].Set.Has(lang.Article) && f.w.Tags[first].Before == 0 {
			first++
		}
		if first < s.Last && f.w.Tags[first].Set.Has(lang.Pronoun) {
			if f.opensAsSubject(first, s) && f.w.Folded(first) == who {
				continue
			}
			return run{}
		}
		for f.w.Lex.DropsSubject && first < s.Last && (f.dated(first) || f.w.Tags[first].Set.Has(lang.Article)) {
			first++
		}
		if who := f.subjectFrom(first, s); who.first < who.last || !f.w.Lex.DropsSubject || !f.verbAt(first) {
			return who
		}
	}
	return run{}
}

// subjectFrom gives the phrase that begins at token first of s with a verb behind
// it, or with that verb before it and a preposition, a time or a mark behind.
func (f *Finder) subjectFrom(first int, s text.Sentence) run {
	const long = 8 // words
	behindVerb := first < s.Last && f.verbAt(first)
	if behindVerb {
		first++
	}
	for i := first; i < min(s.Last, first+2*long); i++ {
		tag := &f.w.Tags[i]
		leads := tag.Set.Any(prepSet) && !(tag.Set.Any(nounSet) && tag.Before == 0)
		switch {
		case f.verbAt(i) && !behindVerb, behindVerb && i > first && (leads || f.dated(i) || f.endsClause(i) && tag.Set.IsEmpty()):
			if r := (run{first, i}); f.wordsOf(r) <= long && f.weight(r) > 0 {
				return r
			}
			return run{}
		case f.dated(i) || f.endsClause(i) || tag.Set.Any(andSet) || i == first && leads || f.verbAt(i):
			return run{}
		}
	}
	return run{}
}

// wordsOf counts the words of r that are of no date.
func (f *Finder) wordsOf(r run) (n int) {
	for i := r.first; i < r.last; i++ {
		if f.w.Tokens[i].Kind == text.Word && !f.dated(i) {
			n++
		}
	}
	return n
}

// withDoer widens a title r that begins with a verb to who does it, told right
// before the verb in its clause: «the council | will vote on the budget».
func (f *Finder) withDoer(r run) run {
	const long = 7 // words
	for r.first > 0 && r.first < r.last && f.w.Tags[r.first].Inside && f.phraseSet(r.first).Any(verbSet) {
		r.first-- // is | to visit
	}
	if r.first+1 >= r.last || !f.verbAt(r.first) && !f.w.Tags[r.first].Set.Has(lang.Infinitive) && !(f.goesTo(r.first) && (f.verbAt(r.first+1) || f.w.Tags[r.first+1].Set.Has(lang.Infinitive))) {
		return r
	}
	s := f.sentence(f.w.SentenceAt(r.first))
	verb := r.first
	for verb > s.First && !f.dated(verb-1) && (f.verbAt(verb-1) || f.w.Tags[verb-1].Set.Has(lang.Copula) || verb-1 > s.First && f.reflects(verb-1)) {
		verb-- // will | be opened, is | to pay, se | verán
	}
	first := verb
	for first > s.First && verb-first < long && f.ofDoer(first-1) {
		first--
	}
	for first < verb && (f.w.Tags[first].Before == 0 && f.w.Tags[first].Set.Any(leadSet) && !f.w.Tags[first].Set.Any(nounSet) || f.w.Tokens[first].Kind == text.Punct) {
		first++
	}
	if first > s.First && first < verb && f.governedByPrep(first) {
		first-- // в | широкий прокат фильм выйдет
	}
	who := run{first, verb}
	if verb-first >= long || f.weight(who) == 0 || f.wordsOf(run{first, r.last}) > maxTitle {
		return r
	}
	r.first = first
	return r
}

// reflects says that token i is a pronoun between who does something and the verb,
// and so means the same: they | se | meet.
func (f *Finder) reflects(i int) bool {
	set := f.w.Tags[i].Set
	return set.Has(lang.Pronoun) && !set.Any(nounSet) && f.w.Tags[i].Before == 0 && !f.endsClause(i-1) && !f.dated(i-1)
}

// ofDoer says that token i may be of the phrase that a verb behind it is about.
func (f *Finder) ofDoer(i int) bool {
	t, set := &f.w.Tokens[i], f.w.Tags[i].Set
	return !f.dated(i) && !f.endsClause(i) && !f.verbAt(i) && (t.Kind == text.Word || t.Kind == text.Number || f.joined(i)) &&
		!set.Any(noDoer) && !(set.Any(lang.Of(lang.In)) && !set.Any(nounSet))
}

var noDoer = lang.Of(lang.Pronoun, lang.That, lang.Clause, lang.Relative, lang.Report, lang.Add, lang.According, lang.Negation, lang.Condition)
