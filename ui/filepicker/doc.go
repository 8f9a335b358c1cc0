// Package filepicker is the file dialog: it asks for a file to read or a place to write one. It knows the app
// that shows it only as a Host, and takes what it draws with from ui/widget.
//
//	dialog.go    the dialog and its options; keys.go has its keys
//	name.go      the name in the field, its selection and its extension
//	choices.go   lines of choices above the field, as an export has them
//	enter.go     what Enter does: take a name, look what is there, ask, finish
//	complete.go  what Tab does
//	folder.go    the list below the field
//	list.go      sorting, narrowing and completing names
//	path.go      paths as people type and paste them
//	disk.go      the commands: all that reads or writes the disk
//	view.go      drawing
package filepicker
