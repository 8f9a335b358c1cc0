package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"
)

// textErrors returns the errors of the type checker for a statement in a function with a theme and a string that comes
// from a file or a user.
func textErrors(t *testing.T, importer types.Importer, set *token.FileSet, statement string) string {
	t.Helper()
	source := `package p
import "dovetail/ui/widget"
const typed string = "typed"
func draw(theme *widget.Theme, name string) widget.Text { ` + statement + ` }`
	file, err := parser.ParseFile(set, "p.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	config := types.Config{Importer: importer}
	if _, err := config.Check("p", set, []*ast.File{file}, nil); err != nil {
		return err.Error()
	}
	return ""
}

func TestRawStringIsNotDrawn(t *testing.T) {
	set := token.NewFileSet()
	imports := exportImporter(t, set)
	for statement, want := range map[string]string{
		`return name`:                          "cannot use name",
		`return widget.Text{name}`:             "unexported field s",
		`return widget.Text{s: name}`:          "unexported field s",
		`return widget.Text(name)`:             "cannot convert name",
		`return widget.Plain(name)`:            "cannot use name",
		`return widget.Plain(typed)`:           "cannot use typed",
		`return widget.Plain("to " + name)`:    `cannot use "to " + name`,
		`return widget.Plain("to").Plus(name)`: "cannot use name",
		`return theme.Line(name, 8)`:           "cannot use name",
		`return theme.Bold.Render(name)`:       "cannot use name",
		`return theme.Safe("to ") + name`:      "mismatched types",
		`return widget.Stack(name)`:            "cannot use name",

		`return widget.Plain("to").Plus(theme.Safe(name))`:                "",
		`return theme.Bold.Render(theme.Fit(name, 8))`:                    "",
		`return widget.Join(theme.Safe(name).Wrap(8), widget.Plain(" "))`: "",
	} {
		switch got := textErrors(t, imports, set, statement); {
		case want == "" && got != "":
			t.Errorf("%s: %s", statement, got)
		case want != "" && !strings.Contains(got, want):
			t.Errorf("%s: the type checker says %q, want %q", statement, got, want)
		}
	}
}

func TestTypeWithStringViewIsNoScreen(t *testing.T) {
	for result, want := range map[string]string{"string": "wrong type for method View", "widget.Text": ""} {
		set, files := sourceFiles(t)
		source := `package ui
import "dovetail/ui/widget"
type rawScreen struct{ pane }
func (*rawScreen) Title() string { return "" }
func (*rawScreen) View() (view ` + result + `) { return view }
var _ screen = (*rawScreen)(nil)
var _ widget.Text`
		file, err := parser.ParseFile(set, "raw.go", source, 0)
		if err != nil {
			t.Fatal(err)
		}
		config := types.Config{Importer: exportImporter(t, set), IgnoreFuncBodies: true, DisableUnusedImportCheck: true}
		_, err = config.Check("dovetail/ui", set, append(slices.Collect(maps.Values(files)), file), nil)
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("View returns %s: %v, want %q", result, err, want)
		}
	}
}

// Constants that are drawn as they stand are in ASCII: not every terminal has other signs.
func TestPlainTextsAreASCII(t *testing.T) {
	set, files := sourceFiles(t)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			text, isLiteral := call.Args[0].(*ast.BasicLit)
			if ok && f.Sel.Name == "Plain" && isLiteral && strings.IndexFunc(text.Value, func(r rune) bool { return r > 0x7e }) >= 0 {
				t.Errorf("%s: %s needs Theme.Safe", set.Position(call.Pos()), text.Value)
			}
			return true
		})
	}
}
