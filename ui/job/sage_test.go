package job

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"dovetail/model"
	"dovetail/storage"
)

// sagePreview returns the preview of a pasted customer list with rows such as "A1 1 Alpha".
func sagePreview(t testing.TB, s *Session, c model.Company, rows ...string) *SagePreview {
	t.Helper()
	text := "Account No\tId\tName\n"
	for _, row := range rows {
		text += strings.Join(strings.SplitN(row, " ", 3), "\t") + "\n"
	}
	source, err := OpenPaste(text)
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.PreviewSage(t.Context(), SageRequest{Source: source, Company: c}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// mustLoadSage loads a customer list.
func mustLoadSage(t testing.TB, s *Session, c model.Company, rows ...string) SageApplied {
	t.Helper()
	done, err := s.ApplySage(t.Context(), sagePreview(t, s, c, rows...), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// wantSage wants the customers of a company's list, nil for none.
func wantSage(t *testing.T, s *Session, c model.Company, want ...string) {
	t.Helper()
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	if got := sageRows(now.SageList(c)); !slices.Equal(got, want) {
		t.Errorf("the list of %s is %q, want %q", c, got, want)
	}
}

// sageRows returns the customers of a list as sagePreview takes them.
func sageRows(list *model.SageList) (rows []string) {
	for i := 0; list != nil && i < list.Len(); i++ {
		c := list.At(i)
		rows = append(rows, c.Account+" "+c.ID+" "+c.Name)
	}
	return rows
}

func TestCustomerListIsLoadedAndRemoved(t *testing.T) {
	s := newSession(t, "ann")
	mustLink(t, s, "C1", "A1")
	done := mustLoadSage(t, s, site10, "A1 1 Alpha", "A2 2 Beta")
	if !done.Wrote || done.Entry != 3 || done.Revision != 3 {
		t.Errorf("applied %+v", done)
	}
	wantSage(t, s, site10, "A1 1 Alpha", "A2 2 Beta")
	e, err := s.Entry(t.Context(), 3)
	mustDo(t, err)
	if e.Kind != model.EntrySage || e.Who != "ann" || !e.When.Equal(s.Now()) || e.File != "pasted cells" || e.SHA256 == "" || e.Summary() != "customer list of Acme UK: 2 customers" {
		t.Errorf("entry %+v: %s", e, e.Summary())
	}
	if again := mustLoadSage(t, s, site10, "A2 2 Beta", "A1 1 Alpha"); again.Wrote || again.Revision != 3 {
		t.Errorf("the same list again: %+v", again)
	}
	mustDo(t, s.RemoveSage(t.Context(), model.Company{Site: "10", Name: "ACME UK"}))
	wantSage(t, s, site10)
	wantLinks(t, s, "C1=A1")
	if err := s.RemoveSage(t.Context(), site10); err == nil || err.Error() != "Acme UK at site 10 has no customer list" {
		t.Error(err)
	}
	if err := s.RemoveSage(t.Context(), site("Other", "11")); err == nil || !strings.Contains(err.Error(), "is not a known company") {
		t.Error(err)
	}
	e, err = s.LastEntry(t.Context(), false)
	mustDo(t, err)
	if e.Kind != model.EntrySage || e.Summary() != "customer list of Acme UK removed" {
		t.Errorf("entry %+v: %s", e, e.Summary())
	}
	undo(t, s, e.Number)
	wantSage(t, s, site10, "A1 1 Alpha", "A2 2 Beta")
	undo(t, s, 3) // which loaded the list that is current again
	wantSage(t, s, site10)
}

// linkAnyway links a customer by hand, also to an account that the list does not have, or has with another name.
func linkAnyway(t *testing.T, s *Session, id, account string) {
	t.Helper()
	allow := model.Allowance{}.With("", model.UnknownAccount).With("", model.NamesUnlike)
	p, err := s.PlanLink(t.Context(), id, model.Link{Company: site10, Account: account}, allow, "")
	mustDo(t, err)
	done, err := s.Apply(t.Context(), p, nil, nil)
	if err != nil || done.Wrote != 1 {
		t.Fatalf("link %s=%s: %d written, %v", id, account, done.Wrote, err)
	}
}

// Another session changes the data between preview and apply.
func TestCustomerListAfterTheDataChanged(t *testing.T) {
	for name, c := range map[string]struct {
		meanwhile func(*testing.T, *Session)
		agrees    bool
		want      []string
		outdated  bool
	}{
		"in a way that does not matter":      {func(t *testing.T, bob *Session) { linkAnyway(t, bob, "C3", "A1") }, false, []string{"A1 1 Alpha"}, false},
		"an account that vanishes is linked": {func(t *testing.T, bob *Session) { linkAnyway(t, bob, "C3", "A9") }, false, []string{"A9 9 Nine"}, true},
		"the same, and it is agreed":         {func(t *testing.T, bob *Session) { linkAnyway(t, bob, "C3", "A9") }, true, []string{"A1 1 Alpha"}, false},
		"the list was replaced":              {func(t *testing.T, bob *Session) { mustLoadSage(t, bob, site10, "B1 11 Other") }, false, []string{"B1 11 Other"}, true},
		"the same list was loaded":           {func(t *testing.T, bob *Session) { mustLoadSage(t, bob, site10, "A1 1 Alpha") }, true, []string{"A1 1 Alpha"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			ann := newSession(t, "ann")
			bob := sessionOf(t, ann, "bob")
			mustLoadSage(t, ann, site10, "A9 9 Nine")
			p := sagePreview(t, ann, site10, "A1 1 Alpha")
			interrupt(ann, "apply", 1, func() { c.meanwhile(t, bob) })
			_, err := ann.ApplySage(t.Context(), p, func(*SagePreview) bool { return c.agrees }, nil)
			outdated, is := errors.AsType[*SageOutdated](err)
			if is != c.outdated || !is && err != nil {
				t.Errorf("got %v", err)
			}
			if is && outdated.Preview.Plan.SameOutcome(p.Plan) {
				t.Error("the new preview has the same outcome")
			}
			wantSage(t, bob, site10, c.want...)
		})
	}
}

func TestRejectedSuggestionsOfASession(t *testing.T) {
	ann := newSession(t, "ann")
	bob := sessionOf(t, ann, "bob")
	one := model.RejectedSuggestion{CustomerID: "C1", Link: model.Link{Company: site10, Account: "A1"}}
	two := model.RejectedSuggestion{CustomerID: "C2", Link: model.Link{Company: site10, Account: "A1"}}
	mustDo(t, bob.RejectSuggestions(t.Context(), []model.RejectedSuggestion{two, one}))
	got, err := ann.RejectedSuggestions(t.Context())
	mustDo(t, err)
	one.Who, one.When, two.Who, two.When = "bob", bob.Now(), "bob", bob.Now()
	if !slices.Equal(got, []model.RejectedSuggestion{one, two}) {
		t.Errorf("got %+v", got)
	}
	mustDo(t, ann.RestoreSuggestions(t.Context(), got[:1]))
	if got, err = bob.RejectedSuggestions(t.Context()); err != nil || !slices.Equal(got, []model.RejectedSuggestion{two}) {
		t.Errorf("got %+v, %v", got, err)
	}
	mustDo(t, ann.RestoreAllSuggestions(t.Context()))
	if got, err = bob.RejectedSuggestions(t.Context()); err != nil || len(got) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}

// sageOracle is what the customer lists should be, in the simplest way: each load makes a new version.
type sageOracle struct {
	known    map[model.Company]bool
	current  map[model.Company]int
	contents map[int][]string // by version
	entries  []sageEntry
}

// sageEntry is what an entry did to one company, which is all that an entry does here.
type sageEntry struct {
	company        model.Company
	added, removed bool
	before, after  int
}

// write records an entry, unless it changes nothing, and changes the state.
func (o *sageOracle) write(e sageEntry) {
	if !e.added && !e.removed && e.before == e.after {
		return
	}
	o.known[e.company] = !e.removed && (o.known[e.company] || e.added)
	o.current[e.company] = e.after
	o.entries = append(o.entries, e)
}

// load loads a list.
func (o *sageOracle) load(c model.Company, rows []string) {
	e := sageEntry{company: c, added: !o.known[c], before: o.current[c]}
	sorted := slices.Sorted(slices.Values(rows))
	if len(rows) == 0 || !e.added && slices.Equal(o.contents[e.before], sorted) {
		return
	}
	e.after = len(o.entries) + 1
	o.contents[e.after] = sorted
	o.write(e)
}

// undo undoes the entry with a number: what is not as the entry made it stays.
func (o *sageOracle) undo(number int, linked bool) {
	e := o.entries[number-1]
	back := sageEntry{company: e.company, before: o.current[e.company], after: o.current[e.company]}
	back.added = e.removed && !o.known[e.company]
	ours := back.before == e.after
	back.removed = e.added && o.known[e.company] && !linked && (back.before == 0 || ours)
	switch {
	case !o.known[e.company] && !back.added:
	case back.removed:
		back.after = 0
	case ours:
		back.after = e.before
	}
	o.write(back)
}

// Random lists are loaded, removed, undone and redone: the lists are always those of a second, simple implementation.
func TestRandomCustomerLists(t *testing.T) {
	companies := []model.Company{site("Acme UK", "10"), site("Borealis", "20"), site("Citrine Works", "30")}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 1))
			s := newSession(t, "ann")
			mustLink(t, s, "C1", "A1") // in the first company
			o := &sageOracle{known: map[model.Company]bool{companies[0]: true}, current: map[model.Company]int{}, contents: map[int][]string{}}
			o.entries = make([]sageEntry, 2) // the load of the customers, and the link
			for step := range 80 {
				c := companies[random.IntN(len(companies))]
				switch random.IntN(6) {
				case 0, 1:
					var rows []string
					for i := range 4 {
						if random.IntN(3) > 0 {
							rows = append(rows, fmt.Sprintf("A%d %d %s", i, i, []string{"x", "y"}[random.IntN(2)]))
						}
					}
					random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
					mustLoadSage(t, s, c, rows...)
					o.load(c, rows)
				case 2:
					if err := s.RemoveSage(t.Context(), c); (err == nil) != (o.known[c] && o.current[c] != 0) {
						t.Fatalf("step %d: the list of %s is removed: %v", step, c, err)
					}
					if o.current[c] != 0 {
						o.write(sageEntry{company: c, before: o.current[c]})
					}
				case 3:
					if c == companies[0] || !o.known[c] {
						continue
					}
					mustDo(t, s.RemoveCompany(t.Context(), c))
					o.write(sageEntry{company: c, removed: true, before: o.current[c]})
				default:
					if number := 3 + random.IntN(len(o.entries)); number <= len(o.entries) {
						undo(t, s, uint64(number))
						o.undo(number, o.entries[number-1].company == companies[0])
					}
				}
				o.compare(t, s, step, companies)
			}
			store, _ := s.DB.(*storage.Store)
			if v, err := store.Verify(t.Context()); err != nil || len(v.Problems) > 0 {
				t.Errorf("the check of the database: %v, %q", err, v.Problems)
			}
		})
	}
}

