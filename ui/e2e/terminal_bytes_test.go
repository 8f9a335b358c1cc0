//go:build linux

package e2e

import (
	"slices"
	"testing"
	"time"

	"dovetail/ui/terminal/ptytest"
)

// Limits of what the app writes for one key, in bytes: on a slow line this is what a user waits for.
const (
	maxKeyBytes  = 500   // a key that moves the cursor within the page
	maxHeldBytes = 1_200 // on average, a key that is held down past the edge, at 140 by 45
)

// heldPresses is how often a key is pressed that is held down: some half pages.
const heldPresses = 80

// idleTime is how long an idle app is watched: longer than its interval of looking for changes of other
// sessions.
const idleTime = 2 * time.Second

// windowSizes are the sizes that are measured.
var windowSizes = []struct {
	name          string
	columns, rows int
}{{"140x45", 140, 45}, {"80x24", 80, 24}}

// press presses a key and returns the frame that shows its effect.
func press(s *ptytest.Session, key string) (frame []byte) {
	s.Type(key)
	s.Await(func(since []byte) bool {
		frame = since
		return frameEnd.Match(since)
	})
	return frame
}

func TestIdleAppWritesNothing(t *testing.T) {
	t.Parallel()
	for _, place := range []struct{ name, keys, sees string }{
		{"in the grid", "j", "C000502"},
		{"in the filter", "/dental", "18 of 250"},
		{"in the file dialog", "e", "Folder"},
		{"in the card", "\r", "Customers › C000501"},
	} {
		t.Run(place.name, func(t *testing.T) {
			t.Parallel()
			s := newEnv(t).demo()
			s.Type(place.keys)
			s.Sees(place.sees)
			waitUntilIdle(s)
			if output := s.Collect(idleTime); len(output) > 0 {
				t.Errorf("%d bytes in %v: %q", len(output), idleTime, output)
			}
		})
	}
}

// waitUntilIdle waits until a key has had all its effects, such as a folder's names or the suggestions of a
// filter.
func waitUntilIdle(s *ptytest.Session) {
	for range 10 {
		if len(s.Collect(idleTime/4)) == 0 {
			return
		}
	}
}

func TestBytesPerKey(t *testing.T) {
	t.Parallel()
	for _, w := range windowSizes {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			s := newEnv(t).size(w.columns, w.rows).demo()
			inside := frameSizes(s, "j", w.rows-10)
			most := slices.Max(inside)
			t.Logf("cursor within the page: %d bytes on average, %d at most", average(inside), most)
			if most > maxKeyBytes {
				t.Errorf("a move of the cursor within the page took %d bytes, more than %d", most, maxKeyBytes)
			}
			for _, held := range []struct{ name, key string }{{"down", "\x1b[B"}, {"up", "k"}} {
				sizes := frameSizes(s, held.key, heldPresses)
				t.Logf("%s held past the edge: %d bytes on average, %d at most", held.name, average(sizes), slices.Max(sizes))
				if w.columns == 140 && average(sizes) > maxHeldBytes {
					t.Errorf("%s held past the edge took %d bytes a key, more than %d", held.name, average(sizes), maxHeldBytes)
				}
			}
		})
	}
}

// frameSizes presses a key a number of times and returns how many bytes each press took. Each press gets a
// frame of its own, which is the most that typing can cost: fast keys share frames.
func frameSizes(s *ptytest.Session, key string, times int) (sizes []int) {
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

// TestFramesPerSecond is not parallel, so that the frame rate is not limited by a busy processor.
func TestFramesPerSecond(t *testing.T) {
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
			waitUntilIdle(s)
			begin, from := time.Now(), len(s.Output())
			for range 100 {
				s.Split("j", "j") // some 5 ms apart, as if several keys were held
			}
			s.Collect(time.Second / 10)
			elapsed := time.Since(begin)
			frames := len(frameEnd.FindAll(s.Output()[from:], -1))
			t.Logf("%d frames in %v: %.1f a second", frames, elapsed, float64(frames)/elapsed.Seconds())
			if most := test.frames*elapsed.Seconds() + 1; float64(frames) > most {
				t.Errorf("%d frames in %v, more than %.0f a second", frames, elapsed, test.frames)
			}
			if frames == 0 {
				t.Error("no frame was written; the test proves nothing")
			}
		})
	}
}

// TestKeyLatency logs how long a key takes to its first byte. On a busy machine that is no more than a hint,
// and only a hang is an error. It is not parallel, so that the figure means something.
func TestKeyLatency(t *testing.T) {
	s := newEnv(t).size(140, 45).demo()
	var latencies []time.Duration
	for range 40 {
		begin := time.Now()
		press(s, "j")
		latencies = append(latencies, time.Since(begin))
	}
	slices.Sort(latencies)
	median, most := latencies[len(latencies)/2], latencies[len(latencies)-1]
	t.Logf("a key is shown after %v (median), %v at most", median, most)
	if most > ptytest.Timeout/2 {
		t.Errorf("a key was not shown for %v", most)
	}
}
