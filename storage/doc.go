// Package storage keeps customers, companies, history and the access list in one file.
//
// Its one rule: a Store holds a path, not an open database. bbolt lets one process in at a time, and
// several consultants work at once, so every exported method opens the file, runs one transaction that
// calls unexported functions taking a *bolt.Tx, and closes it again. Bytes are copied out of a
// transaction before it ends and decoded outside it. Nothing waits for a person while the file is open.
//
// The schema, as a tree of buckets; a name in angle brackets stands for many keys:
//
//	meta
//	  schema        the number of migrations that ran
//	  database      16 random bytes in hex: which database this is
//	  revision      counts the batches that changed something
//	  token         random text of the revision, as a restored backup can come to the same number again;
//	                empty at revision 0
//	  counts        customers and blocks, so that a lost page does not go unnoticed
//	companies
//	  <number>      4 bytes: site, name, links that point here, whether it was removed. A number is never
//	                given to another company, and a removed one stays for the history's sake
//	customers
//	  <CustomerId>  the lowest of a block: the revision that wrote the block, and some hundred customers
//	history
//	  entries
//	    <number>    8 bytes: the revision that it made, its token, when, who, which file, how many of each
//	                class. Entries that were written with schema 1 have no token
//	  changes
//	    <number+id> 8 bytes and the lowest CustomerId of a chunk: some hundred changes, before and after.
//	                The chunk that can hold a customer is found by one seek in each entry
//	  pairs
//	    <revision+n> 8 and 4 bytes: pairs of identifiers whose links a revision replaced or removed, some hundred
//	                a value. A snapshot reads them all, or those that came after the snapshot before it
//	access
//	  <user>        who has settings access
//
// Every value begins with a CRC-32C over key and value, as bbolt's pages carry none, and the version of its
// encoding. There is no index of Sage customers: a snapshot builds it in memory, from blocks that it shares with
// the snapshot before it.
//
// A value whose checksum does not fit is ErrDamaged. One whose checksum fits, but which has a version or a bit that
// this program does not know, is ErrNewer: it is neither read nor overwritten.
//
// # How to store another field
//
// Each step names the tests that fail until it is done.
//
//  1. A field of a customer: model/customer.go and Record in model/block.go have it, model/customer_record.go converts
//     it both ways, and model/customer_fields.go says how an undo restores it and how the history describes its
//     change. Tests: model/customer_fields_test.go; fields_test.go; ui/job/fields_test.go. A field that a load cannot
//     carry is named in the exceptions of the first and the last.
//  2. In record.go a customer's field gets a bit of its own in recordBits, and is encoded by appendRest and decoded by
//     readRest only where it is not empty. Values without the bit stay as they are. A field of a company gets a bit beside
//     bitRemoved in company.go. A field of any other value (entry.go, pairs.go, schema.go, access.go) is written behind
//     the others; version in codec.go is raised, and the field is only read where reader.version is at least that.
//     Tests: fields_test.go, codec_test.go; run each fuzz target for 20 seconds.
//  3. In schema.go a migration is added at the end of schema, even one that does nothing: it raises the schema's number,
//     and programs that do not know the field answer ErrNewer from then on. A migration that was released never changes,
//     and reads values as they were encoded when it was written. Tests: schema_test.go.
//  4. story_test.go gets a step since the new schema that sets the field. Then
//     go test ./storage -run TestKeptDatabases -keep
//     writes testdata/schema-N.db, which is committed. Databases of earlier schemas stay as they are: kept_test.go runs
//     every migration on each of them and compares what they hold.
//  5. The tree above names what is stored. Tests: schema_test.go.
//
// The map:
//
//	store.go       the Store and its transactions: the lock, damage that shows as a fault
//	page.go        bbolt's two meta pages, read without a lock: what changed, what was cut short or restored
//	create.go      a new database, never over an existing one
//	schema.go      buckets, migrations, revision and counts; token.go what tells revisions apart
//	codec.go       checksums, numbers and texts; record.go a customer; block.go some hundred of them
//	company.go     the table of companies and what a batch does to it
//	apply.go       one batch, one transaction; check.go refuses a bad batch before the lock
//	merge.go       what a batch does to the blocks; journal.go what it did, for the history
//	pairs.go       which identifiers were held together by links that are not stored any more
//	snapshot.go    all customers, sharing what did not change
//	history.go     entries and changes, newest first; entry.go how an entry is stored
//	access.go      who has settings access
//	errors.go      what can go wrong, in sentences; disk_*.go and nfs_*.go what depends on the system
package storage
