package model

import "iter"

// rings are disjoint sets of numbers from 0. The lowest member of a set is its root, and a set can be walked from
// any of its members. Once it is flat, and as long as nothing is joined, many goroutines can read it.
type rings struct {
	parent []int32 // towards the root, which is its own parent
	next   []int32 // the set's members, in a circle
}

func newRings(n int) rings {
	r := rings{make([]int32, n), make([]int32, n)}
	for i := range r.parent {
		r.parent[i], r.next[i] = int32(i), int32(i)
	}
	return r
}

// add adds a set of one and returns its member.
func (r *rings) add() int32 {
	n := int32(len(r.parent))
	r.parent, r.next = append(r.parent, n), append(r.next, n)
	return n
}

// root returns the root of the set of i; the sets are flat.
func (r *rings) root(i int32) int32 { return r.parent[i] }

// flatten lets every member know its root.
func (r *rings) flatten() {
	for i, p := range r.parent {
		r.parent[i] = r.parent[p]
	}
}

// find returns the root of the set of i while sets are joined. It halves the way there, so that it stays short.
func (r *rings) find(i int32) int32 {
	for r.parent[i] != i {
		r.parent[i] = r.parent[r.parent[i]]
		i = r.parent[i]
	}
	return i
}

// join makes one set of the sets of i and j.
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
