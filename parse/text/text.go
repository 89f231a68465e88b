// Package text cuts an article into tokens, sentences and quotations, each
// with byte offsets into the original. It knows scripts, marks and how words
// fold; it knows no language's words, no months and no meetings.
package text

// Kind tells what a token is made of.
type Kind uint8

// The kinds of token.
const (
	Word   Kind = iota // letters and their marks, apostrophes between letters kept
	Number             // decimal digits of one script; Token.Value holds their value
	Punct              // one punctuation mark or symbol; Token.Value holds its rune
	Break              // line breaks; Token.Value counts them
)

// Token is one word, number, mark or paragraph break.
type Token struct {
	Start, End uint32 // byte offsets
	Value      int32  // see Kind; -1 for a Number of more than 9 digits
	Kind       Kind
	Spaced     bool // white space, or the beginning, stands before it
	Upper      bool // begins with a capital letter
	Caps       bool // begins with two capital letters or more
}

// Sentence is a run of tokens.
type Sentence struct {
	First, Last int // tokens [First, Last)
	Paragraph   int // counted from 0
}

// Quote is a passage between quotation marks.
type Quote struct {
	Start, End  int  // byte offsets of what stands between the marks
	First, Last int  // its tokens [First, Last), marks left out
	Closed      bool // the closing mark was found in the same paragraph
}

// Document is an article cut up. It is reused between articles: Read keeps
// its memory.
type Document struct {
	Text      string
	Tokens    []Token
	Sentences []Sentence
	Quotes    []Quote

	folded []byte

	inSentence, inQuote stretch // last asked for
}

// stretch is a stretch of tokens that the same run of tokens holds, or none.
type stretch struct {
	first, last int
	run         int // its index, or -1
}

// Rules are what sentence borders need to know of a language.
type Rules struct {
	// Abbreviation says that a full stop after the folded word ends no sentence.
	Abbreviation func(folded []byte) bool
	// GoesOn says that a folded word behind an abbreviation such as a.m. goes on
	// with the sentence although it has a capital: a weekday, a month, a zone.
	GoesOn func(folded []byte) bool
	// OrdinalDot says that the language writes ordinals as a number and a full stop.
	OrdinalDot bool
}

// Read cuts s up, reusing the memory of d.
func (d *Document) Read(s string, rules Rules) {
	d.Text = s
	d.Tokens = tokenize(d.Tokens[:0], s)
	d.Quotes = quotes(d.Quotes[:0], d.Tokens)
	d.Sentences = d.sentences(d.Sentences[:0], rules)
	d.inSentence, d.inQuote = stretch{}, stretch{}
}

// Of gives token i as the article has it.
func (d *Document) Of(i int) string {
	t := &d.Tokens[i]
	return d.Text[t.Start:t.End]
}

// Span gives the text of tokens [first, last).
func (d *Document) Span(first, last int) string {
	if first >= last {
		return ""
	}
	return d.Text[d.Tokens[first].Start:d.Tokens[last-1].End]
}

// SentenceAt gives the index of the sentence that holds token i, or -1.
func (d *Document) SentenceAt(i int) int {
	if at := &d.inSentence; i < at.first || i >= at.last {
		*at = holding(d.Sentences, i, len(d.Tokens), func(s *Sentence) (int, int) { return s.First, s.Last })
	}
	return d.inSentence.run
}

// QuoteAt gives the index of the quotation that holds token i, or -1.
func (d *Document) QuoteAt(i int) int {
	if at := &d.inQuote; i < at.first || i >= at.last {
		*at = holding(d.Quotes, i, len(d.Tokens), func(q *Quote) (int, int) { return q.First, q.Last })
	}
	return d.inQuote.run
}

// holding gives the stretch around token i, of so many, that one of runs, which
// are in order, holds, or that stands between two of them.
func holding[T any](runs []T, i, tokens int, of func(*T) (first, last int)) stretch {
	lo, hi := 0, len(runs)
	for lo < hi {
		mid := (lo + hi) / 2
		if _, last := of(&runs[mid]); last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	between := stretch{0, tokens, -1}
	if lo > 0 {
		_, between.first = of(&runs[lo-1])
	}
	if lo < len(runs) {
		first, last := of(&runs[lo])
		if first <= i {
			return stretch{first, last, lo}
		}
		between.last = first
	}
	return between
}
