package article

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// stampLayouts are the forms beside ISO 8601 in which machines write a
// publication date: RFC 5322 and its forerunners, and the common slips.
var stampLayouts = []struct {
	layout      string
	clock, zone bool
}{
	{time.RFC1123Z, true, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true, true},
	{"2 Jan 2006 15:04:05 -0700", true, true},
	{"Mon, 2 Jan 2006 15:04 -0700", true, true},
	{"Mon, 2 Jan 06 15:04:05 -0700", true, true},
	{"Mon, 2 Jan 2006 15:04:05", true, false},
	{"Mon, 2 Jan 2006", false, false},
	{"2 Jan 2006", false, false},
	{"2006-01-02 15:04:05.999999999 -0700", true, true},
	{"2006-01-02T15:04:05 -0700", true, true},
	{"2006-01-02T15:04:05 -07:00", true, true},
	{"2006-01-02T15:04Z", true, true},
	{"2006-01-02T15Z07:00", true, true},
	{"20060102T150405Z0700", true, true},
	{"20060102150405", true, false},
	{"20060102", false, false},
	{"2006/01/02 15:04:05", true, false},
	{"2006/01/02 15:04", true, false},
	{"2006/01/02", false, false},
	{"2006-1-2 15:04:05", true, false},
	{"2006-1-2", false, false},
	{"2.1.2006 15:04:05", true, false},
	{"2.1.2006 15:04", true, false},
	{"2.1.2006, 15:04", true, false},
	{"2.1.2006", false, false},
	{time.ANSIC, true, false},
	{"Mon Jan 2 2006 15:04:05 -0700", true, true},
}

// namedZones are the zone names of RFC 5322, 4.3, and those that feeds use
// beside them, as offsets. Go's own reading of an unknown name has offset 0.
var namedZones = strings.NewReplacer(
	" GMT", " +0000", " UTC", " +0000", " UT", " +0000", " Z", " +0000",
	" EST", " -0500", " EDT", " -0400", " CST", " -0600", " CDT", " -0500",
	" MST", " -0700", " MDT", " -0600", " PST", " -0800", " PDT", " -0700",
	" CEST", " +0200", " CET", " +0100", " EEST", " +0300", " EET", " +0200",
	" BST", " +0100", " MSK", " +0300",
)

// readStamp reads a date as machines write it: ISO 8601, RFC 5322, a Unix time
// in seconds or milliseconds, or a numeric day whose order is beyond doubt.
func readStamp(s string) (Published, bool) {
	s, _, _ = strings.Cut(s, " (") // scripts add the zone's name
	s = squeeze(s)
	if len(s) > 64 {
		return Published{}, false
	}
	if p, err := ParsePublished(s); err == nil {
		return sane(p)
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && (len(s) == 10 || len(s) == 13) {
		if len(s) == 13 {
			n /= 1000
		}
		return sane(Published{Time: time.Unix(n, 0).UTC(), Clock: true, Zone: true})
	}
	s = namedZones.Replace(strings.Replace(s, " GMT+", " +", 1))
	for _, l := range stampLayouts {
		if t, err := time.Parse(l.layout, s); err == nil {
			return sane(Published{Time: t, Clock: l.clock, Zone: l.zone})
		}
	}
	return Published{}, false
}

// sane refuses years in which no newspaper had a date that machines read.
func sane(p Published) (Published, bool) {
	return p, p.Time.Year() >= 1900 && p.Time.Year() < 2200
}

var (
	yearFirst = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)([-./])(\d{1,2})([-./])(\d{1,2})(?:\D|$)`)
	yearLast  = regexp.MustCompile(`(?:^|\D)(\d{1,2})([-./])(\d{1,2})([-./])((?:19|20)\d\d)(?:\D|$)`)
)

// numericDay finds the first numeric day with its year in a short text:
// 2026-01-03, 2026/1/3, 3.1.2026, and 13/01/2026 or 01/13/2026, where only one
// order is possible. 3/1/2026 is left alone.
func numericDay(s string) (Published, bool) {
	if m := yearFirst.FindStringSubmatch(s); m != nil && m[2] == m[4] {
		return day(m[1], m[3], m[5])
	}
	m := yearLast.FindStringSubmatch(s)
	if m == nil || m[2] != m[4] {
		return Published{}, false
	}
	first, _ := strconv.Atoi(m[1])
	second, _ := strconv.Atoi(m[3])
	switch {
	case m[2] == ".", first > 12, first == second:
		return day(m[5], m[3], m[1])
	case second > 12:
		return day(m[5], m[1], m[3])
	}
	return Published{}, false
}

// day makes a date of digits, if that day exists.
func day(year, month, dom string) (Published, bool) {
	t, err := time.Parse("2006-1-2", year+"-"+strings.TrimPrefix(month, "0")+"-"+strings.TrimPrefix(dom, "0"))
	if err != nil {
		return Published{}, false
	}
	return sane(Published{Time: t})
}

var addressDay = regexp.MustCompile(`(?:^|[/_-])((?:19|20)\d\d)(?:([-/_])(\d{1,2})([-/_])(\d{1,2})|(\d{2})(\d{2}))(\d*)`)

// sectionDay is a day with the section between its year and its month.
var sectionDay = regexp.MustCompile(`/((?:19|20)\d\d)/[a-zA-Z_.-]+/(\d{1,2})/(\d{1,2})/`)

// dayInAddress finds the day that many papers put into the path of an address.
func dayInAddress(path string) (Published, bool) {
	for _, m := range addressDay.FindAllStringSubmatch(path, -1) {
		if m[6] != "" {
			if p, ok := day(m[1], m[6], m[7]); ok {
				return p, true
			}
		} else if m[2] == m[4] && m[8] == "" {
			if p, ok := day(m[1], m[3], m[5]); ok {
				return p, true
			}
		}
	}
	if m := sectionDay.FindStringSubmatch(path); m != nil {
		return day(m[1], m[2], m[3])
	}
	return Published{}, false
}
