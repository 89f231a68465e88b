package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"newscal/parse/article"
)

// TestSeries tells an announced series from habits, opening hours and what was.
// A case is one line: language | text | first time and rule of each entry, all
// read on 25 February 2026, a Wednesday.
func TestSeries(t *testing.T) {
	day, err := article.ParsePublished("2026-02-25")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(series) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		var got []string
		for _, e := range entries(t, article.Article{ID: "a", Lang: cells[0], Text: cells[1], Published: day}) {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s", e.Start, e.Recurrence)))
			if !strings.Contains(cells[1], e.Repeats) {
				t.Errorf("%s: %q is not of the text", cells[1], e.Repeats)
			}
		}
		if len(got) == 0 {
			got = []string{"none"}
		}
		if got := strings.Join(got, "; "); got != cells[2] {
			t.Errorf("%s\ngot  %s\nwant %s", cells[1], got, cells[2])
		}
	}
}

// TestSeriesToldTwice makes one entry of a series that headline and text tell.
func TestSeriesToldTwice(t *testing.T) {
	day, err := article.ParsePublished("2026-02-25T18:30")
	if err != nil {
		t.Fatal(err)
	}
	got := entries(t, article.Article{ID: "a", Lang: "en", Published: day, Title: "Library to hold readings every Wednesday",
		Text: "The library will hold readings for children every Wednesday from 11 March to 27 May. The readings will begin at 4 p.m."})
	if len(got) != 1 || got[0].Start.String() != "2026-03-11T16:00" || got[0].Recurrence.String() != "FREQ=WEEKLY;BYDAY=WE;UNTIL=20260527T160000" || len(got[0].Evidence) < 2 {
		t.Errorf("got %+v", got)
	}
	got = entries(t, article.Article{ID: "a", Lang: "en", Published: day, Text: "The council will meet every Wednesday at 4 p.m. in the town hall."})
	if len(got) != 1 || got[0].Start.String() != "2026-03-04T16:00" {
		t.Errorf("published after the hour of today: got %+v", got)
	}
}

