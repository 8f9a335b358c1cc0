package job

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"dovetail/model"
	"dovetail/xlsx"
)

const linkC1 = "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC1,Acme UK,10,X1\n"

// sumOf returns a text's SHA-256 in hex.
func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// mustOpen returns a source that is closed at the end of the test.
func mustOpen(t *testing.T, source *Source, err error) *Source {
	t.Helper()
	mustDo(t, err)
	t.Cleanup(func() { mustDo(t, source.Close()) })
	return source
}

func TestSourceOfAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "links.csv")
	put(t, path, linkC1)
	source, err := OpenFile(path)
	mustOpen(t, source, err)
	if source.Name != "links.csv" || source.Path != path || source.SHA256 != sumOf(linkC1) {
		t.Errorf("got %s, %s, %s", source.Name, source.Path, source.SHA256)
	}
}

// The source is replaced by a file with other contents after it was opened, as Excel does when it saves.
func TestApplyWritesWhatWasOpened(t *testing.T) {
	s := newSession(t, "ann")
	folder := t.TempDir()
	path, other := filepath.Join(folder, "links.csv"), filepath.Join(folder, "other.csv")
	put(t, path, linkC1)
	source, err := OpenFile(path)
	mustOpen(t, source, err)
	put(t, other, strings.Replace(linkC1, "C1", "C2", 1))
	mustDo(t, os.Rename(other, path))
	p, err := s.Preview(t.Context(), Request{Kind: model.ForUpload, Source: source}, nil)
	mustDo(t, err)
	_, err = s.Apply(t.Context(), p, nil, nil)
	mustDo(t, err)
	wantLinks(t, s, "C1=X1")
	entries, err := s.Entries(t.Context(), 1)
	mustDo(t, err)
	if entries[0].File != "links.csv" || entries[0].SHA256 != sumOf(linkC1) {
		t.Errorf("the history has %s, %s", entries[0].File, entries[0].SHA256)
	}
}

func TestUnreadableSource(t *testing.T) {
	folder := t.TempDir()
	put(t, filepath.Join(folder, "empty.csv"), "")
	put(t, filepath.Join(folder, "damaged.xlsx"), "PK\x03\x04 and no more")
	for _, test := range []struct{ name, file, want string }{
		{"one that is missing", "missing.csv", "there is no such file"},
		{"a folder", ".", "is not a file that can be read; name a workbook or a CSV file"},
		{"an empty file", "empty.csv", "empty.csv is empty"},
		{"a truncated workbook", "damaged.xlsx", "damaged.xlsx is damaged"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := OpenFile(filepath.Join(folder, test.file)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
}

// tempFolder returns a private folder for the temporary files of a test.
func tempFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	t.Setenv("TMP", folder) // on Windows
	return folder
}

// The temporary file has no name, so that not even a killed process leaves it behind.
func TestStreamIsSpooledToAFileWithoutAName(t *testing.T) {
	folder := tempFolder(t)
	source, err := OpenStream(t.Context(), strings.NewReader(linkC1))
	mustDo(t, err)
	if source.Name != "standard input" || source.Path != "" || source.SHA256 != sumOf(linkC1) {
		t.Errorf("got %s, %s, %s", source.Name, source.Path, source.SHA256)
	}
	wantFiles(t, folder)
	if in, err := source.read(t.Context(), xlsx.Want{Kind: model.ForUpload}, nil); err != nil || len(in.Rows) != 1 {
		t.Errorf("read %v, %v", in, err)
	}
	mustDo(t, source.Close())
	wantFiles(t, folder)
}

// repeated is a stream that never ends.
type repeated byte

func (r repeated) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}

func TestStreamIsSpooledUpToALimit(t *testing.T) {
	tempFolder(t)
	f, size, err := spool(t.Context(), repeated('a'), 1000)
	mustDo(t, err)
	defer func() { mustDo(t, f.Close()) }()
	if info, err := f.Stat(); err != nil || size != 1001 || info.Size() != 1001 {
		t.Errorf("spooled %d bytes, %v", size, err)
	}
}

// A lost connection, a cancel and a bad file leave no temporary file.
func TestStreamThatFailsLeavesNothing(t *testing.T) {
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	errLine := errors.New("the line dropped")
	for _, test := range []struct {
		name string
		ctx  context.Context
		in   io.Reader
		want error
	}{
		{"a lost connection", t.Context(), io.MultiReader(strings.NewReader(linkC1), iotest.ErrReader(errLine)), errLine},
		{"a cancelled job", cancelled, strings.NewReader(linkC1), context.Canceled},
		{"a truncated workbook", t.Context(), strings.NewReader("PK\x03\x04 and no more"), nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := tempFolder(t)
			_, err := OpenStream(test.ctx, test.in)
			if err == nil || test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
			wantFiles(t, folder)
		})
	}
}

func TestStreamWithoutTemporaryFolder(t *testing.T) {
	t.Setenv("TMPDIR", filepath.Join(t.TempDir(), "missing"))
	if _, err := OpenStream(t.Context(), strings.NewReader(linkC1)); err == nil || !strings.HasPrefix(err.Error(), "no place for a temporary file: ") {
		t.Errorf("got %v", err)
	}
}

func TestPastedCellsAreASource(t *testing.T) {
	s, text := newSession(t, "ann"), strings.ReplaceAll(linkC1, ",", "\t")
	source, err := OpenPaste(text)
	mustOpen(t, source, err)
	if source.SHA256 != sumOf(text) || source.Name != "pasted cells" {
		t.Errorf("got %s, %s", source.Name, source.SHA256)
	}
	p, err := s.Preview(t.Context(), Request{Kind: model.ForUpload, Source: source}, nil)
	if err != nil || p.Plan.Counts[model.New] != 1 {
		t.Errorf("got %v", err)
	}
}
