package lang

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"newscal/parse/text"
)

// Sense is one meaning of a word.
type Sense struct {
	Class Class
	Value int32 // see the class
}

// Entry is what the lexicon knows of a word or phrase.
type Entry struct {
	Set    Set
	Senses []Sense // those with a value
	small  int32   // entry that it has in small letters, where it is a time with a capital only; 0 for itself
	node   int32   // phrases begin with this word, continued from this node; 0 for none
	zone   bool    // names of time zones begin with this word
	inner  bool    // phrases go on with this word
	closes bool    // the second part of a verb ends with this word
	begins bool    // patterns begin with it
	base   bool    // the form that a list gives first
}

// part tells what the entry's word may be a part of.
func (e *Entry) part() (p part) {
	if e.node > 0 {
		p |= opens
	}
	if e.inner {
		p |= inner
	}
	if e.closes {
		p |= closes
	}
	if e.begins {
		p |= begins
	}
	return p
}

// Affix is a clitic or an ending that tells a class.
type Affix struct {
	Class  Class
	Form   string // folded
	Any    string // letters that * stands for in Form, which then is the whole word
	Min    int    // fewest letters of what is left, or of a guess's word; all letters of Any's
	Before bool
	Not    []string
	begins []string // the word has one of these, unless there are none
	drops  Set
	of     Set    // what is left has one of these; empty for any
	entry  int32  // the senses of a guessed word, or -1
	shape  []rune // the letters of Form, where it has Any
}

// node is a place in the tree of phrases: which words go on from it, and where.
type node struct {
	entry int32  // of the phrase that ends here, or -1
	mask  uint64 // the lowest bits of the words, which tells most others apart
	words []int32
	to    []int32
}

// after gives the node behind word, or 0.
func (n *node) after(word int32) int32 {
	if n.mask>>(word&63)&1 == 0 {
		return 0
	}
	if k := slices.Index(n.words, word); k >= 0 {
		return n.to[k]
	}
	return 0
}

// Lexicon is one language. It does not change once read.
type Lexicon struct {
	Code, Name string
	RTL        bool
	OrdinalDot bool
	// OrdinalHours says that ordinal words name hours: الساعة الثالثة, о третій.
	OrdinalHours bool
	// UnitsFirst says that the units of a number stand before its tens: خمسة وعشرين.
	UnitsFirst bool
	// SmallTimes says that months and days have a capital only where a sentence begins.
	SmallTimes bool
	// CapitalNouns says that a word without a capital is no noun.
	CapitalNouns bool
	// VerbSecond says that the finite verb of a main clause stands second.
	VerbSecond bool
	// SubjectFirst says that who does something stands before the verb.
	SubjectFirst bool
	// VerbFirst says that the finite verb of a main clause stands before its subject.
	VerbFirst bool
	// ModifiersFirst says that adjectives stand before their noun.
	ModifiersFirst     bool
	HasCases           bool // a noun shows by its ending what it is to its preposition
	PastHours          bool // 4 in the morning, said later that day, is past
	YearFromToday      bool // a year typed alone asks for today in it
	SunSeasons         bool // a season asked for runs from solstice to equinox
	DropsSubject       bool // no pronoun stands for who was told of before
	BareInfinitive     bool // the infinitive is also the present plural: leaders meet
	HeadlineInfinitive bool // headlines say «envoy to arrive», «cards issued»
	Weekend            []int
	WeekParts          []int // six each, or none: see the file
	YearParts          []int
	Hours              [Midnight + 1][2]int16 // of the parts of the day that do not have the usual ones
	Quotes             [2]string
	Patterns           map[string]string
	Labels             map[string]string

	entries       []Entry
	index         map[string]int32 // folded word → entry
	listed        int32            // entries of the lists alone; those behind them are words of patterns
	naming        sync.RWMutex     // held while words of patterns join the lists
	nodes         []node           // phrases, as a tree over words
	texts         []string         // values of zones and holidays
	names         map[Sense]string // the first word of each sense, as the file has it
	abbreviations map[string]bool
	monthFirst    []string // regions
	abbreviated   []string // endings of abbreviations: -str.
	pluralVerb    string   // ending
	modifiers     []string // endings of adjectives
	finitePast    []string // endings of the past
	speakers      []string // see the file
	before, after []Affix
	guess         []Affix
	shapes        [][]uint16         // guesses of whole words, by their letters
	heads, tails  [256][]uint16      // those of beginnings and endings, by a byte: see headByte
	parted        map[int32][]parted // verbs whose parts stand apart, by the last word
	nounAfter     Set                // behind which no verb stands
	opens         [256]bool          // first bytes of clitics
	sign          string             // a mark that folding drops
	marked        map[string]Set     // words that it tells apart, folded but for it
	capitals      bool               // some words count only with a capital letter
	form          text.Document      // scratch of cut
	words         []string           // scratch of cut
}

