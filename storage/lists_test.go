package storage

import (
	"errors"
	"fmt"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
	"dovetail/model/modeltest"
)

// listed returns n Sage customers from number first.
func listed(first, n int) (list []model.SageCustomer) {
	for i := range n {
		list = append(list, model.SageCustomer{Account: fmt.Sprintf("A%05d", first+i), ID: fmt.Sprint(first + i), Name: fmt.Sprint("Customer ", first+i)})
	}
	return list
}

// setList returns a batch that gives a company a list.
func setList(c model.Company, customers []model.SageCustomer) model.Batch {
	return model.Batch{Lists: []model.ListEdit{{Company: c, Customers: customers}}, Entry: model.Entry{Kind: model.EntrySage}}
}

// restoreList returns a batch that makes an earlier list of a company current.
func restoreList(c model.Company, version uint64) model.Batch {
	return model.Batch{Lists: []model.ListEdit{{Company: c, Version: version}}}
}

// listsOf returns the lists of a snapshot by the numbers of their companies.
func listsOf(s *model.Snapshot) map[uint32][]model.SageCustomer {
	lists := map[uint32][]model.SageCustomer{}
	for n := range uint32(100) {
		list := s.SageListAt(n)
		if list == nil {
			continue
		}
		for i := range list.Len() {
			lists[n] = append(lists[n], list.At(i))
		}
	}
	return lists
}

// newestEntry returns the newest entry of the history.
func newestEntry(t *testing.T, s *Store) model.Entry {
	t.Helper()
	entries, err := s.History(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	return entries[0]
}

func TestListIsStoredAsAWholeAndReplaced(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme, emea}})
	mustApply(t, s, setList(acme, listed(0, 1000)))
	mustApply(t, s, setList(emea, listed(5, 3)))
	equal(t, "lists", listsOf(mustSnapshot(t, s, nil)), map[uint32][]model.SageCustomer{1: listed(0, 1000), 2: listed(5, 3)})
	mustApply(t, s, setList(acme, listed(1, 2)))
	snapshot := mustSnapshot(t, s, nil)
	equal(t, "lists", listsOf(snapshot), map[uint32][]model.SageCustomer{1: listed(1, 2), 2: listed(5, 3)})
	equal(t, "version", snapshot.SageList(acme).Version(), uint64(4))
	equal(t, "the entry", newestEntry(t, s).Lists, []model.ListChange{{Company: acme, Number: 1, Before: 2, After: 4}})
}

func TestEveryFieldOfAListIsStored(t *testing.T) {
	for i, path := range modeltest.Fields[model.SageCustomer]() {
		want := modeltest.With(model.SageCustomer{Account: "A"}, modeltest.Filled[model.SageCustomer](i%4), path)
		got, err := decodeList(encodeList(1, 2, []model.SageCustomer{want}))
		if err != nil {
			t.Fatal(err)
		}
		equal(t, path, got, []model.SageCustomer{want})
	}
}

func TestEarlierListIsMadeCurrentAgain(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme, emea}})
	mustApply(t, s, setList(acme, listed(0, 300)))
	mustApply(t, s, setList(acme, listed(100, 300)))
	mustApply(t, s, restoreList(acme, 2))
	equal(t, "lists", listsOf(mustSnapshot(t, s, nil)), map[uint32][]model.SageCustomer{1: listed(0, 300)})
	mustApply(t, s, restoreList(acme, 0))
	equal(t, "lists", listsOf(mustSnapshot(t, s, nil)), map[uint32][]model.SageCustomer{})
	equal(t, "the entry", newestEntry(t, s).Lists, []model.ListChange{{Company: acme, Number: 1, Before: 2}})
	mustApply(t, s, restoreList(acme, 3))
	equal(t, "lists", listsOf(mustSnapshot(t, s, nil)), map[uint32][]model.SageCustomer{1: listed(100, 300)})
	revision := mustSnapshot(t, s, nil).Revision()
	if again := mustApply(t, s, restoreList(acme, 3)); again != revision {
		t.Errorf("revision %d after the current version was made current, want %d", again, revision)
	}
	for what, b := range map[string]model.Batch{
		"a version that never was": restoreList(acme, 77), "another company's version": restoreList(emea, 2),
	} {
		b.Base = mustSnapshot(t, s, nil).Origin()
		if _, err := s.Apply(t.Context(), b); !errors.Is(err, ErrUnknownList) {
			t.Errorf("%s: %v, want ErrUnknownList", what, err)
		}
	}
}

