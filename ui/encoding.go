package ui

import (
	"context"
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// whyOneEncoding returns why the encoding of the file cannot be chosen; "" if it can.
func (v *preview) whyOneEncoding() string {
	switch source := v.preview.Request.Source; {
	case v.preview.Plan.File.Encoding == "":
		return "a workbook declares its encoding"
	case !source.HasEncodings():
		return "the file declares its encoding: " + v.preview.Plan.File.Encoding
	}
	return ""
}

// chooseEncoding reads the file again in another encoding.
func (v *preview) chooseEncoding() tea.Cmd {
	source := v.preview.Request.Source
	return v.app.offerEncodings(source.Name, func(ctx context.Context) ([]job.Encoding, error) {
		return source.Encodings(ctx)
	}, v.preview.Plan.File.Encoding, func(name string) tea.Cmd {
		return v.reread("", func(r *job.Request) { r.Encoding, r.Allow = name, model.Allowance{} })
	})
}

// offerFileEncodings asks for the encoding of a file whose encoding could not be detected.
func (a *App) offerFileEncodings(path string, why error, chosen func(string) tea.Cmd) tea.Cmd {
	return a.offerEncodings(path, func(ctx context.Context) ([]job.Encoding, error) {
		source, err := job.OpenFile(path)
		if err != nil {
			return nil, err
		}
		list, err := source.Encodings(ctx)
		return list, errors.Join(err, source.Close())
	}, "", chosen, why.Error()+".")
}

// offerEncodings finds the possible encodings of a text and asks for one of them, below the notes.
func (a *App) offerEncodings(name string, find func(context.Context) ([]job.Encoding, error), taken string, chosen func(string) tea.Cmd, notes ...string) tea.Cmd {
	title := "Reading " + name
	return a.run(typedTask[[]job.Encoding]{
		title: title,
		do:    func(ctx context.Context, _ job.Progress) ([]job.Encoding, error) { return find(ctx) },
		then: func(list []job.Encoding, err error) tea.Cmd {
			if err != nil {
				return a.fail(title, err)
			}
			lines := append(notes, "Which encoding shows the letters of these names correctly?")
			return a.choose("Encoding", lines, encodingChoices(list, taken, chosen)...)
		},
	}.task())
}

// encodingChoices returns a choice for each encoding, with some values of the file decoded in it.
func encodingChoices(list []job.Encoding, taken string, chosen func(string) tea.Cmd) []widget.Action {
	const keys = "123456789abcdefghijklmnop"
	var choices []widget.Action
	for i, e := range list[:min(len(list), len(keys))] {
		words := e.Name + strings.Repeat(" ", max(13-len(e.Name), 0)) + strings.Join(e.Values, ", ")
		if e.Name == taken {
			words += " (now)"
		}
		choices = append(choices, widget.Action{Keys: []string{keys[i : i+1]}, Help: words, Do: func() tea.Cmd { return chosen(e.Name) }})
	}
	return choices
}
