// Dovetail links a company's Layer customers to its Sage customers before the first sync: a grid in the
// terminal, an export to Excel, and an upload that takes the links back from it.
package main

import (
	"os"

	"dovetail/ui/cli"
)

func main() { os.Exit(cli.Main()) }
