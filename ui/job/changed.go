package job

import (
	"context"
	"sync"

	"dovetail/model"
)

// maxChangedEntries is the number of entries whose customers a session keeps for the filter, which resolves changed: at
// every key.
const maxChangedEntries = 8

// changedCustomers is the customers that entries changed, kept by entry. Its zero value is ready to use.
type changedCustomers struct {
	mutex sync.Mutex
	kept  map[entryState][]string
}

// entryState names an entry: after a backup was restored, another one can have its number.
type entryState struct {
	number, revision uint64
	token            model.Token
}

// ChangedBy returns the CustomerIds of the customers that an entry changed, sorted; the caller must not change them.
func (s *Session) ChangedBy(ctx context.Context, e model.Entry) ([]string, error) {
	s.changed.mutex.Lock()
	defer s.changed.mutex.Unlock()
	state := entryState{e.Number, e.Revision, e.Token}
	if ids, kept := s.changed.kept[state]; kept {
		return ids, nil
	}
	changes, err := s.DB.Changes(ctx, e.Number)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(changes))
	for i, c := range changes {
		ids[i] = c.ID()
	}
	if s.changed.kept == nil || len(s.changed.kept) >= maxChangedEntries {
		s.changed.kept = map[entryState][]string{}
	}
	s.changed.kept[state] = ids
	return ids, nil
}
