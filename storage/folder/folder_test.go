package folder

import (
	"os"
	"path/filepath"
	"testing"
)

// What Sync did to the disk cannot be seen without a power cut; it must not change the folder, nor fail.
func TestSyncLeavesTheFolderAsItIs(t *testing.T) {
	path := t.TempDir()
	if err := os.WriteFile(filepath.Join(path, "new.db"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	Sync(path)
	Sync(filepath.Join(path, "missing"))
	entries, err := os.ReadDir(path)
	if err != nil || len(entries) != 1 || entries[0].Name() != "new.db" {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}
