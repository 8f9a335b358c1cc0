package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// sageTitles are titles of columns that Sage's own lists have and Layer's do not, as titleKey writes them:
// Intacct's RECORDNO, and what Sage 200 and Sage 50 call the account number.
var sageTitles = []string{
	"recordno", "recordnumber", "accountreference", "accountref", "acref", "acreference", "acno", "acnumber", "acctref", "acctreference", "acctno",
	"accountnumber", "accountno", "customeraccountreference", "customeraccountref", "customeraccountnumber", "customeraccountno",
	"slcustomeraccountid", "customeraccountid",
}

// intacctTitles are titles that Intacct writes in capitals: CUSTOMER_ID is that of its own import template, and
// CUSTOMERID beside NAME are the names of its fields. In another case they are Layer's.
const (
	intacctTemplate = "CUSTOMER_ID"
	intacctField    = "CUSTOMERID"
	intacctName     = "NAME"
)

// SageTitles returns the titles of a header row that are Sage's own, as they are written.
func SageTitles(cells []string) []string {
	var found []string
	for _, s := range cells {
		title := strings.TrimSpace(s)
		if slices.Contains(sageTitles, titleKey(title)) || title == intacctTemplate ||
			title == intacctField && slices.Contains(cells, intacctName) {
			found = append(found, title)
		}
	}
	return found
}

