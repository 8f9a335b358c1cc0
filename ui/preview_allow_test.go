package ui

import "testing"

// The Sage customer of the row that is allowed becomes free for another row.
func TestAllowanceNamesTheRowsThatItAcceptsToo(t *testing.T) {
	links := "CustomerId,SageCompanyName,SageSiteId,SageAccountNumber\nC000501,Acme UK,,ABER0777\nC000502,Acme UK,,ABER0001\n"
	r := drive(t, 120, 40).uploadFile("links.csv", links).sees("2 rejected").press("x", "n").sees("2 rejected")
	r.press("x", "y").sees("x revokes it; that accepts the row of C000502 too", "0 rejected")
}
