package storage

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dovetail/model"
)

func record(id, name string) model.Record { return model.Record{ID: id, Name: name} }

// fullRecord returns a record with a value in every field.
func fullRecord(id string) model.Record {
	return model.Record{
		ID: id, Name: "Zoë’s", Synced: true, Company: 1<<32 - 1, SageID: "721", Account: "BRIG0721",
		Changed: 1<<64 - 1, Allowed: 1<<16 - 1,
	}
}

func blockRecords(key string, value []byte) (records []model.Record, revision uint64, err error) {
	revision, err = decodeBlock(key, value, func(r model.Record) { records = append(records, r) })
	return records, revision, err
}

// sealed returns a value with a body, a known version and a checksum that fits.
func sealed(key string, body []byte) []byte { return seal(key, append(newValue(nil), body...)) }

// wantRefused checks that an error of decoding, if any, is ErrDamaged or ErrNewer.
func wantRefused(t *testing.T, err error) {
	t.Helper()
	if err != nil && errors.Is(err, ErrDamaged) == errors.Is(err, ErrNewer) {
		t.Errorf("%v, want either ErrDamaged or ErrNewer", err)
	}
}

func FuzzBlock(f *testing.F) {
	for _, records := range [][]model.Record{
		{record("a", "")},
		{record("a", "x"), record("b", "y"), fullRecord("c")},
	} {
		p, _ := encodeBlock(nil, 300, records)
		f.Add(p.key, p.value[prefixSize:])
	}
	f.Add("a", []byte{1, 255, 255, 255, 255, 15, 1, 'a'})
	f.Fuzz(func(t *testing.T, key string, body []byte) {
		records, revision, err := blockRecords(key, sealed(key, body))
		wantRefused(t, err)
		if err != nil {
			return
		}
		p, _ := encodeBlock(nil, revision, records)
		again, revisionAgain, err := blockRecords(p.key, p.value)
		if err != nil || revisionAgain != revision || blockRevision(p.value) != revision {
			t.Fatalf("revision %d, %v, want %d", revisionAgain, err, revision)
		}
		if d := cmp.Diff(records, again); d != "" {
			t.Error(d)
		}
	})
}

func FuzzRecordRoundTrip(f *testing.F) {
	f.Add("a", "", "", "", false, uint32(0), uint64(0), uint32(0), "", "", "", "", "")
	f.Add("ä", "Zoë’s", "1", "A", true, uint32(7), uint64(1<<63), uint32(1<<31), "LS1", "0113", "a@b.example", "b.example", "GB1")
	f.Add("b", "", "", "", false, uint32(0), uint64(0), uint32(0), "", "0113", "", "", "")
	f.Fuzz(func(t *testing.T, id, name, sid, account string, synced bool, company uint32, changed uint64, allowed uint32,
		postcode, telephone, email, website, vat string,
	) {
		if id == "" {
			return
		}
		r := model.Record{
			ID: id, Name: name, Synced: synced, Company: company, Changed: changed, Allowed: model.Faults(allowed),
			Postcode: postcode, Telephone: telephone, Email: email, Website: website, VATNumber: vat,
		}
		if company != 0 {
			r.SageID, r.Account = sid, account
		}
		p, _ := encodeBlock(nil, 1, []model.Record{r})
		got, _, err := blockRecords(p.key, p.value)
		if err != nil || len(got) != 1 || got[0] != r {
			t.Errorf("%v, %v, want %v", got, err, r)
		}
	})
}

// journalOf returns the chunks of some changes.
func journalOf(changes ...recordChange) []keyValue {
	j := journal{number: 9}
	for _, c := range changes {
		j.add(recordOrNil(&c.before), recordOrNil(&c.after))
	}
	j.flush()
	return j.chunks
}

func FuzzChunk(f *testing.F) {
	a, b, full := record("C001", "x"), record("C001", "y"), fullRecord("C002")
	for _, p := range journalOf(recordChange{a, b}, recordChange{after: full}) {
		f.Add(p.key, p.value[prefixSize:])
	}
	for _, p := range journalOf(recordChange{before: full}) {
		f.Add(p.key, p.value[prefixSize:])
	}
	f.Fuzz(func(t *testing.T, key string, body []byte) {
		if len(key) < len(entryKey(0)) {
			key = entryKey(9) + key
		}
		var changes []recordChange
		err := decodeChunk(key, sealed(key, body), func(c recordChange) { changes = append(changes, c) })
		wantRefused(t, err)
		if err != nil || len(changes) == 0 || len(changes) > chunkChanges {
			return
		}
		p := journalOf(changes...)[0]
		var again []recordChange
		if err := decodeChunk(p.key, p.value, func(c recordChange) { again = append(again, c) }); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(changes, again, cmp.AllowUnexported(recordChange{})); d != "" {
			t.Error(d)
		}
	})
}

