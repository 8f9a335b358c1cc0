package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"dovetail/storage"
	"dovetail/ui"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// app opens the app on the terminal.
func (w *program) app(ctx context.Context) (err error) {
	t := w.terminal()
	in, inFile := w.in.(*os.File)
	out, outFile := w.out.(*os.File)
	if !t.Interactive || t.Dumb || !inFile || !outFile {
		return errors.New("the app needs a terminal that can move the cursor; in scripts and pipes use the commands load, upload, export, list and companies (dovetail --help)")
	}
	if err := w.offerDatabase(ctx); err != nil {
		return err
	}
	place, err := w.open(ctx)
	var denied *job.NoAccess
	if err != nil && !errors.As(err, &denied) {
		return err
	}
	defer func() { err = errors.Join(err, place.close()) }()
	o := ui.Options{Backend: w.backend(place), Terminal: t}
	if denied != nil {
		o.Denied = denied
	}
	return ui.Run(context.WithoutCancel(ctx), in, out, o) // Run has a watch of its own for signals
}

// backend is what the app must know of the database and of the way here.
func (w *program) backend(p *session) *ui.Backend {
	work := &ui.Backend{
		Session: p.Session, Name: w.tildePath(p.path), Demo: w.demo, Home: w.getenv("HOME"),
		Changed:   func() (any, error) { return p.store.Changed() },
		StatePath: w.statePath(), UserExists: userExists, Command: w.command(p.path),
	}
	if w.demo {
		work.Name, work.StatePath = "demo, thrown away at the end", nil
	}
	if server, err := terminal.ParseServer(w.getenv("SSH_CONNECTION"), p.User); err == nil {
		work.Server = &server
	}
	return work
}

// tildePath is a path with ~ for the home folder.
func (w *program) tildePath(path string) string {
	home := w.getenv("HOME")
	if short, inHome := strings.CutPrefix(path, home+string(filepath.Separator)); inHome && home != "" {
		return "~" + string(filepath.Separator) + short
	}
	return path
}

// command is the command line of this program on a database, as somebody elsewhere would type it.
func (w *program) command(path string) []string {
	executable := "dovetail"
	if self, err := os.Executable(); err == nil {
		if found, err := exec.LookPath(executable); err != nil || found != self {
			executable = self
		}
	}
	if standard, err := (&program{environment: environment{getenv: withoutDatabase(w.getenv)}}).databasePath(); err == nil && standard == path {
		return []string{executable}
	}
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	return []string{executable, "--db", path}
}

// withoutDatabase is an environment without $DOVETAIL_DB, which the other side need not have.
func withoutDatabase(getenv func(string) string) func(string) string {
	return func(name string) string {
		if name == "DOVETAIL_DB" {
			return ""
		}
		return getenv(name)
	}
}

// statePath is where a person's state of a database is kept: in the user's state folder (XDG Base
// Directory Specification), elsewhere beside the data.
func (w *program) statePath() func(database string) string {
	folder := w.getenv("XDG_STATE_HOME")
	if home := w.getenv("HOME"); !filepath.IsAbs(folder) && home != "" && runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		folder = filepath.Join(home, ".local", "state")
	}
	if !filepath.IsAbs(folder) {
		data, err := w.dataFolder()
		if err != nil {
			return nil
		}
		folder = data
	}
	return func(database string) string {
		return filepath.Join(folder, "dovetail", filepath.Base(database)+".json")
	}
}

// offerDatabase asks whether to create the database where there is none.
func (w *program) offerDatabase(ctx context.Context) error {
	path, err := w.databasePath()
	if err != nil || w.demo {
		return err
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if _, err := fmt.Fprintf(w.err, "There is no database %s yet. Create it? [y/N] ", w.safe(path)); err != nil {
		return err
	}
	answer, err := bufio.NewReader(interruptible{ctx, w.in}).ReadString('\n')
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil || !strings.HasPrefix(strings.ToLower(strings.TrimSpace(answer)), "y") {
		return errors.New("no database was created; name another one with --db FILE, or look around with --demo")
	}
	return storage.Create(ctx, path, storage.CreateOptions{User: userName()})
}
