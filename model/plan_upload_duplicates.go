package model

// groupDuplicates compares the rows of each customer: if all have the same link, they are duplicates of the first; if
// not, all are rejected.
func (u *uploadPlanner) groupDuplicates() {
	for _, rows := range u.byCustomer() {
		first := u.plan.link(int(rows[0]))
		same := true
		for _, i := range rows[1:] {
			if same = u.plan.link(int(i)).Equal(first); !same {
				break
			}
			u.rows[i].first = rows[0]
		}
		if same {
			continue
		}
		for _, i := range rows {
			u.rows[i].first = i
			u.reject(int(i), ConflictingRows, u.whyConflicting(i, rows))
		}
	}
}

// byCustomer returns the pending rows of each customer that has several, by the customer's row in the snapshot and in
// the order of the file.
func (u *uploadPlanner) byCustomer() map[int32][]int32 {
	seen := make([]int32, u.snapshot.Len()) // by customer: 1 + its first row, 0 if it has none
	several := map[int32][]int32{}
	for i := range u.rows {
		r := &u.rows[i]
		if r.class != pending {
			continue
		}
		if seen[r.customer] == 0 {
			seen[r.customer] = int32(i) + 1
			continue
		}
		if several[r.customer] == nil {
			several[r.customer] = []int32{seen[r.customer] - 1}
		}
		several[r.customer] = append(several[r.customer], int32(i))
	}
	return several
}

// compareDuplicate rejects a duplicate of an accepted row that has another CustomerName: it is as much a sign of a
// shifted column as in any row.
func (u *uploadPlanner) compareDuplicate(i int) {
	if !u.plan.writes(int(u.rows[i].first)) {
		return
	}
	if why := u.whyNameDiffers(i, u.plan.before(i)); why != "" && !u.useAllowance(i, NameDiffers) {
		u.reject(i, NameDiffers, why)
	}
}
