package timex

import (
	"fmt"
	"strconv"
	"strings"

	"newscal/parse/lang"
)

// elemKind tells how an element of a pattern matches.
type elemKind uint8

const (
	elemWord       elemKind = iota // one word
	elemClass                      // a word or phrase of a class
	elemDay                        // <d>
	elemDays                       // <dd>
	elemDaysWord                   // <ddn>: like <dd>, also in cardinal words
	elemMonth                      // <m>
	elemYear                       // <y>
	elemYY                         // <yy>
	elemCount                      // <n>
	elemDayWord                    // <dn>: a day as a cardinal word
	elemDayMark                    // <dm>: a day in digits with its ordinal mark
	elemOrd                        // <ord>
	elemHour                       // <h>
	elemHourDigits                 // <hd>: an hour in digits
	elemMin                        // <min>
	elemMinutes                    // <minutes>
	elemHijriYear                  // <hy>: a year of four digits of the Islamic calendar, 1300–1499
	elemEdge                       // <edge>
	elemAsked                      // <asked>
	elemBareDay                    // <nd>: a day in digits, its mark left to the pattern
	elemHHMM                       // <hhmm>: hour and minutes in four digits
	elemHMM                        // <hmm>: the same in three
	elemDaysMany                   // <dds>: like <dd>, two days at least
	elemLateDay                    // <d13>: a day in digits that can be no month
	elemMonthZero                  // <m0>: a month in digits led by a zero
	elemStop                       // <stop>
	elemSet                        // {slot=value}: takes no word
	elemDecimal                    // <dec>: a count with a decimal fraction
	elemYMD                        // <ymd>: year, month and day in eight digits
	elemYearWords                  // <yw>: a year in words
	elemOldYY                      // <oldyy>: a year of two digits, 32–99, which no day or hour can be
	elemDigits                     // <digits>: a number in digits, whatever it is
	elemHourCount                  // <hc>: an hour in digits or a cardinal word
	elemHourOrd                    // <ho>: an hour by an ordinal word
	elemMonthWord                  // <mn>: a month by a cardinal word, شهر تسعة
	elemMonthOrd                   // <mo>: a month by an ordinal word, الشهر التاسع
	elemWeekdays                   // <weekdays>: one weekday or a list or range of them
	elemWeekly                     // <weekly>: the same, the first in a word of class weekly
)

var elemNames = map[string]elemKind{
	"d": elemDay, "dd": elemDays, "ddn": elemDaysWord, "m": elemMonth, "y": elemYear, "yy": elemYY, "n": elemCount, "dn": elemDayWord, "dm": elemDayMark,
	"ord": elemOrd, "ord2": elemOrd, "h": elemHour, "min": elemMin, "minutes": elemMinutes, "sec": elemMin, "nd": elemBareDay, "edge": elemEdge, "asked": elemAsked, "hy": elemHijriYear, "h2": elemHour, "hd": elemHourDigits, "min2": elemMin, "hhmm": elemHHMM, "hmm": elemHMM, "dds": elemDaysMany, "d13": elemLateDay, "m0": elemMonthZero,
	"stop": elemStop, "dec": elemDecimal, "ymd": elemYMD, "yw": elemYearWords, "oldyy": elemOldYY, "n2": elemCount, "digits": elemDigits,
	"weekdays": elemWeekdays, "weekly": elemWeekly,
	"hc": elemHourCount, "ho": elemHourOrd, "mn": elemMonthWord, "mo": elemMonthOrd,
}

// elem is one element of a pattern.
type elem struct {
	kind  elemKind
	class lang.Class
	value int32 // wanted of a class, -1 for any; the word of elemWord
	slot  slot
	touch bool // no space may stand before it
}

// op is one step of a compiled pattern.
type op struct {
	code opCode
	x, y int16 // targets of a split; x of a jump
	elem elem
}

type opCode uint8

const (
	opMatch opCode = iota
	opSplit
	opJump
	opDone
)

// program is a compiled pattern. It has no loops.
type program struct {
	kind   frameKind
	ops    []op
	sets   []setting
	source string
}

type setting struct {
	slot  slot
	value int32
}

// Grammar holds the compiled patterns of a language.
type Grammar struct {
	Lex      *lang.Lexicon
	programs []program
	states   []state
	opens    []bool              // by entry: a pattern may begin with it
	lets     map[string][]string // the tokens that @name stands for
	words    map[string][]int32  // entries of the words that patterns name
	holidays []holiday           // by the value of class holiday
	asked    int32               // the state before the patterns that end in <asked>, 0 for none
	twelve   bool                // clocks of twelve hours are in use
}

const maxPrograms = 512

