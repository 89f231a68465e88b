package main

import "math"

// Times are Julian days in universal time. deltaT is how far the clock of the
// sky ran ahead of it about the year 2020; a minute more or less moves no feast.
const deltaT = 70.0 / 86400

const rad = math.Pi / 180

func turn(degrees float64) float64 { return degrees - 360*math.Floor(degrees/360) }

// sun gives the apparent longitude of the sun in degrees (Meeus, Astronomical
// Algorithms, chapter 25, to a hundredth of a degree).
func sun(jd float64) float64 {
	t := (jd + deltaT - 2451545) / 36525
	m := (357.52911 + 35999.05029*t) * rad
	c := (1.914602-0.004817*t)*math.Sin(m) + 0.019993*math.Sin(2*m) + 0.000289*math.Sin(3*m)
	return turn(280.46646 + 36000.76983*t + c - 0.00569 - 0.00478*math.Sin((125.04-1934.136*t)*rad))
}

// moonTerms are the larger terms of the moon's longitude (Meeus, table 47.A):
// multiples of D, M, M', F, and the coefficient of the sine in millionths.
var moonTerms = [...][5]float64{
	{0, 0, 1, 0, 6288774}, {2, 0, -1, 0, 1274027}, {2, 0, 0, 0, 658314}, {0, 0, 2, 0, 213618}, {0, 1, 0, 0, -185116},
	{0, 0, 0, 2, -114332}, {2, 0, -2, 0, 58793}, {2, -1, -1, 0, 57066}, {2, 0, 1, 0, 53322}, {2, -1, 0, 0, 45758},
	{0, 1, -1, 0, -40923}, {1, 0, 0, 0, -34720}, {0, 1, 1, 0, -30383}, {2, 0, 0, -2, 15327}, {0, 0, 1, 2, -12528},
	{0, 0, 1, -2, 10980}, {4, 0, -1, 0, 10675}, {0, 0, 3, 0, 10034}, {4, 0, -2, 0, 8548}, {2, 1, -1, 0, -7888},
	{2, 1, 0, 0, -6766}, {1, 0, -1, 0, -5163}, {1, 1, 0, 0, 4987}, {2, -1, 1, 0, 4036}, {2, 0, 2, 0, 3994},
	{4, 0, 0, 0, 3861}, {2, 0, -3, 0, 3665}, {0, 1, -2, 0, -2689}, {2, 0, -1, 2, -2602}, {2, -1, -2, 0, 2390},
	{1, 0, 1, 0, -2348}, {2, -2, 0, 0, 2236}, {0, 1, 2, 0, -2120}, {0, 2, 0, 0, -2069}, {2, -2, -1, 0, 2048},
}

// moon gives the apparent longitude of the moon in degrees (Meeus, chapter 47).
func moon(jd float64) float64 {
	t := (jd + deltaT - 2451545) / 36525
	l := 218.3164477 + 481267.88123421*t - 0.0015786*t*t
	d := 297.8501921 + 445267.1114034*t - 0.0018819*t*t
	m := 357.5291092 + 35999.0502909*t - 0.0001536*t*t
	n := 134.9633964 + 477198.8675055*t + 0.0087414*t*t
	f := 93.2720950 + 483202.0175233*t - 0.0036539*t*t
	e := 1 - 0.002516*t
	sum := 3958*math.Sin((119.75+131.849*t)*rad) + 1962*math.Sin((l-f)*rad) + 318*math.Sin((53.09+479264.29*t)*rad)
	for _, k := range moonTerms {
		sum += k[4] * math.Pow(e, math.Abs(k[1])) * math.Sin((k[0]*d+k[1]*m+k[2]*n+k[3]*f)*rad)
	}
	return turn(l + sum/1e6 - 0.00478*math.Sin((125.04-1934.136*t)*rad))
}

// phase gives how many degrees the moon is ahead of the sun.
func phase(jd float64) float64 { return turn(moon(jd) - sun(jd)) }

// when gives the time, near a guess, at which angle f, which grows by rate
// degrees a day, is at want.
func when(f func(float64) float64, want, rate, guess float64) float64 {
	for range 20 {
		guess += (turn(want-f(guess)+180) - 180) / rate
	}
	return guess
}

// newMoon gives the new moon nearest to a time that is near one.
func newMoon(near float64) float64 { return when(phase, 0, 12.190749, near) }

// sunAt gives the time about a guess at which the sun reaches a longitude.
func sunAt(longitude, guess float64) float64 { return when(sun, longitude, 0.985647, guess) }

// sidereal takes from a longitude the distance of the equinox from the fixed
// zero of India's almanac (Lahiri: 23.853° in 2000, 50.29" more each year).
func sidereal(longitude, jd float64) float64 {
	return turn(longitude - 23.853 - (jd-2451545)/365.25*50.29/3600)
}

// day is a civil day as its Julian day number at noon.
type day int

// dayIn gives the civil day of a time in a zone so many hours ahead.
func dayIn(jd, hours float64) day { return day(math.Floor(jd + 0.5 + hours/24)) }

// at gives the time at which hour o'clock strikes on d in that zone.
func (d day) at(hour, hours float64) float64 { return float64(d) - 0.5 + (hour-hours)/24 }

// rise and set give sunrise and sunset on d in Delhi (28.6° north, 77.2° east).
func (d day) rise() float64 { return d.sunlight(-1) }
func (d day) set() float64  { return d.sunlight(1) }

func (d day) sunlight(sign float64) float64 {
	const north, east, low = 28.6, 77.2, -0.833
	noon := float64(d) - east/360
	t := (noon - 2451545) / 36525
	s, tilt := sun(noon), 23.4393-0.013*t
	decl := math.Asin(math.Sin(tilt*rad) * math.Sin(s*rad))
	right := math.Atan2(math.Cos(tilt*rad)*math.Sin(s*rad), math.Cos(s*rad)) / rad
	equation := turn(280.46646+36000.76983*t-0.0057183-right+180) - 180
	arc := math.Acos((math.Sin(low*rad)-math.Sin(north*rad)*math.Sin(decl))/(math.Cos(north*rad)*math.Cos(decl))) / rad
	return noon + (sign*arc-equation)/360
}

// date gives the Gregorian year, month and day of d.
func (d day) date() (y, m, dd int) {
	a := int(d) + 32044
	b := (4*a + 3) / 146097
	c := a - 146097*b/4
	e := (4*c + 3) / 1461
	c -= 1461 * e / 4
	f := (5*c + 2) / 153
	return 100*b + e - 4800 + f/10, f + 3 - 12*(f/10), c - (153*f+2)/5 + 1
}

// dayOf gives a Gregorian day.
func dayOf(y, m, d int) day {
	a := (14 - m) / 12
	y, m = y+4800-a, m+12*a-3
	return day(d + (153*m+2)/5 + 365*y + y/4 - y/100 + y/400 - 32045)
}