// titleKey returns a title's letters and digits, in lower case.
func titleKey(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// Thresholds of WhyNotLayers. A file of a few customers that are all new is a correction, and normal.
const (
	fewNew     = 20 // a file with more rows, of which none is known, is doubted whatever the rows look like
	fewShared  = 10 // names are compared from this number of known CustomerIds
	idShapes   = 3  // a database whose CustomerIds have more shapes has no usual shape
	triedFirst = 50 // the most companies whose identifiers are searched for the CustomerIds
)

// WhyNotLayers returns why the file of a load does not look like Layer's list of the customers of this database, as a
// clause that follows the file's name: it has Sage's titles, or its CustomerIds have nothing in common with the known
// ones. It returns "" if there is no doubt.
func WhyNotLayers(in *ParsedFile, s *Snapshot) string {
	if in.Origin.Database != "" && in.Origin.Database == s.Database() {
		return ""
	}
	o := overlapOf(in, s)
	const sages = "looks like Sage's customer list, not Layer's: "
	if titles := SageTitles(in.Layout.Names); len(titles) > 0 && !in.Layout.IsGrid() && 2*o.shared < o.rows {
		return sages + "it has " + columnWords(titles) + ", as Sage's own lists have"
	}
	if s.Len() == 0 || o.rows == 0 {
		return ""
	}
	if o.shared > 0 {
		return o.whyOtherNames()
	}
	if why := o.whySpelledOtherwise(s); why != "" {
		return why
	}
	why := o.whyNothingShared(s)
	if why == "" {
		return ""
	}
	if in.Layout.IsGrid() {
		return "looks like the customer list of another database: " + why
	}
	return sages + why
}

// columnWords returns a phrase that names columns by their titles.
func columnWords(titles []string) string {
	if len(titles) == 1 {
		return "a column " + titles[0]
	}
	return "the columns " + joinAnd(titles)
}

// overlap is what a file and a database have in common.
type overlap struct {
	rows    int             // rows with a CustomerId
	shared  int             // of these, rows whose CustomerId is known
	renamed int             // of these, rows with another name than the known customer
	ids     []string        // unknown CustomerIds, of the first fewNew rows
	names   map[string]bool // the folded names beside them
}

// overlapOf returns what the rows of a file and the customers of a snapshot have in common.
func overlapOf(in *ParsedFile, s *Snapshot) overlap {
	o := overlap{names: map[string]bool{}}
	for i := range in.Rows {
		id, name := in.Rows[i].Cells[ColumnID], CleanName(in.Rows[i].Cells[ColumnName])
		if id == "" {
			continue
		}
		o.rows++
		c, known := s.Customer(id)
		switch {
		case known:
			o.shared++
			if name != "" && c.Name != "" && !SameName(name, c.Name) {
				o.renamed++
			}
		case o.rows <= fewNew:
			o.ids = append(o.ids, id)
			if folded := foldName(name); folded != "" {
				o.names[folded] = true
			}
		}
	}
	return o
}

// whyOtherNames returns a doubt if nine in ten of the file's known CustomerIds have another name in the database,
// else "".
func (o overlap) whyOtherNames() string {
	if o.shared < fewShared || 10*o.renamed < 9*o.shared {
		return ""
	}
	return fmt.Sprintf("looks like another customer list, not Layer's: of its %s CustomerIds that are known here %s have another name here",
		Number(o.shared), Number(o.renamed))
}

// whySpelledOtherwise returns a doubt if a CustomerId is known in another spelling, else "": leading zeros or capitals
// were lost. It is for a file none of whose CustomerIds is known.
func (o overlap) whySpelledOtherwise(s *Snapshot) string {
	for _, id := range o.ids {
		if meant, ok := s.SuggestID(id); ok {
			return "spells its CustomerIds otherwise than Layer: " + id + " is " + meant + " here"
		}
	}
	return ""
}

// whyNothingShared returns a doubt about a file none of whose CustomerIds is known, else "": there are many of them, or
// they are identifiers of Sage's, or the names have other CustomerIds here, or their shape differs.
func (o overlap) whyNothingShared(s *Snapshot) string {
	none := fmt.Sprintf("none of its %s CustomerIds is known here, where there are %s", Number(o.rows), Counted(s.Len(), "customer", "customers"))
	if o.rows == 1 {
		none = "its CustomerId is not known here, where there are " + Counted(s.Len(), "customer", "customers")
	}
	if id, number := s.sageNumber(o.ids); id != "" {
		return none + "; " + id + " is " + number + " in Sage"
	}
	if o.rows > fewNew {
		return none
	}
	foreign := o.foreignShapes(s)
	if n, example := o.knownNames(s); 2*n > len(o.ids) && (n > 1 || foreign) {
		return none + "; " + example + " has another CustomerId"
	}
	if foreign && o.rows > 1 {
		return none + ", and none looks like those"
	}
	return ""
}

// sageNumber returns the first of the CustomerIds that identifies a Sage customer here, and what kind of identifier it
// is; "" if none does.
func (s *Snapshot) sageNumber(ids []string) (id, kind string) {
	known := s.companyNames().known
	for _, id := range ids {
		for _, c := range known[:min(len(known), triedFirst)] {
			if _, held := first(s.byAccount(c, id)); held {
				return id, "an account number"
			}
			if _, held := first(s.bySageID(c, id)); held {
				return id, "a customer ID"
			}
		}
	}
	return "", ""
}

// knownNames returns how many of the file's names customers here have, and the first of these.
func (o overlap) knownNames(s *Snapshot) (n int, example string) {
	found := map[string]bool{}
	for _, c := range s.All() {
		folded := foldName(c.Name)
		if !o.names[folded] || found[folded] {
			continue
		}
		found[folded] = true
		if n++; n == 1 {
			example = c.Name
		}
	}
	return n, example
}

// foreignShapes reports whether the database's CustomerIds are of few shapes, and the file's of none of them.
func (o overlap) foreignShapes(s *Snapshot) bool {
	known := map[string]bool{}
	for _, c := range s.All() {
		if known[idShape(c.ID)] = true; len(known) > idShapes {
			return false
		}
	}
	return !slices.ContainsFunc(o.ids, func(id string) bool { return known[idShape(id)] })
}

// idShape returns a CustomerId with a 9 for each number and an A for each letter. The CustomerIds of one program seldom
// have many shapes.
func idShape(id string) string {
	var b strings.Builder
	digits := false
	for _, r := range id {
		digit := unicode.IsDigit(r)
		switch {
		case digit && digits:
		case digit:
			b.WriteByte('9')
		case unicode.IsLetter(r):
			b.WriteByte('A')
		default:
			b.WriteRune(r)
		}
		digits = digit
	}
	return b.String()
}
