package storage

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// newToken returns the token of a new revision.
func newToken() model.Token { return model.Token(randomText()) }

// addTokens is the migration to schema 2. Which of two databases with the same revisions wrote the older
// entries cannot be told any more, so they get no token; the newest gets one, so that the state that the
// database is in can be told from now on.
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

// insertToken gives an entry of schema 1, which begins with its revision, a token.
func (p *keyValue) insertToken(t model.Token) error {
	in, err := unseal(p.key, p.value)
	if err != nil {
		return err
	}
	b := appendText(appendUint(append(make([]byte, checksumSize), in.version), in.uint()), string(t))
	p.value = seal(p.key, append(b, in.rest...))
	return nil
}

// entryToken returns the revision and the token of an entry, without a look at the checksum: a wrong
// token is that of no mark, and the entry itself is checked where it is shown.
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

// readTokens returns the tokens of all revisions from 1. It looks only at those that are newer than a
// previous snapshot, where that is a state of this database, as shared reports: the revision alone does not
// prove it, as a restored backup can have come to the same number with other customers.
func readTokens(tx *bolt.Tx, h metadata, previous *model.Snapshot) (tokens []model.Token, shared bool, err error) {
	if h.revision > uint64(tx.Size()) { // each has an entry
		return nil, false, damaged("revision %d cannot be", h.revision)
	}
	tokens = make([]model.Token, h.revision)
	if previous != nil && (previous.Database() != h.database || previous.Revision() > h.revision) {
		previous = nil
	}
	for k, v := range newestFirst(tx) {
		if !knownVersion(v) { // rare, as it takes a look at the whole value
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