// Compile reads the patterns of a language.
func Compile(x *lang.Lexicon) (*Grammar, error) {
	g := &Grammar{Lex: x, programs: make([]program, 0, maxPrograms/2), lets: map[string][]string{}, words: map[string][]int32{}}
	for line := range strings.Lines(x.Patterns["let"]) {
		name, pattern, ok := strings.Cut(strings.TrimSpace(line), "=")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		tokens, err := g.expand(strings.Fields(spread(pattern)))
		if err != nil {
			return nil, fmt.Errorf("%s.yaml, patterns, let %s: %w", x.Code, name, err)
		}
		g.lets["@"+strings.TrimSpace(name)] = tokens
	}
	for _, asked := range []bool{true, false} { // of equals the first is taken: what only a question means comes before what any text may
		for _, name := range frameOrder {
			if err := g.addAll(name, asked); err != nil {
				return nil, err
			}
		}
	}
	for name := range x.Patterns {
		if frameNames[name] == 0 && name != "let" {
			return nil, fmt.Errorf("%s.yaml, patterns: no frame %q", x.Code, name)
		}
	}
	g.holidays = make([]holiday, x.Texts())
	for _, v := range x.ValuesOf(lang.Holiday) {
		h, err := readHoliday(x.Text(v))
		if err != nil {
			return nil, fmt.Errorf("%s.yaml, words: %w", x.Code, err)
		}
		g.holidays[v] = h
	}
	g.twelve = x.NameOf(lang.Meridiem, 1) != ""
	g.build()
	return g, nil
}

// frameOrder is the order in which equal matches win.
var frameOrder = []string{"never", "set", "clock", "date", "day", "offset", "period", "part", "zone", "duration"}

// addAll compiles the patterns of one frame that have <asked>, or those that have it not.
func (g *Grammar) addAll(name string, asked bool) error {
	n := 0
	for line := range strings.Lines(g.Lex.Patterns[name] + shared[name]) {
		n++
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "# ") || line == "#" || strings.Contains(line, "<asked>") != asked {
			continue
		}
		if err := g.add(frameNames[name], line); err != nil {
			return fmt.Errorf("%s.yaml, patterns, %s, line %d %q: %w", g.Lex.Code, name, n, line, err)
		}
	}
	return nil
}

// add compiles one pattern.
func (g *Grammar) add(kind frameKind, line string) error {
	if len(g.programs) == maxPrograms {
		return fmt.Errorf("more than %d patterns", maxPrograms)
	}
	pattern, settings, _ := strings.Cut(line, "=>")
	tokens, err := g.expand(strings.Fields(spread(pattern)))
	if err != nil {
		return err
	}
	c := compiler{g: g, tokens: tokens, ops: make([]op, 0, 2*len(tokens))}
	if err := c.alternatives(); err != nil {
		return err
	}
	if c.at < len(c.tokens) {
		return fmt.Errorf("unexpected %q", c.tokens[c.at])
	}
	p := program{kind: kind, ops: append(c.ops, op{code: opDone}), source: line}
	for s := range strings.FieldsSeq(settings) {
		set, err := g.setting(s)
		if err != nil {
			return err
		}
		p.sets = append(p.sets, set)
	}
	g.programs = append(g.programs, p)
	return nil
}

// expand puts what @name stands for in its place.
func (g *Grammar) expand(tokens []string) (out []string, err error) {
	for _, t := range tokens {
		if len(t) < 2 || t[0] != '@' {
			out = append(out, t)
			continue
		}
		let, ok := g.lets[t]
		if !ok {
			return nil, fmt.Errorf("no %q is let before it", t)
		}
		out = append(append(append(out, "("), let...), ")")
	}
	return out, nil
}

