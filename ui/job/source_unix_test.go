//go:build unix

package job

import (
	"context"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Opening the pipe would block.
func TestPipeWithoutAWriterIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe.csv")
	mustDo(t, syscall.Mkfifo(path, 0o600))
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	refused := make(chan error, 1)
	go func() {
		_, err := OpenFile(path)
		refused <- err
	}()
	select {
	case err := <-refused:
		if err == nil || !strings.HasSuffix(err.Error(), "is not a file that can be read; name a workbook or a CSV file") {
			t.Errorf("got %v", err)
		}
	case <-ctx.Done():
		t.Error("it waits for a writer")
	}
}
