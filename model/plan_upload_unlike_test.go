package model

import (
	"fmt"
	"strings"
	"testing"
)

// accounts returns a snapshot of customers linked to Acme UK with these account numbers and the IDs 101, 102 and so on,
// and of the customers M, N and O without a link.
func accounts(t *testing.T, numbers ...string) *Snapshot {
	t.Helper()
	var lines []string
	for i, a := range numbers {
		lines = append(lines, fmt.Sprintf("C%03d|Name %d|No|10|Acme UK|%d|%s", i, i, 101+i, a))
	}
	return snapshotFrom(t, append(lines, "M||No||||", "N||No||||", "O||No||||")...)
}

func numbered(format string, n int) (list []string) {
	for i := range n {
		list = append(list, fmt.Sprintf(format, i+1))
	}
	return list
}

func TestUploadRejectsIdentifiersUnlikeTheKnownOnes(t *testing.T) {
	few, padded, lettered := []string{"EAST0001", "00123", "K00001"}, numbered("%05d", 12), numbered("HARB%04d", 12)
	for _, test := range []struct {
		name        string
		known       []string
		id, account string
		want        string
	}{
		{"a known one without its zeros", few, "", "123", "unlike-others"},
		{"a known one with more zeros", few, "", "000123", "unlike-others"},
		{"a known one without its zeros behind letters", few, "", "EAST1", "unlike-others"},
		{"O for 0", few, "", "K0OO01", "unlike-others"},
		{"O for 0 in a number", few, "", "OO123", "unlike-others"},
		{"l for 1", few, "", "K0000l", "unlike-others"},
		{"I for 1", few, "", "EAST000I", "unlike-others"},
		{"a known one with a full stop at its end", few, "", "00123.", "unlike-others"},
		{"an unknown one with a full stop at its end", few, "", "00126.", "unlike-others"},
		{"L is not read as 1", []string{"HALL0001"}, "", "HAIL0001", "new"},
		{"another number", few, "", "00124", "new"},
		{"zeros inside count", []string{"A10-01"}, "", "A1-001", "new"},
		{"tbc", few, "", "TBC", "unlike-others"},
		{"a placeholder where nothing is known", nil, "", "n/a", "unlike-others"},
		{"a dash", few, "", "-", "unlike-others"},
		{"zeros", few, "", "000", "unlike-others"},
		{"none, as a word with space", few, "", " Not Known ", "unlike-others"},
		{"a placeholder as customer ID", few, "0", "FREE0001", "unlike-others"},
		{"true", few, "", "TRUE", "unlike-others"},
		{"letters as a customer ID where all are numbers", few, "ABC", "", "unlike-others"},
		{"a fraction as a customer ID where all are numbers", few, "2156.0", "", "unlike-others"},
		{"a negative customer ID where all are numbers", few, "-5", "", "unlike-others"},
		{"to be confirmed", few, "", "to be confirmed", "unlike-others"},
		{"nines", few, "", "9999999", "unlike-others"},
		{"a running number of one digit", nil, "11111", "", "new"},
		{"a running number of nines", nil, "99999", "", "new"},
		{"a dash inside a known one", few, "", "EAST-0001", "unlike-others"},
		{"brackets around a known one", few, "", "(EAST0001)", "unlike-others"},
		{"a known customer ID as an account number", lettered, "", "101", "unlike-others"},
		{"a comma in a customer ID", few, "2,155", "", "bad-value"},
		{"any shape where few are known", few, "", "31", "new"},
		{"another length among padded numbers", padded, "", "31", "unlike-others"},
		{"the length of padded numbers", padded, "", "00031", "new"},
		{"digits among letters and digits", lettered, "", "31", "unlike-others"},
		{"three letters among four", lettered, "", "HAR00013", "unlike-others"},
		{"the shape of the known ones", lettered, "", "FREE0013", "new"},
		{"a longer number where numbers are counted up", lettered, "1001", "", "new"},
		{"a much longer number where numbers are counted up", lettered, "20711234567", "", "unlike-others"},
		{"a padded number where none is padded", lettered, "0999", "", "unlike-others"},
	} {
		t.Run(test.name, func(t *testing.T) {
			row := "N|Acme UK|10|" + test.id + "|" + test.account
			s := accounts(t, test.known...)
			if len(test.known) == 0 {
				s = snapshotFrom(t, "N||No||||", "10|Acme UK")
			}
			p := PlanUpload(file(t, ForUpload, links, row), s, Allowance{})
			wantOutcomes(t, p, test.want)
			if test.want == "unlike-others" {
				wantOutcomes(t, PlanUpload(file(t, ForUpload, links, row), s, allow(t, "unlike")), "new")
			}
		})
	}
}

func TestUploadKnownIdentifiersAreNeverUnlike(t *testing.T) {
	s := accounts(t, append(numbered("HARB%04d", 12), "TBC", "31")...)
	wantOutcomes(t, PlanUpload(file(t, ForUpload, links, "N|Acme UK|10||TBC", "M|Acme UK|10||31"), s, Allowance{}), "sage-customer-taken", "sage-customer-taken")
}

