package cli

import (
	"bufio"

	"dovetail/model"
)

// jsonSage is the report of a customer list as --json prints it.
type jsonSage struct {
	Company       string             `json:"SageCompanyName"`
	Site          string             `json:"SageSiteId"`
	NewCompany    bool               `json:"newCompany"`
	Sheet         string             `json:"sheet"`
	Encoding      string             `json:"encoding,omitempty"`
	HeaderRow     int                `json:"headerRow"`
	Columns       []jsonSageColumn   `json:"columns"`
	Alarms        []string           `json:"alarms"`
	Notes         []string           `json:"notes"`
	HiddenRows    int                `json:"hiddenRows"`
	HiddenColumns []string           `json:"hiddenColumns"`
	Formulas      int                `json:"formulas"`
	Counts        map[string]int     `json:"counts"`
	Vanished      []jsonSageVanished `json:"vanished"`
	Unlisted      []jsonSageHolder   `json:"unlisted"`
	Rows          []jsonSageRow      `json:"rows"`
	Applied       bool               `json:"applied"`
	Entry         uint64             `json:"entry,omitempty"`
}

// jsonSageColumn is how a column of the file is understood; Role is "" if it is not used.
type jsonSageColumn struct {
	Column string   `json:"column"`
	Title  string   `json:"title"`
	Role   string   `json:"role"`
	Values []string `json:"values"`
}

// jsonSageVanished is a customer of the replaced list that the new one does not have.
type jsonSageVanished struct {
	Account string   `json:"SageAccountNumber"`
	ID      string   `json:"SageCustomerId"`
	Name    string   `json:"name"`
	Linked  []string `json:"linkedCustomers"`
}

// jsonSageHolder is a Layer customer that is linked to a Sage customer that the list does not have.
type jsonSageHolder struct {
	CustomerID string `json:"customerId"`
	Name       string `json:"name"`
	Account    string `json:"SageAccountNumber"`
	ID         string `json:"SageCustomerId"`
}

// jsonSageRow is the outcome of one row.
type jsonSageRow struct {
	Row     int    `json:"row"`
	Account string `json:"SageAccountNumber"`
	ID      string `json:"SageCustomerId"`
	Name    string `json:"name"`
	Class   string `json:"class"`
	Code    string `json:"code"`
	Reason  string `json:"reason"`
}

// writeSageJSON writes r as one JSON object: the rows that the text lists, and in a dry run every row.
func writeSageJSON(out *bufio.Writer, r sageReport) error {
	p := r.Preview.Plan
	in := p.File
	j := jsonSage{
		Company: p.Company.Name, Site: p.Company.Site, NewCompany: p.NewCompany, Sheet: in.Sheet, Encoding: in.Encoding, HeaderRow: in.HeaderRow,
		Columns: []jsonSageColumn{}, Alarms: append([]string{}, p.Alarms()...), Notes: append([]string{}, r.notes()...),
		HiddenRows: in.HiddenRows, HiddenColumns: append([]string{}, in.HiddenColumns...), Formulas: in.Formulas,
		Counts: sageCounts(p), Vanished: []jsonSageVanished{}, Unlisted: []jsonSageHolder{}, Rows: []jsonSageRow{}, Applied: r.Wrote, Entry: r.Entry,
	}
	for _, c := range in.Columns {
		j.Columns = append(j.Columns, jsonSageColumn{c.Letters(), c.Title, c.Role.String(), append([]string{}, c.Samples...)})
	}
	for _, v := range p.Vanished {
		linked := []string{}
		for _, c := range v.Holders {
			linked = append(linked, c.ID)
		}
		j.Vanished = append(j.Vanished, jsonSageVanished{v.Customer.Account, v.Customer.ID, v.Customer.Name, linked})
	}
	for _, c := range p.Unlisted {
		j.Unlisted = append(j.Unlisted, jsonSageHolder{c.ID, c.Name, c.Link.Account, c.Link.SageID})
	}
	for i := range p.Len() {
		if r.dryRun || r.lists(i) {
			o := p.Outcome(i)
			cells := &o.Row.Cells
			j.Rows = append(j.Rows, jsonSageRow{o.Row.Number, cells[model.SageAccount], cells[model.SageID], cells[model.SageName], o.Class.String(), o.Fault.String(), o.Reason})
		}
	}
	return writeJSON(out, j)
}

// sageCounts returns the numbers of a plan by their names in --json.
func sageCounts(p *model.SagePlan) map[string]int {
	c := p.Counts
	counts := map[string]int{
		"customers": p.After.Len(), "vanish": len(p.Vanished), "vanishLinked": c.VanishedLinked,
		"renamed": c.Renamed, "renumbered": c.Identifiers, "statuses": c.Statuses, "details": c.Details,
		"notOpen": c.NotOpen, "nameless": c.Nameless, "leftOut": c.LeftOut, "linked": c.Linked, "unlisted": len(p.Unlisted),
	}
	for _, class := range model.SageClasses() {
		counts[class.String()] = c.Classes[class]
	}
	return counts
}
