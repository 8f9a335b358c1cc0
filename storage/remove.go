package storage

import (
	"context"
	"os"

	bolt "go.etcd.io/bbolt"
)

// RemoveUnused deletes a database to which nothing was written since Create: it is at revision 0, and at most one user
// has settings access. Any other database stays, which is no error. The file is deleted under its lock: a session that
// waits for the lock finds that there is no database.
func (s *Store) RemoveUnused(ctx context.Context) error {
	return s.transact(ctx, true, func(db *bolt.DB) error {
		unused := false
		err := db.View(func(tx *bolt.Tx) error {
			h, err := readMetadata(tx)
			unused = h.revision == 0 && bucket(tx, bucketAccess).Stats().KeyN <= 1
			return err
		})
		if err != nil || !unused {
			return err
		}
		return os.Remove(s.path)
	})
}
