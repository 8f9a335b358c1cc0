package cli

import (
	"fmt"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"dovetail/model"
)

// filterTopic is the help topic that is no command: the filter language.
const filterTopic = "filter"

// helpCommand returns the command help. Its topics are the commands and the filter; cobra's own accepts any word.
func (p *program) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND | " + filterTopic + "]",
		Short: "Explain a command and its flags, or the filter",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && args[0] == filterTopic {
				return p.helpFilter()
			}
			about, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noCommand(about, append(rest, args...)[0])
			}
			about.InitDefaultHelpFlag()
			return about.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			about, _, err := cmd.Root().Find(args)
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var names []string
			for _, c := range about.Commands() {
				if c.IsAvailableCommand() {
					names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
				}
			}
			if about == cmd.Root() && len(args) == 0 {
				names = append(names, cobra.CompletionWithDesc(filterTopic, "The filter language"))
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// helpFilter prints the filter language, as the help of the app has it.
func (p *program) helpFilter() error {
	if _, err := fmt.Fprint(p.out, `A filter selects customers: after / in the app, and after --filter in list and
export, as in
  dovetail list --filter 'is:create acme'
Terms are separated by spaces, and every term must match. Put the filter in
single quotes, so that the shell passes it on as it is.
`); err != nil {
		return err
	}
	sections := model.FilterHelp()
	width := 0
	for _, section := range sections {
		for _, row := range section.Rows {
			width = max(width, ansi.StringWidth(row.Text))
		}
	}
	for _, section := range sections {
		cells := [][]string{}
		for _, row := range section.Rows {
			cells = append(cells, []string{fmt.Sprintf("  %-*s", width, row.Text), row.About})
		}
		if _, err := fmt.Fprintf(p.out, "\n%s:\n", section.Title); err != nil {
			return err
		}
		if err := p.writeTable(p.out, textTable{cells: cells, columns: []textColumn{{}, {rank: 1, least: 30, fit: wrapped}}}); err != nil {
			return err
		}
	}
	return nil
}
