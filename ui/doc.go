// Package ui is the app: one Bubble Tea program over the operations of ui/job. What it is drawn with is in
// ui/widget, the file dialog in ui/filepicker.
//
// Its one rule: keys go to one screen, results go to all, sizes are method calls. Update and View never
// touch the disk, the clock or the database: commands.go does.
//
// The map:
//
//	app.go        the root: a stack of screens, the menu, one running job; keys.go what a key does
//	frame.go      header and footer
//	screen.go     what a screen is
//	menu.go       the left-hand menu
//	customers.go  the Customers grid: customers_view.go draws it, customers_keys.go its keys
//	filter.go     its filter line; view.go which rows it shows; copy.go what can be copied of it
//	card.go       one customer in full; value_picker.go a column's values, to filter by
//	link.go       one link by hand
//	companies.go  the known companies
//	history.go    what was done; changes.go each change, old → new; undo.go takes it back
//	access.go     who may; denied.go for who may not
//	read.go       a load or an upload from its file to its preview
//	encoding.go   in which encoding a text file is read
//	preview.go    what it would do; preview_keys.go its keys, preview_allow.go x and X, preview_apply.go writes it, applied.go the end
//	export.go     which rows, what format; exported.go where they are
//	files.go      opens the file dialog
//	ask.go        a question with its continuation; form.go several at once
//	help.go       every action of a screen; keytable.go the same for the README
//	task.go       the task that runs; watch.go what other sessions do
//	late.go       which of two readings of the data is the newer; escape.go an Esc that was none is taken back
//	state.go      how the person left the grid
//	run.go        runs it all on a terminal
package ui
