package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"dovetail/model"
	"dovetail/storage"
)

// checkCommand returns the command check.
func (p *program) checkCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check the whole database: its file, every checksum, every count, the history",
		Long: `Checks everything that the database holds: the structure of its file, every checksum,
every count, that the history leads to the present state, and that no two customers have
one Sage customer without permission. Says what is wrong and where, and then exits with
code 1. It changes nothing, and other sessions can work meanwhile.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return p.check(cmd.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	return cmd
}

// check checks the database, for users with settings access, and for all if it is too damaged to know who has that.
func (p *program) check(ctx context.Context, asJSON bool) error {
	path, err := p.databasePath()
	if err != nil {
		return err
	}
	if err := p.session(path).Authorize(ctx); err != nil && !model.CannotBeOpened(err) {
		return err
	}
	v, err := storage.Open(path).Verify(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		err = writeJSON(p.out, newCheckJSON(path, v))
	} else {
		err = p.printLines(describeVerification(path, v))
	}
	if err == nil && len(v.Problems) > 0 {
		return errors.New(p.wayOut(ctx, path))
	}
	return err
}

// checkJSON is the answer of check --json.
type checkJSON struct {
	Database  string   `json:"database"`
	Sound     bool     `json:"sound"`
	Problems  []string `json:"problems"`
	Size      int64    `json:"size"`
	Revision  uint64   `json:"revision"`
	Customers int      `json:"customers"`
	Linked    int      `json:"linked"`
	Companies int      `json:"companies"`
	Entries   int      `json:"entries"`
	Users     int      `json:"users"`
}

func newCheckJSON(path string, v model.Verification) checkJSON {
	return checkJSON{
		Database: path, Sound: len(v.Problems) == 0, Problems: append([]string{}, v.Problems...), Size: v.Size, Revision: v.Revision,
		Customers: v.Customers, Linked: v.Linked, Companies: v.Companies, Entries: v.Entries, Users: v.Users,
	}
}

// describeVerification returns what a check found, in lines.
func describeVerification(path string, v model.Verification) []string {
	if len(v.Problems) == 0 {
		return []string{path + " is sound: " + v.Contents() + "."}
	}
	lines := []string{path + " is damaged:"}
	for _, problem := range v.Problems {
		lines = append(lines, "  "+problem)
	}
	return lines
}

// wayOut returns what to do about a damaged database: restore the newest backup that is sound, or salvage.
func (p *program) wayOut(ctx context.Context, path string) string {
	if hint := p.soundBackup(ctx, path); hint != "" {
		return hint
	}
	return "there is no sound backup beside the database; what can still be read goes into a new one with: dovetail salvage " + path + " NEW"
}

// soundBackup returns a sentence about the newest backup that is sound, "" where there is none.
func (p *program) soundBackup(ctx context.Context, path string) string {
	b, found := storage.Open(path).NewestSoundBackup(ctx)
	if !found {
		return ""
	}
	return "the newest backup that is sound is of " + b.Made.Format("2006-01-02 15:04") + ", " + model.Ago(p.now().Sub(b.Made)) +
		"; to go back to it: dovetail restore " + b.Path
}

// warnWayOut says what to do about a database that is damaged, or that another file has replaced.
func (p *program) warnWayOut(ctx context.Context, err error) {
	path, noPath := p.databasePath()
	switch {
	case noPath != nil:
	case errors.Is(err, storage.ErrDamaged):
		p.warn(p.wayOut(ctx, path))
	case errors.Is(err, storage.ErrNotDatabase):
		if hint := p.soundBackup(ctx, path); hint != "" {
			p.warn(hint)
		}
	}
}
