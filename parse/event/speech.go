package event

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// utterance is what is known of a quotation: who said it, and where.
type utterance struct {
	speech  bool // direct speech, not a name or a word in quotation marks
	speaker string
	role    string
	medium  string
	goesOn  bool // «he added»: goes on with what was said before
	at      int  // token of the speech verb, or -1
}

// leastSpeech is the fewest words of direct speech; shorter quotations are
// names and single words.
const leastSpeech = 4

// hearSpeech finds the speaker of every quotation.
func (f *Finder) hearSpeech() {
	f.speech = f.speech[:0]
	var last person
	for q := range f.w.Quotes {
		u := utterance{at: -1}
		quote := &f.w.Quotes[q]
		if f.words(quote.First, quote.Last) < leastSpeech {
			f.speech = append(f.speech, u)
			continue
		}
		u.at = f.speechVerb(q)
		u.speech = u.at >= 0 || f.fullSentence(quote)
		if u.at >= 0 {
			who, named := f.speakerAt(u.at, q)
			u.goesOn = f.w.Tags[u.at].Set.Has(lang.Add)
			switch {
			case named:
				last = who
			case u.goesOn || f.pronounBeside(u.at) || f.bareVerb(u.at):
				who = last
			}
			u.speaker, u.role = who.name, who.role
			u.medium = f.mediumAt(u.at, quote.First)
		} else if u.speech && q > 0 && f.speech[q-1].speech && f.w.SentenceAt(quote.First)-f.w.SentenceAt(f.w.Quotes[q-1].Last-1) <= 1 {
			u.speaker, u.role, u.goesOn = last.name, last.role, true
		}
		f.speech = append(f.speech, u)
	}
}

func (f *Finder) words(first, last int) (n int) {
	for i := first; i < last; i++ {
		if f.w.Tokens[i].Kind == text.Word {
			n++
		}
	}
	return n
}

// fullSentence says that a quotation stands as a sentence of its own.
func (f *Finder) fullSentence(q *text.Quote) bool {
	s := f.w.SentenceAt(q.First)
	return s >= 0 && q.First-f.w.Sentences[s].First <= 1
}

// speechVerb finds the verb that brings quotation q: before it in its sentence,
// or right behind it.
func (f *Finder) speechVerb(q int) int {
	quote := &f.w.Quotes[q]
	s := f.w.SentenceAt(quote.First)
	if s < 0 {
		return -1
	}
	low := f.w.Sentences[s].First
	if q > 0 {
		low = max(low, f.w.Quotes[q-1].Last)
	}
	for i := quote.First - 2; i >= low && i >= quote.First-30; i-- {
		if f.w.Tags[i].Set.Any(speechSet) {
			return i
		}
	}
	end := f.w.SentenceAt(quote.Last - 1)
	if end < 0 {
		return -1
	}
	high := f.w.Sentences[end].Last
	if q+1 < len(f.w.Quotes) {
		high = min(high, f.w.Quotes[q+1].First)
	}
	for i := quote.Last; i < high && i < quote.Last+15; i++ {
		if f.w.Tags[i].Set.Any(speechSet) {
			return i
		}
	}
	return -1
}

var speechSet = lang.Of(lang.Report, lang.Add, lang.According)

// speakerAt names who says what the verb at token v brings: the office or name
// behind it or before it.
func (f *Finder) speakerAt(v, q int) (person, bool) {
	s := f.sentence(f.w.SentenceAt(v))
	quote := &f.w.Quotes[q]
	high, low := s.Last, s.First
	if v < quote.First {
		high = min(high, quote.First-1)
	} else {
		low = max(low, quote.Last)
	}
	if p, ok := f.personIn(v+int(f.w.Tags[v].Len), high, s); ok {
		return p, true
	}
	return f.personBefore(v, low, s)
}

