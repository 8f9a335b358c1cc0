package storage

import (
	"context"
	"encoding/binary"
	"slices"
	"strings"
	"time"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// RejectSuggestions stores that suggestions were rejected. One that was rejected before gets the new time and user. It
// returns ErrUnknownCompany for the link to an unknown company. It makes no entry in the history and no revision.
func (s *Store) RejectSuggestions(ctx context.Context, list []model.RejectedSuggestion) error {
	return s.changeRejections(ctx, list, func(b *bolt.Bucket, key string, r *model.RejectedSuggestion) error {
		return b.Put([]byte(key), encodeRejection(key, r))
	})
}

// RestoreSuggestions removes the rejections of suggestions. Those that were not rejected are ignored.
func (s *Store) RestoreSuggestions(ctx context.Context, list []model.RejectedSuggestion) error {
	return s.changeRejections(ctx, list, func(b *bolt.Bucket, key string, _ *model.RejectedSuggestion) error {
		return b.Delete([]byte(key))
	})
}

// RestoreAllSuggestions removes all rejections of suggestions.
func (s *Store) RestoreAllSuggestions(ctx context.Context) error {
	return s.update(ctx, func(tx *bolt.Tx) error {
		pairs, err := copyRejections(ctx, tx)
		if err != nil {
			return err
		}
		b := bucket(tx, bucketRejections)
		for _, p := range pairs {
			if err := refuseNewer(p.key, p.value); err != nil {
				return err
			}
			if err := b.Delete([]byte(p.key)); err != nil {
				return err
			}
		}
		return nil
	})
}

// changeRejections calls change for the key of each suggestion, in one transaction.
func (s *Store) changeRejections(ctx context.Context, list []model.RejectedSuggestion,
	change func(b *bolt.Bucket, key string, r *model.RejectedSuggestion) error,
) error {
	for i := range list {
		if err := checkRejection(&list[i]); err != nil {
			return s.explain(err)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return s.update(ctx, func(tx *bolt.Tx) error {
		table, err := readCompanies(tx)
		if err != nil {
			return err
		}
		b := bucket(tx, bucketRejections)
		for i := range list {
			number, err := table.number(list[i].Link.Company)
			if err != nil {
				return err
			}
			key := rejectionKey(list[i].CustomerID, number, list[i].Link)
			if err := refuseNewer(key, b.Get([]byte(key))); err != nil {
				return err
			}
			if err := change(b, key, &list[i]); err != nil {
				return err
			}
		}
		return nil
	})
}

// checkRejection refuses a suggestion that cannot be stored.
func checkRejection(r *model.RejectedSuggestion) error {
	c := model.Customer{ID: r.CustomerID, Link: r.Link}
	err := checkCustomer(&c)
	switch {
	case err != nil:
		return err
	case r.Link.IsZero():
		return badCustomer(r.CustomerID, "the suggestion has no link")
	case len(rejectionKey(r.CustomerID, 0, r.Link)) > bolt.MaxKeySize:
		return badCustomer(r.CustomerID, "the identifiers of the suggestion are too long")
	}
	return nil
}

// rejectionKey returns the key of a rejection. Keys sort by CustomerId.
func rejectionKey(id string, company uint32, l model.Link) string {
	return escapeKey(id) + string(binary.BigEndian.AppendUint32(nil, company)) +
		escapeKey(model.CanonicalKey(l.Account)) + escapeKey(model.CanonicalKey(l.SageID))
}

// escapeKey returns a text as part of a key. No two texts begin with the same part.
func escapeKey(s string) string { return strings.ReplaceAll(s, "\x00", "\x00\xff") + "\x00\x01" }

func encodeRejection(key string, r *model.RejectedSuggestion) []byte {
	b := appendText(newValue(nil), r.CustomerID)
	b = appendText(appendText(b, r.Link.Account), r.Link.SageID)
	b = binary.AppendVarint(b, r.When.Unix())
	b = appendUint(b, uint64(r.When.Nanosecond()))
	return seal(key, appendText(b, r.Who))
}

// RejectedSuggestions returns the suggestions that were rejected and not restored, sorted by CustomerId. Their companies
// are spelled as they are now; those of companies that were removed are left out.
func (s *Store) RejectedSuggestions(ctx context.Context) ([]model.RejectedSuggestion, error) {
	var table, pairs []keyValue
	err := s.view(ctx, func(tx *bolt.Tx) (err error) {
		if table, err = copyCompanies(tx); err != nil {
			return err
		}
		pairs, err = copyRejections(ctx, tx)
		return err
	})
	if err != nil {
		return nil, err
	}
	companies, err := decodeCompanies(table)
	if err != nil {
		return nil, s.explain(err)
	}
	known := companies.known()
	list := make([]model.RejectedSuggestion, 0, len(pairs))
	for _, p := range pairs {
		r, company, err := decodeRejection(p)
		if err != nil {
			return nil, s.explain(err)
		}
		if c, ok := known[company]; ok {
			r.Link.Company = c
			list = append(list, r)
		}
	}
	return slices.Clip(list), nil
}

// copyRejections returns copies of all rejections.
func copyRejections(ctx context.Context, tx *bolt.Tx) (pairs []keyValue, err error) {
	err = bucket(tx, bucketRejections).ForEach(func(k, v []byte) error {
		pairs = append(pairs, copyOf(k, v))
		return ctx.Err()
	})
	return pairs, err
}

// decodeRejection returns a rejection without its company, and the company's number.
func decodeRejection(p keyValue) (r model.RejectedSuggestion, company uint32, err error) {
	in, err := unseal(p.key, p.value)
	if err != nil {
		return r, 0, err
	}
	r = model.RejectedSuggestion{CustomerID: in.text(), Link: model.Link{Account: in.text(), SageID: in.text()}}
	seconds := in.int()
	r.When = time.Unix(seconds, int64(in.atMost(999_999_999))).UTC()
	r.Who = in.text()
	if err := in.end(p.key); err != nil {
		return r, 0, err
	}
	if at := len(escapeKey(r.CustomerID)); len(p.key) >= at+4 {
		company = binary.BigEndian.Uint32([]byte(p.key[at:]))
	}
	if p.key != rejectionKey(r.CustomerID, company, r.Link) {
		return r, 0, damaged("%q is not the key of its rejection", p.key)
	}
	return r, company, nil
}
