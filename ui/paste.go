package ui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/ui/filepicker"
	"dovetail/ui/terminal"
)

// pasteHandler is a screen that takes a paste outside of a text field.
type pasteHandler interface{ paste(text string) tea.Cmd }

// pasted handles a paste: it goes into the field that is being typed in, else to the screen. A paste that is too
// large or incomplete is never used.
func (a *App) pasted(k tea.KeyMsg, typing bool) tea.Cmd {
	p := terminal.ParsePaste(k.Runes)
	switch target, takes := a.top().(pasteHandler); {
	case p.TooBig:
		a.notify("more than 256 kB were pasted; upload a file instead")
	case p.Truncated:
		a.notify("the paste broke off and was not taken; paste it again")
	case typing:
		return a.pastedText(k, p)
	case a.menu.hasKeys() || !takes:
		a.notify("a paste does nothing here; press u in the Customers grid to paste cells as an upload")
	case p.Unbracketed && !strings.Contains(p.Text, "\t"):
		a.notify("that looked like a paste, and was not taken as keys; u takes cells that are pasted")
	default:
		return target.paste(p.Text)
	}
	return nil
}

// pastedText handles a paste while letters are text: the dialog of an upload takes cells, and the field a line.
func (a *App) pastedText(k tea.KeyMsg, p terminal.Paste) tea.Cmd {
	d, isDialog := a.top().(*filepicker.Dialog)
	switch {
	case !isDialog || !filepicker.IsCells(p.Text) || p.Unbracketed && !strings.Contains(p.Text, "\t"):
		return a.pastedLine(k, p.Text)
	case d.Cells == nil:
		a.notify("pasted cells are not taken here; u in the Customers grid takes them")
		return nil
	}
	return d.Cells(p.Text)
}

// longestLine is the longest paste that a field takes, in bytes: no path, name or filter is longer.
const longestLine = 4096

// pastedLine puts the first line of a paste into the field that is being typed in.
func (a *App) pastedLine(k tea.KeyMsg, text string) tea.Cmd {
	line, more, _ := strings.Cut(strings.Trim(lineEnds(text), "\n"), "\n")
	switch {
	case len(line) > longestLine:
		a.notify("that is too long for one line, and was not taken")
		return nil
	case more != "":
		a.notify("only the first of the pasted lines was taken")
	}
	k.Runes = []rune(line)
	return a.top().Update(k)
}

// lineEnds returns pasted text with one line feed at the end of each line. Terminals send a carriage return for each
// line feed, so Excel's CR LF arrives as two carriage returns: if all of them come in pairs, a pair is one line end.
func lineEnds(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if pairs := strings.Count(text, "\r\r"); pairs > 0 && 2*pairs == strings.Count(text, "\r") {
		text = strings.ReplaceAll(text, "\r\r", "\n")
	}
	return strings.ReplaceAll(text, "\r", "\n")
}
