package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Number is a count with thousands separators: 5,031.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Counted is a count with the word for one or several: "1 row", "5,031 rows".
func Counted(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + several
}

// Remarks are what a person must know of a plan beside its rows, a sentence each: companies that are not
// known come first.
func (p *Plan) Remarks() []string {
	list := slices.Concat(p.originNotes(), p.File.Notes)
	if p.Swapped > 0 {
		list = append(list, p.swappedNote())
	}
	if n := p.Partners.Rows; n > 0 {
		list = append(list, fmt.Sprintf("%s a known identifier another partner: %s", Counted(n, "row gives", "rows give"), p.Partners.Sample))
	}
	if n := len(p.Overruled); n > 0 {
		list = append(list, fmt.Sprintf("%s otherwise than earlier links did, as %s with ID %s",
			Counted(n, "account number is paired", "account numbers are paired"), p.Overruled[0].Account, p.Overruled[0].SageID))
	}
	for _, c := range p.Companies {
		remark := "company not known yet: " + c.Company.String() + ", in " + Counted(c.Rows, "row", "rows")
		if c.Accepted > 0 {
			remark += "; becomes known"
		}
		list = append(list, remark)
	}
	list = append(list, p.loadRemarks()...)
	if len(p.File.Layout.Ignored) > 0 {
		list = append(list, "columns ignored: "+strings.Join(p.File.Layout.Ignored, ", "))
	}
	if n := p.File.HiddenRows; n > 0 {
		list = append(list, Counted(n, "hidden row was", "hidden rows were")+" read too")
	}
	if hidden := p.File.HiddenColumns; len(hidden) > 0 {
		words := "hidden columns were read too: "
		if len(hidden) == 1 {
			words = "a hidden column was read too: "
		}
		list = append(list, words+strings.Join(hidden, ", "))
	}
	if n := p.File.Formulas; n > 0 {
		list = append(list, Counted(n, "formula was read by its last value", "formulas were read by their last values"))
	}
	return list
}

// loadRemarks are what a load brings beside the classes.
func (p *Plan) loadRemarks() []string {
	if p.Kind != ForLoad {
		return nil
	}
	var brings, list []string
	for _, b := range []struct {
		n            int
		one, several string
	}{
		{p.Load.Renamed, "changed name", "changed names"},
		{p.Load.Links, "link", "links"},
		{p.Load.Synced, "Synced", "Synced"},
	} {
		if b.n > 0 {
			brings = append(brings, Counted(b.n, b.one, b.several))
		}
	}
	if n := p.Load.NameMoves; n > 0 {
		list = append(list, Counted(n, "customer gets", "customers get")+" another one's name: "+p.Load.NameMove+"; was a column sorted alone?")
	}
	if n := p.Load.LinksLeft; n > 0 {
		list = append(list, Counted(n, "link is faulty and left out; its customer is loaded without it", "links are faulty and left out; their customers are loaded without them"))
	}
	if len(brings) > 0 {
		list = append(list, "brings "+strings.Join(brings, ", "))
	}
	if n := p.Load.Cleaned; n > 0 {
		list = append(list, Counted(n, "name was", "names were")+" cleaned of characters that cannot be seen")
	}
	if why := p.WhyNoLinks(); why != "" {
		list = append(list, why)
	}
	if n := p.Load.Missing; n > 0 {
		list = append(list, Counted(n, "customer here is not in the file and stays", "customers here are not in the file and stay"))
	}
	return list
}
