//go:build unix

package suggest

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"
)

// BenchmarkAll measures New and All for lists of several lengths. go test -bench 'All/100000' -benchtime 1x -benchmem
func BenchmarkAll(b *testing.B) {
	for _, n := range []int{5_000, 20_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			customers, targets := benchmarkLists(n)
			open := slices.Repeat([]bool{true}, n)
			b.ReportAllocs()
			before := cpuTime()
			for b.Loop() {
				m := New(customers, open, targets)
				r, err := m.All(context.Background(), nil)
				if err != nil {
					b.Fatal(err)
				}
				var mem runtime.MemStats
				runtime.ReadMemStats(&mem)
				b.ReportMetric(float64(mem.Sys)/(1<<20), "MB-sys")
				b.ReportMetric((cpuTime()-before).Seconds()/float64(max(b.N, 1)), "cpu-s")
				runtime.KeepAlive(r)
			}
		})
	}
}

// cpuTime returns the time of all CPUs that the process has used: other programs do not count.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// benchmarkLists returns n customers and n targets, as the generator makes them.
func benchmarkLists(n int) ([]Record, []Target) {
	l := generate("bench", mix{firms: n * 13 / 10, evidence: 0.5, slips: 0.15, foreign: 0.05, groups: 0.05, near: 0.01, seed: 42})
	for len(l.customers) < n {
		l.customers = append(l.customers, l.customers[:min(n-len(l.customers), len(l.customers))]...)
	}
	for len(l.targets) < n {
		l.targets = append(l.targets, l.targets[:min(n-len(l.targets), len(l.targets))]...)
	}
	return l.customers[:n], l.targets[:n]
}
