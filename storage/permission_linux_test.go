package storage

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// asOtherUser runs fn with the file permissions of a user who owns no file. Only the thread changes its user, and it
// ends with the goroutine.
func asOtherUser(t *testing.T, fn func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("only root can change its user")
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // never unlocked, so that the thread ends with the goroutine
		const other = 65534
		if _, _, errno := syscall.RawSyscall(syscall.SYS_SETFSUID, other, 0, 0); errno != 0 {
			t.Errorf("setfsuid: %v", errno)
			return
		}
		fn()
	}()
	<-done
}

// readableStore returns a database in a folder that all users may read.
func readableStore(t *testing.T, mode os.FileMode) *Store {
	t.Helper()
	s := newStore(t)
	mustApply(t, s, firstLoad(10))
	folder := filepath.Dir(s.path)
	for _, dir := range []string{filepath.Dir(folder), folder} {
		if err := os.Chmod(dir, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(s.path, mode); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDatabaseThatMayOnlyBeRead(t *testing.T) {
	s := readableStore(t, 0o644)
	writers := map[string]bool{"Apply": true, "Grant": true, "Revoke": true, "RestoreAllSuggestions": true}
	asOtherUser(t, func() {
		for method, call := range everyMethod() {
			err := call(context.Background(), s)
			if want := ErrReadOnly; writers[method] && !errors.Is(err, want) {
				t.Errorf("%s: %v, want ErrReadOnly", method, err)
			}
			if !writers[method] && err != nil {
				t.Errorf("%s: %v", method, err)
			}
		}
	})
}

func TestOlderDatabaseThatMayOnlyBeRead(t *testing.T) {
	s := readableStore(t, 0o644)
	old := schema1(t)
	if err := os.WriteFile(s.path, contentsOf(t, old), 0o644); err != nil {
		t.Fatal(err)
	}
	asOtherUser(t, func() {
		if _, err := s.Snapshot(context.Background(), nil); !errors.Is(err, ErrOlder) {
			t.Errorf("%v, want ErrOlder", err)
		}
	})
}

func TestDatabaseThatMayNotBeRead(t *testing.T) {
	s := readableStore(t, 0o600)
	asOtherUser(t, func() {
		for method, call := range everyMethod() {
			if err := call(context.Background(), s); !errors.Is(err, ErrPermission) {
				t.Errorf("%s: %v, want ErrPermission", method, err)
			}
		}
		path := filepath.Join(filepath.Dir(s.path), "new.db")
		if err := Create(context.Background(), path, CreateOptions{}); !errors.Is(err, ErrPermission) {
			t.Errorf("create: %v, want ErrPermission", err)
		}
	})
}

func TestPipeIsRefusedAndDoesNotHang(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(path).Snapshot(t.Context(), nil); !errors.Is(err, ErrNotDatabase) {
		t.Errorf("%v, want ErrNotDatabase", err)
	}
}

func TestModeDoesNotDependOnTheUmask(t *testing.T) {
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	path := filepath.Join(t.TempDir(), "site.db")
	if err := Create(t.Context(), path, CreateOptions{Shared: true}); err != nil {
		t.Fatal(err)
	}
	wantMode(t, path, 0o660)
}

func TestNetworkFileSystems(t *testing.T) {
	for name, c := range map[string]struct {
		magic int64
		want  bool
	}{"NFS": {0x6969, true}, "ext4": {0xEF53, false}, "tmpfs": {0x01021994, false}} {
		if got := isNFS(c.magic); got != c.want {
			t.Errorf("%s counts as NFS: %t", name, got)
		}
	}
	if onNetwork(t.TempDir()) {
		t.Error("the temporary folder counts as NFS")
	}
}

// A backup can be read by the group that may read the database, and by no other.
func TestBackupsHaveTheGroupOfASharedDatabase(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can change a group")
	}
	const group = 12_345
	s := newStore(t)
	if err := errors.Join(os.Chown(s.Path(), -1, group), os.Chmod(s.Path(), 0o660)); err != nil {
		t.Fatal(err)
	}
	mustApply(t, s, put1("one"))
	mustApply(t, s, put1("two"))
	list, err := s.Backups()
	if err != nil || len(list) != 1 {
		t.Fatalf("backups %v, %v", list, err)
	}
	for path, want := range map[string]os.FileMode{s.BackupFolder(): 0o770, list[0].Path: 0o660} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		sys, known := info.Sys().(*syscall.Stat_t)
		if !known || sys.Gid != group || info.Mode().Perm() != want {
			t.Errorf("%s: %+v", path, sys)
		}
	}
}
