package ui

import (
	"testing"

	"dovetail/model"
)

func TestPickWithoutValues(t *testing.T) {
	r := drive(t, 80, 24).press("/", "zzz", "enter", "l", "l", "l", "f").sees("No value has that text")
	r.press("space").sees("there is no such value").press("tab", "enter", "down", "up", "pgdown", "pgup").sees("Pick Sage Company")
}

func TestPickUsesMarksOutsideSearch(t *testing.T) {
	r := drive(t, 80, 24).press("l", "l", "l", "f", "irel", "tab", "zzz").sees("No value has that text")
	r.press("enter").sees("59 of 250")
}

func TestPickBeginsWithAColumnOfFewValues(t *testing.T) {
	r := drive(t, 80, 24).press("f").sees("Pick Sage Company", " Sage Company; ← → other columns", "Acme UK")
	r.press("left").sees("Pick Synced", "150").press("right", "right").sees("Pick Sage Account Number").press("left", "irel").misses("other columns")
	r.press("left", "enter").sees("59 of 250")
	drive(t, 80, 24).press("f", "left", "left", "left").sees("Pick Sage Customer ID").press("right").sees("Pick Customer ").press("esc").sees("▌ C000501")
}

func TestLateCountsAreDropped(t *testing.T) {
	r := drive(t, 80, 24).press("l", "l", "l")
	closed := newValuePicker(r.app, r.app.shown(), model.Query{}, model.ColumnCompany, nil)
	late := closed.Init()
	r.press("/", "zzz", "enter", "f")
	r.run(late)
	r.sees("No value has that text").misses("Acme UK")
}
