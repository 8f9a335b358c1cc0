package model

// Class is what becomes of a data row; every row has exactly one.
type Class uint8

// The classes, in the order in which they are counted.
const (
	New         Class = iota // upload: the customer has no link yet; load: the customer is added
	Changed                  // upload: the link is completed or replaced; load: name, link, Synced or evidence change
	Unchanged                // no change, or a duplicate of an earlier row
	NotFilledIn              // upload only: all four Sage columns are empty
	Conflict                 // load only: the file's link disagrees with the stored one and is left out
	Rejected                 // the row has a Fault
	classes
	pending // while planning only: no pass has decided yet
)

var classNames = [classes]string{"new", "changed", "unchanged", "not-filled-in", "conflict", "rejected"}

// String returns the class's name in reports and --json.
func (c Class) String() string { return classNames[c] }

// Classes returns the classes that the rows of a kind of file can have, in the order in which they are counted.
func Classes(kind Kind) []Class {
	if kind == ForLoad {
		return []Class{New, Changed, Unchanged, Conflict, Rejected}
	}
	return []Class{New, Changed, Unchanged, NotFilledIn, Rejected}
}

// Plan is the outcome of every row of a file against one snapshot: the preview shows it, a dry run prints it, and
// apply writes exactly it or nothing. PlanUpload and PlanLoad return it complete; it is immutable from then on.
type Plan struct {
	Kind     Kind
	File     *ParsedFile
	Snapshot *Snapshot
	Allow    Allowance
	// CustomersOnly is the option of a load that leaves out the links of the file.
	CustomersOnly bool

	Counts         [classes]int  // rows by Class
	Companies      []CompanyRows // companies that the snapshot does not know, in the order of the file
	Load           LoadCounts    // of a load only
	CrossedColumns int           // rows whose two identifiers look exchanged, if most do; else 0
	Judged         int           // rows whose identifiers could be judged for that

	// Overruled are the former links that the file contradicts: its rows pair both identifiers with others.
	Overruled []Link

	Partners  Partners // of an upload only
	Completed int      // accepted links that get their other identifier from Sage's list

	rows        []plannedRow        // by row of File
	filledSites map[int]string      // by row of File: the site that was filled in, if the row has none
	unknown     map[Company]int     // by canonical company: its index in Companies
	corrected   map[Company]Company // by canonical unknown company: the known one that it is read as
	likely      map[Company]Company // by canonical unknown company: the known one that it may mean
}

// CompanyRows is a company of the file that the snapshot does not know, with the number of rows that name it.
type CompanyRows struct {
	Company  Company
	Rows     int
	Accepted int // of these, the accepted ones; apply adds the company if there are any
}

// LoadCounts are the numbers of a load beside the classes of its rows.
type LoadCounts struct {
	Renamed int // customers whose name changes
	Links   int // links that are added or completed
	Synced  int // customers that become synced
	Missing int // customers of the database that the file lacks; they stay

	LinksLeft int // customers that are loaded without their link, as it has a Fault
	Cleaned   int // names from which invisible characters were removed

	Evidence          int    // customers of the database whose evidence changes
	EvidenceLeft      int    // values of evidence that are left out, as they are damaged or too long
	EvidenceFirstLeft string // the first of them, as a sentence
	EvidenceDiffers   int    // duplicates with other evidence than the first row of their customer

	NameMoves int    // customers that get the name of another customer
	NameMove  string // the first of them, as a sentence
}

// plannedRow is the decision about one row.
type plannedRow struct {
	class    Class
	fault    Fault
	allowed  Faults
	changes  changes
	final    bool   // the fault cannot be allowed in this row, though it can in others
	customer int32  // the customer's row in the snapshot, -1 if it has none
	listed   int32  // 1 + the customer of its company's list that the changed link names; 0 if none
	first    int32  // the first row of the same customer with the same content; the row itself if it is no duplicate
	why      string // the reason of a rejection or conflict, "" for an unknown customer's; or which customer an allowed link is shared with
}

// changes is the set of values that a load takes from a row.
type changes uint8

