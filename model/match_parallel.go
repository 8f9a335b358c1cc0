package model

import (
	"context"
	"runtime"
	"sync/atomic"

	"dovetail/model/parallel"
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
	parallel.Run(min(runtime.GOMAXPROCS(0), n), run)
	return ctx.Err()
}
