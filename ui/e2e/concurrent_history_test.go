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

// A historyEntry is what history --json tells of an entry.
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

// history is the whole history, newest first.
func (c *processes) history() []historyEntry {
	c.t.Helper()
	return decoded[[]historyEntry](c.t, c.runs("", "history", "--json"))
}

// decoded is a JSON text as a value.
func decoded[T any](t *testing.T, text string) (value T) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v: %.200s", err, text)
	}
	return value
}

// hash is the SHA-256 of a file's text, as the history has it.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// entriesOf are the entries that uploaded a file.
func entriesOf(history []historyEntry, file string) []historyEntry {
	return slices.DeleteFunc(slices.Clone(history), func(e historyEntry) bool { return e.SHA256 != hash(file) })
}

// agree checks that the history tells how the customers became what they are: its entries have no gap,
// what each one found is what the one before it left, and the last one left what list shows. And no two
// customers hold one Sage customer.
func (c *processes) agree(history []historyEntry) {
	c.t.Helper()
	customers := map[string]map[string]string{}
	for n, e := range slices.Backward(history) {
		if want := uint64(len(history) - n); e.Entry != want {
			c.t.Fatalf("entry %d stands where %d belongs", e.Entry, want)
		}
		for _, change := range e.Changes {
			if diff := cmp.Diff(customers[change.CustomerID], change.Before); diff != "" {
				c.t.Fatalf("entry %d found another customer %s than was left (-left +found):\n%s", e.Entry, change.CustomerID, diff)
			}
			customers[change.CustomerID] = change.After
		}
	}
	listed := map[string]map[string]string{}
	for _, customer := range decoded[[]map[string]string](c.t, c.runs("", "list", "--json")) {
		delete(customer, "NextSync") // derived, so that the history does not have it
		listed[customer["CustomerId"]] = customer
	}
	if diff := cmp.Diff(customers, listed); diff != "" {
		c.t.Fatalf("the list is not what the history made (-history +list):\n%s", diff)
	}
	heldOnce(c.t, listed)
}

// heldOnce checks that no two customers hold one Sage customer.
func heldOnce(t *testing.T, customers map[string]map[string]string) {
	t.Helper()
	holders := map[[4]string]string{}
	for id, customer := range customers {
		for _, key := range []string{"SageCustomerId", "SageAccountNumber"} {
			if customer[key] == "" {
				continue
			}
			sage := [4]string{customer["SageSiteId"], customer["SageCompanyName"], key, strings.ToLower(customer[key])}
			if other := holders[sage]; other != "" {
				t.Errorf("%s and %s both hold %q", other, id, sage)
			}
			holders[sage] = id
		}
	}
}
