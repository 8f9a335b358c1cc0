package e2e

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	uploaders  = 10
	customers  = 1000
	linksAFile = 300
)

// overlapping is the file of uploader n. Three files link each customer, and mostly to different Sage
// customers; every file claims the same thirty of them for customers of its own; some rows complete what
// others began, and one names a customer that is not there.
func overlapping(n int) string {
	var text strings.Builder
	text.WriteString("CustomerId,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\n")
	for i := range linksAFile {
		c := (n*customers/uploaders + i) % customers
		id, account := "", fmt.Sprintf("A%04d%c", c, 'A'+n%3)
		switch {
		case i%10 == 0:
			account = fmt.Sprintf("SHARED%d", i/10)
		case i%3 == 0:
			account = fmt.Sprintf("B%04d", c)
			if n%2 == 0 {
				id = fmt.Sprint(5000 + c)
			}
		}
		fmt.Fprintf(&text, "C%04d,Acme UK,10,%s,%s\n", c, id, account)
	}
	fmt.Fprintf(&text, "X%04d,Acme UK,10,,NOBODY\n", n)
	return text.String()
}

// TestTenUploadsAtOnceAreTenUploadsInARow holds what people see who upload at the same time against what
// one person sees who uploads the same files in the order that the history tells.
func TestTenUploadsAtOnceAreTenUploadsInARow(t *testing.T) {
	c := newProcesses(t, customers)
	var others []*process
	for n := range uploaders {
		p := c.starts("upload", "--skip-rejected", "--json", "-")
		p.feed(overlapping(n))
		others = append(others, p)
	}
	seen := c.watch(others)
	reports := map[string]string{} // by the file's hash
	slowest := time.Duration(0)
	for n, p := range others {
		reports[hash(overlapping(n))] = c.wait(p)
		slowest = max(slowest, p.took)
	}
	t.Logf("the slowest of %d uploads took %v; meanwhile %d looked at each of list, export and history, and saw %d different lists", uploaders, slowest, len(seen.lists), len(slices.Compact(slices.Sorted(slices.Values(seen.lists)))))
	history := c.history()
	c.agree(history)
	order := oncePerChange(t, history, reports)
	inARow := replay(t, order, reports)
	if diff := cmp.Diff(inARow.lists[len(order)], c.runs("", "list", "--json")); diff != "" {
		t.Errorf("uploads in a row give other customers (-row +at once):\n%s", diff)
	}
	oneOfThese(t, "list", seen.lists, inARow.lists)
	oneOfThese(t, "export", seen.exports, inARow.exports)
	for _, earlier := range seen.histories {
		if end := history[max(0, len(history)-len(earlier)):]; !cmp.Equal(earlier, end) {
			t.Errorf("a history of %d entries is not how the last one began", len(earlier))
		}
	}
	if left := names(t, c.folder); !slices.Equal(left, []string{"site.db"}) {
		t.Errorf("the folder has %q", left)
	}
}

// oncePerChange checks that each upload that changed something is one entry of the history, with the
// counts that its report gave, and no other is. It returns the files' hashes, oldest entry first.
func oncePerChange(t *testing.T, history []historyEntry, reports map[string]string) (order []string) {
	t.Helper()
	for _, e := range slices.Backward(history) {
		if e.Kind != "upload" {
			continue
		}
		if _, known := reports[e.SHA256]; !known || slices.Contains(order, e.SHA256) {
			t.Errorf("entry %d is of no file of ours, or is a file's second one", e.Entry)
		}
		order = append(order, e.SHA256)
		report := decoded[struct{ Counts map[string]int }](t, reports[e.SHA256])
		if diff := cmp.Diff(report.Counts, e.Counts); diff != "" {
			t.Errorf("entry %d counts otherwise than the report (-report +history):\n%s", e.Entry, diff)
		}
	}
	for sum, text := range reports {
		report := decoded[struct {
			Counts  map[string]int
			Applied bool
		}](t, text)
		changed := report.Counts["new"]+report.Counts["changed"] > 0
		if changed != slices.Contains(order, sum) || !report.Applied {
			t.Errorf("an upload with the counts %v (applied: %v) is in the history: %v", report.Counts, report.Applied, !changed)
		}
	}
	return order
}

// A replayed is what list and export print before the first upload and after each.
type replayed struct{ lists, exports []string }

// replay uploads the files one after the other to a database of their own, and checks that each report is
// the one that was given at once.
func replay(t *testing.T, order []string, reports map[string]string) (r replayed) {
	t.Helper()
	files := map[string]string{}
	for n := range uploaders {
		files[hash(overlapping(n))] = overlapping(n)
	}
	c := newProcesses(t, customers)
	look := func() {
		r.lists = append(r.lists, c.runs("", "list", "--json"))
		r.exports = append(r.exports, c.runs("", "export", "--format", "csv", "-"))
	}
	look()
	for i, sum := range order {
		report := c.runs(files[sum], "upload", "--skip-rejected", "--json", "-")
		if diff := cmp.Diff(report, reports[sum]); diff != "" {
			t.Errorf("upload %d of the row reports otherwise (-row +at once):\n%s", i+1, diff)
		}
		look()
	}
	return r
}

// oneOfThese checks that whoever looked saw the data before or after a whole upload, never between.
func oneOfThese(t *testing.T, what string, seen, states []string) {
	t.Helper()
	for _, s := range seen {
		if !slices.Contains(states, s) {
			t.Errorf("a %s shows what was there neither before nor after any upload: %.300s", what, s)
		}
	}
}

// A sight is what three people saw who looked while others uploaded.
type sight struct {
	lists, exports []string
	histories      [][]historyEntry
}

// lookers is how many look at the same time at the list, as many at the export, and at the history.
const lookers = 3

// watch lets the others go and looks until they have ended.
func (c *processes) watch(others []*process) (s sight) {
	c.t.Helper()
	for lap := 0; lap == 0 || running(others); lap++ {
		var lists, exports, histories []*process
		for n := range lookers {
			lists = append(lists, c.starts("list", "--json"))
			exports = append(exports, c.starts("export", exportName(n)))
			histories = append(histories, c.starts("history", "--json"))
		}
		letGo(others)
		for n := range lookers {
			s.lists = append(s.lists, c.wait(lists[n]))
			c.wait(exports[n])
			s.exports = append(s.exports, c.taken(exportName(n)))
			s.histories = append(s.histories, decoded[[]historyEntry](c.t, c.wait(histories[n])))
		}
	}
	return s
}

func exportName(n int) string { return fmt.Sprintf("export-%d.csv", n) }

// letGo ends what processes read, so that they have their whole files, and race.
func letGo(list []*process) {
	for _, p := range list {
		_ = p.in.Close() // one that has ended reads no more
	}
}

// running reports whether any of the processes has not ended.
func running(list []*process) bool {
	return slices.ContainsFunc(list, func(p *process) bool {
		select {
		case <-p.ended:
			return false
		default:
			return true
		}
	})
}

// taken is what a file holds, which is removed.
func (c *processes) taken(name string) string {
	c.t.Helper()
	text, err := os.ReadFile(c.path(name))
	if err == nil {
		err = os.Remove(c.path(name))
	}
	if err != nil {
		c.t.Fatal(err)
	}
	return string(text)
}
