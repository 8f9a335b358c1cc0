package suggest

import "testing"

func TestReasonOfTheSameName(t *testing.T) {
	for _, c := range []struct{ customer, target, want string }{
		{"Abbey Foods Ltd", "Abbey Foods Ltd", "the same name"},
		{"Abbey Foods Ltd.", "Abbey Foods Ltd", "the same name"},
		{"St. Mary's Foods, Ltd", "St Marys Foods Ltd.", "the same name"},
		{"Abbey Foods LTD.", "Abbey Foods Ltd", "the same name but for case"},
		{"Abbey Foods Ltd", "Abbey Foods Limited", "the same name but for Ltd/Limited"},
		{"Abbey & Sons Ltd", "Abbey and Sons Ltd", "the same name but for spelling"},
	} {
		if got := best(Record{Name: c.customer}, Record{Name: c.target}); len(got) != 1 || got[0].For[0] != c.want {
			t.Errorf("%q, %q: %+v, want %q", c.customer, c.target, got, c.want)
		}
	}
}
