package article

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// scheduled gives an event of JSON-LD once for each Schedule of its
// eventSchedule, with the rule that it says (RFC 5545, 3.3.10). What days such
// a rule leaves out (exceptDate) is not told.
func scheduled(e DeclaredEvent, raw json.RawMessage) (out []DeclaredEvent) {
	walkLD(raw, nil, func(n node) {
		if slices.Contains(n.types(), "Schedule") && len(out) < 20 {
			if s, ok := e.schedule(n); ok {
				out = append(out, s)
			}
		}
	})
	return out
}

// schedule gives e at the times of one Schedule.
func (e DeclaredEvent) schedule(n node) (DeclaredEvent, bool) {
	day, hour := n.text("startDate"), n.text("startTime")
	if day == "" && !e.Start.IsZero() {
		day = e.Start.Time.Format(time.DateOnly)
	}
	start, ok := readStamp(at(day, hour))
	if !ok {
		return e, false
	}
	until := n.text("endDate")
	if last := e.End; until == "" && last.Time.Sub(e.Start.Time) > 24*time.Hour {
		until = last.Time.Format(time.DateOnly) // of the series, not of one time
	}
	if e.Rule = scheduleRule(n, start, until); e.Rule == "" {
		return e, false
	}
	e.Start, e.End = start, Published{}
	if end := n.text("endTime"); end != "" {
		e.End, _ = readStamp(at(start.Time.Format(time.DateOnly), end))
	}
	if zone := n.text("scheduleTimezone"); zone != "" && start.Clock && !start.Zone {
		e.Zone = zone
	}
	return e, true
}

// at joins a day and an hour; an hour that the day has already is its own.
func at(day, hour string) string {
	if hour == "" || len(day) != len(time.DateOnly) {
		return day
	}
	return day + "T" + hour
}

// frequencies are the units of the ISO 8601 durations that a Schedule comes
// again after.
var frequencies = map[byte]string{'D': "DAILY", 'W': "WEEKLY", 'M': "MONTHLY", 'Y': "YEARLY"}

// scheduleRule gives the rule of a Schedule that begins on start, or "" where
// it says none that a calendar can hold.
func scheduleRule(n node, start Published, until string) string {
	every := n.text("repeatFrequency")
	if len(every) < 3 || every[0] != 'P' || frequencies[every[len(every)-1]] == "" {
		return ""
	}
	rule := "FREQ=" + frequencies[every[len(every)-1]]
	if k, err := strconv.Atoi(every[1 : len(every)-1]); err != nil || k < 1 {
		return ""
	} else if k > 1 {
		rule += ";INTERVAL=" + strconv.Itoa(k)
	}
	if days := scheduleDays(n); days != "" {
		rule += ";BYDAY=" + days
	}
	for _, by := range [2][2]string{{"byMonthDay", "BYMONTHDAY"}, {"byMonth", "BYMONTH"}} {
		if list := texts(bare(n.fields[by[0]])); len(list) > 0 {
			rule += ";" + by[1] + "=" + strings.Join(list, ",")
		}
	}
	if k := n.text("repeatCount"); k != "" {
		return rule + ";COUNT=" + k
	}
	if last, ok := readStamp(until); ok {
		rule += ";UNTIL=" + last.Time.Format("20060102")
		if start.Clock {
			rule += "T235959"
		}
	}
	return rule
}

// scheduleDays gives the days of the week of a Schedule as a rule writes them,
// each with its week of the month where that is told.
func scheduleDays(n node) string {
	week := n.text("byMonthWeek")
	var days []string
	for _, d := range texts(n.fields["byDay"]) {
		if d = strings.ToUpper(bareType(d)); len(d) > 2 && d[0] >= 'A' {
			d = d[:2] // MONDAY; 2MO and MO stand as they are
		}
		days = append(days, week+d)
	}
	return strings.Join(days, ",")
}

// bare gives a JSON value of numbers as texts can read it, in a list.
func bare(raw json.RawMessage) json.RawMessage {
	if raw = bytes.TrimSpace(raw); len(raw) > 0 && raw[0] != '[' {
		return slices.Concat([]byte{'['}, raw, []byte{']'})
	}
	return raw
}
