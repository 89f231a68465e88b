package event

import (
	"fmt"
	"strconv"
	"strings"
)

// maxFeatures bounds the features of a model with trees.
const maxFeatures = 2048

// treeDepth is how many features a tree asks for, one after the other.
const treeDepth = 3

// Tree asks for features and gives a weight: at node k the next is 2k+1
// without the feature and 2k+2 with it; behind the last question stand the
// leaves.
type Tree struct {
	Ask  [1<<treeDepth - 1]int32 // features; -1 asks nothing and goes on without
	Leaf [1 << treeDepth]float64
}

func (t *Tree) value(has *[maxFeatures]bool) float64 {
	k := 0
	for range treeDepth {
		if a := t.Ask[k]; a >= 0 && has[a] {
			k = 2*k + 2
		} else {
			k = 2*k + 1
		}
	}
	return t.Leaf[k-len(t.Ask)]
}

// write writes the tree on a line as readTree reads it: the names of the
// features, then the leaves.
func (t *Tree) write(b *strings.Builder, l *layout) {
	b.WriteString("tree")
	for _, a := range t.Ask {
		if a < 0 {
			b.WriteString("\t-")
		} else {
			b.WriteString("\t" + l.name(a))
		}
	}
	for _, w := range t.Leaf {
		fmt.Fprintf(b, "\t%.3f", w)
	}
	b.WriteByte('\n')
}

func readTree(s string, index map[string]int32) (t Tree, err error) {
	fields := strings.Split(s, "\t")
	if len(fields) != len(t.Ask)+len(t.Leaf) {
		return t, fmt.Errorf("a tree has %d fields, not %d", len(t.Ask)+len(t.Leaf), len(fields))
	}
	for k := range t.Ask {
		t.Ask[k] = -1
		if fields[k] == "-" {
			continue
		}
		i, ok := index[fields[k]]
		if !ok {
			return t, fmt.Errorf("no feature %q; train again", fields[k])
		}
		t.Ask[k] = i
	}
	for k := range t.Leaf {
		if t.Leaf[k], err = strconv.ParseFloat(fields[len(t.Ask)+k], 64); err != nil {
			return t, err
		}
	}
	return t, nil
}
