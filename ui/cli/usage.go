package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dovetail/model"
)

// usageError is the error of a wrong command line; it ends with exitUsage.
type usageError struct{ error }

// Unwrap returns the error that says what is wrong.
func (e usageError) Unwrap() error { return e.error }

// filterError is the error of a wrong filter, or of a wrong column to sort by or to print: help filter explains both.
type filterError struct{ error }

// Unwrap returns the error that says what is wrong.
func (e filterError) Unwrap() error { return e.error }

// needsCommand is the error of a command line in place of which another one is to be run. It ends with that one.
type needsCommand struct{ error }

// Unwrap returns the error that says what is wrong.
func (e needsCommand) Unwrap() error { return e.error }

// helpFor returns the command that explains what is wrong in the command line of cmd; "" if the error says it itself.
func helpFor(cmd *cobra.Command, err error) string {
	switch {
	case errors.As(err, new(needsCommand)):
		return ""
	case errors.As(err, new(filterError)):
		return "dovetail help " + filterTopic
	case cmd == nil || !cmd.HasParent() || cmd.Name() == "help":
		return "dovetail help"
	}
	return "dovetail help " + commandName(cmd)
}

// withHelp returns a sentence that ends with where to look.
func withHelp(sentence, help string) string {
	switch {
	case help == "":
		return sentence
	case strings.HasSuffix(sentence, "?"):
		return sentence + " See " + help
	}
	return sentence + "; see " + help
}

// maxTypos is the largest edit distance of a mistyped name to its suggestion.
const maxTypos = 2

// noArguments returns an error if there is an argument; the first one is most likely a mistyped command.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasAvailableSubCommands() {
		return usageError{fmt.Errorf("%s takes no argument %q", commandName(cmd), args[0])}
	}
	return noCommand(cmd, args[0])
}

// noCommand returns the error for a command that does not exist, with the nearest one.
func noCommand(cmd *cobra.Command, name string) error {
	cmd.SuggestionsMinimumDistance = maxTypos
	hint := ""
	if names := cmd.SuggestionsFor(name); len(names) > 0 {
		hint = "; did you mean " + strings.Join(names, " or ") + "?"
	}
	switch {
	case !cmd.HasParent() && name == filterTopic:
		return usageError{filterError{fmt.Errorf("there is no command %q", name)}}
	case !cmd.HasParent():
		return usageError{fmt.Errorf("there is no command %q%s", name, hint)}
	case !cmd.HasAvailableSubCommands():
		return usageError{fmt.Errorf("%s has no commands, and %q is none", commandName(cmd), name)}
	}
	return usageError{fmt.Errorf("%s has no command %q%s", commandName(cmd), name, hint)}
}

// commandName returns the path of a command without the program's name: every error begins with that.
func commandName(cmd *cobra.Command) string {
	return strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()+" ")
}

// oneFile requires exactly one argument, a file.
func oneFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 1 && args[0] != "":
		return nil
	case len(args) > 1:
		return usageError{fmt.Errorf("%s takes one FILE, not %d; put quotes around a name with spaces", commandName(cmd), len(args))}
	}
	return usageError{fmt.Errorf("%s needs a FILE, or - for a pipe", commandName(cmd))}
}

// flagError rewrites pflag's error about a flag as a sentence with a hint.
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
		err = fmt.Errorf("--%s takes no value such as %q; giving it turns it on", invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &syntax):
		err = fmt.Errorf("%s is not a flag", syntax.GetSpecifiedFlag())
	}
	return usageError{err}
}

// noFlag returns the error for a flag that does not exist, with the nearest one.
func noFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	name := err.GetSpecifiedName()
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		return fmt.Errorf("%s has no flag -%s; its flags are written in full", commandName(cmd), letters)
	}
	hint := ""
	best := maxTypos + 1
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		d := model.Distance(f.Name, strings.ToLower(name), best)
		if strings.HasPrefix(f.Name, strings.ToLower(name)) {
			d = min(d, maxTypos)
		}
		if d < best && !f.Hidden {
			best, hint = d, "; did you mean --"+f.Name+"?"
		}
	})
	return fmt.Errorf("%s has no flag --%s%s", commandName(cmd), name, hint)
}

// oneOf returns an error if more than one of the named flags is given.
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
	return usageError{fmt.Errorf("%s exclude each other; use one of them", strings.Join(given, " and "))}
}
