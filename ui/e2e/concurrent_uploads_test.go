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
	uploaders    = 10
	customers    = 1000
	linksPerFile = 300
)

// overlappingFile returns the upload of uploader n. Each customer is linked by three files, mostly to
// different Sage customers; all files claim the same thirty Sage customers, each for other customers; some
// rows complete the link of another file, and one names a customer that does not exist.
func overlappingFile(n int) string {
	var text strings.Builder
	text.WriteString("CustomerId,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\n")
	for i := range linksPerFile {
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
	fmt.Fprintf(&text, "X%04d,Acme UK,10,,NONE\n", n)
	return text.String()
}

// TestConcurrentUploadsEqualSequential compares what concurrent uploads print, and what concurrent reads
// see, with the same uploads one after the other, in the order of the history.
func TestConcurrentUploadsEqualSequential(t *testing.T) {
	ps := newProcesses(t, customers)
	var uploads []*process
	for n := range uploaders {
		p := ps.start("upload", "--skip-rejected", "--json", "-")
		p.feed(overlappingFile(n))
		uploads = append(uploads, p)
	}
	seen := ps.observe(uploads)
	reports := map[string]string{} // by the file's hash
	slowest := time.Duration(0)
	for n, p := range uploads {
		reports[hash(overlappingFile(n))] = ps.wait(p)
		slowest = max(slowest, p.elapsed)
	}
	t.Logf("the slowest of %d uploads took %v; of %d lists printed meanwhile %d differ",
		uploaders, slowest, len(seen.lists), len(slices.Compact(slices.Sorted(slices.Values(seen.lists)))))
	history := ps.history()
	ps.checkHistory(history)
	order := checkEntries(t, history, reports)
	sequential := replay(t, order, reports)
	if diff := cmp.Diff(sequential.lists[len(order)], ps.run("", "list", "--json")); diff != "" {
		t.Errorf("sequential uploads lead to other customers (-sequential +concurrent):\n%s", diff)
	}
	checkStates(t, "list", seen.lists, sequential.lists)
	checkStates(t, "export", seen.exports, sequential.exports)
	for _, earlier := range seen.histories {
		if end := history[max(0, len(history)-len(earlier)):]; !cmp.Equal(earlier, end) {
			t.Errorf("a history of %d entries is not the beginning of the last one", len(earlier))
		}
	}
	if left := fileNames(t, ps.folder); !slices.Equal(left, databaseFiles) {
		t.Errorf("the folder contains %q, want the database and its backups", left)
	}
}

// checkEntries checks that the history has one entry for each upload that changed something, with the counts
// of its report, and no other. It returns the hashes of the files, oldest entry first.
func checkEntries(t *testing.T, history []historyEntry, reports map[string]string) (order []string) {
	t.Helper()
	for _, e := range slices.Backward(history) {
		if e.Kind != "upload" {
			continue
		}
		if _, known := reports[e.SHA256]; !known || slices.Contains(order, e.SHA256) {
			t.Errorf("entry %d is the second one of its file, or of an unknown file", e.Entry)
		}
		order = append(order, e.SHA256)
		report := decodeJSON[struct{ Counts map[string]int }](t, reports[e.SHA256])
		if diff := cmp.Diff(report.Counts, e.Counts); diff != "" {
			t.Errorf("entry %d has other counts than the report (-report +history):\n%s", e.Entry, diff)
		}
	}
	for sum, text := range reports {
		report := decodeJSON[struct {
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

// states is what list and export print before the first upload and after each.
type states struct{ lists, exports []string }

// replay uploads the files one after the other to another database, and checks that each report is that of
// the concurrent upload.
func replay(t *testing.T, order []string, reports map[string]string) (s states) {
	t.Helper()
	files := map[string]string{}
	for n := range uploaders {
		files[hash(overlappingFile(n))] = overlappingFile(n)
	}
	ps := newProcesses(t, customers)
	record := func() {
		s.lists = append(s.lists, ps.run("", "list", "--json"))
		s.exports = append(s.exports, ps.run("", "export", "--format", "csv", "-"))
	}
	record()
	for i, sum := range order {
		report := ps.run(files[sum], "upload", "--skip-rejected", "--json", "-")
		if diff := cmp.Diff(report, reports[sum]); diff != "" {
			t.Errorf("upload %d reports otherwise (-sequential +concurrent):\n%s", i+1, diff)
		}
		record()
	}
	return s
}

// checkStates checks that each read saw the data before or after a whole upload, never in between.
func checkStates(t *testing.T, command string, seen, states []string) {
	t.Helper()
	for _, s := range seen {
		if !slices.Contains(states, s) {
			t.Errorf("%s shows a state that is neither before nor after an upload: %.300s", command, s)
		}
	}
}

// observations is what commands printed during the uploads.
type observations struct {
	states
	histories [][]historyEntry
}

// readers is how many processes run list at the same time, how many export, and how many history.
const readers = 3

// observe starts the uploads, and reads the database until they have ended.
func (ps *processes) observe(uploads []*process) (seen observations) {
	ps.t.Helper()
	for lap := 0; lap == 0 || anyRunning(uploads); lap++ {
		var lists, exports, histories []*process
		for n := range readers {
			lists = append(lists, ps.start("list", "--json"))
			exports = append(exports, ps.start("export", exportName(n)))
			histories = append(histories, ps.start("history", "--json"))
		}
		closeInputs(uploads)
		for n := range readers {
			seen.lists = append(seen.lists, ps.wait(lists[n]))
			ps.wait(exports[n])
			seen.exports = append(seen.exports, ps.readAndRemove(exportName(n)))
			seen.histories = append(seen.histories, decodeJSON[[]historyEntry](ps.t, ps.wait(histories[n])))
		}
	}
	return seen
}

func exportName(n int) string { return fmt.Sprintf("export-%d.csv", n) }

// closeInputs closes the standard input of processes, which have waited for its end and now work at the
// same time.
func closeInputs(list []*process) {
	for _, p := range list {
		_ = p.in.Close() // it may be closed already
	}
}

// anyRunning reports whether any of the processes has not ended.
func anyRunning(list []*process) bool {
	return slices.ContainsFunc(list, func(p *process) bool {
		select {
		case <-p.ended:
			return false
		default:
			return true
		}
	})
}

// readAndRemove returns the text of a file, and removes the file.
func (ps *processes) readAndRemove(name string) string {
	ps.t.Helper()
	text, err := os.ReadFile(ps.path(name))
	if err == nil {
		err = os.Remove(ps.path(name))
	}
	if err != nil {
		ps.t.Fatal(err)
	}
	return string(text)
}
