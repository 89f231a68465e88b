package lang

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
)

//go:embed *.yaml
var files embed.FS

// file is the form of a <code>.yaml.
type file struct {
	Code       string // BCP 47
	Name       string // the language's name of itself
	RTL        bool   `yaml:"rtl"`
	OrdinalDot bool   `yaml:"ordinal_dot"` // «3.» is an ordinal
	// OrdinalHours: ordinal words name hours, الساعة الثالثة, о третій.
	OrdinalHours bool `yaml:"ordinal_hours"`
	// UnitsFirst: the units of a number stand before its tens, خمسة وعشرين.
	UnitsFirst bool  `yaml:"units_first"`
	Weekend    []int // ISO weekdays

	// Hours are the first and the last hour of a part of the day where the
	// language is spoken; beyond 24 of the day after: night: [21, 30].
	Hours map[string][2]int16

	// YearFromToday says that «this year», or a year by its number, typed alone
	// asks for today in that year.
	YearFromToday bool `yaml:"year_from_today"`

	// SunSeasons says that people count a season from solstice to equinox, and so
	// mean it when they ask; elsewhere, and in news, it is its three months.
	SunSeasons bool `yaml:"sun_seasons"`

	// PastHours says that an hour with its part of the day, «4 in the morning»,
	// said later on that day without a verb, is past and not tomorrow's.
	PastHours bool `yaml:"past_hours"`

	// WeekParts and YearParts are the days of the week and the months with which
	// its beginning, middle and end begin and end, where they are not the usual ones.
	WeekParts []int `yaml:"week_parts"`
	YearParts []int `yaml:"year_parts"`

	// MonthFirst are the regions, as language tags name them, whose 1/2 is 2 January.
	MonthFirst string `yaml:"month_first"`

	// SmallTimes says that names of months and days are written small, so that
	// one with a capital inside a sentence is a person or a street.
	SmallTimes bool `yaml:"small_times"`

	// CapitalNouns says that nouns are written with a capital, so that a word
	// without one is no noun.
	CapitalNouns bool `yaml:"capital_nouns"`

	// VerbSecond says that the finite verb of a main clause stands second, and
	// what goes with it at the end: tritt am Montag … zusammen.
	VerbSecond bool `yaml:"verb_second"`

	// SubjectFirst says that who does something stands before the verb, and what is
	// done behind it: the council will vote on the budget.
	SubjectFirst bool `yaml:"subject_first"`

	// DropsSubject says that a sentence needs no pronoun for whom the one before
	// is about: «Partirá mañana».
	DropsSubject bool `yaml:"drops_subject"`

	// VerbFirst says that the finite verb of a main clause stands before its subject.
	VerbFirst bool `yaml:"verb_first"`

	// PluralVerb is how the finite verb of a plural subject ends, where a pronoun
	// may mean one or many.
	PluralVerb string `yaml:"plural_verb"`

	// ModifiersFirst says that adjectives and the like stand before their noun.
	ModifiersFirst bool `yaml:"modifiers_first"`

	// Modifiers are endings that an adjective may have, where a noun before
	// another noun would else be taken for one; none where any word may be one.
	Modifiers string

	// HasCases says that a noun shows by its ending what it is to the verb or to its
	// preposition, and that no article stands between.
	HasCases bool `yaml:"cases"`

	// FinitePast are the endings of the forms of the past that are a clause's verb by
	// themselves and part of no other tense; none where it has no such forms.
	FinitePast string `yaml:"finite_past"`

	// BareInfinitive says that the infinitive without a mark is also the present
	// of the plural: leaders meet.
	BareInfinitive bool `yaml:"bare_infinitive"`
	// HeadlineInfinitive says that headlines tell with an infinitive what will be, and
	// with a participle what will be done: envoy to arrive, cards issued.
	HeadlineInfinitive bool `yaml:"headline_infinitive"`

	Quotes []string // the two marks of a quotation

	// Speakers are the words by which someone speaks of himself or to someone: a
	// text of one short sentence that has one is a note to an assistant, no news.
	// One behind ^ counts as the first word alone: ^what.
	Speakers string

	// Abbreviations are words whose full stop ends no sentence; with a hyphen
	// before it, an ending of such words: -str.
	Abbreviations string

	// Capitals are words that count only with a capital letter: May, Sat.
	Capitals string

	// Clitics are written together with the word behind (before) or in front
	// (after) of them, and give it their class.
	Clitics struct {
		Before, After []affix
	}

	// Guess classes a word that no list knows by its ending or beginning, and
	// tells the tense of one that the lists know as a verb only.
	Guess []affix

	// NounAfter are classes of words behind which no verb stands: what looks like
	// one there is a noun. «بعد تجاوزهما»
	NounAfter string `yaml:"noun_after"`

	// Endings are named sets of endings, apart by |, that lists take in with
	// (@name): an inflected language says them once.
	Endings map[string]string

	// Words are the lists: class, then either the words or, by value, the words.
	// A key may name several classes: «act future»; the first takes the values.
	Words map[string]any

	// Marked are words that a sign tells apart which folding drops, by class as in
	// Words: the vowel of a passive, «نُشر», was published.
	Marked struct {
		Sign  string
		Words map[string]string
	}

	// Patterns of time expressions by the frame they fill, one a line; see
	// package timex.
	Patterns map[string]string

	// Labels are the words that calendars and pages show.
	Labels map[string]string
}

