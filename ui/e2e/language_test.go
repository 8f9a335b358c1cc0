package e2e

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// pending lists the folders whose language is not yet checked. A folder does not include the folders in it.
var pending []string

// phrases lists what no comment, string, function name or text file may contain, in any case.
var phrases = []string{
	"somebody", "nobody", "anybody", "everybody", "whom", "whoever", "lets? go", "letting go",
	"gives? back", "gave back", "given back", "giving back", "puts? back", "putting back", "for ever", "brings", "stands in",
	"of one's own", "of their own", "one must", "dear", "homely", "the world", "the desk", "a desk", "all the same", "so already",
	"becomes? known", "became known", "forgotten", "take the offer", "guilty",
}

// coined lists former identifiers that are not words of the language: neither code nor comments may name them.
var coined = []string{
	"endUp", "guilty", "Guilty", "guiltyValues", "SameAs", "SameKey", "ChangeWords", "CompanyWords", "AllowWords",
	"judgeAlone", "gatherRepeats", "settleRepeats", "nearness", "truths", "nexts", "whyNotWritten", "inWords",
	"typist", "paster", "strays", "teller", "Workplace", "workplace", "mover",
}

// ambiguous lists former identifiers that comments may use as words: no name in the code is one of them.
var ambiguous = []string{
	"said", "told", "tell", "whom", "nobody", "desk", "crowd", "homely", "spare", "excuse", "spelled", "keeper", "barred",
	"armed", "unless", "Meant", "Unread", "grace",
}

// formerTypes lists names that are no type's, though a variable or a function may have them.
var formerTypes = []string{
	"uploading", "loading", "linking", "listing", "exporting", "reading", "world", "system", "site", "look", "work",
	"running", "head", "pair", "gone", "Mark", "Creation", "Line", "Ended",
}

var (
	forbidden = regexp.MustCompile(`(?i)\b(?:` + strings.ReplaceAll(strings.Join(phrases, "|"), " ", `\s+`) + `)\b`)
	oldNames  = regexp.MustCompile(`\b(?:` + strings.Join(coined, "|") + `)\b`)
	says      = regexp.MustCompile(`(?i)\b(?:returns?|returned|reports?|reported|implements)\b`)
)

// TestLanguage checks the rules of language in all Go files and texts of the module.
func TestLanguage(t *testing.T) {
	violations, err := checkLanguage("../..", pending)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations {
		t.Error(v)
	}
}

// checkLanguage returns the violations in the Go files, Markdown files and testdata below root, as
// "file:line: violation", without those in the folders left out.
func checkLanguage(root string, leftOut []string) ([]string, error) {
	var all []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		switch folder := filepath.ToSlash(filepath.Dir(name)); {
		case entry.IsDir() && entry.Name() == ".git":
			return fs.SkipDir
		case entry.IsDir(), slices.Contains(leftOut, folder), entry.Name() == "language_test.go":
			return nil
		}
		found, err := checkFile(path, name)
		all = append(all, found...)
		return err
	})
	return all, err
}

// checkFile returns the violations in the file at path, which they call name.
func checkFile(path, name string) ([]string, error) {
	c := checker{file: name}
	switch filepath.Ext(name) {
	case ".go":
		file, err := parser.ParseFile(&c.set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		c.checkGo(file)
	case ".md", ".txt":
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		c.checkText(1, string(text), forbidden)
	}
	slices.SortStableFunc(c.found, func(a, b violation) int { return cmp.Compare(a.line, b.line) })
	var lines []string
	for _, v := range c.found {
		lines = append(lines, c.file+":"+strconv.Itoa(v.line)+": "+v.text)
	}
	return lines, nil
}

type violation struct {
	line int
	text string
}

// checker collects the violations in one file.
type checker struct {
	file  string
	set   token.FileSet
	found []violation
}

func (c *checker) report(line int, text string) { c.found = append(c.found, violation{line, text}) }

func (c *checker) line(pos token.Pos) int { return c.set.Position(pos).Line }

// checkText reports what matches in a text that begins at the given line.
func (c *checker) checkText(line int, text string, matcher *regexp.Regexp) {
	for _, at := range matcher.FindAllStringIndex(text, -1) {
		word := strings.ToLower(strings.Join(strings.Fields(text[at[0]:at[1]]), " "))
		c.report(line+strings.Count(text[:at[0]], "\n"), "forbidden: "+word)
	}
}

func (c *checker) checkGo(file *ast.File) {
	for _, group := range file.Comments {
		lines := make([]string, len(group.List))
		for i, comment := range group.List {
			lines[i] = strings.TrimPrefix(comment.Text, "//")
		}
		text := strings.Join(lines, "\n")
		c.checkText(c.line(group.Pos()), text, forbidden)
		c.checkText(c.line(group.Pos()), text, oldNames)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.Field:
			n.Tag = nil
		case *ast.BasicLit:
			c.checkString(n)
		case *ast.Ident:
			c.checkName(n, "name", coined, ambiguous)
		case *ast.TypeSpec:
			c.checkName(n.Name, "type", formerTypes)
		case *ast.FuncDecl:
			c.checkFunc(n)
		}
		return true
	})
}

// checkString reports forbidden words in a string literal: a message, a test's name or its data.
func (c *checker) checkString(literal *ast.BasicLit) {
	if literal.Kind != token.STRING {
		return
	}
	if text, err := strconv.Unquote(literal.Value); err == nil {
		c.checkText(c.line(literal.Pos()), text, forbidden)
	}
}

func (c *checker) checkName(name *ast.Ident, kind string, lists ...[]string) {
	for _, list := range lists {
		if slices.Contains(list, name.Name) {
			c.report(c.line(name.Pos()), "former "+kind+": "+name.Name)
		}
	}
}

// checkFunc reports forbidden words in a function's name, and a doc comment that does not say what the
// function returns. Commands of the screens and functions that return an error alone need not say it, nor
// need tests.
func (c *checker) checkFunc(f *ast.FuncDecl) {
	c.checkText(c.line(f.Name.Pos()), words(f.Name.Name), forbidden)
	if f.Doc == nil || f.Type.Results == nil || strings.HasSuffix(c.file, "_test.go") || says.MatchString(f.Doc.Text()) {
		return
	}
	for _, result := range f.Type.Results.List {
		switch kind := result.Type.(type) {
		case *ast.Ident:
			if kind.Name == "error" {
				continue
			}
		case *ast.SelectorExpr:
			if kind.Sel.Name == "Cmd" {
				continue
			}
		}
		c.report(c.line(f.Doc.Pos()), "the doc comment of "+f.Name.Name+` says neither "returns" nor "reports"`)
		return
	}
}

// words returns the words of a name in camel case, with spaces between them.
func words(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && unicode.IsUpper(r) || r == '_' {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// TestLanguageRules checks the checker itself: it finds each kind of violation, and only those.
func TestLanguageRules(t *testing.T) {
	const source = "package p\n\n// f is what it was, for\n// ever.\nfunc f() int { return 0 }\n\n" +
		"// g returns said.\nfunc g(said string) string { return \"Nobody\" }\n\n" +
		"type loading struct { a int `dear:\"x\"` }\n\n// h writes.\nfunc h() error { return nil }\n\nfunc letGo() {}\n"
	path := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(path, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"p.go:3: forbidden: for ever", `p.go:3: the doc comment of f says neither "returns" nor "reports"`,
		"p.go:8: forbidden: nobody", "p.go:8: former name: said", "p.go:10: former type: loading", "p.go:15: forbidden: let go",
	}
	got, err := checkFile(path, "p.go")
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
