package text

// closer gives the marks that close a quotation opened by r; 0 for none. A
// German quotation ends with the mark that opens an English one.
func closer(r rune) (a, b rune) {
	switch r {
	case '«':
		return '»', 0
	case '»':
		return '«', 0
	case '“':
		return '”', 0
	case '„':
		return '“', '”'
	case '”':
		return '”', '“'
	case '"':
		return '"', 0
	case '‹':
		return '›', 0
	case '「':
		return '」', 0
	case '『':
		return '』', 0
	}
	return 0, 0
}

// quotes appends the outermost quotations of the tokens. One that its
// paragraph does not close ends with the paragraph.
func quotes(dst []Quote, tokens []Token) []Quote {
	open := -1 // the token that opened
	var a, b rune
	for i := 0; i <= len(tokens); i++ {
		for i < len(tokens) && tokens[i].Kind != Punct && (open < 0 || tokens[i].Kind != Break) {
			i++
		}
		end := i == len(tokens) || tokens[i].Kind == Break
		if open < 0 {
			if !end && tokens[i].Kind == Punct {
				if a, b = closer(tokens[i].Value); a != 0 {
					open = i
				}
			}
			continue
		}
		closed := !end && tokens[i].Kind == Punct && (tokens[i].Value == a || b != 0 && tokens[i].Value == b)
		if !closed && !end {
			continue
		}
		if i > open+1 && (closed || plausible(tokens[open+1:i])) {
			dst = append(dst, Quote{
				Start: int(tokens[open+1].Start), End: int(tokens[i-1].End),
				First: open + 1, Last: i, Closed: closed,
			})
		}
		open = -1
	}
	return dst
}

// plausible says that an unclosed quotation holds words: a lone mark, such as
// that of inches, opens nothing.
func plausible(tokens []Token) bool { return len(tokens) > 3 }
