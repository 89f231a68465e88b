package lang

import "testing"

// The parts of a verb mean together what neither does alone, but not over the
// border of a clause.
func TestParted(t *testing.T) {
	x, err := For("de")
	if err != nil {
		t.Fatal(err)
	}
	for prose, want := range map[string]Class{
		"Der Kurs fällt am Montag, dem 4. Mai, aus.":                            Cancelled,
		"Die Band sagte das Konzert, das ausverkauft war, ab und reiste heim.":  Cancelled,
		"Das Gesetz tritt am 1. Juli in Kraft.":                                 Act,
		"Eine Sitzung findet am 4. Mai nicht statt.":                            Light,
		"Die Sitzung fällt in die Ferien, sagte sie, und baute das Zelt ab.":    Present,
		"Er sagt, die Gemeinde nehme die Plakate im Ort ab.":                    Report,
		"Am 4. Mai tritt der Rat zusammen, um über die Brücke zu entscheiden.":  Act,
		"Ein Gespräch am 4. Mai findet nicht statt.":                            Denied,
		"Der Preis fällt aus dem Rahmen, und am Abend spielt die Band im Saal.": Present,
	} {
		var w Words
		w.Read(prose, x)
		verb := -1
		for i := range w.Tokens {
			if set := w.Tags[i].Set; verb < 0 && set.Any(Of(Present, Past, Report, Denied)) {
				verb = i
			}
		}
		if verb < 0 || !w.Tags[verb].Set.Has(want) {
			t.Errorf("%s: %q is no %s", prose, w.Of(max(verb, 0)), want)
		}
		if want != Cancelled && verb >= 0 && w.Tags[verb].Set.Has(Cancelled) {
			t.Errorf("%s: is called off", prose)
		}
	}
}