// Modifier says that a folded word may be an adjective before its noun, as far
// as its ending tells.
func (x *Lexicon) Modifier(folded string) bool {
	return len(x.modifiers) == 0 || slices.ContainsFunc(x.modifiers, func(ending string) bool { return strings.HasSuffix(folded, ending) })
}

// FinitePast says that a word of the past, folded, is the verb of its clause by its
// ending alone; false where the language has no such endings.
func (x *Lexicon) FinitePast(folded string) bool {
	return slices.ContainsFunc(x.finitePast, func(ending string) bool { return strings.HasSuffix(folded, ending) })
}

// NounsModify says that a noun may stand before another like an adjective, so that
// what goes on the name of a noun stands before it: the lab staff.
func (x *Lexicon) NounsModify() bool {
	return x.ModifiersFirst && len(x.modifiers) == 0 && !x.CapitalNouns
}

// Speaks says that a folded word, the first of a text or not, is one by which
// someone speaks of himself or to someone: I, you, let's.
func (x *Lexicon) Speaks(folded string, first bool) bool {
	if first && slices.Contains(x.speakers, "^"+folded) {
		return true
	}
	word, _, elided := strings.Cut(folded, "'")
	return slices.Contains(x.speakers, folded) || elided && (slices.Contains(x.speakers, word) || slices.Contains(x.speakers, word+"'"))
}

// PluralVerb says that a folded finite verb is of a plural subject, as far as its
// ending tells.
func (x *Lexicon) PluralVerb(folded string) bool {
	return x.pluralVerb != "" && strings.HasSuffix(folded, x.pluralVerb)
}

// Rules are the sentence rules of the language.
func (x *Lexicon) Rules() text.Rules {
	return text.Rules{
		Abbreviation: func(folded []byte) bool {
			if x.abbreviations[string(folded)] {
				return true
			}
			for _, ending := range x.abbreviated {
				if hasSuffix(folded, ending) {
					return true
				}
			}
			return false
		},
		GoesOn: func(folded []byte) bool {
			id, ok := x.index[string(folded)]
			return ok && (x.entries[id].zone || x.entries[id].Set.Any(goesOn))
		},
		OrdinalDot: x.OrdinalDot,
	}
}

// MonthFirst says that 1/2 is 2 January where the language is of the region that
// a tag such as en-US names. Who asks in a language of such regions and names
// none is taken to be of one, as CLDR has it; news is not.
func (x *Lexicon) MonthFirst(tag string) (told, asked bool) {
	parts := strings.FieldsFunc(strings.ToLower(tag), func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) < 2 {
		return false, len(x.monthFirst) > 0
	}
	told = slices.Contains(x.monthFirst, parts[len(parts)-1])
	return told, told
}

// Entries counts the entries.
func (x *Lexicon) Entries() int { return len(x.entries) }

var goesOn = Of(Weekday, Month, Zone)

// Entry gives entry id, as a Tag names it.
func (x *Lexicon) Entry(id int32) *Entry { return &x.entries[id] }

// Has says that entry id is of class c.
func (x *Lexicon) Has(id int32, c Class) bool { return id >= 0 && x.entries[id].Set.Has(c) }

// Base says that entry id is the form of its word that the list gives first, as
// a dictionary would.
func (x *Lexicon) Base(id int32) bool { return id >= 0 && x.entries[id].base }

// Value gives the first value of class c that entry id has.
func (x *Lexicon) Value(id int32, c Class) (int32, bool) {
	if id < 0 || !x.entries[id].Set.Has(c) {
		return 0, false
	}
	for _, s := range x.entries[id].Senses {
		if s.Class == c {
			return s.Value, true
		}
	}
	return 0, false
}

// Text gives the text that a value of class zone or holiday stands for.
func (x *Lexicon) Text(value int32) string { return x.texts[value] }

// Texts counts the texts that values stand for.
func (x *Lexicon) Texts() int { return len(x.texts) }

// ValuesOf gives the values that the words of class c have, in order.
func (x *Lexicon) ValuesOf(c Class) (values []int32) {
	for s := range x.names {
		if s.Class == c {
			values = append(values, s.Value)
		}
	}
	slices.Sort(values)
	return values
}

// NameOf gives the first word listed for a sense: the name of month 1, say.
func (x *Lexicon) NameOf(c Class, value int32) string { return x.names[Sense{c, value}] }

