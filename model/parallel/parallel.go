// Package parallel runs work on several CPUs at the same time.
//
// Its one rule: a panic of the work reaches the caller, which can recover it: in another goroutine it would end the process.
package parallel

import (
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Run calls work in n goroutines at the same time, at least once, one of them the caller's, and returns when all have ended. It panics
// where one of them did, with its cause and its stack as a text.
func Run(n int, work func()) {
	var panicked atomic.Value
	caught := func() {
		defer func() {
			if cause := recover(); cause != nil {
				panicked.Store(fmt.Sprintf("%v\n\n%s", cause, debug.Stack()))
			}
		}()
		work()
	}
	var wg sync.WaitGroup
	for range n - 1 {
		wg.Go(caught)
	}
	caught()
	wg.Wait()
	if cause := panicked.Load(); cause != nil {
		panic(cause)
	}
}
