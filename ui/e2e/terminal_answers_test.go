//go:build linux

package e2e

import (
	"strings"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

// takenRow is a link to the Sage customer of another customer of the demo.
const takenRow = "CustomerId\tSageCompanyName\tSageSiteId\tSageCustomerId\r\n" +
	"C000505\tAcme UK\t2f1c7a52-6c0e-4a58-9d5e-0b6f1d9e7c10\t1000\r\n"

// What a terminal sends by itself, in the preview of an upload with a rejected row under the cursor: the app
// shows nothing else, and the key x still is one.
func TestAnswersOfTheTerminalAreNoKeys(t *testing.T) {
	for _, known := range ptytest.Known {
		t.Run(known.Terminal, func(t *testing.T) {
			t.Parallel()
			s := newEnv(t).demo()
			s.Type(pasteStart + takenRow + pasteEnd)
			s.Sees("1 rejected")
			settle(s)
			s.Type(strings.Join(known.List, ""))
			answer := known.List[len(known.List)-1]
			s.SplitBy(60*time.Millisecond, known.List[0][:2], known.List[0][2:], answer[:len(answer)-1], answer[len(answer)-1:])
			if heard := s.Hears(idleFor / 4); len(heard) > 0 {
				t.Errorf("the app showed %q", heard)
			}
			// An escape that is alone for so long is shown as the key Esc until its rest comes.
			s.SplitBy(500*time.Millisecond, "\x1b", known.List[0][1:])
			s.Sees("1 rejected")
			s.Type("x")
			s.Sees("shared is allowed for C000505")
		})
	}
}
