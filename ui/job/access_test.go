package job

import (
	"errors"
	"testing"

	"dovetail/model"
	"dovetail/storage"
)

func TestNoAccessNamesTheUsersToAsk(t *testing.T) {
	for _, test := range []struct {
		name string
		ask  []string
		want string
	}{
		{"one", []string{"ann"}, "eve has no settings access to this database; ask ann, who can run: dovetail access grant eve"},
		{"several", []string{"ann", "bob"}, "eve has no settings access to this database; ask ann or bob, who can run: dovetail access grant eve"},
		{"no user", nil, "eve has no settings access to this database, and no user has"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := (&NoAccess{"eve", test.ask}).Error(); got != test.want {
				t.Errorf("got %s\nwant %s", got, test.want)
			}
		})
	}
}

// eve can open the file, but is not on the access list.
func TestWithoutAccessNothingIsWritten(t *testing.T) {
	ann := newSession(t, "ann")
	mustLink(t, ann, "C3", "X3")
	eve := &Session{DB: ann.DB, User: "eve", Now: ann.Now}
	entry, err := ann.LastEntry(t.Context(), false)
	mustDo(t, err)
	undo, err := eve.PlanUndo(t.Context(), entry, nil)
	mustDo(t, err)
	p := pastedPreview(t, eve, "C1=X1")
	list := sagePreview(t, eve, site10, "A1 1 Alpha")
	rejected := []model.RejectedSuggestion{{CustomerID: "C1", Link: model.Link{Company: site10, Account: "A1"}}}
	for _, test := range []struct {
		name string
		does func() error
	}{
		{"a check", func() error { return eve.Authorize(t.Context()) }},
		{"an upload", func() error { _, err := eve.Apply(t.Context(), p, nil, nil); return err }},
		{"an unlink", func() error { return eve.Unlink(t.Context(), "C3", false, "") }},
		{"a company", func() error { return eve.AddCompany(t.Context(), model.Company{Site: "20", Name: "Evil"}) }},
		{"a customer list", func() error { _, err := eve.ApplySage(t.Context(), list, nil, nil); return err }},
		{"a rejected suggestion", func() error { return eve.RejectSuggestions(t.Context(), rejected) }},
		{"a restored suggestion", func() error { return eve.RestoreSuggestions(t.Context(), rejected) }},
		{"all suggestions restored", func() error { return eve.RestoreAllSuggestions(t.Context()) }},
		{"an undo", func() error { _, err := eve.Undo(t.Context(), undo, nil); return err }},
		{"a grant", func() error { return eve.Grant(t.Context(), "eve") }},
		{"a revoke", func() error { return eve.Revoke(t.Context(), "ann") }},
	} {
		t.Run(test.name, func(t *testing.T) {
			denied, ok := errors.AsType[*NoAccess](test.does())
			if !ok || denied.User != "eve" || len(denied.Ask) != 1 || denied.Ask[0] != "ann" {
				t.Errorf("got %v", denied)
			}
		})
	}
	wantLinks(t, ann, "C3=X3")
}

// Access ends while a session is open, too.
func TestGrantAndRevoke(t *testing.T) {
	ann := newSession(t, "ann")
	bob := sessionOf(t, ann, "bob")
	if users, err := bob.Users(t.Context()); err != nil || len(users) != 2 {
		t.Fatalf("%q, %v", users, err)
	}
	p := pastedPreview(t, bob, "C1=X1")
	mustDo(t, ann.Revoke(t.Context(), "bob"))
	if _, err := bob.Apply(t.Context(), p, nil, nil); !errors.As(err, new(*NoAccess)) {
		t.Errorf("got %v", err)
	}
	wantLinks(t, ann)
	if err := ann.Revoke(t.Context(), "ann"); !errors.Is(err, storage.ErrLastUser) {
		t.Errorf("the last user: %v", err)
	}
	mustDo(t, ann.Authorize(t.Context()))
}
