package model

import (
	"fmt"
	"slices"
	"strings"
)

// SageRole is what a column of a Sage customer list holds.
type SageRole int

// The roles.
const (
	SageAccount SageRole = iota
	SageID
	SageName
	SagePostcode
	SageTelephone
	SageEmail
	SageWebsite
	SageVATNumber
	SageStatus   // a word
	SageOnHold   // yes or no
	SageInactive // yes or no

	SageRoles = iota // their number
)

// NoSageRole is the role of a column that is not used.
const NoSageRole SageRole = -1

// SageRoleInfo is what distinguishes a role.
type SageRoleInfo struct {
	Role  SageRole
	Key   string // as --map calls it
	Title string
	// Like is the column of Layer's files whose rules say which cells of this role are damaged.
	Like Column

	titles []string // usual titles, as titleKey writes them; those of evidence are evidenceTitles
	weak   []string // titles that mean the role where no column has a usual one
}

// sageRoles is the table of roles.
var sageRoles = [SageRoles]SageRoleInfo{
	{SageAccount, "account", "Account Number", ColumnAccount, []string{
		"accountnumber", "accountno", "accountnr", "accountnum", "ac", "acref", "acreference", "acno", "acnumber", "acct", "acctref", "acctreference", "acctno",
		"acctnumber", "accountreference", "accountref", "reference", "ref", "code", "accountcode", "customercode", "customerno", "customernum",
		"customernumber", "customerref", "customerreference", "customeraccountreference", "customeraccountref", "customeraccountnumber",
		"customeraccountno", "sageaccountnumber",
	}, []string{"account", "accountid"}},
	{SageID, "id", "Sage Customer ID", ColumnSageID, []string{
		"id", "recordno", "recordnumber", "key", "sagecustomerid", "slcustomeraccountid", "customeraccountid", "internalid",
	}, nil},
	{SageName, "name", "Name", ColumnName, []string{"name", "accountname", "customername", "companyname", "customeraccountname"}, []string{"customer", "company"}},
	{SagePostcode, "postcode", "Postcode", ColumnPostcode, nil, nil},
	{SageTelephone, "telephone", "Telephone", ColumnTelephone, nil, nil},
	{SageEmail, "email", "E-mail", ColumnEmail, nil, nil},
	{SageWebsite, "website", "Website", ColumnWebsite, nil, nil},
	{SageVATNumber, "vat", "VAT Number", ColumnVATNumber, nil, nil},
	{SageStatus, "status", "Status", ColumnSynced, []string{"status", "accountstatus", "customerstatus", "accountstatustype"}, nil},
	{SageOnHold, "onhold", "On Hold", ColumnSynced, []string{"onhold", "hold", "accountonhold", "isonhold", "onstop"}, nil},
	{SageInactive, "inactive", "Inactive", ColumnSynced, []string{"inactive", "accountinactive", "isinactive", "inactiveflag"}, nil},
}

// Info returns the role's row of the table.
func (r SageRole) Info() SageRoleInfo {
	if r < 0 || r >= SageRoles {
		return SageRoleInfo{Role: NoSageRole, Title: "not used"}
	}
	return sageRoles[r]
}

// String returns the role as --map calls it.
func (r SageRole) String() string { return r.Info().Key }

// SageRoleTable returns the table of roles, in their order.
func SageRoleTable() []SageRoleInfo { return slices.Clone(sageRoles[:]) }

// SageColumn names a column of a file: by its place, or by its title or letters.
type SageColumn struct {
	At   int    // from 1; 0 for Text
	Text string // a title, or letters such as C or AB; "-" for no column
}

// noColumn is the text that says that no column has a role.
const noColumn = "-"

// SageMapping is which columns a person has named for roles. The other roles are found by their titles.
type SageMapping map[SageRole]SageColumn

// ParseSageMapping returns the mapping that the values of --map give: each is ROLE=COLUMN[,ROLE=COLUMN…].
func ParseSageMapping(texts []string) (SageMapping, error) {
	m := SageMapping{}
	for _, text := range texts {
		last := NoSageRole
		for part := range strings.SplitSeq(text, ",") {
			key, column, pair := strings.Cut(part, "=")
			if !pair && last != NoSageRole { // a comma in the title
				m[last] = SageColumn{Text: m[last].Text + "," + part}
				continue
			}
			role := sageRoleNamed(key)
			switch _, twice := m[role]; {
			case !pair:
				return nil, fmt.Errorf("--map %q: it is ROLE=COLUMN, such as account=B or name=\"Trading Name\"", text)
			case role == NoSageRole:
				return nil, fmt.Errorf("--map %q: %q is not one of %s", text, strings.TrimSpace(key), strings.Join(sageRoleKeys(), ", "))
			case twice:
				return nil, fmt.Errorf("--map %q: %s is there twice", text, role)
			case strings.TrimSpace(column) == "":
				return nil, fmt.Errorf("--map %q: no column after %s=; a column is a title or letters, and - is none", text, role)
			}
			m[role] = SageColumn{Text: column}
			last = role
		}
	}
	return m, nil
}

// sageRoleNamed returns the role with a key, in whatever case and punctuation.
func sageRoleNamed(key string) SageRole {
	for _, info := range sageRoles {
		if titleKey(info.Key) == titleKey(key) {
			return info.Role
		}
	}
	return NoSageRole
}

// sageRoleKeys returns the keys of all roles.
func sageRoleKeys() []string {
	var keys []string
	for _, info := range sageRoles {
		keys = append(keys, info.Key)
	}
	return keys
}

// ColumnLetters returns the letters of a file's column, which counts from 0: A, Z, AA.
func ColumnLetters(at int) string {
	letters := ""
	for at++; at > 0; at = (at - 1) / 26 {
		letters = string(rune('A'+(at-1)%26)) + letters
	}
	return letters
}

// parseLetters returns the column, from 0, that letters name, and whether they name one that a sheet can have.
func parseLetters(text string) (at int, ok bool) {
	text = strings.ToUpper(strings.TrimSpace(text))
	if text == "" || len(text) > 3 {
		return 0, false
	}
	for _, r := range text {
		if r < 'A' || r > 'Z' {
			return 0, false
		}
		at = at*26 + int(r-'A') + 1
	}
	return at - 1, at <= 16384
}
