// Package model defines customers, links, uploads and filters, and the rules about them.
//
// Its one rule: it is pure. It imports the standard library and golang.org/x/text, does no I/O, reads no clock and keeps
// no state, so that everything that decides about accounts can be tested with values alone.
//
// Data:
//
//	customer.go    a customer, its link, a Sage company; what the next sync would do
//	column.go      what distinguishes columns; column_table.go the table that grid, export, upload, filter, sort and help read
//	customer_fields.go  what undo restores and the history describes of each field of a customer
//	customer_record.go  a customer as it is stored, both ways
//	evidence.go    a customer's postcode, telephone number and so on, and the titles that their columns have
//	block.go       some hundred customers in one piece of memory; block_haystack.go their folded texts
//	snapshot.go    all customers at one revision, immutable
//	index.go       which customers hold a Sage customer; which customer a mistyped CustomerId means
//	row_table.go   a hash table of row numbers
//	disjoint_sets.go  union-find, for the groups of links and identifiers
//	company.go     the known companies by name; lookalike.go companies that look alike, confusable.go letters that do
//	origin.go      which state of which database a workbook or a batch comes from
//	history.go     an entry of the history; undo.go the plan that undoes one, undo_done.go which were undone
//	rejected_suggestion.go  a suggested link that a user rejected
//	sage_customer.go  a customer of Sage; sage_list.go the customer list of a Sage company
//	snapshot_sage.go  the customer lists of a snapshot, and which Layer customers are linked to their customers
//	sage_customers.go  all customers of these lists as rows; sage_match.go finds and sorts them, sage_table.go has their columns
//	verification.go  what a check of a database found
//	batch.go       what one transaction writes
//
// Text:
//
//	equal.go       when two identifiers, companies or links are equal
//	fold.go        text without case and accents, for searching and sorting
//	name.go        names without invisible characters; name_script.go in which scripts they are needed
//	suggest.go     the nearest known text to an unknown one
//	format.go      counts, lists and links as text
//
// Grid:
//
//	table.go       the two tables that can be filtered: Layer's customers and Sage's
//	query.go       the filter language; match.go runs it, complete.go suggests what can be typed next,
//	               query_help.go describes it
//	list_flags.go  what Sage's lists say about stored links
//	values.go      a column's values with counts
//	sort.go        the order of rows
//	beginning.go   the customer whose CustomerId begins with a text
//
// Files:
//
//	header.go      which column of a file is which; header_note.go marks and explanations around headers;
//	               header_problems.go the columns of a problems file
//	parsed_file.go the rows of a file
//	value.go       which values are bad; cell_text.go the wrapping that spreadsheets put around texts
//	fault.go       the reasons for which a row is rejected, and which of them can be allowed; fault_name.go short names
//	not_customer.go  rows of a report that are no customers; appearance.go the patterns for them
//	not_layers_list.go  files that are not Layer's list of customers
//	sage_file.go   the rows of a Sage customer list; sage_column.go what its columns hold; sage_layout.go which is which
//	sage_status.go words of lists for customers that are not open
//
// Suggestions:
//
//	suggestion.go         a Sage customer that may be that of a Layer customer; rejected ones
//	suggester.go          compares the customers of a snapshot with its lists, by package suggest; suggester_renew.go keeps
//	                      that while only links change; suggestions.go what it finds
//	suggested_links.go    the links that an upload of suggestions makes; suggestion_filter.go selects customers
//	suggestion_compare.go two customers side by side
//	header_suggestions.go the columns that a workbook of suggestions adds
//
// Planning. Start with plan.go (the result), then the run methods of uploadPlanner and loadPlanner, which list the passes
// in order, then the comment at the top of plan_claims.go:
//
//	plan.go         a Plan: the outcome of every row of a file
//	plan_batch.go   what a plan writes
//	plan_columns.go which columns of a rejected row to correct
//	plan_problems.go how many rows have which fault
//	plan_notes.go   sentences about the file and the plan as a whole
//	plan_moves.go   whether rows take their identifiers to another company
//	plan_offer.go   which allowances would accept rejected rows
//	plan_reason.go  sentences about a row; plan_reason_*.go why it is rejected
//	planner.go      what planning an upload and planning a load share
//	plan_upload.go  an upload: its passes; plan_upload_*.go each of them
//	plan_load.go    a load: its passes; plan_load_*.go each of them
//	plan_listed.go  what Sage's customer lists say about links; names_unlike.go when two names have too little in common
//	plan_names.go   the names of a file compared with those of the lists, on all CPUs
//	plan_companies.go  companies that are not known yet, and those that look like another
//	plan_claims.go  which row claims which Sage customer
//	plan_claims_grouping.go  which identifiers name one Sage customer; plan_claims_former.go which former links count
//	plan_claims_swaps.go     which claims of an upload are accepted; plan_load_claims.go which links of a load are
//	plan_sage.go    loading a Sage customer list: its result; plan_sage_row.go a row by itself, plan_sage_looks.go rows
//	                that are no customers, plan_sage_twice.go identifiers in several rows
//	plan_sage_compare.go  what changes and vanishes; plan_sage_notes.go sentences about the file and the plan
//	shape.go        the shape of an identifier; familiar.go which shapes are usual in a company
//
// Package suggest, below this one, compares names and suggests which customers of two lists are the same firm.
package model
