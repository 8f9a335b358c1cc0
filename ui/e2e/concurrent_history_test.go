package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// historyEntry is an entry as history --json prints it.
type historyEntry struct {
	Entry   uint64
	When    string
	Kind    string
	SHA256  string
	Counts  map[string]int
	Changes []struct {
		CustomerID    string
		Before, After map[string]string
	}
}

// history returns the whole history, newest first.
func (ps *processes) history() []historyEntry {
	ps.t.Helper()
	return decodeJSON[[]historyEntry](ps.t, ps.run("", "history", "--json"))
}

// decodeJSON returns the value of a JSON text.
func decodeJSON[T any](t *testing.T, text string) (value T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
	return value
}

// hash returns the SHA-256 of the text of a file, as the history has it.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// entriesOf returns the entries that uploaded a file with this text.
func entriesOf(history []historyEntry, file string) []historyEntry {
	return slices.DeleteFunc(slices.Clone(history), func(e historyEntry) bool { return e.SHA256 != hash(file) })
}

// checkHistory checks that the history explains the customers: its entries have no gap, each one changes what
// the one before it left, and the last one leaves what list shows. And no two customers have the same Sage
// customer.
func (ps *processes) checkHistory(history []historyEntry) {
	ps.t.Helper()
	customers := map[string]map[string]string{}
	for n, e := range slices.Backward(history) {
		if want := uint64(len(history) - n); e.Entry != want {
			ps.t.Fatalf("entry %d is in the place of entry %d", e.Entry, want)
		}
		for _, change := range e.Changes {
			if diff := cmp.Diff(customers[change.CustomerID], change.Before); diff != "" {
				ps.t.Fatalf("entry %d changes another customer %s than the entries before it left (-left +before):\n%s", e.Entry, change.CustomerID, diff)
			}
			customers[change.CustomerID] = change.After
		}
	}
	listed := map[string]map[string]string{}
	for _, customer := range decodeJSON[[]map[string]string](ps.t, ps.run("", "list", "--json")) {
		delete(customer, "NextSync") // derived, so the history does not have it
		listed[customer["CustomerId"]] = customer
	}
	if diff := cmp.Diff(customers, listed); diff != "" {
		ps.t.Fatalf("list does not show what the history leads to (-history +list):\n%s", diff)
	}
	checkNoneShared(ps.t, listed)
}

// checkNoneShared checks that no two customers are linked to the same Sage customer.
func checkNoneShared(t *testing.T, customers map[string]map[string]string) {
	t.Helper()
	holders := map[[4]string]string{}
	for id, customer := range customers {
		for _, key := range []string{"SageCustomerId", "SageAccountNumber"} {
			if customer[key] == "" {
				continue
			}
			sage := [4]string{customer["SageSiteId"], customer["SageCompanyName"], key, strings.ToLower(customer[key])}
			if other := holders[sage]; other != "" {
				t.Errorf("%s and %s are both linked to %q", other, id, sage)
			}
			holders[sage] = id
		}
	}
}
