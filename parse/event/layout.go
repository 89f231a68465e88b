package event

import (
	"fmt"

	"newscal/parse/lang"
)

// layout numbers the features of a model: groups of them, one behind the other.
type layout struct {
	groups []group
	at     []int32 // where each group begins
	count  int32
}

// group is a run of features of one kind.
type group struct {
	name  string
	size  int
	label func(k int) string // names feature k of the group; nil for its number
}

// number lays groups out one behind the other.
func number(groups []group) *layout {
	l := &layout{groups: groups}
	for _, g := range groups {
		l.at = append(l.at, l.count)
		l.count += int32(g.size)
	}
	return l
}

// name names feature i for people who read weights, and for the weight files.
func (l *layout) name(i int32) string {
	g := len(l.at) - 1
	for g > 0 && l.at[g] > i {
		g--
	}
	k := int(i - l.at[g])
	if label := l.groups[g].label; label != nil {
		return l.groups[g].name + " " + label(k)
	}
	return fmt.Sprintf("%s %d", l.groups[g].name, k)
}

// classLabel names features by class; the one behind the last class stands for
// the end of the sentence, or for a date.
func classLabel(k int) string {
	if k == int(lang.Classes) {
		return "none"
	}
	return lang.Class(k).String()
}

// perClass gives one feature to each class, and one to none.
func perClass(name string) group { return group{name, int(lang.Classes) + 1, classLabel} }

// classes appends the classes of token i as group g of l, made by perClass, has
// them; one outside the stretch in, or of a date, has none.
func (f *Finder) classes(l *layout, g, i int, in run, dst []int32) []int32 {
	if i < in.first || i >= in.last || f.dated(i) {
		return append(dst, l.at[g]+int32(lang.Classes))
	}
	for k := range f.w.Tags[i].Set.All() {
		dst = append(dst, l.at[g]+int32(k))
	}
	return dst
}

// everywhere is the whole article.
func (f *Finder) everywhere() run { return run{0, len(f.w.Tags)} }
