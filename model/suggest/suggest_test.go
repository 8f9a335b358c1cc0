package suggest

import (
	"context"
	"slices"
	"strings"
	"testing"
)

// best returns the suggestions for the only customer of two lists.
func best(customer Record, targets ...Record) []Suggestion {
	list := make([]Target, len(targets))
	for i, r := range targets {
		list[i] = Target{Record: r, Offered: true}
	}
	return New([]Record{customer}, []bool{true}, list).One(0)
}

func TestTierOfNames(t *testing.T) {
	for _, c := range []struct {
		customer, target string
		tier             Tier
	}{
		{"Abbey Foods Ltd", "ABBEY FOODS LIMITED", Certain},
		{"A & B Müller GmbH", "A and B MULLER GmbH", Certain},
		{"Glanbia plc", "Glanbia Public Limited Company", Certain},
		{"Siemens Aktiengesellschaft", "SIEMENS AG", Certain},
		{"Zeiss GmbH & Co. KG", "Zeiss GmbH und Co KG", Certain},
		{"Údarás Teo", "Udaras Teoranta", Certain},
		{"Procter & Gamble (UK) Ltd", "Procter and Gamble United Kingdom Limited", Certain},
		{"Chas Smith & Co Ltd", "Charles Smith and Company Ltd", Certain},
		{"D.S.M. N.V.", "D S M NV", Certain},

		{"Abbey Foods", "ABBEY FOODS LIMITED", Strong},
		{"Smith Bros", "Smith Brothers Ltd", Strong},
		{"Star Light Ltd", "Starlight Limited", Strong},
		{"St. Mary's School Ltd", "The Saint Marys School Ltd", Strong},
		{"Smith, John", "John Smith", Strong},
		{"Müller Maschinenbau GmbH", "Mueller Maschinenbau GmbH", Strong},
		{"Alcatel N.V., Amsterdam", "Alcatel NV", Strong},
		{"NAAMLOZE VENNOOTSCHAP NUTRICIA, ZOETERMEER", "N.V. Nutricia", Strong},
		{"Turner Brohters Ltd", "Turner Brothers Ltd", Strong},
		{"J Smith Ltd t/a The Corner Bakery", "Corner Bakery", Strong},
		{"AB Plumbing", "AB Plumbing Ltd", Strong},
		{"Serenity Spa", "Serenity Spa Ltd", Strong},

		{"Alan Moore t/a Hawley Dental", "Alan Moore t/a Hawley Dental Practice", Strong},

		{"Alan Moore t/a Hawley Dental Practice", "Alan Moore t/a Castlestead Farm Supplies", Likely},
		{"Moore Ltd t/a Hawley Dental Practice", "Moore Limited t/a Castlestead Farm Supplies", Likely},
		{"Abbey Foods LLP", "ABBEY FOODS LIMITED", Likely},
		{"Abbey Foods PLC", "ABBEY FOODS LIMITED", Likely},
		{"Acme Widgets Inc", "Acme Widgets LLC", Likely},
		{"Abbey Foods Holdings Ltd", "Abbey Foods Ltd", Likely},
		{"Abbey Foods 2 Ltd", "Abbey Foods Ltd", Likely},
		{"Abbey Foods II", "Abbey Foods Ltd", Likely},
		{"Abbey Foods North", "Abbey Foods Ltd", Likely},
		{"Abbey Foods Leeds", "Abbey Foods Ltd", Likely},
		{"Harris Plumbing Ltd", "Harrison Plumbing Ltd", Likely},
		{"Smith & Son", "Smith & Sons", Likely},
		{"IBM Corp", "International Business Machines Corp", Likely},

		{"Abbey Foods (Leeds) Ltd", "Abbey Foods (York) Ltd", Review},
		{"First National Bank", "Second National Bank", Review},
		{"Smith & Jones", "Smith & Sons", Review},
		{"A B Smith", "A C Smith", Review},
		{"S.A. Brain", "S.B. Brain", Review},

		{"Abbey Foods Ltd", "Zenith Motors Ltd", None},
		{"Ltd", "Limited Company", None},
	} {
		tier := None
		got := best(Record{Name: c.customer}, Record{Name: c.target})
		if len(got) > 0 {
			tier = got[0].Tier
		}
		if tier != c.tier {
			t.Errorf("%q, %q: %v, want %v: %+v", c.customer, c.target, tier, c.tier, got)
		}
	}
}

