package xlsx

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"dovetail/model"
)

func TestProblemsFileOfAChangedSource(t *testing.T) {
	t.Parallel()
	_, in := readUpload(t, sourceBook(t, sourceCell{}))
	for name, row := range map[string]int{"a row that is empty now": 3, "a row after the end": 99} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, _ := readUpload(t, []byte("CustomerId,SageCompanyName,SageSiteId,SageCustomerId\n1,a,b,c\n\n2,a,b,c\n"))
			var b bytes.Buffer
			err := f.WriteProblems(context.Background(), &b, in, []Problem{{Row: row}}, exportedAt)
			if !errors.Is(err, ErrChanged) || b.Len() > 0 {
				t.Errorf("error is %v after %d bytes, want %v after none", err, b.Len(), ErrChanged)
			}
		})
	}
}

func TestProblemsFileStopsWhenCancelled(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{}))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var b bytes.Buffer
	if err := f.WriteProblems(ctx, &b, in, allRejected(in), exportedAt); !errors.Is(err, context.Canceled) || b.Len() > 0 {
		t.Errorf("error is %v after %d bytes, want %v after none", err, b.Len(), context.Canceled)
	}
}

func TestProblemsFileIsReproducible(t *testing.T) {
	t.Parallel()
	f, in := readUpload(t, sourceBook(t, sourceCell{value: 1.5}))
	if first := problemsFile(t, f, in, allRejected(in)); !bytes.Equal(first, problemsFile(t, f, in, allRejected(in))) {
		t.Error("two writes differ")
	}
}

func TestProblemsFileRefusesTooManyColumns(t *testing.T) {
	t.Parallel()
	header := "CustomerId,SageCompanyName,SageSiteId,SageCustomerId" + strings.Repeat(",x", 16380)
	f, in := readUpload(t, []byte(header+"\nC1,a,b,c\n"))
	err := f.WriteProblems(context.Background(), &bytes.Buffer{}, in, allRejected(in), exportedAt)
	if err == nil || !strings.Contains(err.Error(), "the file has 16384 columns, and a problems file holds 16382") {
		t.Errorf("error is %v, want one that says how many columns are possible", err)
	}
}

func TestStorableTextsStayRejected(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ text, want string }{
		"plain":             {"Zoë", "Zoë"},
		"control character": {"a\x00b", "a\u0080b"},
		"noncharacter":      {"a\uFFFF", "a\u0080"},
		"broken UTF-8":      {"a\xffb", "a\u0080b"},
		"too long":          {strings.Repeat("a", 40000), strings.Repeat("a", 32767)},
		"too long in pairs": {"a" + strings.Repeat("😀", 16384), "a" + strings.Repeat("😀", 16383)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := storable(test.text); got != test.want || fits(got) != nil {
				t.Errorf("got %.20q, want %.20q", got, test.want)
			}
		})
	}
}

func TestMissingFaultyColumnsAreIgnored(t *testing.T) {
	t.Parallel()
	layout, _ := model.PositionLayout(4)
	s := problemSheet{layout: layout}
	problem := Problem{FaultyColumns: []model.Column{model.ColumnName, model.ColumnNext, model.ColumnSite}}
	var faulty []int
	for column := range 4 {
		if s.isFaulty(problem, column) {
			faulty = append(faulty, column)
		}
	}
	if !slices.Equal(faulty, []int{2}) {
		t.Errorf("columns %v are faulty, want only the site's, 2", faulty)
	}
}