type affix struct {
	Is     string // class
	Value  string // its value, of a guess
	Forms  string
	Any    string // of a guess: letters that * stands for in its forms, each of which is then the whole word
	Min    int    // fewest letters of the word (guess) or of what is left (clitic)
	Before bool   // of a guess: the form begins the word; else it ends it
	Not    string // of a guess: longer affixes that it does not mean
	Begins string // of a guess that ends words: beginnings of which the word has one
	Drops  string // of a clitic: classes that what is left cannot be behind it
	Of     string // of a clitic: classes of which what is left has one
}

var loaded sync.Map // code → func() (*Lexicon, error)

// Codes lists the languages that there are, sorted.
func Codes() []string { return slices.Clone(codes()) }

var codes = sync.OnceValue(func() (codes []string) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil
	}
	for _, e := range entries {
		codes = append(codes, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return codes
})

// For gives the lexicon of a language, read on first use. The region of a tag
// such as ar-EG is set aside.
func For(code string) (*Lexicon, error) {
	code, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(code, "_", "-")), "-")
	if !slices.Contains(codes(), code) {
		return nil, fmt.Errorf("language %q is not known (have %s)", code, strings.Join(Codes(), ", "))
	}
	load, ok := loaded.Load(code)
	if ok {
		return load.(func() (*Lexicon, error))()
	}
	load, _ = loaded.LoadOrStore(code, sync.OnceValues(func() (*Lexicon, error) {
		b, err := files.ReadFile(code + ".yaml")
		if err != nil {
			return nil, err
		}
		return Read(code+".yaml", b)
	}))
	return load.(func() (*Lexicon, error))()
}

// How many bytes of its file an entry and a word of a language take at least, or
// nearly so: room for more would be held in vain for as long as the program runs.
const (
	perEntry = 8
	perWord  = 14
)

