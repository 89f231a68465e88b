package event

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"newscal/parse/place"
	"newscal/parse/text"
	"newscal/parse/timex"
)

// declaration is an event of the page's data, made ready.
type declaration struct {
	Declared
	key   string   // the folded name
	raws  []string // the data of each time that it is declared
	name  []uint64 // stems
	place []uint64 // stems
	entry int      // that of the text which speaks of it, or -1
}

// declarations gives the events of the data that are not over, each once, in
// the order of their times.
func (f *Finder) declarations() []declaration {
	var out []declaration
	for _, d := range f.in.Declared {
		d = f.onPlaceClock(wholeDays(d))
		d.advance(f.in.Published.Day)
		if d.Name == "" || d.lastDay() < f.in.Published.Day || d.Start.Day-f.in.Published.Day > farthest {
			continue
		}
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

// utc is the zone of what is declared in universal time.
const utc = "UTC"

// onPlaceClock names the zone of d's clock times where it can: the one
// declared, else that of the place where it agrees with the offset. Universal
// time, in which many publishers store every event, becomes the clock of the
// place, on which its day may be another.
func (f *Finder) onPlaceClock(d Declared) Declared {
	if d.Start.AllDay() {
		return d
	}
	if d.Zone != "" {
		if _, err := place.Location(d.Zone); err == nil {
			return d
		}
		d.Zone = ""
	}
	words := foldedWords(d.Location)
	for i := len(words) - 1; i >= 0; i-- {
		p, n := place.Find(words, i, f.w.Lex.Code)
		if n == 0 || p.Zone == "" || p.Ambiguous {
			continue
		}
		loc, err := place.Location(p.Zone)
		switch {
		case err != nil:
		case d.Offset == "+00:00" && !d.Recurrence.IsZero() && shifted(d.Start, loc).Day != d.Start.Day:
			d.Zone = utc // the days of its rule are those of universal time
			return d
		case d.Offset == "+00:00":
			d.Start, d.End = shifted(d.Start, loc), shifted(d.End, loc)
			d.Offset, d.Zone = "", p.Zone
			return d
		case d.Offset == "" || localTime(d.Start, loc).Format("-07:00") == d.Offset:
			d.Zone = p.Zone
			return d
		}
	}
	if d.Offset == "+00:00" {
		d.Zone = utc
	}
	return d
}

// shifted gives a clock time of UTC on the clock of loc.
func shifted(m timex.Moment, loc *time.Location) timex.Moment {
	if m.IsZero() || m.AllDay() {
		return m
	}
	t := localTime(m, time.UTC).In(loc)
	year, month, day := t.Date()
	return timex.Moment{Day: timex.DateOf(year, int(month), day), Clock: int16(t.Hour()*60 + t.Minute())}
}

// advance gives a series the first of its times that is not before day, where
// its rule is one that this package can follow.
func (d *Declared) advance(day timex.Date) {
	r, ok := d.rule()
	if !ok || r.Count > 0 {
		return
	}
	next := r.After(r.From(d.Start.Day), day)
	if next == timex.NoDate || !r.Until.IsZero() && next > r.Until.Day {
		return
	}
	if !d.End.IsZero() {
		d.End.Day += next - d.Start.Day
	}
	d.Start.Day, d.Recurrence = next, r
}

// rule gives the rule of a series with the days that its first time implies.
func (d *Declared) rule() (r timex.Recurrence, ok bool) {
	r = d.Recurrence
	if r.IsZero() || r.Rest != "" || r.Freq == timex.Yearly {
		return r, false
	}
	r = r.On(d.Start.Day)
	return r, r.From(d.Start.Day) != timex.NoDate
}

// lastDay gives the day on which d is over; a series whose last time cannot be
// told never is.
func (d *Declared) lastDay() timex.Date {
	const never = 1 << 30
	if d.Recurrence.IsZero() {
		return max(d.Start.Day, d.End.Day)
	}
	if u := d.Recurrence.Until; !u.IsZero() {
		return u.Day
	}
	r, ok := d.rule()
	if !ok || r.Count == 0 || r.Count > 400 {
		return never
	}
	first := r.From(d.Start.Day)
	last := first
	for range r.Count - 1 {
		if last = r.After(first, last+1); last == timex.NoDate {
			return never
		}
	}
	return last
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
	universal := d.Zone == utc // where another gives a clock, it is that of the place
	if d.Start.AllDay() && !o.Start.AllDay() || universal && !o.Start.AllDay() && o.Start != d.Start {
		d.Start, d.End, d.Offset, d.Zone = o.Start, o.End, o.Offset, o.Zone
	}
	if d.End.IsZero() && d.Start == o.Start {
		d.End = o.End
	}
	if d.Zone == "" && d.Start == o.Start {
		d.Zone, d.Offset = o.Zone, cmp.Or(d.Offset, o.Offset)
	}
	if d.Recurrence.IsZero() && d.Start == o.Start {
		d.Recurrence = o.Recurrence
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

// foldedWords cuts a short text into folded words without the marks around them.
func foldedWords(s string) []string {
	return strings.FieldsFunc(string(text.Fold(nil, s)), func(r rune) bool { return strings.ContainsRune(" \t\n\u00a0,;:()«»\"“”", r) })
}
