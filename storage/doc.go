// Package storage keeps customers, companies, history and the access list in one file.
//
// Its one rule: a Store holds a path, not an open database. bbolt admits one process at a time, and several
// consultants work at once, so every exported method opens the file, runs one transaction that calls unexported
// functions taking a *bolt.Tx, and closes it. Bytes are copied out of a transaction before it ends and decoded
// outside it. The file is never open while the program waits for a person.
//
// The schema, as a tree of buckets; a name in angle brackets stands for many keys:
//
//	meta
//	  schema        the number of migrations that ran
//	  database      16 random bytes in hex: which database this is
//	  revision      the number of batches that changed something
//	  token         random text of the revision, as a restored backup can reach the same number again;
//	                empty at revision 0
//	  counts        customers and blocks, so that a lost page is found
//	companies
//	  <number>      4 bytes: site, name, number of links to it, whether it was removed, the version of its
//	                customer list. A number is never reused, and a removed company is kept for the history
//	lists
//	  <company+version+n> 4, 8 and 4 bytes: some hundreds of the Sage customers of a list, and the number of all.
//	                The version is the number of the entry that loaded the list. Every list that was ever
//	                loaded is kept, so that an undo makes an earlier one current again
//	rejections
//	  <CustomerId+> a suggestion that a user rejected: the key has the CustomerId, the number of the company and
//	                the identifiers as they are compared; the value has who and when, and the identifiers
//	customers
//	  <CustomerId>  the lowest of a block: the revision that wrote the block, and some hundreds of customers, each
//	                with its link and evidence where it has them. Evidence, and faults with a number above 15 that
//	                were allowed, are there since schema 4
//	history
//	  entries
//	    <number>    8 bytes: the revision, its token, time, user, file, and the number of rows of each
//	                class, and which customer lists changed. Entries that were written with schema 1
//	                have no token
//	  changes
//	    <number+id> 8 bytes and the lowest CustomerId of a chunk: some hundreds of changes, before and after.
//	                One seek for each entry finds the chunk that can hold a customer
//	  pairs
//	    <revision+n> 8 and 4 bytes: pairs of identifiers whose links a revision replaced or removed, some
//	                hundreds a value. A snapshot reads all of them, or those after the previous snapshot
//	access
//	  <user>        a user with settings access
//
// Every value begins with a CRC-32C over key and value, as bbolt's pages carry none, and the version of its
// encoding. There is no index of Sage customers: a snapshot builds it in memory, from blocks that it shares with
// the previous snapshot.
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
//     writes testdata/schema-N.db, which is committed, and testdata/newer.db anew where that was removed before. Databases of earlier schemas stay as they are: kept_test.go runs
//     every migration on each of them and compares what they hold.
//  5. The tree above names what is stored. Tests: schema_test.go.
//
// The map:
//
//	store.go       the Store and its transactions: the lock, damage that is a memory fault
//	page.go        bbolt's two meta pages, read without a lock: changes, truncated and restored files
//	create.go      a new database, which never replaces a file; remove.go removes it again while it is unused
//	schema.go      buckets, migrations, revision and counts; token.go the tokens of revisions
//	codec.go       checksums, numbers and texts; record.go a customer; block.go some hundreds of customers
//	company.go     the table of companies; company_change.go how a batch changes it
//	apply.go       one batch, one transaction, apply_planned.go planned inside of it; check.go refuses a bad batch before the lock
//	merge.go       how a batch changes the blocks; journal.go the changes, for the history
//	pairs.go       pairs of identifiers of links that are no longer stored
//	snapshot.go    all customers, sharing unchanged blocks
//	history.go     entries and changes, newest first; entry.go how an entry is stored
//	lists.go       customer lists of Sage companies; lists_change.go how a batch changes them, snapshot_lists.go those of
//	               a snapshot
//	rejections.go  suggestions that were rejected
//	verify.go      a check of the whole database; verify_content.go whether what it holds agrees,
//	               verify_lists.go the customer lists
//	backup.go      when a backup is made, and how; backup_files.go those beside the database
//	restore.go     going back to a backup; restore_file.go where the file cannot be opened
//	salvage.go     what a damaged file still proves; salvage_*.go a new database of it
//	access.go      the users with settings access
//	errors.go      the errors and their sentences; disk_*.go and nfs_*.go what depends on the system
//	folder         the package that syncs a folder
//	pagefile       the package that reads bbolt's pages without bbolt, for checks and salvage
package storage
