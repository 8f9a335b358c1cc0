package model

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// fillStrings sets every string in a struct, at any depth, to another value, and returns these values.
func fillStrings(v reflect.Value) []string {
	var values []string
	for i := range v.NumField() {
		switch field := v.Field(i); field.Kind() {
		case reflect.String:
			value := fmt.Sprintf("%s.%s", v.Type().Name(), v.Type().Field(i).Name)
			field.SetString(value)
			values = append(values, value)
		case reflect.Struct:
			values = append(values, fillStrings(field)...)
		}
	}
	return values
}

func TestColumnTable(t *testing.T) {
	keys, headers := map[string]bool{}, map[string]bool{}
	for i, info := range columns {
		t.Run(info.Key, func(t *testing.T) {
			if info.Column != Column(i) {
				t.Errorf("row %d is the column %d", i, info.Column)
			}
			if info.Key == "" || info.Title == "" || info.Short == "" || info.About == "" || info.Sample == "" || info.text == nil {
				t.Errorf("something is missing in %+v", info)
			}
			if keys[info.Key] || info.Header != "" && headers[headerKey(info.Header)] {
				t.Error("the key or the header is that of another column")
			}
			if inFile := i < FileColumns; (info.Header != "") != inFile || (info.pasted > 0) != (i < UploadColumns) || (info.Load > Ignored) != inFile {
				t.Error("some facts are those of a column of a file, and some are not")
			}
			if (len(info.states) > 0) != (info.Kind == KindState) || (info.noun != "") != (info.Part == PartSageCustomer) {
				t.Error("the kind or the part contradicts the states or the noun")
			}
			keys[info.Key], headers[headerKey(info.Header)] = true, true
		})
	}
}

func TestColumnTextCoversCustomer(t *testing.T) {
	var c Customer
	want := fillStrings(reflect.ValueOf(&c).Elem())
	for _, value := range want {
		if n := len(columnsWhere(func(i ColumnInfo) bool { return i.Column.Text(c) == value })); n != 1 {
			t.Errorf("%s is the text of %d columns", value, n)
		}
	}
}

func TestBlockKeepsTexts(t *testing.T) {
	r := Record{Company: 1}
	values := fillStrings(reflect.ValueOf(&r).Elem())
	if len(values) != textCount {
		t.Errorf("a record has %d texts, a block %d", len(values), textCount)
	}
	var builder BlockBuilder
	builder.Add(r)
	block := builder.Block(1)
	if got := block.Record(0); got != r {
		t.Errorf("%+v became %+v", r, got)
	}
	s := NewSnapshot("db", 1, map[uint32]Company{1: {"10", "Acme"}}, []*Block{block})
	for _, info := range columns {
		which, inBlock := info.Column.textIndex()
		if !inBlock {
			continue
		}
		if got, want := block.textOf(0, which), info.Column.Text(s.At(0)); got != want {
			t.Errorf("%s is %q in the block, and %q of the customer", info.Key, got, want)
		}
		values = slices.DeleteFunc(values, func(s string) bool { return s == block.textOf(0, which) })
	}
	if len(values) > 0 {
		t.Errorf("no column has %q", values)
	}
}

func TestStatesAreTexts(t *testing.T) {
	company := Link{Company: Company{"10", "Acme"}, SageID: "1"}
	for _, c := range []Customer{{}, {Synced: true}, {Link: company}, {Synced: true, Link: company}} {
		for _, info := range columns {
			var held []string
			for _, s := range info.states {
				if s.holds(c.facts()) {
					held = append(held, s.word)
				}
			}
			if info.Kind == KindState && !slices.Equal(held, []string{strings.ToLower(info.Column.Text(c))}) {
				t.Errorf("%s of %+v is %q, and the states are %q", info.Key, c, info.Column.Text(c), held)
			}
		}
	}
}

func TestPositionLayout(t *testing.T) {
	for width, want := range map[int]string{
		0: "", 3: "", 6: "", 8: "",
		4: "CustomerId SageCompanyName SageSiteId SageAccountNumber",
		5: "CustomerId SageCompanyName SageSiteId SageCustomerId SageAccountNumber",
		7: "CustomerId CustomerName Synced SageCompanyName SageSiteId SageCustomerId SageAccountNumber",
	} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			l, ok := PositionLayout(width)
			if got := strings.Join(l.Names, " "); got != want || ok != (want != "") {
				t.Errorf("got %q, %t", got, ok)
			}
			for i, name := range l.Names {
				if at := slices.Index(l.At[:], i); Column(at).Header() != name {
					t.Errorf("column %d is %s, want %s", i, Column(at).Header(), name)
				}
			}
		})
	}
}

func TestNewLinkRow(t *testing.T) {
	want := Link{Company{"10", "Acme UK"}, "7", "A1"}
	row := NewLinkRow(3, "C1", want)
	if row.Number != 3 || row.Cells[ColumnID] != "C1" || row.Link() != want {
		t.Errorf("got %+v", row)
	}
}
