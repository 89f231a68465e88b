package event

import (
	"math/bits"

	"newscal/parse/text"
)

// inHeadline is added to the count of a word that stands in the headline.
const inHeadline = 1000

// mostTopics is of how many words topics are counted.
const mostTopics = 5000

// topics counts how often words stand in an article, by their stems. It is a
// table of its own, as news asks it for every word: nothing is cleared between
// articles, each has a mark.
type topics struct {
	slots []topic // their number is a power of two
	mask  uint64  // of those in use
	count int
	mark  uint32 // of the article
}

type topic struct {
	stem  uint64
	count int32
	mark  uint32
}

// begin forgets all, and makes room for so many words.
func (t *topics) begin(words int) {
	size := 2 << bits.Len(uint(min(words, mostTopics)))
	if t.mark++; size > len(t.slots) {
		t.slots, t.mark = make([]topic, size), 1
	}
	t.mask, t.count = uint64(size-1), 0
}

// at gives the slot of a stem, or the free one where it would stand.
func (t *topics) at(stem uint64) *topic {
	for i := stem ^ stem>>32; ; i++ {
		if s := &t.slots[i&t.mask]; s.mark != t.mark || s.stem == stem {
			return s
		}
	}
}

// of gives the count of a stem.
func (t *topics) of(stem uint64) int {
	if t.count == 0 {
		return 0
	}
	if s := t.at(stem); s.mark == t.mark {
		return int(s.count)
	}
	return 0
}

// countTopics counts the words of weight of the article, by their stems.
func (f *Finder) countTopics() {
	f.topic.begin(len(f.w.Tokens))
	tokens, tags, light := f.w.Tokens, f.w.Tags[:len(f.w.Tokens)], lightSet
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != text.Word || t.End-t.Start < 4 || tags[i].Set.Any(light) {
			continue
		}
		stem := f.w.Stem(i)
		s := f.topic.at(stem)
		if s.mark != f.topic.mark {
			*s = topic{stem, 0, f.topic.mark}
			f.topic.count++
		}
		if int(t.Start) < f.in.TextStart && s.count < inHeadline {
			s.count += inHeadline
		}
		if s.count++; f.topic.count == mostTopics {
			return
		}
	}
}
