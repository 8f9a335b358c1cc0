package ui

import (
	"testing"

	"dovetail/model"
	"dovetail/ui/job"
)

// driveEvidence starts the app on two customers, of which one has a postcode and a telephone number.
func driveEvidence(t *testing.T, width int) *robot {
	return driveOn(t, width, 24, func(s *job.Session) error {
		_, err := s.DB.Apply(t.Context(), model.Batch{Put: []model.Customer{
			{ID: "C1", Name: "Alpha", Postcode: "LS1 4DL", Telephone: "0113 496 0000"}, {ID: "C2", Name: "Beta"},
		}, Entry: model.Entry{Kind: model.EntryLoad, Who: s.User, When: s.Now()}})
		return err
	})
}

func TestEvidenceIsHiddenUntilTheyAreShown(t *testing.T) {
	r := driveEvidence(t, 160).misses("Postcode", "LS1").press("C").sees("Sage Site ID", "Postcode", "Telephone", "LS1 4DL", "0113 496 0000")
	r.misses("E-mail", "Website", "VAT").press("C").misses("Postcode")
	drive(t, 200, 24).press("C").misses("Postcode", "Telephone")
}

func TestEvidenceIsFilteredPickedAndSorted(t *testing.T) {
	r := driveEvidence(t, 160).press("/", "post", "tab", "ls", "enter").sees("postcode:", "1 of 2", "Alpha").misses("Beta")
	r.press("esc").press("C", "$", "f").sees("Pick", "0113 496 0000", "(none)").press("esc").press("]").sees("Telephone▼")
}

func TestCardShowsTheEvidenceThatIsThere(t *testing.T) {
	driveEvidence(t, 80).press("enter").sees("Postcode             LS1 4DL", "Telephone            0113 496 0000").misses("E-mail", "Website", "VAT Number")
}