// PatternWords gives the entries of the tokens of a word that a pattern names,
// made where the lists lack them; only for pattern readers, before any text is
// read.
func (x *Lexicon) PatternWords(w string) []int32 {
	x.naming.Lock()
	defer x.naming.Unlock()
	var ids []int32
	for _, f := range x.cut(w) {
		id := x.entry(f)
		x.entries[id].Set.Add(Pattern)
		ids = append(ids, id)
	}
	return ids
}

// Begin notes that patterns begin with entry id; only for pattern readers, before
// any text is read.
func (x *Lexicon) Begin(id int32) { x.entries[id].begins = true }

// knows counts how many of words, folded, the lists hold. It may be asked while
// patterns are read, and does not count what they add.
func (x *Lexicon) knows(words []string) (n int) {
	x.naming.RLock()
	defer x.naming.RUnlock()
	for _, w := range words {
		if id, ok := x.index[w]; ok && id < x.listed {
			n++
		}
	}
	return n
}

// ValueNamed reads a value of class c as the language files write it.
func (x *Lexicon) ValueNamed(c Class, v string) (int32, error) { return x.valueOf(c, v) }

func (x *Lexicon) textValue(s string) int32 {
	for i, t := range x.texts {
		if t == s {
			return int32(i)
		}
	}
	x.texts = append(x.texts, s)
	return int32(len(x.texts) - 1)
}

func (x *Lexicon) entry(folded string) int32 {
	id, ok := x.index[folded]
	if !ok {
		id = int32(len(x.entries))
		x.entries = append(x.entries, Entry{})
		x.index[folded] = id
	}
	return id
}

// add gives a word or phrase a sense.
func (x *Lexicon) add(form string, s Sense) error {
	if x.addParted(form, s) {
		return nil
	}
	words := x.cut(form)
	if len(words) == 0 {
		return errors.New("is no word")
	}
	id := x.entry(words[0])
	if len(words) > 1 {
		x.entries[id].zone = x.entries[id].zone || s.Class == Zone
		id = x.phrase(id, words[1:])
	}
	x.entries[id].sense(s)
	return nil
}

// sense gives the entry a sense, once.
func (e *Entry) sense(s Sense) {
	e.Set.Add(s.Class)
	if !slices.Contains(e.Senses, s) {
		e.Senses = append(e.Senses, s)
	}
}

// small gives a word that is a time with a capital only an entry of its own
// for small letters: may, march.
func (x *Lexicon) small(folded string) {
	id := x.entry(folded)
	small := Entry{node: x.entries[id].node, inner: x.entries[id].inner}
	for _, s := range x.entries[id].Senses {
		if s.Class > Holiday {
			small.Set.Add(s.Class)
			small.Senses = append(small.Senses, s)
		}
	}
	for c := Holiday + 1; c < Classes; c++ {
		if x.entries[id].Set.Has(c) {
			small.Set.Add(c)
		}
	}
	x.capitals = true
	x.entries = append(x.entries, small)
	x.entries[id].small = int32(len(x.entries) - 1)
	x.entries[id].keepTimes()
}

// keepTimes takes from a word all senses but those of times.
func (e *Entry) keepTimes() {
	var set Set
	for c := range Holiday + 1 {
		if e.Set.Has(c) {
			set.Add(c)
		}
	}
	e.Set = set
	e.Senses = slices.DeleteFunc(e.Senses, func(s Sense) bool { return s.Class > Holiday })
}

// phrase gives the entry of the phrase that begins with word first.
func (x *Lexicon) phrase(first int32, rest []string) int32 {
	if x.entries[first].node == 0 {
		x.entries[first].node = x.newNode()
	}
	at := x.entries[first].node
	for _, w := range rest {
		word := x.entry(w)
		x.entries[word].inner = true
		next := x.nodes[at].after(word)
		if next == 0 {
			next = x.newNode()
			n := &x.nodes[at]
			n.words, n.to = append(n.words, word), append(n.to, next)
			n.mask |= 1 << (word & 63)
		}
		at = next
	}
	n := &x.nodes[at]
	if n.entry < 0 {
		n.entry = int32(len(x.entries))
		x.entries = append(x.entries, Entry{})
	}
	return n.entry
}

func (x *Lexicon) newNode() int32 {
	x.nodes = append(x.nodes, node{entry: -1})
	return int32(len(x.nodes) - 1)
}

func fold(s string) string {
	var short [64]byte // no form is longer but for a few
	return string(text.Fold(short[:0], s))
}

// cut folds a form and cuts it into the tokens under which a text has it. They
// are valid until the next cut.
func (x *Lexicon) cut(form string) []string {
	d := &x.form
	d.Read(form, text.Rules{})
	x.words = x.words[:0]
	for i := range d.Tokens {
		x.words = append(x.words, fold(d.Of(i)))
	}
	return x.words
}
