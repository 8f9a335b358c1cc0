package model

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Kind is what a file is read for.
type Kind int

// The kinds.
const (
	ForUpload Kind = iota // mandatory: CustomerId, SageCompanyName, SageSiteId and one identifier
	ForLoad               // mandatory: CustomerId and CustomerName, which has synonyms
)

// nameSynonyms are what other programs call CustomerName; the first one found is used.
var nameSynonyms = []string{"Name", "Customer", "Company", "Company Name"}

// Layout is the place of each column in a file.
type Layout struct {
	At      [FileColumns]int // by Column: the file's column from 0, -1 if the file does not have it
	Names   []string         // the headers as the file has them
	Ignored []string         // the headers of the columns that are not read, without those that dovetail adds to its own files
}

// Has reports whether the column is in the file.
func (l Layout) Has(c Column) bool { return int(c) < FileColumns && l.At[c] >= 0 }

// HeaderError says why the columns of a file cannot be used, and what to do.
type HeaderError struct {
	Missing []string // the headers that are mandatory and missing
	Twice   string   // the header that appears twice
	Both    []string // two headers that mean the same column
	Meaning string   // of Both: the title of that column
	Hidden  string   // the header that is hidden under merged cells
	Found   []string // the headers found
	Nearest string   // the one of them that is nearest to the first missing one, "" if none is near
	Sage    []string // if CustomerId is missing: the headers found that are Sage's own titles
}

func (e *HeaderError) Error() string {
	if e.Twice != "" {
		return fmt.Sprintf("the column %s appears twice; delete one of the two", e.Twice)
	}
	if len(e.Both) > 0 {
		return fmt.Sprintf("the columns %s both mean %s; delete or rename one of the two", joinAnd(e.Both), e.Meaning)
	}
	if e.Hidden != "" {
		return fmt.Sprintf("the header %s is hidden under merged cells; unmerge the header row", e.Hidden)
	}
	s := "no column " + joinOr(e.Missing)
	if len(e.Found) == 0 {
		return s + "; the file is empty"
	}
	s += "; the columns found are " + strings.Join(e.Found, ", ")
	if len(e.Sage) > 0 {
		return s + "; this looks like Sage's customer list, not Layer's"
	}
	if e.Nearest != "" {
		s += fmt.Sprintf("; if %s is meant, rename it to %s", e.Nearest, e.Missing[0])
	}
	return s
}

func joinOr(words []string) string {
	if n := len(words); n > 2 {
		words = []string{strings.Join(words[:n-1], ", "), words[n-1]}
	}
	return strings.Join(words, " or ")
}

// headerKey returns the form in which headers are compared: without case, spaces, "_", "-" and format characters.
func headerKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// isHeaderKey reports whether a key is the headerKey of a column's header.
func isHeaderKey(key string) bool {
	return slices.ContainsFunc(columns[:], func(c ColumnInfo) bool { return c.Header != "" && headerKey(c.Header) == key })
}

// ownKey returns the headerKey of a header without the marks and the explanation that people add to our headers.
// An explanation that names Sage stays: CustomerId (Sage) may be the number of either customer.
func ownKey(s string) string {
	plain, key := headerKey(plainHeader(s)), headerKey(s)
	if plain != key && !strings.HasPrefix(plain, "sage") && strings.Contains(key, "sage") {
		return key
	}
	return plain
}

// IsHeader reports whether the cells can be a header row, which has a CustomerId.
func IsHeader(cells []string) bool {
	return slices.ContainsFunc(cells, func(s string) bool { return ownKey(s) == headerKey(ColumnID.Header()) })
}

// NewLayout returns the places of the columns in a header row. It returns a *HeaderError if a mandatory
// column is missing, or if a column that is read appears twice.
func NewLayout(kind Kind, cells []string) (Layout, error) {
	l := Layout{Names: slices.Clone(cells)}
	for c := range UploadColumns {
		at, twice := find(cells, Column(c).Header(), ownKey)
		if twice {
			return l, &HeaderError{Twice: Column(c).Header(), Found: named(cells)}
		}
		l.At[c] = at
	}
	for i := 0; kind == ForLoad && !l.Has(ColumnName) && i < len(nameSynonyms); i++ {
		at, twice := find(cells, nameSynonyms[i], func(s string) string { return headerKey(trimHeaderMarks(s)) })
		if twice {
			return l, &HeaderError{Twice: nameSynonyms[i], Found: named(cells)}
		}
		l.At[ColumnName] = at
	}
	if missing := l.missing(kind); len(missing) > 0 {
		return l, missingError(missing, cells)
	}
	if err := l.findEvidence(kind, cells); err != nil {
		return l, err
	}
	first, end := EarlierProblems(cells)
	suggested := suggestionColumns(cells)
	for i, s := range cells {
		own := first <= i && i < end || suggested >= 0 && suggested <= i && i < suggested+len(suggestionHeaders)
		if s != "" && !own && !slices.Contains(l.At[:], i) {
			l.Ignored = append(l.Ignored, s)
		}
	}
	return l, nil
}

// find returns the place of a header, -1 if it is missing, and whether it appears twice.
func find(cells []string, header string, key func(string) string) (at int, twice bool) {
	at = -1
	for i, s := range cells {
		if key(s) != headerKey(header) {
			continue
		}
		if at >= 0 {
			return at, true
		}
		at = i
	}
	return at, false
}

// missing returns the headers of the first column that the kind requires and the file does not have. An upload
// requires one of identifierColumns: both are returned.
func (l Layout) missing(kind Kind) []string {
	for c := range Column(FileColumns) {
		if c.Use(kind) == Required && !l.Has(c) {
			return []string{c.Header()}
		}
	}
	if kind != ForUpload || slices.ContainsFunc(identifierColumns, l.Has) {
		return nil
	}
	var either []string
	for _, c := range identifierColumns {
		either = append(either, c.Header())
	}
	return either
}

// named returns the cells that are not empty.
func named(cells []string) []string {
	return slices.DeleteFunc(slices.Clone(cells), func(s string) bool { return s == "" })
}

// missingError returns the error for missing headers. Nearest is chosen from the headers that are no column's.
func missingError(missing, cells []string) *HeaderError {
	e := &HeaderError{Missing: missing, Found: named(cells)}
	if missing[0] == ColumnID.Header() {
		e.Sage = SageTitles(cells)
	}
	candidates := slices.DeleteFunc(named(cells), func(s string) bool {
		return isHeaderKey(ownKey(s))
	})
	if i := nearest(missing[0], candidates); i >= 0 {
		e.Nearest = candidates[i]
	}
	return e
}

// NoHeader returns the error for a file in which no row has a CustomerId column; cells is its first row that
// is not empty.
func NoHeader(cells []string) *HeaderError { return missingError([]string{ColumnID.Header()}, cells) }

// PositionLayout returns the columns of a table without a header by their places: as the export has them
// if it has all of them, else CustomerId, SageCompanyName, SageSiteId and then the identifiers. It returns
// false for any other number of columns.
func PositionLayout(width int) (Layout, bool) {
	var l Layout
	for c := range FileColumns {
		l.At[c] = -1
	}
	order := columnsWhere(func(i ColumnInfo) bool { return i.pasted > 0 && i.pasted <= width })
	if width == 0 || len(order) != width {
		return l, false
	}
	for i, c := range order {
		l.At[c] = i
		l.Names = append(l.Names, c.Header())
	}
	return l, true
}
