package place

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
	"unicode/utf8"
)

func TestFind(t *testing.T) {
	for _, c := range []struct {
		lang, words string
		key         string
		n           int
		zone        string
	}{
		{"en", "geneva on monday", "geneva", 1, "Europe/Zurich"},
		{"en", "new york city hall", "new-york", 3, "America/New_York"},
		{"en", "new - york times", "new-york", 3, "America/New_York"},
		{"en", "geneva's lake", "geneva", 1, "Europe/Zurich"},
		{"en", "sharm el-sheikh , egypt", "sharm-el-sheikh", 2, "Africa/Cairo"},
		{"en", "paris-match", "", 0, ""},
		{"en", "the hague", "the-hague", 2, "Europe/Amsterdam"},
		{"en", "united states", "united-states", 2, ""},
		{"en", "australia", "australia", 1, ""},
		{"en", "são paulo", "sao-paulo", 2, "America/Sao_Paulo"},
		{"en", "sao paulo", "sao-paulo", 2, "America/Sao_Paulo"},
		{"ar", "جنيف يوم", "geneva", 1, "Europe/Zurich"},
		{"ar", "القاهره", "cairo", 1, "Africa/Cairo"},
		{"ar", "للقاهره", "cairo", 1, "Africa/Cairo"},
		{"ar", "شرم الشيخ", "sharm-el-sheikh", 2, "Africa/Cairo"},
		{"ar", "ابو ظبي", "abu-dhabi", 2, "Asia/Dubai"},
		{"ar", "ابوظبي", "abu-dhabi", 1, "Asia/Dubai"},
		{"ar", "كييف", "kyiv", 1, "Europe/Kyiv"},
		{"ar", "اوكرانيا", "ukraine", 1, "Europe/Kyiv"},
		{"ru", "женеве", "geneva", 1, "Europe/Zurich"},
		{"ru", "нью - йорке", "new-york", 3, "America/New_York"},
		{"ru", "нью-йорке", "new-york", 1, "America/New_York"},
		{"ru", "боснии и герцеговине", "bosnia-herzegovina", 3, "Europe/Sarajevo"},
		{"ru", "ростове-на-дону", "rostov-on-don", 1, "Europe/Moscow"},
		{"ru", "нижнем новгороде", "nizhny-novgorod", 2, "Europe/Moscow"},
		{"uk", "києві", "kyiv", 1, "Europe/Kyiv"},
		{"uk", "кам'янці - подільському", "kamianets-podilskyi", 3, "Europe/Kyiv"},
		{"uk", "празі", "prague", 1, "Europe/Prague"},
		{"uk", "львова", "lviv", 1, "Europe/Kyiv"},
		{"fr", "genève", "geneva", 1, "Europe/Zurich"},
		{"fr", "caire", "cairo", 1, "Africa/Cairo"},
		{"de", "genfs", "geneva", 1, "Europe/Zurich"},
		{"de", "münchen", "munich", 1, "Europe/Berlin"},
		{"es", "nueva york", "new-york", 2, "America/New_York"},
		{"it", "monaco di baviera", "munich", 3, "Europe/Berlin"},
		{"tr", "ankara'da", "ankara", 1, "Europe/Istanbul"},
		{"ar", "بجنيف", "geneva", 1, "Europe/Zurich"},
		{"ar", "وللرياض", "riyadh", 1, "Asia/Riyadh"},
		{"ar", "لمصر", "egypt", 1, "Africa/Cairo"},
		{"ar", "الولايات المتحده", "united-states", 2, ""},
		{"ar", "عمان", "oman", 1, ""},
		{"ar", "المدينه المنوره", "medina", 2, "Asia/Riyadh"},
		{"ar", "هامبورج", "hamburg", 1, "Europe/Berlin"},
		{"ar", "المجرب", "", 0, ""},
		{"ar", "وزاريا", "", 0, ""},
		{"ru", "соединенных штатов америки", "united-states", 3, ""},
		{"ru", "харьковской области", "kharkiv-oblast", 2, "Europe/Kyiv"},
		{"ru", "красном море", "red-sea", 2, ""},
		{"uk", "кривому розі", "kryvyi-rih", 2, "Europe/Kyiv"},
		{"uk", "об'єднаних арабських еміратах", "united-arab-emirates", 3, "Asia/Dubai"},
		{"uk", "південній кореї", "south-korea", 2, "Asia/Seoul"},
		{"uk", "біля", "", 0, ""},
		{"fr", "l'ukraine", "ukraine", 1, "Europe/Kyiv"},
		{"fr", "d'istanbul", "istanbul", 1, "Europe/Istanbul"},
		{"fr", "côte d'ivoire", "ivory-coast", 2, "Africa/Abidjan"},
		{"fr", "états - unis", "united-states", 3, ""},
		{"de", "vereinigten arabischen emiraten", "united-arab-emirates", 3, "Asia/Dubai"},
		{"de", "frankfurt", "frankfurt-am-main", 1, "Europe/Berlin"},
		{"es", "ee . uu .", "united-states", 3, ""},
		{"es", "los ángeles", "los-angeles", 2, "America/Los_Angeles"},
		{"en", "hamilton", "hamilton", 1, ""},
		{"en", "mobile", "", 0, ""},
		{"en", ", geneva", "", 0, ""},
		{"en", "xyzzy", "", 0, ""},
	} {
		p, n := Find(strings.Fields(c.words), 0, c.lang)
		if p.Key != c.key || n != c.n || p.Zone != c.zone {
			t.Errorf("%s %q: %s, %d words, zone %q; want %s, %d, %q", c.lang, c.words, p.Key, n, p.Zone, c.key, c.n, c.zone)
		}
	}
}

