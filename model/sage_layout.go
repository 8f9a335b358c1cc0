package model

import (
	"fmt"
	"slices"
	"strings"
)

// SageLayout is the place of each role in a Sage customer list.
type SageLayout struct {
	At    [SageRoles]int // by role: the file's column from 0, -1 if no column has the role
	Names []string       // the titles as the file has them
}

// Has reports whether a column has the role.
func (l SageLayout) Has(r SageRole) bool { return l.At[r] >= 0 }

// RoleOf returns the role of a file's column, which counts from 0.
func (l SageLayout) RoleOf(at int) SageRole { return SageRole(slices.Index(l.At[:], at)) }

// SageHeaderError says why the columns of a Sage customer list cannot be used, and what to do.
type SageHeaderError struct {
	Reason string
	Found  []string // the titles of the row that was tried

	// Role is the role that several columns claim, or that no column has; NoSageRole where choosing a column for a role
	// does not help. Columns are those of the row that can have it, from 0, and Titles are all of the row.
	Role    SageRole
	Columns []int
	Titles  []string
}

func (e *SageHeaderError) Error() string { return e.Reason }

// IsSageHeader reports whether a row can be the header of a Sage customer list: it has the columns of the mapping, or
// titles for an account number or an ID, and for a name.
func IsSageHeader(cells []string, m SageMapping) bool {
	c := sageClaimsOf(cells, m)
	return len(c.missing) == 0 && (len(c.columns[SageAccount]) > 0 || len(c.columns[SageID]) > 0) && len(c.columns[SageName]) > 0
}

// NewSageLayout returns the places of the roles in a header row. It returns a *SageHeaderError where two columns claim
// one role, one is mapped to two roles, or the file is Layer's grid.
func NewSageLayout(cells []string, m SageMapping) (SageLayout, error) {
	l := SageLayout{Names: slices.Clone(cells)}
	c := sageClaimsOf(cells, m)
	used := map[int]SageRole{}
	for role := range SageRole(SageRoles) {
		l.At[role] = -1
		list := c.columns[role]
		if len(list) > 1 {
			return l, &SageHeaderError{twoClaims(cells, role, list), named(cells), role, list, l.Names}
		}
		if len(list) == 0 {
			continue
		}
		l.At[role] = list[0]
		if other, twice := used[list[0]]; twice {
			reason := fmt.Sprintf("the column %s cannot be both %s and %s; name another with --map", columnTitle(cells, list[0]), other, role)
			return l, &SageHeaderError{Reason: reason, Found: named(cells), Role: NoSageRole}
		}
		used[list[0]] = role
	}
	if isLayersGrid(cells) && len(m) == 0 {
		return l, &SageHeaderError{Reason: "this is Layer's grid of customers, not Sage's customer list: it has CustomerId beside SageCompanyName; " +
			"dovetail load reads it", Found: named(cells), Role: NoSageRole}
	}
	return l, nil
}

// twoClaims returns the sentence that two columns claim one role.
func twoClaims(cells []string, role SageRole, list []int) string {
	var titles []string
	for _, at := range list {
		titles = append(titles, columnTitle(cells, at))
	}
	return fmt.Sprintf("the columns %s can each be the %s; say which is: --map %s=%s", joinAnd(titles), sageRoles[role].Title,
		role, ColumnLetters(list[0]))
}

// columnTitle returns the title of a column with its letters.
func columnTitle(cells []string, at int) string {
	if at >= len(cells) || cells[at] == "" {
		return ColumnLetters(at)
	}
	return cells[at] + " (" + ColumnLetters(at) + ")"
}

// sageClaims are the columns that claim each role in a row of titles.
type sageClaims struct {
	columns [SageRoles][]int
	missing []SageColumn // the columns of a mapping that the row does not have
}

// sageClaimsOf returns which columns of a row claim which role. A column that is mapped claims nothing by its title, and a
// weak title claims a role only where no other does.
func sageClaimsOf(cells []string, m SageMapping) (c sageClaims) {
	mapped := map[int]bool{}
	for role := range SageRole(SageRoles) {
		column, is := m[role]
		if !is || column.Text == noColumn {
			continue
		}
		at := column.find(cells)
		if at < 0 {
			c.missing = append(c.missing, column)
			continue
		}
		c.columns[role], mapped[at] = []int{at}, true
	}
	c.addTitles(cells, func(at int, role SageRole) bool {
		_, fixed := m[role]
		return !fixed && !mapped[at]
	})
	return c
}

