package place

import (
	_ "embed"

	"newscal/parse/place/table"
)

// The tables are made by gen; its README tells from what and under which
// licences.
//
//go:generate go run ./gen -in gen -out .

// language is where the forms of one language are. Those that all Latin ones
// write alike stand once, in shared.
type language struct {
	code     string
	own      table.Table
	shared   *table.Table
	prefixes string // what may be written together with a name, divided by spaces
}

// languages stand in the order of the columns of names in places.tsv.
var languages = [...]language{
	{"ar", table.Table{Text: arText, Index: arIndex}, &table.Table{}, arPrefix},
	{"en", table.Table{Text: enText, Index: enIndex}, &latin, ""},
	{"uk", table.Table{Text: ukText, Index: ukIndex}, &table.Table{}, ""},
	{"ru", table.Table{Text: ruText, Index: ruIndex}, &table.Table{}, ""},
	{"fr", table.Table{Text: frText, Index: frIndex}, &latin, frPrefix},
	{"de", table.Table{Text: deText, Index: deIndex}, &latin, ""},
	{"es", table.Table{Text: esText, Index: esIndex}, &latin, ""},
	{"it", table.Table{Text: itText, Index: itIndex}, &latin, itPrefix},
	{"tr", table.Table{Text: trText, Index: trIndex}, &latin, ""},
}

// english is the column of English names, which stand for those that a
// language does not have.
const english = 1

// columnOf gives the language's column of names, or the English one.
func columnOf(lang string) int {
	for i := range languages {
		if languages[i].code == lang {
			return i
		}
	}
	return english
}

var (
	places    = table.Table{Text: placesText, Index: placesIndex}
	countries = table.Table{Text: countriesText, Index: countriesIndex}
	latin     = table.Table{Text: latnText, Index: latnIndex}
)

var (
	//go:embed places.tsv
	placesText string
	//go:embed places.idx
	placesIndex string
	//go:embed countries.tsv
	countriesText string
	//go:embed countries.idx
	countriesIndex string
	//go:embed forms/latn.tsv
	latnText string
	//go:embed forms/latn.idx
	latnIndex string
	//go:embed forms/ar.tsv
	arText string
	//go:embed forms/ar.idx
	arIndex string
	//go:embed forms/en.tsv
	enText string
	//go:embed forms/en.idx
	enIndex string
	//go:embed forms/uk.tsv
	ukText string
	//go:embed forms/uk.idx
	ukIndex string
	//go:embed forms/ru.tsv
	ruText string
	//go:embed forms/ru.idx
	ruIndex string
	//go:embed forms/fr.tsv
	frText string
	//go:embed forms/fr.idx
	frIndex string
	//go:embed forms/de.tsv
	deText string
	//go:embed forms/de.idx
	deIndex string
	//go:embed forms/es.tsv
	esText string
	//go:embed forms/es.idx
	esIndex string
	//go:embed forms/it.tsv
	itText string
	//go:embed forms/it.idx
	itIndex string
	//go:embed forms/tr.tsv
	trText string
	//go:embed forms/tr.idx
	trIndex string
	//go:embed forms/ar.prefix
	arPrefix string
	//go:embed forms/fr.prefix
	frPrefix string
	//go:embed forms/it.prefix
	itPrefix string
)
