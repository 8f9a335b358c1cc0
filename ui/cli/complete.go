package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
)

// shells are the shells that completion supports.
var shells = [...]string{"bash", "zsh", "fish", "powershell"}

// completionCommand returns the command completion.
func (p *program) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells[:], "|"),
		Short: "Print the script that completes dovetail's commands in a shell",
		Long: `Prints a script that completes dovetail's commands, flags and column names in a shell.
bash needs no package for it: from version 4.4 on the script works by itself, and with
the package bash-completion it uses that. To have it in every shell, write it to the
file that the shell reads at its start, as the examples do.`,
		Example: `  source <(dovetail completion bash)
  echo 'source <(dovetail completion bash)' >> ~/.bashrc
  dovetail completion zsh > "${fpath[1]}/_dovetail"
  dovetail completion fish > ~/.config/fish/completions/dovetail.fish`,
		ValidArgs: shells[:],
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(shells[:], args[0]) {
				return usageError{fmt.Errorf("completion needs the shell's name: %s", strings.Join(shells[:], ", "))}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch root := cmd.Root(); args[0] {
			case "bash":
				return writeBashCompletion(p.out, root)
			case "zsh":
				return root.GenZshCompletion(p.out)
			case "fish":
				return root.GenFishCompletion(p.out, true)
			default:
				return root.GenPowerShellCompletionWithDesc(p.out)
			}
		},
	}
}

// completeFilter makes a shell suggest columns and flags for --filter. Values are not suggested, as that would open the
// database at each key.
func completeFilter(cmd *cobra.Command, rows model.RowSource) {
	complete := func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		var list []string
		for _, c := range model.Complete(cmd.Context(), rows, nil, typed, len(typed)) {
			list = append(list, typed[:c.From]+c.Insert+"\t"+cmp.Or(c.Note, c.Label))
		}
		return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	if err := cmd.RegisterFlagCompletionFunc("filter", complete); err != nil {
		panic(err)
	}
}

// noCustomers returns a snapshot without customers, whose columns and flags a shell suggests.
func noCustomers() *model.Snapshot { return model.NewSnapshot("", 0, nil, nil) }

// completeFlag makes a shell suggest values for a flag that takes a list separated by commas. It panics if the
// command has no such flag: that is a mistake in the command's definition.
func completeFlag(cmd *cobra.Command, flag string, values func() []string) {
	complete := func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		var list []string
		for _, value := range values() {
			list = append(list, before+value)
		}
		return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err)
	}
}

// columnKeys returns the names that --sort and --columns accept.
func columnKeys() []string {
	var keys []string
	for _, c := range model.Columns() {
		keys = append(keys, c.Key)
	}
	return keys
}
