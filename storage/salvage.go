package storage

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
	"dovetail/storage/pagefile"
)

// Salvaged is what was brought out of a damaged database.
type Salvaged struct {
	Customers, Linked, Companies, Entries int
	Missing                               []string // what could not be proved, as sentences
}

// remains are the values of a damaged file whose checksums fit.
type remains struct {
	values    map[string]map[string][]byte // by bucket and key, as they were in the newest state, as far as that is known
	unreached map[string]map[string][]byte // of the same kinds, from pages that no root leads to
	missing   []string

	usersLost bool // it is not known who has settings access
}

// NotListedError is the error that a user has no settings access to a database that still proves who has it.
type NotListedError struct{ Users []string }

func (e *NotListedError) Error() string {
	return "settings access is needed; it is of " + strings.Join(e.Users, ", ")
}

// authorize returns NotListedError where a user has no settings access, as far as that is known.
func (r *remains) authorize(user string) error {
	users := slices.Sorted(maps.Keys(r.values[bucketAccess]))
	if r.usersLost || len(users) == 0 || slices.Contains(users, user) {
		return nil
	}
	return &NotListedError{users}
}

// Salvage reads everything in the file of a damaged database that its checksum proves, and writes it to a new database,
// with the user as the first with settings access. A customer whose block is lost is taken from the newest change that the
// history has of it. The damaged file is only read. It returns ErrExists where the new path exists, and *NotListedError where
// the file proves that the user has no settings access.
func Salvage(ctx context.Context, damagedPath, newPath, user string) (Salvaged, error) {
	r, err := collect(ctx, damagedPath)
	if err != nil {
		return Salvaged{}, err
	}
	if err := r.authorize(user); err != nil {
		return Salvaged{}, err
	}
	b := rebuilder{remains: r, salvage: model.Entry{Kind: model.EntryRestore, When: time.Now(), Who: user, File: filepath.Base(damagedPath)}}
	b.rebuild()
	if len(b.customers) == 0 && len(b.entries) == 0 {
		return Salvaged{}, fmt.Errorf("%s: %w", damagedPath, errNothingLeft)
	}
	if err := Create(ctx, newPath, CreateOptions{User: user}); err != nil {
		return Salvaged{}, err
	}
	s := Open(newPath)
	if err := s.update(ctx, b.write); err != nil {
		return Salvaged{}, errors.Join(err, os.Remove(newPath))
	}
	return b.result(), nil
}

var errNothingLeft = errors.New("nothing in it can be proved by a checksum; nothing was written")

// collect returns what the file's checksums prove. Where its structure is damaged, pages that no root leads to are read too.
func collect(ctx context.Context, path string) (r *remains, err error) {
	f, err := openRegular(path, os.O_RDONLY)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, describe(err))
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	r = &remains{values: map[string]map[string][]byte{}, unreached: map[string]map[string][]byte{}}
	pages, err := pagefile.Open(f, info.Size())
	complete := false
	if err == nil {
		problems := pages.Check(func(bucket []string, e pagefile.Element) { r.reached(strings.Join(bucket, "/"), e) })
		complete = len(problems) == 0
		r.missing = append(r.missing, problems...)
	} else {
		r.missing = append(r.missing, err.Error())
	}
	if r.usersLost = r.usersLost || !complete; !complete {
		pages.Values(uint64(os.Getpagesize()), r.addUnreached)
	}
	return r, ctx.Err()
}

// reached adds a value of the newest state, or says that it is lost.
func (r *remains) reached(bucket string, e pagefile.Element) {
	key := string(e.Key)
	if _, err := unseal(key, e.Value); errors.Is(err, ErrDamaged) {
		r.missing = append(r.missing, fmt.Sprintf("the value %q of %s", key, bucket))
		r.usersLost = r.usersLost || bucket == bucketAccess
		return
	}
	put(r.values, bucket, key, slices.Clone(e.Value))
}

// addUnreached adds a value of any state. Of several blocks with one key it keeps the newest.
func (r *remains) addUnreached(e pagefile.Element) {
	key := string(e.Key)
	if _, err := unseal(key, e.Value); err != nil {
		return
	}
	bucket := bucketOf(key, e.Value)
	if old := r.unreached[bucket][key]; bucket == bucketCustomers && old != nil && blockRevision(old) >= blockRevision(e.Value) {
		return
	}
	put(r.unreached, bucket, key, slices.Clone(e.Value))
}

func put(values map[string]map[string][]byte, bucket, key string, value []byte) {
	if values[bucket] == nil {
		values[bucket] = map[string][]byte{}
	}
	values[bucket][key] = value
}

// The paths of the buckets of the history.
const (
	pathEntries = bucketHistory + "/" + bucketEntries
	pathChanges = bucketHistory + "/" + bucketChanges
	pathPairs   = bucketHistory + "/" + bucketPairs
)

// bucketOf returns the bucket that a value was in, by its key and by what it decodes as; "" for one that is not needed.
// Keys that are numbers begin with a zero byte, which no CustomerId has.
func bucketOf(key string, value []byte) string {
	switch {
	case key == "":
		return ""
	case key[0] != 0:
		if _, err := decodeBlock(key, value, func(model.Record) {}); err == nil {
			return bucketCustomers
		}
		if slices.Contains([]string{keyDatabase, keyRevision, keyToken}, key) {
			return bucketMeta
		}
		if _, _, err := decodeRejection(keyValue{key, value}); err == nil {
			return bucketRejections
		}
	case len(key) == len(companyKey(0)):
		return bucketCompanies
	case len(key) == len(entryKey(0)):
		return pathEntries
	case isListChunk(key, value):
		return bucketLists
	case decodeChunk(key, value, func(recordChange) {}) == nil:
		return pathChanges
	case len(key) == len(pairChunkKey(0, 0)):
		return pathPairs
	}
	return ""
}

// merged returns the values of a bucket: those of the newest state, and unreached for what is missing there.
func (r *remains) merged(bucket string) map[string][]byte {
	all := maps.Clone(r.unreached[bucket])
	if all == nil {
		all = map[string][]byte{}
	}
	maps.Copy(all, r.values[bucket])
	return all
}

// write writes what was rebuilt into a new database.
func (b *rebuilder) write(tx *bolt.Tx) error {
	h, err := readMetadata(tx)
	if err != nil {
		return err
	}
	blocks := b.blocks()
	h.revision, h.token = b.revision, b.token
	h.customers, h.blocks = uint64(len(b.customers)), uint64(len(blocks))
	if b.database != "" {
		if err := putMetaText(tx, keyDatabase, b.database); err != nil {
			return err
		}
	}
	if err := writeMetadata(tx, h); err != nil {
		return err
	}
	for path, pairs := range map[string][]keyValue{
		bucketCustomers: blocks, bucketCompanies: b.companyValues(),
		bucketLists: sorted(b.merged(bucketLists)), bucketRejections: b.rejections(),
		pathEntries: b.entryValues(), pathChanges: sorted(b.merged(pathChanges)), pathPairs: sorted(b.merged(pathPairs)),
	} {
		if err := putAll(bucket(tx, strings.Split(path, "/")...), pairs); err != nil {
			return err
		}
	}
	return nil
}

// sorted returns values in the order of their keys.
func sorted(values map[string][]byte) []keyValue {
	pairs := make([]keyValue, 0, len(values))
	for _, key := range slices.Sorted(maps.Keys(values)) {
		pairs = append(pairs, keyValue{key, values[key]})
	}
	return pairs
}
