package event

import (
	"cmp"
	"slices"

	"newscal/parse/lang"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// Declared is an event that the page of an article declares as data, beside
// its prose.
type Declared struct {
	Name       string
	Start      timex.Moment
	End        timex.Moment     // the last day, inclusive, or the end's clock time as the start's is read; zero where none is declared
	Offset     string           // +02:00: that of Start and End, or ""
	Zone       string           // IANA name that Start and End are read in, or ""
	Location   string           // name, address, or ""
	Type       string           // of schema.org, without its address, or ""
	Status     Status           // "" where none is declared
	Recurrence timex.Recurrence // of Start, or zero
	Raw        string           // the data, byte for byte
}

// declaredConfidence is that of an entry whose page declares it. The rest are
// data that nobody mended when the event was moved or called off.
const declaredConfidence = 0.95

// declaredKinds are the types of schema.org that tell the kind of an event.
var declaredKinds = map[string]string{
	"SportsEvent": "sport", "MusicEvent": "culture", "TheaterEvent": "culture", "ExhibitionEvent": "culture", "DanceEvent": "culture",
	"ComedyEvent": "culture", "LiteraryEvent": "culture", "ScreeningEvent": "culture", "VisualArtsEvent": "culture", "Festival": "culture",
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
			stems = append(stems, f.aside.Stem(i))
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
}

// fix gives an entry the times, place and status of the data, and the data as
// evidence. A clock time or an end of the text stays where the data has none.
func (f *Finder) fix(e *Entry, d *declaration) {
	if e.Start.AllDay() || e.Start.IsZero() || !d.Start.AllDay() {
		if !d.End.IsZero() || e.Start != d.Start {
			e.End = d.End
		}
		e.Start, e.Zone = d.Start, ""
		e.AllDay, e.Grain = e.Start.AllDay(), "day"
		if !e.AllDay {
			e.Grain, e.Zone = "time", cmp.Or(d.Zone, d.Offset)
		}
	}
	if !d.Recurrence.IsZero() {
		e.Recurrence = d.Recurrence
	}
	if until := &e.Recurrence.Until; !until.IsZero() && e.AllDay {
		until.Clock, e.Recurrence.UTC = timex.NoClock, false
	} else if !until.IsZero() && until.AllDay() {
		until.Clock = e.Start.Clock
	}
	e.Location = cmp.Or(d.Location, e.Location)
	e.Status = cmp.Or(d.Status, e.Status)
	e.Confidence = max(e.Confidence, declaredConfidence)
	for _, raw := range d.raws {
		e.Evidence = append(e.Evidence, Evidence{Text: raw, InData: true})
	}
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
