package timex_test

import (
	"runtime"
	"strings"
	"testing"

	"newscal/parse/lang"
	"newscal/parse/timex"
)

// Sentences of the kind that newspapers print, a third of them with a time.
var samples = map[string][]string{
	"en": {
		"The minister of transport said the new bridge over the river would cost twice what had been planned, and that the city could not pay for it alone.",
		"Delegates from fourteen countries will gather in Geneva on Tuesday, 13 January, for a third round of talks about fishing rights.",
		"“We were promised a school and we got a car park,” said Maria Keller, who has lived in the quarter since her children were small.",
		"Shares in the company fell 3.4% to 12,150 after the board admitted that its figures for the northern region had been wrong.",
		"The court is due to hear the appeal at 10:30 a.m. on March 5, 2026, more than two years after the fire that destroyed the market.",
		"Rescue workers searched the valley through the night, but found no trace of the two climbers or of the guide who had gone with them.",
		"Her party, which lost nine of its twenty-two seats, wants a new vote; its rivals call that a trick and say the counting was fair.",
		"The festival runs from 3 to 8 July and opens with a concert by the youth orchestra in the old harbour.",
		"Farmers in the south complain that the price of water has risen faster than that of wheat, milk or meat.",
	},
	"ar": {
		"وقال وزير النقل إن الجسر الجديد فوق النهر سيكلف ضعف المبلغ المقرر، وإن المدينة لا تستطيع أن تدفع ثمنه وحدها.",
		"ومن المقرر أن يجتمع مندوبون من أربع عشرة دولة في جنيف يوم الثلاثاء 13 يناير لجولة ثالثة من المحادثات حول الصيد.",
		"«وعدونا بمدرسة فحصلنا على موقف للسيارات» هكذا قالت مريم حداد التي تسكن في الحي منذ كان أولادها صغارا.",
		"وتراجعت أسهم الشركة بنسبة 3.4 في المئة إلى 12150 بعد أن اعترف مجلس الإدارة بأن أرقام المنطقة الشمالية كانت خاطئة.",
		"وتنظر المحكمة في الاستئناف الساعة العاشرة والنصف صباحا في 5 مارس 2026 بعد أكثر من عامين على الحريق الذي دمر السوق.",
		"وبحث رجال الإنقاذ في الوادي طوال الليل لكنهم لم يعثروا على أثر للمتسلقين ولا للدليل الذي كان معهما.",
		"ويريد حزبها الذي خسر تسعة من مقاعده الاثنين والعشرين تصويتا جديدا، ويقول خصومه إن الفرز كان نزيها.",
		"ويستمر المهرجان من 3 إلى 8 يوليو ويفتتح بحفل لأوركسترا الشباب في المرفأ القديم.",
		"ويشكو المزارعون في الجنوب من أن سعر الماء ارتفع أسرع من سعر القمح أو الحليب أو اللحم.",
	},
}

// newsText gives about n bytes of the samples.
func newsText(code string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(samples[code][i%len(samples[code])])
		if i%3 == 2 {
			b.WriteString("\n\n")
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// reader reads texts of one language.
type reader struct {
	words   lang.Words
	scanner timex.Scanner
	lex     *lang.Lexicon
	grammar *timex.Grammar
}

func newReader(t testing.TB, code string) *reader {
	t.Helper()
	x, err := lang.For(code)
	if err != nil {
		t.Fatal(err)
	}
	g, err := timex.Compile(x)
	if err != nil {
		t.Fatal(err)
	}
	return &reader{lex: x, grammar: g}
}

var published = timex.OnDay(timex.DateOf(2026, 1, 2))

func (r *reader) read(text string) []timex.Expr {
	r.words.Read(text, r.lex)
	return r.scanner.Scan(&r.words, r.grammar, published)
}

// BenchmarkTimes reads words and times, as the engine does; BenchmarkScan only
// the times of words already read.
func BenchmarkTimes(b *testing.B) {
	for _, code := range []string{"en", "ar"} {
		text := newsText(code, 64<<10)
		r := newReader(b, code)
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			runtime.LockOSThread()
			start := spent()
			for b.Loop() {
				r.read(text)
			}
			b.ReportMetric(float64(len(text)*b.N)/(spent()-start).Seconds()/1e6, "MB/cpu-s")
			b.ReportMetric(float64(len(r.words.Sentences)), "sentences/op")
		})
	}
}

