package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
	"dovetail/ui/widget"
)

// loadSage asks for the Sage company whose customer list is loaded, and then for its file. The company is the one given, if
// the user keeps it.
func (a *App) loadSage(company model.Company) tea.Cmd {
	s := a.shown()
	notes := []string{"Of which Sage company is the list? One that is not known yet is added. " + companyNote(s)}
	labels, values := []string{model.ColumnCompany.Title(), model.ColumnSite.Title()}, []string{company.Name, company.Site}
	f := newForm(a, "Load a customer list", notes, labels, values, func(v []string) (tea.Cmd, string) {
		named := model.Company{Name: v[0], Site: v[1]}
		if named.Site == "" && named.Name != "" {
			if !knownName(s, named.Name) {
				return nil, model.ColumnSite.Title() + " is empty: " + named.Name + " is not known yet, and a company is added with its site" + s.SuggestCompany(named)
			}
			known, err := job.FindCompany(s, named.Name, "")
			if err != nil {
				return nil, err.Error()
			}
			named = known
		}
		if err := model.CheckCompany(named); err != nil {
			return nil, err.Error()
		}
		return a.openSage(named), ""
	})
	for i := range f.fields {
		f.fields[i].offer(values[i])
	}
	f.onBlur, f.known = fillSite(s), knownValues(s)
	return a.open(f)
}

// knownName reports whether a company with a name is known, at any site.
func knownName(s *model.Snapshot, name string) bool {
	return slices.ContainsFunc(s.Companies(), func(c model.CompanyCount) bool { return model.EqualText(c.Company.Name, name) })
}

// openSage asks for the file with the customer list of a company.
func (a *App) openSage(company model.Company) tea.Cmd {
	notes := []string{
		"The customer list of " + company.String() + " as Sage exports it, .xlsx or .csv: account number or ID, and name.",
		"It replaces the list that the company has, and changes no link. Nothing is stored before you have seen what it would do.",
	}
	return a.openFile("Customer list", notes, nil, func(path string) tea.Cmd {
		return a.readSage(job.SageRequest{Company: company}, path)
	})
}

// readSage reads the list of a request without a source, and shows how its columns are understood. If that cannot be told,
// it asks.
func (a *App) readSage(r job.SageRequest, path string) tea.Cmd {
	title := "Reading " + path
	return a.run(typedTask[*sageRead]{
		title: title,
		do: func(ctx context.Context, report job.Progress) (*sageRead, error) {
			source, err := job.OpenFile(path)
			if err != nil {
				return nil, err
			}
			r.Source = source
			in, err := a.backend.ReadSage(ctx, r, report)
			if err != nil {
				return nil, errors.Join(err, source.Close())
			}
			return &sageRead{r, in}, nil
		},
		then: func(result *sageRead, err error) tea.Cmd {
			switch {
			case err == nil:
				return a.open(newSageColumns(a, result))
			case errors.Is(err, job.ErrEncoding):
				return a.offerFileEncodings(path, err, func(name string) tea.Cmd {
					r.Encoding = name
					return a.readSage(r, path)
				})
			}
			return a.askSageColumn(title, err, r.Mapping, func(m model.SageMapping) tea.Cmd {
				r.Mapping = m
				return a.readSage(r, path)
			})
		},
	}.task())
}

// sageRead is a customer list that was read for a request.
type sageRead struct {
	request job.SageRequest
	file    *model.ParsedSageList
}

// columnKeys are the keys of the choices of columns, in their order.
const columnKeys = "123456789abcdefghijklmnopqrstuvwxyz"

// askSageColumn asks for the column of a role that no column or several claim, and continues with a mapping that has it.
// Other errors are only shown.
func (a *App) askSageColumn(title string, err error, m model.SageMapping, again func(model.SageMapping) tea.Cmd) tea.Cmd {
	e, ok := errors.AsType[*model.SageHeaderError](err)
	if !ok || len(e.Columns) == 0 {
		return a.fail(title, err)
	}
	question := "Which column is the " + e.Role.Info().Title + "?"
	if e.Role == model.SageAccount {
		question = "Which column is the " + e.Role.Info().Title + ", or the only identifier?"
	}
	var choices []widget.Action
	for i, at := range e.Columns[:min(len(e.Columns), len(columnKeys))] {
		words := model.ColumnLetters(at) + "  " + orNone(cutValue(strings.TrimSpace(e.Titles[at])))
		choices = append(choices, widget.Action{Keys: []string{columnKeys[i : i+1]}, Help: words, Do: func() tea.Cmd {
			return again(withRole(m, e.Role, at))
		}})
	}
	reason, _, _ := strings.Cut(e.Reason, ";") // the rest is about the command
	return a.choose("Columns", []string{question, "", widget.Capitalize(reason) + "."}, choices...)
}

// withRole returns a mapping in which a file's column, from 0, has a role.
func withRole(m model.SageMapping, role model.SageRole, at int) model.SageMapping {
	changed := model.SageMapping{}
	for r, c := range m {
		if c.At != at+1 {
			changed[r] = c
		}
	}
	if role != model.NoSageRole {
		changed[role] = model.SageColumn{At: at + 1}
	}
	return changed
}

// removeSage asks whether to remove the customer list of a company.
func (a *App) removeSage(company model.Company) tea.Cmd {
	list := a.shown().SageList(company)
	lines := []string{
		"Remove the customer list of " + company.String() + " with its " + model.Counted(list.Len(), "customer", "customers") + "?",
		"No link changes. Without the list, links to this company are not judged by it, and none are suggested. Undo restores it.",
	}
	return a.choose("Remove a customer list", lines, widget.Action{Keys: []string{"y"}, Footer: "yes, remove it", Do: func() tea.Cmd {
		return a.run(task{
			title: "Removing the customer list",
			do:    func(ctx context.Context, _ job.Progress) (any, error) { return nil, a.backend.RemoveSage(ctx, company) },
			then: func(_ any, err error) tea.Cmd {
				if err != nil {
					return a.fail("Remove the customer list of "+company.Name, err)
				}
				a.notify("the customer list of " + company.String() + " was removed; z restores it")
				return a.reload(a.shown())
			},
		})
	}})
}
