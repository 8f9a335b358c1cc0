package model

import (
	"fmt"
	"slices"
)

// SageClass is the outcome of a row of a Sage customer list.
type SageClass int

// The classes.
const (
	SageAppears   SageClass = iota // the list that is replaced does not have the customer
	SageChanged                    // it has it with other values
	SageUnchanged                  // it has the same
	SageRepeated                   // the row repeats an earlier one
	SageRejected
)

var sageClassNames = [...]string{"appears", "changed", "unchanged", "repeated", "rejected"}

// String returns the class as reports and --json write it.
func (c SageClass) String() string { return sageClassNames[c] }

// SageClasses returns all classes in their order.
func SageClasses() []SageClass {
	return []SageClass{SageAppears, SageChanged, SageUnchanged, SageRepeated, SageRejected}
}

// SagePlan is what loading a Sage customer list would do: the outcome of every row, and what vanishes. It is immutable.
type SagePlan struct {
	File       *ParsedSageList
	Snapshot   *Snapshot
	Company    Company // as it is known, or will be
	NewCompany bool    // the company is not known yet; the load adds it
	Before     *SageList
	After      *SageList // of version 0; it has the customers of the accepted rows

	Counts   SageCounts
	Vanished []SageVanished // linked ones first, each part in the order of the list

	// Unlisted are the Layer customers that are linked in the company to a Sage customer that the new list does not have,
	// also those that Vanished names.
	Unlisted []Customer

	rows []sageRow
}

// SageCounts are the numbers of a plan.
type SageCounts struct {
	Classes map[SageClass]int

	Renamed     int // of the changed ones: with another name
	Identifiers int // with another or a further account number or ID
	Details     int // with another postcode, telephone, e-mail, website or VAT number
	Statuses    int // with another status

	VanishedLinked int // of Vanished: those that Layer customers are linked to
	Linked         int // Layer customers that are linked in the company
	NotOpen        int // customers of the new list that are not open
	Nameless       int // customers of the new list without a name
	Cleaned        int // names from which invisible characters were removed
	LeftOut        int // damaged or bad values that are left out

	Unknown map[string]int // customers by a status that is not understood
}

// SageVanished is a customer of the list that is replaced which the new one does not have, with the Layer customers that
// are linked to it.
type SageVanished struct {
	Customer SageCustomer
	Holders  []Customer
}

// sageRow is the decision about one row.
type sageRow struct {
	class  SageClass
	fault  Fault
	why    string       // of a rejected or repeated row
	values SageCustomer // what the row says
	before int32        // the customer of the replaced list, -1 for none
	left   []string     // sentences about values that are left out

	unknown []string // statuses that are not understood
	cleaned bool     // its name had invisible characters
}

// SageOutcome is the full outcome of one row.
type SageOutcome struct {
	Row      SageRow
	Class    SageClass
	Fault    Fault        // why the row is rejected
	Reason   string       // why it is rejected, or what changes; with the values that are left out
	Customer SageCustomer // as the list will have it
	Before   SageCustomer // as the replaced list has it; zero if it appears
}

// PlanSageList returns what loading a customer list for a Sage company would do. It returns an error for a company that is
// not valid, or cannot be told from a known one.
func PlanSageList(in *ParsedSageList, company Company, s *Snapshot) (*SagePlan, error) {
	p := &SagePlan{File: in, Snapshot: s, rows: make([]sageRow, len(in.Rows))}
	p.Counts.Classes, p.Counts.Unknown = map[SageClass]int{}, map[string]int{}
	if err := p.setCompany(company); err != nil {
		return nil, err
	}
	for i := range p.rows {
		p.validateRow(i)
	}
	p.rejectTwice()
	p.collect()
	p.compare()
	p.findUnlisted()
	for i := range p.rows {
		p.Counts.Classes[p.rows[i].class]++
	}
	return p, nil
}

