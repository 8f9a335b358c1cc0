package job

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dovetail/model"
)

// State is how one user left the grid. It is not part of the data.
type State struct {
	Filter   string    `json:"filter,omitempty"`
	Sort     string    `json:"sort,omitempty"`     // as --sort has it
	Column   string    `json:"column,omitempty"`   // the key of the active one
	Hidden   bool      `json:"site,omitempty"`     // the columns are shown that are hidden at first, such as the site
	Customer string    `json:"customer,omitempty"` // the CustomerId under the cursor
	Left     time.Time `json:"left"`               // when
	Cut      bool      `json:"cut,omitempty"`      // the connection was lost; the user did not quit
	Filters  []string  `json:"filters,omitempty"`  // earlier ones, newest first
}

// maxState is the size of a state file that is read, in bytes. It has room for maxFilters filters in which every byte is
// escaped as six.
const maxState = 256 << 10

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
	s.Filters = MergeFilters(s.Filters, nil)
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

const (
	maxFilters = 20    // that a state keeps
	maxFilter  = 1_000 // bytes of one of them
)

// MergeFilters returns the newer and the older filters of a state, both newest first: each only once, and no more than a
// state keeps. Those that could not have been typed, are wrong or too long are dropped.
func MergeFilters(newer, older []string) []string {
	var list []string
	for _, text := range slices.Concat(newer, older) {
		if len(list) == maxFilters {
			break
		}
		if len(text) > maxFilter || !utf8.ValidString(text) || strings.ContainsFunc(text, unicode.IsControl) {
			continue
		}
		q, err := model.ParseQuery(text)
		if text = q.String(); err == nil && text != "" && len(text) <= maxFilter && !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return list
}
