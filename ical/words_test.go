package ical

import "testing"

func TestWordsComeFromTheLanguageFiles(t *testing.T) {
	for _, c := range []struct{ lang, open, source, meeting, day string }{
		{"ar", "«", "المصدر", "اجتماع", "2 يناير 2026"},
		{"ar-EG", "«", "المصدر", "اجتماع", "2 يناير 2026"},
		{"en", "“", "Source", "Meeting", "2 January 2026"},
		{"tlh", "“", "", "", "2026-01-02"},
	} {
		w := Calendar{}.vocabulary()(c.lang)
		if w.Open != c.open || w.Source != c.source || w.Kinds["meeting"] != c.meeting || w.Date(2026, 1, 2) != c.day {
			t.Errorf("%s: %q %q %q %q, want %q", c.lang, w.Open, w.Source, w.Kinds["meeting"], w.Date(2026, 1, 2), c)
		}
	}
}
