// Package lang holds what each language says: one YAML file a language, read
// into a lexicon that classes the words of a text. It holds no algorithm that
// finds dates or events; those know classes and no words.
package lang

import (
	"fmt"
	"iter"
	"math/bits"
)

// Class is what a word can be to the engine. A word may be of several.
type Class uint8

// The classes, by name in the YAML files. The comment tells the values that a
// class takes there; a class without values is a plain list of words.
const (
	// Times.
	Month       Class = iota // 1–12, Gregorian month names
	Hijri                    // 1–12, months of the Islamic calendar
	Jalali                   // 1–12, months of the Persian calendar
	Weekday                  // 1 Monday – 7 Sunday
	Weekly                   // 1–7, by its weekday: words that say it of every week: Tuesdays, dienstags
	Unit                     // see units
	Dual                     // see units: a word that says two of the unit
	Number                   // cardinal words by value
	Scale                    // 100, 1000, 1000000: words that multiply what stands before
	Ordinal                  // ordinal words by value; -1 last, -2 last but one
	OrdinalMark              // what follows digits to make an ordinal: st, -го, er
	Day                      // words for a day by its distance from today: -1 yesterday, 0, 1 …
	Mod                      // see mods
	Part                     // see parts: parts of the day
	Season                   // see seasons
	Meridiem                 // am, pm
	Fraction                 // minutes: 15 quarter, 20 third, 30 half
	Zone                     // IANA zone, or offset such as +02:00; "local"
	Era                      // ce, bce, hijri, jalali: marks behind a year
	Clock                    // o'clock, Uhr, heures: marks a number as a clock time
	Range                    // to, until: joins the ends of a range
	Between                  // between, from: opens a range
	From                     // from, as of: a day leads on from which something goes on
	And                      // and, or: joins a list
	Glue                     // at, on, the, in: may stand between the parts of one time
	Year                     // phrases for a year by its distance from the present one: -1 last year …; SameYear
	Period                   // nouns that a range of days is told of: the period from 1 to 5 May
	Holiday                  // 12-25 by month-day; easter+1 by distance in days from Easter

	// Tense and modality.
	Future     // will: what follows is to come
	Past       // was, said: told as past
	Present    // present-tense verb forms that may announce: meets
	Infinitive // to meet, à tenir
	Scheduled  // scheduled, due, planned: the event is fixed
	Expected   // expected, possible, might: makes it tentative
	Condition  // if, unless, provided that
	Negation   // not, no, never
	Cancelled  // cancelled, called off
	Postponed  // postponed, moved, put off
	Denied     // denied, ruled out
	Wish       // hopes, wants, calls for
	Forecast   // forecast, prices, weather: figures, no event
	Annual     // anniversary, every, annual
	Habit      // usually, always, every: what happens again and again
	Before     // before, prior to, ahead of
	After      // after, following
	Since      // since, as of
	Until      // until: an end, no event
	Like       // like, as: compares with a time that was
	Least      // at least: with until, a day on which nothing ends
	Toward     // for: before a day, the one that something is fixed for
	Ends       // ends, closes: its date is the last day
	Lasting    // remains, is in force, in custody: with until, what merely lasts
	Cause      // because of: what follows is why, and is not done to
	Deadline   // by, no later than: a day by which
	Aged       // aged, born, founded: what its date belongs to is past
	Document   // 1 what bears the day on which it was written: letter, decree; 2 words that say so: dated; 3 those that bind the two: of

	// Events.
	Event   // see kinds: nouns that name an event
	Act     // see kinds: verbs that say it takes place: meets, opens, votes
	Host    // verbs with the place or organiser as subject: hosts, organises
	Light   // verbs that need an event noun: hold, take place, begin
	Attend  // attend, take part: participants follow or lead
	Head    // nouns that title an event only with what follows: round, series, day
	Agenda  // to discuss, on: what it is about follows
	Episode // a part of what is broadcast: episode, season, soap
	Topic   // see kinds: words of the field that events of a kind belong to: team, judge, ballot

	// Speech and people.
	Report    // said, announced: speech verbs
	Announce  // announced, called for: what it governs is to come, whatever its own tense
	Add       // added, continued: the speaker before goes on
	That      // that: indirect speech follows
	According // according to: a source follows
	Role      // president, minister, spokesman
	Honorific // Mr, Dr, السيد
	Medium    // post, statement, interview: where he said it
	Pronoun   // he, she, they; 1 for one person or thing that is told of, 2 for one that may mean nobody: it; 3 for one that may mean several: sie
	Follow    // the same, this, these: points back
	Other     // another, second of: tells two events apart

	// Clauses and places.
	Clause     // words that open a clause: which, who, because, حيث
	Relative   // relative pronouns
	Prep       // prepositions; 1 for those that lead to a place: to, nach; 2 for one that binds names: of
	In         // prepositions before a place: in, at, في; 1 for those that hold an article: im, au
	OfNoun     // of, de: what follows tells what the noun before it is of
	Venue      // nouns of places: palace, stadium, centre, hall
	Area       // nouns of towns and lands, which are venues too: province, island; 1 for those of towns: city, capital
	Body       // venues that act as institutions too: parliament, ministry
	Club       // words that make the name of a club or a company of that of a place: United, Airways
	There      // words that point to the place told before; 1 for those that open a clause: where
	Home       // lives, resident, based: what follows is where somebody is at home
	Reach      // verbs and nouns whose object is a place: visit, leave
	Article    // the, a; 2 for those that are a genitive too: der, des
	Conj       // conjunctions that go on: and, but, while
	Online     // online, by video: no place
	Pattern    // words that patterns name; set by the pattern reader
	Stop       // words with no weight for a title or a likeness
	Copula     // is, was, will be: says what something is
	Participle // adopted, affected: what it says of a noun is past, not what its clause tells
	Noun       // known words of none of the above: guards against guesses

	Classes // their number
)