const (
	changesName changes = 1 << iota
	changesLink
	changesSynced
	changesEvidence
)

// Outcome is the full outcome of one row.
type Outcome struct {
	Row     Row
	Class   Class
	Fault   Fault   // why the row is rejected, or why a load leaves its link out; none otherwise
	Reason  string  // a sentence that the user can act on
	Likely  Company // the known company that the unknown one of a rejected row may mean; zero if none is likely
	ReadAs  string  // the unknown company of the row and the known one that it is read as; "" if it is read as it is
	Allow   string  // the word of --allow that could accept a rejected row; "" if none can
	Allowed Faults  // the faults that were allowed and would have rejected the row
	// Sage is the customer that the row's link names in the list of its company; zero if there is none.
	Sage          SageCustomer
	Before, After Customer
}

// Len returns the number of rows.
func (p *Plan) Len() int { return len(p.rows) }

// Class returns the class of row i.
func (p *Plan) Class(i int) Class { return p.rows[i].class }

// Fault returns what is wrong with row i: why it is rejected, or why a load leaves its link out.
func (p *Plan) Fault(i int) Fault { return p.rows[i].fault }

// HasProblems reports whether any row has a Fault.
func (p *Plan) HasProblems() bool { return p.Counts[Rejected]+p.Load.LinksLeft > 0 }

// Accepted returns the number of rows that apply writes.
func (p *Plan) Accepted() int {
	n := p.Counts[New] + p.Counts[Changed]
	for i := range p.rows {
		if p.rows[i].class == Conflict && p.rows[i].changes != 0 {
			n++
		}
	}
	return n
}

// Outcome returns the outcome of row i, 0 to Len()-1.
func (p *Plan) Outcome(i int) Outcome {
	r := &p.rows[i]
	o := Outcome{Row: p.File.Rows[i], Class: r.class, Fault: r.fault, Allowed: r.allowed, Before: p.before(i)}
	if p.allowable(i) {
		o.Allow = r.fault.Info().Allow
	}
	o.After = o.Before
	if p.writes(i) {
		o.After = p.after(i)
	}
	if o.ReadAs = p.readAs(i); o.Fault == UnknownCompany {
		o.Likely = p.likely[p.link(i).Company.canonical()]
	}
	if p.Kind == ForUpload || p.importsLinks() {
		o.Sage, _, _ = p.Snapshot.SageCustomer(p.link(i))
	}
	o.Reason = p.reason(i, o)
	return o
}

// Allowable returns the number of rejected rows by the fault that --allow could let pass; the next fault of such a
// row then decides.
func (p *Plan) Allowable() map[Fault]int {
	counts := map[Fault]int{}
	for i := range p.rows {
		if p.allowable(i) {
			counts[p.rows[i].fault]++
		}
	}
	return counts
}

// allowable reports whether the fault of row i can be allowed.
func (p *Plan) allowable(i int) bool {
	r := &p.rows[i]
	return p.Kind == ForUpload && r.fault.Info().Allow != "" && !r.final
}

// AllowableCompanies returns the number of unknown companies in the rejected rows that --allow could let pass.
func (p *Plan) AllowableCompanies() int {
	seen := map[Company]bool{}
	for i, r := range p.rows {
		if r.fault == UnknownCompany && p.allowable(i) {
			seen[p.link(i).Company.canonical()] = true
		}
	}
	return len(seen)
}

// AllowableWith returns the number of rows that are rejected because a company is not known, and could be allowed.
func (p *Plan) AllowableWith(c Company) (n int) {
	for i, r := range p.rows {
		if r.fault == UnknownCompany && p.allowable(i) && p.link(i).Company.Equal(c) {
			n++
		}
	}
	return n
}

// isDuplicate reports whether row i repeats an earlier row of the same customer.
func (p *Plan) isDuplicate(i int) bool { return int(p.rows[i].first) != i }

// ancestry returns how the state that the file was exported from relates to the data.
func (p *Plan) ancestry() Ancestry { return p.Snapshot.Ancestry(p.File.Origin) }