func TestUploadUnlikeNamesTheKnownIdentifier(t *testing.T) {
	for _, test := range []struct{ account, want string }{
		{"123", "SageAccountNumber 123 differs from 00123, which is linked to C001 Name 1, only in zeros in front"},
		{"K0OO01", "SageAccountNumber K0OO01 differs from K00001, which is linked to C002 Name 2, only in O and 0, or I, l and 1"},
		{"00123.", "SageAccountNumber 00123. differs from 00123, which is linked to C001 Name 1, only in the marks around it"},
		{"tbc", "SageAccountNumber tbc is no account number; leave it empty until it is known"},
	} {
		p := PlanUpload(file(t, ForUpload, links, "N|Acme UK|10||"+test.account), accounts(t, "EAST0001", "00123", "K00001"), Allowance{})
		if got := p.Outcome(0).Reason; got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
	p := PlanUpload(file(t, ForUpload, links, "N|Acme UK|10||31"), accounts(t, numbered("HARB%04d", 12)...), Allowance{})
	const want = "SageAccountNumber 31 has another shape than the 12 known ones of Acme UK: usual are 4 letters, 4 digits (HARB0001)"
	if got := p.Outcome(0).Reason; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestUploadCorrectsALink: an identifier that only the same customer has is corrected by the row, not confused with. But a
// spreadsheet removes zeros in front, so that is not taken for a correction.
func TestUploadCorrectsALink(t *testing.T) {
	for _, test := range []struct {
		name  string
		known []string
		row   string
		want  string
	}{
		{"0 for O", []string{"NBO940"}, "C000|Acme UK|10||NB0940", "changed"},
		{"O for 0", []string{"NB0940"}, "C000|Acme UK|10||NBO940", "changed"},
		{"without a full stop", []string{"EAST0001."}, "C000|Acme UK|10||EAST0001", "changed"},
		{"without a dash", []string{"EAST0001"}, "C000|Acme UK|10||EAST-0001", "changed"},
		{"zeros are added in front", []string{"123"}, "C000|Acme UK|10||00123", "changed"},
		{"zeros are removed in front", []string{"00123"}, "C000|Acme UK|10||123", "unlike-others"},
		{"another customer has it too", []string{"NB0940", "NB0940"}, "C000|Acme UK|10||NBO940", "unlike-others"},
		{"another customer has one like it", []string{"NB0941", "NB0940"}, "C000|Acme UK|10||NBO940", "unlike-others"},
		{"the customer ID moves to the account number", []string{"ONE1", "TWO2", "TRE3"}, "C000|Acme UK|10||101", "changed"},
		{"the customer ID of another one", []string{"ONE1", "TWO2", "TRE3"}, "C000|Acme UK|10||102", "unlike-others"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.row), accounts(t, test.known...), Allowance{})
			wantOutcomes(t, p, test.want)
			if got := p.Outcome(0).Reason; strings.Contains(got, "which is linked to C000 Name 0") {
				t.Errorf("the link is compared with itself: %s", got)
			}
		})
	}
}

// TestUploadRejectsANumberAmongPaddedTexts: Excel removes the zeros of 000022 if it stores the cell as a number.
func TestUploadRejectsANumberAmongPaddedTexts(t *testing.T) {
	for _, test := range []struct {
		name     string
		accounts []string
		numeric  []bool
		want     []string
	}{
		{"a number among padded texts", []string{"000020", "000021", "22"}, []bool{false, false, true}, []string{"new", "new", "unlike-others"}},
		{"a text among padded texts", []string{"000020", "000021", "22"}, []bool{false, false, false}, []string{"new", "new", "new"}},
		{"a number of the same length", []string{"000020", "000021", "100022"}, []bool{false, false, true}, []string{"new", "new", "new"}},
		{"a number among codes", []string{"HARB0020", "HARB0021", "22"}, []bool{false, false, true}, []string{"new", "new", "new"}},
		{"numbers only", []string{"20", "21", "1022"}, []bool{true, true, true}, []string{"new", "new", "new"}},
		{"a text among numbers", []string{"20", "000021", "22"}, []bool{true, false, true}, []string{"new", "new", "new"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := file(t, ForUpload, links, "M|Acme UK|10||"+test.accounts[0], "N|Acme UK|10||"+test.accounts[1], "O|Acme UK|10||"+test.accounts[2])
			for i, numeric := range test.numeric {
				if numeric {
					in.Rows[i].Numeric = in.Rows[i].Numeric.With(ColumnAccount)
				}
			}
			wantOutcomes(t, PlanUpload(in, snapshotFrom(t, "M||No||||", "N||No||||", "O||No||||", "10|Acme UK"), Allowance{}), test.want...)
		})
	}
}

