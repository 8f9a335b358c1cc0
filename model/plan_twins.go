package model

import "slices"

// twins says of the companies of a file that are not known which of them must not become known, as another company
// cannot be told from them by eye.
type twins map[Company]string // by key: the sentence

// noteTwins finds the companies of the file that look the same as a known company, or as another one of the file that
// more rows name.
func (p *Plan) noteTwins() {
	p.twins = twins{}
	unknown := slices.Clone(p.Companies)
	slices.SortStableFunc(unknown, func(a, b CompanyRows) int { return b.Rows - a.Rows })
	seen := newLookAlikes(nil)
	for _, c := range unknown {
		if known, how, found := p.Snapshot.Twin(c.Company); found {
			p.twins[c.Company.canonical()] = c.Company.String() + " cannot be told from the known company " + known.String() + "; it is written here " + how
			continue
		}
		if other, found := seen.twin(c.Company); found {
			p.twins[c.Company.canonical()] = c.Company.String() + " cannot be told from " + other.String() + " in other rows; it is written here " +
				howCompanyDiffers(c.Company, other)
			continue
		}
		key := c.Company.skeleton()
		seen.bySkeleton[key] = append(seen.bySkeleton[key], c.Company)
	}
}
