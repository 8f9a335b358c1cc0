// Package ui is the app: one Bubble Tea program over the jobs of ui/job.
//
// Its one rule: keys go to one screen, results go to all, sizes are method calls. Update and View never
// touch the disk, the clock or the database: commands.go does.
//
// The map:
//
//	app.go        the root: a stack of screens, the menu, header and footer, one running job
//	screen.go     what a screen is; an action is a key with words and a reason why not
//	look.go       how things are drawn on this terminal
//	menu.go       the left-hand menu
//	grid.go       rows of cells with a cursor, scrolled both ways; grid_keys.go its keys
//	customers.go  the Customers grid; filter.go its filter line; view.go which rows it shows
//	card.go       one customer in full; pick.go a column's values, to filter by
//	companies.go  the known companies
//	history.go    what was done; changes.go each change, old → new; undo.go takes it back
//	link.go       one link by hand
//	access.go     who may; denied.go for who may not
//	read.go       a load or an upload from its file to its preview; preview.go what it would do
//	export.go     which rows, what format, where
//	files.go      the file dialog
//	ask.go        a question with its continuation; form.go several at once
//	help.go       every action of a screen
//	progress.go   the job that runs; watch.go what other sessions do
//	state.go      how the person left the grid
package ui
