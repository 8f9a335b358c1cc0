package storage

import (
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// documentedTree returns the schema's tree as doc.go draws it, a path for every line.
func documentedTree(t *testing.T) (paths []string) {
	t.Helper()
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	_, tree, _ := strings.Cut(string(source), "stands for many keys:\n//\n")
	tree, _, _ = strings.Cut(tree, "\n//\n")
	line := regexp.MustCompile(`^//\t((?:  )*)(\S+)`)
	var stack []string
	for text := range strings.SplitSeq(tree, "\n") {
		m := line.FindStringSubmatch(text)
		if m == nil || len(m[1])/2 > len(stack) { // a continued line
			continue
		}
		stack = append(stack[:len(m[1])/2], m[2])
		paths = append(paths, strings.Join(stack, "/"))
	}
	slices.Sort(paths)
	return paths
}

// actualTree returns the tree of a database, with the names of doc.go for keys that are data.
func actualTree(b interface {
	ForEach(func(k, v []byte) error) error
}, nested func(name []byte) *bolt.Bucket, path string,
) (paths []string) {
	names := map[string]string{
		"companies/": "<number>", "customers/": "<CustomerId>", "history/entries/": "<number>",
		"history/changes/": "<number+id>", "history/pairs/": "<revision+n>", "access/": "<user>",
		"lists/": "<company+version+n>", "rejections/": "<CustomerId+>",
	}
	_ = b.ForEach(func(k, v []byte) error {
		name, isData := names[path]
		if !isData {
			name = string(k)
		}
		if at := path + name; !slices.Contains(paths, at) {
			paths = append(paths, at)
		}
		if v == nil {
			sub := nested(k)
			paths = append(paths, actualTree(sub, sub.Bucket, path+name+"/")...)
		}
		return nil
	})
	return paths
}

// topLevel lets actualTree walk a transaction like a bucket.
type topLevel struct{ tx *bolt.Tx }

func (t topLevel) ForEach(fn func(k, v []byte) error) error {
	return t.tx.ForEach(func(name []byte, _ *bolt.Bucket) error { return fn(name, nil) })
}

func TestSchemaIsAsDrawnInThePackageComment(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, firstLoad(3))
	mustApply(t, s, model.Batch{Put: []model.Customer{linkedTo("C1", "1", "A1")}})
	mustApply(t, s, model.Batch{Remove: []string{"C1"}})
	mustApply(t, s, setList(acme, listed(0, 1)))
	mustReject(t, s, rejected("C1", acme, "A1"))
	var paths []string
	err := s.view(t.Context(), func(tx *bolt.Tx) error {
		paths = actualTree(topLevel{tx}, tx.Bucket, "")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(paths)
	equal(t, "buckets", paths, documentedTree(t))
}

func TestFilesNamedInThePackageCommentExist(t *testing.T) {
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range regexp.MustCompile(`[a-z_*/]+\.go\b`).FindAllString(string(source), -1) {
		here, _ := filepath.Glob(name)
		below, _ := filepath.Glob(filepath.Join("..", name))
		if len(here)+len(below) == 0 {
			t.Errorf("doc.go names %s, which does not exist", name)
		}
	}
}

func TestDatabaseOfANewerProgramIsRefused(t *testing.T) {
	s := newStore(t)
	newer := Open(s.path)
	newer.migrations = append(newer.migrations, func(*bolt.Tx) error { return nil })
	if _, err := newer.Origin(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, err := s.Snapshot(t.Context(), nil)
	if !errors.Is(err, ErrNewer) {
		t.Errorf("snapshot: %v, want ErrNewer", err)
	}
	if _, err := s.Apply(t.Context(), firstLoad(1)); !errors.Is(err, ErrNewer) {
		t.Errorf("apply: %v, want ErrNewer", err)
	}
	if err := s.Grant(t.Context(), "bob"); !errors.Is(err, ErrNewer) {
		t.Errorf("grant: %v, want ErrNewer", err)
	}
}

func TestOlderDatabaseIsMigrated(t *testing.T) {
	later := func(tx *bolt.Tx) error {
		_, err := tx.CreateBucket([]byte("later"))
		return err
	}
	for name, use := range map[string]func(*Store) error{
		"by a reader": func(s *Store) error { _, err := s.Snapshot(t.Context(), nil); return err },
		"by a writer": func(s *Store) error { return s.Grant(t.Context(), "bob") },
	} {
		t.Run(name, func(t *testing.T) {
			old := newStore(t)
			mustApply(t, old, firstLoad(10))
			s := Open(old.path)
			s.migrations = append(s.migrations, later)
			if err := use(s); err != nil {
				t.Fatal(err)
			}
			err := s.view(t.Context(), func(tx *bolt.Tx) error {
				if tx.Bucket([]byte("later")) == nil {
					t.Error("the migration did not run")
				}
				return nil
			})
			if err != nil {
				t.Error(err)
			}
			if n := mustSnapshot(t, s, nil).Len(); n != 10 {
				t.Errorf("%d customers after the migration, want 10", n)
			}
		})
	}
}

func TestFailedMigrationChangesNothing(t *testing.T) {
	old := newStore(t)
	s := Open(old.path)
	stop := errors.New("stop")
	s.migrations = append(s.migrations,
		func(tx *bolt.Tx) error { return tx.DeleteBucket([]byte(bucketAccess)) },
		func(*bolt.Tx) error { return stop })
	if _, err := s.Origin(t.Context()); !errors.Is(err, stop) {
		t.Errorf("%v, want the migration's error", err)
	}
	users, err := old.Users(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "users", users, []string{"ann"})
}

func TestDatabaseIDsDiffer(t *testing.T) {
	seen := map[string]bool{}
	for range 3 {
		id := mustSnapshot(t, newStore(t), nil).Database()
		if b, err := hex.DecodeString(id); err != nil || len(b) != 16 || seen[id] {
			t.Errorf("ID %q: want 16 bytes in hex that no other has", id)
		}
		seen[id] = true
	}
}
