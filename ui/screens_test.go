package ui

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// typeCheck returns the type-checked package ui; the packages that it imports are read from the build cache.
func typeCheck(t *testing.T) *types.Package {
	t.Helper()
	list, err := exec.Command("go", "list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(list)) {
		if path, file, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			exports[path] = file
		}
	}
	set, parsed := sourceFiles(t)
	var files []*ast.File
	for _, f := range parsed {
		files = append(files, f)
	}
	config := types.Config{Importer: exportImporter(set, exports)}
	p, err := config.Check("dovetail/ui", set, files, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// exportImporter returns an importer that reads the export data of packages from files, by import path.
func exportImporter(set *token.FileSet, exports map[string]string) types.Importer {
	return importer.ForCompiler(set, "gc", func(path string) (io.ReadCloser, error) {
		if exports[path] == "" {
			return nil, fmt.Errorf("package %s is not a dependency", path)
		}
		return os.Open(exports[path])
	})
}

// screenTypes returns the names of the types of package ui that are screens.
func screenTypes(t *testing.T) (names []string) {
	t.Helper()
	scope := typeCheck(t).Scope()
	screen, ok := scope.Lookup("screen").Type().Underlying().(*types.Interface)
	if !ok {
		t.Fatal("screen is not an interface")
	}
	for _, name := range scope.Names() {
		object, isType := scope.Lookup(name).(*types.TypeName)
		if isType && !types.IsInterface(object.Type()) && types.Implements(types.NewPointer(object.Type()), screen) {
			names = append(names, name)
		}
	}
	return names
}

func TestDialogsHaveEveryScreen(t *testing.T) {
	var driven []string
	for _, d := range dialogs {
		for _, s := range d.driveHostile(t).app.stack {
			driven = append(driven, reflect.TypeOf(s).Elem().Name())
		}
	}
	for _, name := range screenTypes(t) {
		if !slices.Contains(driven, name) {
			t.Errorf("no dialogCase opens the screen %s; add one to dialogs", name)
		}
	}
}
