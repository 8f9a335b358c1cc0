package storage

import (
	"encoding/binary"
	"maps"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// nextEntry returns the number of the next entry to be written.
func nextEntry(tx *bolt.Tx) uint64 {
	last, _ := bucket(tx, bucketHistory, bucketEntries).Cursor().Last()
	return entryNumber(string(last)) + 1
}

// entryKey returns the key of an entry; entryNumber returns the number of a key, 0 for a key of another kind.
func entryKey(number uint64) string {
	return string(binary.BigEndian.AppendUint64(nil, number))
}

func entryNumber(key string) uint64 {
	if len(key) != 8 {
		return 0
	}
	return binary.BigEndian.Uint64([]byte(key))
}

// encodeEntry returns an entry as it is stored.
func encodeEntry(e model.Entry) keyValue {
	b := appendUint(newValue(nil), e.Revision)
	b = appendText(b, string(e.Token))
	b = appendText(b, e.Kind)
	b = binary.AppendVarint(b, e.When.Unix())
	b = appendUint(b, uint64(e.When.Nanosecond()))
	b = appendText(b, e.Who)
	b = appendText(b, e.File)
	b = appendText(b, e.SHA256)
	b = appendText(b, e.Subject)
	b = appendText(b, e.Note)
	b = appendUint(b, e.Undoes)
	b = appendUint(b, uint64(e.Customers))
	b = appendCounts(b, e.Counts)
	b = appendList(b, e.Allowed, appendText)
	b = appendList(b, e.Added, appendCompany)
	b = appendList(b, e.Removed, appendCompany)
	b = appendList(b, e.Renamed, func(b []byte, r model.Rename) []byte {
		return appendCompany(appendCompany(b, r.From), r.To)
	})
	b = appendList(b, e.Lists, appendListChange) // since version 2
	key := entryKey(e.Number)
	return keyValue{key, seal(key, b)}
}

func appendList[T any](b []byte, list []T, add func([]byte, T) []byte) []byte {
	b = appendUint(b, uint64(len(list)))
	for _, x := range list {
		b = add(b, x)
	}
	return b
}

func appendCompany(b []byte, c model.Company) []byte {
	return appendText(appendText(b, c.Site), c.Name)
}

func appendCounts(b []byte, counts map[string]int) []byte {
	return appendList(b, slices.Sorted(maps.Keys(counts)), func(b []byte, class string) []byte {
		return binary.AppendVarint(appendText(b, class), int64(counts[class]))
	})
}

// decodeEntry returns the entry that encodeEntry encoded.
func decodeEntry(p keyValue) (model.Entry, error) {
	in, err := unseal(p.key, p.value)
	if err != nil {
		return model.Entry{}, err
	}
	e := model.Entry{Number: entryNumber(p.key), Revision: in.uint(), Token: model.Token(in.text()), Kind: in.text()}
	seconds := in.int()
	e.When = time.Unix(seconds, int64(in.atMost(999_999_999))).UTC()
	e.Who, e.File, e.SHA256, e.Subject, e.Note = in.text(), in.text(), in.text(), in.text(), in.text()
	e.Undoes, e.Customers = in.uint(), int(in.atMost(1<<31-1))
	e.Counts = readCounts(in)
	e.Allowed = readList(in, (*reader).text)
	e.Added = readList(in, readCompany)
	e.Removed = readList(in, readCompany)
	e.Renamed = readList(in, func(in *reader) model.Rename { return model.Rename{From: readCompany(in), To: readCompany(in)} })
	if in.version >= 2 {
		e.Lists = readList(in, readListChange)
	}
	if err := in.end(p.key); err != nil {
		return model.Entry{}, err
	}
	return e, nil
}

func appendListChange(b []byte, c model.ListChange) []byte {
	b = appendUint(appendCompany(b, c.Company), uint64(c.Number))
	return appendUint(appendUint(b, c.Before), c.After)
}

func readListChange(in *reader) model.ListChange {
	return model.ListChange{Company: readCompany(in), Number: uint32(in.atMost(1<<32 - 1)), Before: in.uint(), After: in.uint()}
}

func readList[T any](in *reader, one func(*reader) T) (list []T) {
	for range in.count() {
		list = append(list, one(in))
	}
	return list
}

func readCompany(in *reader) model.Company {
	return model.Company{Site: in.text(), Name: in.text()}
}

func readCounts(in *reader) map[string]int {
	var counts map[string]int
	for range in.count() {
		if counts == nil {
			counts = map[string]int{}
		}
		class := in.text()
		counts[class] = int(in.int())
	}
	return counts
}
