package ui

import "dovetail/ui/job"

// record adds the filter in effect to the earlier ones.
func (f *filterLine) record() {
	f.earlier = job.MergeFilters([]string{f.good.String()}, f.earlier)
	f.recalled = 0
}

// recalls reports whether the keys move among the earlier filters: on an empty line, and while the recalled filter is as
// it was.
func (f *filterLine) recalls() bool {
	return f.Value() == "" || f.recalled > 0 && f.Value() == f.earlier[f.recalled-1]
}

// recall shows the next older filter, or with -1 the next newer one, after the newest the empty line. It returns a
// notice if there is none, and reports whether the query changed.
func (f *filterLine) recall(by int) (notice string, changed bool) {
	if f.Value() == "" {
		f.recalled = 0
	}
	switch to := f.recalled + by; {
	case len(f.earlier) == 0:
		return "there is no earlier filter yet", false
	case to > len(f.earlier):
		return "that is the oldest of the earlier filters", false
	case to <= 0:
		f.recalled = 0
		f.SetValue("")
	default:
		f.recalled = to
		f.SetValue(f.earlier[to-1])
	}
	f.at = 0
	f.CursorEnd()
	return "", f.read(false)
}
