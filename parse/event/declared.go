package event

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"newscal/parse/lang"
	"newscal/parse/place"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Declared is an event that the page of an article declares as data, beside
// its prose.
type Declared struct {
	Name     string
	Start    timex.Moment
	End      timex.Moment // the last day, inclusive, or the end's clock time as the start's is read; zero where none is declared
	Offset   string       // +02:00: that of Start and End, or ""
	Zone     string       // IANA name that Start and End are read in, or ""
	Location string       // name, address, or ""
	Type     string       // of schema.org, without its address, or ""
	Status   Status       // "" where none is declared
	Raw      string       // the data, byte for byte
}

// declaredConfidence is that of an entry whose page declares it. The rest are
// data that nobody mended when the event was moved or called off.
const declaredConfidence = 0.95

// declaredKinds are the types of schema.org that tell the kind of an event.
var declaredKinds = map[string]string{
	"SportsEvent": "sport", "MusicEvent": "culture", "TheaterEvent": "culture", "ExhibitionEvent": "culture", "DanceEvent": "culture",
	"ComedyEvent": "culture", "LiteraryEvent": "culture", "ScreeningEvent": "culture", "VisualArtsEvent": "culture", "Festival": "culture",
}

// declaration is an event of the page's data, made ready.
type declaration struct {
	Declared
	key   string   // the folded name
	raws  []string // the data of each time that it is declared
	name  []uint64 // stems
	place []uint64 // stems
	entry int      // that of the text which speaks of it, or -1
}

// declare adds to the entries of the text those that the page's data declares,
// and gives to those that both speak of the times and the place of the data.
// The entries of the text keep their UIDs.
func (f *Finder) declare(entries []Entry, used map[string]int) []Entry {
	list := f.declarations()
	if len(list) == 0 {
		return entries
	}
	f.meet(list, entries)
	told := len(entries)
	for i := range list {
		d := &list[i]
		if d.entry < 0 {
			if declaredConfidence < f.opt.MinConfidence {
				continue
			}
			entries = append(entries, Entry{
				Summary: d.Name, Status: Confirmed, Kind: f.declaredKind(d), People: []string{}, Lang: f.w.Lex.Code,
			})
			f.fix(&entries[len(entries)-1], d)
			continue
		}
		e := &entries[d.entry]
		if e.Kind == "other" {
			e.Kind = f.declaredKind(d)
		}
		f.fix(e, d)
	}
	f.identify(entries[told:], used)
	sortEntries(entries)
	return entries
}

// declarations gives the events of the data that are not over, each once, in
// the order of their times.
func (f *Finder) declarations() []declaration {
	var out []declaration
	for _, d := range f.in.Declared {
		last := max(d.Start.Day, d.End.Day)
		if d.Name == "" || last < f.in.Published.Day || d.Start.Day-f.in.Published.Day > farthest {
			continue
		}
		d = wholeDays(d)
		d.Raw = firstBytes(d.Raw)
		key := strings.Join(foldedWords(d.Name), " ")
		at := slices.IndexFunc(out, func(o declaration) bool { return o.key == key && sameStart(&o.Declared, &d) })
		if at < 0 {
			out = append(out, declaration{Declared: d, key: key, raws: []string{d.Raw}, name: f.stemsIn(d.Name), place: f.stemsIn(d.Location), entry: -1})
			continue
		}
		out[at].add(d)
	}
	slices.SortStableFunc(out, func(a, b declaration) int {
		return cmp.Or(cmp.Compare(a.Start.Day, b.Start.Day), cmp.Compare(a.Start.Clock, b.Start.Clock))
	})
	return out
}

// mostData is how many bytes of data prove an event. Data that holds the data
// of others, as a season holds its matches, may be as long as a page.
const mostData = 16 << 10

