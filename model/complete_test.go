package model

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComplete(t *testing.T) {
	s := few(t)
	for _, c := range []struct{ name, text, want string }{
		{"the columns first", "|", "id:|name:|synced:|company:|site:|sageid:|account:|next:|is:|has:|changed:"},
		{"the columns after a space", "acme |", "id:|name:|synced:|company:|site:|sageid:|account:|next:|is:|has:|changed:"},
		{"columns by their keys", "acme co|", "company:"},
		{"columns by their titles", "sagecu|", "sageid:"},
		{"columns after a minus", "-acc|", "account:"},
		{"columns by a later word of their titles", "num|", "account:"},
		{"a column's own name before a word of another title", "com|", "company:"},
		{"a flag without its is:", "create|", "is:create"},
		{"the beginning of a flag", "cre|", "is:create"},
		{"a flag after a minus", "acme -UPD|", "is:update"},
		{"a flag that is a column too", "synced|", "synced:|is:synced"},
		{"a word of a title and a flag", "sync|", "synced:|next:|is:synced"},
		{"columns before flags", "a|", "account:|is:allowed"},
		{"the flag of a link", "link|", "is:link"},
		{"the flag of what is linked", "Linked|", "is:link"},
		{"the flag of what would be created", "created|", "is:create"},
		{"no flag for a longer word", "linkedin|", ""},
		{"is among them", "i|", "id:|is:"},
		{"nothing for any other word", "acme|", ""},
		{"flags", "is:|", "update|link|create|synced|allowed|orphan|unlike|onhold"},
		{"flags with a prefix", "is:create,l|", "link"},
		{"columns after has", "has:s|", "site|sageid"},
		{"values, the empty one too", "company:|", `="Acme UK"|="Café Beta"|none`},
		{"values without case and accents", "company:CAFE|", `="Café Beta"`},
		{"values in an open quote", `company:"acme u|`, `="Acme UK"`},
		{"values after an equals sign", "company:=a|", `="Acme UK"`},
		{"values after a comma", `company:"Café, Beta",a|`, `="Acme UK"`},
		{"values of a prefix of a column", "-comp:c|", `="Café Beta"`},
		{"values among the customers that match the other terms", "company:| site:20", `="Café Beta"`},
		{"values among all customers if another term is wrong", "company:| foo:x", `="Acme UK"|="Café Beta"|none`},
		{"words of synced", "synced:|", "no|yes"},
		{"words of next with a prefix", "next:u|", "update"},
		{"nothing for an unknown column", "foo:|", ""},
		{"nothing for a value that no customer has", "company:zzz|", ""},
		{"nothing inside a phrase", `"acme co|`, ""},
		{"columns after a phrase", `name:"a b" co|`, "company:"},
		{"columns after a phrase with quotes in it", `"a ""b c"" d" co|`, "company:"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cursor := strings.IndexByte(c.text, '|')
			text := c.text[:cursor] + c.text[cursor+1:]
			got := joinedInserts(Complete(context.Background(), s, nil, text, cursor))
			if got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func joinedInserts(list []Completion) string {
	var inserts []string
	for _, c := range list {
		inserts = append(inserts, c.Insert)
	}
	return strings.Join(inserts, "|")
}

func TestCompletionReplaces(t *testing.T) {
	s := few(t)
	for _, c := range []struct {
		name, text string
		cursor     int
		want       Completion
	}{
		{"a column", "acme -co", 8, Completion{"company:", "company:", "Sage Company", 6, 8}},
		{"a value with its count", `acme company:none,"ac -x`, 21, Completion{`="Acme UK"`, "Acme UK", "2 customers", 18, 21}},
		{"a flag with its meaning", "is:cr", 5, Completion{"create", "create", "no link: would be created in Sage", 3, 5}},
		{"a column of has", "has:sagei", 9, Completion{"sageid", "sageid", "Sage Customer ID", 4, 9}},
		{"a single customer", "id:C1", 5, Completion{"=C10", "C10", "1 customer", 3, 5}},
		{"the cursor beyond the end", "co", 99, Completion{"company:", "company:", "Sage Company", 0, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Complete(context.Background(), s, nil, c.text, c.cursor)
			if len(got) == 0 {
				t.Fatal("there is no suggestion")
			}
			if diff := cmp.Diff(c.want, got[0]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCompletionIsValidFilter parses the filters that the completions of some texts make.
func TestCompletionIsValidFilter(t *testing.T) {
	s := sample(t, 1000)
	for _, text := range []string{"company:", "name:s", "-account:=b", "synced:no,", `is:synced site:"`, "next:"} {
		for _, c := range Complete(context.Background(), s, nil, text, len(text)) {
			filter := text[:c.From] + c.Insert + text[c.To:]
			if _, err := ParseQuery(filter); err != nil {
				t.Errorf("%q: %v", filter, err)
			}
		}
	}
}

func TestCompleteStopsWhenContextIsDone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if got := Complete(ctx, few(t), nil, "company:", 8); got != nil {
		t.Errorf("got %v", got)
	}
}

func TestCounted(t *testing.T) {
	for n, want := range map[int]string{0: "0 customers", 1: "1 customer", 999: "999 customers", 5031: "5,031 customers", 1234567: "1,234,567 customers"} {
		if got := Counted(n, "customer", "customers"); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

func BenchmarkComplete(b *testing.B) {
	s := sample(b, 100_000)
	b.ReportAllocs()
	for b.Loop() {
		if len(Complete(b.Context(), s, nil, "synced:no company:a", 19)) == 0 {
			b.Fatal("there is no suggestion")
		}
	}
}