// TestFlags looks at what Find says beside the place.
func TestFlags(t *testing.T) {
	for _, c := range []struct {
		lang, word         string
		capital, ambiguous bool
		before             int
	}{
		{"en", "kyiv", true, false, 0},
		{"en", "geneva", false, false, 0},
		{"en", "reading", false, true, 0},
		{"en", "jordan", false, true, 0},
		{"ar", "ببيروت", true, false, len("ب")},
		{"ar", "الخبر", false, true, 0},
		{"fr", "l'italie", false, false, len("l'")},
		{"ru", "того", false, true, 0},
	} {
		p, n := Find([]string{c.word}, 0, c.lang)
		if n != 1 || p.Capital != c.capital || p.Ambiguous != c.ambiguous || p.Before != c.before {
			t.Errorf("%s %q: %+v, %d words; want %+v", c.lang, c.word, p, n, c)
		}
	}
}

func TestCountries(t *testing.T) {
	for _, c := range []struct{ code, lang, name, zone, capital string }{
		{"UA", "uk", "Україна", "Europe/Kyiv", "Київ"},
		{"EG", "ar", "مصر", "Africa/Cairo", "القاهرة"},
		{"US", "en", "United States", "", "Washington"},
		{"CH", "de", "Schweiz", "Europe/Zurich", "Bern"},
		{"CN", "fr", "Chine", "Asia/Shanghai", "Pékin"},
		{"GB", "es", "Reino Unido", "Europe/London", "Londres"},
		{"XX", "en", "", "", ""},
	} {
		p, _ := ByCountry(c.code, c.lang)
		capital, _ := CapitalOf(c.code, c.lang)
		if p.Name != c.name || CountryZone(c.code) != c.zone || capital.Name != c.capital {
			t.Errorf("%s: %q, %q, %q; want %+v", c.code, p.Name, CountryZone(c.code), capital.Name, c)
		}
	}
	if zone := ZoneOf("geneva"); zone != "Europe/Zurich" {
		t.Errorf("zone of Geneva: %q", zone)
	}
}

// TestTables reads every row: its zone and kind exist, and every form leads to
// a place and is found by its own words.
func TestTables(t *testing.T) {
	for row := range strings.Lines(placesText) {
		fields := strings.Split(strings.TrimRight(row, "\n"), "\t")
		p, ok := ByKey(fields[0], "en")
		if !ok || p.Kind == None || p.Name == "" {
			t.Errorf("%q: %+v, %v", row, p, ok)
		}
		if _, err := time.LoadLocation(p.Zone); err != nil {
			t.Errorf("%s: %v", p.Key, err)
		}
		if p.Kind == Country {
			if back, _ := ByCountry(p.Country, "en"); back.Key != p.Key {
				t.Errorf("country %s leads to %q, not to %q", p.Country, back.Key, p.Key)
			}
		}
	}
	for _, l := range languages {
		for _, text := range []string{l.own.Text, l.shared.Text} {
			for line := range strings.Lines(text) {
				form, rest, _ := strings.Cut(strings.TrimRight(line, "\n"), "\t")
				key, _, _ := strings.Cut(rest, "\t")
				words := strings.Fields(form)
				if key == "-" {
					key, words = "", nil
				}
				if p, n := Find(strings.Fields(form), 0, l.code); p.Key != key || n != len(words) {
					t.Errorf("%s %q: %q, %d words; want %q", l.code, form, p.Key, n, key)
				}
			}
		}
	}
}

// TestNamed counts the places that have a name of their own script in each of
// the seven main languages.
func TestNamed(t *testing.T) {
	all := 0
	for row := range strings.Lines(placesText) {
		fields := strings.Split(strings.TrimRight(row, "\n"), "\t")
		if len(fields) > 8 && fields[5] != "" && fields[7] != "" && fields[8] != "" {
			all++
		}
	}
	if all < 2500 {
		t.Errorf("%d places are named in all seven languages, want 2500", all)
	}
}

// TestSize keeps the tables within what the binary may spend on them.
func TestSize(t *testing.T) {
	size := len(placesText) + len(placesIndex) + len(countriesText) + len(countriesIndex) + len(latnText) + len(latnIndex)
	for _, l := range languages {
		size += len(l.own.Text) + len(l.own.Index)
	}
	if size > 2_000_000 {
		t.Errorf("%d bytes of tables, want 2,000,000 at most", size)
	}
}

func TestFindAllocatesNothing(t *testing.T) {
	words := strings.Fields("talks in new york and in sharm el-sheikh , then geneva's lake")
	if n := testing.AllocsPerRun(100, func() {
		for i := range words {
			Find(words, i, "en")
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("new-york 's", "en")
	f.Add("кам'янці-", "uk")
	f.Add("\xe2\x80 \xca -", "ar")
	f.Add("zurich\tzurich\nzz", "tr")
	f.Fuzz(func(t *testing.T, text, lang string) {
		words := strings.Split(text, " ")
		for i := range words {
			if p, n := Find(words, i, lang); n < 0 || i+n > len(words) || n > 0 && !utf8.ValidString(p.Name) {
				t.Errorf("%q at %d: %d words, %+v", words, i, n, p)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	for _, c := range []struct{ lang, text string }{
		{"en", "the foreign ministers will meet in geneva on monday to prepare the summit that opens in sharm el-sheikh next week"},
		{"ar", "يلتقي وزراء الخارجيه في جنيف يوم الاثنين للتحضير للقمه التي تفتتح في شرم الشيخ الاسبوع المقبل"},
		{"ru", "министры иностранных дел встретятся в женеве в понедельник чтобы подготовить саммит который откроется в шарм-эш-шейхе"},
	} {
		words := strings.Fields(c.text)
		b.Run(c.lang, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				for i := range words {
					Find(words, i, c.lang)
				}
			}
		})
	}
}
