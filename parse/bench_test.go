package parse

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"newscal/parse/article"
)

// background fills an article up to the length of news: most sentences of news
// announce nothing.
var background = map[string]string{
	"ar": "وقال مسؤول محلي إن السكان عادوا إلى منازلهم بعد انتهاء أعمال الصيانة في الشبكة، وإن المدارس فتحت أبوابها من جديد. وكانت البلدية قد وزعت المياه على الأحياء المتضررة خلال السنوات الماضية. ",
	"en": "Residents returned to their homes after the repairs were finished, a local official said, and the schools opened their doors again. The council had handed out water in the districts that were hit in earlier years. ",
}

// BenchmarkParse reads the articles of testdata, each among six times its
// length of background, with one parser after the other.
func BenchmarkParse(b *testing.B) {
	for _, code := range []string{"ar", "en"} {
		names, err := filepath.Glob("../testdata/" + code + "/*.txt")
		if err != nil || len(names) == 0 {
			b.Fatal("no articles", err)
		}
		published, err := article.ParsePublished("2026-01-02")
		if err != nil {
			b.Fatal(err)
		}
		var articles []article.Article
		size := 0
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			around := strings.Repeat(background[code], 1+3*len(text)/len(background[code]))
			a := article.Article{ID: name, Lang: code, Published: published, Text: around + "\n\n" + string(text) + "\n\n" + around}
			articles = append(articles, a)
			size += len(a.Text)
		}
		b.Run(code, func(b *testing.B) {
			var p Parser
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, a := range articles {
					if _, err := p.Parse(a, Options{}); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
