package ui

import (
	"strings"
	"testing"
)

const gridHeader = "CustomerId,CustomerName,Synced,SageCompanyName,SageSiteId,SageCustomerId,SageAccountNumber\n"

// loadFile presses the keys that preview the load of a file.
func (r *robot) loadFile(name, content string) *robot {
	r.t.Helper()
	return r.press("tab", "L").clear().press(r.file(name, content), "enter")
}

// partialLinks is a load with a complete link, two faulty ones, a total and a name with an invisible character.
const partialLinks = gridHeader +
	"C000502,,No,Acme UK," + demoSite + ",9001,GLAS9001\n" +
	"C900001,New Foods,No,Acme UK," + demoSite + ",1000,\n" + // taken by C000501
	"C900002,Soft\u00adware,No,Acme UK,,,HALF0001\n" +
	"C900003,Whole Foods,No,,,,\n" +
	"Total,4,,,,,\n"

func TestLoadShowsOmittedLinks(t *testing.T) {
	r := drive(t, 80, 24).loadFile("layer.csv", partialLinks)
	r.sees("3 new", "1 changed", "1 rejected", "2 without link", "2 links are faulty and left out", "Software")
	r.press("i").sees("1 name was cleaned of characters that cannot be seen").press("esc")
	r.press("6").sees("[2 without link]", "C900001", "C900002", "added; link left out: 1000 is linked to C000501").misses("C900003")
	r.press("j").sees("added; link left out: SageSiteId is empty").press("6").sees("C900003")
	r.press("g").sees("▌   3").press("n").sees("▌   4").press("n").sees("▌   6", "looks like a total, not a customer")
	r.press("a").sees("2 customers are loaded without the link in the file").press("y").sees("2 customers were loaded without the link")
	if c := r.customer("C900001"); c.Name != "New Foods" || !c.Link.IsZero() {
		t.Errorf("stored %+v", c)
	}
	if c := r.customer("C900002"); c.Name != "Software" {
		t.Errorf("stored %+v", c)
	}
	r.press("p").sees("lose their links")
}

func TestLoadOfSageListAsks(t *testing.T) {
	list := "RECORDNO,CUSTOMERID,NAME\n1,BRIG0721,Brighton\n"
	r := driveOn(t, 80, 24, noData).press("l").clear()
	r.press(r.file("sage.csv", list), "enter").sees("looks like Sage's customer list", "RECORDNO and CUSTOMERID", "Load it anyway?")
	r.press("enter").misses("1 new").press("esc").sees("no customers")
	r.press("l").clear().press(r.file("sage.csv", list), "enter").press("y").sees("1 new")
}

func TestLoadOfUnknownCustomersAsks(t *testing.T) {
	r := drive(t, 80, 24).loadFile("other.csv", "CustomerId,CustomerName\nBRIG0721,Brighton\nHARB0001,Harbour\n")
	r.sees("CustomerIds is known here, where there are 250 customers", "Load it anyway?").press("y").sees("2 new")
	r.press("esc", "esc").sees("250 customers")
}

// i loads a further file from the grid, and l and i do on the last page of a load; while there are no customers l does too.
func TestAFurtherFileIsLoaded(t *testing.T) {
	r := driveOn(t, 80, 24, noData).sees("l load")
	r.press("i").sees("Load", "CustomerId and CustomerName").press("esc")
	for i, key := range []string{"l", "l", "i"} {
		path := r.file("layer.csv", "CustomerId,CustomerName\nC"+strings.Repeat("1", i+1)+",One\n")
		r.press(key).clear().press(path, "enter").sees("1 new").press("a", "y").sees("1 customer was added.", "l load another file")
	}
	r.press("i").sees("CustomerId and CustomerName").press("esc").sees("3 customers")
	r.resize(100, 24).sees("i load").press("i").sees("CustomerId and CustomerName")
}
