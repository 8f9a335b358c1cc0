//go:build linux

package e2e

import (
	"fmt"
	"strings"
)

// manyRows is a number of customers with which a task takes long enough to be interrupted.
const manyRows = 60_000

// firstID is the number in the first CustomerId of customersCSV.
const firstID = 1_000_000

// customersCSV returns a file of customers, as for load.
func customersCSV(rows int) string {
	var b strings.Builder
	b.WriteString("CustomerId,CustomerName\r\n")
	for i := range rows {
		fmt.Fprintf(&b, "C%d,Brighton Juniper Holdings Ltd\r\n", firstID+i)
	}
	return b.String()
}

// linksCSV returns a file that links the first customers of customersCSV, as for upload.
func linksCSV(rows int) string {
	var b strings.Builder
	b.WriteString("CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\r\n")
	for i := range rows {
		fmt.Fprintf(&b, "C%d,Acme UK,10,A%d\r\n", firstID+i, firstID+i)
	}
	return b.String()
}
