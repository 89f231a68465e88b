package text

// sentences appends the sentences of d. A sentence ends at its mark, with the
// quotation marks and brackets that close behind it, or with its paragraph.
func (d *Document) sentences(dst []Sentence, rules Rules) []Sentence {
	first, paragraph := 0, 0
	for i := 0; i < len(d.Tokens); i++ {
		t := &d.Tokens[i]
		switch {
		case t.Kind == Word || t.Kind == Number:
		case t.Kind == Break:
			if d.wrapped(i) {
				continue
			}
			if first < i {
				dst = append(dst, Sentence{first, i, paragraph})
			}
			first = i + 1
			paragraph++
		case t.Kind == Punct && isTerminal(t.Value):
			if d.continues(i) || t.Value == '.' && !d.stops(i, rules) {
				continue
			}
			for i+1 < len(d.Tokens) && isClosing(&d.Tokens[i+1]) {
				i++
			}
			dst = append(dst, Sentence{first, i + 1, paragraph})
			first = i + 1
		}
	}
	if first < len(d.Tokens) {
		dst = append(dst, Sentence{first, len(d.Tokens), paragraph})
	}
	return dst
}

// wrapped says that the line break at i only wraps a line: the text goes on in
// small letters, and the line before ended with no mark.
func (d *Document) wrapped(i int) bool {
	if d.Tokens[i].Value > 1 || i == 0 || i+1 >= len(d.Tokens) {
		return false
	}
	before, after := &d.Tokens[i-1], &d.Tokens[i+1]
	if before.Kind == Punct && before.Value != ',' || after.Kind != Word || after.Upper {
		return false
	}
	r, _, _, _ := classAt(d.Text, int(after.Start))
	return bicameral(r)
}

// bicameral says that the script of r has capitals.
func bicameral(r rune) bool { return r < 0x590 }

func isTerminal(r int32) bool {
	switch r {
	case '.', '!', '?', '…', '؟', '۔', '。', '！', '？':
		return true
	}
	return false
}

// isClosing says that t may stand between a full stop and the next sentence.
func isClosing(t *Token) bool {
	if t.Kind != Punct || t.Spaced {
		return false
	}
	switch t.Value {
	case '"', '»', '”', '“', '’', '\'', ')', ']', '!', '?', '.', '؟', '…', '›', '」', '』':
		return true
	}
	return false
}

// continues says that the sentence goes on behind the mark at i and what closes
// with it: «…?» asked he; "….", he said.
func (d *Document) continues(i int) bool {
	j := i + 1
	for j < len(d.Tokens) && isClosing(&d.Tokens[j]) {
		j++
	}
	if j >= len(d.Tokens) {
		return false
	}
	switch next := &d.Tokens[j]; {
	case next.Kind == Punct:
		switch next.Value {
		case '—', '-', '–': // «…!» — said he; but «…,» said he. — A new sentence
			return !(j+1 < len(d.Tokens) && d.Tokens[j+1].Upper && d.Tokens[j+1].Spaced && d.Tokens[i].Value == '.') && (next.Value != '–' || j > i+1)
		}
		return next.Value == ',' || next.Value == '،' || next.Value == ';'
	case next.Kind == Word && j > i+1 && !next.Upper:
		r, _, _, _ := classAt(d.Text, int(next.Start))
		return bicameral(r)
	}
	return false
}

// stops says that the full stop at i ends a sentence.
func (d *Document) stops(i int, rules Rules) bool {
	j := i + 1
	for j < len(d.Tokens) && isClosing(&d.Tokens[j]) && d.Tokens[j].Value != '.' {
		j++
	}
	if j >= len(d.Tokens) || d.Tokens[j].Kind == Break {
		return true
	}
	next := &d.Tokens[j]
	if next.Kind == Punct && next.Value == '.' && !next.Spaced {
		return false // the last of several dots decides
	}
	if i > 0 && d.Tokens[i-1].Kind == Punct && d.Tokens[i-1].Value == '.' && !d.Tokens[i].Spaced {
		return next.Spaced && next.Upper // two or three dots are a pause, unless a capital follows
	}
	if !next.Spaced || i == 0 {
		return false // 3.5, U.S, example.org
	}
	if next.Kind == Word && !next.Upper {
		if r, _, _, _ := classAt(d.Text, int(next.Start)); bicameral(r) {
			return false
		}
	}
	return !d.abbreviated(i, rules)
}

// goesOn says that the word at token j may go on behind an abbreviation.
func (d *Document) goesOn(j int, rules Rules) bool {
	if rules.GoesOn == nil || j >= len(d.Tokens) || d.Tokens[j].Kind != Word {
		return false
	}
	d.folded = Fold(d.folded[:0], d.Of(j))
	return rules.GoesOn(d.folded)
}

// abbreviated says that the full stop at i belongs to the word before it.
func (d *Document) abbreviated(i int, rules Rules) bool {
	before := &d.Tokens[i-1]
	if d.Tokens[i].Spaced {
		return false
	}
	switch before.Kind {
	case Number:
		return rules.OrdinalDot && before.End-before.Start <= 2
	case Word:
		if !before.Spaced && i >= 2 && d.Tokens[i-2].Kind == Number {
			return false // 80p. And
		}
		word := d.Of(i - 1)
		if r, size, _, upper := classAt(word, 0); size == len(word) && bicameral(r) {
			return upper || i < 2 || d.Tokens[i-2].Value != '.' || d.goesOn(i+1, rules) // an initial; a.m. only before «Friday» or «Kyiv time»
		}
		if rules.Abbreviation != nil {
			d.folded = Fold(d.folded[:0], word)
			return rules.Abbreviation(d.folded)
		}
	}
	return false
}
