package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dovetail/model"
)

// shells are the shells that completion knows.
var shells = [...]string{"bash", "zsh", "fish", "powershell"}

func (p *program) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "completion " + strings.Join(shells[:], "|"),
		Short: "Print the script that completes dovetail's commands in a shell",
		Example: `  source <(dovetail completion bash)
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
				return root.GenBashCompletionV2(p.out, true)
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

// completeFlag lets a shell complete a flag's value, word by word between commas. It panics on a flag that is
// not there, as the command would not work at all then.
func completeFlag(cmd *cobra.Command, flag string, words func() []string) {
	complete := func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		before := typed[:strings.LastIndexByte(typed, ',')+1]
		var list []string
		for _, word := range words() {
			list = append(list, before+word)
		}
		return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err)
	}
}

// columnKeys are what --sort and --columns take.
func columnKeys() []string {
	var keys []string
	for _, c := range model.Columns() {
		keys = append(keys, c.Key)
	}
	return keys
}
