//go:build linux

package e2e

import (
	"strings"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

// conflictingRow links a customer of the demo to the Sage customer of another one.
const conflictingRow = "CustomerId\tSageCompanyName\tSageSiteId\tSageCustomerId\r\n" +
	"C000505\tAcme UK\t2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10\t1000\r\n"

// TestResponsesAreNotKeys sends what known terminals send by themselves, while the preview of an upload
// shows a rejected row: the screen does not change, and the key x still works.
func TestResponsesAreNotKeys(t *testing.T) {
	t.Parallel()
	for _, known := range ptytest.Known {
		t.Run(known.Terminal, func(t *testing.T) {
			t.Parallel()
			s := newEnv(t).demo()
			s.Type(pasteStart + conflictingRow + pasteEnd)
			s.Sees("1 rejected")
			waitUntilIdle(s)
			s.Type(strings.Join(known.List, ""))
			last := known.List[len(known.List)-1]
			s.SplitBy(60*time.Millisecond, known.List[0][:2], known.List[0][2:], last[:len(last)-1], last[len(last)-1:])
			if output := s.Collect(idleTime / 4); len(output) > 0 {
				t.Errorf("the app wrote %q", output)
			}
			// An escape without a continuation for so long acts as the key Esc until the rest arrives.
			s.SplitBy(500*time.Millisecond, "\x1b", known.List[0][1:])
			s.Sees("1 rejected")
			s.Type("x")
			s.Sees("Allow this row of C000505")
			s.Type("y")
			s.Sees("allowed for C000505: shared account")
		})
	}
}