func TestUploadOfCrossedColumnsAcceptsNothing(t *testing.T) {
	known := numbered("HARB%04d", 12)
	for _, test := range []struct {
		name string
		rows []string
		want []string
		says bool
	}{
		{"a row that names a known Sage customer in exchanged columns", []string{"N|Acme UK|10|HARB0001|101"}, []string{"ids-disagree"}, false},
		{
			"most rows look swapped",
			[]string{"M|Acme UK|10|FREE0001|201", "N|Acme UK|10|FREE0002|202", "O|Acme UK|10|203|FREE0003"},
			[]string{"unlike-others", "unlike-others", "unlike-others"},
			true,
		},
		{"one of two rows looks swapped", []string{"M|Acme UK|10|FREE0001|201", "O|Acme UK|10|203|FREE0003"}, []string{"unlike-others", "new"}, false},
		{"one identifier in the column of the other", []string{"M|Acme UK|10||201", "N|Acme UK|10||202"}, []string{"unlike-others", "unlike-others"}, true},
		{"no row looks swapped", []string{"M|Acme UK|10|201|FREE0001", "N|Acme UK|10|202|FREE0002"}, []string{"new", "new"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, test.rows...), accounts(t, known...), Allowance{})
			wantOutcomes(t, p, test.want...)
			if says := strings.Contains(strings.Join(p.Notes(), "\n"), "swapped"); says != test.says {
				t.Errorf("the preview says: %v", p.Notes())
			}
		})
	}
}

func TestUploadAllowsLettersOutsideASCIIInIdentifiers(t *testing.T) {
	s := snapshotFrom(t, "N||No||||", "10|Acme UK")
	for _, test := range []struct {
		name, account string
		allow         []string
		want          string
	}{
		{"an umlaut", "MÜLL0001", nil, "bad-value"},
		{"an umlaut that is allowed", "MÜLL0001", []string{"value"}, "new"},
		{"an umlaut in two characters that is allowed", "MU\u0308LL0001", []string{"value"}, "new"},
		{"a Cyrillic letter that looks Latin is never allowed", "\u0410CME0001", []string{"value"}, "bad-value"},
		{"a Cyrillic letter that looks like no other", "ЖУКИ0001", []string{"value"}, "bad-value"},
		{"a dash is never allowed", "HARB\u20130001", []string{"value"}, "bad-value"},
		{"a full-width letter is never allowed", "\uff21CME0001", []string{"value"}, "bad-value"},
		{"a curly quote is never allowed", "“00123”", []string{"value"}, "bad-value"},
		{"a semicolon is never allowed", "00125;", []string{"value"}, "bad-value"},
		{"a digit of another script is never allowed", "HARB000\u0661", []string{"value"}, "bad-value"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := PlanUpload(file(t, ForUpload, links, "N|Acme UK|10||"+test.account), s, allow(t, test.allow...))
			wantOutcomes(t, p, test.want)
			if can := p.Outcome(0).Allow != ""; can != (len(test.allow) == 0) {
				t.Errorf("can be allowed: %v", can)
			}
		})
	}
}

func TestUploadComparesIdentifiersWithOtherRows(t *testing.T) {
	for _, test := range []struct {
		name string
		rows []string
		want []string
	}{
		{"another row has it with zeros in front", []string{"M|Acme UK|10||000101", "N|Acme UK|10||101"}, []string{"unlike-others", "unlike-others"}},
		{"another row has it with O for 0", []string{"M|Acme UK|10||UPT00001", "N|Acme UK|10||UPTO0001"}, []string{"unlike-others", "unlike-others"}},
		{"the same customer has it twice", []string{"M|Acme UK|10||000101", "M|Acme UK|10||101"}, []string{"conflicting-rows", "conflicting-rows"}},
		{"another company's row has it with zeros in front", []string{"M|Acme UK|10||000101", "N|Acme Ireland|20||101"}, []string{"new", "new"}},
		{"another row has the next number", []string{"M|Acme UK|10||000101", "N|Acme UK|10||000102"}, []string{"new", "new"}},
		{"the customer's name", []string{"O|Acme UK|10||Omega Ltd"}, []string{"unlike-others"}},
		{"the Sage company", []string{"M|Acme UK|10||Acme UK"}, []string{"unlike-others"}},
		{"the site", []string{"M|Books|LON-1|LON-1|"}, []string{"unlike-others"}},
		{"a site that is a number", []string{"M|Acme UK|10|10|"}, []string{"new"}},
		{"a name of one word", []string{"N|Acme UK|10||GAMMA"}, []string{"new"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := snapshotFrom(t, "M||No||||", "N|Gamma|No||||", "O|Omega Ltd|No||||", "10|Acme UK", "20|Acme Ireland", "LON-1|Books")
			wantOutcomes(t, PlanUpload(file(t, ForUpload, links, test.rows...), s, Allowance{}), test.want...)
		})
	}
}

// TestUnlikeReasonNamesAllThatAllowingWouldAccept: the user allows no fault that was not shown.
func TestUnlikeReasonNamesAllThatAllowingWouldAccept(t *testing.T) {
	p := PlanUpload(file(t, ForUpload, links, "N|Acme UK|10|tbc|31"), accounts(t, numbered("HARB%04d", 12)...), Allowance{})
	reason := p.Outcome(0).Reason
	if !strings.Contains(reason, "SageAccountNumber 31 has another shape") || !strings.Contains(reason, "SageCustomerId tbc is no customer ID") {
		t.Errorf("says %s", reason)
	}
}
