package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"dovetail/storage"
	"dovetail/ui"
	"dovetail/ui/job"
	"dovetail/ui/terminal"
)

// app opens the app on the terminal.
func (w *world) app(ctx context.Context) (err error) {
	t := terminal.Detect(w.getenv, w.inTTY, w.outTTY)
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
	o := ui.Options{Work: w.workplace(place), Terminal: t}
	if denied != nil {
		o.Denied = denied
	}
	return ui.Run(ctx, in, out, o)
}

// workplace is what the app must know of the database.
func (w *world) workplace(p *workplace) *ui.Workplace {
	name := p.path
	home := w.getenv("HOME")
	if short, inHome := strings.CutPrefix(name, home+string(filepath.Separator)); inHome && home != "" {
		name = "~" + string(filepath.Separator) + short
	}
	if w.demo {
		name = "demo, thrown away at the end"
	}
	changed := func() (any, error) { return p.store.Changed() }
	return &ui.Workplace{Session: p.Session, Name: name, Demo: w.demo, Home: home, Changed: changed}
}

// offerDatabase asks whether to create the database where there is none.
func (w *world) offerDatabase(ctx context.Context) error {
	path, err := w.databasePath()
	if err != nil || w.demo {
		return err
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return nil
	}
	fmt.Fprintf(w.err, "There is no database %s yet. Create it? [y/N] ", w.safe(path))
	answer, err := bufio.NewReader(interruptible{ctx, w.in}).ReadString('\n')
	if err != nil || !strings.HasPrefix(strings.ToLower(strings.TrimSpace(answer)), "y") {
		return errors.New("no database was created; name another one with --db FILE, or look around with --demo")
	}
	return storage.Create(ctx, path, storage.Creation{User: userName()})
}
