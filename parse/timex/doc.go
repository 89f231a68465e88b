package timex

// Patterns: how a language file says its time expressions
//
// Under `patterns:` a language lists, by frame, sequences of elements. The
// matcher tries every pattern at every token that can begin one and keeps the
// longest; the engine then joins neighbouring frames («Tuesday» «at 3 p.m.»
// «Kyiv time»), makes ranges and lists of them, and resolves them. A pattern
// therefore describes one piece, not every combination. What ISO 8601 writes
// alike in all languages stands in shared.go.
//
// Elements
//
//	<d>        day of the month, 1–31, in digits, with its ordinal mark (3rd, 3-го, 3.) where there is one,
//	           or as an ordinal word (class ordinal), also compound (twenty-first)
//	<nd>       day of the month in digits, its mark left to the pattern
//	<dd>       one day or a list or range of days: 5 | 5-7 | 5, 6 and 7 | 5 to 7
//	<dds>      two days at least: 14 - 15.10
//	<ddn>      the same, also in cardinal words: el cinco de mayo
//	<mn> <mo>  month by its number in a cardinal or an ordinal word
//	<weekday2> the name of a day that fills nothing: the night from Saturday | to Sunday
//	<m>        month in digits, 1–12          <y>   year of four digits, 1000–2999, or a phrase of class year
//	<yy>       year of two digits             <n>   a count in digits or words, also compound
//	<ord>      an ordinal in words or digits with mark
//	<h>        hour in digits, 0–24, or in words (class number or ordinal, 1–24)
//	<hd>       hour in digits alone              <hc>  hour in digits or a cardinal word   <ho>  hour in an ordinal word
//	<min>      minutes in two digits, 00–59   <minutes>  minutes in digits or words, 1–59
//	<h2> <min2>   hour and minutes at which a range ends that names its part of the day once: 3 to 5 p.m.
//	<hhmm>     hour and minutes in four digits: 0800 GMT; <hmm> in three: at 930
//	<dm>       a day in digits with its ordinal mark: the 15th
//	<d13>      a day in digits that can be no month, 13–31   <m0>  a month in digits led by a zero
//	<pmod>     a word of class mod that tells early, mid or late in a part of the day
//	<ymod>     a word of class mod that tells the year of a date: in March last year
//	<sec>      seconds in two digits; fills nothing
//	<digits>   any number in digits; fills nothing
//	<ymd>      year, month and day in eight digits: 20260103
//	<yw>       a year in words: two thousand ten, nineteen ninety-nine
//	<oldyy>    a year of two digits that can be no day: 32–99
//	<dn>       day of the month as a cardinal word
//	<dec>      a count with a decimal fraction: 1.5
//	<n2> <unit2>  the second part of a count, in a finer unit: two weeks and three days
//	<weekdays> one weekday or a list or range of them: Tuesday | Tuesday and Thursday | Monday to Friday
//	<weekly>   the same, the first in a word that says it of every week: Tuesdays and Thursdays
//	<ord2>     the second of two ordinals: the <ord> and <ord2> Monday
//	<edge>     takes no word: what stands here is a mark, a verb or a preposition, no noun that the number could count
//	<stop>     takes no word: a mark or the end of the sentence stands here
//	<asked>    takes no word: the whole text is nothing but a time, as people type one to ask for it, or one short
//	           sentence of someone who speaks of himself; a pattern that needs it costs articles nothing, and of two
//	           that take the same words it is the one taken
//	{slot=value}  takes no word: fills a slot in this alternative alone; the settings are those below
//	@name      what a line «name = elements» under let: says, in brackets
//	<month> <hijri> <jalali> <weekday> <unit> <dual> <day> <mod> <part> <season>
//	<meridiem> <fraction> <zone> <era> <holiday>   words of these classes; their values fill the frame
//	<any other class>   a word of that class; fills nothing
//	<?>        what a class may be named with its value: <mod=early>, <unit=week>, <part=night>
//	word       this word (its folded form), or mark; several tokens if it has marks: a.m.
//	( a | b c )   alternatives          x?   may be missing, also ( … )?
//	_          the next element must touch the one before: no space (3rd, 15h30)
//
// Settings behind => fill what no word says:
//
//	dir=+  dir=-       counted forwards, backwards; dir=0 with a weekday or a feast: the nearest on either side
//	base=event         counted from the time told before (two days later), not from publication
//	base=list          counted from the first or last day of the list told before: the eve of the first of them
//	base=following     counted from the time that the words behind it say: two days after 3 May
//	base=named         the same, where that is a weekday or a clock time: a week from Tuesday
//	n=1 unit=day mod=next part=evening day=0 weekday=1 …
//	fraction=-30       minutes before the hour (halb drei)
//	close=1            the last day of the stretch: by the end of March
//	close=2            the last unit of the stretch: in two upcoming weeks
//	season=0           with <mod>: this, the next or the last season, whatever it is called
//	more=30            sixtieths of a unit beyond n: an hour and a half
//	few=1              no one counted n: a few days
//	back=1             the ordinal counts from the end: the third last week
//	to=1               the minutes are those before the hour: 20 minutes to two
//	full=1             an hour of the clock of 24: 3h18
//	weak=1             a time only beside another, or behind «from»: 25/4 at 16:00
//	weak=2             the same, and where it is the whole line: 15.02
//	ctx=month          month and year are those of the date before (٦ منه)
//
// Frames
//
//	date      a calendar date or a part of one: 3 January 2026, Tuesday, 12/02/2026, January, 2026
//	          (<d> <dd> <m> <month> <hijri> <jalali> <y> <yy> <weekday> <mod> <era>)
//	day       a word for a day, counted from publication: tomorrow (<day>, <part>)
//	offset    counted in units: in three days, two weeks later, the day before (<n> or <dual> or n=1, <unit>, dir, base);
//	          in weekdays: three Fridays from now (<n>, <weekday>)
//	period    a stretch: next week, early January, first week of March, this summer, second quarter, week 12 (unit=week <n>)
//	          (<mod>, <ord>, <unit>, <month>, <season>, <y>, <n>)
//	clock     a clock time: 15:00, 3 p.m., half past three (<h>, <min>, <minutes>, <meridiem>, <part>, <fraction>)
//	part      a part of the day: this evening, in the morning (<part>, <mod>)
//	zone      names the zone of the clock time beside it: Kyiv time (<zone>)
//	duration  how long: for three days (<n>, <unit>); printed nowhere, may give an entry its end
//	set       again and again: every Monday, each year (<weekdays>, <weekly>, <unit>, <n> for every how many, <ord>
//	          for which of the month where unit=month or for every how many, <d> of the month where unit=month)
//	never     looks like a time and is none: 24/7, a sat-down «sat»; swallows its words
