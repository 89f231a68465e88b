package timex

import (
	"newscal/parse/lang"
	"newscal/parse/text"
)

// tenseOf gives the tense that f is read with: -1 past, 1 future, 0 unknown.
func (s *Scanner) tenseOf(f *frame, sentence int) int8 {
	first := s.w.Sentences[sentence].First
	s.faint = false
	if f.gotAny(bit(slotDay, slotWeekday)) && shift(f.v[slotMod]) >= 0 {
		if s.follows(f.first, first, lang.Toward) && (!f.got(slotMonth) || f.got(slotYear) || s.nearerAhead(f) || s.tense(f.first, f.last, sentence) > 0) {
			return 1
		}
		if k := len(s.exprs) - 1; k >= 0 && s.exprs[k].Last > first && s.gap(s.exprs[k].Last, f.first) == gapAnd {
			return s.exprs[k].Tense // for Thursday and Friday
		}
	}
	if k := f.first - 1; k >= first && s.w.Tags[k].Set.Has(lang.Since) && s.w.Tags[k].Set.Has(lang.Past) {
		return -1 // since Friday, in a language with a word for no other beginning
	}
	if f.got(slotHoliday) && s.follows(f.first, first, lang.Since) {
		return -1 // since the first day of the feast
	}
	if s.follows(f.first, first, lang.Like) {
		return -1 // like on Friday
	}
	tense := s.tense(f.first, f.last, sentence)
	if tense == 0 && f.first == first && f.last < len(s.w.Tokens) && s.w.Tokens[f.last].Value == ':' && s.w.Tokens[f.last].Kind == text.Punct {
		return 1 // «Friday: leaders gather», a line of what is ahead
	}
	return tense
}

// owned says that token i is the noun of a time before it: Friday's vote.
func (s *Scanner) owned(i int) bool {
	return i > 0 && s.w.Tags[i-1].Set.Has(lang.Stop) && s.w.Tags[i-1].Set.Any(owners)
}

// owners are the classes of times that may own what stands behind them.
var owners = lang.Of(lang.Weekday, lang.Day, lang.Month, lang.Unit)

// sure gives the tense just read, 0 for a future that the present alone tells.
func (s *Scanner) sure(tense int8) int8 {
	if tense > 0 && s.faint {
		return 0
	}
	return tense
}

