package ical

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
