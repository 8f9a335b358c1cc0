package storage

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	bolt "go.etcd.io/bbolt"

	"dovetail/model"
)

// chunkListed is the number of Sage customers of a list in one value.
const chunkListed = 256

// The bits of a Sage customer: what it has besides its identifiers and its name.
const (
	bitPostcode byte = 1 << iota
	bitTelephone
	bitEmail
	bitWebsite
	bitVATNumber
	bitStatus
	listedBits = bitPostcode | bitTelephone | bitEmail | bitWebsite | bitVATNumber | bitStatus
)

// listKey returns the beginning of the keys of a list: the number of its company, and the entry that loaded it.
func listKey(company uint32, version uint64) string { return companyKey(company) + entryKey(version) }

// listChunkKey returns the key of a chunk of a list.
func listChunkKey(list string, chunk int) string {
	return list + string(binary.BigEndian.AppendUint32(nil, uint32(chunk)))
}

// encodeList returns a list as it is stored. Each chunk has the number of customers of the whole list, so that a lost one
// is found.
func encodeList(company uint32, version uint64, customers []model.SageCustomer) (chunks []keyValue) {
	list := listKey(company, version)
	for part := range slices.Chunk(customers, chunkListed) {
		value := appendUint(newValue(nil), uint64(len(customers)))
		value = appendUint(value, uint64(len(part)))
		for i := range part {
			value = appendListed(value, &part[i])
		}
		key := listChunkKey(list, len(chunks))
		chunks = append(chunks, keyValue{key, seal(key, value)})
	}
	return chunks
}

// listedTexts returns the texts of a Sage customer that have a bit, in the order of the bits.
func listedTexts(c *model.SageCustomer) [6]*string {
	return [6]*string{&c.Postcode, &c.Telephone, &c.Email, &c.Website, &c.VATNumber, &c.Status}
}

// appendListed returns b with an encoded Sage customer.
func appendListed(b []byte, c *model.SageCustomer) []byte {
	b = appendText(appendText(appendText(b, c.Account), c.ID), c.Name)
	texts, bits := listedTexts(c), byte(0)
	for i, text := range texts {
		bits |= bitIf(*text != "", 1<<i)
	}
	b = append(b, bits)
	for _, text := range texts {
		if *text != "" {
			b = appendText(b, *text)
		}
	}
	return b
}

// readListed returns a Sage customer that appendListed encoded.
func readListed(in *reader) (c model.SageCustomer) {
	c.Account, c.ID, c.Name = in.text(), in.text(), in.text()
	bits := in.bits(listedBits)
	for i, text := range listedTexts(&c) {
		if bits&(1<<i) == 0 {
			continue
		}
		if *text = in.text(); *text == "" {
			in.fail() // an empty text has no bit
		}
	}
	if c.Account == "" && c.ID == "" {
		in.fail()
	}
	return c
}

// decodeList returns the customers of a list; it is damage if a chunk is missing.
func decodeList(chunks []keyValue) (customers []model.SageCustomer, err error) {
	total := uint64(0)
	for i, p := range chunks {
		if n := binary.BigEndian.Uint32([]byte(p.key[len(p.key)-4:])); n != uint32(i) {
			return nil, damaged("chunk %d of a customer list is missing", i)
		}
		part, all, err := decodeListChunk(p)
		if err != nil {
			return nil, err
		}
		customers, total = append(customers, part...), all
	}
	if uint64(len(customers)) != total {
		return nil, damaged("a customer list has %d customers of %d", len(customers), total)
	}
	return customers, nil
}

// decodeListChunk returns the customers of a chunk, and the number of those of the whole list.
func decodeListChunk(p keyValue) (customers []model.SageCustomer, total uint64, err error) {
	in, err := unseal(p.key, p.value)
	if err != nil {
		return nil, 0, err
	}
	total = in.uint()
	for range in.count() {
		customers = append(customers, readListed(in))
	}
	return customers, total, in.end(p.key)
}

// copyList returns copies of the chunks of a list.
func copyList(ctx context.Context, tx *bolt.Tx, company uint32, version uint64) (chunks []keyValue, err error) {
	c := bucket(tx, bucketLists).Cursor()
	prefix := listKey(company, version)
	for k, v := c.Seek([]byte(prefix)); strings.HasPrefix(string(k), prefix); k, v = c.Next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		chunks = append(chunks, copyOf(k, v))
	}
	if len(chunks) == 0 {
		return nil, damaged("version %d of the customer list of company %d is missing", version, company)
	}
	return chunks, nil
}

// SageListVersion returns the customers of a version of a company's list; none for version 0. It returns ErrUnknownList for
// a version that is not stored.
func (s *Store) SageListVersion(ctx context.Context, company uint32, version uint64) ([]model.SageCustomer, error) {
	if version == 0 {
		return nil, nil
	}
	var chunks []keyValue
	err := s.view(ctx, func(tx *bolt.Tx) (err error) {
		if !hasList(tx, company, version) {
			return fmt.Errorf("company %d, version %d: %w", company, version, ErrUnknownList)
		}
		chunks, err = copyList(ctx, tx, company, version)
		return err
	})
	if err != nil {
		return nil, err
	}
	customers, err := decodeList(chunks)
	return customers, s.explain(err)
}

// hasList reports whether a version of a company's list is stored.
func hasList(tx *bolt.Tx, company uint32, version uint64) bool {
	prefix := listKey(company, version)
	k, _ := bucket(tx, bucketLists).Cursor().Seek([]byte(prefix))
	return strings.HasPrefix(string(k), prefix)
}

// addLists is the migration that adds the customer lists of Sage companies and the rejected suggestions.
func addLists(tx *bolt.Tx) error {
	for _, name := range []string{bucketLists, bucketRejections} {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	return nil
}
