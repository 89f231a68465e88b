package timex

import "newscal/parse/lang"

// tale follows an article that tells of years long past, where each time leans
// on the one told before and not on the day of publication: «In May 1940 … On
// 5 June …», «two days later», «in the next year», «that summer».
type tale struct {
	past, present int  // times with a written year before the last one; times near publication
	told          Date // the beginning of the last time told
	fine          bool // and it fixed a month or a day
}

// on says that the tale is told: years long past were written several times,
// and more often than times near publication.
func (t *tale) on() bool { return t.past >= 3 && t.past > 2*t.present }

// long says that hardly anything but the past is told: words of the future in
// it are seen from that past.
func (t *tale) long() bool { return t.past >= 8 && t.past > 6*t.present }

// note remembers a time that was read against publication at pub.
func (t *tale) note(e *Expr, f *frame, pub Date, leaned bool) {
	if e.ClockOnly || e.Grain > GrainYear {
		return
	}
	now, _, _ := pub.YMD()
	y, _, _ := e.From.Day.YMD()
	written := f.got(slotYear) && f.v[slotYear] >= 1000 || f.end != nil && f.end.got(slotYear)
	switch {
	case written && y < now-1:
		t.past++
	case !leaned && abs(e.From.Day-pub) < 300:
		t.present++
	}
	if written && y < now-1 || leaned {
		t.told, t.fine = e.From.Day, e.Grain < GrainYear
	}
}

// leans says that f, in a tale, is counted from what was told before, unless
// its clause speaks of the future or f of the present («12 August this year»).
func (t *tale) leans(f *frame, tense int8) bool {
	if mod := f.v[slotMod]; tense > 0 && !t.long() || f.kind == frameDate && (mod == lang.This || mod == lang.Next || mod == lang.Coming) {
		return false
	}
	if !t.on() || f.got(slotYear) && f.v[slotYear] >= 1000 || f.gotAny(bit(slotYY, slotRelDay, slotHoliday)) {
		return false
	}
	switch f.kind {
	case frameDate:
		return f.gotAny(bit(slotMonth, slotYear))
	case framePeriod:
		return f.gotAny(bit(slotMonth, slotSeason, slotUnit, slotYear)) && f.v[slotMod] != lang.Every
	case frameOffset:
		return f.v[slotUnit] >= lang.DayUnit
	}
	return false
}

// year gives the year of month m that follows in the tale: that of the time
// told before, or the next where the year has turned.
func (t *tale) year(m int) int {
	y, told, _ := t.told.YMD()
	if t.fine && told-m >= 7 {
		y++
	}
	return y
}
