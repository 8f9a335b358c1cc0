package model

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// inParallel calls do for the numbers 0 to n-1 on all CPUs. Each goroutine gets its do from worker, which can
// allocate buffers for it. It stops early and returns ctx's error when ctx is done.
func inParallel(ctx context.Context, n int, worker func() (do func(int))) error {
	var next atomic.Int64
	run := func() {
		do := worker()
		for ctx.Err() == nil {
			i := int(next.Add(1)) - 1
			if i >= n {
				return
			}
			do(i)
		}
	}
	onCPUs(min(runtime.GOMAXPROCS(0), n), run)
	return ctx.Err()
}

// onCPUs calls work in n goroutines at the same time, one of them the caller's. A panic of work reaches the caller, which can
// recover it: in another goroutine it would end the process.
func onCPUs(n int, work func()) {
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
