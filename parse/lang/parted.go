package lang

import (
	"slices"
	"strings"

	"newscal/parse/text"
)

// partedMark stands in a list between the two parts of a verb that a clause
// parts: fällt…aus.
const partedMark = "…"

// parted is such a verb, as the last word of its second part knows it.
type parted struct {
	first  int32   // entry of the first part
	middle []int32 // words of the second part before its last: in | Kraft
	entry  int32   // of the verb
}

// partedReach is how many tokens apart the parts may stand.
const partedReach = 30

// addParted gives a verb whose parts stand apart a sense. It says whether form
// is one.
func (x *Lexicon) addParted(form string, s Sense) bool {
	first, rest, ok := strings.Cut(form, partedMark)
	if !ok {
		return false
	}
	id := x.entry(fold(form)) // no text has it as a word
	x.entries[id].sense(s)
	p := parted{first: x.entry(fold(first)), entry: id}
	words := slices.Clone(x.cut(rest))
	for _, w := range words[:len(words)-1] {
		p.middle = append(p.middle, x.entry(w))
	}
	last := x.entry(words[len(words)-1])
	x.entries[last].closes = true
	if x.parted == nil {
		x.parted = map[int32][]parted{}
	}
	if !slices.ContainsFunc(x.parted[last], func(have parted) bool { return have.entry == id }) {
		x.parted[last] = append(x.parted[last], p)
	}
	return true
}

// joinParted gives a verb whose second part closes its clause what both parts
// mean together: «fällt am Montag aus». The tense is that of the first part.
func (w *Words) joinParted() {
	w.particles = w.particles[:0]
	for _, i32 := range w.closing {
		i := int(i32)
		n := w.SentenceAt(i)
		if n < 0 {
			continue
		}
		s := w.Sentences[n]
		if !w.closesClause(i, s) {
			continue
		}
		k, p := w.firstPart(i, s)
		if k < 0 || w.inOther(i, k, i-len(p.middle)) {
			continue
		}
		t := &w.Tags[k]
		t.Phrase = p.entry
		t.part |= w.Lex.entries[p.entry].part() & begins
		w.particles = append(w.particles, [2]int32{int32(k), i32})
		t.Set = w.Lex.entries[p.entry].Set.Or(t.Set.And(partedTenses))
		for j := k + 1; j <= i; j++ {
			if j >= i-len(p.middle) && w.Tags[j].Set.Any(particles) {
				w.Tags[j].Set = Set{}
			}
		}
	}
}

// inOther says that token i goes on a phrase that begins neither with the second
// part, at token begin, nor with the first, at k: findet | nicht statt.
func (w *Words) inOther(i, k, begin int) bool {
	if !w.Tags[i].Inside {
		return false
	}
	for i > 0 && w.Tags[i].Inside {
		i--
	}
	return i != begin && (i != k || begin > k+1)
}

// Particle gives the token that ends the second part of the verb at token i, where
// its parts stand apart, or -1.
func (w *Words) Particle(i int) int {
	k, _ := slices.BinarySearchFunc(w.particles, int32(i), func(p [2]int32, i int32) int { return int(p[1] - i) })
	for ; k < len(w.particles); k++ {
		if p := w.particles[k]; int(p[0]) == i {
			return int(p[1])
		} else if int(p[0]) > i+partedReach {
			break
		}
	}
	return -1
}

// FirstPart gives the token of the verb whose second part ends with token i, where
// its parts stand apart, or -1.
func (w *Words) FirstPart(i int) int {
	k, ok := slices.BinarySearchFunc(w.particles, int32(i), func(p [2]int32, i int32) int { return int(p[1] - i) })
	if !ok {
		return -1
	}
	return int(w.particles[k][0])
}

var (
	partedTenses = Of(Future, Past, Present)
	// particles are the classes of second parts that are small words elsewhere.
	particles = Of(Prep, In, From, Glue, Until, Range, Between, Toward)
	// behindClause are the classes of words that go on behind the end of a clause.
	behindClause = Of(And, Conj, Clause, That, Relative)
)

// closesClause says that the clause ends behind token i of s.
func (w *Words) closesClause(i int, s text.Sentence) bool {
	if i+1 >= s.Last {
		return true
	}
	switch t := &w.Tokens[i+1]; t.Kind {
	case text.Break:
		return true
	case text.Punct:
		return t.Value != '-' && t.Value != '/'
	}
	return w.Tags[i+1].Set.Any(behindClause)
}

// firstPart finds the nearest first part before the second one that ends at
// token i, or -1. What is set off by two commas may stand between, and a day
// behind one.
func (w *Words) firstPart(i int, s text.Sentence) (int, parted) {
	commas, last := 0, 0
	for k := i - 1; k >= max(s.First, i-partedReach); k-- {
		switch t := &w.Tokens[k]; {
		case t.Kind == text.Break || t.Kind == text.Punct && (t.Value == ';' || t.Value == ':'):
			return -1, parted{}
		case t.Kind == text.Punct && t.Value == ',':
			commas, last = commas+1, k
			continue
		}
		if commas == 1 && !w.dayBehind(last) {
			continue
		}
		if t := &w.Tags[k]; commas <= 2 && !t.Inside && t.Word >= 0 {
			for _, p := range w.Lex.parted[w.Tags[i].Word] {
				if (p.first == t.Word || p.first == t.Entry) && w.followed(p.middle, i) && k < i-len(p.middle) {
					return k, p
				}
			}
		}
	}
	return -1, parted{}
}

// dayBehind says that a number stands right behind the comma at token i, an
// article at most between: «am Montag, dem 5. Mai».
func (w *Words) dayBehind(i int) bool {
	for k := i + 1; k < min(len(w.Tokens), i+3); k++ {
		if w.Tokens[k].Kind == text.Number {
			return true
		}
	}
	return false
}

// followed says that words stand right before token i.
func (w *Words) followed(words []int32, i int) bool {
	if i < len(words) {
		return false
	}
	for n, id := range words {
		if w.Tags[i-len(words)+n].Word != id {
			return false
		}
	}
	return true
}
