// Package model says what customers, links, uploads and filters are, and what the rules about them say.
//
// Its one rule: it is pure. It imports the standard library and golang.org/x/text, does no I/O, reads
// no clock and keeps no state, so that everything that decides about somebody's accounts can be tested
// with values alone.
//
// The map:
//
//	customer.go  a customer, its link, a Sage company; what the next sync would do
//	same.go      when two identifiers, companies or links are the same
//	fold.go      text without case and accents, for searching and sorting
//	column.go    the one table of columns that grid, export, upload, filter, sort and help read
//	block.go     some hundred customers in one piece of memory
//	snapshot.go  all customers at one revision, immutable
//	index.go     who holds a Sage customer; which customer a mistyped CustomerId means
//	company.go   the known companies by name; nearest.go what is meant by a name that is not known
//	lookalike.go companies that can be taken for each other; twins.go those of a file; confusable.go letters that look
//	             like others
//	pairing.go   which identifiers name one Sage customer; rings.go the sets that they form, partners.go what changes
//	             in them
//	mark.go      which state of which database a workbook or a batch comes from
//	query.go     the filter language; match.go runs it; complete.go offers what can be typed next
//	values.go    a column's values with counts; sort.go the order of rows
//	header.go    which column of a file is which; header_note.go marks and explanations beside headers
//	row.go       what a file says, row by row
//	value.go     what a value must not hold; cell_text.go the wrapping that spreadsheets put around texts
//	fault.go     the reasons for which a row is rejected, and what can be allowed
//	plan.go      the outcome of every row of a file; reason.go says it in words, guilty.go by columns
//	writes.go    what a plan writes
//	upload.go    an upload, planned; upload_repeats.go several rows of one customer;
//	             claims.go who claims which Sage customer, moves.go who can give one up
//	unlike.go    identifiers that look wrong; familiar.go what is usual in a company, shape.go the forms that they have,
//	             swapped.go columns that were exchanged, unlike_file.go identifiers held against their own file
//	load.go      a load, planned; load_row.go a row by itself; load_claims.go whom it must not link;
//	             load_write.go what it writes
//	name.go      a name without what cannot be seen; name_script.go where that is needed
//	not_customer.go  rows of a report that are no customers; appearance.go what they look like
//	sage_list.go  files that are no list of Layer's
//	batch.go     what one transaction writes; history.go what the history says of it; undo.go takes it back,
//	             undo_companies.go with the companies; undo_ask.go says when that must be asked for
package model
