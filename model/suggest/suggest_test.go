package suggest

import (
	"context"
	"testing"
)

func TestPairs(t *testing.T) {
	for _, c := range []struct {
		name             string
		customer, target Record
		tier             Tier
	}{
		{"equal name", Record{Name: "Abbey Foods Ltd"}, Record{Name: "ABBEY FOODS LIMITED"}, Certain},
		{"no legal form", Record{Name: "Abbey Foods"}, Record{Name: "ABBEY FOODS LIMITED"}, Strong},
		{"another legal form", Record{Name: "Abbey Foods LLP"}, Record{Name: "ABBEY FOODS LIMITED"}, Likely},
		{"holding", Record{Name: "Abbey Foods Holdings Ltd"}, Record{Name: "Abbey Foods Ltd"}, Likely},
		{"number", Record{Name: "Abbey Foods 2 Ltd"}, Record{Name: "Abbey Foods Ltd"}, Likely},
		{"town and postcode", Record{Name: "Abbey Foods Ltd", Postcode: "ls1 1aa"}, Record{Name: "Abbey Foods", Postcode: "LS11AA"}, Certain},
		{"another VAT number", Record{Name: "Abbey Foods Ltd", VAT: "GB 123 4567 89"}, Record{Name: "Abbey Foods Ltd", VAT: "987654321"}, Review},
		{"trading name", Record{Name: "J Smith Ltd t/a The Corner Bakery"}, Record{Name: "Corner Bakery"}, Strong},
		{"nothing in common", Record{Name: "Abbey Foods Ltd"}, Record{Name: "Zenith Motors Ltd"}, None},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := New([]Record{c.customer}, []bool{true}, []Target{{Record: c.target, Offered: true}})
			got := m.One(0)
			tier := None
			if len(got) > 0 {
				tier = got[0].Tier
			}
			if tier != c.tier {
				t.Errorf("tier %v, want %v: %+v", tier, c.tier, got)
			}
			r, err := m.All(context.Background(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, tier, _ := r.Best(0); tier != c.tier {
				t.Errorf("All: tier %v, want %v", tier, c.tier)
			}
		})
	}
}