// spread puts spaces around what stands by itself in a pattern.
func spread(p string) string {
	var b strings.Builder
	quoted, angled := false, false
	for _, r := range p {
		switch {
		case r == '"':
			quoted = !quoted
			b.WriteRune(r)
		case quoted:
			b.WriteRune(r)
		case r == '<':
			angled = true
			b.WriteString(" <")
		case r == '>':
			angled = false
			b.WriteString("> ")
		case !angled && strings.ContainsRune("()|?", r):
			b.WriteString(" " + string(r) + " ")
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// setting reads slot=value.
func (g *Grammar) setting(s string) (setting, error) {
	name, value, ok := strings.Cut(s, "=")
	sl := slotOf[name]
	if !ok || sl == noSlot {
		return setting{}, fmt.Errorf("setting %q: want slot=value", s)
	}
	switch value {
	case "+":
		return setting{sl, 1}, nil
	case "-":
		return setting{sl, -1}, nil
	case "pub":
		return setting{sl, basePublication}, nil
	case "event":
		return setting{sl, baseEvent}, nil
	case "list":
		if sl == slotBase {
			return setting{sl, baseList}, nil
		}
	case "following":
		if sl == slotBase {
			return setting{sl, baseNext}, nil
		}
	case "named":
		return setting{sl, baseNamed}, nil
	}
	if sl == slotCtx {
		return setting{sl, 1}, nil
	}
	if n, err := strconv.Atoi(value); err == nil {
		return setting{sl, int32(n)}, nil
	}
	switch name {
	case "ymod", "mmod", "pmod":
		name = "mod"
	case "unit2":
		name = "unit"
	}
	class, ok := lang.ClassNamed(name)
	if !ok {
		return setting{}, fmt.Errorf("setting %q: no such value", s)
	}
	v, err := g.Lex.ValueNamed(class, value)
	return setting{sl, v}, err
}

// compiler turns the tokens of a pattern into steps.
type compiler struct {
	g      *Grammar
	tokens []string
	at     int
	ops    []op
	touch  bool
}

func (c *compiler) peek() string {
	if c.at < len(c.tokens) {
		return c.tokens[c.at]
	}
	return ""
}

// alternatives compiles sequences apart by |, up to ) or the end.
func (c *compiler) alternatives() error {
	split := len(c.ops)
	if err := c.sequence(); err != nil {
		return err
	}
	if c.peek() != "|" {
		return nil
	}
	c.at++
	// split before the first, jump behind the second
	c.insert(split, op{code: opSplit})
	jump := len(c.ops)
	c.ops = append(c.ops, op{code: opJump})
	c.ops[split].x, c.ops[split].y = int16(split+1), int16(len(c.ops))
	if err := c.alternatives(); err != nil {
		return err
	}
	c.ops[jump].x = int16(len(c.ops))
	return nil
}

// insert puts o at index i. What pointed to i from before points to o; what
// lies behind moves with its targets.
func (c *compiler) insert(i int, o op) {
	c.ops = append(c.ops, op{})
	copy(c.ops[i+1:], c.ops[i:])
	c.ops[i] = o
	for k := range c.ops {
		least := i // the least target that moves
		if k < i {
			least = i + 1
		}
		if p := &c.ops[k]; k != i && (p.code == opSplit || p.code == opJump) {
			if int(p.x) >= least {
				p.x++
			}
			if p.code == opSplit && int(p.y) >= least {
				p.y++
			}
		}
	}
}

func (c *compiler) sequence() error {
	for {
		t := c.peek()
		if t == "" || t == "|" || t == ")" {
			return nil
		}
		start := len(c.ops)
		if err := c.item(t); err != nil {
			return err
		}
		if c.peek() == "?" {
			c.at++
			c.insert(start, op{code: opSplit})
			c.ops[start].x, c.ops[start].y = int16(start+1), int16(len(c.ops))
		}
	}
}

func (c *compiler) item(t string) error {
	c.at++
	switch {
	case t == "_":
		c.touch = true
		return nil
	case t == "(":
		if err := c.alternatives(); err != nil {
			return err
		}
		if c.peek() != ")" {
			return fmt.Errorf("( without )")
		}
		c.at++
		return nil
	case strings.HasPrefix(t, "{") && len(t) > 2:
		set, err := c.g.setting(strings.Trim(t, "{}"))
		if err != nil {
			return err
		}
		c.ops = append(c.ops, op{code: opMatch, elem: elem{kind: elemSet, slot: set.slot, value: set.value}})
		return nil
	case strings.HasPrefix(t, "<"):
		e, err := c.class(strings.Trim(t, "<>"))
		if err != nil {
			return err
		}
		c.emit(e)
		return nil
	case t == "?":
		return fmt.Errorf("? behind nothing")
	}
	word := t
	if len(t) > 2 && t[0] == '"' {
		word = strings.Trim(t, `"`)
	}
	ids, ok := c.g.words[word]
	if !ok {
		ids = c.g.Lex.PatternWords(strings.ReplaceAll(word, "_", " "))
		c.g.words[word] = ids
	}
	for _, id := range ids {
		c.emit(elem{kind: elemWord, value: id})
	}
	return nil
}

func (c *compiler) emit(e elem) {
	e.touch, c.touch = c.touch, false
	c.ops = append(c.ops, op{code: opMatch, elem: e})
}

// class reads what stands between < and >.
func (c *compiler) class(name string) (elem, error) {
	name, want, valued := strings.Cut(name, "=")
	if kind, ok := elemNames[name]; ok {
		return elem{kind: kind, slot: slotOf[name], value: -1}, nil
	}
	fills, aside := slotOf[name], false
	switch name {
	case "ymod", "mmod", "pmod":
		name = "mod"
	case "unit2":
		name = "unit"
	case "weekday2":
		name, aside = "weekday", true
	}
	class, ok := lang.ClassNamed(name)
	if !ok {
		return elem{}, fmt.Errorf("no class %q", name)
	}
	if fills == noSlot && !aside {
		fills = classSlot(class)
	}
	e := elem{kind: elemClass, class: class, slot: fills, value: -1}
	if valued {
		v, err := c.g.Lex.ValueNamed(class, want)
		if err != nil {
			return elem{}, err
		}
		e.value = v
	}
	return e, nil
}
