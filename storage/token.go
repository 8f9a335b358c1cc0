package storage

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// newToken returns the token of a new revision.
func newToken() model.Token { return model.Token(randomText()) }

// addTokens is the migration to schema 2. It is not known which of two databases with the same revisions wrote the
// older entries, so they get no token; the newest gets one, which identifies the state of the database from now on.
func addTokens(tx *bolt.Tx) error {
	entries := bucket(tx, bucketHistory, bucketEntries)
	var pairs []keyValue
	err := entries.ForEach(func(k, v []byte) error {
		pairs = append(pairs, copyOf(k, v))
		return nil
	})
	if err != nil {
		return err
	}
	newest := model.Token("")
	for i := range pairs {
		if i == len(pairs)-1 {
			newest = newToken()
		}
		if err := pairs[i].insertToken(newest); err != nil {
			return err
		}
	}
	if err := putAll(entries, pairs); err != nil {
		return err
	}
	return putMetaText(tx, keyToken, string(newest))
}

// insertToken adds a token to an entry of schema 1, which begins with its revision.
func (p *keyValue) insertToken(t model.Token) error {
	in, err := unseal(p.key, p.value)
	if err != nil {
		return err
	}
	b := appendText(appendUint(append(make([]byte, checksumSize), in.version), in.uint()), string(t))
	p.value = seal(p.key, append(b, in.rest...))
	return nil
}

// entryToken returns the revision and the token of an entry. It does not check the checksum: a wrong token equals that
// of no origin, and the entry is checked where it is decoded.
func entryToken(value []byte) (revision uint64, token model.Token) {
	revision, n := binary.Uvarint(value[min(prefixSize, len(value)):])
	if n <= 0 {
		return 0, ""
	}
	rest := value[prefixSize+n:]
	size, n := binary.Uvarint(rest)
	if n <= 0 || size > uint64(len(rest)-n) {
		return revision, ""
	}
	return revision, model.Token(rest[n : n+int(size)])
}

// readTokens returns the tokens of all revisions from 1. It reads only those that are newer than a previous snapshot
// where that is a state of this database; shared reports whether it is. The revision alone does not prove it, as a
// restored backup can reach the same number with other customers.
func readTokens(tx *bolt.Tx, h metadata, previous *model.Snapshot) (tokens []model.Token, shared bool, err error) {
	if h.revision > uint64(tx.Size()) { // each has an entry
		return nil, false, damaged("revision %d is impossible", h.revision)
	}
	tokens = make([]model.Token, h.revision)
	if previous != nil && (previous.Database() != h.database || previous.Revision() > h.revision) {
		previous = nil
	}
	for k, v := range newestFirst(tx) {
		if !knownVersion(v) { // rare: it reads the whole value
			if err := refuseNewer(string(k), v); err != nil {
				return nil, false, err
			}
		}
		revision, token := entryToken(v)
		if previous != nil && revision <= previous.Revision() {
			if before := previous.Origin(); revision == before.Revision && token == before.Token {
				copy(tokens, previous.Tokens())
				return tokens, true, nil
			}
			previous = nil
		}
		if revision > 0 && revision <= h.revision {
			tokens[revision-1] = token
		}
	}
	return tokens, previous != nil, nil
}