// fullEntry returns an entry with a value in every field.
func fullEntry() model.Entry {
	return model.Entry{
		Number: 3, Revision: 300, Token: "a1b2", Kind: model.EntryUndo, When: time.Date(2026, 11, 22, 9, 30, 0, 123, time.UTC), Who: "ann",
		File: "links \xff.xlsx", SHA256: "ab12", Counts: map[string]int{"new": 184, "rejected": 7}, Allowed: []string{"shared", "relink"},
		Subject: "C001", Note: "by phone", Undoes: 2, Customers: 193, Added: []model.Company{acme}, Removed: []model.Company{emea, other},
		Renamed: []model.Rename{{From: acme, To: other}}, Lists: []model.ListChange{{Company: acme, Number: 7, Before: 1, After: 300}, {Company: emea, Before: 2}},
	}
}

func FuzzEntry(f *testing.F) {
	for _, e := range []model.Entry{fullEntry(), {}} {
		f.Add(encodeEntry(e).value[prefixSize:])
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		key := entryKey(9)
		e, err := decodeEntry(keyValue{key, sealed(key, body)})
		wantRefused(t, err)
		if err != nil {
			return
		}
		again, err := decodeEntry(encodeEntry(e))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(e, again); d != "" {
			t.Error(d)
		}
	})
}

func FuzzCompanies(f *testing.F) {
	for _, c := range []company{{Company: acme, links: 300}, {Company: other, removed: true}, {Company: emea, list: 300}} {
		f.Add(encodeCompany(1, c).value[prefixSize:])
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		key := companyKey(1)
		table, err := decodeCompanies([]keyValue{{key, sealed(key, body)}})
		wantRefused(t, err)
		if err != nil {
			return
		}
		again, err := decodeCompanies([]keyValue{encodeCompany(1, table.rows[0])})
		if err != nil || again.rows[0] != table.rows[0] {
			t.Errorf("%v, %v, want %v", again, err, table.rows[0])
		}
	})
}

func FuzzMetaPages(f *testing.F) {
	s := newStore(f)
	good, err := newestMeta(bytes.NewReader(contentsOf(f, s)))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(contentsOf(f, s)[:2*good.pageSize])
	f.Add(make([]byte, 8192))
	f.Fuzz(func(t *testing.T, file []byte) {
		m, err := newestMeta(bytes.NewReader(file))
		if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotDatabase) {
			t.Errorf("%v, want ErrDamaged or ErrNotDatabase", err)
		}
		if err == nil && (m.pageSize < minPageSize || m.pageSize > maxPageSize) {
			t.Errorf("page size %d", m.pageSize)
		}
	})
}

func TestEntryRoundTrip(t *testing.T) {
	for name, e := range map[string]model.Entry{"full": fullEntry(), "at a zero time": {Number: 1}} {
		t.Run(name, func(t *testing.T) {
			got, err := decodeEntry(encodeEntry(e))
			if err != nil {
				t.Fatal(err)
			}
			equal(t, "entry", got, e)
		})
	}
}

func TestDecodeBlockRefuses(t *testing.T) {
	a, b := record("a", ""), record("b", "")
	good, _ := encodeBlock(nil, 1, []model.Record{a, b})
	swapped, _ := encodeBlock(nil, 1, []model.Record{b, a})
	twice, _ := encodeBlock(nil, 1, []model.Record{a, a})
	for name, p := range map[string]keyValue{
		"another key":              {"b", good.value},
		"no value":                 {"a", nil},
		"a short value":            {"a", good.value[:3]},
		"a truncated value":        {"a", good.value[:len(good.value)-1]},
		"a value with more bytes":  {"a", sealed("a", append(bytes.Clone(good.value[prefixSize:]), 0))},
		"a wrong checksum":         {"a", append(append([]byte{}, good.value[:4]...), 0)},
		"IDs out of order":         swapped,
		"one ID twice":             twice,
		"an ID that is not first":  {"0", sealed("0", good.value[prefixSize:])},
		"no rows":                  {"a", sealed("a", []byte{1, 0})},
		"a count without rows":     {"a", sealed("a", []byte{1, 200})},
		"a number that never ends": {"a", sealed("a", bytes.Repeat([]byte{0xff}, 40))},
	} {
		t.Run(name, func(t *testing.T) {
			if _, _, err := blockRecords(p.key, p.value); !errors.Is(err, ErrDamaged) {
				t.Errorf("%v, want ErrDamaged", err)
			}
		})
	}
}
