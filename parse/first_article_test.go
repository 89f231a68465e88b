package parse_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"newscal/parse"
	"newscal/parse/article"
)

// published makes an article of text, published on day.
func published(t testing.TB, day, text string) article.Article {
	t.Helper()
	p, err := article.ParsePublished(day)
	if err != nil {
		t.Fatal(err)
	}
	return article.Article{ID: "case", Text: text, Published: p}
}

// entries parses an article.
func entries(t testing.TB, a article.Article) []parse.Entry {
	t.Helper()
	var p parse.Parser
	found, err := p.Parse(a, parse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// firstArticle gives the article that the project started from, its header and
// its text apart.
func firstArticle(t testing.TB) (header, text string) {
	t.Helper()
	b, err := os.ReadFile("../testdata/ar/kyiv-meetings.txt")
	if err != nil {
		t.Fatal(err)
	}
	header, text = string(b[:len(" date 2026-01-02 ")]), string(b[len(" date 2026-01-02 "):])
	if header != " date 2026-01-02 " {
		t.Fatalf("header %q", header)
	}
	return header, text
}

const (
	zelensky  = "فولوديمير زيلينسكي"
	president = "الرئيس الأوكراني"
)

// said is what a test asks of a passage.
type said struct {
	text, date, speaker, role, medium string
	quotation                         bool
}

// told is what a test asks of an entry.
type told struct {
	start, title, place, status, kind string
	people                            []string
	passages                          []said
}

var firstEntries = []told{
	{
		start: "2026-01-03", title: "اجتماع لمستشاري الأمن القومي في أوكرانيا", place: "أوكرانيا", status: "confirmed", kind: "meeting",
		people: []string{"مستشارو الأمن القومي الأوكراني", "أعضاء مجلس الوزراء", "ممثلون أوروبيون", "مسئولين أمريكيين", "ممثلين عن المؤسسات الأوروبية وحلف شمال الأطلسي"},
		passages: []said{
			{text: "ومن المقرر أن يُعقد أول هذه الاجتماعات يوم السبت، حيث من المتوقع أن يجري مستشارو الأمن القومي الأوكراني وأعضاء مجلس الوزراء محادثات.", date: "يوم السبت"},
			{text: "وسيحضر الاجتماع أيضًا ممثلون أوروبيون، بالإضافة إلى مسئولين أمريكيين عبر الفيديو."},
			{
				text: "سيعقد، في 3 يناير، اجتماع لمستشاري الأمن القومي في أوكرانيا.. هذا هو أول اجتماع من نوعه في أوكرانيا ويركز على السلام", date: "3 يناير",
				speaker: zelensky, role: president, medium: "في منشور على إكس", quotation: true,
			},
			{
				text:    "سيحضر ممثلون أوروبيون، ونتوقع انضمام الفريق الأمريكي عبر الإنترنت. وقد أكدت خمس عشرة دولة مشاركتها، إلى جانب ممثلين عن المؤسسات الأوروبية وحلف شمال الأطلسي (الناتو)",
				speaker: zelensky, role: president, quotation: true,
			},
		},
	},
	{
		start: "2026-01-05", title: "اجتماع لرؤساء الأركان العامة للجيش", status: "confirmed", kind: "meeting",
		people: []string{"مسئولين دفاعيين وعسكريين رفيعي المستوى", "رؤساء الأركان العامة للجيش"},
		passages: []said{
			{text: "وبعد يومين فقط، تخطط كييف لعقد اجتماع محلي آخر يضم مسئولين دفاعيين وعسكريين رفيعي المستوى، لمناقشة مسألة الضمانات الأمنية في حال تحقق أي اتفاق سلام محتمل لإنهاء الحرب.", date: "وبعد يومين"},
			{
				text: "في 5 يناير سيُعقد اجتماع لرؤساء الأركان العامة للجيش. القضية الرئيسية هي الضمانات الأمنية لأوكرانيا. من الناحية السياسية، كل شيء جاهز تقريبًا، ومن المهم معالجة كل التفاصيل المتعلقة بكيفية عمل الضمانات في الجو والبر والبحر – إذا نجحنا في إنهاء الحرب. وهذا هو الهدف الرئيسي للجميع", date: "5 يناير",
				speaker: zelensky, role: president, quotation: true,
			},
		},
	},
	{
		start: "2026-01-06", title: "اجتماع على مستوى القادة", place: "فرنسا", status: "confirmed", kind: "meeting",
		people: []string{"القادة الأوروبيين", "قادة تحالف الراغبين"},
		passages: []said{
			{text: "وأضاف الرئيس الأوكراني أن ما يُعرف بـ\"تحالف الراغبين\" يخطط لعقد أول اجتماع له هذا العام على مستوى القادة في فرنسا، حيث تسعى أوروبا إلى تعزيز دفاعات أوكرانيا ضد الهجمات الروسية ومناقشة الاستراتيجية في محادثات السلام الجارية."},
			{
				text: "في 6 يناير سيُعقد اجتماع على مستوى القادة – يشمل القادة الأوروبيين وقادة تحالف الراغبين. نحن نستعد الآن لضمان أن يكون الاجتماع مثمرًا، وأن تتعزز الدعم والثقة السياسية فيما يتعلق بالضمانات الأمنية وباتفاق السلام. أشكر كل من يساعدنا", date: "6 يناير",
				speaker: zelensky, role: president, quotation: true,
			},
		},
	},
}

// read gives the first article as the program reads it.
func firstRead(t testing.TB) article.Article {
	header, text := firstArticle(t)
	a := published(t, "2026-01-02", header+text)
	a.ID, a.Body = "kyiv-meetings", len(header)
	return a
}

func TestFirstArticle(t *testing.T) {
	a := firstRead(t)
	found := entries(t, a)
	if len(found) != len(firstEntries) {
		t.Fatalf("%d entries, want %d", len(found), len(firstEntries))
	}
	for i, want := range firstEntries {
		e := found[i]
		t.Run(want.start, func(t *testing.T) {
			if got := e.Start.String(); got != want.start || !e.AllDay || !e.End.IsZero() || e.Zone != "" || e.Grain != "day" {
				t.Errorf("start %s, end %v, all day %v, zone %q, grain %s", got, e.End, e.AllDay, e.Zone, e.Grain)
			}
			same(t, "title", e.Summary, want.title)
			same(t, "place", e.Location, want.place)
			same(t, "status", string(e.Status), want.status)
			same(t, "kind", e.Kind, want.kind)
			same(t, "language", e.Lang, "ar")
			same(t, "participants", strings.Join(e.People, " + "), strings.Join(want.people, " + "))
			if len(e.Evidence) != len(want.passages) {
				t.Errorf("%d passages, want %d", len(e.Evidence), len(want.passages))
			}
			var narrated []string
			for k, v := range e.Evidence {
				if got := a.Text[v.Start:v.End]; got != v.Text {
					t.Errorf("passage %d: the article has %q there", k, got)
				}
				if !v.Quotation {
					narrated = append(narrated, v.Text)
				}
				if k < len(want.passages) {
					if got := (said{v.Text, v.DateText, v.Speaker, v.Role, v.Medium, v.Quotation}); got != want.passages[k] {
						t.Errorf("passage %d:\n got %+v\nwant %+v", k, got, want.passages[k])
					}
				}
			}
			same(t, "description", e.Description, strings.Join(narrated, " "))
		})
	}
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s %q, want %q", what, got, want)
	}
}

// TestFirstArticleRewritten changes the article's dates in ways that papers
// write them, and the day of its publication.
func TestFirstArticleRewritten(t *testing.T) {
	_, text := firstArticle(t)
	for _, c := range []struct {
		name, published string
		replace         []string
		days            []string
	}{
		{"as it is", "2026-01-02", nil, []string{"2026-01-03", "2026-01-05", "2026-01-06"}},
		{"arabic digits", "2026-01-02", []string{"3 يناير", "٣ يناير", "5 يناير", "٥ يناير", "6 يناير", "٦ يناير"}, []string{"2026-01-03", "2026-01-05", "2026-01-06"}},
		{"levantine month", "2026-01-02", []string{"يناير", "كانون الثاني"}, []string{"2026-01-03", "2026-01-05", "2026-01-06"}},
		{"both months", "2026-01-02", []string{"يناير", "كانون الثاني/يناير"}, []string{"2026-01-03", "2026-01-05", "2026-01-06"}},
		{"algerian month", "2026-01-02", []string{"يناير", "جانفي"}, []string{"2026-01-03", "2026-01-05", "2026-01-06"}},
		{"days in words", "2026-01-02", []string{"3 يناير", "الثالث من يناير", "5 يناير", "الخامس من يناير", "6 يناير", "السادس من يناير"}, []string{"2026-01-03", "2026-01-05", "2026-01-06"}},
		{"published in the year before", "2025-12-30", nil, []string{"2026-01-03", "2026-01-05", "2026-01-06"}},
		{"march of another year", "2027-03-01", []string{"السبت", "الخميس", "3 يناير", "4 مارس", "5 يناير", "6 مارس", "6 يناير", "7 مارس", "يناير", "مارس"}, []string{"2027-03-04", "2027-03-06", "2027-03-07"}},
		{"over the end of a month", "2026-04-29", []string{"السبت", "الخميس", "3 يناير", "30 أبريل", "5 يناير", "2 مايو", "6 يناير", "3 مايو", "أوائل يناير", "أوائل مايو"}, []string{"2026-04-30", "2026-05-02", "2026-05-03"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			swap := strings.NewReplacer(c.replace...)
			found := entries(t, published(t, c.published, swap.Replace(text)))
			if len(found) != len(firstEntries) {
				for _, e := range found {
					t.Log(e.Start, e.Summary)
				}
				t.Fatalf("%d entries, want %d", len(found), len(firstEntries))
			}
			for i, want := range firstEntries {
				e := &found[i]
				same(t, "start", e.Start.String(), c.days[i])
				same(t, "title", e.Summary, want.title)
				same(t, "place", e.Location, want.place)
				same(t, "status", string(e.Status), want.status)
				if len(e.Evidence) != len(want.passages) {
					t.Errorf("%s: %d passages, want %d", e.Start, len(e.Evidence), len(want.passages))
					continue
				}
				for k, v := range e.Evidence {
					w := want.passages[k]
					if got, want := (said{v.Text, v.DateText, v.Speaker, v.Role, v.Medium, v.Quotation}), (said{swap.Replace(w.text), swap.Replace(w.date), w.speaker, w.role, w.medium, w.quotation}); got != want {
						t.Errorf("%s, passage %d:\n got %+v\nwant %+v", e.Start, k, got, want)
					}
				}
			}
		})
	}
}

// TestFirstArticleTraps keeps what must never appear.
func TestFirstArticleTraps(t *testing.T) {
	a := firstRead(t)
	found := entries(t, a)
	passages := func(yield func(parse.Entry, int) bool) {
		for _, e := range found {
			for k := range e.Evidence {
				if !yield(e, k) {
					return
				}
			}
		}
	}
	t.Run("the header is no date and in no text", func(t *testing.T) {
		for e, k := range passages {
			if v := e.Evidence[k]; v.Start < a.Body || strings.Contains(v.Text, "2026") || strings.Contains(v.Text, "date") {
				t.Errorf("%s rests on %q", e.Start, v.Text)
			}
		}
	})
	t.Run("early January and the coming days make no entry", func(t *testing.T) {
		for e, k := range passages {
			if v := e.Evidence[k]; strings.Contains(v.Text, "أوائل يناير") || strings.Contains(v.Text, "الأيام المقبلة") {
				t.Errorf("%s rests on %q", e.Start, v.Text)
			}
		}
	})
	t.Run("this year, now and fifteen countries date nothing", func(t *testing.T) {
		for e, k := range passages {
			for _, no := range []string{"العام", "الآن", "عشرة", "أول"} {
				if strings.Contains(e.Evidence[k].DateText, no) {
					t.Errorf("%s is dated by %q", e.Start, e.Evidence[k].DateText)
				}
			}
		}
	})
	t.Run("a name in quotation marks and indirect speech are no quotations", func(t *testing.T) {
		for e, k := range passages {
			if v := e.Evidence[k]; v.Quotation && (v.Text == "تحالف الراغبين" || strings.HasPrefix(v.Text, "وقال") || strings.HasPrefix(v.Text, "إن ")) {
				t.Errorf("%s quotes %q", e.Start, v.Text)
			}
		}
	})
	t.Run("the network belongs to its own sentence", func(t *testing.T) {
		for e, k := range passages {
			v := e.Evidence[k]
			if all := v.Text + v.Speaker + v.Role + v.Medium; strings.Contains(all, "يورو نيوز") {
				t.Errorf("%s: %q", e.Start, all)
			}
		}
	})
	t.Run("the minister takes part in nothing", func(t *testing.T) {
		for _, e := range found {
			if all := strings.Join(e.People, " "); strings.Contains(all, "أوميروف") {
				t.Errorf("%s: %s", e.Start, all)
			}
		}
	})
	t.Run("Kyiv as a government and Paris are no places", func(t *testing.T) {
		for _, e := range found {
			if strings.Contains(e.Location, "كييف") || strings.Contains(e.Location, "باريس") {
				t.Errorf("%s: %s", e.Start, e.Location)
			}
		}
	})
	t.Run("the talks of the peace process are not the meeting of 3 January", func(t *testing.T) {
		for k, v := range found[0].Evidence {
			if strings.Contains(v.Text, "محادثات السلام") {
				t.Errorf("passage %d: %s", k, v.Text)
			}
		}
	})
	t.Run("the medium only where it is said", func(t *testing.T) {
		n := 0
		for e, k := range passages {
			if e.Evidence[k].Medium != "" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d passages with a medium, want 1", n)
		}
	})
}

// TestSameBytes parses twice with one parser, and once with another.
func TestSameBytes(t *testing.T) {
	a := firstRead(t)
	var p parse.Parser
	var first []byte
	for range 3 {
		found, err := p.Parse(a, parse.Options{})
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(found)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = b
		}
		if !bytes.Equal(first, b) {
			t.Fatal("differs from the run before")
		}
		if _, err := p.Parse(published(t, "2026-05-01", "The board meets in Leeds on Monday."), parse.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	if b, _ := json.Marshal(entries(t, a)); !bytes.Equal(first, b) {
		t.Fatal("differs with another parser")
	}
}

// TestIdentity asks that an event keep its UID when its title is worded anew
// and when the paragraphs change places.
func TestIdentity(t *testing.T) {
	_, text := firstArticle(t)
	uids := func(text string) (all []string) {
		for _, e := range entries(t, published(t, "2026-01-02", text)) {
			all = append(all, e.UID)
		}
		return all
	}
	want := uids(text)
	if slices.Sort(want); len(slices.Compact(slices.Clone(want))) != 3 {
		t.Fatalf("UIDs %q", want)
	}
	paragraphs := strings.Split(text, "\n\n")
	if len(paragraphs) != 9 {
		t.Fatalf("%d paragraphs", len(paragraphs))
	}
	moved := []string{paragraphs[0], paragraphs[7], paragraphs[8], paragraphs[1], paragraphs[2], paragraphs[3], paragraphs[4], paragraphs[5], paragraphs[6]}
	for name, changed := range map[string]string{
		"another title":    strings.NewReplacer("اجتماع لرؤساء الأركان العامة للجيش", "لقاء لقادة الجيش", "اجتماع على مستوى القادة", "قمة للقادة").Replace(text),
		"paragraphs moved": strings.Join(moved, "\n\n"),
		"last part first":  strings.Join(append([]string{paragraphs[0]}, append(slices.Clone(paragraphs[3:]), paragraphs[1:3]...)...), "\n\n"),
	} {
		t.Run(name, func(t *testing.T) {
			got := uids(changed)
			if slices.Sort(got); !slices.Equal(got, want) {
				t.Errorf("UIDs %q, want %q", got, want)
			}
		})
	}
}
