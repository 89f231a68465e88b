package event

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
)

// treeDepth is how many features a tree asks for, one after the other.
const treeDepth = 3

// Tree asks for features and gives a weight: at node k the next is 2k+1
// without the feature and 2k+2 with it; behind the last question stand the
// leaves.
type Tree struct {
	Ask  [1<<treeDepth - 1]int32 // features; -1 asks nothing and goes on without
	Leaf [1 << treeDepth]float64
}

// maxTrees bounds the trees of a model.
const maxTrees = 192

// question is a node of a tree that asks for a feature: where it is there, the
// leaves behind the answer no are out of reach.
type question struct {
	leaves uint64 // one a bit, eight a tree, of eight trees
	trees  uint8  // which eight
}

// AddTree adds a tree to the weights of m.
func (m *Model) AddTree(t Tree) {
	if m.asking == nil {
		m.asking = make([][]question, len(m.Weights))
	}
	k := len(m.Trees)
	m.Trees = append(m.Trees, t)
	m.without += t.Leaf[0]
	if k%8 == 0 {
		m.more = append(m.more, [8][len(t.Leaf)]float64{})
	}
	for leaf, weight := range t.Leaf {
		m.more[k/8][k%8][leaf] = weight - t.Leaf[0]
	}
	node := 0
	for depth := range treeDepth {
		leaves := len(t.Leaf) >> depth // behind a node so deep
		for n := range 1 << depth {
			if a := t.Ask[node]; a >= 0 {
				m.asking[a] = append(m.asking[a], question{(1<<(leaves/2) - 1) << (k%8*8 + n*leaves), uint8(k / 8)})
			}
			node++
		}
	}
}

// grown gives what the trees add for features. Most trees ask for nothing that
// is there: of those, the sum is known. Of the others each feature rules out
// leaves; the first that is left is the one that the answers lead to.
func (m *Model) grown(features []int32) float64 {
	var out [maxTrees / 8]uint64 // of reach
	for _, i := range features {
		for _, q := range m.asking[i] {
			out[q.trees] |= q.leaves
		}
	}
	sum := m.without
	for w, gone := range out[:len(m.more)] {
		if gone == 0 {
			continue
		}
		for k := range m.more[w] { // of no leaf the sum stays; to ask costs more than to add
			sum += m.more[w][k][bits.TrailingZeros8(^uint8(gone))]
			gone >>= 8
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
