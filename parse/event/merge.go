package event

import (
	"slices"

	"newscal/parse/text"
	"newscal/parse/timex"
)

// happening is one event with the candidates that speak of it.
type happening struct {
	mentions []int       // candidates, in the order of the text
	told     []candidate // passages that speak of it without a date of their own that was judged to announce it
	from, to timex.Moment
}

// merge makes happenings of the candidates kept: those of one day that speak
// of the same are one.
func (f *Finder) merge() []happening {
	var out []happening
	for i := range f.cands {
		c := &f.cands[i]
		if !c.keep {
			continue
		}
		at := slices.IndexFunc(out, func(h happening) bool { return f.same(&h, c) })
		if at < 0 {
			out = append(out, happening{from: c.from, to: c.to})
			at = len(out) - 1
		}
		h := &out[at]
		h.mentions = append(h.mentions, i)
		if h.from.AllDay() && !c.from.AllDay() {
			h.from, h.to = c.from, c.to
		}
		if c.to.Day > h.to.Day {
			h.to = c.to
		}
	}
	f.gather(out)
	return out
}

// same says that c speaks of the happening h.
func (f *Finder) same(h *happening, c *candidate) bool {
	for _, i := range h.mentions {
		o := &f.cands[i]
		if o.from.Day != c.from.Day || f.in.Exprs[o.expr].Grain.Coarse() != f.in.Exprs[c.expr].Grain.Coarse() {
			continue
		}
		if !o.from.AllDay() && !c.from.AllDay() && o.from.Clock != c.from.Clock {
			continue
		}
		if f.likeness(o, c) >= mergeLikeness {
			return true
		}
	}
	return false
}

// mergeLikeness is the probability from which on two mentions of one day are
// one event.
const mergeLikeness = 0.55

// sharedWords counts the words of weight that two sentences share, by their
// first letters, so that inflected forms meet.
func (f *Finder) sharedWords(s, t int) int {
	if s == t {
		return 3
	}
	seen := f.stems(s)
	n := 0
	for stem := range f.stems(t) {
		if seen[stem] {
			n++
		}
	}
	return n
}

// stems gives the first letters of the words of weight of sentence s.
func (f *Finder) stems(s int) map[string]bool {
	set := map[string]bool{}
	sen := f.w.Sentences[s]
	for i := sen.First; i < min(sen.Last, sen.First+80); i++ {
		t, tag := &f.w.Tokens[i], &f.w.Tags[i]
		if t.Kind != text.Word || tag.Set.Any(lightSet) || tag.Inside || t.End-t.Start < 4 {
			continue
		}
		word := f.w.Text[f.w.BareStart(i):t.End]
		set[Stem(word)] = true
	}
	for i := range f.in.Exprs {
		if e := &f.in.Exprs[i]; e.Sentence == s {
			for k := e.First; k < e.Last; k++ {
				if f.w.Tokens[k].Kind == text.Word {
					delete(set, Stem(f.w.Text[f.w.BareStart(k):f.w.Tokens[k].End]))
				}
			}
		}
	}
	return set
}

// Stem gives the first five letters of a word, folded, so that most inflected
// forms of a word meet.
func Stem(word string) string {
	folded := text.Fold(nil, word)
	n := 0
	for i := range string(folded) {
		if n == 5 {
			return string(folded[:i])
		}
		n++
	}
	return string(folded)
}