// addTitles adds the claims that titles make, where they may.
func (c *sageClaims) addTitles(cells []string, may func(at int, role SageRole) bool) {
	intacct := isIntacct(cells)
	var weak [SageRoles][]int
	for at, s := range cells {
		switch role, isWeak := sageRoleOf(s, intacct); {
		case role == NoSageRole || !may(at, role):
		case isWeak:
			weak[role] = append(weak[role], at)
		default:
			c.columns[role] = append(c.columns[role], at)
		}
	}
	for role, list := range weak {
		if len(c.columns[role]) == 0 {
			c.columns[role] = list
		}
	}
}

// find returns the place of the column in a row of titles, -1 if the row does not have it: the first with the title,
// else that with the letters, which must have a title.
func (c SageColumn) find(cells []string) int {
	if c.At > 0 {
		if c.At > len(cells) || cells[c.At-1] == "" {
			return -1
		}
		return c.At - 1
	}
	if key := titleKey(c.Text); key != "" {
		if at := slices.IndexFunc(cells, func(s string) bool { return titleKey(s) == key }); at >= 0 {
			return at
		}
	}
	if at, ok := parseLetters(c.Text); ok && at < len(cells) && cells[at] != "" {
		return at
	}
	return slices.IndexFunc(cells, func(s string) bool { return s != "" && strings.TrimSpace(s) == strings.TrimSpace(c.Text) })
}

// customerIDKey is the key of the title that is the account number in Intacct's lists, and says nothing in others.
const customerIDKey = "customerid"

// sageRoleOf returns the role that a title claims, and whether the title is a weak one.
func sageRoleOf(title string, intacct bool) (role SageRole, weak bool) {
	key := titleKey(title)
	if key == customerIDKey && intacct {
		return SageAccount, false
	}
	evidence, isEvidence := evidenceColumn(title)
	for i := range sageRoles {
		if isEvidence && sageRoles[i].Like == evidence || slices.Contains(sageRoles[i].titles, key) {
			return SageRole(i), false
		}
		if slices.Contains(sageRoles[i].weak, key) {
			return SageRole(i), true
		}
	}
	return NoSageRole, false
}

// isIntacct reports whether a row has titles of Intacct's own.
func isIntacct(cells []string) bool {
	return slices.ContainsFunc(cells, func(s string) bool {
		key := titleKey(s)
		s = strings.TrimSpace(s)
		return key == "recordno" || key == "recordnumber" || s == intacctTemplate || s == intacctField || s == "CUSTOMER_NAME"
	})
}

// isLayersGrid reports whether a row has the columns of Layer's grid.
func isLayersGrid(cells []string) bool {
	has := func(c Column) bool {
		return slices.ContainsFunc(cells, func(s string) bool { return ownKey(s) == headerKey(c.Header()) })
	}
	return has(ColumnID) && has(ColumnCompany)
}

// isLayersFile reports whether a row has the titles of Layer's files, written as Layer writes them: CustomerId beside
// CustomerName or SageCompanyName. Sage's own lists write Customer ID otherwise.
func isLayersFile(cells []string) bool {
	has := func(c Column) bool {
		return slices.ContainsFunc(cells, func(s string) bool { return strings.TrimSpace(s) == c.Header() })
	}
	return has(ColumnID) && (has(ColumnName) || has(ColumnCompany))
}

// NoSageHeader returns the error for a file in which no row is the header of a Sage customer list; cells is its first row
// that is not empty.
func NoSageHeader(cells []string, m SageMapping) *SageHeaderError {
	e := &SageHeaderError{Found: named(cells), Role: NoSageRole, Titles: slices.Clone(cells)}
	if len(e.Found) == 0 {
		e.Reason = "no column of a customer list; the file is empty"
		return e
	}
	c := sageClaimsOf(cells, m)
	switch {
	case len(c.missing) > 0:
		e.Reason = "no column " + c.missing[0].name()
	case len(c.columns[SageAccount])+len(c.columns[SageID]) == 0:
		e.Reason, e.Role = "no column for the account number or the customer ID", SageAccount
	default:
		e.Reason, e.Role = "no column for the name", SageName
	}
	for at, s := range cells {
		if s != "" && e.Role != NoSageRole {
			e.Columns = append(e.Columns, at)
		}
	}
	if isLayersFile(cells) && len(m) == 0 {
		e.Reason = "this looks like Layer's file of customers, not Sage's customer list: " + e.Reason
	}
	e.Reason += "; the columns found are " + strings.Join(e.Found, ", ")
	if at := slices.IndexFunc(cells, func(s string) bool { return titleKey(s) == customerIDKey }); at >= 0 && len(m) == 0 {
		e.Reason += fmt.Sprintf("; if %s is the account number: --map account=%s", cells[at], ColumnLetters(at))
		return e
	}
	e.Reason += "; name them with --map, such as --map account=A,name=B"
	return e
}

// name returns the column as a person named it.
func (c SageColumn) name() string {
	if c.At > 0 {
		return ColumnLetters(c.At - 1)
	}
	return c.Text
}
