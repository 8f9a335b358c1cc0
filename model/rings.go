package model

import "iter"

// rings is a union-find structure: disjoint sets of the numbers from 0, whose members can also be listed, as each set is
// a circular list. The lowest member of a set is its root. After flatten, until the next join, root is an array access
// and goroutines can read concurrently.
type rings struct {
	parent []int32 // by member: one nearer to the root; the root is its own parent
	next   []int32 // by member: the next of its set, in a circle
}

// newRings returns n sets of one member each.
func newRings(n int) rings {
	r := rings{make([]int32, n), make([]int32, n)}
	for i := range r.parent {
		r.parent[i], r.next[i] = int32(i), int32(i)
	}
	return r
}

// add adds a set of one member and returns the member.
func (r *rings) add() int32 {
	n := int32(len(r.parent))
	r.parent, r.next = append(r.parent, n), append(r.next, n)
	return n
}

// root returns the root of the set of i. It must be called after flatten only.
func (r *rings) root(i int32) int32 { return r.parent[i] }

// flatten makes the root the parent of every member.
func (r *rings) flatten() {
	for i, p := range r.parent {
		r.parent[i] = r.parent[p]
	}
}

// find returns the root of the set of i between joins. It halves the path (every second member gets a nearer parent), so
// that paths stay short.
func (r *rings) find(i int32) int32 {
	for r.parent[i] != i {
		r.parent[i] = r.parent[r.parent[i]]
		i = r.parent[i]
	}
	return i
}

// join unites the sets of i and j.
func (r *rings) join(i, j int32) {
	a, b := r.find(i), r.find(j)
	if a == b {
		return
	}
	r.parent[max(a, b)] = min(a, b)
	r.next[a], r.next[b] = r.next[b], r.next[a]
}

// ring returns the members of the set of i, i first.
func (r *rings) ring(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for j := i; yield(j); {
			if j = r.next[j]; j == i {
				return
			}
		}
	}
}
