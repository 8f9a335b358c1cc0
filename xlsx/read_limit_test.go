package xlsx

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"dovetail/model"
)

func TestFilesBeyondTheLimitsAreRefusedByName(t *testing.T) {
	long := strings.Repeat("x", 31_000)
	for name, test := range map[string]struct {
		data []byte
		want string
	}{
		"more shared strings than any list needs": {
			sheetWithStrings(t, strings.Repeat("<si/>", maxStrings+1)), "is too large: it has more than 8,388,600 different texts",
		},
		"more text in shared strings": {
			sheetWithStrings(t, strings.Repeat("<si><t>"+long+"</t></si>", maxStringText/len(long)+1)), "is too large: it has more than 192 MB of text",
		},
		"more text in the rows of a text": {
			[]byte("CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\n" + strings.Repeat(long+",a,b,c\n", maxStringText/len(long)+1)), "is too large: it has more than 192 MB of text",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readAs(test.data, Want{Kind: model.ForUpload})
			if !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	list := []byte("Account No,Name\n" + strings.Repeat("A,"+long+"\n", maxStringText/len(long)+1))
	if _, err := readSageAs(t, list, WantSage{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a customer list: %v, want it to be too large", err)
	}
}

// sheetWithStrings returns the workbook of thousandLinks with more shared strings, which no cell names.
func sheetWithStrings(t *testing.T, more string) []byte {
	t.Helper()
	p := thousandLinks()
	change(t, p, stringsPart, "</sst>", more+"</sst>")
	return p.pack(t)
}

// A file of more than a gigabyte is not read at all: not even its first byte.
func TestFileBeyondTheSizeIsRefusedUnread(t *testing.T) {
	if _, err := Open(bytes.NewReader(nil), MaxSize+1); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want it to be too large", err)
	}
}
