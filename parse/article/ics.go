package article

import (
	"regexp"
	"strings"
	"time"
)

var (
	vevent   = regexp.MustCompile(`(?ms)^BEGIN:VEVENT\r?$.*?^END:VEVENT\r?$`)
	unfold   = strings.NewReplacer("\r\n ", "", "\n ", "", "\r\n\t", "", "\n\t", "")
	unescape = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\,`, ",", `\;`, ";")
)

// readCalendar reads the events of an iCalendar file (RFC 5545) that a page
// links, each with its rule if it has one; what the rule leaves out (EXDATE) or
// adds (RDATE) is not read.
func readCalendar(text string) []DeclaredEvent {
	var out []DeclaredEvent
	for _, raw := range vevent.FindAllString(text, 500) {
		e := DeclaredEvent{Raw: raw}
		for line := range strings.Lines(unfold.Replace(raw)) {
			name, value, ok := cutProperty(strings.TrimRight(line, "\r\n"))
			if !ok {
				continue
			}
			key, params, _ := strings.Cut(name, ";")
			switch strings.ToUpper(key) {
			case "SUMMARY":
				e.Name = squeeze(unescape.Replace(value))
			case "LOCATION":
				e.Location = squeeze(unescape.Replace(value))
			case "URL":
				e.URL = asciiAddress(value)
			case "STATUS":
				if s := strings.ToLower(value); s == "cancelled" || s == "tentative" {
					e.Status = s
				}
			case "DTSTART":
				e.Start, e.Zone = calendarTime(params, value)
			case "RRULE":
				e.Rule = value
			case "DTEND":
				e.End, _ = calendarTime(params, value)
			}
		}
		if !e.Start.Clock && e.End.Time.After(e.Start.Time) {
			e.End.Time = e.End.Time.AddDate(0, 0, -1) // DTEND is exclusive, 3.6.1
		}
		if e.Name != "" && !e.Start.IsZero() {
			out = append(out, e)
		}
	}
	return out
}

// cutProperty cuts a content line at the colon that ends its name and
// parameters, which may hold colons in quotation marks (3.1).
func cutProperty(line string) (name, value string, ok bool) {
	quoted := false
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == ':' && !quoted:
			return line[:i], line[i+1:], true
		}
	}
	return "", "", false
}

// calendarTime reads a DATE or DATE-TIME and its TZID (3.3.4, 3.3.5).
func calendarTime(params, value string) (Published, string) {
	for _, l := range []struct {
		layout      string
		clock, zone bool
	}{{"20060102", false, false}, {"20060102T150405", true, false}, {"20060102T150405Z", true, true}} {
		t, err := time.Parse(l.layout, value)
		if err != nil {
			continue
		}
		zone := ""
		for _, p := range strings.Split(params, ";") {
			if k, v, _ := strings.Cut(p, "="); strings.EqualFold(k, "TZID") && l.clock {
				zone = strings.Trim(v, `"`)
			}
		}
		return Published{Time: t, Clock: l.clock, Zone: l.zone}, zone
	}
	return Published{}, ""
}
