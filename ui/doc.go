// Package ui is the app: one Bubble Tea program over the operations of ui/job. It is drawn with ui/widget; the
// file dialog is ui/filepicker.
//
// Keys go to the screen on top, results of commands to all screens, and sizes are set by method calls. Update and
// View never touch the disk, the clock or the database: the commands in commands_*.go and the tasks do.
//
// Messages go one way: what a command or a task found comes up to the app as a message; down, to a screen and to what
// a screen is made of, everything is a method call. No screen sends a message to itself or to another screen. A message
// whose field is called to is for the screen in it, which asked; the others ignore it.
//
// The files:
//
//	app.go        the root model: a stack of screens, the menu, one running task; keys.go handles keys
//	backend.go    what the app works on; run.go runs it on a terminal
//	frame.go      header and footer; notice.go a notice above the keys
//	screen.go     the interface of a screen; pane.go its size and default methods
//	menu.go       the menu on the left
//	rows_grid.go  a grid of customers with a filter line: rows_grid_view.go draws it, rows_grid_keys.go has its keys,
//	              rows_grid_filter.go those of the filter line, rows_grid_examples.go the examples in its help
//	customers.go  the Customers grid; customers_view.go has what is around it, customers_keys.go its keys,
//	              customers_hints.go hints for the keys of other programs
//	strip.go      lines of counts, which drop whole counts where they do not fit
//	sage_customers.go  the grid of Sage's customers; sage_card.go one of them in full
//	sage_load.go  asks for the company and the file of a customer list; sage_columns.go shows how its columns are
//	              understood, sage_preview.go what it would change, sage_applied.go is the last page; companies_list.go
//	              has the lists on the Companies screen
//	filter.go     the filter line; filter_earlier.go recalls earlier filters, goto.go is the line that goes to
//	              a row; view.go the rows that are shown; copy.go copies cells and rows; short_id.go
//	              shortens GUIDs
//	card.go       one customer in full, card_neighbour.go goes to the next one, card_suggested.go says what is
//	              suggested for it; value_picker.go the values of a column, to filter by
//	marks.go      marks customers; link.go edits one link, link_marked.go one company for all marked
//	suggestions.go  the customers for which Sage customers are suggested, surest first; suggestions_view.go draws
//	              them, suggestions_keys.go has its keys, suggestions_decide.go accepts and rejects,
//	              suggestions_apply.go applies, suggestions_empty.go says why no row is shown; brief_company.go cuts
//	              the names of companies; decisions.go is what was decided; matches.go shows one customer beside
//	              those that are suggested for it, matches_reject.go rejects them, side_by_side.go draws the two
//	companies.go  the known companies
//	history_list.go  the changes of a customer list of Sage in an entry of the history
//	history.go    the history; history_undo.go says what its keys undo, history_entry.go is one entry, changes.go
//	              its changes, old → new; undo.go undoes it, or one of its changes, and undo_which.go says which
//	access.go     the users with settings access; denied.go the only screen of a user without it
//	database.go   the Backups screen: the database's file and its backups; database_backup.go checks and backs up,
//	              restore.go is what a restore would change, restore_write.go restores; damaged.go is the page of a
//	              damaged database
//	read.go       asks for the file of a load or an upload and reads it; encoding.go asks for its encoding
//	preview.go    what a load or an upload would do; preview_head.go and preview_foot.go are what is above and
//	              below its rows, preview_groups.go groups them by problem, preview_keys.go has its keys,
//	              preview_why.go says why a key does nothing, preview_allow.go allows faults, preview_unlinked.go
//	              shows omitted links, preview_leave.go goes back, preview_apply.go writes it, applied.go is the
//	              last page
//	allowances.go what was allowed for a file that is opened again
//	export.go     asks which rows to export, in which format and where; exported.go is the last page
//	files.go      opens the file dialog
//	ask.go        a question with its continuation; form.go several fields at once
//	scrolled_page.go  a page of text that scrolls
//	text_page.go  searches in a page of text; text_finder.go asks for what, grid_search.go has it for rows
//	help.go       every action of a screen, and the examples of rows_grid_examples.go; help_row.go a row of it
//	counts.go     counts before keys that move, as in vim
//	paste.go      handles a paste
//	task.go       the running task; watch.go reports the changes of other sessions
//	last_entries.go  the keys that undo and redo, where there is something to
//	late.go       detects results that arrive out of order
//	escape.go     restores the screen if an Esc was part of a terminal's reply
//	state.go      restores how the user left the grid, and the earlier filters
//	commands_*.go the commands: commands_database.go reads the database, commands_search.go searches a snapshot,
//	              commands_backups.go reads its file and the list of its backups,
//	              commands_suggest.go looks for suggestions beside the screen,
//	              commands_user.go uses the clipboard and the file of the grid's state
package ui
