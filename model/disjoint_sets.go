package model

import "iter"

// disjointSets is a union-find structure: disjoint sets of the numbers from 0, whose members can also be listed, as each
// set is a circular list. The lowest member of a set is its root. From flatten until the next join, root is an array
// access and goroutines can read concurrently.
type disjointSets struct {
	parent []int32 // by member: a member nearer to the root; the root is its own parent
	next   []int32 // by member: the next one of its set; the last is followed by the first
}

// newDisjointSets returns n sets of one member each.
func newDisjointSets(n int) disjointSets {
	d := disjointSets{make([]int32, n), make([]int32, n)}
	for i := range d.parent {
		d.parent[i], d.next[i] = int32(i), int32(i)
	}
	return d
}

// len returns the number of members of all sets.
func (d *disjointSets) len() int { return len(d.parent) }

// add adds a set of one member and returns the member.
func (d *disjointSets) add() int32 {
	n := int32(len(d.parent))
	d.parent, d.next = append(d.parent, n), append(d.next, n)
	return n
}

// root returns the root of the set of i, provided that no sets were joined since flatten, or ever. A set added since is
// its own root.
func (d *disjointSets) root(i int32) int32 { return d.parent[i] }

// flatten makes the root the parent of every member.
func (d *disjointSets) flatten() {
	for i, p := range d.parent {
		d.parent[i] = d.parent[p]
	}
}

// find returns the root of the set of i, also if sets were joined since flatten. It halves the path (every second
// member gets a nearer parent), so that paths stay short.
func (d *disjointSets) find(i int32) int32 {
	for d.parent[i] != i {
		d.parent[i] = d.parent[d.parent[i]]
		i = d.parent[i]
	}
	return i
}

// join unites the sets of i and j.
func (d *disjointSets) join(i, j int32) {
	a, b := d.find(i), d.find(j)
	if a == b {
		return
	}
	d.parent[max(a, b)] = min(a, b)
	d.next[a], d.next[b] = d.next[b], d.next[a]
}

// members returns the members of the set of i, i first.
func (d *disjointSets) members(i int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for j := i; yield(j); {
			if j = d.next[j]; j == i {
				return
			}
		}
	}
}
