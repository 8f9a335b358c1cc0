package model

// groupDuplicates compares the rows of each customer: rows that say the same are repeats of the first,
// rows that do not are all rejected.
func (u *uploader) groupDuplicates() {
	for _, group := range u.byCustomer() {
		first := u.link(int(group[0]))
		same := true
		for _, i := range group[1:] {
			if same = u.link(int(i)).Equal(first); !same {
				break
			}
			u.rows[i].first = group[0]
		}
		if same {
			continue
		}
		for _, i := range group {
			u.rows[i].first = i
			u.reject(int(i), ConflictingRows, u.whyConflicting(i, group))
		}
	}
}

// byCustomer are the pending rows of each customer that has several, in the order of the file.
func (u *uploader) byCustomer() map[int32][]int32 {
	seen := make([]int32, u.Snapshot.Len()) // by customer: its first row + 1
	groups := map[int32][]int32{}
	for i := range u.rows {
		r := &u.rows[i]
		if r.class != pending {
			continue
		}
		if seen[r.customer] == 0 {
			seen[r.customer] = int32(i) + 1
			continue
		}
		if groups[r.customer] == nil {
			groups[r.customer] = []int32{seen[r.customer] - 1}
		}
		groups[r.customer] = append(groups[r.customer], int32(i))
	}
	return groups
}

// repeats reports whether the row only repeats an earlier one.
func (p *Plan) repeats(i int) bool { return int(p.rows[i].first) != i }

// finishRepeat rejects a row that says what an accepted row says, but under another name: it is a sign of
// a shifted column as much as any.
func (u *uploader) finishRepeat(i int) {
	if !u.writes(int(u.rows[i].first)) {
		return
	}
	if why := u.whyNameDiffers(i, u.before(i)); why != "" && !u.isAllowed(i, NameDiffers) {
		u.reject(i, NameDiffers, why)
	}
}

// resolveDuplicates gives the repeats of a row its rejection; other repeats change nothing.
func (p *Plan) resolveDuplicates() {
	for i := range p.rows {
		r := &p.rows[i]
		if r.class != pending {
			continue
		}
		first := &p.rows[r.first]
		if first.class == Rejected {
			p.reject(i, first.fault, first.why)
			continue
		}
		r.class = Unchanged
	}
}
