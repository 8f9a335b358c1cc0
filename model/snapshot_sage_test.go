package model

import (
	"fmt"
	"testing"
)

// listed returns a snapshot in which each company has the customer list given by its number.
func listed(s *Snapshot, lists map[uint32][]SageCustomer) *Snapshot {
	byNumber := map[uint32]*SageList{}
	for number, customers := range lists {
		byNumber[number] = NewSageList(1, customers)
	}
	s.AddSageLists(byNumber)
	return s
}

func TestSageListFindsByEitherIdentifier(t *testing.T) {
	l := NewSageList(3, []SageCustomer{
		{Account: "B10", ID: "10", Name: "Ten"}, {Account: "b2", ID: "2", Name: "Two"}, {Account: "C1", Name: "Without an ID"},
	})
	if l.At(0).Name != "Two" || l.At(1).Name != "Ten" || l.Version() != 3 {
		t.Errorf("order %q, %q, version %d", l.At(0).Name, l.At(1).Name, l.Version())
	}
	tests := []struct {
		account, id string
		want        string // "" for none
	}{
		{"B2", "", "Two"},
		{" b2 ", "2", "Two"},
		{"", "10", "Ten"},
		{"B2", "10", ""}, // two customers
		{"B2", "99", ""}, // the list says another ID
		{"B99", "2", ""}, // the list says another account number
		{"C1", "77", "Without an ID"},
		{"B02", "", ""}, // leading zeros count
		{"", "", ""},
	}
	for _, test := range tests {
		got := ""
		if i, found := l.Find(Link{Account: test.account, SageID: test.id}); found {
			got = l.At(i).Name
		}
		if got != test.want {
			t.Errorf("account %q, ID %q: found %q, want %q", test.account, test.id, got, test.want)
		}
	}
}

func TestSnapshotKnowsTheHoldersOfListedCustomers(t *testing.T) {
	acme, other := Company{"10", "Acme UK"}, Company{"11", "Acme Ireland"}
	s := snapshotOf(t,
		Customer{ID: "C1", Link: Link{acme, "1", "A1"}},
		Customer{ID: "C2", Link: Link{acme, "", "a1"}},
		Customer{ID: "C3", Link: Link{other, "", "A1"}},
		Customer{ID: "C4", Link: Link{acme, "", "A9"}},
		Customer{ID: "C5"},
	)
	number, _ := s.number(acme)
	listed(s, map[uint32][]SageCustomer{number: {{Account: "A2", ID: "2"}, {Account: "A1", ID: "1", Name: "One"}}, 99: {{Account: "X"}}})

	lists := s.SageLists()
	if len(lists) != 1 || lists[0].Company != acme || s.SageList(other) != nil || !s.HasSageLists() {
		t.Fatalf("lists %v", lists)
	}
	if got := fmt.Sprint(lists[0].Holders(0), lists[0].Holders(1)); got != "[0 1] []" {
		t.Errorf("holders %s, want those of A1 in rows 0 and 1", got)
	}
	for row, want := range []string{"One true true", "One true true", " false false", " true false", " false false"} {
		c, listed, found := s.SageCustomer(s.At(row).Link)
		if got := fmt.Sprintf("%s %t %t", c.Name, listed, found); got != want {
			t.Errorf("row %d: %s, want %s", row, got, want)
		}
	}
}

// A customer whose link the list contradicts holds what the rules do not let others have.
func TestLinkThatTheListContradictsHoldsBothSageCustomers(t *testing.T) {
	acme := Company{"10", "Acme UK"}
	s := snapshotOf(t,
		Customer{ID: "C1", Link: Link{acme, "9", "A1"}},
		Customer{ID: "C2", Link: Link{acme, "1", "A2"}},
		Customer{ID: "C3", Name: "Harbour Dental Ltd"},
	)
	number, _ := s.number(acme)
	listed(s, map[uint32][]SageCustomer{number: {{Account: "A1", ID: "1", Name: "Harbour Dental Ltd"}, {Account: "A2", ID: "2"}, {Account: "A3", ID: "3"}}})
	list := s.SageLists()[0]
	if got := fmt.Sprint(list.Holders(0), list.Holders(1), list.Holders(2)); got != "[0 1] [1] []" {
		t.Errorf("holders %s", got)
	}
	row, _ := s.Find("C3")
	if offered := NewSuggester(s, Company{}).For(row, nil); len(offered) != 1 || offered[0].WhyNotOffered() != "A1 Harbour Dental Ltd is linked to C1 and C2" {
		t.Errorf("suggested %+v", offered)
	}
}

func TestSnapshotWithoutListsHasNoSageCustomers(t *testing.T) {
	s := snapshotOf(t, Customer{ID: "C1", Link: Link{Company{"10", "Acme UK"}, "1", "A1"}})
	if s.HasSageLists() || s.SageLists() != nil {
		t.Error("a snapshot without lists has some")
	}
}
