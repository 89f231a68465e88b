package main

import (
	"slices"
	"testing"
)

func TestForms(t *testing.T) {
	rs, err := readRules(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lang, name, country string
		want                []string
		not                 []string
	}{
		{"ru", "Женева", "CH", []string{"женева", "женевы", "женеве", "женеву", "женевой"}, nil},
		{"ru", "Нижний Новгород", "RU", []string{"нижнего новгорода", "нижнем новгороде"}, []string{"нижний новгороде"}},
		{"ru", "Ростов-на-Дону", "RU", []string{"ростова на дону", "ростове на дону"}, []string{"ростов на доном"}},
		{"ru", "Босния и Герцеговина", "BA", []string{"боснии и герцеговине", "боснию и герцеговину"}, nil},
		{"ru", "США", "US", []string{"сша"}, []string{"сше"}},
		{"ru", "Токио", "JP", []string{"токио"}, []string{"токие"}},
		{"ru", "Московская область", "RU", []string{"московской области"}, nil},
		{"uk", "Київ", "UA", []string{"києва", "києві"}, []string{"київі"}},
		{"uk", "Тернопіль", "UA", []string{"тернополя", "тернополі"}, nil},
		{"uk", "Прага", "CZ", []string{"празі", "праги"}, []string{"прагі"}},
		{"uk", "Рівне", "UA", []string{"рівного", "рівному"}, nil},
		{"uk", "Кам'янець-Подільський", "UA", []string{"кам янця подільського", "кам янці подільському"}, nil},
		{"uk", "Південна Корея", "KR", []string{"південній кореї", "південну корею"}, nil},
		{"de", "Genf", "CH", []string{"genf", "genfs"}, nil},
		{"de", "Graz", "AT", []string{"graz"}, []string{"grazs"}},
		{"ar", "هامبورغ", "DE", []string{"هامبورغ", "هامبورج"}, nil},
		{"ar", "المغرب", "MA", []string{"المغرب", "للمغرب"}, []string{"المجرب"}},
		{"ar", "ألمانيا", "DE", []string{"المانيا"}, []string{"للمانيا"}},
		{"fr", "Le Caire", "EG", []string{"le caire", "caire"}, nil},
		{"es", "Bogotá", "CO", []string{"bogotá", "bogota"}, nil},
	} {
		forms := rs.of(c.lang, c.name, &place{country: c.country})
		for _, w := range c.want {
			if !slices.Contains(forms, w) {
				t.Errorf("%s %s: no %q in %q", c.lang, c.name, w, forms)
			}
		}
		for _, w := range c.not {
			if slices.Contains(forms, w) {
				t.Errorf("%s %s: %q in %q", c.lang, c.name, w, forms)
			}
		}
	}
}
