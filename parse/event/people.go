package event

import (
	"strings"

	"newscal/parse/lang"
	"newscal/parse/text"
)

// person is somebody whom the article names.
type person struct {
	name string // as first written in full
	role string // the office told with the name, or ""
	last string // last word of the name, folded
	key  string // the office, folded
}

// registry holds the people of an article in the order in which they appear.
type registry []person

// byName finds the person whose name ends with the folded word.
func (r registry) byName(last string) (person, bool) {
	for _, p := range r {
		if p.last == last && last != "" {
			return p, true
		}
	}
	return person{}, false
}

// byRole finds the person who holds the office.
func (r registry) byRole(key string) (person, bool) {
	for _, p := range r {
		if p.key == key && key != "" {
			return p, true
		}
	}
	return person{}, false
}

// meetPeople notes who is named with an office: «the Ukrainian president,
// Volodymyr Zelensky», «وزير الخارجية فلان».
func (f *Finder) meetPeople() {
	f.people = f.people[:0]
	s, done := 0, 0 // the sentence, and up to where its words were read
	for _, i32 := range f.noted {
		i := int(i32)
		if !f.w.Tags[i].Set.Has(lang.Role) || f.w.Tags[i].Inside {
			continue
		}
		for s < len(f.w.Sentences) && f.sentence(s).Last <= i {
			s, done = s+1, 0
		}
		if s == len(f.w.Sentences) || i < max(done, f.sentence(s).First) {
			continue
		}
		office, name := f.officeAndName(i, f.sentence(s))
		if name.last > name.first {
			f.note(office, name)
		}
		done = max(i+1, office.last)
	}
}

func (f *Finder) note(office, name run) {
	p := person{name: f.plainSpan(name), role: f.plainSpan(office)}
	p.key = foldWords(p.role)
	if i := strings.LastIndexByte(p.name, ' '); i >= 0 {
		p.last = foldWords(p.name[i+1:])
	} else {
		p.last = foldWords(p.name)
	}
	if known, ok := f.people.byName(p.last); ok && len(known.name) >= len(p.name) && known.role != "" {
		return
	}
	if len(f.people) < 200 {
		f.people = append(f.people, p)
	}
}

func foldWords(s string) string {
	var room [64]byte // that most names need
	return string(text.Fold(room[:0], s))
}

// plainSpan gives the words of r, a clitic «and» at their head left out.
func (f *Finder) plainSpan(r run) string {
	if r.first >= r.last {
		return ""
	}
	start := int(f.w.Tokens[r.first].Start)
	if f.conjoined(r.first) {
		start = f.w.BareStart(r.first)
	}
	return oneSpaced(f.w.Text[start:f.w.Tokens[r.last-1].End])
}

// officeAndName reads the office at token i and the name that follows it, with
// or without a comma. Scripts with capitals tell the name by them; elsewhere a
// name begins with the first word that is neither known nor has an article.
func (f *Finder) officeAndName(i int, s text.Sentence) (office, name run) {
	capitals := f.hasCapitals(i)
	office = run{i, i + int(f.w.Tags[i].Len)}
	if f.w.Lex.ModifiersFirst {
		for office.first > s.First && i-office.first < 3 && f.describes(office.first-1, capitals) {
			office.first--
		}
	}
	j := office.last
	for j < s.Last && j-i < 8 && f.describesAfter(j, capitals) {
		j++
	}
	for j > office.last && f.dangles(j-1) {
		j--
	}
	j = f.landOf(j, s, capitals)
	office.last = j
	if j < s.Last && f.comma(j) {
		j++
	}
	name = f.nameAt(j, s, capitals)
	if f.comma(j-1) && name.last < s.Last && f.w.Tokens[name.last].Kind == text.Word && capitals {
		return office, run{} // «…, London and Paris»: no apposition
	}
	return office, name
}

// landOf lets an office that ends before token j take in what it is over: a
// place behind a preposition, or right behind it with a name to follow; or
// words with a capital behind a preposition, closed by a comma.
func (f *Finder) landOf(j int, s text.Sentence, capitals bool) int {
	if !capitals {
		return j
	}
	k := j
	for k < s.Last && k < j+2 && f.w.Tags[k].Set.Any(ofSet) && !f.w.Tokens[k].Upper {
		k++
	}
	if k >= s.Last || !f.w.Tokens[k].Upper || f.dated(k) {
		return j
	}
	if _, n, bare := f.placeAt(k, f.w.SentenceAt(k)); n > 0 && !bare {
		end := k + n
		if k > j || end < s.Last && f.w.Tokens[end].Kind == text.Word && f.w.Tokens[end].Upper {
			return end
		}
		return j
	}
	end := k
	for end < s.Last && end < k+3 && f.w.Tokens[end].Kind == text.Word && f.w.Tokens[end].Upper {
		end++
	}
	if k > j && f.comma(end) && end+1 < s.Last && f.w.Tokens[end+1].Upper {
		return end
	}
	return j
}

