package event

import (
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Input is an article made ready: its headline and text cut, tagged and with
// the time expressions found.
type Input struct {
	Words     *lang.Words  // of the headline, a blank line, and the text
	Exprs     []timex.Expr // in the order of the text
	TextStart int          // byte offset in Words.Text at which the text begins; 0 without a headline
	Offset    int          // what to add to a place behind TextStart for the article's own offset
	Published timex.Moment
	Key       string     // what the article is known by: its address or ID
	Declared  []Declared // what its page declares as data
}

// Options choose among what was found.
type Options struct {
	Coarse        bool    // also events that only a week, month or season is known of
	MinConfidence float64 // 0 for the model's own threshold
}

// Finder finds the entries of one article after the other, reusing its
// memory. It is not safe for use by several goroutines.
type Finder struct {
	models     Models
	in         Input
	opt        Options
	w          *lang.Words
	cum        []int32 // distance from the beginning, clause borders counted
	noted      []int32 // tokens of the classes of notedSet
	cands      []candidate
	people     registry
	speech     []utterance          // by quotation
	shows      int                  // sentences of a programme, -1 while not counted
	announcing int32                // dates that announce events, or may, at most 6; -1 while not counted
	items      int                  // statements of a diary
	lines      int                  // that hold a date alone, as lists and tables have them
	topic      topics               // how often words of weight stand in the article, by stem
	inDate     []bool               // by token: it belongs to a time expression
	stretched  []stretch            // scratch
	weights    []float64            // scratch of stretches
	edges      []bool               // the same
	insertions []run                // what the title under view passes over
	explains   bool                 // every candidate keeps its features
	features   []int32              // scratch
	folded     []string             // words of the sentence under view, for place look-ups
	placed     []placed             // places already looked up
	placeOf    []int32              // by token: its place in placed, counted from 1; 0 for none yet
	known      []spot               // places that sentences name
	spotted    []run                // by sentence: where they stand in known, the end counted from 1; 0 for not yet
	near       []spot               // places near the event under view
	tallies    []tally              // how often they are named
	beside     surroundings         // what they say of each other
	foldOf     int                  // that sentence, or -1
	kinds      kindSet              // of all words of the article
	counted    bool                 // they were counted
	dates      []int32              // dates by sentence
	days       map[timex.Date]int32 // mentions by day
	ownParts   []run                // by expression: the part of its sentence that is its own
	stems      [][]uint64           // by sentence, nil where not asked for yet
	aside      lang.Words           // of a short text beside the article
}

// NewFinder makes a Finder with the given models, or with the trained ones for nil.
func NewFinder(m *Models) (*Finder, error) {
	if m == nil {
		t, err := trained()
		if err != nil {
			return nil, err
		}
		m = &t
	}
	return &Finder{models: *m}, nil
}

// Find gives the entries of an article, in the order of their dates.
func (f *Finder) Find(in Input, opt Options) []Entry {
	f.read(in, opt)
	f.candidates()
	f.judge()
	f.dropCounts()
	f.shareDays()
	events := f.merge()
	if len(events) > 0 {
		f.countTopics()
	}
	entries := make([]Entry, 0, len(events))
	for i := range events {
		entries = append(entries, f.entry(&events[i]))
	}
	used := map[string]int{}
	f.identify(entries, used)
	return f.declare(entries, used)
}

// read takes the article in: distances between words, people, speakers.
func (f *Finder) read(in Input, opt Options) {
	f.in, f.opt, f.w = in, opt, in.Words
	f.cands, f.foldOf = f.cands[:0], -1
	f.shows, f.announcing = -1, -1
	f.counted = false
	if f.days == nil {
		f.days = map[timex.Date]int32{}
	}
	f.placed = f.placed[:0]
	f.placeOf = append(f.placeOf[:0], make([]int32, len(f.w.Tokens))...)
	f.known, f.spotted = f.known[:0], append(f.spotted[:0], make([]run, len(f.w.Sentences))...)
	f.stems = append(f.stems[:0], make([][]uint64, len(f.w.Sentences))...)
	f.fixWeekends()
	f.markDates()
	f.measure()
	f.meetPeople()
	f.hearSpeech()
}

// fixWeekends takes a weekend whose days are told for those days.
func (f *Finder) fixWeekends() {
	for i := range f.in.Exprs {
		if e := &f.in.Exprs[i]; e.DaysTold && e.Grain == timex.GrainWeekend {
			e.Grain, e.Range = timex.GrainDay, true
		}
	}
}

// markDates notes which tokens belong to a time expression. Where a list has
// many, all take its whole span, which is marked once. A feast that is told to be
// held is what happens, and no date alone; so is a part of the day that no day
// stands beside: «an information evening».
func (f *Finder) markDates() {
	f.inDate = append(f.inDate[:0], make([]bool, len(f.w.Tokens))...)
	done := 0
	for i := range f.in.Exprs {
		e := &f.in.Exprs[i]
		if f.isHeld(i) || e.Type == timex.TypeDuration && e.Unit == lang.YearUnit || e.Grain == timex.GrainPart && e.Vague && e.Last == e.First+1 && f.w.Tags[e.First].Set.Has(lang.Part) && f.opensNoun(e.First) {
			continue
		}
		for k := max(done, f.periodBefore(e)); k < e.Last; k++ {
			f.inDate[k] = true
		}
		done = max(done, e.Last)
	}
}

// periodBefore gives where e begins with the noun that its range is told of: | in the
// period from | 1 to 5 May.
func (f *Finder) periodBefore(e *timex.Expr) int {
	if !e.Range {
		return e.First
	}
	s := f.sentence(e.Sentence)
	i := e.First - 1
	for i > s.First && i > e.First-4 && !f.w.Tags[i].Set.Has(lang.Period) && (f.w.Tags[i].Inside || f.w.Tags[i].Set.Any(prepSet.Or(lang.Of(lang.From)))) {
		i--
	}
	if i <= s.First || !f.w.Tags[i].Set.Has(lang.Period) {
		return e.First
	}
	if f.w.Tags[i-1].Set.Has(lang.Article) && f.w.Tags[i-1].Before == 0 && !f.w.Tags[i-1].Set.Any(prepSet) {
		i--
	}
	if i-1 > s.First && f.w.Tags[i-1].Set.Any(prepSet) && f.w.Tags[i-1].Before == 0 && f.w.Tokens[i-1].Kind == text.Word {
		i--
	}
	return i
}

// opensNoun says that an article stands before token i, or before what stands
// right before it.
func (f *Finder) opensNoun(i int) bool {
	for k := i - 1; k >= max(0, i-2); k-- {
		if f.w.Tags[k].Set.Has(lang.Article) && f.w.Tags[k].Before == 0 {
			return k < i-1 || f.w.Tags[i].Set.Has(lang.Event)
		}
	}
	return false
}

// isHeld says that expression i names a feast with a word behind it that says that it is
// held, or another time of the sentence that tells its day: «Music Day will be held on
// Sunday».
func (f *Finder) isHeld(i int) bool {
	e := &f.in.Exprs[i]
	if e.Grain != timex.GrainDay || e.Range || !f.isFeast(e) {
		return false
	}
	for k := max(0, i-1); k < min(len(f.in.Exprs), i+2); k++ {
		if o := &f.in.Exprs[k]; k != i && o.Sentence == e.Sentence && !o.ClockOnly && o.From.Day == e.From.Day {
			return true
		}
	}
	return e.Last < len(f.w.Tags) && f.w.Tags[e.Last].Set.Has(lang.Light)
}

// Costs of clause borders, in words.
const (
	strongBorder = 10 // which, that, ; : quotation marks
	weakBorder   = 2  // a comma
)

// measure sums the distances between words, so that the distance of any two is
// one subtraction, and notes the words that are asked for by their class.
func (f *Finder) measure() {
	tokens, tags := f.w.Tokens, f.w.Tags[:len(f.w.Tokens)]
	f.cum = slices.Grow(f.cum[:0], len(tokens))[:len(tokens)]
	cum, at, borders, noted := f.cum[:len(tokens)], int32(0), clauseSet, notedSet
	f.noted = f.noted[:0]
	for i := range tokens {
		at++
		t := &tokens[i]
		if tags[i].Set.Any(noted) {
			f.noted = append(f.noted, int32(i))
		}
		switch {
		case t.Kind == text.Punct:
			switch t.Value {
			case ',', '،':
				at += weakBorder
			case '—', '–':
				if i == 0 || f.w.Tokens[i-1].Kind != text.Number || i+1 == len(f.w.Tokens) || f.w.Tokens[i+1].Kind != text.Number {
					at += strongBorder // but not in 18–19 July
				}
			case ';', ':', '؛', '«', '»', '"', '“', '”', '„', '(', ')':
				at += strongBorder
			}
		case tags[i].Set.Any(borders) || tags[i].Before > 0 && f.w.Coordinates(i):
			at += strongBorder
		}
		cum[i] = at
	}
}

// notedSet are classes of few words that are looked for all over an article.
var notedSet = lang.Of(lang.Role, lang.Event, lang.Topic)

var clauseSet = lang.Of(lang.Clause, lang.That, lang.Relative)

// distance counts the words between tokens i and j, clause borders included.
func (f *Finder) distance(i, j int) int {
	if i > j {
		i, j = j, i
	}
	return int(f.cum[j] - f.cum[i])
}

// sentence gives sentence s.
func (f *Finder) sentence(s int) text.Sentence { return f.w.Sentences[s] }

// inTitle says that sentence s belongs to the headline.
func (f *Finder) inTitle(s int) bool {
	return int(f.w.Tokens[f.w.Sentences[s].First].Start) < f.in.TextStart
}

// span gives the byte offsets of sentence s, its own quotation marks kept.
func (f *Finder) span(s int) (start, end int) {
	sen := f.w.Sentences[s]
	first, last := sen.First, sen.Last
	for first < last && f.w.Tokens[first].Kind == text.Break {
		first++
	}
	for last > first && f.w.Tokens[last-1].Kind == text.Break {
		last--
	}
	return int(f.w.Tokens[first].Start), int(f.w.Tokens[last-1].End)
}
