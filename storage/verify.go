package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
	"dovetail/storage/pagefile"
)

// Verify checks the whole database: the structure of its file, every checksum, every count, that the history leads to the
// present state, and the rules that every change keeps. It reads a copy, which it makes beside the temporary files, so that
// other sessions wait no longer than for a backup. It returns an error only where nothing could be checked.
func (s *Store) Verify(ctx context.Context) (model.Verification, error) {
	metas, err := s.metas()
	if err != nil {
		return model.Verification{}, err
	}
	folder, err := os.MkdirTemp("", "dovetail-check-*")
	if err != nil {
		return model.Verification{}, fmt.Errorf("no place for a copy to check: %w", err)
	}
	v, err := s.verifyCopy(ctx, filepath.Join(folder, "copy.db"))
	describeMetas(&v, metas)
	return v, errors.Join(err, os.RemoveAll(folder))
}

// verifyCopy writes a copy to a path, checks it, and returns what it found. Where no copy can be made because of damage, that is the problem.
func (s *Store) verifyCopy(ctx context.Context, path string) (model.Verification, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return model.Verification{}, err
	}
	err = s.Backup(ctx, f)
	if errors.Is(err, ErrDamaged) {
		return model.Verification{Problems: []string{err.Error()}}, f.Close()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return model.Verification{}, err
	}
	return verifyFile(ctx, path)
}

// verifyFile returns what is wrong with a database that no other session writes to.
func verifyFile(ctx context.Context, path string) (v model.Verification, err error) {
	f, err := os.Open(path)
	if err != nil {
		return v, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return v, err
	}
	v.Size = info.Size()
	pages, err := pagefile.Open(f, info.Size())
	if err != nil {
		v.Problems = append(v.Problems, err.Error())
		return v, nil
	}
	damagedValues := 0
	v.Problems = pages.Check(func(_ []string, e pagefile.Element) {
		if _, err := unseal(string(e.Key), e.Value); errors.Is(err, ErrDamaged) {
			damagedValues++
		}
	})
	if damagedValues > 0 {
		v.Problems = append(v.Problems, fmt.Sprintf("%s of values do not fit", model.Counted(damagedValues, "checksum", "checksums")))
	}
	c := contentCheck{ctx: ctx, store: Open(path), found: &v}
	return v, c.run()
}

// metas returns the conditions of the two meta pages. A page that another session is writing looks torn: it is read
// again under the lock that readers take, during which no session writes.
func (s *Store) metas() (found [2]pagefile.Condition, err error) {
	read := func() error {
		f, err := openRegular(s.path, os.O_RDONLY)
		if err != nil {
			return err
		}
		info, err := f.Stat()
		if err == nil {
			pages, _ := pagefile.Open(f, info.Size()) // what is not valid is told by the conditions
			found = pages.Metas
		}
		return errors.Join(err, f.Close())
	}
	err = s.view(context.Background(), func(*bolt.Tx) error { return read() })
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNotExist) || err == nil {
		return found, err
	}
	return found, s.explain(read()) // the database cannot be opened: no session writes to it
}

// describeMetas adds what is wrong with the meta pages. One that is damaged does no harm, as the other has the same
// state, until that is damaged too; the next change writes both.
func describeMetas(v *model.Verification, metas [2]pagefile.Condition) {
	for i, condition := range metas {
		switch condition {
		case pagefile.Flipped:
			v.Problems = append(v.Problems, fmt.Sprintf("meta page %d is damaged: one bit of it was flipped; the other one is used, and the next change repairs it", i))
		case pagefile.Torn:
			v.Problems = append(v.Problems, fmt.Sprintf("meta page %d is damaged: it was written in part or overwritten; the other one is used, and the next change repairs it", i))
		case pagefile.NotMeta:
			v.Problems = append(v.Problems, fmt.Sprintf("meta page %d is overwritten", i))
		}
	}
}

// companyRows returns the table of companies.
func (s *Store) companyRows(ctx context.Context) (t *companies, err error) {
	var pairs []keyValue
	err = s.view(ctx, func(tx *bolt.Tx) error {
		pairs, err = copyCompanies(tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	return decodeCompanies(pairs)
}