var ofSet = lang.Of(lang.Prep, lang.Article, lang.Between)

// officeBehind reads the office that stands behind a name and a comma, at token
// j: «Anna Berg, the Norwegian minister».
func (f *Finder) officeBehind(j int, s text.Sentence) run {
	if !f.comma(j) {
		return run{}
	}
	for k := j + 1; k < s.Last && k < j+7; k++ {
		set := f.w.Tags[k].Set
		switch {
		case set.Has(lang.Role):
			office, _ := f.officeAndName(k, s)
			return office
		case f.w.Tokens[k].Kind != text.Word && f.w.Tokens[k].Value != '-', set.Any(clauseSet), set.Any(verbSet):
			return run{}
		}
	}
	return run{}
}

func (f *Finder) hasCapitals(i int) bool {
	return i < len(f.w.Tokens) && f.w.Text[f.w.Tokens[i].Start] < 0xD6 // Latin, Greek, Cyrillic; Arabic and Hebrew begin at D6
}

func (f *Finder) comma(i int) bool {
	return i >= 0 && i < len(f.w.Tokens) && f.w.Tokens[i].Kind == text.Punct && (f.w.Tokens[i].Value == ',' || f.w.Tokens[i].Value == '،')
}

// describes says that token k before an office belongs to it.
func (f *Finder) describes(k int, capitals bool) bool {
	t, tag := &f.w.Tokens[k], &f.w.Tags[k]
	return t.Kind == text.Word && !tag.Set.Any(verbSet) && !tag.Set.Any(leadSet) && !tag.Set.Any(clauseSet) && !tag.Set.Has(lang.Stop) &&
		!f.dated(k) && (capitals || tag.Set.IsEmpty())
}

// describesAfter says that token k goes on an office: a lower-case word, or one
// with an article where the script has no capitals.
func (f *Finder) describesAfter(k int, capitals bool) bool {
	t, tag := &f.w.Tokens[k], &f.w.Tags[k]
	if t.Kind == text.Punct && t.Value == '-' {
		return true
	}
	if t.Kind != text.Word || tag.Set.Any(verbSet) || tag.Set.Any(clauseSet) || f.dated(k) {
		return false
	}
	if capitals {
		return !t.Upper
	}
	return f.startsWithArticle(k) || tag.Set.Any(lang.Of(lang.Venue, lang.Role))
}

// startsWithArticle says that the word of token k begins with the article that
// the language writes together with its noun, preposition or not.
func (f *Finder) startsWithArticle(k int) bool {
	folded := f.w.Folded(k)
	for range 2 {
		if _, ok := f.w.Lex.WithoutClitic(folded, lang.Article); ok {
			return true
		}
		rest, ok := f.w.Lex.WithoutClitic(folded, lang.Prep)
		if !ok {
			rest, ok = f.w.Lex.WithoutClitic(folded, lang.And)
		}
		if !ok {
			return false
		}
		folded = rest
	}
	return false
}

// onlyStripped says that token k is known only where letters are taken off its
// beginning that are no conjunction or preposition: it may as well be a name.
func (f *Finder) onlyStripped(k int) bool {
	tag := &f.w.Tags[k]
	return tag.Word < 0 && tag.Before > 0 && !tag.Set.Any(joinedSet)
}

var joinedSet = lang.Of(lang.And, lang.Prep, lang.In, lang.Article)

// nameAt reads the name of a person at token j.
func (f *Finder) nameAt(j int, s text.Sentence, capitals bool) run {
	r := run{j, j}
	for r.last < s.Last && r.last-j < 5 {
		t, tag := &f.w.Tokens[r.last], &f.w.Tags[r.last]
		if t.Kind == text.Punct && t.Value == '-' && r.last > j && r.last+1 < s.Last {
			r.last++
			continue
		}
		if t.Kind != text.Word || f.dated(r.last) {
			break
		}
		if capitals {
			if !t.Upper {
				break
			}
		} else if !tag.Set.IsEmpty() && !(r.last == j && f.onlyStripped(r.last)) || r.last == j && f.startsWithArticle(r.last) {
			break
		}
		r.last++
	}
	if !capitals && r.last-r.first > 3 {
		r.last = r.first + 3
	}
	return r
}
