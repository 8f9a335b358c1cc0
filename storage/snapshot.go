package storage

import (
	"context"
	"io"
	"os"
	"slices"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// Snapshot returns all customers and companies. It reads only what was written since the previous snapshot and shares
// the rest with it. It reads everything where previous is nil, or of a state that the database does not come from. Where
// nothing was written it returns previous.
func (s *Store) Snapshot(ctx context.Context, previous *model.Snapshot) (*model.Snapshot, error) {
	if previous == nil {
		s.warm(ctx)
	}
	var r snapshotData
	err := s.view(ctx, func(tx *bolt.Tx) (err error) {
		r, err = read(ctx, tx, previous)
		return err
	})
	if err != nil {
		return nil, err
	}
	if r.unchanged {
		return previous, nil
	}
	snapshot, err := r.decode(ctx)
	return snapshot, s.explain(err)
}

// warm reads the file sequentially, before it is locked. bbolt maps it for random access, which takes five times as
// long on a cold cache. Errors are ignored, as reading the database returns them again.
func (s *Store) warm(ctx context.Context) {
	f, err := openRegular(s.path, os.O_RDONLY)
	if err != nil {
		return
	}
	defer func() { _ = f.Close() }()
	buf := make([]byte, 1<<20)
	for err == nil && ctx.Err() == nil {
		_, err = io.ReadFull(f, buf)
	}
}

// snapshotData is what a transaction copied for a snapshot.
type snapshotData struct {
	previous  *model.Snapshot // to share blocks with; nil for none
	unchanged bool            // previous is the current state
	metadata  metadata
	tokens    []model.Token // of the revisions from 1
	companies *companies
	lists     map[uint32]*listPart // by company
	pairs     []keyValue           // chunks of former pairs that the previous snapshot does not have
	blocks    []part
}

// part is a block of the previous snapshot, or one to be decoded.
type part struct {
	known *model.Block
	raw   keyValue
}

// read returns what the previous snapshot does not have, copied from the database.
func read(ctx context.Context, tx *bolt.Tx, previous *model.Snapshot) (r snapshotData, err error) {
	if r.metadata, err = readMetadata(tx); err != nil {
		return r, err
	}
	if r.unchanged = previous != nil && previous.Origin() == r.metadata.origin(); r.unchanged {
		return r, nil
	}
	tokens, shared, err := readTokens(tx, r.metadata, previous)
	if err != nil {
		return r, err
	}
	if r.tokens = tokens; shared {
		r.previous = previous
	}
	if r.companies, err = readCompanies(tx); err != nil {
		return r, err
	}
	if err := r.copyLists(ctx, tx); err != nil {
		return r, err
	}
	known := uint64(0)
	if r.previous != nil {
		known = r.previous.Revision()
	}
	r.pairs = copyPairs(tx, known)
	return r, r.copyBlocks(ctx, bucket(tx, bucketCustomers))
}

// copyBlocks copies the blocks that the previous snapshot does not have, and reads only the first page of the others.
func (r *snapshotData) copyBlocks(ctx context.Context, b *bolt.Bucket) error {
	var known []*model.Block
	if r.previous != nil {
		known = r.previous.Blocks()
	}
	return b.ForEach(func(k, v []byte) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		for len(known) > 0 && firstID(known[0]) < string(k) {
			known = known[1:]
		}
		if len(known) > 0 && firstID(known[0]) == string(k) && known[0].Revision() == blockRevision(v) {
			r.blocks = append(r.blocks, part{known: known[0]})
			return nil
		}
		r.blocks = append(r.blocks, part{raw: copyOf(k, v)})
		return nil
	})
}

func firstID(b *model.Block) string { return b.Record(0).ID }

// decode returns the snapshot, and checks that nothing is missing or out of order.
func (r *snapshotData) decode(ctx context.Context) (*model.Snapshot, error) {
	known := r.companies.known()
	blocks := make([]*model.Block, len(r.blocks))
	rows, last := 0, ""
	for i := range r.blocks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var err error
		if blocks[i], err = r.blocks[i].decode(known); err != nil {
			return nil, err
		}
		if id := firstID(blocks[i]); id <= last {
			return nil, damaged("block %q is out of order", id)
		}
		rows += blocks[i].Len()
		last = blocks[i].Record(blocks[i].Len() - 1).ID
	}
	if uint64(rows) != r.metadata.customers || uint64(len(blocks)) != r.metadata.blocks {
		return nil, damaged("%d customers in %d blocks, but %d in %d were stored", rows, len(blocks), r.metadata.customers, r.metadata.blocks)
	}
	pairs, err := r.formerPairs(r.companies)
	if err != nil {
		return nil, err
	}
	lists, err := r.sageLists(ctx)
	if err != nil {
		return nil, err
	}
	snapshot := model.NewSnapshot(r.metadata.database, r.metadata.revision, known, blocks, r.tokens...)
	snapshot.AddFormerLinks(pairs)
	snapshot.AddSageLists(lists)
	return snapshot, nil
}

// formerPairs returns the pairs of the previous snapshot and those added since.
func (r *snapshotData) formerPairs(table *companies) (pairs []model.Link, err error) {
	if r.previous != nil {
		pairs = slices.Clip(r.previous.FormerLinks())
	}
	for _, chunk := range r.pairs {
		if pairs, err = decodePairs(pairs, chunk, table); err != nil {
			return nil, err
		}
	}
	return pairs, nil
}

// decode returns the part's block, and releases its bytes.
func (p *part) decode(companies map[uint32]model.Company) (*model.Block, error) {
	if p.known != nil {
		return p.known, nil
	}
	raw := p.raw
	p.raw = keyValue{}
	var b model.BlockBuilder
	stray := uint32(0)
	revision, err := decodeBlock(raw.key, raw.value, func(r model.Record) {
		if _, ok := companies[r.Company]; !ok && r.Company != 0 {
			stray = r.Company
		}
		b.Add(r)
	})
	switch {
	case err != nil:
		return nil, err
	case stray != 0:
		return nil, damaged("block %q refers to company %d, which is not known", raw.key, stray)
	}
	return b.Block(revision), nil
}
