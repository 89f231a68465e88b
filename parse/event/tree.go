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

// question is what eight trees ask of a feature: where it is there, the leaves
// behind the answers no are out of reach.
type question struct {
	leaves uint64 // one a bit, eight a tree
	trees  uint8  // which eight
}

// AddTree adds a tree to the weights of m.
func (m *Model) AddTree(t Tree) {
	m.Trees = append(m.Trees, t)
	m.ask()
}

// ask sorts the questions of the trees by the features they ask for, and the
// leaves as they are added up.
func (m *Model) ask() {
	m.without, m.more = 0, make([][1 << treeDepth][8]float64, (len(m.Trees)+7)/8)
	asking := make([][]question, len(m.Weights))
	for k, t := range m.Trees {
		m.without += t.Leaf[0]
		for leaf, weight := range t.Leaf {
			m.more[k/8][leaf][k%8] = weight - t.Leaf[0]
		}
		node := 0
		for depth := range treeDepth {
			leaves := len(t.Leaf) >> depth // behind a node so deep
			for n := range 1 << depth {
				if a := t.Ask[node]; a >= 0 {
					if last := len(asking[a]) - 1; last < 0 || int(asking[a][last].trees) != k/8 {
						asking[a] = append(asking[a], question{trees: uint8(k / 8)})
					}
					asking[a][len(asking[a])-1].leaves |= (1<<(leaves/2) - 1) << (k%8*8 + n*leaves)
				}
				node++
			}
		}
	}
	m.questions, m.asking = m.questions[:0], make([]uint16, 1, len(m.Weights)+1)
	for _, q := range asking {
		m.questions = append(m.questions, q...)
		m.asking = append(m.asking, uint16(len(m.questions)))
	}
}

// grown gives what the trees add for features. Most trees ask for nothing that
// is there: of those, the sum is known. Of the others each feature rules out
// leaves; the first that is left is the one that the answers lead to.
func (m *Model) grown(features []int32) float64 {
	var out [maxTrees / 8]uint64 // of reach, eight trees each
	for _, i := range features {
		for _, q := range m.questions[m.asking[i]:m.asking[i+1]] {
			out[q.trees] |= q.leaves
		}
	}
	sum := m.without
	for w, gone := range out[:len(m.more)] {
		if gone == 0 {
			continue
		}
		more := &m.more[w]
		for moved := gone & 0x0101010101010101; moved != 0; moved &= moved - 1 { // trees that lost their first leaf
			at := bits.TrailingZeros64(moved)
			sum += more[bits.TrailingZeros8(^uint8(gone>>at))][at/8]
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
