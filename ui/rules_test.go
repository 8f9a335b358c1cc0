package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// onlyInCommands lists the calls, by package, that touch disk, clock or database. In package ui only commands_*.go, run.go,
// which starts the program, and task.go, whose tasks run in goroutines, contain them.
var onlyInCommands = map[string][]string{
	"os":   {"Open", "OpenFile", "Create", "ReadFile", "WriteFile", "ReadDir", "Stat", "Lstat", "Mkdir", "MkdirAll", "Remove", "RemoveAll", "Rename", "Getwd"},
	"time": {"Now", "Since", "After", "AfterFunc", "NewTicker", "NewTimer", "Tick", "Sleep"},
	"job":  {"ReadState", "WriteState"},
	"exec": {"Command", "CommandContext"},
}

// sessionReads lists the methods of a session and of its database that only commands_*.go and tasks call. Outside of
// commands_*.go their first argument must be ctx, the context of a task.
var sessionReads = []string{"Snapshot", "History", "Changes", "CustomerHistory", "Users", "Entries", "Apply", "Preview", "Replan", "PlanLink", "PlanUndo", "Undo", "Grant", "Revoke"}

// sourceFiles returns the parsed files of package ui without its tests, by name.
func sourceFiles(t *testing.T) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	set := token.NewFileSet()
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, n := range names {
		if !strings.HasSuffix(n.Name(), ".go") || strings.HasSuffix(n.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, n.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files[n.Name()] = f
	}
	return set, files
}

func TestOnlyCommandsTouchDiskClockAndDatabase(t *testing.T) {
	set, files := sourceFiles(t)
	for name, file := range files {
		free := strings.HasPrefix(name, "commands_") || name == "run.go" || name == "task.go"
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			at := set.Position(call.Pos())
			pkg, isName := f.X.(*ast.Ident)
			switch {
			case isName && pkg.Name == "context" && (f.Sel.Name == "Background" || f.Sel.Name == "TODO"):
				t.Errorf("%s: context.%s: commands and tasks have the app's context", at, f.Sel.Name)
			case isName && !free && slices.Contains(onlyInCommands[pkg.Name], f.Sel.Name):
				t.Errorf("%s: %s.%s belongs to a command in commands_*.go", at, pkg.Name, f.Sel.Name)
			case !free && slices.Contains(sessionReads, f.Sel.Name) && isBackend(f.X) && !hasTaskContext(call):
				t.Errorf("%s: %s belongs to a command in commands_database.go, or to a task with its context", at, f.Sel.Name)
			}
			return true
		})
	}
}

// isBackend reports whether an expression is the app's backend or its database.
func isBackend(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.SelectorExpr:
		return x.Sel.Name == "backend" || x.Sel.Name == "DB"
	case *ast.Ident:
		return x.Name == "backend"
	}
	return false
}

// hasTaskContext reports whether a call's first argument is the context of a task.
func hasTaskContext(call *ast.CallExpr) bool {
	if len(call.Args) == 0 {
		return false
	}
	ctx, ok := call.Args[0].(*ast.Ident)
	return ok && ctx.Name == "ctx"
}

func TestTheAppSendsItselfNoMessage(t *testing.T) {
	set, files := sourceFiles(t)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Update" && isApp(f.X) {
					t.Errorf("%s: the app sends itself a message; call the method that handles it", set.Position(call.Pos()))
				}
			}
			return true
		})
	}
}

// isApp reports whether an expression is the app.
func isApp(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.SelectorExpr:
		return x.Sel.Name == "app"
	case *ast.Ident:
		return x.Name == "a"
	}
	return false
}