// firstBytes gives no more than mostData bytes of s, whole runes.
func firstBytes(s string) string {
	if len(s) <= mostData {
		return s
	}
	n := mostData
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// wholeDays reads midnight as no time of day where the end has none either:
// so do many publishers write a day.
func wholeDays(d Declared) Declared {
	none := func(m timex.Moment) bool { return m.IsZero() || m.AllDay() || m.Clock == 0 || m.Clock >= 24*60-1 }
	if d.Start.AllDay() || d.Start.Clock == 0 && none(d.End) {
		if d.End.Clock == 0 && d.End.Day > d.Start.Day {
			d.End.Day--
		}
		d.Start.Clock = timex.NoClock
		if !d.End.IsZero() {
			d.End.Clock = timex.NoClock
		}
	}
	if d.End.Day < d.Start.Day || d.End.Day == d.Start.Day && d.End.Clock <= d.Start.Clock {
		d.End = timex.Moment{}
	}
	return d
}

// sameStart says that two declarations of one name are of one event: of one
// day where one gives no hour, else of one instant.
func sameStart(a, b *Declared) bool {
	if a.Start.AllDay() || b.Start.AllDay() {
		return a.Start.Day == b.Start.Day
	}
	if a.Start == b.Start {
		return true
	}
	x, ok := instant(a)
	y, both := instant(b)
	return ok && both && x.Equal(y)
}

// add takes in what a declaration of the same event says more.
func (d *declaration) add(o Declared) {
	if !slices.Contains(d.raws, o.Raw) {
		d.raws = append(d.raws, o.Raw)
	}
	universal := d.Zone == "" && d.Offset == "+00:00" // files of calendars often are; the clock of the place says more
	if d.Start.AllDay() && !o.Start.AllDay() || universal && !o.Start.AllDay() && o.Start != d.Start {
		d.Start, d.End, d.Offset, d.Zone = o.Start, o.End, o.Offset, o.Zone
	}
	if d.End.IsZero() && d.Start == o.Start {
		d.End = o.End
	}
	if d.Zone == "" && d.Start == o.Start {
		d.Zone = o.Zone
	}
	d.Location, d.Type, d.Status = cmp.Or(d.Location, o.Location), cmp.Or(d.Type, o.Type), cmp.Or(d.Status, o.Status)
}

// instant gives the moment at which d starts, where its zone is declared.
func instant(d *Declared) (time.Time, bool) {
	loc := d.location()
	if loc == nil {
		return time.Time{}, false
	}
	return localTime(d.Start, loc), true
}

// location gives the zone that is declared, or nil.
func (d *Declared) location() *time.Location {
	if d.Zone != "" {
		if loc, err := place.Location(d.Zone); err == nil {
			return loc
		}
	}
	if t, err := time.Parse("-07:00", d.Offset); err == nil {
		_, seconds := t.Zone()
		return time.FixedZone("", seconds)
	}
	return nil
}

func localTime(m timex.Moment, loc *time.Location) time.Time {
	year, month, day := m.Day.YMD()
	return time.Date(year, time.Month(month), day, 0, int(m.Clock), 0, 0, loc)
}

// meet finds for each declaration the entry of the text that speaks of it: of
// those of its day the one that shares most words. One whose hour differs is
// its own only when no other declaration has a better claim.
func (f *Finder) meet(list []declaration, entries []Entry) {
	stems := make([][]uint64, len(entries))
	taken := make([]bool, len(entries))
	for _, clash := range [2]bool{false, true} {
		for i := range list {
			d := &list[i]
			if d.entry >= 0 {
				continue
			}
			best, most := -1, 0
			for k := range entries {
				e := &entries[k]
				if taken[k] || e.Start.Day != d.Start.Day || e.Grain == "coarse" || d.clashes(e) != clash {
					continue
				}
				if stems[k] == nil {
					stems[k] = f.stemsOfEntry(e)
				}
				if n := d.claim(e, stems[k]); n > most {
					best, most = k, n
				}
			}
			if best >= 0 {
				d.entry, taken[best] = best, true
			}
		}
	}
}

// clashes says that the text gives another hour than the data.
func (d *declaration) clashes(e *Entry) bool {
	return !d.Start.AllDay() && !e.Start.AllDay() && d.Start.Clock != e.Start.Clock
}

// claim weighs what an entry with these stems shares with the declaration; 0
// says that it is another event. Half of the name must stand in the entry, and
// where that is one word, its hour or its place as well.
func (d *declaration) claim(e *Entry, stems []uint64) int {
	n := shared(d.name, stems)
	where := min(shared(d.place, stems), 1)
	hour := 0
	if !d.Start.AllDay() && d.Start.Clock == e.Start.Clock {
		hour = 1
	}
	switch {
	case n == 0 || 2*n < len(d.name):
		return 0
	case n == 1 && len(d.name) > 1 && where+hour == 0:
		return 0
	case d.clashes(e) && n < max(2, len(d.name)):
		return 0
	}
	return 4*n + 2*hour + where
}

// stemsOfEntry gives the stems of an entry's title and passages.
func (f *Finder) stemsOfEntry(e *Entry) []uint64 {
	all := f.stemsIn(e.Summary)
	for _, v := range e.Evidence {
		all = append(all, f.stemsIn(v.Text)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// stemsIn gives the stems of the words of weight of a short text, in order,
// each once.
func (f *Finder) stemsIn(s string) []uint64 {
	f.aside.Read(s, f.w.Lex)
	stems := []uint64{}
	for i := range f.aside.Tokens {
		t, tag := &f.aside.Tokens[i], &f.aside.Tags[i]
		if t.Kind == text.Word && !tag.Set.Any(lightSet) && !tag.Inside && t.End-t.Start >= 4 {
			stems = append(stems, stemKey(s[f.aside.BareStart(i):t.End]))
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}

// fix gives an entry the times, place and status of the data, and the data as
// evidence. A clock time of the text stays where the data has the day alone.
func (f *Finder) fix(e *Entry, d *declaration) {
	if e.Start.AllDay() || e.Start.IsZero() || !d.Start.AllDay() {
		e.Start, e.End, e.Zone = d.Start, d.End, ""
		e.AllDay, e.Grain = e.Start.AllDay(), "day"
		if !e.AllDay {
			e.Grain, e.Zone = "time", f.declaredZone(d)
		}
	}
	e.Location = cmp.Or(d.Location, e.Location)
	e.Status = cmp.Or(d.Status, e.Status)
	e.Confidence = max(e.Confidence, declaredConfidence)
	for _, raw := range d.raws {
		e.Evidence = append(e.Evidence, Evidence{Text: raw, InData: true})
	}
}

// declaredZone gives the zone of d's clock time: the one declared, else the
// zone of its place where that agrees with the offset, else the offset.
func (f *Finder) declaredZone(d *declaration) string {
	if d.Zone != "" {
		if _, err := place.Location(d.Zone); err == nil {
			return d.Zone
		}
	}
	words := foldedWords(d.Location)
	for i := len(words) - 1; i >= 0; i-- {
		p, n := place.Find(words, i, f.w.Lex.Code)
		if n == 0 || p.Zone == "" {
			continue
		}
		if loc, err := place.Location(p.Zone); err == nil && (d.Offset == "" || localTime(d.Start, loc).Format("-07:00") == d.Offset) {
			return p.Zone
		}
	}
	if d.Offset == "+00:00" {
		return "UTC"
	}
	return d.Offset
}

// declaredKind gives the kind that the type tells, else the head word of the
// name.
func (f *Finder) declaredKind(d *declaration) string {
	if kind := declaredKinds[d.Type]; kind != "" {
		return kind
	}
	f.aside.Read(d.Name, f.w.Lex)
	for i := range f.aside.Tokens {
		if k, ok := f.aside.Value(i, lang.Event); ok && k > 0 && !f.aside.Tags[i].Inside {
			return lang.KindNames[k]
		}
	}
	return "other"
}

// foldedWords cuts a short text into folded words without the marks around them.
func foldedWords(s string) []string {
	return strings.FieldsFunc(string(text.Fold(nil, s)), func(r rune) bool { return strings.ContainsRune(" \t\n\u00a0,;:()«»\"“”", r) })
}
