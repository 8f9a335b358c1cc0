package storage

import (
	"context"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// listPart is a customer list of the previous snapshot, or the chunks of one to be decoded.
type listPart struct {
	known   *model.SageList
	version uint64
	chunks  []keyValue
}

// copyLists copies the current customer lists that the previous snapshot does not have.
func (r *snapshotData) copyLists(ctx context.Context, tx *bolt.Tx) (err error) {
	r.lists = map[uint32]*listPart{}
	for i, c := range r.companies.rows {
		if c.removed || c.list == 0 {
			continue
		}
		number, part := uint32(i+1), &listPart{version: c.list}
		if r.previous != nil {
			if known := r.previous.SageListAt(number); known != nil && known.Version() == c.list {
				part.known = known
			}
		}
		if part.known == nil {
			if part.chunks, err = copyList(ctx, tx, number, c.list); err != nil {
				return err
			}
		}
		r.lists[number] = part
	}
	return nil
}

// sageLists returns the current customer lists, by company.
func (r *snapshotData) sageLists(ctx context.Context) (map[uint32]*model.SageList, error) {
	lists := make(map[uint32]*model.SageList, len(r.lists))
	for number, part := range r.lists {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if lists[number] = part.known; part.known != nil {
			continue
		}
		customers, err := decodeList(part.chunks)
		if err != nil {
			return nil, err
		}
		part.chunks = nil
		lists[number] = model.NewSageList(part.version, customers)
	}
	return lists, nil
}
