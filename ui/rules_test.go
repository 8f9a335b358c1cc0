package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
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

// sessionMethods returns the names of the methods of a session and of its database that take a context. Outside of
// commands_*.go they are only called by tasks, with the context of the task, which is called ctx.
func sessionMethods(t *testing.T) (names []string) {
	t.Helper()
	_, files := parseFolder(t, "job")
	takesContext := func(f *ast.FuncType) bool {
		if f.Params.NumFields() == 0 {
			return false
		}
		first, ok := f.Params.List[0].Type.(*ast.SelectorExpr)
		return ok && first.Sel.Name == "Context"
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.FuncDecl:
				if n.Recv != nil && takesContext(n.Type) {
					names = append(names, n.Name.Name)
				}
			case *ast.Field:
				if f, ok := n.Type.(*ast.FuncType); ok && len(n.Names) == 1 && takesContext(f) {
					names = append(names, n.Names[0].Name)
				}
			}
			return true
		})
	}
	if !slices.Contains(names, "Snapshot") || !slices.Contains(names, "Apply") {
		t.Fatalf("the methods of a session are not found: %q", names)
	}
	return names
}

// sourceFiles returns the parsed files of package ui without its tests, by name.
func sourceFiles(t *testing.T) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	return parseFolder(t, ".")
}

// parseFolder returns the parsed files of a package without its tests, by name.
func parseFolder(t *testing.T, folder string) (*token.FileSet, map[string]*ast.File) {
	t.Helper()
	set := token.NewFileSet()
	names, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]*ast.File{}
	for _, n := range names {
		if !strings.HasSuffix(n.Name(), ".go") || strings.HasSuffix(n.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, filepath.Join(folder, n.Name()), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files[n.Name()] = f
	}
	return set, files
}

func TestOnlyCommandsTouchDiskClockAndDatabase(t *testing.T) {
	methods := sessionMethods(t)
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
			case !free && slices.Contains(methods, f.Sel.Name) && isBackend(f.X) && !hasTaskContext(call):
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

// hasTaskContext reports whether a call's first argument is the context of a task, or that without its cancellation:
// what follows a written change is done also after Esc.
func hasTaskContext(call *ast.CallExpr) bool {
	if len(call.Args) == 0 {
		return false
	}
	switch x := call.Args[0].(type) {
	case *ast.Ident:
		return x.Name == "ctx"
	case *ast.CallExpr:
		f, ok := x.Fun.(*ast.SelectorExpr)
		return ok && f.Sel.Name == "WithoutCancel" && hasTaskContext(x)
	}
	return false
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
