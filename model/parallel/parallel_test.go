package parallel

import (
	"strings"
	"sync/atomic"
	"testing"
)

func TestWorkRunsAsOftenAsAsked(t *testing.T) {
	for _, n := range []int{0, 1, 2, 5} {
		var calls atomic.Int64
		Run(n, func() { calls.Add(1) })
		if want := int64(max(n, 1)); calls.Load() != want {
			t.Errorf("%d goroutines called work %d times", n, calls.Load())
		}
	}
}

func TestPanicReachesTheCallerAfterTheOthersEnded(t *testing.T) {
	var calls atomic.Int64
	defer func() {
		if text, _ := recover().(string); !strings.HasPrefix(text, "fault\n") || calls.Load() != 3 {
			t.Errorf("recovered %q after %d calls", text, calls.Load())
		}
	}()
	Run(3, func() {
		if calls.Add(1) == 1 {
			panic("fault")
		}
	})
	t.Error("no panic")
}
