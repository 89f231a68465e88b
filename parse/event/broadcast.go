package event

import (
	"newscal/parse/lang"
	"newscal/parse/timex"
)

// A serial has its hour told once, for all its days: «The soap is on at 15:10,
// Mondays to Fridays.» What an article tells of single days of it happens at
// that hour.

// leastEpisodes is how often an article names parts of what is broadcast at
// least, to be about a serial.
const leastEpisodes = 2

// giveHabitHours gives the days that an article about a serial tells the hour at
// which it is on, where one hour alone is told and they are days of its rule.
func (f *Finder) giveHabitHours() {
	hour := -1
	for i := range f.in.Exprs {
		set := f.in.Exprs[i].Set
		if set == nil || set.Freq != timex.Weekly || set.Weekdays == 0 || f.cands[i].why == "" || f.cands[i].from.AllDay() || f.cands[i].from != f.cands[i].to {
			continue
		}
		if hour >= 0 && f.cands[hour].from.Clock != f.cands[i].from.Clock {
			return
		}
		hour = i
	}
	if hour < 0 || !f.aboutSerial() {
		return
	}
	set, clock, zone := f.in.Exprs[hour].Set, f.cands[hour].from.Clock, f.cands[hour].zone
	for i := range f.in.Exprs {
		c, e := &f.cands[i], &f.in.Exprs[i]
		if c.why != "" || e.Set != nil || e.Grain != timex.GrainDay || e.Range || !c.from.AllDay() || c.to.Day > c.from.Day || set.Weekdays&(1<<c.from.Day.Weekday()) == 0 {
			continue
		}
		c.from.Clock, c.to.Clock, c.zone = clock, clock, zone
	}
}

// aboutSerial says that the article names parts of a serial.
func (f *Finder) aboutSerial() bool {
	n := 0
	for i := range f.w.Tags {
		if f.w.Tags[i].Set.Has(lang.Episode) {
			if n++; n >= leastEpisodes {
				return true
			}
		}
	}
	return false
}
