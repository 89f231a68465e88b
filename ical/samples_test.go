package ical

import (
	"strings"
	"time"

	"newscal/parse/event"
)

// samples are the calendars of the golden files, by file name.
func samples() map[string]Calendar {
	return map[string]Calendar{
		"empty":  {Name: "Nothing announced", Lang: "en", Words: words},
		"arabic": {Name: "اجتماعات معلنة", Description: "مواعيد أعلنتها الصحف، مع مصادرها", Lang: "ar", Words: words, Entries: arabic()},
		"twopapers": {Name: "Harbour", Lang: "en", Words: words, Entries: harbour(),
			Revisions: map[string]Revision{"harbour@newscal": {Sequence: 2, Changed: time.Date(2026, 3, 4, 18, 30, 0, 0, time.UTC)}}},
		"varied": {
			Name: "News; dates, \"all\" of them", Description: "Line one\nLine two", Lang: "en",
			SourceURL: "https://calendar.example/feeds/alles für alle.ics?kind=a|b", Zone: "Europe/Kyiv", Refresh: 36 * time.Hour,
			Words: words, Entries: varied(),
		},
	}
}

// arabic is one meeting as an Arabic paper tells it, and a coarse event.
func arabic() []event.Entry {
	meeting := entry("ports-1@newscal", "2026-02-11")
	meeting.Lang, meeting.Source, meeting.Published = "ar", "تقارير/ports.txt", "2026-02-09"
	meeting.Summary, meeting.Location = "اجتماع لوزراء النقل في مدينة الميناء", "مدينة الميناء"
	meeting.Description = "ومن المقرر أن يجتمع وزراء النقل يوم الأربعاء، لبحث توسيع الأرصفة الشمالية وربطها بالسكك الحديدية. ويحضر الاجتماع ممثلون عن شركات الشحن."
	meeting.People = []string{"وزراء النقل", "ممثلون عن شركات الشحن"}
	meeting.Evidence = []event.Evidence{
		{Text: meeting.Description, DateText: "يوم الأربعاء"},
		{Text: "نلتقي في 11 فبراير، ولن نغادر قبل أن يُوقَّع الاتفاق.. هذا وعد", DateText: "في 11 فبراير", Quotation: true,
			Speaker: "سمير العطار", Role: "وزير النقل", Medium: "في مؤتمر صحفي"},
		{Text: "كل شيء جاهز تقريبًا", Quotation: true, Speaker: "سمير العطار"},
	}
	fair := entry("fair-1@newscal", "2026-03-01")
	fair.Lang, fair.Outlet, fair.URL, fair.Published = "ar", "صحيفة المرفأ", "https://مثال.إختبار/أخبار/معرض?رقم=٧", "2026-02-10T08:15+02:00"
	fair.Summary, fair.Kind, fair.Grain, fair.Status = "معرض الكتاب", "culture", "coarse", event.Tentative
	fair.End = at("2026-03-31")
	fair.Evidence = []event.Evidence{{Text: "يُتوقع أن يُقام معرض الكتاب في مارس.", DateText: "في مارس"}}
	return []event.Entry{meeting, fair}
}

// harbour is one event that two papers tell, the second of them that it was moved.
func harbour() []event.Entry {
	first := entry("harbour@newscal", "2026-03-10T18:00")
	first.Article, first.Outlet, first.Zone, first.Published = "one", "Harbour Post", "Europe/Berlin", "2026-03-01"
	first.Evidence = []event.Evidence{{Text: "The board meets on 10 March at 6 p.m."}}
	second := entry("harbour@newscal", "2026-03-12T18:00")
	second.Article, second.Outlet, second.Zone, second.Published = "two", "Quay Gazette", "Europe/Berlin", "2026-03-04T09:00:00Z"
	second.Evidence = []event.Evidence{
		{Text: "The board has put its meeting off to Thursday."},
		{Text: "We need two more days", Quotation: true, Speaker: "Ada Lindqvist", Role: "chair of the board"},
	}
	return []event.Entry{first, second}
}

// varied has every form of time, zone, state and text.
func varied() []event.Entry {
	timed := func(uid, start, end, zone string) event.Entry {
		e := entry(uid, start)
		if e.Zone, e.Grain = zone, "time"; end != "" {
			e.End = at(end)
		}
		return e
	}
	days := entry("days", "2026-05-04")
	days.End = at("2026-05-08")
	days.Summary = "Fair, five days; \\ backslash and \"quotes\""
	midnight := timed("riyadh", "2026-04-02T00:00", "2026-04-03T02:00", "Asia/Riyadh")
	midnight.Start.Clock = 24 * 60
	leap := entry("leap", "2028-02-29")
	called := timed("called-off", "2026-06-01T09:30", "2026-06-01T12:00", "America/New_York")
	called.Status, called.Kind, called.URL = event.Cancelled, "court", "https://user:secret@courts.example/case?id=7"
	emoji := entry("emoji", "2026-07-14")
	emoji.Lang = "fr-FR"
	emoji.Summary = strings.Repeat("👩🏽‍🚀🇺🇦é", 12)
	emoji.Location = "Place de l’Étoile, 3; 2ᵉ étage"
	broken := entry("broken", "2026-08-01")
	broken.Summary = "Bell\a and\r\nATTACH:https://evil.example/\x00 \u202etxt"
	broken.Description = "one\r\ntwo\rthree\u2028four\u0085five\tsix \xff\xfe"
	broken.Location = "Hall\nBEGIN:VALARM"
	broken.URL = "https://evil.example/a\r\nATTENDEE:mailto:x@evil.example"
	long := entry("long", "2026-09-09")
	long.Lang, long.Summary = "ar", strings.Repeat("مؤتمر", 40)
	long.Description = strings.Repeat("تُعقد جلسة الاستماع الأولى، ثم الثانية؛ وبعدها يُعلن القرار (رقم 12/2026)، بحسب Harbour Post. ", 40)
	return append([]event.Entry{
		entry("day", "2026-01-31"), days, leap, called, emoji, broken, long,
		timed("kyiv", "2026-03-29T03:30", "", "Europe/Kyiv"),
		timed("london", "2026-10-25T00:30", "2026-10-25T03:00", "Europe/London"),
		timed("twice", "2026-11-01T01:30", "2026-11-01T03:00", "America/New_York"),
		timed("santiago", "2026-09-06T10:00", "2026-09-06T11:15", "America/Santiago"),
		timed("cairo", "2026-10-30T20:00", "", "Africa/Cairo"),
		timed("casablanca", "2026-02-20T19:00", "2026-02-20T21:00", "Africa/Casablanca"),
		midnight,
		timed("utc", "2026-04-03T13:00", "2026-04-03T14:00", "UTC"),
		timed("offset", "2026-04-04T01:00", "", "+03:00"),
		timed("nowhere", "2026-04-05T13:00", "2026-04-06", ""),
	}, arabic()...)
}
