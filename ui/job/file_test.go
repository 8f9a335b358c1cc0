package job

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// writing returns a function for WriteFile that writes a text.
func writing(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
}

// put writes an existing file.
func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// wantFiles checks the files of a folder, each with its content: name, text, name, text.
func wantFiles(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		text, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil && !e.IsDir() {
			t.Fatal(err)
		}
		got = append(got, e.Name(), string(text))
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func TestWriteFileWrites(t *testing.T) {
	for _, test := range []struct {
		name    string
		before  string
		replace bool
	}{
		{"a new file", "", false},
		{"a new file, with replace", "", true},
		{"an existing file, with replace", "old", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "out.csv")
			if test.before != "" {
				put(t, path, test.before)
			}
			size, err := WriteFile(path, test.replace, writing("new content"))
			if err != nil || size != int64(len("new content")) {
				t.Fatalf("%d bytes, %v", size, err)
			}
			wantFiles(t, filepath.Dir(path), "out.csv", "new content")
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("its mode is %v, %v", info.Mode(), err)
			}
		})
	}
}

// Where nothing may be written, the writer is not called.
func TestWriteFileRefuses(t *testing.T) {
	for _, test := range []struct {
		name    string
		prepare func(t *testing.T, path string)
		replace bool
		want    string
	}{
		{"an existing file", func(t *testing.T, path string) { put(t, path, "old") }, false, "out.csv exists already"},
		{"a folder", func(t *testing.T, path string) { mustDo(t, os.Mkdir(path, 0o700)) }, true, "out.csv is a folder; name a file in it"},
		{"a link", func(t *testing.T, path string) { mustDo(t, os.Symlink("elsewhere", path)) }, false, "out.csv exists already"},
		{"a link, with replace", func(t *testing.T, path string) { mustDo(t, os.Symlink("elsewhere", path)) }, true, "out.csv is not a plain file and is not replaced; choose another name"},
		{"a folder that is missing", func(t *testing.T, path string) { mustDo(t, os.Remove(filepath.Dir(path))) }, false, "out.csv: no such file or directory"},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "folder")
			mustDo(t, os.Mkdir(folder, 0o700))
			path := filepath.Join(folder, "out.csv")
			test.prepare(t, path)
			before, err := os.Lstat(path)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				t.Fatal(err)
			}
			_, err = WriteFile(path, test.replace, func(io.Writer) error {
				t.Error("the writer was called")
				return nil
			})
			if err == nil || strings.TrimPrefix(err.Error(), folder+string(filepath.Separator)) != test.want {
				t.Errorf("got %v, want %s", err, test.want)
			}
			if after, err := os.Lstat(path); before != nil && (err != nil || !os.SameFile(before, after)) {
				t.Errorf("the folder was changed: %v", err)
			}
		})
	}
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// After an error at any point, the old file is unchanged and no other file is left.
func TestWriteFileLeavesTheOldFileAfterAnError(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	for _, test := range []struct {
		name  string
		write func(io.Writer) error
		want  error
		words string
	}{
		{"the writer fails", func(w io.Writer) error {
			return errors.Join(writing("half a fi")(w), errors.New("a cell cannot be written"))
		}, nil, "a cell cannot be written"},
		{"the disk is full", func(w io.Writer) error {
			return errors.Join(writing("half a fi")(w), &fs.PathError{Op: "write", Path: "/.dovetail-1.tmp", Err: syscall.ENOSPC})
		}, syscall.ENOSPC, ""},
		{"the job is cancelled", func(w io.Writer) error {
			cancel()
			return writing("half a fi")(withContext(cancelled, w))
		}, context.Canceled, ""},
	} {
		for _, replace := range []bool{false, true} {
			t.Run(test.name, func(t *testing.T) {
				path, before := filepath.Join(t.TempDir(), "out.csv"), []string(nil)
				if replace {
					put(t, path, "old")
					before = []string{"out.csv", "old"}
				}
				_, err := WriteFile(path, replace, test.write)
				if err == nil || test.want != nil && !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.words) {
					t.Errorf("got %v", err)
				}
				wantFiles(t, filepath.Dir(path), before...)
			})
		}
	}
}

// Errors name the target instead of the temporary file beside it, but another file, as in a full temporary folder, by
// its own name.
func TestWriteFileNamesTheTargetInErrors(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out.csv")
	for _, test := range []struct{ name, full, want string }{
		{"the target's disk", filepath.Join(folder, ".dovetail-1.tmp"), path + ": " + syscall.ENOSPC.Error()},
		{"another one", filepath.Join(folder, "tmp", "sheet-1"), "write " + filepath.Join(folder, "tmp", "sheet-1") + ": " + syscall.ENOSPC.Error()},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := WriteFile(path, false, func(io.Writer) error {
				return &fs.PathError{Op: "write", Path: test.full, Err: syscall.ENOSPC}
			})
			if err == nil || err.Error() != test.want {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// Another process creates the file while it is being written.
func TestWriteFileDoesNotReplaceAFileThatAppearsMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.csv")
	_, err := WriteFile(path, false, func(w io.Writer) error {
		put(t, path, "theirs")
		return writing("ours")(w)
	})
	if !errors.Is(err, ErrTargetExists) {
		t.Errorf("got %v", err)
	}
	wantFiles(t, filepath.Dir(path), "out.csv", "theirs")
}

// A cancelled export leaves no file, in either format.
func TestExportFileIsCompleteOrMissing(t *testing.T) {
	s := newSession(t, "ann")
	snapshot, err := s.DB.Snapshot(t.Context(), nil)
	mustDo(t, err)
	for _, format := range []Format{Workbook, CSV} {
		t.Run(string(format), func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			path := filepath.Join(t.TempDir(), "out."+string(format))
			e := Export{Snapshot: snapshot, Rows: snapshot.AllRows(), Format: format}
			if _, err := s.ExportFile(ctx, path, false, e, nil); !errors.Is(err, context.Canceled) {
				t.Errorf("got %v", err)
			}
			wantFiles(t, filepath.Dir(path))
			size, err := s.ExportFile(t.Context(), path, false, e, nil)
			if info, statErr := os.Stat(path); err != nil || statErr != nil || info.Size() != size {
				t.Errorf("%d bytes, %v, %v", size, err, statErr)
			}
		})
	}
}

func TestExportNames(t *testing.T) {
	s := newSession(t, "ann")
	if got := s.ExportName("", Workbook); got != "customers-2026-11-23.xlsx" {
		t.Error(got)
	}
	if got := s.ExportName("filtered", CSV); got != "customers-filtered-2026-11-23.csv" {
		t.Error(got)
	}
	for path, want := range map[string]Format{"a.xlsx": Workbook, "a.CSV": CSV, "a": Workbook, "a.xls": "", "a.txt": ""} {
		if got, err := FormatOf(path); got != want || (err != nil) != (want == "") {
			t.Errorf("%s is %q, %v", path, got, err)
		}
	}
	if got := ProblemsName(&Source{Name: "my links.csv"}); got != "my-links-problems.xlsx" {
		t.Error(got)
	}
	if got := ProblemsName(&Source{Name: "links-problems.xlsx"}); got != "links-problems.xlsx" {
		t.Error(got)
	}
}
