package job

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// State is how one user left the grid. It is not part of the data.
type State struct {
	Filter   string    `json:"filter,omitempty"`
	Sort     string    `json:"sort,omitempty"`     // as --sort has it
	Column   string    `json:"column,omitempty"`   // the key of the active one
	Site     bool      `json:"site,omitempty"`     // the Sage Site ID is shown
	Customer string    `json:"customer,omitempty"` // the CustomerId under the cursor
	Left     time.Time `json:"left"`               // when
	Cut      bool      `json:"cut,omitempty"`      // the connection was lost; the user did not quit
}

// maxState is the size of a state file that is read, in bytes.
const maxState = 64 << 10

// ReadState returns the state in a file, or the zero State where the file is missing or invalid: a state is only a
// convenience.
func ReadState(path string) State {
	f, err := os.Open(path)
	if err != nil {
		return State{}
	}
	text, err := io.ReadAll(io.LimitReader(f, maxState))
	if err := errors.Join(err, f.Close()); err != nil {
		return State{}
	}
	var s State
	if json.Unmarshal(text, &s) != nil {
		return State{}
	}
	return s
}

// WriteState writes a state file that only its owner can read.
func WriteState(path string, s State) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	_, err := WriteFile(path, true, func(w io.Writer) error { return json.NewEncoder(w).Encode(s) })
	return err
}