// tense reads the tense of the clause around tokens [first, last): the nearest
// word that tells it, clause borders counted as distance.
func (s *Scanner) tense(first, last, sentence int) int8 {
	const reach, border = 40, 12
	bounds := s.w.Sentences[sentence]
	const none, near = 1 << 20, 8          // near: will go, is expected to open
	future, past, firm := none, none, none // distances of the words that tell; firm: of those that are future beyond doubt
	defer func() { s.faint = firm > future+near }()
	opens := first-bounds.First <= 1 && last < bounds.Last && s.borders(last)
	look := func(i, distance int) {
		s.m.steps++
		set := s.w.Tags[i].Set
		if opens && set.Has(lang.Infinitive) {
			return // «On Friday, the hall to be opened in May was …»: the time is that of the finite verb
		}
		if s.w.Lex.BareInfinitive && set.Has(lang.Infinitive) && !set.Any(notPresent) && (i == bounds.First || !s.w.Tags[i-1].Set.Any(beforeInfinitive)) {
			future = min(future, distance) // leaders meet; not: to meet, did not meet
			return
		}
		if set.Has(lang.Present) && set.Has(lang.Past) { // eröffnet: opens, opened
			if s.hasAuxiliary(i, bounds) {
				past = min(past, distance)
			} else {
				future = min(future, distance)
			}
			return
		}
		if set.Any(futureSet) {
			future = min(future, distance)
		}
		if set.Any(firmSet) {
			firm = min(firm, distance)
		}
		if set.Has(lang.Participle) && !s.leadsUp(i, first) {
			return // the area affected by the floods: what it is like, not when
		}
		if set.Any(pastSet) && !set.Has(lang.Future) && !s.governed(i, bounds.First) && !s.attribute(i, bounds.First) {
			past = min(past, distance)
		}
	}
	if s.inserted(first, last, bounds) {
		return -1
	}
	cost, governed, verb := 0, false, false
	for i := first - 1; i >= bounds.First && i >= first-reach; i-- {
		i = s.beforeBrackets(i, bounds.First)
		cost++
		if s.borders(i) {
			cost += border
		}
		switch set := s.w.Tags[i].Set; {
		case set.Has(lang.Announce) && governed && cost < 2*border:
			future, firm = min(future, 2*cost), min(firm, 2*cost) // announced a march on Friday
		default:
			governed = governed || set.Has(lang.Event) || set.Has(lang.Infinitive) && set.Has(lang.Act) || s.w.Lex.BareInfinitive && set.Has(lang.Range) && s.w.Tags[i+1].Set.Any(infinitives)
			look(i, 2*cost)
			verb = verb || cost < border && set.Any(finiteSet)
		}
		if s.w.Coordinates(i) {
			cost += border
		}
	}
	if s.leadsToThat(last, bounds.Last) { // said on Friday that it will …
		if firm < past {
			return 1
		}
		return -1
	}
	cost = 0
	noun := s.owned(last) // of Friday's market close
	for i := last; i < bounds.Last && i < last+reach; i++ {
		cost++
		if s.borders(i) || s.w.Coordinates(i) || i == last && min(future, past) < 2*border && s.nextDeed(i, bounds.Last) {
			cost += border
		}
		d := 2*cost + 1 // of equals, the verb before
		if noun = noun && (s.w.Tokens[i].Kind == text.Word && !s.w.Tags[i].Set.Any(finiteSet)); noun || s.owned(i) {
			continue
		}
		if set := s.w.Tags[i].Set; verb && set.Any(finiteSet) && (!set.Any(participles) || set.Has(lang.Future)) {
			d += border // the time goes with the verb before, this one with something else
		}
		look(i, d)
	}
	switch {
	case future < past:
		return 1
	case past < future:
		return -1
	}
	return 0
}

// inserted says that a form of the past opens the sentence of tokens [first, last)
// or an insertion of it, which they close: «the striker, operated on Monday, will …»,
// «Beaten on Sunday, the club will …».
func (s *Scanner) inserted(first, last int, bounds text.Sentence) bool {
	const longest = 6
	if last >= bounds.Last || !s.comma(last) {
		return false
	}
	for i := first - 1; i >= max(bounds.First, first-longest) && !s.comma(i); i-- {
		s.m.steps++
		if set := s.w.Tags[i].Set; set.Has(lang.Past) {
			return !set.Any(futureSet) && (i == bounds.First || s.comma(i-1))
		}
	}
	return false
}

// beforeBrackets gives the token before the square brackets that token i closes, or
// i: an editor put them in.
func (s *Scanner) beforeBrackets(i, first int) int {
	const most = 12
	if s.w.Tokens[i].Kind != text.Punct || s.w.Tokens[i].Value != ']' {
		return i
	}
	for k := i - 1; k > first && k >= i-most; k-- {
		if s.w.Tokens[k].Kind == text.Punct && s.w.Tokens[k].Value == '[' {
			return k - 1
		}
	}
	return i
}

// leadsUp says that nothing but small words stands between tokens i and j, i before j.
func (s *Scanner) leadsUp(i, j int) bool {
	for i++; i < j; i++ {
		if !s.m.wordSet(i).Any(beforeDay) {
			return false
		}
	}
	return i == j
}

// leadsToThat says that what somebody said follows at token i, a comma apart.
func (s *Scanner) leadsToThat(i, last int) bool {
	if i+1 < last && s.w.Tokens[i].Kind == text.Punct && (s.w.Tokens[i].Value == ',' || s.w.Tokens[i].Value == '،') {
		i++
	}
	return i < last && s.w.Tags[i].Set.Has(lang.That)
}

// nextDeed says that token i joins a second verb to the clause before it: spoke to
// the king on Thursday ⏐ and will visit the town.
func (s *Scanner) nextDeed(i, end int) bool {
	return i+1 < end && s.w.Tags[i].Set.Any(joins) && s.w.Tags[i+1].Set.Any(deeds)
}

