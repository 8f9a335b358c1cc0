package ui

import "testing"

func TestLongPathBeginsWithAWholeTitle(t *testing.T) {
	drive(t, 80, 24).press("space", "E").sees(" … › Customers › Change the company of 1 marked customer          test.db · ann")
	drive(t, 40, 12).press("j", "enter", "E").sees(" … › Customers › C000502 › Link\n")
	drive(t, 20, 12).press("j", "enter", "E").sees(" … › C000502 › Link\n")
	drive(t, 16, 12).press("j", "enter", "E").sees(" … › Link\n")
	drive(t, 5, 12).press("j", "enter").sees("…0502\n")
}
