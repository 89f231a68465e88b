package table

import "testing"

const text = "abu dhabi\tabu-dhabi\n" + "geneva\tgeneva\t?\n" + "new delhi\tnew-delhi\n" + "new york\tnew-york\n"

func TestTable(t *testing.T) {
	index, err := Build(text)
	if err != nil {
		t.Fatal(err)
	}
	table := Table{text, string(index)}
	for _, c := range []struct {
		key, rest string
		ok        bool
	}{
		{"abu dhabi", "abu-dhabi", true},
		{"geneva", "geneva\t?", true},
		{"new york", "new-york", true},
		{"new", "", false},
		{"abu", "", false},
		{"newark", "", false},
		{"", "", false},
	} {
		if rest, ok := table.Get(c.key); rest != c.rest || ok != c.ok {
			t.Errorf("%q: %q, %v; want %q, %v", c.key, rest, ok, c.rest, c.ok)
		}
	}
	if rest := table.From("new"); rest != text[len(text)-len("new delhi\tnew-delhi\nnew york\tnew-york\n"):] {
		t.Errorf("from new: %q", rest)
	}
	if _, ok := (&Table{}).Get("geneva"); ok {
		t.Error("an empty table has Geneva")
	}
}

func TestBuildRefusesDisorder(t *testing.T) {
	for _, text := range []string{"b\t1\na\t2\n", "a\t1\na\t1\n"} {
		if _, err := Build(text); err == nil {
			t.Errorf("%q was accepted", text)
		}
	}
}