// personIn reads the person at the head of tokens [first, last).
func (f *Finder) personIn(first, last int, s text.Sentence) (person, bool) {
	for i := first; i < last && i < first+3; i++ {
		set := f.w.Tags[i].Set
		if f.w.Tokens[i].Kind == text.Punct || set.Has(lang.That) || set.Has(lang.Medium) || set.Has(lang.In) && f.w.Tags[i].Before == 0 {
			return person{}, false
		}
		if set.Any(skipSet) && !set.Has(lang.Role) {
			continue
		}
		return f.personAt(i, s)
	}
	return person{}, false
}

var skipSet = lang.Of(lang.Article, lang.Honorific, lang.Mod)

// personAt reads the person at token i: an office, a name, or a name alone.
func (f *Finder) personAt(i int, s text.Sentence) (person, bool) {
	if f.w.Tags[i].Set.Has(lang.Pronoun) {
		return person{}, false
	}
	role := -1
	for k := i; k < s.Last && k < i+4; k++ { // the office may stand behind its modifiers: the Ukrainian president
		if f.w.Tags[k].Set.Has(lang.Role) {
			role = k
			break
		}
		if f.w.Tokens[k].Kind != text.Word {
			break
		}
	}
	if role >= 0 && (role == i || f.w.Lex.ModifiersFirst) {
		office, name := f.officeAndName(role, s)
		p := person{name: f.plainSpan(name), role: f.plainSpan(office)}
		p.key = foldWords(p.role)
		if p.name == "" {
			if known, ok := f.people.byRole(p.key); ok {
				return known, true
			}
		}
		return p, true
	}
	name := f.nameAt(i, s, f.hasCapitals(i))
	if name.last == name.first {
		return person{}, false
	}
	p := person{name: f.plainSpan(name)}
	if known, ok := f.people.byName(foldWords(f.w.Of(name.last - 1))); ok && (known.role != "" || len(known.name) >= len(p.name)) {
		return known, true
	}
	p.role = f.plainSpan(f.officeBehind(name.last, s))
	return p, true
}

// personBefore reads the person that stands before the verb at token v.
func (f *Finder) personBefore(v, low int, s text.Sentence) (person, bool) {
	end := v
	for end > low && f.w.Tokens[end-1].Kind == text.Punct {
		end--
	}
	first := end
	for first > low && end-first < 8 && f.w.Tokens[first-1].Kind == text.Word && !f.w.Tags[first-1].Set.Any(verbSet) && !f.w.Tags[first-1].Set.Any(clauseSet) {
		first--
	}
	for i := first; i < end; i++ {
		set := f.w.Tags[i].Set
		if set.Any(skipSet) && !set.Has(lang.Role) {
			continue
		}
		if p, ok := f.personAt(i, s); ok {
			return p, true
		}
	}
	return person{}, false
}

// pronounBeside says that a pronoun is the subject of the verb at token v.
func (f *Finder) pronounBeside(v int) bool {
	for _, k := range [2]int{v - 1, v + 1} {
		if k >= 0 && k < len(f.w.Tags) && f.w.Tags[k].Set.Has(lang.Pronoun) {
			return true
		}
	}
	return false
}

// bareVerb says that no subject stands behind the verb at token v: «وقال: …».
func (f *Finder) bareVerb(v int) bool {
	return v+1 < len(f.w.Tokens) && f.w.Tokens[v+1].Kind == text.Punct
}

// mediumAt gives where it was said, between the verb and the quotation: «in a
// post on X», «في منشور على إكس».
func (f *Finder) mediumAt(v, quote int) string {
	lo, hi := v+1, quote-1
	if v >= quote {
		return ""
	}
	for i := lo; i < hi; i++ {
		if !f.w.Tags[i].Set.Has(lang.Medium) {
			continue
		}
		r := run{i, i + int(f.w.Tags[i].Len)}
		for r.first > lo && i-r.first < 3 && f.w.Tags[r.first-1].Set.Any(mediumLead) {
			r.first--
		}
		for r.last < hi && f.w.Tokens[r.last].Kind == text.Word && !f.w.Tags[r.last].Set.Any(clauseSet) && !f.dated(r.last) && r.last-i < 8 {
			r.last++
		}
		return f.plainSpan(run{r.first, r.last})
	}
	return ""
}

var mediumLead = lang.Of(lang.Article, lang.In, lang.Prep, lang.Number)