// setCompany sets the company, in its known spelling.
func (p *SagePlan) setCompany(c Company) error {
	known, found := p.Snapshot.LookupCompany(c)
	p.Company = known
	if found {
		p.Before = p.Snapshot.SageList(known)
		return nil
	}
	if err := CheckCompany(c); err != nil {
		return err
	}
	if twin, how, found := p.Snapshot.Twin(c); found {
		return fmt.Errorf("%s cannot be told from the known company %s; it is written here %s", c, twin, how)
	}
	p.NewCompany = true
	return nil
}

// Len returns the number of rows.
func (p *SagePlan) Len() int { return len(p.rows) }

// Class returns the class of row i.
func (p *SagePlan) Class(i int) SageClass { return p.rows[i].class }

// LeavesOut reports whether a damaged value of row i is left out.
func (p *SagePlan) LeavesOut(i int) bool { return len(p.rows[i].left) > 0 }

// Outcome returns the outcome of row i, 0 to Len()-1.
func (p *SagePlan) Outcome(i int) SageOutcome {
	r := &p.rows[i]
	o := SageOutcome{Row: p.File.Rows[i], Class: r.class, Fault: r.fault, Customer: r.values}
	if r.before >= 0 {
		o.Before = p.Before.At(int(r.before))
	}
	o.Reason = p.reason(r, o.Before)
	return o
}

// HasProblems reports whether any row is rejected.
func (p *SagePlan) HasProblems() bool { return p.Counts.Classes[SageRejected] > 0 }

// Empty reports whether there is nothing to write: no row is accepted, or the company has the same list already.
func (p *SagePlan) Empty() bool {
	return p.After.Len() == 0 || !p.NewCompany && p.Before != nil && slices.Equal(p.Before.customers, p.After.customers)
}

// Batch returns what apply writes. It is empty where there is nothing to write.
func (p *SagePlan) Batch() Batch {
	b := Batch{Base: p.Snapshot.Origin()}
	if p.Empty() {
		return b
	}
	b.Lists = []ListEdit{{Company: p.Company, Customers: p.After.customers}}
	if p.NewCompany {
		b.AddCompanies = []Company{p.Company}
	}
	b.Entry = Entry{Kind: EntrySage, Counts: p.entryCounts()}
	return b
}

// The names of the counts of an entry of a customer list. Databases have them.
const (
	listedCount   = "customers"
	appearsCount  = "appear"
	vanishCount   = "vanish"
	renamedCount  = "renamed"
	changedCount  = "changed"
	rejectedCount = "rejected"
)

// entryCounts returns the counts of the entry. What appears in a first list is all of it, and not counted.
func (p *SagePlan) entryCounts() map[string]int {
	counts := map[string]int{listedCount: p.After.Len(), rejectedCount: p.Counts.Classes[SageRejected]}
	if p.Before != nil {
		counts[appearsCount], counts[vanishCount] = p.Counts.Classes[SageAppears], len(p.Vanished)
		counts[renamedCount], counts[changedCount] = p.Counts.Renamed, p.Counts.Classes[SageChanged]-p.Counts.Renamed
	}
	return counts
}

// SameOutcome reports whether two plans of one file come to the same: each row, what vanishes, and who is linked to it.
func (p *SagePlan) SameOutcome(q *SagePlan) bool {
	sameRows := slices.EqualFunc(p.rows, q.rows, func(a, b sageRow) bool { return a.class == b.class && a.values == b.values })
	for i := 0; sameRows && i < len(p.rows); i++ {
		sameRows = p.Outcome(i).Before == q.Outcome(i).Before
	}
	return sameRows && p.Company == q.Company && p.NewCompany == q.NewCompany &&
		slices.EqualFunc(p.Vanished, q.Vanished, func(a, b SageVanished) bool {
			return a.Customer == b.Customer && slices.EqualFunc(a.Holders, b.Holders, sameID)
		}) && slices.EqualFunc(p.Unlisted, q.Unlisted, sameID)
}

// sameID reports whether two customers have the same CustomerId.
func sameID(a, b Customer) bool { return a.ID == b.ID }
