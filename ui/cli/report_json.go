package cli

import (
	"bufio"

	"dovetail/model"
)

// jsonReport is the report of a load or an upload as --json prints it.
type jsonReport struct {
	Sheet          string         `json:"sheet"`
	Encoding       string         `json:"encoding,omitempty"`
	HeaderRow      int            `json:"headerRow"`
	IgnoredColumns []string       `json:"ignoredColumns"`
	Notes          []string       `json:"notes"`
	HiddenRows     int            `json:"hiddenRows"`
	HiddenColumns  []string       `json:"hiddenColumns"`
	Formulas       int            `json:"formulas"`
	Counts         map[string]int `json:"counts"`
	Load           *jsonLoad      `json:"load,omitempty"`
	NewCompanies   []jsonCompany  `json:"unknownCompanies"`
	Rows           []jsonRow      `json:"rows"`
	Applied        bool           `json:"applied"`
	Problems       string         `json:"problems,omitempty"`
}

// jsonLoad are the counts that only a load has.
type jsonLoad struct {
	Renamed int `json:"renamed"`
	Links   int `json:"links"`
	Synced  int `json:"synced"`
	Missing int `json:"missing"`

	LinksLeft int `json:"linksLeftOut"`
	Cleaned   int `json:"cleanedNames"`

	Evidence     int `json:"changedDetails"`
	EvidenceLeft int `json:"detailsLeftOut"`
}

// jsonCompany is a company that is not known yet, with the number of rows that name it.
type jsonCompany struct {
	Company string `json:"SageCompanyName"`
	Site    string `json:"SageSiteId"`
	Rows    int    `json:"rows"`
}

// jsonRow is the outcome of one row.
type jsonRow struct {
	Row        int    `json:"row"`
	CustomerID string `json:"customerId"`
	Class      string `json:"class"`
	Code       string `json:"code"`
	Reason     string `json:"reason"`
	SageName   string `json:"sageName,omitempty"` // of the customer of Sage's list that the row's link names
}

// writeReportJSON writes r as one JSON object: the rows that the text lists, and in a dry run every row.
func writeReportJSON(out *bufio.Writer, r report) error {
	p := r.Preview.Plan
	j := jsonReport{
		Sheet: p.File.Sheet, Encoding: p.File.Encoding, HeaderRow: p.File.HeaderRow, IgnoredColumns: append([]string{}, p.File.Layout.Ignored...),
		Notes: append([]string{}, p.File.Notes...), HiddenRows: p.File.HiddenRows,
		HiddenColumns: append([]string{}, p.File.HiddenColumns...), Formulas: p.File.Formulas,
		Counts: map[string]int{}, NewCompanies: []jsonCompany{}, Rows: []jsonRow{}, Applied: r.applied, Problems: r.problems,
	}
	for _, c := range model.Classes(p.Kind) {
		j.Counts[c.String()] = p.Counts[c]
	}
	if p.Kind == model.ForLoad {
		j.Load = &jsonLoad{p.Load.Renamed, p.Load.Links, p.Load.Synced, p.Load.Missing, p.Load.LinksLeft, p.Load.Cleaned, p.Load.Evidence, p.Load.EvidenceLeft}
	}
	for _, c := range p.Companies {
		j.NewCompanies = append(j.NewCompanies, jsonCompany{c.Company.Name, c.Company.Site, c.Rows})
	}
	for i := range p.Len() {
		if r.dryRun || r.lists(i) {
			o := p.Outcome(i)
			j.Rows = append(j.Rows, jsonRow{o.Row.Number, o.Row.Cells[model.ColumnID], o.Class.String(), o.Fault.String(), o.Reason, o.Sage.Name})
		}
	}
	return writeJSON(out, j)
}
