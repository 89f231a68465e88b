package place

// match gives how many words the form that begins the line takes of the first
// and those behind, or 0. A tab ends the form; its spaces stand for any run of
// spaces, hyphens, apostrophes and full stops.
func match(line, word string, words []string) int {
	at := 0      // in line
	gap := false // between two parts of the text's words
	for n := 0; ; n++ {
		for k := 0; k < len(word); {
			if size := separator(word[k:]); size > 0 {
				if line[at] == '\t' && apostrophe(word[k:]) {
					return n + 1
				}
				gap, k = true, k+size
				continue
			}
			if gap && at > 0 {
				if line[at] != ' ' {
					return 0
				}
				at++
			}
			gap = false
			if line[at] != word[k] || word[k] < ' ' {
				return 0
			}
			at, k = at+1, k+1
		}
		if line[at] == '\t' {
			return n + 1
		}
		if n == len(words) {
			return 0
		}
		word, gap = words[n], true
	}
}

// firstPart gives a word up to its first separator, or "" where it begins with
// one.
func firstPart(word string) string {
	for k := range len(word) {
		if mayDivide[word[k]] && separator(word[k:]) > 0 {
			return word[:k]
		}
	}
	return word
}

// mayDivide marks the bytes that a separator begins with.
var mayDivide = [256]bool{' ': true, '-': true, '\'': true, '.': true, 0xCA: true, 0xE2: true}

// separator gives the length of the space, hyphen, apostrophe or full stop that
// s begins with, or 0.
func separator(s string) int {
	switch s[0] {
	case ' ', '-', '\'', '.':
		return 1
	case 0xCA: // U+02BC
		if len(s) > 1 && s[1] == 0xBC {
			return 2
		}
	case 0xE2: // U+2010 … U+2015, U+2018, U+2019
		if len(s) > 2 && s[1] == 0x80 && (s[2] >= 0x90 && s[2] <= 0x95 || s[2] == 0x98 || s[2] == 0x99) {
			return 3
		}
	}
	return 0
}

func apostrophe(s string) bool { return s[0] == '\'' || s[0] == 0xCA || s[0] == 0xE2 && s[2] >= 0x98 }
