package xmlscan_test

import (
	"fmt"
	"strings"

	"dovetail/xlsx/xmlscan"
)

func ExampleScanner_Children() {
	s := xmlscan.New(strings.NewReader(`<book><sheet name="Customers"/><sheet name="Read me"/></book>`))
	err := s.Root("book")
	if err == nil {
		err = s.Children(func(name string) error {
			title, _ := s.Attr("name")
			fmt.Println(name, title)
			return nil
		})
	}
	if err == nil {
		err = s.Finish() // only now is the document known to be well-formed
	}
	fmt.Println(err)
	// Output:
	// sheet Customers
	// sheet Read me
	// <nil>
}