func TestTierOfValues(t *testing.T) {
	foods := Record{Name: "Abbey Foods Ltd", VAT: "GB123456789", Telephone: "0113 496 0000", Postcode: "LS1 1AA", Email: "info@abbey.co.uk"}
	for _, c := range []struct {
		name     string
		customer Record
		tier     Tier
		reason   string
	}{
		{"postcode", Record{Name: "Abbey Foods", Postcode: "ls11aa"}, Certain, "same postcode; the same name but for Ltd"},
		{"telephone", Record{Name: "Abbey Foods", Telephone: "+44 113 496 0000"}, Certain, "same telephone"},
		{"website of the e-mail", Record{Name: "Abbey Foods", Website: "www.abbey.co.uk"}, Certain, "same e-mail domain"},
		{"VAT number and a slip", Record{Name: "Abey Foods", VAT: "123 4567 89"}, Certain, "same VAT number; name"},
		{"another VAT number", Record{Name: "Abbey Foods Ltd", VAT: "987654321", Postcode: "LS1 1AA"}, Review, "another VAT number"},
		{"a slip in the VAT number", Record{Name: "Abbey Foods Ltd", VAT: "123456798"}, Strong, "the VAT number differs in one character"},
		{"another postcode and telephone", Record{Name: "Abbey Foods", Postcode: "YO1 1AA", Telephone: "01904 496000"}, Likely, "another postcode"},
		{"a holding at the same address", Record{Name: "Abbey Foods Holdings Ltd", Postcode: "LS1 1AA", Telephone: "0113 496 0000"}, Likely, "only in Layer: holdings"},
		{"renamed", Record{Name: "Zenith Motors", VAT: "123456789", Telephone: "0113 496 0000", Email: "info@abbey.co.uk"}, Strong, "same VAT number"},
		{"a VAT number and nothing else", Record{Name: "Zenith Motors", VAT: "123456789"}, Likely, "same VAT number"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := best(c.customer, foods)
			if len(got) == 0 || got[0].Tier != c.tier || !strings.Contains(got[0].Reasons(), c.reason) {
				t.Errorf("%+v, want %v with %q", got, c.tier, c.reason)
			}
		})
	}
}

func TestSharedValuesTellLittle(t *testing.T) {
	customer := Record{Name: "Abbey Food", Telephone: "0113 496 0000"}
	targets := []Record{{Name: "Abbey Foods Ltd", Telephone: "0113 496 0000"}}
	if got := best(customer, targets...); got[0].Tier != Strong {
		t.Errorf("a telephone of one firm: %+v", got)
	}
	for _, name := range []string{"Zenith Motors", "Orion Glass", "Harbour Inn", "Trident Steel", "Rowan Homes", "Quest Media"} {
		targets = append(targets, Record{Name: name, Telephone: "0113 496 0000"})
	}
	if got := best(customer, targets...); got[0].Tier != Likely || got[0].Target != 0 {
		t.Errorf("a switchboard of seven: %+v", got)
	}
}

func TestPublicMailHostTellsNothing(t *testing.T) {
	if got := best(Record{Name: "Abbey", Email: "abbey@gmail.com"}, Record{Name: "Zenith", Email: "zenith@gmail.com"}); len(got) > 0 {
		t.Errorf("%+v", got)
	}
}

func TestNamesakesAreNotAboveLikely(t *testing.T) {
	got := best(Record{Name: "Abbey Foods Ltd"}, Record{Name: "Abbey Foods Ltd"}, Record{Name: "Abbey Foods Limited"})
	if len(got) != 2 || got[0].Tier != Likely || got[1].Tier != Likely {
		t.Errorf("%+v", got)
	}
	got = best(Record{Name: "Abbey Foods Ltd", Postcode: "LS1 1AA"}, Record{Name: "Abbey Foods Ltd"}, Record{Name: "Abbey Foods Limited", Postcode: "LS1 1AA", Telephone: "0113 496 0000"})
	if got[0].Target != 1 {
		t.Errorf("the postcode does not decide: %+v", got)
	}
}

