package event

import (
	"fmt"
	"math/bits"
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

// asked holds the features of a candidate, one a bit, each behind the bit that
// stands for none.
type asked [maxFeatures/64 + 1]uint64

func (a *asked) add(feature int32) { a[uint32(feature+1)/64] |= 1 << (uint32(feature+1) % 64) }

// value follows the answers.
func (t *Tree) value(has *asked) float64 {
	k := 0
	for range treeDepth {
		bit := uint32(t.Ask[k] + 1)
		k = 2*k + 1 + int(has[bit/64]>>(bit%64)&1)
	}
	return t.Leaf[k-len(t.Ask)]
}

// maxTrees bounds the trees of a model.
const maxTrees = 192

// treeSet holds some trees of a model, one a bit.
type treeSet [maxTrees / 64]uint64

// AddTree adds a tree to the weights of m.
func (m *Model) AddTree(t Tree) {
	if m.asking == nil {
		m.asking = make([]treeSet, len(m.Weights))
	}
	k := len(m.Trees)
	m.Trees = append(m.Trees, t)
	m.without += t.Leaf[0]
	for node := 0; node < len(t.Ask); node = 2*node + 1 {
		if a := t.Ask[node]; a >= 0 {
			m.asking[a][k/64] |= 1 << (k % 64)
		}
	}
}

// grown gives what the trees add for features. Most trees ask for nothing that
// is there: of those, the sum is known, and only those are followed that some
// feature leads away from the answers without any.
func (m *Model) grown(features []int32) float64 {
	var has asked
	var trees treeSet
	for _, i := range features {
		has.add(i)
		for w := range trees {
			trees[w] |= m.asking[i][w]
		}
	}
	sum := m.without
	for w, left := range trees {
		for ; left != 0; left &= left - 1 {
			t := &m.Trees[w*64+bits.TrailingZeros64(left)]
			sum += t.value(&has) - t.Leaf[0]
		}
	}
	return sum
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
