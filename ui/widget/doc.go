// Package widget has the parts that screens are drawn with; it knows neither the data nor the app.
//
// Its one rule: what is drawn is a Text, and only a Theme makes one of a string that is not a constant, by escaping it.
//
// The map:
//
//	text.go    text that may go to the terminal
//	theme.go   escapes, fits and styles text for one terminal; style.go a colour or an attribute
//	action.go  what a key does: keys, words, why it is disabled
//	grid.go    rows of cells with a cursor; grid_heading.go the titles, grid_layout.go which columns fit, grid_measure.go what
//	           they need, grid_keys.go its keys
//	field.go   a line of text that is edited
//	format.go  sizes and sentences for people
package widget
