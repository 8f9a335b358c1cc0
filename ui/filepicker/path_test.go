package filepicker

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestPlainPathReadsWhatWasPasted(t *testing.T) {
	if !escapes {
		t.Skip("a backslash escapes nothing here")
	}
	for _, c := range []struct{ name, text, want string }{
		{"a plain name", "customers.xlsx", "customers.xlsx"},
		{"blanks around it", "  /tmp/customers.xlsx \r\n", "/tmp/customers.xlsx"},
		{"blanks inside", "/tmp/my file.xlsx", "/tmp/my file.xlsx"},
		{"single quotes", "'/tmp/my file.xlsx'", "/tmp/my file.xlsx"},
		{"single quotes and a blank behind", "'/tmp/my file.xlsx' ", "/tmp/my file.xlsx"},
		{"a quote as a shell writes it", `'/tmp/Ann'\''s file.xlsx'`, "/tmp/Ann's file.xlsx"},
		{"double quotes", `"/tmp/my file.xlsx"`, "/tmp/my file.xlsx"},
		{"double quotes with escapes", `"/tmp/a \"b\" \$c \n.xlsx"`, `/tmp/a "b" $c \n.xlsx`},
		{"no escapes in single quotes", `'/tmp/a\ b.xlsx'`, `/tmp/a\ b.xlsx`},
		{"a last quote that is missing", "'/tmp/my fi", "/tmp/my fi"},
		{"an apostrophe in a name", "Ann's customers.xlsx", "Ann's customers.xlsx"},
		{"two apostrophes in a name", "Ann's and Bob's.xlsx", "Ann's and Bob's.xlsx"},
		{"escaped blanks", `/tmp/my\ file\ \(2\).xlsx`, "/tmp/my file (2).xlsx"},
		{"an escaped blank at the end", `/tmp/odd\ `, "/tmp/odd "},
		{"an escaped backslash at the end", `/tmp/odd\\ `, `/tmp/odd\`},
		{"a backslash before a letter", `a\b.xlsx`, `a\b.xlsx`},
		{"a lone backslash", `\`, `\`},
		{"an address", "file:///tmp/my%20file%C3%A9.xlsx", "/tmp/my fileé.xlsx"},
		{"an address with a host", "FILE://erp01/tmp/a.xlsx", "/tmp/a.xlsx"},
		{"an address that is none", "file:///tmp/100%.xlsx", "file:///tmp/100%.xlsx"},
		{"an address without a path", "file://", "file://"},
		{"the home folder", "~/customers.xlsx", "~/customers.xlsx"},
		{"nothing", "   ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := plainPath(c.text); got != c.want {
				t.Errorf("%q is %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestResolvePathFindsWhereAPathLeads(t *testing.T) {
	folder, home := filepath.FromSlash("/srv/data"), filepath.FromSlash("/home/ann")
	for _, c := range []struct{ name, home, plain, want string }{
		{"a name is in the folder", home, "a.xlsx", "/srv/data/a.xlsx"},
		{"a folder below", home, "exports/a.xlsx", "/srv/data/exports/a.xlsx"},
		{"the folder above", home, "../a.xlsx", "/srv/a.xlsx"},
		{"a full path", home, "/tmp/./a.xlsx", "/tmp/a.xlsx"},
		{"the home folder", home, "~", "/home/ann"},
		{"in the home folder", home, "~/a.xlsx", "/home/ann/a.xlsx"},
		{"a name that begins like home", home, "~$a.xlsx", "/srv/data/~$a.xlsx"},
		{"in the home folder, as a shell's variable", home, "$HOME/a.xlsx", "/home/ann/a.xlsx"},
		{"in the home folder, as a variable in braces", home, "${HOME}/b/../a.xlsx", "/home/ann/a.xlsx"},
		{"the variable alone", home, "$HOME", "/home/ann"},
		{"another variable", home, "$HOMES/a.xlsx", "/srv/data/$HOMES/a.xlsx"},
		{"no home folder", "", "~/a.xlsx", "/srv/data/~/a.xlsx"},
		{"nothing is the folder", home, "", "/srv/data"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := resolvePath(folder, c.home, filepath.FromSlash(c.plain)); got != filepath.FromSlash(c.want) {
				t.Errorf("%q leads to %q, want %q", c.plain, got, c.want)
			}
		})
	}
}

func TestSplitPath(t *testing.T) {
	for _, c := range []struct{ name, plain, folder, last string }{
		{"a name", "a.xlsx", "", "a.xlsx"},
		{"a path", "b/c/a.xlsx", "b/c/", "a.xlsx"},
		{"a folder", "b/c/", "b/c/", ""},
		{"the root", "/", "/", ""},
		{"nothing", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if folder, last := splitPath(c.plain); folder != c.folder || last != c.last {
				t.Errorf("%q and %q, want %q and %q", folder, last, c.folder, c.last)
			}
		})
	}
}

func TestAPastedPathIsKnown(t *testing.T) {
	if !escapes {
		t.Skip("full paths begin with a drive here")
	}
	for _, c := range []struct {
		name, text       string
		whole, elsewhere bool
	}{
		{"a full path", "/tmp/a.xlsx", true, false},
		{"with blanks around", " /tmp/a.xlsx ", true, false},
		{"quoted", "'my file.xlsx'", true, false},
		{"an address", "file:///tmp/a.xlsx", true, false},
		{"in the home folder", "~/a.xlsx", true, false},
		{"a drive of Windows", `C:\Users\ann\a.xlsx`, true, true},
		{"a drive in quotes", `"C:\Users\ann\a.xlsx"`, true, true},
		{"a share of Windows", `\\erp01\data\a.xlsx`, true, true},
		{"in the home folder of a variable", "$HOME/a.xlsx", true, false},
		{"in the home folder of a variable in braces", "${HOME}/a.xlsx", true, false},
		{"a part of a name", "-filtered", false, false},
		{"a name", "a.xlsx", false, false},
		{"a name with a colon", "C:a.xlsx", false, false},
		{"nothing", " ", false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if whole, elsewhere := isWhole(c.text), isElsewhere(c.text); whole != c.whole || elsewhere != c.elsewhere {
				t.Errorf("whole %t, elsewhere %t; want %t, %t", whole, elsewhere, c.whole, c.elsewhere)
			}
		})
	}
}

func TestPastedCellsAreTold(t *testing.T) {
	if !escapes {
		t.Skip("full paths begin with a drive here")
	}
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"two cells", "C1\tAcme", true},
		{"a row with its end", "C1\tAcme\r", true},
		{"a column", "CustomerId\rC1\r", true},
		{"one line", "links.xlsx\r\n", false},
		{"paths", "/tmp/a.xlsx\r/tmp/b.xlsx\r", false},
		{"addresses", "file:///tmp/a.xlsx\nfile:///tmp/b.xlsx", false},
		{"nothing", "\r\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := IsCells(c.text); got != c.want {
				t.Errorf("%q: %t, want %t", c.text, got, c.want)
			}
		})
	}
}

// FuzzPlainPath holds that a path that is put into the field is read from it as the same path, and that a
// path pasted in a shell's single quotes is that path.
func FuzzPlainPath(f *testing.F) {
	for _, s := range []string{"", "a.xlsx", `it's`, `a\ b`, ` x `, "'q'", `"`, "file:///x", "~/x", `\`, "é ", "a//b", "file:///%5C"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := plainPath(s); len(got) > len(s) {
			t.Errorf("%q grew to %q", s, got)
		}
		isWhole(s)
		if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
			return // the field holds neither
		}
		if got := plainPath(typedPath(s)); filepath.Clean(got) != filepath.Clean(s) {
			t.Errorf("%q comes back as %q from %q", s, got, typedPath(s))
		}
		quoted := "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
		if got := plainPath(quoted); escapes && got != s {
			t.Errorf("%s is read as %q", quoted, got)
		}
	})
}
