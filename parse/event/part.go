package event

import (
	"slices"
	"sort"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// A sentence may tell of several days in clauses of its own: «On Friday he holds
// talks with the king, and on 16 July he will meet the queen in Oslo.» What happens
// on a day, and what titles it, stands in the part that is the day's own.

// partOf gives the part of its sentence that expression i, a day or an hour, has
// for itself: the whole sentence where no other day has a clause of its own, or,
// beside an hour, no other time.
func (f *Finder) partOf(i int) run {
	e := &f.in.Exprs[i]
	s := f.sentence(e.Sentence)
	r := run{s.First, s.Last}
	if !f.fixesTime(e) {
		return r
	}
	if b := f.borderBeside(i, -1); b >= 0 {
		r.first = b
	}
	if b := f.borderBeside(i, 1); b >= 0 {
		r.last = b
	}
	return r
}

// borderBeside gives the token at which a clause parts expression i from the next
// days before it, step -1, or behind it, step 1, or -1.
func (f *Finder) borderBeside(i, step int) int {
	const (
		most   = 4  // days
		looked = 64 // expressions, in a sentence that no prose has
	)
	e := &f.in.Exprs[i]
	s := f.sentence(e.Sentence)
	at, days := e, 0
	for k := i + step; k >= max(0, i-looked) && k < min(len(f.in.Exprs), i+1+looked) && days < most && f.in.Exprs[k].Sentence == e.Sentence; k += step {
		o := &f.in.Exprs[k]
		first, second := at, o
		if step < 0 {
			first, second = o, at
		}
		if !f.fixesTime(o) || o.ClockOnly && !e.ClockOnly && e.Grain != timex.GrainMinute || second.First < first.Last {
			continue
		}
		days++
		if b := f.clauseBetween(first, second, s); b >= 0 {
			return b
		}
		at = o
	}
	return -1
}

// findParts notes the part of every expression.
func (f *Finder) findParts() {
	f.ownParts = slices.Grow(f.ownParts[:0], len(f.in.Exprs))
	for i := range f.in.Exprs {
		f.ownParts = append(f.ownParts, f.partOf(i))
	}
}

// part gives the part of its sentence that e has for itself.
func (f *Finder) part(e *timex.Expr) run {
	i := sort.Search(len(f.in.Exprs), func(i int) bool { return f.in.Exprs[i].First >= e.First })
	return f.ownParts[i]
}

// fixesTime says that e tells a day, or days, or an hour.
func (f *Finder) fixesTime(e *timex.Expr) bool {
	return (e.Type == timex.TypeDate || e.Type == timex.TypeTime) && !e.Vague && e.Grain <= timex.GrainDay && e.Set == nil
}

// clauseBetween gives the token behind a, a day of sentence s, with which a clause
// begins that has b for its day: a semicolon or a conjunction on whose both sides
// something happens. -1 for none.
func (f *Finder) clauseBetween(a, b *timex.Expr, s text.Sentence) int {
	if b.First-a.Last > reach {
		return -1
	}
	for i := a.Last; i < b.First; i++ {
		set := f.w.Tags[i].Set
		switch {
		case f.w.Tokens[i].Kind == text.Punct:
			if f.w.Tokens[i].Value != ';' && !f.opensMain(i, b) {
				continue
			}
		case f.w.Coordinates(i):
		case !set.Any(andSet) || f.w.Tags[i].Inside || !f.opensPart(i, b):
			continue
		}
		if f.tellsIn(run{max(s.First, a.First-reach), i}) && (f.tellsIn(run{i, min(s.Last, b.Last+reach)}) || f.gapped(i, b) >= 0) {
			return i
		}
	}
	return -1
}

// opensMain says that the comma at token i opens a main clause that has b for its day
// without a conjunction, where the finite verb stands second: it stands right before
// b or right behind it. «Am Montag tagt der Rat, | am Freitag stimmt er ab».
func (f *Finder) opensMain(i int, b *timex.Expr) bool {
	if !f.w.Lex.VerbSecond || !f.comma(i) || f.dated(i) {
		return false
	}
	for k := i + 1; k < b.First; k++ {
		if f.comma(k) || f.w.Tags[k].Set.Any(clauseSet) && !(k == i+1 && f.w.Tags[k].Set.Has(lang.Article)) {
			return false
		}
	}
	if b.First == i+1 {
		return b.Last < len(f.w.Tags) && f.finiteVerb(b.Last)
	}
	return b.First > i+2 && f.finiteVerb(b.First-1) && f.w.Tokens[b.First-2].Kind == text.Word
}

// gapped gives the noun that the clause which the conjunction at token i opens tells
// of the day b alone, its verb being that of the clause before: «there will be a fair
// on Saturday and on Sunday | a picnic». -1 for none.
func (f *Finder) gapped(i int, b *timex.Expr) int {
	for k := i + 1; k < b.First; k++ {
		if !f.w.Tags[k].Set.Any(small) {
			return -1
		}
	}
	k := b.Last
	if k+1 >= len(f.w.Tokens) || !f.w.Tags[k].Set.Has(lang.Article) || f.w.Tags[k].Before > 0 || f.w.Tokens[k+1].Kind != text.Word || f.w.Tags[k+1].Set.Any(noNoun) {
		return -1
	}
	return k + 1
}

// opensPart says that the conjunction at token i joins clauses and no nouns: a
// comma stands before it, it is one of contrast, or b, a finite verb or a
// preposition that leads to b stands behind it.
func (f *Finder) opensPart(i int, b *timex.Expr) bool {
	if f.comma(i-1) || !f.w.Tags[i].Set.Has(lang.And) {
		return true
	}
	for k := i + 1; k <= b.First && k < i+4; k++ {
		if k == b.First || f.w.Tags[k].Set.Any(looksAhead) && !f.w.Tags[k].Set.Any(noFinite) {
			return true
		}
		if !f.w.Tags[k].Set.Any(small) {
			return false
		}
	}
	return false
}

// tellsIn says that a word of r tells what happens.
func (f *Finder) tellsIn(r run) bool {
	for i := r.first; i < r.last; i++ {
		if f.w.Tags[i].Set.Any(tells) && !f.w.Tags[i].Inside {
			return true
		}
	}
	return false
}

var tells = lang.Of(lang.Event, lang.Act, lang.Light, lang.Host, lang.Attend, lang.Future, lang.Present)

// ownHead gives what happens in r, the part of e, where no word of it is of a class
// of events: the finite verb that looks ahead, or the noun that stands for a clause
// without its verb; no token where there is none.
func (f *Finder) ownHead(e *timex.Expr, r run) head {
	best := head{token: -1}
	for i := r.first; i < r.last; i++ {
		if set := f.w.Tags[i].Set; set.Any(looksAhead) && !set.Any(noFinite) && !f.w.Tags[i].Inside {
			if d := f.distance(i, e.First); best.token < 0 || d < best.distance {
				best = head{token: i, sentence: e.Sentence, distance: d}
			}
		}
	}
	if best.token < 0 && r.first < e.First && f.w.Tags[r.first].Set.Any(andSet) {
		if i := f.gapped(r.first, e); i >= 0 && i < r.last {
			best = head{token: i, sentence: e.Sentence, noun: true, distance: f.distance(e.Last-1, i)}
		}
	}
	return best
}

// isPart says that r, the part of e, is not its whole sentence.
func (f *Finder) isPart(e *timex.Expr, r run) bool {
	s := f.sentence(e.Sentence)
	return r.first > s.First || r.last < s.Last
}

// withinPart gives wide, to which a title r of c was widened, without what it has beyond
// the part of its sentence that c has for itself, where r has nothing beyond.
func (f *Finder) withinPart(c *candidate, r, wide run) run {
	e := &f.in.Exprs[c.expr]
	own := f.part(e)
	if !f.isPart(e, own) || r.first < own.first || r.last > own.last {
		return wide
	}
	return run{max(wide.first, own.first), min(wide.last, own.last)}
}