// compare compares the data with the oracle.
func (o *sageOracle) compare(t *testing.T, s *Session, step int, companies []model.Company) {
	t.Helper()
	now, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	if entries, err := s.Entries(t.Context(), 0); err != nil || len(entries) != len(o.entries) {
		t.Fatalf("step %d: %d entries, %v, want %d: %+v", step, len(entries), err, len(o.entries), o.entries[len(o.entries)-1])
	}
	for _, c := range companies {
		if _, known := now.LookupCompany(c); known != o.known[c] {
			t.Fatalf("step %d: %s is known: %v, want %v", step, c, known, o.known[c])
		}
		if got, want := sageRows(now.SageList(c)), o.contents[o.current[c]]; !slices.Equal(got, want) {
			t.Fatalf("step %d: the list of %s is %q, want %q", step, c, got, want)
		}
	}
	wantLinks(t, s, "C1=A1")
}

func BenchmarkSageList100k(b *testing.B) {
	var text strings.Builder
	text.WriteString("Account No,Id,Name,Postcode,Telephone,E-mail,VAT Number,On Hold\n")
	for i := range benchRows {
		fmt.Fprintf(&text, "CUST%06d,%d,Customer %d Ltd,AB%d 1AA,01224 %06d,info@c%d.example,GB%09d,No\n", i, i+1, i, i%100, i, i, i)
	}
	for b.Loop() {
		b.StopTimer()
		s := newBenchSession(b)
		b.StartTimer()
		source, err := OpenStream(b.Context(), strings.NewReader(text.String()))
		if err != nil {
			b.Fatal(err)
		}
		start := time.Now()
		p, err := s.PreviewSage(b.Context(), SageRequest{Source: source, Company: site10}, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "preview-ms")
		start = time.Now()
		done, err := s.ApplySage(b.Context(), p, nil, nil)
		if err != nil || !done.Wrote {
			b.Fatal(done, err)
		}
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "apply-ms")
		start = time.Now()
		if _, err := s.DB.Snapshot(b.Context(), nil); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "snapshot-ms")
		if err := source.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestRestoredSuggestionOfAReplacedList: a suggestion was rejected when the list had no customer IDs. That it is offered
// again must remove that rejection.
func TestRestoredSuggestionOfAReplacedList(t *testing.T) {
	s := newSession(t, "ann")
	account := model.RejectedSuggestion{CustomerID: "C1", Link: model.Link{Company: site10, Account: "A1"}}
	other := model.RejectedSuggestion{CustomerID: "C2", Link: model.Link{Company: site10, Account: "A1"}}
	mustDo(t, s.RejectSuggestions(t.Context(), []model.RejectedSuggestion{account, other}))
	both := model.RejectedSuggestion{CustomerID: "C1", Link: model.Link{Company: site10, SageID: "1", Account: "a1"}}
	mustDo(t, s.RestoreSuggestions(t.Context(), []model.RejectedSuggestion{both}))
	left, err := s.RejectedSuggestions(t.Context())
	if err != nil || len(left) != 1 || left[0].CustomerID != "C2" {
		t.Errorf("left %+v, %v; want that of C2", left, err)
	}
}
