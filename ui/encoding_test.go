package ui

import "testing"

// macRoman is a load in the encoding of classic Mac OS.
const macRoman = "CustomerId,CustomerName\rC009010,M\x9fller GmbH\rC009011,Caf\x8e Nord\r"

func TestEncodingIsShownAndCanBeChosen(t *testing.T) {
	r := drive(t, 80, 24).loadFile("mac.csv", macRoman)
	r.sees("encoding macintosh (guessed): Müller GmbH, Café Nord", "Müller GmbH")
	r.press("E").sees("Which encoding shows the letters of these names correctly?", "1 macintosh    Müller GmbH, Café Nord (now)", "cp850")
	r.press("2").sees("(chosen)").misses("Müller GmbH")
	r.press("E", "1").sees("encoding macintosh (chosen): Müller GmbH, Café Nord").press("esc").sees("Sage › Customers")
}

func TestEncodingCanBeChosenInSmallWindow(t *testing.T) {
	drive(t, 40, 12).loadFile("mac.csv", macRoman).press("E").sees("1 macintosh", "↓ more").press("1").sees("Load mac.csv")
}

func TestEncodingIsNotOfferedIfFileDeclaresIt(t *testing.T) {
	r := drive(t, 140, 30)
	r.uploadFile("links.csv", mistakes).press("E").sees("the file declares its encoding: utf-8")
	r.paste("").press("esc", "esc", "esc")
}

func TestUnknownEncodingIsAsked(t *testing.T) {
	r := drive(t, 80, 24).loadFile("mixed.csv", "CustomerId,CustomerName\nC009010,Müller\nC009011,Caf\xe9 Nord\n")
	r.sees("some of its characters are UTF-8 and some are not", "1 utf-8", "windows-1252").press("1")
	r.sees("Load mixed.csv", "1 new", "1 rejected")
}
