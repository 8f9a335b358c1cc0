package ui

import "testing"

func TestCountRepeatsAKeyThatMoves(t *testing.T) {
	r := drive(t, 80, 24).press("tab", "j", "j", "j", "enter").sees("Acme Ireland")
	r.press("3").sees("3 times: now a key that moves").press("0").sees("30 times: now a key that moves").press("j").sees("▌ Acme UK").misses("times")
	r.press("k").sees("▌ Acme Ireland").press("2", "j", "k").sees("▌ Acme Ireland")
	r.press("2", "r").misses("times").press("9", "9", "9", "9").sees("999 times").press("j").sees("▌ Acme UK")
}

func TestCountEndsWithAnyOtherKey(t *testing.T) {
	drive(t, 80, 24).press("tab", "j", "j", "j", "enter", "9", "esc", "j", "g").press("j").sees("▌ C000502")
	drive(t, 80, 24).press("tab", "j", "j", "j", "enter", "9", "?", "j").sees("type to search: j")
}

func TestDigitsOfTheGridAreFiltersAndSaySo(t *testing.T) {
	r := drive(t, 80, 24).press("3").sees("shows only the linked, not yet synced; 1 shows all", "/ is:link").press("j").misses("shows only")
	r.press("1").sees("shows all customers").misses("1 shows all")
	r = drive(t, 80, 24).press("6").sees("digits are no counts here: 1 to 5 filter, : goes to a row")
	r.press("j").sees("▌ C000502", "digits are no counts here").press("j").sees("▌ C000503").misses("no counts")
	r.press("7", "1").sees("shows all customers").press("g", "j", "k").sees("▌ C000501", "all 250")
}

func TestDigitBeforeKeysThatHaveNothingToDoIsNoCount(t *testing.T) {
	drive(t, 80, 24).press("enter", "3").sees("3 does nothing here")
	drive(t, 80, 24).press("tab", "j", "j", "j", "enter", "1").sees("1 time: now a key that moves")
}

func TestCountIsTextWhereOneTypes(t *testing.T) {
	drive(t, 80, 24).press("/", "12").sees("/ 12").misses("times")
	drive(t, 80, 24).press("enter", "/", "12").misses("times")
}

func TestStrayDigitDoesNotSwallowTheNext(t *testing.T) {
	r := drive(t, 80, 24).press("6").sees("digits are no counts here").press("4").sees("/ is:create", "shows only those that would be created")
	r.press("1", "6", "7").sees("digits are no counts here").press("j").cursorAt("C000502")
}