func BenchmarkScan(b *testing.B) {
	for _, code := range []string{"en", "ar"} {
		text := newsText(code, 64<<10)
		r := newReader(b, code)
		r.read(text)
		b.Run(code, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			runtime.LockOSThread()
			start := spent()
			for b.Loop() {
				r.scanner.Scan(&r.words, r.grammar, published)
			}
			b.ReportMetric(float64(len(text)*b.N)/(spent()-start).Seconds()/1e6, "MB/cpu-s")
		})
	}
}

// hostile texts make a reader slow that looks back, or forward, too far.
var hostile = map[string]string{
	"digits":     "1234567890",
	"numbers":    "12 ",
	"dates":      "3/4/2026 ",
	"month":      "January ",
	"weekdays":   "Monday, ",
	"quotes":     "“«\"'",
	"ordinals":   "first ",
	"words":      "twenty-one hundred thousand ",
	"commas":     "5, ",
	"ranges":     "from 5 to 7 May to 9 June to ",
	"mods":       "the next last early mid late the ",
	"clocks":     "10:30 a.m. GMT (0830 GMT) ",
	"article":    "the the the ",
	"sets":       "every other Tuesday and Friday at 6 p.m. from 3 March 1900 until May, ",
	"clitics":    "وبالوفال",
	"letters":    "aaaaaaaaaa",
	"lines":      "5\n",
	"offset":     "two days after two days before ",
	"apostrophe": "'s'll's",
}

// TestLinear reads hostile texts and ones twice as long: twice the
// text may take little more than twice the steps of the matcher, and steps are
// the same on every machine.
func TestLinear(t *testing.T) {
	for _, code := range []string{"en", "ar"} {
		for name, unit := range hostile {
			t.Run(code+"/"+name, func(t *testing.T) {
				r := newReader(t, code)
				half := strings.Repeat(unit, (32<<10)/len(unit))
				short, long := steps(r, half), steps(r, half+half)
				if long > 2*short+short/4+1000 {
					t.Errorf("%d bytes take %d steps, twice as many %d", len(half), short, long)
				}
			})
		}
	}
}

// steps counts the steps of the matcher and of the search for tense.
func steps(r *reader, text string) int {
	r.scanner.Steps()
	r.read(text)
	return r.scanner.Steps()
}

// BenchmarkHostile tells what hostile texts cost.
func BenchmarkHostile(b *testing.B) {
	for name, unit := range hostile {
		text := strings.Repeat(unit, (256<<10)/len(unit))
		r := newReader(b, "en")
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				r.read(text)
			}
		})
	}
}

// TestMegabyte reads a megabyte of hostile text with a reader that has read
// nothing before: what it keeps stays within 64 MB.
func TestMegabyte(t *testing.T) {
	if testing.Short() {
		t.Skip("long texts")
	}
	for _, name := range []string{"digits", "month", "weekdays", "quotes", "dates", "ranges"} {
		text := strings.Repeat(hostile[name], (1<<20)/len(hostile[name]))
		r := newReader(t, "en")
		before := inUse()
		for _, e := range r.read(text) {
			if int(e.End) > len(text) || e.Start >= e.End {
				t.Errorf("%s: span %d–%d", name, e.Start, e.End)
			}
		}
		if after := inUse(); after > before+64<<20 {
			t.Errorf("%s: keeps %d MB", name, (after-before)>>20)
		}
		runtime.KeepAlive(r)
	}
}

// inUse gives the bytes in use once what nothing holds is gone.
func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
