package ui

import (
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"maps"
	"os"
	"os/exec"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// typeCheck returns package ui as the type checker sees it.
func typeCheck(t *testing.T) *types.Package {
	t.Helper()
	set, parsed := sourceFiles(t)
	config := types.Config{Importer: exportImporter(t, set)}
	p, err := config.Check("dovetail/ui", set, slices.Collect(maps.Values(parsed)), nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// exportImporter returns an importer that reads what package ui imports from the build cache.
func exportImporter(t *testing.T, set *token.FileSet) types.Importer {
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
