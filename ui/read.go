package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// kindName returns the name of a kind of file in titles.
func kindName(kind model.Kind) string {
	if kind == model.ForLoad {
		return "Load"
	}
	return "Upload"
}

// load asks for a file with Layer's customers.
func (a *App) load() tea.Cmd {
	notes := []string{"Layer's customers as .xlsx or .csv: CustomerId and CustomerName, or Layer's own grid export."}
	return a.openFile("Load", notes, nil, func(path string) tea.Cmd { return a.readFile(model.ForLoad, path) })
}

// upload asks for the links: a file, or cells that are pasted into the dialog.
func (a *App) upload() tea.Cmd {
	notes := []string{
		"Choose a file, or paste cells copied in Excel with their header row.",
		"The file is the export with its links filled in, .xlsx or .csv. Nothing is stored before you have seen what it would do.",
	}
	return a.openFile("Upload", notes, a.uploadPaste, func(path string) tea.Cmd { return a.readFile(model.ForUpload, path) })
}

// uploadLine returns the command line that copies a file of the user's computer into a folder of this one; "" without
// SSH.
func (a *App) uploadLine(folder string) string {
	if a.backend.Server == nil {
		return ""
	}
	line, err := a.backend.Server.Upload("links.xlsx", filepath.Join(folder, "links.xlsx"))
	if err != nil {
		return ""
	}
	return line
}

// readFile reads a file and shows its preview.
func (a *App) readFile(kind model.Kind, path string) tea.Cmd {
	return a.readRequest(job.Request{Kind: kind}, path)
}

// readRequest reads a file for a request without a source, and shows its preview.
func (a *App) readRequest(r job.Request, path string) tea.Cmd {
	title := kindName(r.Kind) + " " + path
	return a.previewOr(title, func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		source, err := job.OpenFile(path)
		if err != nil {
			return nil, err
		}
		r.Source = source
		return a.previewed(ctx, r, report)
	}, func(err error) tea.Cmd {
		if errors.Is(err, job.ErrEncoding) {
			return a.offerFileEncodings(path, err, func(name string) tea.Cmd {
				r.Encoding = name
				return a.readRequest(r, path)
			})
		}
		return a.confirmRead(title, err, func(confirm func(*job.Request)) tea.Cmd {
			confirm(&r)
			return a.readRequest(r, path)
		})
	})
}

// confirmRead asks whether to read a file of another database or another list anyway. again then reads it with a request
// that confirm has changed. Other errors are only shown.
func (a *App) confirmRead(title string, err error, again func(confirm func(*job.Request)) tea.Cmd) tea.Cmd {
	if errors.Is(err, job.ErrForeign) {
		return a.choose("Another database", []string{err.Error() + ".", "Read it anyway?"},
			widget.Action{Keys: []string{"y"}, Footer: "yes, I know that they are the same", Do: func() tea.Cmd {
				return again(func(r *job.Request) { r.Foreign = true })
			}})
	}
	if _, ok := errors.AsType[*job.NotLayers](err); ok {
		return a.choose("Another list?", []string{err.Error() + ".", "", "Each of its rows would become a customer of Layer's. Load it anyway?"},
			widget.Action{Keys: []string{"y"}, Footer: "yes, these are customers of Layer's", Do: func() tea.Cmd {
				return again(func(r *job.Request) { r.NewCustomers = true })
			}})
	}
	return a.fail(title, err)
}

// uploadPaste reads pasted cells. Without a header their columns are mapped by position after the user confirms.
func (a *App) uploadPaste(text string) tea.Cmd {
	text = lineEnds(text)
	rows := strings.Split(strings.TrimRight(text, "\r\n"), "\n")
	layout, mapped := model.PositionLayout(strings.Count(rows[0], "\t") + 1)
	if model.IsHeader(strings.Split(rows[0], "\t")) || !mapped {
		return a.readPaste(text, nil)
	}
	return a.choose("Paste", []string{
		"The first pasted row has no CustomerId column, so the columns are mapped by position:",
		strings.Join(layout.Names, ", "),
		"The first row: " + strings.Join(strings.Split(rows[0], "\t"), ", "),
	}, widget.Action{Keys: []string{"y"}, Footer: "yes, map them like this", Do: func() tea.Cmd { return a.readPaste(text, &layout) }})
}

func (a *App) readPaste(text string, layout *model.Layout) tea.Cmd {
	return a.preview("Upload the pasted cells", func(ctx context.Context, report job.Progress) (*job.Preview, error) {
		source, err := job.OpenPaste(text)
		if err != nil {
			return nil, err
		}
		return a.previewed(ctx, job.Request{Kind: model.ForUpload, Source: source, Layout: layout}, report)
	})
}

// previewed returns the preview of a request. If that fails, it closes the source.
func (a *App) previewed(ctx context.Context, r job.Request, report job.Progress) (*job.Preview, error) {
	p, err := a.planned(ctx, r, report)
	if err != nil {
		return nil, errors.Join(err, r.Source.Close())
	}
	return p, nil
}

// preview runs do and shows the preview that it returns.
func (a *App) preview(title string, do func(context.Context, job.Progress) (*job.Preview, error)) tea.Cmd {
	return a.previewOr(title, do, func(err error) tea.Cmd { return a.fail(title, err) })
}

// previewOr is preview with a handler of errors.
func (a *App) previewOr(title string, do func(context.Context, job.Progress) (*job.Preview, error), failed func(error) tea.Cmd) tea.Cmd {
	return a.run(typedTask[*job.Preview]{
		title: title,
		do:    do,
		then: func(result *job.Preview, err error) tea.Cmd {
			if err != nil {
				return failed(err)
			}
			return a.open(newPreview(a, result))
		},
	}.task())
}

// failer is a screen that shows why what it asked for failed, beside what was typed.
type failer interface{ Fail(problem string) }

// fail shows an error: on the screen on top if that asked for what failed, else as a notice, or on a page if it is too
// long for that. If the task was cancelled, it shows only that.
func (a *App) fail(title string, err error) tea.Cmd {
	if errors.Is(err, context.Canceled) {
		a.notify("cancelled; nothing was changed")
		return nil
	}
	if errors.Is(err, model.ErrDamaged) && !a.showsDamage() {
		return a.showDamage(err)
	}
	if s, ok := a.top().(failer); ok {
		s.Fail(err.Error())
		return nil
	}
	for _, sentence := range []string{title + ": " + err.Error(), err.Error()} {
		if !strings.Contains(sentence, "\n") && a.theme.Safe(sentence).Width() < a.width {
			a.notify(sentence)
			return nil
		}
	}
	return a.choose("Problem", []string{title, "", err.Error()})
}