var (
	joins = lang.Of(lang.And, lang.Conj)
	deeds = lang.Of(lang.Future, lang.Past, lang.Present, lang.Scheduled, lang.Expected)
)

// nearerAhead says that the coming day and month of f is nearer than the past one.
func (s *Scanner) nearerAhead(f *frame) bool {
	y, _, _ := s.pub.Day.YMD()
	d := DateOf(y, int(f.v[slotMonth]), int(f.v[slotDay])) - s.pub.Day
	return d >= 0 && d < 183 || d < -182
}

// follows says that a word or phrase of class c stands just before token i, behind
// token first, articles and words that may stand inside a time set aside. A word
// of class toward tells that something is fixed for the day there, whatever the
// tense of its clause: called a strike for Friday.
func (s *Scanner) follows(i, first int, c lang.Class) bool {
	for k := i - 1; k >= max(first, i-2); k-- {
		set := s.m.wordSet(k)
		for s.w.Tags[k].Inside && k > first {
			k--
			set = s.w.Tags[k].Set // of the phrase, not of its words
		}
		if set.Has(c) {
			return true
		}
		if !set.Any(lang.Of(lang.Glue, lang.Article)) {
			return false
		}
	}
	return false
}

var (
	futureSet = lang.Of(lang.Future, lang.Scheduled, lang.Present, lang.Expected, lang.Postponed)
	firmSet   = lang.Of(lang.Future, lang.Scheduled, lang.Expected, lang.Postponed)
	pastSet   = lang.Of(lang.Past)
	finiteSet = lang.Of(lang.Future, lang.Present, lang.Past)

	// participles may close what a verb before began: wurde auf den 5. Mai verlegt.
	participles = lang.Of(lang.Scheduled, lang.Expected, lang.Postponed)
)

// infinitives are the classes of what an infinitive may be.
var infinitives = lang.Of(lang.Infinitive, lang.Act)

// notPresent are the classes of infinitives that may be nouns: the visit.
var notPresent = lang.Of(lang.Event, lang.Noun, lang.Past, lang.Future)

// beforeInfinitive are the classes of words that make a form that may be
// present or infinitive an infinitive.
var beforeInfinitive = lang.Of(lang.Article, lang.Prep, lang.Range, lang.Negation, lang.Future, lang.Expected, lang.Past, lang.Infinitive)

// governed says that the past form at token i is the participle of a verb to
// come: will be held, must have voted.
func (s *Scanner) governed(i, first int) bool {
	for k := i - 1; k >= first && k >= i-3; k-- {
		set := s.w.Tags[k].Set
		if set.Any(governs) && !s.owned(k) {
			return true
		}
		if set.Any(pastSet) || s.borders(k) {
			return false
		}
	}
	return false
}

// attribute says that the past form at token i goes with the noun behind it: a set of
// | lost | recordings.
func (s *Scanner) attribute(i, first int) bool {
	return s.w.Lex.BareInfinitive && i > first && s.w.Tags[i-1].Set.Any(attributed) && !s.w.Tags[i].Set.Has(lang.Report)
}

var attributed = lang.Of(lang.Article, lang.Prep, lang.In)

// hasAuxiliary says that the clause around token i, a form of the present or a
// participle, has a word that makes it past: wurde … eröffnet.
func (s *Scanner) hasAuxiliary(i int, bounds text.Sentence) bool {
	const reach = 15
	is := func(k int) bool {
		s.m.steps++
		set := s.w.Tags[k].Set
		return set.Has(lang.Past) && !set.Has(lang.Present)
	}
	for k := i - 1; k >= max(bounds.First, i-reach) && !s.borders(k); k-- {
		if is(k) {
			return true
		}
	}
	for k := i + 1; k < min(bounds.Last, i+reach) && !s.borders(k); k++ {
		if is(k) {
			return true
		}
	}
	return false
}

var governs = lang.Of(lang.Future, lang.Infinitive, lang.Expected)
