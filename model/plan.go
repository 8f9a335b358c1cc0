package model

// A Class is what becomes of a data row; every row has exactly one.
type Class uint8

// The classes, in the order in which they are counted.
const (
	New         Class = iota // upload: the customer has no link yet; load: the customer is added
	Changed                  // upload: the link is completed or replaced; load: name, link or Synced change
	Unchanged                // nothing to do, or a repeat of an earlier row
	NotFilledIn              // upload only: all four Sage columns are empty
	Conflict                 // load only: the file's link does not agree with ours and is not taken
	Rejected                 // has a Fault
	classes
	pending // while planning only
)

var classNames = [classes]string{"new", "changed", "unchanged", "not-filled-in", "conflict", "rejected"}

// String is the class's name in reports and --json.
func (c Class) String() string { return classNames[c] }

// Classes are the classes that the rows of a kind of file can have, in the order in which they are counted.
func Classes(kind Kind) []Class {
	if kind == ForLoad {
		return []Class{New, Changed, Unchanged, Conflict, Rejected}
	}
	return []Class{New, Changed, Unchanged, NotFilledIn, Rejected}
}

// A Plan is the outcome of every row of a file against one snapshot: the preview shows it, a dry run
// prints it, and apply writes exactly it or nothing.
type Plan struct {
	Kind     Kind
	File     *ParsedFile
	Snapshot *Snapshot
	Allow    Allowance
	// CustomersOnly is the option of a load that leaves the links of the file.
	CustomersOnly bool

	Counts    [classes]int  // rows by Class
	Companies []CompanyRows // companies that are not known yet, in the order of the file
	Load      LoadCounts    // of a load only
	Swapped   int           // rows whose two identifiers look swapped, where most do; else 0
	Judged    int           // rows of which that could be said

	// Overruled are the pairs of earlier links that the file contradicts: rows give both identifiers other partners.
	Overruled []Pair

	Partners Partners // of an upload only

	strict    bool    // no row contradicts a former pair
	restating []int32 // rows that contradict those of Overruled

	rows    []planned
	filled  map[int]string  // the site filled in where the row has none
	unknown map[Company]int // by key: where a company that is not known stands in Companies
	twins   twins
}

// CompanyRows is a company of the file that is not known, with the number of rows that name it.
type CompanyRows struct {
	Company  Company
	Rows     int
	Accepted int // of these, the ones whose company becomes known
}

// LoadCounts are what a load changes beside the classes of its rows.
type LoadCounts struct {
	Renamed int // customers whose name changes
	Links   int // links that the file brings or completes
	Synced  int // customers that become synced
	Missing int // customers of the database that the file lacks; they stay

	LinksLeft int // customers that are loaded without their link, as it has a Fault
	Cleaned   int // names from which characters were taken that cannot be seen

	NameMoves int    // names that other customers have and that customers get
	NameMove  string // the first of them in words
}

// planned is what planning knows of a row.
type planned struct {
	class    Class
	fault    Fault
	allowed  Faults
	changes  changes
	customer int32 // its row in the snapshot, -1 where there is none
	first    int32 // the earliest row with the same CustomerId and content, itself where there is none
	why      string
}

// changes is what a load takes from a row.
type changes uint8

const (
	changesName changes = 1 << iota
	changesLink
	changesSynced
)

// An Outcome is what becomes of one row, in full.
type Outcome struct {
	Row           Row
	Class         Class
	Fault         Fault  // why the row is rejected, or why a load leaves its link out; none otherwise
	Reason        string // a sentence that a person can act on
	Allow         string // the word of --allow that could let a rejected row pass; "" where none can
	Allowed       Faults // the faults that were allowed and would have rejected the row
	Before, After Customer
}

// Len is the number of rows.
func (p *Plan) Len() int { return len(p.rows) }

// Class is the class of row i.
func (p *Plan) Class(i int) Class { return p.rows[i].class }

// Fault returns what is wrong with row i: why it is rejected, or why a load leaves its link out.
func (p *Plan) Fault(i int) Fault { return p.rows[i].fault }

// HasProblems reports whether some row has a Fault.
func (p *Plan) HasProblems() bool { return p.Counts[Rejected]+p.Load.LinksLeft > 0 }

// Accepted is the number of rows that apply writes.
func (p *Plan) Accepted() int {
	n := p.Counts[New] + p.Counts[Changed]
	for i := range p.rows {
		if p.rows[i].class == Conflict && p.rows[i].changes != 0 {
			n++
		}
	}
	return n
}

// Outcome is what becomes of row i, 0 to Len()-1.
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
	o.Reason = p.reason(i, o)
	return o
}

// noteUnknown counts a row that names a company which is not known.
func (p *Plan) noteUnknown(c Company) {
	if _, known := p.Snapshot.LookupCompany(c); known {
		return
	}
	at, ok := p.unknown[c.canonical()]
	if !ok {
		at = len(p.Companies)
		p.unknown[c.canonical()] = at
		p.Companies = append(p.Companies, CompanyRows{Company: c})
	}
	p.Companies[at].Rows++
}

// noteAccepted counts the accepted rows by which each unknown company becomes known.
func (p *Plan) noteAccepted() {
	for i := 0; i < len(p.rows) && len(p.Companies) > 0; i++ {
		if !p.writes(i) {
			continue
		}
		if at, ok := p.unknown[p.after(i).Link.Company.canonical()]; ok {
			p.Companies[at].Accepted++
		}
	}
}

// tally counts the classes once all rows have one.
func (p *Plan) tally() {
	p.Counts = [classes]int{}
	for i := range p.rows {
		p.Counts[p.rows[i].class]++
	}
}

// Allowable counts the rejected rows by the word of --allow that could let them pass; the next fault of
// such a row then decides.
func (p *Plan) Allowable() map[Fault]int {
	counts := map[Fault]int{}
	for i := range p.rows {
		if p.allowable(i) {
			counts[p.rows[i].fault]++
		}
	}
	return counts
}

// allowable reports whether the fault of row i can be allowed. Of bad values only letters can; a company that looks the
// same as another one cannot.
func (p *Plan) allowable(i int) bool {
	f := p.rows[i].fault
	if f.Info().Allow == "" || p.Kind != ForUpload {
		return false
	}
	if f == UnknownCompany {
		return p.twins[p.link(i).Company.canonical()] == ""
	}
	if f == BadValue {
		other, _ := faulty(&p.File.Rows[i], uploadJudged, true)
		return other == 0
	}
	return true
}

// AllowedRows is the number of rows that a fault would have rejected, and that it was allowed for.
func (p *Plan) AllowedRows(f Fault) (n int) {
	for i := range p.rows {
		if p.rows[i].allowed.Has(f) {
			n++
		}
	}
	return n
}

// Allowed are the faults that were allowed and would have rejected a row that is accepted.
func (p *Plan) Allowed() Faults {
	var all Faults
	for i := range p.rows {
		if p.writes(i) {
			all |= p.rows[i].allowed
		}
	}
	return all
}

// restatesInVain reports whether a row that contradicts a former pair is not accepted itself: then it says nothing of
// the pair.
func (p *Plan) restatesInVain() bool {
	if len(p.Overruled) == 0 {
		return false
	}
	for _, i := range p.restating {
		if c := p.rows[i].class; c == Rejected || c == Conflict || p.Kind == ForLoad && p.rows[i].fault != 0 {
			return true
		}
	}
	return false
}