var classNames = [Classes]string{
	"month", "hijri", "jalali", "weekday", "weekly", "unit", "dual", "number", "scale", "ordinal", "ordinal_mark", "day", "mod",
	"part", "season", "meridiem", "fraction", "zone", "era", "clock", "range", "between", "from", "and", "glue", "year", "period", "holiday",
	"future", "past", "present", "infinitive", "scheduled", "expected", "condition", "negation", "cancelled", "postponed",
	"denied", "wish", "forecast", "annual", "habit", "before", "after", "since", "until", "like", "least", "toward", "ends", "lasting", "cause", "deadline", "aged", "document",
	"event", "act", "host", "light", "attend", "head", "agenda", "episode", "topic",
	"report", "announce", "add", "that", "according", "role", "honorific", "medium", "pronoun", "follow", "other",
	"clause", "relative", "prep", "in", "of", "venue", "area", "body", "club", "there", "home", "reach", "article", "conj", "online", "pattern", "stop", "copula", "participle", "noun",
}

// String gives the name that the YAML files use.
func (c Class) String() string { return classNames[c] }

// ClassNamed finds a class by its name.
func ClassNamed(name string) (Class, bool) {
	for c, n := range classNames {
		if n == name {
			return Class(c), true
		}
	}
	return 0, false
}

// Set is a set of classes. It is no array, which the compiler keeps in memory
// for every operation.
type Set struct{ low, high uint64 } // of the classes up to 63, and above

// Of makes a set.
func Of(cs ...Class) (s Set) {
	for _, c := range cs {
		s.Add(c)
	}
	return s
}

// only is the set of c alone.
func only(c Class) Set {
	if c < 64 {
		return Set{low: 1 << c}
	}
	return Set{high: 1 << (c - 64)}
}

// Add puts c into the set.
func (s *Set) Add(c Class) { *s = s.Or(only(c)) }

// Remove takes c out of the set.
func (s *Set) Remove(c Class) { *s = s.without(only(c)) }

// Has says that c is in the set.
func (s Set) Has(c Class) bool { return s.Any(only(c)) }

