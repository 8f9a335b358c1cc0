package cli

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// newFilledShell returns a shell with four customers: C1 is synced, C2 linked, C3 and C4 are not linked.
func newFilledShell(t *testing.T) *shell {
	t.Helper()
	s := newShell(t)
	s.load("CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber",
		"C1,Brighton Roofing,Yes,Acme UK,10,721,BRIG0721",
		"C2,Harbour Dental,No,Acme UK,10,,HARB001",
		"C3,Ember Foods,No,,,,",
		"C4,Raven Motors,No,,,,")
	return s
}

// decodedReport is the JSON object of upload --json.
type decodedReport struct {
	Sheet          *string
	HeaderRow      int
	IgnoredColumns []string
	Counts         map[string]int
	Rows           []map[string]any
	Applied        bool
}

// decodeReport decodes the output of upload --json, and also returns its keys.
func decodeReport(t *testing.T, text string) (answer decodedReport, keys []string) {
	t.Helper()
	var object map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &object); err != nil {
		t.Fatalf("not one object: %v: %s", err, text)
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	return answer, slices.Sorted(maps.Keys(object))
}

const jsonLinks = `Notes
Layer's,own,title,row
CustomerId,SageCompanyName,SageSiteId,SageAccountNumber,Notes
C3,Acme UK,10,EMBE001,a
C4,,,,b
C2,Acme UK,10,HARB001,c
C9,Acme UK,10,NOBO001,d
`

func TestUploadJSON(t *testing.T) {
	for name, c := range map[string]struct {
		flags   []string
		code    int
		applied bool
		rows    []string
	}{
		"a dry run has every row":                {[]string{"--dry-run"}, exitRejected, false, []string{"new", "not-filled-in", "unchanged", "rejected"}},
		"a refused upload has the rejected ones": {nil, exitRejected, false, []string{"rejected"}},
		"an upload without the rejected ones":    {[]string{"--skip-rejected"}, exitRejected, true, []string{"rejected"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newFilledShell(t)
			got := s.run(append([]string{"upload", "--json", s.writeFile("links.csv", jsonLinks)}, c.flags...)...)
			if got.code != c.code || got.err != "" {
				t.Errorf("exit code %d, want %d: %s", got.code, c.code, got.err)
			}
			answer, keys := decodeReport(t, got.out)
			for _, key := range []string{"sheet", "headerRow", "ignoredColumns", "counts", "rows", "applied"} {
				if !slices.Contains(keys, key) {
					t.Errorf("the key %s is missing in %v", key, keys)
				}
			}
			want := decodedReport{
				Sheet: new(string), HeaderRow: 3, IgnoredColumns: []string{"Notes"}, Applied: c.applied, Rows: answer.Rows,
				Counts: map[string]int{"new": 1, "changed": 0, "unchanged": 1, "not-filled-in": 1, "rejected": 1},
			}
			if diff := cmp.Diff(want, answer); diff != "" {
				t.Errorf("mismatch (-want +got):\n%s", diff)
			}
			var classes []string
			for _, row := range answer.Rows {
				classes = append(classes, fmt.Sprint(row["class"]))
			}
			if diff := cmp.Diff(c.rows, classes); diff != "" {
				t.Errorf("classes of the rows (-want +got):\n%s", diff)
			}
		})
	}
}

func TestUploadJSONHasReasonOfRejectedRow(t *testing.T) {
	s := newFilledShell(t)
	answer, _ := decodeReport(t, s.run("upload", "--json", s.writeFile("links.csv", jsonLinks)).out)
	reason, _ := answer.Rows[0]["reason"].(string)
	want := []map[string]any{{"row": 7.0, "customerId": "C9", "class": "rejected", "code": "unknown-customer", "reason": reason}}
	if diff := cmp.Diff(want, answer.Rows); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
	if !strings.Contains(reason, "no Layer customer C9") {
		t.Errorf("reason %q", reason)
	}
}

func TestUploadJSONOfUnmodifiedExport(t *testing.T) {
	s := newFilledShell(t)
	s.mustRun("export", s.path("all.xlsx"))
	answer, _ := decodeReport(t, s.mustRun("upload", "--json", s.path("all.xlsx")))
	if *answer.Sheet != "Customers" || answer.HeaderRow != 1 || len(answer.Rows) != 0 || answer.Rows == nil || answer.IgnoredColumns == nil {
		t.Errorf("got %+v; an empty list must not be null", answer)
	}
	want := map[string]int{"new": 0, "changed": 0, "unchanged": 2, "not-filled-in": 2, "rejected": 0}
	if diff := cmp.Diff(want, answer.Counts); diff != "" {
		t.Errorf("mismatch (-want +got):\n%s", diff)
	}
}

func TestListJSONHasOnlyStrings(t *testing.T) {
	s := newFilledShell(t)
	var list []map[string]string // fails on any value that is not text
	if err := json.Unmarshal([]byte(s.mustRun("list", "--json", "--sort", "name")), &list); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"CustomerId": "C1", "CustomerName": "Brighton Roofing", "Synced": "Yes", "SageCompanyName": "Acme UK",
		"SageSiteId": "10", "SageCustomerId": "721", "SageAccountNumber": "BRIG0721", "NextSync": "update",
		"Postcode": "", "Telephone": "", "Email": "", "Website": "", "VATNumber": "",
	}
	if diff := cmp.Diff(want, list[0]); diff != "" || len(list) != 4 {
		t.Errorf("%d customers, mismatch (-want +got):\n%s", len(list), diff)
	}
}

func TestControlCharactersAreEscaped(t *testing.T) {
	const hostile = "C3\x1b[2J\u202e\u009b31m"
	s := newFilledShell(t)
	links := s.writeFile("links.csv", "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\n"+hostile+",Acme UK,10,X1\n")
	for name, args := range map[string][]string{"report": {"upload", links}, "JSON": {"upload", "--json", links}} {
		t.Run(name, func(t *testing.T) {
			got := s.run(args...)
			if got.code != exitRejected || strings.ContainsAny(got.out+got.err, "\x1b\u202e\u009b") {
				t.Errorf("exit code %d, output %q%q", got.code, got.out, got.err)
			}
		})
	}
	answer, _ := decodeReport(t, s.run("upload", "--json", links).out)
	if id := answer.Rows[0]["customerId"]; id != hostile {
		t.Errorf("JSON has %q, want %q", id, hostile)
	}
}

func TestRows(t *testing.T) {
	for n, want := range map[int]string{0: "0 rows", 1: "1 row", 2: "2 rows", 999: "999 rows", 1000: "1,000 rows", 1048575: "1,048,575 rows"} {
		if got := rows(n); got != want {
			t.Errorf("rows(%d) = %q, want %q", n, got, want)
		}
	}
}