func TestListGoesWithItsCompany(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}})
	mustApply(t, s, setList(acme, listed(0, 2)))
	mustApply(t, s, model.Batch{RemoveCompanies: []model.Company{acme}})
	equal(t, "the entry", newestEntry(t, s).Lists, []model.ListChange{{Company: acme, Number: 1, Before: 2}})
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}})
	equal(t, "lists of the company, added again", listsOf(mustSnapshot(t, s, nil)), map[uint32][]model.SageCustomer{})
	mustApply(t, s, model.Batch{RemoveCompanies: []model.Company{acme}})
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}, Lists: []model.ListEdit{{Company: acme, Version: 2}}})
	equal(t, "lists of the company, restored", listsOf(mustSnapshot(t, s, nil)), map[uint32][]model.SageCustomer{1: listed(0, 2)})
	mustApply(t, s, model.Batch{RenameCompanies: []model.Rename{{From: acme, To: other}}})
	equal(t, "lists of the company, renamed", listsOf(mustSnapshot(t, s, nil)), map[uint32][]model.SageCustomer{1: listed(0, 2)})
}

func TestSnapshotSharesListsThatDidNotChange(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme, emea}})
	mustApply(t, s, setList(acme, listed(0, 2)))
	mustApply(t, s, setList(emea, listed(0, 2)))
	before := mustSnapshot(t, s, nil)
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "x"}}, Lists: setList(emea, listed(7, 7)).Lists})
	after := mustSnapshot(t, s, before)
	if after.SageList(acme) != before.SageList(acme) {
		t.Error("the list that did not change is not shared")
	}
	equal(t, "lists", listsOf(after), map[uint32][]model.SageCustomer{1: listed(0, 2), 2: listed(7, 7)})
}

func TestListThatCannotBeStoredIsRefused(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}})
	long := string(make([]byte, 1<<16))
	for what, c := range map[string]struct {
		batch model.Batch
		want  error
	}{
		"no identifier":       {setList(acme, []model.SageCustomer{{Name: "x"}}), ErrBadCustomer},
		"spaces only":         {setList(acme, []model.SageCustomer{{Account: " "}}), ErrBadCustomer},
		"an account twice":    {setList(acme, []model.SageCustomer{{Account: "A1"}, {Account: "a1 "}}), ErrBadCustomer},
		"an ID twice":         {setList(acme, []model.SageCustomer{{Account: "A1", ID: "1"}, {Account: "A2", ID: "1"}}), ErrBadCustomer},
		"a text too long":     {setList(acme, []model.SageCustomer{{Account: "A1", Website: long}}), ErrBadCustomer},
		"an unknown company":  {setList(other, listed(0, 1)), ErrUnknownCompany},
		"one company twice":   {model.Batch{Lists: append(setList(acme, listed(0, 1)).Lists, setList(acme, listed(0, 2)).Lists...)}, errListTwice},
		"one that is removed": {model.Batch{RemoveCompanies: []model.Company{acme}, Lists: setList(acme, listed(0, 1)).Lists}, ErrUnknownCompany},
	} {
		c.batch.Base = mustSnapshot(t, s, nil).Origin()
		if _, err := s.Apply(t.Context(), c.batch); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
	equal(t, "lists", listsOf(mustSnapshot(t, s, nil)), map[uint32][]model.SageCustomer{})
}

func TestLostChunkOfAListIsDamage(t *testing.T) {
	for chunk := range 4 {
		s := newStore(t)
		mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}, Lists: setList(acme, listed(0, 1000)).Lists})
		err := s.update(t.Context(), func(tx *bolt.Tx) error {
			return bucket(tx, bucketLists).Delete([]byte(listChunkKey(listKey(1, 1), chunk)))
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Snapshot(t.Context(), nil); !errors.Is(err, ErrDamaged) {
			t.Errorf("chunk %d: %v, want ErrDamaged", chunk, err)
		}
	}
}

func FuzzList(f *testing.F) {
	for _, p := range encodeList(1, 2, append(listed(0, 2), modeltest.Filled[model.SageCustomer](0))) {
		f.Add(p.value[prefixSize:])
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		key := listChunkKey(listKey(1, 2), 0)
		list, err := decodeList([]keyValue{{key, sealed(key, body)}})
		wantRefused(t, err)
		if err != nil || len(list) == 0 {
			return
		}
		again, err := decodeList(encodeList(1, 2, list))
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "decoded again", again, list)
	})
}

// rejected returns a suggestion that ann rejected.
func rejected(id string, c model.Company, account string) model.RejectedSuggestion {
	return model.RejectedSuggestion{
		CustomerID: id, Link: model.Link{Company: c, Account: account}, Who: "ann", When: time.Date(2026, 11, 25, 9, 0, 0, 5, time.UTC),
	}
}

func mustReject(t testing.TB, s *Store, list ...model.RejectedSuggestion) {
	t.Helper()
	if err := s.RejectSuggestions(t.Context(), list); err != nil {
		t.Fatal(err)
	}
}