// All visits the classes in order.
func (s Set) All() iter.Seq[Class] {
	return func(yield func(Class) bool) {
		for left := s.low; left != 0; left &= left - 1 {
			if !yield(Class(bits.TrailingZeros64(left))) {
				return
			}
		}
		for left := s.high; left != 0; left &= left - 1 {
			if !yield(Class(64 + bits.TrailingZeros64(left))) {
				return
			}
		}
	}
}

// Or gives the union.
func (s Set) Or(t Set) Set { return Set{s.low | t.low, s.high | t.high} }

// And gives what both sets hold.
func (s Set) And(t Set) Set { return Set{s.low & t.low, s.high & t.high} }

// Any says that the sets share a class.
func (s Set) Any(t Set) bool { return s.low&t.low|s.high&t.high != 0 }

// within says that s holds no class outside t.
func (s Set) within(t Set) bool { return s.without(t).IsEmpty() }

// without gives the classes of s that are not in t.
func (s Set) without(t Set) Set { return Set{s.low &^ t.low, s.high &^ t.high} }

// IsEmpty says that the word is of no class.
func (s Set) IsEmpty() bool { return s == Set{} }

// SameYear is the value of class year that means the year told before.
const SameYear = 100

// Units of time, as the values of class unit.
const (
	Second int32 = iota + 1
	Minute
	Hour
	DayUnit
	Week
	Weekend
	MonthUnit
	Quarter
	Half // half-year
	YearUnit
	Decade
	Century
	Fortnight
	Workday
)

// Mods say where a time lies, as the values of class mod.
const (
	This      int32 = iota + 1 // this, current, الجاري
	Next                       // next, القادم
	Last                       // last, past, الماضي
	AfterNext                  // the one after next
	BeforeLast
	Coming    // this coming: the first to come
	Early     // early, أوائل: the first third
	Mid       // mid, منتصف: the middle third
	Late      // late, end of, أواخر: the last third
	Begin     // beginning of
	End       // end of: its last day
	Same      // the same
	Following // the following: counted from the time before
	Previous  // the previous: counted from the time before
	Later     // later this week: what is left of it
	Every     // every, each
)

// Parts of the day, as the values of class part.
const (
	Dawn int32 = iota + 1
	Morning
	Noon
	Afternoon
	Evening
	Night
	Midnight
)

// Seasons, as the values of class season.
const (
	Spring int32 = iota + 1
	Summer
	Autumn
	Winter
)

// Kinds of event, as the values of the classes event and act, and their names
// in entries.
const (
	Meeting int32 = iota + 1
	Vote
	Court
	Sport
	Culture
	Launch
	DeadlineKind
	Protest
	OtherKind
)

// KindNames are the names of the kinds of event; index 0 is unused.
var KindNames = [...]string{"", "meeting", "vote", "court", "sport", "culture", "launch", "deadline", "protest", "other"}

var valueNames = map[Class][]string{
	Unit:     {"", "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century", "fortnight", "workday"},
	Mod:      {"", "this", "next", "last", "after_next", "before_last", "coming", "early", "mid", "late", "begin", "end", "same", "following", "previous", "later", "every"},
	Part:     {"", "dawn", "morning", "noon", "afternoon", "evening", "night", "midnight"},
	Season:   {"", "spring", "summer", "autumn", "winter"},
	Meridiem: {"am", "pm"},
	Era:      {"", "ce", "bce", "hijri", "jalali"},
	Event:    KindNames[:],
}

// valueOf reads the value v of class c as the YAML file writes it.
func (x *Lexicon) valueOf(c Class, v string) (int32, error) {
	names := valueNames[c]
	switch c {
	case Dual:
		names = valueNames[Unit]
	case Act, Host, Light, Head, Topic:
		names = valueNames[Event]
	case Zone, Holiday:
		return x.textValue(v), nil
	}
	if names == nil {
		var n int32
		if _, err := fmt.Sscanf(v, "%d", &n); err != nil {
			return 0, fmt.Errorf("class %s: value %q is no number", c, v)
		}
		return n, nil
	}
	for i, n := range names {
		if n == v && n != "" {
			return int32(i), nil
		}
	}
	return 0, fmt.Errorf("class %s knows no value %q (has %q)", c, v, names)
}
