package job

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dovetail/model"
	"dovetail/storage"
)

// sessionOf returns another user's session on the same database.
func sessionOf(t *testing.T, s *Session, user string) *Session {
	t.Helper()
	mustDo(t, s.Grant(t.Context(), user))
	store, ok := s.DB.(*storage.Store)
	if !ok {
		t.Fatal("the session does not use a file")
	}
	return &Session{DB: storage.Open(store.Path()), User: user, Now: s.Now}
}

// mustLink links a customer by hand.
func mustLink(t *testing.T, s *Session, id, account string) {
	t.Helper()
	anyAccount := model.Allowance{All: model.Faults(0).With(model.UnknownAccount).With(model.NamesUnlike)} // where there is a list
	p, err := s.PlanLink(t.Context(), id, model.Link{Company: site10, Account: account}, anyAccount, "")
	mustDo(t, err)
	done, err := s.Apply(t.Context(), p, nil, nil)
	if err != nil || done.Wrote != 1 {
		t.Fatalf("link %s=%s: %d written, %v", id, account, done.Wrote, err)
	}
}

// wantLinks checks all links, such as C1=X1, in the order of the customers.
func wantLinks(t *testing.T, s *Session, want ...string) {
	t.Helper()
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	var got []string
	for _, c := range now.All() {
		if !c.Link.IsZero() {
			got = append(got, c.ID+"="+c.Link.ShortName())
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the links are %q, want %q", got, want)
	}
}

// pastedPreview returns the preview of pasted links such as C1=X1.
func pastedPreview(t *testing.T, s *Session, links ...string) *Preview {
	t.Helper()
	var text strings.Builder
	text.WriteString("CustomerId\tSageCompanyName\tSageSiteId\tSageAccountNumber\n")
	for _, link := range links {
		id, account, _ := strings.Cut(link, "=")
		fmt.Fprintf(&text, "%s\tAcme UK\t10\t%s\n", id, account)
	}
	source, err := OpenPaste(text.String())
	mustOpen(t, source, err)
	p, err := s.Preview(t.Context(), Request{Kind: model.ForUpload, Source: source}, nil)
	mustDo(t, err)
	return p
}

// interruptedDatabase is a database that other sessions change between any two transactions. done holds the names of
// the transactions.
type interruptedDatabase struct {
	Database
	between func(before string) // called before each transaction with its name, and after each with ""
	done    []string
}

func (b *interruptedDatabase) Snapshot(ctx context.Context, previous *model.Snapshot) (*model.Snapshot, error) {
	b.between("snapshot")
	b.done = append(b.done, "snapshot")
	defer b.between("")
	return b.Database.Snapshot(ctx, previous)
}

func (b *interruptedDatabase) Apply(ctx context.Context, batch model.Batch) (uint64, error) {
	b.between("apply")
	b.done = append(b.done, "apply")
	defer b.between("")
	return b.Database.Apply(ctx, batch)
}

func (b *interruptedDatabase) Changes(ctx context.Context, number uint64) ([]model.Change, error) {
	b.between("changes")
	b.done = append(b.done, "changes")
	defer b.between("")
	return b.Database.Changes(ctx, number)
}

// interrupt calls act once, before the nth transaction with a name.
func interrupt(s *Session, before string, nth int, act func()) {
	s.DB = &interruptedDatabase{Database: s.DB, between: func(name string) {
		if name == before {
			if nth--; nth == 0 {
				act()
			}
		}
	}}
}
