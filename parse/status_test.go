package parse_test

import "testing"

// TestStatus asks what doubt, conditions and putting off do to an event.
func TestStatus(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"fixed", "The committee will hold a meeting on 12 May in Leeds.", "2026-05-12 confirmed"},
		{"condition on something else", "The ministers will hold a meeting on 12 May to discuss what happens if the talks fail.", "2026-05-12 confirmed"},
		{"condition in arabic on something else", "يعقد الوزراء اجتماعا في 12 مايو لمناقشة المساعدات في حال فشل المحادثات.", "2026-05-12 confirmed"},
		{"expected", "The meeting of the committee is expected to be held on 12 May.", "2026-05-12 tentative"},
		{"called off", "The concert planned for 12 May in Leeds has been cancelled.", "2026-05-12 cancelled"},
		{"moved", "The hearing in the harbour case was moved from 12 May to 19 May.", "2026-05-19 confirmed"},
		{"put off without a day", "The meeting planned for 12 May has been postponed.", "2026-05-12 cancelled"},
		{"weekday and date disagree", "The committee will hold a meeting on Monday, 12 May.", "2026-05-12 tentative"},
	} {
		t.Run(c.name, func(t *testing.T) {
			found := entries(t, published(t, "2026-05-04", c.text))
			if len(found) != 1 {
				t.Fatalf("%d entries, want 1", len(found))
			}
			same(t, "entry", found[0].Start.String()+" "+string(found[0].Status), c.want)
		})
	}
}
