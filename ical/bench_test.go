package ical

import (
	"fmt"
	"io"
	"testing"

	"newscal/parse/timex"
)

// BenchmarkWrite writes a calendar of 1,000 events as a busy feed has them:
// Arabic and English, a third of them timed, in eight zones.
func BenchmarkWrite(b *testing.B) {
	zones := []string{"Europe/Kyiv", "Africa/Cairo", "Asia/Riyadh", "America/New_York", "Asia/Baghdad", "Europe/Paris", "UTC", "+03:00"}
	c := Calendar{Name: "Feed", Lang: "ar"}
	for i := range 1000 {
		e := arabic()[0]
		if e.UID = fmt.Sprint("event-", i); i%3 == 0 {
			e = harbour()[1]
			e.UID, e.Zone, e.Start.Clock = fmt.Sprint("event-", i), zones[i/3%len(zones)], int16(i%24*60)
		}
		e.Start.Day = timex.DateOf(2026, 1, i%365)
		c.Entries = append(c.Entries, e)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
