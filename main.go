// Dovetail links a company's Layer customers to its Sage customers before the first sync: in a grid in the
// terminal, and by an export to Excel that is uploaded again with the links filled in.
package main

import (
	"os"

	"dovetail/ui/cli"
)

func main() { os.Exit(cli.Main()) }
