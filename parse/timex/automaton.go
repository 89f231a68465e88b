package timex

import (
	"encoding/binary"
	"slices"

	"newscal/parse/lang"
)

// state is where a match of the patterns can stand: the patterns share their
// beginnings, so that «the» is read once for all that open with it. States
// make no circles.
type state struct {
	program  int32    // the first pattern that may end here, or -1
	edge     int32    // where it goes on if <edge> holds here; 0 for nowhere
	stop     int32    // the same for <stop>
	asked    int32    // the same for <asked>
	set      lang.Set // of the words that it goes on with
	numeric  bool     // it goes on with digits
	fills    []edgeTo // what {slot=value} fills on the way
	words    []wordTo // by one word
	classes  []edgeTo // by a number of some kind, then by the classes of words, in order
	plain    int      // where the classes of words begin
	plainSet lang.Set // which they are
	index    []int16  // where each class begins, in a state with many
	byWord   []int32  // of the first state: the words' targets by entry, 0 for none
}

type edgeTo struct {
	elem    elem
	to      int32
	set     lang.Set // classes of the words that elem may take
	numeric bool     // it takes digits
}

// wordTo is an edge over the very word of an entry.
type wordTo struct {
	entry, to int32
	touch     bool // no space may stand before it
}

// item is a step of a program that a state stands before.
type item struct{ program, pc int16 }

// build makes the states of the grammar from its programs.
func (g *Grammar) build() {
	const states = 1280 // of the language with the most patterns, some 1200
	g.states = make([]state, 0, states)
	b := builder{g: g, ids: make(map[string]int32, states), items: make([][]item, 0, states)}
	var first, asked []item // patterns that only hold where a time is asked for begin apart, so that articles are not held up
	for i := range g.programs {
		if b.ends(int16(i), 0) {
			first = b.closure(first, int16(i), 0)
		} else {
			asked = b.closure(asked, int16(i), 0)
		}
	}
	b.state(first)
	if len(asked) > 0 {
		g.asked = b.state(asked)
	}
	for i := 0; i < len(b.items); i++ {
		b.expand(int32(i))
	}
	start := &g.states[0]
	start.byWord = make([]int32, g.Lex.Entries())
	for _, e := range start.words {
		start.byWord[e.entry] = e.to
	}
	others := start.set
	others.Remove(lang.Pattern) // byWord tells more
	g.opens = make([]bool, g.Lex.Entries())
	for id := range g.opens {
		if g.opens[id] = start.byWord[id] > 0 || g.Lex.Entry(int32(id)).Set.Any(others); g.opens[id] {
			g.Lex.Begin(int32(id))
		}
	}
}

// begins says that a pattern may begin with an entry, or -1 for none.
func (g *Grammar) begins(entry int32) bool { return entry >= 0 && g.opens[entry] }

type builder struct {
	g     *Grammar
	ids   map[string]int32
	items [][]item // by state
}

// ends says that a program can come to its end from step pc on without <asked>.
func (b *builder) ends(program, pc int16) bool {
	switch o := &b.g.programs[program].ops[pc]; {
	case o.code == opDone:
		return true
	case o.code == opJump:
		return b.ends(program, o.x)
	case o.code == opSplit:
		return b.ends(program, o.x) || b.ends(program, o.y)
	case o.elem.kind == elemAsked:
		return false
	}
	return b.ends(program, pc+1)
}

// closure appends the steps that take a word, or end, from step pc on.
func (b *builder) closure(to []item, program, pc int16) []item {
	switch o := &b.g.programs[program].ops[pc]; o.code {
	case opJump:
		return b.closure(to, program, o.x)
	case opSplit:
		return b.closure(b.closure(to, program, o.x), program, o.y)
	}
	for _, have := range to {
		if have == (item{program, pc}) {
			return to
		}
	}
	return append(to, item{program, pc})
}

