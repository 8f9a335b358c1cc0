package storage

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"dovetail/model"
)

// session returns the command of another process that works on the database.
func session(t *testing.T, s *Store, role, name string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), envRole+"="+role, envPath+"="+s.path, envName+"="+name)
	return cmd
}

var (
	sessions = flag.Int("sessions", 4, "how many processes TestProcessesLoseNoUpdate starts")
	together = flag.Duration("together", time.Second, "how long they write")
)

// longestUpdate is the longest time that an update of one session may take, with all the tries that came too late.
const longestUpdate = 5 * time.Second

func TestProcessesLoseNoUpdate(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "counter", Name: "0"}}})
	var started []*exec.Cmd
	output := make([]bytes.Buffer, *sessions)
	for i := range *sessions {
		cmd := session(t, s, roleCounter, fmt.Sprintf("session%d", i))
		cmd.Env = append(cmd.Env, envTime+"="+together.String())
		cmd.Stdout, cmd.Stderr = &output[i], &output[i]
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		started = append(started, cmd)
	}
	updates, longest := 0, 0
	for i, cmd := range started {
		var own, ms int
		if err := cmd.Wait(); err != nil {
			t.Fatalf("session %d: %v: %s", i, err, &output[i])
		} else if _, err := fmt.Sscan(output[i].String(), &own, &ms); err != nil || own == 0 {
			t.Errorf("session %d did %d updates, %v: %s", i, own, err, &output[i])
		}
		updates, longest = updates+own, max(longest, ms)
	}
	if longest > int(longestUpdate.Milliseconds()) {
		t.Errorf("an update took %d ms", longest)
	}
	snapshot := mustSnapshot(t, s, nil)
	counter, _ := snapshot.Customer("counter")
	equal(t, "counter", counter.Name, strconv.Itoa(updates))
	equal(t, "customers", snapshot.Len(), 1+updates)
	equal(t, "revision", snapshot.Revision(), uint64(1+updates))
	entries, err := s.History(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "entries", len(entries), 1+updates)
	t.Logf("proof: %d updates by %d processes in %v, the longest took %d ms", updates, *sessions, *together, longest)
}

func TestKilledWriterLeavesOldOrNew(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, generationOf(model.Origin{}))
	for round := range 15 {
		acknowledged := killedAfter(t, s, round)
		snapshot := mustSnapshot(t, s, nil)
		if snapshot.Revision() < acknowledged {
			t.Fatalf("round %d: revision %d is stored, but %d was acknowledged", round, snapshot.Revision(), acknowledged)
		}
		for _, c := range snapshot.All() {
			if c.Name != fmt.Sprint(snapshot.Revision()) {
				t.Fatalf("round %d: customer %s is of generation %s at revision %d", round, c.ID, c.Name, snapshot.Revision())
			}
		}
		entries, err := s.History(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		if e := entries[0]; snapshot.Len() != generation || e.Revision != snapshot.Revision() || e.Customers != generation {
			t.Fatalf("round %d: %d customers, last entry %+v, want %d customers", round, snapshot.Len(), e, generation)
		}
	}
}

// killedAfter starts a writer, kills it after it has acknowledged some generations, and returns the last one
// acknowledged.
func killedAfter(t *testing.T, s *Store, generations int) (acknowledged uint64) {
	t.Helper()
	cmd := session(t, s, roleWriter, "")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(out)
	for range generations + 1 {
		if _, err := lines.ReadString('\n'); err != nil {
			t.Fatalf("the writer ended by itself: %v", err)
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(lines)
	if err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // the error is that it was killed
	for line := range strings.Lines(string(rest)) {
		if n, err := strconv.ParseUint(strings.TrimSpace(line), 10, 64); err == nil && strings.HasSuffix(line, "\n") {
			acknowledged = n
		}
	}
	return acknowledged
}
