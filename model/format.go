package model

import (
	"strconv"
	"strings"
	"time"
)

// Number returns a count with thousands separators: 5,031.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Counted returns a count with the word for one or several: "1 row", "5,031 rows".
func Counted(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + several
}

// joinAnd returns the words as one text, as in "a, b and c".
func joinAnd(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// DescribeLink returns a link in one line; the site is named only if a company of the same name is known at another
// site.
func (s *Snapshot) DescribeLink(l Link) string {
	if l.IsZero() {
		return l.Identifiers()
	}
	return l.Identifiers() + " in " + s.describeCompany(l.Company)
}

// DescribeRelink returns the replacement of one link by another in one line: old → new.
func (s *Snapshot) DescribeRelink(old, link Link) string {
	if !old.IsZero() && old.Company.Equal(link.Company) {
		return old.Identifiers() + " → " + s.DescribeLink(link)
	}
	if EqualText(old.Company.Name, link.Company.Name) {
		return old.String() + " → " + link.String()
	}
	return s.DescribeLink(old) + " → " + s.DescribeLink(link)
}

// describeCompany returns the company's name, with its site if the name is known at another site too.
func (s *Snapshot) describeCompany(c Company) string {
	for _, k := range s.named(c.Name) {
		if !EqualText(k.Site, c.Site) {
			return c.String()
		}
	}
	return c.Name
}

// Ago returns a time span as people say it: 2 hours ago.
func Ago(d time.Duration) string {
	span := func(n int, unit string) string {
		if n == 1 {
			return "1 " + unit + " ago"
		}
		return Number(n) + " " + unit + "s ago"
	}
	switch {
	case d < time.Minute:
		return "just now"
	case d < time.Hour:
		return span(int(d.Minutes()), "minute")
	case d < 48*time.Hour:
		return span(int(d.Hours()), "hour")
	}
	return span(int(d.Hours()/24), "day")
}
