package ical

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"newscal/parse/event"
	"newscal/parse/timex"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// words are the two languages of the tests; the program takes them from parse/lang.
func words(lang string) Words {
	switch lang {
	case "ar":
		months := [...]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"}
		return Words{
			Open: "«", Close: "»", Comma: "، ",
			Source: "المصدر", Participants: "المشاركون",
			Cancelled: "أُلغي", Tentative: "غير مؤكد", Coarse: "اليوم غير محدد",
			Kinds: map[string]string{"meeting": "اجتماع", "sport": "رياضة"},
			Date:  func(y, m, d int) string { return fmt.Sprintf("%d %s %d", d, months[m-1], y) },
		}
	case "en":
		return Words{
			Open: "“", Close: "”", Source: "Source", Participants: "Participants",
			Cancelled: "Called off", Tentative: "Not confirmed", Coarse: "Exact day not known",
			Kinds: map[string]string{"meeting": "Meeting", "court": "Court"},
			Date:  func(y, m, d int) string { return fmt.Sprintf("%d %s %d", d, time.Month(m), y) },
		}
	}
	return Words{}
}

// at reads a moment as jsonl has it.
func at(s string) (m timex.Moment) {
	if err := m.UnmarshalText([]byte(s)); err != nil {
		panic(err)
	}
	return m
}

// entry gives an entry that can stand in a calendar.
func entry(uid, start string) event.Entry {
	m := at(start)
	return event.Entry{
		Article: "a", UID: uid, Start: m, AllDay: m.AllDay(), Summary: "Council session", Status: event.Confirmed,
		Kind: "meeting", Grain: "day", Published: "2026-01-02", Lang: "en",
	}
}

// written gives the calendar's bytes and fails the test if an entry was left out.
func written(t testing.TB, c Calendar) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := c.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGoldenCalendars(t *testing.T) {
	for name, c := range samples() {
		t.Run(name, func(t *testing.T) {
			got := written(t, c)
			file := filepath.Join("testdata", name+".ics")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s differs; run go test ./ical -update and read the diff\n%s", file, got)
			}
		})
	}
}

func TestSameBytesForAnyOrder(t *testing.T) {
	c := samples()["varied"]
	want := written(t, c)
	for range len(c.Entries) {
		c.Entries = append(slices.Clone(c.Entries[1:]), c.Entries[0])
		slices.Reverse(c.Entries[:len(c.Entries)/2])
		if got := written(t, c); !bytes.Equal(got, want) {
			t.Fatalf("another order of entries gives other bytes:\n%s", got)
		}
	}
}

func TestEntriesThatCannotStand(t *testing.T) {
	good := entry("good", "2026-01-03T10:00")
	for name, change := range map[string]func(*event.Entry){
		"no UID":                  func(e *event.Entry) { e.UID = "\x00 \n" },
		"no start":                func(e *event.Entry) { e.Start.Day = timex.NoDate },
		"year 10000":              func(e *event.Entry) { e.Start.Day = timex.DateOf(10000, 1, 1) },
		"no publication":          func(e *event.Entry) { e.Published = "" },
		"publication of a month":  func(e *event.Entry) { e.Published = "2026-01" },
		"publication on no day":   func(e *event.Entry) { e.Published = "2026-06-31" },
		"zone of no place":        func(e *event.Entry) { e.Zone = "Mars/Olympus" },
		"zone of the machine":     func(e *event.Entry) { e.Zone = "Local" },
		"zone that is a folder":   func(e *event.Entry) { e.Zone = "Europe" },
		"zone that is a way out":  func(e *event.Entry) { e.Zone = "../Europe/Kyiv" },
		"zone that breaks a line": func(e *event.Entry) { e.Zone = "Europe/Kyiv\r\nX:1" },
	} {
		t.Run(name, func(t *testing.T) {
			bad := entry("bad", "2026-01-03T10:00")
			change(&bad)
			var b bytes.Buffer
			err := Calendar{Entries: []event.Entry{bad, good}}.Write(&b)
			if !errors.Is(err, ErrEntry) || strings.Count(err.Error(), "\n") != 0 {
				t.Errorf("error %v", err)
			}
			if want := written(t, Calendar{Entries: []event.Entry{good}}); !bytes.Equal(b.Bytes(), want) {
				t.Errorf("the good entry alone should be written, got\n%s", &b)
			}
		})
	}
}

// full is a writer with no room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestWriterThatFails(t *testing.T) {
	err := Calendar{Name: "x"}.Write(full{})
	if !errors.Is(err, os.ErrClosed) || errors.Is(err, ErrEntry) {
		t.Errorf("error %v", err)
	}
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		time.Millisecond: "PT1S", 90 * time.Second: "PT1M30S", time.Hour: "PT1H", 30 * time.Minute: "PT30M",
		24 * time.Hour: "P1D", 36*time.Hour + time.Second: "P1DT12H1S", 15 * 24 * time.Hour: "P15D",
	} {
		if got := duration(d); got != want {
			t.Errorf("duration(%v) = %s, want %s", d, got, want)
		}
	}
}

func TestZoneOfTheCalendar(t *testing.T) {
	timed := func(zones ...string) (entries []event.Entry) {
		for i, zone := range zones {
			e := entry(fmt.Sprint(i), "2026-01-03T10:00")
			e.Zone = zone
			entries = append(entries, e)
		}
		return append(entries, entry("day", "2026-01-03"))
	}
	for _, c := range []struct {
		zone    string
		entries []event.Entry
		want    string
	}{
		{"", timed(), ""},
		{"", timed("Asia/Riyadh", "Asia/Riyadh"), "Asia/Riyadh"},
		{"", timed("Asia/Riyadh", "Europe/Paris"), ""},
		{"", timed("Asia/Riyadh", "+03:00"), ""},
		{"", timed("Asia/Riyadh", ""), ""},
		{"", timed("UTC"), "UTC"},
		{"Europe/Paris", timed("Asia/Riyadh"), "Europe/Paris"},
		{"+03:00", timed(""), ""},
	} {
		got := ""
		for _, p := range contents(t, written(t, Calendar{Zone: c.zone, Entries: c.entries})) {
			for _, l := range p {
				if l.name == "X-WR-TIMEZONE" {
					got = l.value
				}
			}
		}
		if got != c.want {
			t.Errorf("%q with %d entries: %q, want %q", c.zone, len(c.entries), got, c.want)
		}
	}
}
