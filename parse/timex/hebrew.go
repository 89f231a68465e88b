package timex

// hebrewEpoch is the day before the first day of the Hebrew calendar, counted
// as hebrewElapsed does.
const hebrewEpoch Date = -2092590

// hebrewElapsed counts the days to the mean new moon of Tishrei of a Hebrew
// year, put off where it would fall on Sunday, Wednesday or Friday. A month
// has 29 days and 13753 of the 25920 parts of a day; 235 are 19 years.
// (Reingold and Dershowitz, Calendrical Calculations, chapter 8.)
func hebrewElapsed(y int) int {
	months := (235*y - 234) / 19
	parts := 12084 + 13753*months
	day := 29*months + parts/25920
	if 3*(day+1)%7 < 3 {
		day++
	}
	return day
}

// hebrewNewYear gives 1 Tishrei, put off further where a year would get a
// length that the calendar does not know.
func hebrewNewYear(y int) Date {
	before, now, next := hebrewElapsed(y-1), hebrewElapsed(y), hebrewElapsed(y+1)
	switch {
	case next-now == 356:
		now += 2
	case now-before == 382:
		now++
	}
	return hebrewEpoch + Date(now)
}

// hebrewDay gives a day of the Hebrew calendar; months are counted from Nisan,
// and 12 is the last Adar, whether the year has one or two.
func hebrewDay(y, m, d int) Date {
	next := hebrewNewYear(y + 1)
	if m == 12 || m <= 6 { // from Adar to Elul nothing varies: count from the end
		back := [...]int{12: 206, 1: 177, 2: 147, 3: 118, 4: 88, 5: 59, 6: 29}
		return next - Date(back[m]) + Date(d-1)
	}
	first := hebrewNewYear(y)
	days := int(next-first) % 10 // 3 short, 4 plain, 5 full
	lengths := [...]int{7: 30, 8: 29, 9: 30, 10: 29}
	if days == 5 {
		lengths[8]++
	}
	if days == 3 {
		lengths[9]--
	}
	for k := 7; k < m; k++ {
		first += Date(lengths[k])
	}
	return first + Date(d-1)
}
