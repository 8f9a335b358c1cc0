//go:build linux

package e2e

import (
	"slices"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

// Limits of what goes over the line, in bytes.
const (
	mostInside = 500   // for a key that moves the cursor inside the page
	mostHeld   = 1_200 // on average for a key that is held down past the edge, at 140 by 45
)

// held is how often a key is pressed that is held down: some half pages.
const held = 80

// idleFor is how long an idle app is watched: longer than its looks for what other sessions do.
const idleFor = 2 * time.Second

// windows are the sizes that are measured.
var windows = []struct {
	name          string
	columns, rows int
}{{"140x45", 140, 45}, {"80x24", 80, 24}}

// press presses a key and waits for the frame that shows what it did.
func press(s *ptytest.Session, key string) (frame []byte) {
	s.Type(key)
	s.Await(func(since []byte) bool {
		frame = since
		return frameEnd.Match(since)
	})
	return frame
}

func TestIdleSendsNothing(t *testing.T) {
	for _, place := range []struct{ name, keys, sees string }{
		{"in the grid", "j", "C000502"},
		{"in the filter", "/dental", "18 of 250"},
		{"in the file dialog", "e\r", "Folder"},
		{"in the card", "\r", "Customers › C000501"},
	} {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			s := newEnv(t).demo()
			s.Type(place.keys)
			s.Sees(place.sees)
			settle(s)
			if heard := s.Hears(idleFor); len(heard) > 0 {
				t.Errorf("%d bytes in %v: %q", len(heard), idleFor, heard)
			}
		})
	}
}

// settle waits for the end of what a key brought: a folder's names, a filter's offers.
func settle(s *ptytest.Session) {
	for range 10 {
		if len(s.Hears(idleFor/4)) == 0 {
			return
		}
	}
}

func TestBytesOfAKey(t *testing.T) {
	for _, w := range windows {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			s := newEnv(t).size(w.columns, w.rows).demo()
			inside := measure(s, "j", w.rows-10)
			most := slices.Max(inside)
			t.Logf("cursor inside the page: %d bytes on average, %d at most", average(inside), most)
			if most > mostInside {
				t.Errorf("a move of the cursor inside the page took %d bytes, more than %d", most, mostInside)
			}
			down := measure(s, "\x1b[B", held)
			t.Logf("down held past the edge: %d bytes on average, %d at most", average(down), slices.Max(down))
			if w.columns == 140 && average(down) > mostHeld {
				t.Errorf("down held past the edge took %d bytes a key, more than %d", average(down), mostHeld)
			}
			up := measure(s, "k", held)
			t.Logf("up held past the edge: %d bytes on average, %d at most", average(up), slices.Max(up))
			if w.columns == 140 && average(up) > mostHeld {
				t.Errorf("up held past the edge took %d bytes a key, more than %d", average(up), mostHeld)
			}
		})
	}
}

// measure presses a key as often as that, and is how many bytes each took. Each is given its own frame,
// which a person's keys need not get: no way of typing costs more.
func measure(s *ptytest.Session, key string, times int) (sizes []int) {
	for range times {
		sizes = append(sizes, len(press(s, key)))
	}
	return sizes
}

func average(sizes []int) int {
	sum := 0
	for _, n := range sizes {
		sum += n
	}
	return sum / len(sizes)
}

func TestFramesASecond(t *testing.T) {
	for _, test := range []struct {
		name   string
		env    string
		frames float64 // a second
	}{
		{"at most 20 in an SSH session", "SSH_CONNECTION=192.0.2.7 50022 192.0.2.9 22", 20},
		{"at most 30 elsewhere", "SSH_CONNECTION=", 30},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newEnv(t).with(test.env).demo()
			settle(s)
			begin, from := time.Now(), len(s.Output())
			for range 100 {
				s.Split("j", "j") // some 5 ms apart, as if several keys were held
			}
			s.Hears(time.Second / 10)
			took := time.Since(begin)
			frames := len(frameEnd.FindAll(s.Output()[from:], -1))
			t.Logf("%d frames in %v: %.1f a second", frames, took, float64(frames)/took.Seconds())
			if most := test.frames*took.Seconds() + 1; float64(frames) > most {
				t.Errorf("%d frames in %v, more than %.0f a second", frames, took, test.frames)
			}
			if frames == 0 {
				t.Error("no frame was seen; the test proves nothing")
			}
		})
	}
}

// TestLatencyOfAKey logs how long a key takes to its first byte; on a busy machine that is no more than
// a hint, and only a hang is an error.
func TestLatencyOfAKey(t *testing.T) {
	s := newEnv(t).size(140, 45).demo()
	var took []time.Duration
	for range 40 {
		begin := time.Now()
		press(s, "j")
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	t.Logf("a key is shown after %v (the median), at most %v", took[len(took)/2], took[len(took)-1])
	if took[len(took)-1] > ptytest.Patience/2 {
		t.Error("a key was not shown for so long that a person would give up")
	}
}
