package storage

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"dovetail/model"
)

// What the test binary does when a test starts it as another session.
const (
	envRole = "DOVETAIL_STORAGE_TEST_ROLE"
	envPath = "DOVETAIL_STORAGE_TEST_PATH"
	envName = "DOVETAIL_STORAGE_TEST_NAME"
	envTime = "DOVETAIL_STORAGE_TEST_TIME" // how long roleCounter counts

	roleCounter = "counter" // counts up, and prints how often and the longest time of one update
	roleWriter  = "writer"  // writes generations until it is killed
	generation  = 700       // customers
)

func TestMain(m *testing.M) {
	s, name := Open(os.Getenv(envPath)), os.Getenv(envName)
	var err error
	switch os.Getenv(envRole) {
	case "":
		os.Exit(m.Run())
	case roleCounter:
		err = countUp(s, name, os.Getenv(envTime))
	case roleWriter:
		err = writeGenerations(s)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// countUp increments a number that all sessions share, and adds a customer, for some time.
func countUp(s *Store, name, duration string) error {
	ctx := context.Background()
	length, err := time.ParseDuration(duration)
	if err != nil {
		return err
	}
	var snapshot *model.Snapshot
	i, longest, begin, last := 0, time.Duration(0), time.Now(), time.Now()
	for time.Since(begin) < length {
		if snapshot, err = s.Snapshot(ctx, snapshot); err != nil {
			return err
		}
		counter, _ := snapshot.Customer("counter")
		n, err := strconv.Atoi(counter.Name)
		if err != nil {
			return err
		}
		counter.Name = strconv.Itoa(n + 1)
		own := model.Customer{ID: fmt.Sprintf("%s-%04d", name, i)}
		_, err = s.Apply(ctx, model.Batch{Base: snapshot.Origin(), Put: []model.Customer{counter, own}})
		switch {
		case err == nil:
			i++
			longest = max(longest, time.Since(last))
			last = time.Now()
		case !errors.Is(err, model.ErrStale):
			return err
		}
	}
	fmt.Println(i, max(longest, time.Since(last)).Milliseconds())
	return nil
}

// generationOf returns a batch that gives every customer the same new name.
func generationOf(base model.Origin) model.Batch {
	b := model.Batch{Base: base}
	for i := range generation {
		b.Put = append(b.Put, model.Customer{ID: fmt.Sprintf("%05d", i), Name: fmt.Sprint(base.Revision + 1)})
	}
	return b
}

// writeGenerations writes generations, and prints the revision of each after it was stored.
func writeGenerations(s *Store) error {
	for {
		base, err := s.Origin(context.Background())
		if err != nil {
			return err
		}
		revision, err := s.Apply(context.Background(), generationOf(base))
		if err != nil {
			return err
		}
		fmt.Println(revision)
	}
}
