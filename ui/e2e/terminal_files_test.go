//go:build linux

package e2e

import (
	"fmt"
	"strings"
)

// many are so many customers that a job takes its time.
const many = 60_000

// firstID is the number in the first CustomerId of customersCSV.
const firstID = 1_000_000

// customersCSV are customers as Layer has them.
func customersCSV(rows int) string {
	var b strings.Builder
	b.WriteString("CustomerId,CustomerName\r\n")
	for i := range rows {
		fmt.Fprintf(&b, "C%d,Brighton Juniper Holdings Ltd\r\n", firstID+i)
	}
	return b.String()
}

// linksCSV are links of as many of them.
func linksCSV(rows int) string {
	var b strings.Builder
	b.WriteString("CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\r\n")
	for i := range rows {
		fmt.Fprintf(&b, "C%d,Acme UK,10,A%d\r\n", firstID+i, firstID+i)
	}
	return b.String()
}
