package event

import "newscal/parse/lang"

// Sets of classes that several steps ask for.
var (
	// lightSet are words without weight for the likeness of two sentences.
	lightSet = lang.Of(lang.Article, lang.Prep, lang.In, lang.Glue, lang.Conj, lang.And, lang.That, lang.Clause, lang.Relative,
		lang.Pronoun, lang.Stop, lang.Report, lang.Add, lang.Future, lang.Scheduled, lang.Present, lang.Past, lang.Light,
		lang.Expected, lang.Follow, lang.Number, lang.Ordinal, lang.Mod, lang.Unit, lang.Weekday, lang.Month, lang.Day)
	// verbSet are words that end a noun phrase.
	verbSet = lang.Of(lang.Future, lang.Past, lang.Present, lang.Scheduled, lang.Report, lang.Add, lang.Light, lang.Host,
		lang.Expected, lang.Cancelled, lang.Postponed, lang.Denied, lang.Condition)
)
