package pagefile

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// database returns the bytes of a bbolt file with buckets of all sizes, and its values by bucket and key.
func database(t testing.TB) (file []byte, values map[string]string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.db")
	db, err := bolt.Open(path, 0o600, &bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	values = map[string]string{}
	put := func(name string, from, to, size int) {
		err := db.Update(func(tx *bolt.Tx) error {
			outer, err := tx.CreateBucketIfNotExists([]byte("outer"))
			if err != nil {
				return err
			}
			b, err := outer.CreateBucketIfNotExists([]byte(name))
			for i := from; i < to && err == nil; i++ {
				key, value := fmt.Sprintf("%06d", i), strings.Repeat(string(rune('a'+i%26)), size)
				values["outer/"+name+"/"+key] = value
				err = b.Put([]byte(key), []byte(value))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	put("small", 0, 3, 10)     // inside of its parent's page
	put("large", 0, 3000, 100) // branches
	put("long", 0, 5, 20_000)  // pages that overflow
	put("empty", 0, 0, 0)
	put("large", 1000, 1500, 90) // frees pages
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if file, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	return file, values
}

// check returns the problems of a file and the values that Check visits.
func check(file []byte) (problems []string, values map[string]string) {
	values = map[string]string{}
	f, err := Open(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return []string{err.Error()}, values
	}
	problems = f.Check(func(bucket []string, e Element) {
		values[strings.Join(bucket, "/")+"/"+string(e.Key)] = string(e.Value)
	})
	return problems, values
}

func TestSoundFileHasNoProblemAndAllValues(t *testing.T) {
	file, want := database(t)
	problems, got := check(file)
	if len(problems) > 0 || !maps.Equal(got, want) {
		t.Errorf("problems %q, %d values of %d", problems, len(got), len(want))
	}
}

func TestValuesFindsEveryValueWithoutARoot(t *testing.T) {
	file, want := database(t)
	pageSize := os.Getpagesize()
	clear(file[:2*pageSize])
	f, err := Open(bytes.NewReader(file), int64(len(file)))
	if err == nil || f.Metas != [2]Condition{} {
		t.Fatalf("opened with %v, %v", f.Metas, err)
	}
	found := map[string]bool{}
	f.Values(uint64(pageSize), func(e Element) { found[string(e.Key)+" "+string(e.Value)] = true })
	for key, value := range want {
		if key = key[strings.LastIndexByte(key, '/')+1:]; !found[key+" "+value] {
			t.Fatalf("the value of %q was not found", key)
		}
	}
}

func TestConditionOfMetaPages(t *testing.T) {
	file, _ := database(t)
	pageSize := os.Getpagesize()
	for name, test := range map[string]struct {
		change func(b []byte)
		want   Condition
	}{
		"unchanged":       {func([]byte) {}, Valid},
		"a flipped bit":   {func(b []byte) { b[headerSize+offRoot] ^= 4 }, Flipped},
		"a flipped magic": {func(b []byte) { b[headerSize] ^= 1 }, Flipped},
		"written in part": {func(b []byte) { clear(b[headerSize+32 : headerSize+64]) }, Torn},
		"overwritten":     {func(b []byte) { clear(b[:pageSize]) }, NotMeta},
	} {
		t.Run(name, func(t *testing.T) {
			for which := range 2 {
				bad := bytes.Clone(file)
				test.change(bad[which*pageSize:])
				f, err := Open(bytes.NewReader(bad), int64(len(bad)))
				if err != nil || f.Metas[which] != test.want || f.Metas[1-which] != Valid {
					t.Errorf("meta page %d: %v, %v; want %v", which, f.Metas, err, test.want)
				}
			}
		})
	}
}

// A bit of a page's header, of an element or of a key is flipped: Check finds it, or every value is as it was. The bits of
// values are for checksums to find.
func TestFlippedBitOfTheStructureIsFound(t *testing.T) {
	file, want := database(t)
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	pageSize := os.Getpagesize()
	for range 200 {
		page := 2 + random.IntN(len(file)/pageSize-2)
		at, bit := page*pageSize+random.IntN(headerSize+20*elementSize), random.IntN(8)
		bad := bytes.Clone(file)
		bad[at] ^= 1 << bit
		problems, got := check(bad)
		if len(problems) == 0 && len(got) != len(want) {
			t.Fatalf("bit %d of byte %d: %d values of %d, and no problem", bit, at, len(got), len(want))
		}
	}
}

// The number of elements of a page is made smaller or greater: elements would be missing, or made of keys and values.
func TestWrongNumberOfElementsIsFound(t *testing.T) {
	file, _ := database(t)
	pageSize := os.Getpagesize()
	_, want := check(file)
	tried := 0
	for page := 2; page < len(file)/pageSize; page += 2 {
		for bit := range 8 {
			bad := bytes.Clone(file)
			bad[page*pageSize+10] ^= 1 << bit
			problems, got := check(bad)
			if len(problems) == 0 && len(got) != len(want) {
				t.Fatalf("page %d, bit %d: %d values of %d, and no problem", page, bit, len(got), len(want))
			}
			tried++
		}
	}
	if tried < 100 {
		t.Errorf("%d counts were tried", tried)
	}
}

func FuzzCheck(f *testing.F) {
	file, _ := database(f)
	small := file[:min(len(file), 8*os.Getpagesize())]
	f.Add(small, uint32(2*os.Getpagesize()+8), byte(1))
	f.Fuzz(func(_ *testing.T, file []byte, at uint32, value byte) {
		file = bytes.Clone(file)
		if int(at) < len(file) {
			file[at] = value
		}
		check(file)
		if p, err := Open(bytes.NewReader(file), int64(len(file))); err != nil {
			p.Values(4096, func(Element) {})
		}
	})
}