func TestTwinsAreNamedAndNotAboveLikely(t *testing.T) {
	customers := []Record{{Name: "Abbey Foods Ltd"}, {Name: "Orion Glass Ltd"}, {Name: "Abbey Foods Limited"}}
	targets := []Target{{Record: Record{Name: "Abbey Foods Ltd"}, Offered: true}, {Record: Record{Name: "Orion Glass Ltd"}, Offered: true}}
	m := New(customers, []bool{true, true, true}, targets)
	r, err := m.All(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for customer, twins := range map[int][]int{0: {2}, 2: {0}} {
		if got := r.Of(customer); len(got) == 0 || got[0].Tier != Likely || !slices.Equal(got[0].Twins, twins) {
			t.Errorf("customer %d: %+v", customer, got)
		}
	}
	if got := r.Of(1); got[0].Tier != Certain || len(got[0].Twins) > 0 {
		t.Errorf("customer 1: %+v", got)
	}
}

func TestHoldingNamesTheFirmAndNotTheOtherWayRound(t *testing.T) {
	customers := []Record{{Name: "Abbey Foods Ltd"}, {Name: "Abbey Foods Holdings Ltd"}}
	m := New(customers, []bool{true, true}, []Target{{Record: Record{Name: "Abbey Foods Limited"}, Offered: true}})
	if got := m.One(0); got[0].Tier != Certain || len(got[0].Twins) > 0 {
		t.Errorf("the firm: %+v", got)
	}
	if got := m.One(1); got[0].Tier > Likely || !slices.Equal(got[0].Twins, []int{0}) {
		t.Errorf("the holding: %+v", got)
	}
}

func TestTargetNotOfferedIsReturnedWithoutTier(t *testing.T) {
	targets := []Target{{Record: Record{Name: "Abbey Foods Ltd"}}, {Record: Record{Name: "Abbey Foods (Leeds) Ltd"}, Offered: true}}
	got := New([]Record{{Name: "Abbey Foods"}}, []bool{true}, targets).One(0)
	if len(got) != 2 || got[0].Target != 0 || got[0].Tier != None || !got[0].NotFree || got[1].Target != 1 || got[1].Tier != Review || got[1].Near != 0 {
		t.Errorf("%+v", got)
	}
	targets[1].Name = "Abbey Foods"
	if got := New([]Record{{Name: "Abbey Foods"}}, []bool{true}, targets).One(0); got[0].Target != 1 || got[1].NotFree || got[0].Near != 0 {
		t.Errorf("%+v", got)
	}
}

func TestLinkedCustomersGetNoSuggestionAndCountAsNames(t *testing.T) {
	customers := []Record{{Name: "Abbey Foods Ltd"}, {Name: "Abbey Foods Ltd"}}
	m := New(customers, []bool{false, true}, []Target{{Record: Record{Name: "Abbey Foods Ltd"}, Offered: true}})
	if got := m.One(0); len(got) > 0 {
		t.Errorf("linked: %+v", got)
	}
	if got := m.One(1); len(got) != 1 || got[0].Tier != Likely || !slices.Equal(got[0].Twins, []int{0}) {
		t.Errorf("open: %+v", got)
	}
}

func TestAtMostFiveSuggestions(t *testing.T) {
	targets := make([]Record, 20)
	for i := range targets {
		targets[i].Name = "Abbey Foods " + string(rune('A'+i)) + " Ltd"
	}
	if got := best(Record{Name: "Abbey Foods"}, targets...); len(got) != maxSuggestions {
		t.Errorf("%d suggestions", len(got))
	}
}

func TestParseTier(t *testing.T) {
	for tier := Review; tier <= Certain; tier++ {
		if got, err := ParseTier(" " + strings.ToUpper(tier.String())); err != nil || got != tier {
			t.Errorf("%v: %v, %v", tier, got, err)
		}
	}
	for _, s := range []string{"", "none", "sure"} {
		if _, err := ParseTier(s); err == nil {
			t.Errorf("%q is a tier", s)
		}
	}
}
