package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// A title passes over what is inserted between a subject and its verb: «The
// union, which called off its strike on Sunday, | will meet the company».

// longestInsertion is how many tokens lie between two commas at most for them to
// enclose an insertion.
const longestInsertion = 28

// passOver notes what the title of c passes over: the insertions of its sentence
// that hold neither its date nor its head.
func (f *Finder) passOver(c *candidate) {
	f.insertions = f.insertions[:0]
	s := f.sentence(c.sentence)
	if s.Last-s.First > searched {
		return
	}
	for i := s.First + 1; i < s.Last; i++ {
		if !f.comma(i) || !f.endsSubject(i-1) {
			continue
		}
		if r := f.enclosed(i, s); r.last > 0 && !inAny([]run{r}, c.first) && !inAny([]run{r}, c.head.token) {
			f.insertions = append(f.insertions, r)
			i = r.last - 1
		}
	}
	if r := f.announcedBy(c, s); r.last > r.first && !inAny([]run{r}, c.first) && !inAny([]run{r}, c.head.token) {
		f.insertions = append(f.insertions, r)
	}
}

// announcedBy gives what only announces the deed of c between who does it and what is
// done, as headlines leave it out: the envoy | is scheduled | to arrive, cards | will
// be | issued.
func (f *Finder) announcedBy(c *candidate, s text.Sentence) run {
	at := f.first(c)
	if at < s.First || !f.w.Lex.HeadlineInfinitive {
		return run{}
	}
	verb := f.finiteBefore(at, s)
	if verb < 0 {
		return run{}
	}
	first := verb
	if first-1 > s.First && f.saysOf(first-1, lang.Copula) {
		first--
	}
	if does := f.behindAnnouncing(verb, s); does > verb {
		for end := first; end < does; end++ {
			if f.dated(end) {
				return run{first, end} // have until | Friday | to file papers
			}
		}
		return run{first, does}
	}
	tag := &f.w.Tags[verb]
	next := verb + int(tag.Len)
	passive := tag.Set.Has(lang.Copula) && tag.Set.Has(lang.Future)
	if tag.Set.Any(lang.Of(lang.Expected, lang.Stop)) && next < s.Last && f.w.Tags[next].Set == lang.Of(lang.Infinitive, lang.Stop) {
		next, passive = next+1, true // may | be renewed
	}
	if passive && next < s.Last && f.w.Tags[next].Set.Any(headlined) && f.w.Tokens[next].Kind == text.Word && !f.dated(next) {
		return run{first, next}
	}
	return run{}
}

// headlined are the classes of words that tell without a verb before them what
// happens to somebody, or where he is.
var headlined = lang.Of(lang.Past, lang.In).Or(tellingVerbs)

// enclosed gives what the comma at token i and the next one enclose, commas
// included, where a verb follows that looks ahead; an empty run where none does.
func (f *Finder) enclosed(i int, s text.Sentence) run {
	for j := i + 2; j+1 < min(s.Last, i+longestInsertion); j++ {
		t := &f.w.Tokens[j]
		if t.Kind == text.Break || t.Kind == text.Punct && (t.Value == ';' || t.Value == ':' || t.Value == '(' || t.Value == ')') {
			return run{}
		}
		if f.comma(j) {
			if f.leadsOn(j + 1) {
				return run{i, j + 1}
			}
			if !f.w.Tags[i+1].Set.Any(clauseSet) {
				return run{} // a list
			}
		}
	}
	return run{}
}

// endsSubject says that token i may end the subject of a clause: a word that is
// neither a verb nor leans on the next.
func (f *Finder) endsSubject(i int) bool {
	return f.w.Tokens[i].Kind == text.Word && !f.dated(i) && !f.dangles(i) && !f.verbAt(i)
}

// leadsOn says that a finite verb that looks ahead stands at token i, an
// auxiliary or a pronoun at most before it.
func (f *Finder) leadsOn(i int) bool {
	if f.w.Tags[i].Set.Any(lang.Of(lang.Pronoun, lang.Stop)) && !f.w.Tags[i].Set.Any(looksAhead) && i+1 < len(f.w.Tags) {
		i++
	}
	set := f.w.Tags[i].Set
	return f.w.Tokens[i].Kind == text.Word && set.Any(looksAhead) && !set.Any(noFinite) && !set.Any(clauseSet)
}

// omits says that a title leaves token i out: a time, or what it passes over.
func (f *Finder) omits(i int) bool { return f.dated(i) || inAny(f.insertions, i) }

// apartFrom counts the tokens from i to j, below 0 where j stands before, and what
// their clause borders cost, without what a title passes over.
func (f *Finder) apartFrom(i, j int) (tokens, cost int) {
	if i > j {
		tokens, cost = f.apartFrom(j, i)
		return -tokens, cost
	}
	tokens, cost = j-i, f.distance(i, j)
	for _, r := range f.insertions {
		if i < r.first && r.last <= j {
			tokens -= r.last - r.first
			cost -= f.distance(r.first-1, r.last-1)
		}
	}
	return tokens, cost
}