// state gives the state that stands before the items.
func (b *builder) state(items []item) int32 {
	var key []byte
	for _, it := range items {
		key = binary.LittleEndian.AppendUint16(key, uint16(it.program))
		key = binary.LittleEndian.AppendUint16(key, uint16(it.pc))
	}
	id, ok := b.ids[string(key)]
	if !ok {
		id = int32(len(b.items))
		b.ids[string(key)] = id
		b.items = append(b.items, items)
		b.g.states = append(b.g.states, state{program: -1})
	}
	return id
}

// expand makes the edges of state id.
func (b *builder) expand(id int32) {
	var elems []elem
	next := map[elem][]item{}
	program := int32(-1)
	for _, it := range b.items[id] {
		o := &b.g.programs[it.program].ops[it.pc]
		if o.code == opDone {
			if program < 0 || int32(it.program) < program {
				program = int32(it.program)
			}
			continue
		}
		if _, ok := next[o.elem]; !ok {
			elems = append(elems, o.elem)
		}
		next[o.elem] = b.closure(next[o.elem], it.program, it.pc+1)
	}
	s := state{program: program}
	for _, e := range elems {
		edge := edgeTo{elem: e, to: b.state(next[e])}
		switch e.kind {
		case elemEdge:
			s.edge = edge.to
			continue
		case elemStop:
			s.stop = edge.to
			continue
		case elemAsked:
			s.asked = edge.to
			continue
		case elemSet:
			s.fills = append(s.fills, edge)
			continue
		}
		if e.kind == elemWord {
			s.words = append(s.words, wordTo{e.value, edge.to, e.touch})
			s.set.Add(lang.Pattern)
			continue
		}
		edge.set, edge.numeric = e.takes()
		s.set = s.set.Or(edge.set)
		s.numeric = s.numeric || edge.numeric
		s.classes = append(s.classes, edge)
	}
	slices.SortStableFunc(s.classes, func(a, b edgeTo) int { return a.order() - b.order() })
	for s.plain < len(s.classes) && s.classes[s.plain].elem.kind != elemClass {
		s.plain++
	}
	for k := s.plain; k < len(s.classes); k++ {
		s.plainSet.Add(s.classes[k].elem.class)
	}
	if len(s.classes)-s.plain > 8 {
		s.index = make([]int16, lang.Classes)
		for k := len(s.classes) - 1; k >= s.plain; k-- {
			s.index[s.classes[k].elem.class] = int16(k)
		}
	}
	b.g.states[id] = s
}

// first gives the first edge of class c, which s has.
func (s *state) first(c lang.Class) int {
	if s.index != nil {
		return int(s.index[c])
	}
	k := s.plain
	for s.classes[k].elem.class != c {
		k++
	}
	return k
}

// order brings edges together that take the same words.
func (e *edgeTo) order() int {
	if e.elem.kind == elemClass {
		return int(e.elem.class)
	}
	return -int(e.elem.kind)
}

// takes gives the classes of words that e can match, and whether digits do.
func (e *elem) takes() (set lang.Set, numeric bool) {
	switch e.kind {
	case elemClass:
		return lang.Of(e.class), false
	case elemWeekdays:
		return lang.Of(lang.Weekday, lang.Weekly), false
	case elemWeekly:
		return lang.Of(lang.Weekly), false
	case elemDayWord, elemMonthWord:
		return lang.Of(lang.Number, lang.Scale), false
	case elemYearWords:
		return lang.Of(lang.Number, lang.Ordinal, lang.Scale), false
	case elemMonthOrd, elemHourOrd:
		return lang.Of(lang.Ordinal, lang.Number), false
	case elemYear:
		return lang.Of(lang.Year), true
	case elemDay, elemDays, elemDaysWord, elemDaysMany, elemOrd:
		return lang.Of(lang.Ordinal, lang.Number), true
	case elemCount, elemHour, elemHourCount, elemMinutes:
		return lang.Of(lang.Number, lang.Ordinal, lang.Scale), true
	}
	return set, true
}