func rejections(t *testing.T, s *Store) []model.RejectedSuggestion {
	t.Helper()
	list, err := s.RejectedSuggestions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func TestRejectedSuggestionsAreKeptAndRestored(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme, emea}})
	origin := mustSnapshot(t, s, nil).Origin()
	one, two, three := rejected("C1", acme, "A1"), rejected("C1", emea, "A1"), rejected("C2\x00x", acme, "Ä\x001")
	mustReject(t, s, three, one)
	mustReject(t, s, two)
	equal(t, "rejected", rejections(t, s), []model.RejectedSuggestion{one, two, three})
	equal(t, "origin", mustSnapshot(t, s, nil).Origin(), origin)

	again := rejected("C1", acme, "a1 ")
	again.Who = "bob"
	mustReject(t, s, again)
	equal(t, "rejected again, spelled differently", rejections(t, s), []model.RejectedSuggestion{again, two, three})

	mustApply(t, s, model.Batch{RenameCompanies: []model.Rename{{From: emea, To: other}}})
	two.Link.Company = other
	equal(t, "after a company was renamed", rejections(t, s), []model.RejectedSuggestion{again, two, three})

	if err := s.RestoreSuggestions(t.Context(), []model.RejectedSuggestion{one, rejected("C9", acme, "A1")}); err != nil {
		t.Fatal(err)
	}
	equal(t, "one restored", rejections(t, s), []model.RejectedSuggestion{two, three})
	if err := s.RestoreAllSuggestions(t.Context()); err != nil {
		t.Fatal(err)
	}
	equal(t, "all restored", rejections(t, s), []model.RejectedSuggestion{})
}

func TestSuggestionThatCannotBeRejected(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}})
	long := string(make([]byte, 40_000))
	for what, c := range map[string]struct {
		r    model.RejectedSuggestion
		want error
	}{
		"no customer":        {rejected("", acme, "A1"), ErrBadCustomer},
		"no identifier":      {rejected("C1", acme, ""), ErrBadCustomer},
		"an unknown company": {rejected("C1", other, "A1"), ErrUnknownCompany},
		"a text too long":    {rejected("C1", acme, long), ErrBadCustomer},
	} {
		if err := s.RejectSuggestions(t.Context(), []model.RejectedSuggestion{rejected("C1", acme, "A1"), c.r}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", what, err, c.want)
		}
	}
	equal(t, "rejected", rejections(t, s), []model.RejectedSuggestion{})
}

func FuzzRejection(f *testing.F) {
	f.Add("C1", uint32(1), "A1", "1")
	f.Add("C\x00\xff\x01", uint32(0x010000ff), "a\x00", "")
	f.Fuzz(func(t *testing.T, id string, company uint32, account, sageID string) {
		want := rejected(id, model.Company{}, account)
		want.Link.SageID = sageID
		key := rejectionKey(id, company, want.Link)
		got, number, err := decodeRejection(keyValue{key, encodeRejection(key, &want)})
		if err != nil || number != company {
			t.Fatalf("company %d, %v, want %d", number, err, company)
		}
		equal(t, "decoded", got, want)
	})
}

// changeCompany changes the row of a company.
func changeCompany(tx *bolt.Tx, number uint32, change func(*company)) error {
	key := companyKey(number)
	c, err := decodeCompany(copyOf([]byte(key), bucket(tx, bucketCompanies).Get([]byte(key))))
	if err != nil {
		return err
	}
	change(&c)
	return bucket(tx, bucketCompanies).Put([]byte(key), encodeCompany(number, c).value)
}

// A chunk of the current list is lost: the company is salvaged without a list, and it is said.
func TestSalvageLeavesOutAListThatIsNotComplete(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme, emea}, Lists: setList(acme, listed(0, 1000)).Lists})
	mustApply(t, s, setList(emea, listed(0, 300)))
	err := s.update(t.Context(), func(tx *bolt.Tx) error {
		return bucket(tx, bucketLists).Delete([]byte(listChunkKey(listKey(1, 1), 3)))
	})
	if err != nil {
		t.Fatal(err)
	}
	saved, r := salvaged(t, s)
	equal(t, "missing", r.Missing, []string{"the customer list of Acme UK at site 10"})
	equal(t, "lists", listsOf(mustSnapshot(t, saved, nil)), map[uint32][]model.SageCustomer{2: listed(0, 300)})
}

func TestVersionsOfAListAreRead(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}})
	mustApply(t, s, setList(acme, listed(0, 300)))
	mustApply(t, s, setList(acme, listed(5, 2)))
	change := newestEntry(t, s).Lists[0]
	for version, want := range map[uint64]int{0: 0, change.Before: 300, change.After: 2} {
		if list, err := s.SageListVersion(t.Context(), change.Number, version); err != nil || len(list) != want {
			t.Errorf("version %d: %d customers, %v", version, len(list), err)
		}
	}
	if _, err := s.SageListVersion(t.Context(), change.Number, 99); !errors.Is(err, ErrUnknownList) {
		t.Errorf("an unknown version: %v", err)
	}
}
