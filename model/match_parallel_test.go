package model

import (
	"strings"
	"testing"
)

func TestPanicInParallelReachesTheCaller(t *testing.T) {
	defer func() {
		if text, _ := recover().(string); !strings.HasPrefix(text, "fault\n") {
			t.Errorf("recovered %q", text)
		}
	}()
	err := inParallel(t.Context(), 100, func() func(int) { return func(int) { panic("fault") } })
	t.Errorf("no panic, %v", err)
}