const series = `en | The council meets every Tuesday. | none
en | He jogs every morning and plays chess every Friday. | none
en | The museum is open every Tuesday and Thursday from 10 a.m. to 4 p.m. | none
en | The museum will open every Saturday until 30 May. | none
en | Protesters have gathered every Friday since October. | none
en | The weekly market will not be held on Saturdays until May. | none
en | A memorial service was held every Sunday in March. | none
en | The trial will continue every Wednesday and Friday in April. | 2026-04-01 FREQ=WEEKLY;BYDAY=WE,FR;UNTIL=20260430
en | Rehearsals will be held on Mondays at 7 p.m. from 2 March for ten weeks. | 2026-03-02T19:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20260510T190000
en | The committee will convene monthly on the 15th of each month. | 2026-03-15 FREQ=MONTHLY;BYMONTHDAY=15
en | The show will air every weekday at 6 p.m. | none
en | Elections are held every four years. | none
en | The ferry will run daily from 3 to 10 March. | 2026-03-03
en | The concerts, held every Sunday in summer, attract thousands. | none
en | Film screenings are planned every other Friday, starting on 6 March at 8 p.m. | 2026-03-06T20:00 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR
en | The talks scheduled for every Tuesday have been cancelled. | none
en | The minister will hold a briefing every day at noon. | none
en | The flower market opens on 2 May and will be held every Saturday until 26 September. | 2026-05-02 FREQ=WEEKLY;BYDAY=SA;UNTIL=20260926
en | The flower market will open on 2 May. It will be held every Saturday until 26 September. | 2026-05-02 FREQ=WEEKLY;BYDAY=SA;UNTIL=20260926
en | The mayor will visit Paris on Tuesday, 10 March. Readings for children will be held every Tuesday. | 2026-03-03 FREQ=WEEKLY;BYDAY=TU; 2026-03-10
de | Der Markt beginnt am 2. Mai. Er wird danach jeden Samstag stattfinden. | 2026-05-02 FREQ=WEEKLY;BYDAY=SA
ar | يفتتح السوق في 2 مايو، وسيقام السوق كل سبت حتى 26 سبتمبر. | 2026-05-02 FREQ=WEEKLY;BYDAY=SA;UNTIL=20260926
en | The course will be held on Tuesdays, 3, 10 and 17 March. | 2026-03-03; 2026-03-10; 2026-03-17
en | The choir will sing every Sunday in May and June. | 2026-05-03 FREQ=WEEKLY;BYDAY=SU;UNTIL=20260630
en | A reading for children is held every Tuesday at 5 p.m. in the main hall. | 2026-03-03T17:00 FREQ=WEEKLY;BYDAY=TU
en | The council meets on the first Monday of each month at 6 p.m. | 2026-03-02T18:00 FREQ=MONTHLY;BYDAY=1MO
en | He plays tennis every Tuesday at 6 p.m. | none
en | She usually attends a meeting every Monday at 9 a.m. | none
en | The shop opens every Saturday at 9 a.m. | none
de | Die Vorlesestunde findet jeden Dienstag um 16 Uhr in der Bücherei statt. | 2026-03-03T16:00 FREQ=WEEKLY;BYDAY=TU
fr | Une lecture publique a lieu tous les mardis à 17 heures à la bibliothèque. | 2026-03-03T17:00 FREQ=WEEKLY;BYDAY=TU
es | La reunión se celebra cada lunes a las 18 horas en el ayuntamiento. | 2026-03-02T18:00 FREQ=WEEKLY;BYDAY=MO
it | Il concerto si tiene ogni venerdì alle ore 21 in piazza. | 2026-02-27T21:00 FREQ=WEEKLY;BYDAY=FR
ru | Встречи клуба проходят каждый вторник в 18:00 в библиотеке. | 2026-03-03T18:00 FREQ=WEEKLY;BYDAY=TU
uk | Зустрічі клубу відбуваються щовівторка о 18:00 в бібліотеці. | 2026-03-03T18:00 FREQ=WEEKLY;BYDAY=TU
ar | تعقد الجلسة كل ثلاثاء عند الساعة السادسة مساء في القاعة الكبرى. | 2026-03-03T18:00 FREQ=WEEKLY;BYDAY=TU
de | Der Markt findet jeden Samstag statt. | none
de | Der Wochenmarkt wird ab 4. April jeden Samstag auf dem Rathausplatz abgehalten. | 2026-04-04 FREQ=WEEKLY;BYDAY=SA
de | Das Museum ist dienstags bis sonntags von 10 bis 17 Uhr geöffnet. | none
de | Jeden Freitag demonstrieren Schüler vor dem Rathaus. | none
de | Die Sitzung wurde jeden Montag abgehalten. | none
de | Die Führung findet bis 31. Mai jeden Sonntag um 14 Uhr statt. | 2026-03-01T14:00 FREQ=WEEKLY;BYDAY=SU;UNTIL=20260531T140000
de | Das Treffen wird am letzten Freitag jeden Monats um 19 Uhr stattfinden. | 2026-02-27T19:00 FREQ=MONTHLY;BYDAY=-1FR
fr | Le musée est fermé le lundi et ouvert tous les mardis. | none
fr | Un concert sera donné tous les vendredis de juillet à 20 heures. | 2026-07-03T20:00 FREQ=WEEKLY;BYDAY=FR;UNTIL=20260731T200000
fr | Les manifestants se réunissent chaque samedi depuis novembre. | none
fr | Une réunion publique aura lieu chaque premier mardi du mois à partir d'avril. | 2026-04-07 FREQ=MONTHLY;BYDAY=1TU
es | El museo abre todos los días. | none
es | Habrá una reunión todos los lunes a las 10 horas hasta el 30 de junio. | 2026-03-02T10:00 FREQ=WEEKLY;BYDAY=MO;UNTIL=20260630T100000
es | Los vecinos se manifiestan cada viernes. | none
es | El concierto se celebrará el último viernes de cada mes. | 2026-02-27 FREQ=MONTHLY;BYDAY=-1FR
it | Il mercato si tiene ogni sabato. | none
it | Il concerto si terrà ogni venerdì di luglio alle ore 21. | 2026-07-03T21:00 FREQ=WEEKLY;BYDAY=FR;UNTIL=20260731T210000
it | Una riunione è prevista ogni lunedì fino al 30 giugno. | 2026-03-02 FREQ=WEEKLY;BYDAY=MO;UNTIL=20260630
ru | Каждый вторник он ходит в бассейн. | none
ru | Встречи будут проходить каждую среду до конца мая. | 2026-02-25 FREQ=WEEKLY;BYDAY=WE;UNTIL=20260531
ru | Концерты пройдут каждую субботу июля в 19:00. | 2026-07-04T19:00 FREQ=WEEKLY;BYDAY=SA;UNTIL=20260731T190000
ru | Совещание проводилось каждый понедельник. | none
uk | Щосуботи люди виходять на мітинг. | none
uk | Концерти відбудуться щосуботи в липні о 19:00. | 2026-07-04T19:00 FREQ=WEEKLY;BYDAY=SA;UNTIL=20260731T190000
uk | Засідання комісії проходитимуть щовівторка до кінця травня. | 2026-03-03 FREQ=WEEKLY;BYDAY=TU;UNTIL=20260531
ar | يجتمع المجلس كل ثلاثاء. | none
ar | ستعقد الجلسات كل أربعاء حتى 30 يونيو عند الساعة العاشرة صباحا. | 2026-02-25T10:00 FREQ=WEEKLY;BYDAY=WE;UNTIL=20260630T100000
ar | كان المتظاهرون يتجمعون كل جمعة. | none
ar | ستقام المباريات كل جمعة وسبت ابتداء من 6 مارس. | 2026-03-06 FREQ=WEEKLY;BYDAY=FR,SA`
