package suggest

import (
	"bytes"
	"context"
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"testing"
)

//go:embed testdata/*.csv
var labelled embed.FS

// list is two lists with the truth about them.
type list struct {
	name      string
	customers []Record
	targets   []Target
	truth     [][]int // by customer: the targets that are the same firm
	findable  []bool  // by customer: something of its partner is left in it, a part of the name or a value
	renamed   []bool  // by customer: its name is another one of the firm
	alone     bool    // each customer is judged as if it were the only one
}

// results returns the suggestions for each customer.
func (l *list) results(tb testing.TB) [][]Suggestion {
	tb.Helper()
	out := make([][]Suggestion, len(l.customers))
	if l.alone {
		for i := range l.customers {
			out[i] = New(l.customers[i:i+1], []bool{true}, l.targets).One(0)
		}
		return out
	}
	r, err := New(l.customers, slices.Repeat([]bool{true}, len(l.customers)), l.targets).All(context.Background(), nil)
	if err != nil {
		tb.Fatal(err)
	}
	for i := range out {
		out[i] = r.Of(i)
	}
	return out
}

// quality is how good the suggestions for a list are.
type quality struct {
	list             string
	suggested, right [Certain + 1]int // best suggestions by tier
	partners         int              // customers that have a partner
	findable         int
	top1, top5       int // of the findable
	wrong            []string
}

// measure returns the quality of suggestions.
func (l *list) measure(results [][]Suggestion) quality {
	var q quality
	for i, list := range results {
		if len(l.truth[i]) > 0 {
			q.partners++
		}
		at := slices.IndexFunc(list, func(s Suggestion) bool { return slices.Contains(l.truth[i], s.Target) })
		if len(l.truth[i]) > 0 && (l.findable == nil || l.findable[i]) {
			q.findable++
			if at == 0 {
				q.top1++
			}
			if at >= 0 && at < 5 {
				q.top5++
			} else {
				q.note(l, i, list, "not found")
			}
		}
		if len(list) == 0 || list[0].Tier == None {
			continue
		}
		q.suggested[list[0].Tier]++
		if at == 0 {
			q.right[list[0].Tier]++
		} else if list[0].Tier >= Strong {
			q.note(l, i, list, "wrong")
		}
	}
	return q
}

// add adds the quality of other suggestions.
func (q *quality) add(other quality) {
	for t := range q.suggested {
		q.suggested[t] += other.suggested[t]
		q.right[t] += other.right[t]
	}
	q.partners += other.partners
	q.findable += other.findable
	q.top1 += other.top1
	q.top5 += other.top5
	q.wrong = append(q.wrong, other.wrong...)
}

// note remembers a customer that was judged wrongly.
func (q *quality) note(l *list, i int, list []Suggestion, what string) {
	text := fmt.Sprintf("%s %s: %+v", l.name, what, l.customers[i])
	for _, t := range l.truth[i] {
		text += fmt.Sprintf("\n\tis         %+v", l.targets[t].Record)
	}
	if len(list) > 0 {
		text += fmt.Sprintf("\n\tsuggested  %+v\n\t%v: %v", l.targets[list[0].Target].Record, list[0].Tier, list[0].Reasons())
	}
	q.wrong = append(q.wrong, text)
}

// precision returns which share of the suggestions of a tier and above is right.
func (q *quality) precision(from Tier) float64 {
	suggested, right := 0, 0
	for t := from; t <= Certain; t++ {
		suggested += q.suggested[t]
		right += q.right[t]
	}
	return share(right, suggested)
}

// recall returns which share of the customers with a partner have it suggested with that tier or above.
func (q *quality) recall(from Tier) float64 {
	right := 0
	for t := from; t <= Certain; t++ {
		right += q.right[t]
	}
	return share(right, q.partners)
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// String returns the quality as a row of the table.
func (q *quality) String() string {
	text := ""
	for t := Certain; t >= Review; t-- {
		text += fmt.Sprintf(" %6d %.4f", q.suggested[t], share(q.right[t], q.suggested[t]))
	}
	return text + fmt.Sprintf("   %.4f@%.3f  %.4f@%.3f  %.4f %.4f", q.precision(Certain), q.recall(Certain),
		q.precision(Strong), q.recall(Strong), share(q.top1, q.findable), share(q.top5, q.findable))
}

// readLabelled returns a labelled list of testdata.
func readLabelled(tb testing.TB, name string, alone bool) *list {
	tb.Helper()
	l := &list{name: name, alone: alone}
	byEntity := map[string][]int{}
	for _, row := range readRows(tb, name+"_right.csv") {
		byEntity[row[1]] = append(byEntity[row[1]], len(l.targets))
		l.targets = append(l.targets, Target{Record: Record{Name: row[0]}, Offered: true})
	}
	for _, row := range readRows(tb, name+"_left.csv") {
		l.customers = append(l.customers, Record{Name: row[0]})
		l.truth = append(l.truth, byEntity[row[1]])
	}
	return l
}

func readRows(tb testing.TB, name string) [][]string {
	tb.Helper()
	data, err := labelled.ReadFile("testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return rows[1:]
}
