package model

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseQuery(t *testing.T) {
	for _, c := range []struct{ name, text, canonical string }{
		{"the empty text as the empty query", "", ""},
		{"spaces as the empty query", " \t\u00a0 ", ""},
		{"a word", "acme", "acme"},
		{"two terms", "acme synced:no", "acme synced:no"},
		{"spaces between terms as one", "  acme   ltd ", "acme ltd"},
		{"two phrases of a column", `company:"Acme UK","Acme Ireland"`, `company:"Acme UK","Acme Ireland"`},
		{"a minus", "-site:10", "-site:10"},
		{"an exact value", "account:=00123", "account:=00123"},
		{"an exact phrase", `company:="Acme UK"`, `company:="Acme UK"`},
		{"a range", "id:100..250", "id:100..250"},
		{"a range of phrases", `name:"a b".."c d"`, `name:"a b".."c d"`},
		{"a range open above", "id:100..", "id:100.."},
		{"a range open below", "id:..100", "id:..100"},
		{"a flag", "is:create", "is:create"},
		{"has", "has:account", "has:account"},
		{"an entry of the history", "changed:12", "changed:12"},
		{"several entries", "-CHANGED:12,LA,7", "-changed:12,last,7"},
		{"none", "company:none", "company:none"},
		{"a regex with an anchor", `/ltd\.?$/`, `/ltd\.?$/`},
		{"a regex with spaces and slashes", `/a b/c\/ d/ x`, `/a b/c\/ d/ x`},
		{"a regex of a column", `name:/^a,?b/,c`, `name:/^a,?b/,c`},
		{"above and below", "id:>C5 id:<C9", "id:>C5 id:<C9"},
		{"at least as an open range", "id:>=C5", "id:C5.."},
		{"at most as an open range", "id:<=C5", "id:..C5"},
		{"a quoted none as text", `company:"none"`, `company:"none"`},
		{"an empty phrase after a column as none", `company:""`, "company:none"},
		{"an empty exact value as none", `company:=""`, "company:none"},
		{"a space as none", `company:=" "`, "company:none"},
		{"none in capitals", "company:NONE", "company:none"},
		{"doubled quotes in a phrase", `"The ""Best"" Ltd"`, `"The ""Best"" Ltd"`},
		{"a quote inside a word as text", `5"pipe`, `5"pipe`},
		{"a comma inside a word as text", "Smith,Jones", "Smith,Jones"},
		{"a comma inside quotes as text", `name:"Smith, Jones",x`, `name:"Smith, Jones",x`},
		{"a phrase that needs no quotes as a word", `"acme"`, "acme"},
		{"a prefix of a key", "comp:acme", "company:acme"},
		{"a prefix of a title", "sageacc:1", "account:1"},
		{"a whole key that begins a title", "sageid:7", "sageid:7"},
		{"a whole title that begins another", "customer:bri", "name:bri"},
		{"an Excel header", "SageCompanyName:acme", "company:acme"},
		{"a title with an underscore", "customer_id:5", "id:5"},
		{"a column in capitals", "ID:5", "id:5"},
		{"words for yes", "synced:y,True", "synced:yes,yes"},
		{"words for no", "synced:n synced:false", "synced:no synced:no"},
		{"a prefix of a value of next", "next:cr,up", "next:create,update"},
		{"a prefix of a flag", "is:al", "is:allowed"},
		{"several flags", "-IS:create,link", "-is:create,link"},
		{"a lone dash as text", "Smith - Jones", `Smith "-" Jones`},
		{"a lone slash as text", "Smith / Jones", `Smith "/" Jones`},
		{"a slash before a colon as text", "A/B: North", "A/B: North"},
		{"a slash before an attached colon as text", "A/B:North", "A/B:North"},
		{"a colon with a space after it as text", "Attn: Smith", `"Attn:" Smith`},
		{"a column with a space after it as text", "company: Acme", `"company:" Acme`},
		{"a lone colon as text", ":x :", ":x :"},
		{"digits before a colon as text", "12:30", "12:30"},
		{"an address as text", "http://x.example", "http://x.example"},
		{"an address as a value", "name:http://x", "name:http://x"},
		{"a quoted operator as text", `"foo:bar"`, `"foo:bar"`},
		{"only the first minus as a sign", "--x", `-"-x"`},
		{"a minus inside a word as text", "Rolls-Royce", "Rolls-Royce"},
		{"signs in a value as text", "name:-x,a=b,a>b", "name:-x,a=b,a>b"},
		{"quoted signs in a value as text", `name:"=x",">y","/z"`, `name:"=x",">y","/z"`},
		{"a negative phrase", `-"acme uk"`, `-"acme uk"`},
		{"a negative regex", `-/ltd/`, `-/ltd/`},
		{"a full stop before a range", `name:"a."..b`, `name:"a."..b`},
		{"two dots in quotes as text", `name:"a..b"`, `name:"a..b"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := ParseQuery(c.text)
			if err != nil {
				t.Fatal(err)
			}
			if q.String() != c.canonical {
				t.Errorf("%q became %q, want %q", c.text, q, c.canonical)
			}
			if again, err := ParseQuery(q.String()); err != nil || again.String() != c.canonical {
				t.Errorf("%q parsed again is %q, %v", q, again, err)
			}
			if q.Empty() != (c.canonical == "") {
				t.Errorf("Empty is %t", q.Empty())
			}
		})
	}
}

func TestParseQueryErrors(t *testing.T) {
	const unfinished, wrong = true, false
	for _, c := range []struct {
		name, text string
		incomplete bool
		at         int
		want       string
	}{
		{"a column without a value", "acme company:", unfinished, 13, "the value is missing after company:"},
		{"a missing value after a comma", "company:a,", unfinished, 10, "the value is missing after company:a,"},
		{"a missing value before a comma", "company:,a", unfinished, 8, "the value is missing"},
		{"a missing exact value", "company:=", unfinished, 9, "missing after ="},
		{"a missing bound", "id:>", unfinished, 4, "missing after >"},
		{"an empty phrase as a bound", `id:>=""`, unfinished, 5, "between the quotes"},
		{"a range without ends", "id:..", unfinished, 3, "write a..b"},
		{"an open quote", `"acme`, unfinished, 0, "the closing quote is missing"},
		{"an open quote after a column", `company:"Acme UK`, unfinished, 8, "the closing quote is missing"},
		{"an open quote at the end of a range", `id:1.."2`, unfinished, 6, "the closing quote is missing"},
		{"an empty phrase", `""`, unfinished, 0, "between the quotes"},
		{"half a regex", "/lt", unfinished, 0, "the closing slash"},
		{"half a regex of a column", "name:/lt", unfinished, 5, "the closing slash"},
		{"a regex that ends in an escaped slash", `/lt\/`, unfinished, 0, "the closing slash"},
		{"an empty regex", "//", unfinished, 0, "between the slashes"},
		{"a slash at the end", "a /", unfinished, 2, "the closing slash"},
		{"a minus at the end", "acme -", unfinished, 5, `write "-"`},
		{"is without a flag", "is:", unfinished, 3, "update, link, create, synced, allowed, orphan, unlike or onhold"},
		{"synced without a word", "synced:", unfinished, 7, "yes or no"},
		{"has without a column", "has:", unfinished, 4, "id, name, synced"},
		{"has with an ambiguous prefix", "has:s", unfinished, 4, "site (Sage Site ID)"},
		{"an unknown column that may become text", "foo:", unfinished, 0, `write "foo:"`},
		{"an unknown column", "foo:x", wrong, 0, `the columns are id, name, synced, company, site, sageid, account, postcode, telephone, email, website, vat, next; to search for the text, write "foo:x"`},
		{"a mistyped column", "cmopany:x", wrong, 0, "did you mean company?"},
		{"an ambiguous prefix", "sagec:x", wrong, 0, "company (Sage Company) or sageid (Sage Customer ID)"},
		{"has with an ambiguous prefix and another term", "has:s x", wrong, 4, "write more of it"},
		{"has with an unknown column", "has:foo", wrong, 4, "there is no column"},
		{"an unknown flag", "is:blah", wrong, 3, "is:blah is not known; is: takes update, link, create, synced, allowed, orphan, unlike or onhold"},
		{"an unknown word for synced", "synced:maybe", wrong, 7, "yes or no"},
		{"none for synced", "synced:none", wrong, 7, "yes or no"},
		{"a range of next", "next:a..b", wrong, 5, "update, link or create"},
		{"a regex that cannot be read", "/(/", wrong, 0, "missing closing )"},
		{"a regex that is too long", "/" + strings.Repeat("a", 501) + "/", wrong, 0, "longer than 500 bytes"},
		{"a regex that repeats too much", "/(a{1000}){1000}/", wrong, 0, "cannot be read"},
		{"a word directly after a phrase", `"acme"uk`, wrong, 6, "a space is missing after the closing quote"},
		{"a word directly after a quoted value", `company:"acme"uk`, wrong, 14, "a space is missing"},
		{"a word directly after a quoted end of a range", `id:1.."2"x`, wrong, 9, "a space is missing"},
		{"a zero byte", "a\x00b", wrong, 1, "an invisible character"},
	} {
		t.Run(c.name, func(t *testing.T) {
			q, err := ParseQuery(c.text)
			var wrong *QueryError
			if !errors.As(err, &wrong) {
				t.Fatalf("%q became %q, %v", c.text, q, err)
			}
			if !strings.Contains(wrong.Msg, c.want) {
				t.Errorf("got %q, want %q in it", wrong.Msg, c.want)
			}
			got := QueryError{wrong.Text, wrong.At, "", wrong.Incomplete}
			if diff := cmp.Diff(QueryError{c.text, c.at, "", c.incomplete}, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestQueryError(t *testing.T) {
	_, err := ParseQuery("is:x")
	want := `filter "is:x": is:x is not known; is: takes update, link, create, synced, allowed, orphan, unlike or onhold`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestQueryWith(t *testing.T) {
	base, err := ParseQuery("acme company:x site:10")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		got  Query
		want string
	}{
		{"keeping a value", Query{}.With(KeepOnly(ColumnCompany, "Acme UK")), `company:="Acme UK"`},
		{"keeping no value", Query{}.With(KeepOnly(ColumnCompany, "")), "company:none"},
		{"keeping a code", Query{}.With(KeepOnly(ColumnAccount, "00123")), "account:=00123"},
		{"keeping a value of signs", Query{}.With(KeepOnly(ColumnName, `=a,"b"`)), `name:="=a,""b"""`},
		{"keeping the text none", Query{}.With(KeepOnly(ColumnName, "none")), `name:="none"`},
		{"keeping the synced", Query{}.With(KeepOnly(ColumnSynced, "Yes")), "synced:yes"},
		{"leaving out the synced", Query{}.With(NoneOf(ColumnSynced, []string{"Yes"})), "-synced:yes"},
		{"keeping a next sync", Query{}.With(KeepOnly(ColumnNext, "create")), "next:create"},
		{"leaving out a value", Query{}.With(NoneOf(ColumnCompany, []string{"Acme UK"})), `-company:="Acme UK"`},
		{"leaving out the empty", Query{}.With(NoneOf(ColumnCompany, []string{""})), "-company:none"},
		{"any of several", Query{}.With(AnyOf(ColumnCompany, []string{"A", "", "B C"})), `company:=A,none,="B C"`},
		{"any of several states", Query{}.With(AnyOf(ColumnNext, []string{"link", "create"})), "next:link,create"},
		{"a term added to others", base.With(KeepOnly(ColumnID, "C1")), "acme company:x site:10 id:=C1"},
		{"a term added twice", base.With(KeepOnly(ColumnID, "C1"), KeepOnly(ColumnID, "C1")), "acme company:x site:10 id:=C1"},
		{"a term removed", base.Without(1), "acme site:10"},
		{"a column removed", base.WithoutColumn(ColumnCompany), "acme site:10"},
		{"the original unchanged", base, "acme company:x site:10"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.got.String() != c.want {
				t.Errorf("got %s, want %s", c.got, c.want)
			}
			if again, err := ParseQuery(c.want); err != nil || again.String() != c.want {
				t.Errorf("parsed again: %s, %v", again, err)
			}
		})
	}
}