// Read makes the lexicon that a language file describes; name is for errors.
func Read(name string, b []byte) (*Lexicon, error) {
	var f file
	if err := yaml.UnmarshalWithOptions(b, &f, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	x := &Lexicon{
		Code: f.Code, Name: f.Name, RTL: f.RTL, monthFirst: strings.Fields(f.MonthFirst), OrdinalDot: f.OrdinalDot, OrdinalHours: f.OrdinalHours, UnitsFirst: f.UnitsFirst, ModifiersFirst: f.ModifiersFirst, HasCases: f.HasCases, YearFromToday: f.YearFromToday, PastHours: f.PastHours, SunSeasons: f.SunSeasons, CapitalNouns: f.CapitalNouns, VerbSecond: f.VerbSecond, SubjectFirst: f.SubjectFirst, VerbFirst: f.VerbFirst, pluralVerb: f.PluralVerb, SmallTimes: f.SmallTimes, BareInfinitive: f.BareInfinitive, HeadlineInfinitive: f.HeadlineInfinitive, DropsSubject: f.DropsSubject,
		Weekend: f.Weekend, WeekParts: f.WeekParts, YearParts: f.YearParts, Patterns: f.Patterns, Labels: f.Labels,
		index: make(map[string]int32, len(b)/perWord), entries: make([]Entry, 0, len(b)/perEntry),
		abbreviations: map[string]bool{}, names: map[Sense]string{},
	}
	if len(f.Quotes) == 2 {
		x.Quotes = [2]string{f.Quotes[0], f.Quotes[1]}
	}
	x.newNode() // node 0 is none
	x.modifiers = strings.Fields(fold(f.Modifiers))
	x.finitePast = strings.Fields(fold(f.FinitePast))
	x.speakers = strings.Fields(fold(f.Speakers))
	for w := range strings.FieldsSeq(f.Abbreviations) {
		w = strings.TrimSuffix(fold(w), ".")
		if ending, ok := strings.CutPrefix(w, "-"); ok {
			x.abbreviated = append(x.abbreviated, ending)
			continue
		}
		x.abbreviations[w] = true
	}
	endings := endingsOf(f.Endings)
	for _, key := range slices.Sorted(maps.Keys(f.Words)) {
		if err := x.addClasses(key, f.Words[key], endings); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	for w := range strings.FieldsSeq(f.Capitals) {
		for _, form := range expand(w) {
			x.small(fold(form))
		}
	}
	var err error
	for _, part := range slices.Sorted(maps.Keys(f.Hours)) {
		v, err := x.valueOf(Part, part)
		if err != nil {
			return nil, fmt.Errorf("read %s: hours: %w", name, err)
		}
		x.Hours[v] = f.Hours[part]
	}
	for _, group := range []struct {
		to   *[]Affix
		from []affix
	}{{&x.before, f.Clitics.Before}, {&x.after, f.Clitics.After}, {&x.guess, f.Guess}} {
		if *group.to, err = x.readAffixes(group.from, endings); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	x.indexGuesses()
	if x.nounAfter, err = classesOf(f.NounAfter); err != nil {
		return nil, fmt.Errorf("read %s: noun_after: %w", name, err)
	}
	for c := range x.before {
		x.opens[x.before[c].Form[0]] = true
	}
	if err := x.readMarked(f.Marked.Sign, f.Marked.Words); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	x.listed = int32(len(x.entries))
	return x, nil
}

// endingsOf replaces (@name) by the endings of that name.
func endingsOf(named map[string]string) *strings.Replacer {
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(named)) {
		pairs = append(pairs, "(@"+name+")", "("+strings.Join(strings.Fields(named[name]), "")+")")
	}
	return strings.NewReplacer(pairs...)
}

func (x *Lexicon) readAffixes(from []affix, endings *strings.Replacer) ([]Affix, error) {
	var out []Affix
	for _, a := range from {
		c, ok := ClassNamed(a.Is)
		if !ok {
			return nil, fmt.Errorf("clitics or guess: no class %q", a.Is)
		}
		entry := int32(-1)
		if a.Value != "" {
			v, err := x.valueOf(c, a.Value)
			if err != nil {
				return nil, err
			}
			entry = int32(len(x.entries)) // no word of its own: guessed words share it
			x.entries = append(x.entries, Entry{Set: Of(c), Senses: []Sense{{c, v}}})
		}
		drops, err := classesOf(a.Drops)
		if err != nil {
			return nil, err
		}
		of, err := classesOf(a.Of)
		if err != nil {
			return nil, err
		}
		var not []string
		for w := range strings.FieldsSeq(a.Not) {
			for _, form := range expand(w) {
				not = append(not, fold(form))
			}
		}
		var begins []string
		for w := range strings.FieldsSeq(a.Begins) {
			for _, form := range expand(w) {
				begins = append(begins, fold(form))
			}
		}
		for w := range strings.FieldsSeq(endings.Replace(a.Forms)) {
			for _, form := range expand(w) {
				form, least := fold(form), cmp.Or(a.Min, 2)
				if a.Any != "" {
					least = utf8.RuneCountInString(form)
				}
				out = append(out, Affix{Class: c, Form: form, Any: a.Any, Min: least, Before: a.Before, Not: not, begins: begins, drops: drops, of: of, entry: entry})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Affix) int { return len(b.Form) - len(a.Form) })
	return out, nil
}

// classesOf reads the names of classes that a clitic speaks of.
func classesOf(names string) (s Set, err error) {
	for name := range strings.FieldsSeq(names) {
		c, ok := ClassNamed(name)
		if !ok {
			return s, fmt.Errorf("clitics: no class %q", name)
		}
		s.Add(c)
	}
	return s, nil
}

// addClasses adds the lists of the classes that key names.
func (x *Lexicon) addClasses(key string, list any, endings *strings.Replacer) error {
	var cs []Class
	for name := range strings.FieldsSeq(key) {
		c, ok := ClassNamed(name)
		if !ok {
			return fmt.Errorf("words: no class %q", name)
		}
		cs = append(cs, c)
	}
	if len(cs) == 0 {
		return fmt.Errorf("words: a list without a class")
	}
	add := func(value int32, words string) error {
		words = endings.Replace(words)
		if i := strings.Index(words, "(@"); i >= 0 {
			name, _, _ := strings.Cut(words[i:], ")")
			return fmt.Errorf("class %s: no endings %s)", key, name)
		}
		for i, c := range cs {
			if i > 0 {
				value = 0
			}
			if err := x.addWords(c, value, words); err != nil {
				return err
			}
		}
		return nil
	}
	switch list := list.(type) {
	case string:
		return add(0, list)
	case map[string]any:
		for _, v := range slices.Sorted(maps.Keys(list)) {
			words, ok := list[v].(string)
			if !ok {
				return fmt.Errorf("class %s, value %s: want words, have %v", key, v, list[v])
			}
			value, err := x.valueOf(cs[0], v)
			if err != nil {
				return err
			}
			if err := add(value, words); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("class %s: want words or values with words, have %v", key, list)
}

// addWords adds the words of a list: apart by white space, _ between the words
// of a phrase, (a|b|) for endings, # before a comment, a mark in double quotes.
func (x *Lexicon) addWords(c Class, value int32, list string) error {
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		for w := range strings.FieldsSeq(line) {
			if len(w) > 2 && w[0] == '"' {
				w = strings.Trim(w, `"`)
			}
			for n, form := range expand(w) {
				form = strings.ReplaceAll(form, "_", " ")
				if len(form) > 2 && form[0] == '"' {
					form = strings.Trim(form, `"`) // a mark that YAML would read otherwise
				}
				sense := Sense{c, value}
				if _, named := x.names[sense]; !named {
					x.names[sense] = form
				}
				if err := x.add(form, sense); err != nil {
					return fmt.Errorf("class %s, word %q: %w", c, w, err)
				}
				if id, ok := x.index[fold(form)]; ok && n == 0 {
					x.entries[id].base = true
				}
			}
		}
	}
	return nil
}

// expand writes out stem(a|b|) as stema, stemb, stem; groups may follow each other.
func expand(w string) []string {
	open := strings.IndexByte(w, '(')
	if open < 0 {
		return []string{w}
	}
	length := strings.IndexByte(w[open:], ')')
	if length < 0 {
		return []string{w}
	}
	rest := expand(w[open+length+1:])
	var out []string
	for option := range strings.SplitSeq(w[open+1:open+length], "|") {
		for _, r := range rest {
			out = append(out, w[:open]+option+r)
		}
	}
	return out
}
