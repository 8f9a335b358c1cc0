package ui

import "testing"

// cursorAt checks that the cursor is on a customer, in view.
func (r *robot) cursorAt(id string) *robot {
	r.t.Helper()
	if x, _ := r.app.customers.current(); x.ID != id {
		r.t.Fatalf("the cursor is on %s, want %s:\n%s", x.ID, id, r.screen())
	}
	return r.sees("▌ " + id)
}

func TestGoToRowNumber(t *testing.T) {
	r := drive(t, 80, 24).press(":").sees("go to: ", "a row number, or a Customer ID or its beginning", "⏎ go there", "Esc back")
	r.press("200").sees("row 200: C000700").press("enter").cursorAt("C000700").misses("go to:")
	r.press(":", "1,", "enter").cursorAt("C000501")
	r.press(":", "251").sees("there is no row 251; 250 rows are shown").press("enter").sees("go to: 251").press("esc").cursorAt("C000501")
	r.press("l", "s", ":", "2", "enter").cursorAt(r.app.customers.at(1).ID)
	r.press("/", "leeds", "enter", ":", "9", "enter").cursorAt(r.app.customers.at(8).ID).press(":", "10").sees("there is no row 10; 9 rows are shown")
}

func TestGoToCustomerID(t *testing.T) {
	r := drive(t, 80, 24).press(":", "c00").sees("250 Customer IDs begin with c00; type more")
	r.press("0700").sees("row 200: C000700").press("enter").cursorAt("C000700")
	r.press(":", "X", "enter").sees("no Customer ID begins with X").press("esc").cursorAt("C000700")
	r.press("/", "leeds", "enter").cursorAt("C000516").press(":", "C000616", "enter").cursorAt("C000616").press("esc").sees("all 250").cursorAt("C000616")
}

func TestGoToHiddenCustomer(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds", "enter", ":", "C000700").sees("not in the filter: C000700", "9 of 250")
	r.press("enter").sees("C000700", "is not shown: the filter leaves it", "The filter is: leeds", "c clear the filter and go there")
	r.press("esc").sees("9 of 250").press(":", "C000700", "enter", "c").sees("all 250").cursorAt("C000700")
	r.press("/", "up").sees("/ leeds ", "9 of 250")
}

func TestGoToExtendsRange(t *testing.T) {
	r := drive(t, 80, 24).press("j", "v", ":", "10", "enter").sees("9 marked").press(":", "1", "enter").sees("2 marked")
	r.press("v", ":", "10", "enter").sees("2 marked")
}

func TestGoToInOnePacket(t *testing.T) {
	drive(t, 80, 24).packet(":C000700").press("enter").cursorAt("C000700")
}

func TestGoToWithoutCustomers(t *testing.T) {
	driveOn(t, 80, 24, noData).press(":").sees("there are no customers yet").misses("go to:")
}

func TestGoToInLowWindow(t *testing.T) {
	drive(t, 40, 12).press(":", "200").sees("row 200: C000700").press("enter").cursorAt("C000700")
}

func TestColonIsNoHelp(t *testing.T) {
	drive(t, 80, 24).press("u", "esc", "enter", ":").sees(": does nothing here; ? lists the keys")
}
