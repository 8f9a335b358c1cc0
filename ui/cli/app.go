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

// app runs the app on the terminal until the user quits.
func (p *program) app(ctx context.Context) (err error) {
	t := p.terminal()
	in, inFile := p.in.(*os.File)
	out, outFile := p.out.(*os.File)
	if !t.Interactive || t.Dumb || !inFile || !outFile {
		return errors.New("the app needs a terminal that can move the cursor; in scripts and pipes use the commands load, upload, export, list and companies (dovetail --help)")
	}
	if err := p.offerDatabase(ctx); err != nil {
		return err
	}
	s, opening := p.open(ctx)
	var denied *job.NoAccess
	damaged := errors.Is(opening, storage.ErrDamaged) && s != nil
	if opening != nil && !errors.As(opening, &denied) && !damaged {
		return opening
	}
	defer func() { err = errors.Join(err, s.close()) }()
	o := ui.Options{Backend: p.backend(s), Terminal: t}
	if denied != nil {
		o.Denied = denied
	}
	if damaged {
		o.Damaged = opening
	}
	return ui.Run(context.WithoutCancel(ctx), in, out, o) // Run handles signals itself
}

// backend returns what the app needs to know of the database and of the connection to this computer.
func (p *program) backend(s *session) *ui.Backend {
	b := &ui.Backend{
		Session: s.Session, Name: p.tildePath(s.path), Demo: p.demo, Home: p.getenv("HOME"),
		Changed:   func() (any, error) { return s.store.Changed() },
		StatePath: p.statePath(), UserExists: userExists, Command: p.command(s.path),
	}
	if p.demo {
		b.Name, b.StatePath = "demo, deleted at the end", nil
	}
	if server, err := terminal.ParseServer(p.getenv("SSH_CONNECTION"), s.User); err == nil {
		b.Server = &server
	}
	return b
}

// tildePath returns path with ~ for the home folder.
func (p *program) tildePath(path string) string {
	home := p.getenv("HOME")
	if short, inHome := strings.CutPrefix(path, home+string(filepath.Separator)); inHome && home != "" {
		return "~" + string(filepath.Separator) + short
	}
	return path
}

// command returns the command line that starts this program on a database, as it is typed on another
// computer: over SSH, in the home folder and without the variables of this session.
func (p *program) command(path string) []string {
	executable := "dovetail"
	if self, err := os.Executable(); err == nil {
		if found, err := exec.LookPath(executable); err != nil || found != self {
			executable = self
		}
	}
	if standard, err := (&program{environment: environment{getenv: withoutDatabase(p.getenv)}}).databasePath(); err == nil && standard == path {
		return []string{executable}
	}
	if full, err := filepath.Abs(path); err == nil {
		path = full
	}
	return []string{executable, "--db", path}
}

// withoutDatabase returns getenv without $DOVETAIL_DB, which need not be set in another session.
func withoutDatabase(getenv func(string) string) func(string) string {
	return func(name string) string {
		if name == "DOVETAIL_DB" {
			return ""
		}
		return getenv(name)
	}
}

// statePath returns the function that maps a database's ID to the file of the user's state: in the user's
// state folder (XDG Base Directory Specification), on Windows and macOS beside the data. It returns nil where
// no folder is known; the state is not kept then.
func (p *program) statePath() func(database string) string {
	folder := p.getenv("XDG_STATE_HOME")
	if home := p.getenv("HOME"); !filepath.IsAbs(folder) && home != "" && runtime.GOOS != "windows" && runtime.GOOS != "darwin" {
		folder = filepath.Join(home, ".local", "state")
	}
	if !filepath.IsAbs(folder) {
		data, err := p.dataFolder()
		if err != nil {
			return nil
		}
		folder = data
	}
	return func(database string) string {
		return filepath.Join(folder, "dovetail", filepath.Base(database)+".json")
	}
}

// offerDatabase offers to create the database if it does not exist.
func (p *program) offerDatabase(ctx context.Context) error {
	path, err := p.databasePath()
	if err != nil || p.demo {
		return err
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if _, err := fmt.Fprintf(p.err, "There is no database %s yet. Create it? [y/N] ", p.safe(path)); err != nil {
		return err
	}
	answer, err := bufio.NewReader(interruptible{ctx, p.in}).ReadString('\n')
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if answer = strings.ToLower(strings.TrimSpace(answer)); err != nil || answer != "y" && answer != "yes" {
		return errors.New("no database was created; name another one with --db FILE, or try the sample data with --demo")
	}
	return storage.Create(ctx, path, storage.CreateOptions{User: userName()})
}
