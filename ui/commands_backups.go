package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
	"dovetail/ui/job"
)

// databaseFileMsg has the file of the database, and its backups.
type databaseFileMsg struct {
	number int // of the read
	file   job.DatabaseFile
	linked int // customers
	now    time.Time
	err    error
}

// readDatabaseFile returns the command that reads the file of the database and lists its backups.
func (a *App) readDatabaseFile(number int) tea.Cmd {
	return func() tea.Msg {
		file, err := a.backend.File(a.context)
		return databaseFileMsg{number: number, file: file, linked: linkedCustomers(a.shown()), now: a.backend.Now(), err: err}
	}
}

// linkedCustomers returns the number of customers that have a link.
func linkedCustomers(s *model.Snapshot) (n int) {
	if s == nil {
		return 0
	}
	for _, c := range s.All() {
		if !c.Link.IsZero() {
			n++
		}
	}
	return n
}

// soundBackupMsg has the newest backup that is sound.
type soundBackupMsg struct {
	to     *damagedPage // which asked
	backup model.KeptBackup
	found  bool
	age    string
}

// findSoundBackup returns the command that checks the backups beside the database, the newest first, until one is sound.
func (a *App) findSoundBackup(to *damagedPage) tea.Cmd {
	return func() tea.Msg {
		b, found := a.backend.DB.NewestSoundBackup(a.context)
		return soundBackupMsg{to, b, found, model.Ago(a.backend.Now().Sub(b.Made))}
	}
}
