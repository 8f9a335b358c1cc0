package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dovetail/model"
)

// usageError is a wrong command line.
type usageError struct{ error }

// Unwrap is what is wrong with it.
func (e usageError) Unwrap() error { return e.error }

// maxTypos is how many letters a name may differ in and still be meant.
const maxTypos = 2

// noArguments refuses arguments; the first one is most likely a mistyped command.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasAvailableSubCommands() {
		return usageError{fmt.Errorf("%s takes no argument %q; see %s --help", commandName(cmd), args[0], cmd.CommandPath())}
	}
	return noCommand(cmd, args[0])
}

// noCommand says that a command does not exist, and which one may be meant.
func noCommand(cmd *cobra.Command, name string) error {
	cmd.SuggestionsMinimumDistance = maxTypos
	hint := cmd.CommandPath() + " --help lists them"
	if meant := cmd.SuggestionsFor(name); len(meant) > 0 {
		hint = "did you mean " + strings.Join(meant, " or ") + "?"
	}
	if !cmd.HasParent() {
		return usageError{fmt.Errorf("there is no command %q; %s", name, hint)}
	}
	return usageError{fmt.Errorf("%s has no command %q; %s", commandName(cmd), name, hint)}
}

// commandName is a command as an error calls it, which begins with dovetail anyway.
func commandName(cmd *cobra.Command) string {
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
}

// oneFile wants exactly one argument, a file.
func oneFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 1 && args[0] != "":
		return nil
	case len(args) > 1:
		return usageError{fmt.Errorf("%s takes one FILE, and here are %d; put quotes around a name with spaces", commandName(cmd), len(args))}
	}
	return usageError{fmt.Errorf("%s needs a FILE, or - for a pipe; see %s --help", commandName(cmd), cmd.CommandPath())}
}

// flagError says in our words what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		err = noFlag(cmd, unknown)
	case errors.As(err, &bare):
		what, _ := pflag.UnquoteUsage(bare.GetFlag())
		err = fmt.Errorf("--%s needs a value: --%s %s", bare.GetSpecifiedName(), bare.GetSpecifiedName(), what)
	case errors.As(err, &invalid):
		err = fmt.Errorf("--%s takes no value such as %q; it is on when it is given", invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &syntax):
		err = fmt.Errorf("%s is not a flag; see %s --help", syntax.GetSpecifiedFlag(), cmd.CommandPath())
	}
	return usageError{err}
}

// noFlag says that a flag does not exist, and which one may be meant.
func noFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	name := err.GetSpecifiedName()
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		return fmt.Errorf("%s has no flag -%s; its flags are written in full, see %s --help", commandName(cmd), letters, cmd.CommandPath())
	}
	hint := "see " + cmd.CommandPath() + " --help"
	best := maxTypos + 1
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		d := model.Distance(f.Name, strings.ToLower(name), best)
		if strings.HasPrefix(f.Name, strings.ToLower(name)) {
			d = min(d, maxTypos)
		}
		if d < best && !f.Hidden {
			best, hint = d, "did you mean --"+f.Name+"?"
		}
	})
	return fmt.Errorf("%s has no flag --%s; %s", commandName(cmd), name, hint)
}

// oneOf refuses flags of a command that exclude each other.
func oneOf(cmd *cobra.Command, names ...string) error {
	var given []string
	for _, name := range names {
		if f := cmd.Flags().Lookup(name); f != nil && f.Changed {
			given = append(given, "--"+name)
		}
	}
	if len(given) < 2 {
		return nil
	}
	return usageError{fmt.Errorf("%s exclude each other; keep one of them", strings.Join(given, " and "))}
}
