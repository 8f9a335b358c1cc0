package ui

import (
	"strings"
	"testing"
)

func TestLongPasteIntoFieldIsRefused(t *testing.T) {
	r := drive(t, 80, 24).press("/", "leeds").paste(strings.Repeat("x", 200_000)).sees("too long for one line", "9 of 250")
	r.press("esc", "esc", "u", "enter").paste("/" + strings.Repeat("y", 200_000)).sees("too long for one line")
}

func TestFieldTakesFirstLineOfPaste(t *testing.T) {
	for _, end := range []string{"\r", "\n", "\r\n"} {
		r := drive(t, 80, 24).press("/").paste("leeds"+end+"york"+end).sees("9 of 250", "only the first of the pasted lines was taken")
		r.press("esc", "esc", "/").paste("leeds" + end).sees("9 of 250").misses("only the first")
	}
}

func TestPasteWithAnyLineEnds(t *testing.T) {
	for _, end := range []string{"\r", "\n", "\r\n"} {
		r := drive(t, 140, 30).paste("C000502\tAcme UK\t" + demoSite + "\t9001\tGLAS9001" + end + "C000505\tAcme UK\t" + demoSite + "\t9002\tPERT9002" + end)
		r.sees("mapped by position").press("y").sees("columns by position, 2 rows", "2 new")
	}
}

func TestUnusedPasteShowsNotice(t *testing.T) {
	cells := "CustomerId\tSageCompanyName\rC1\tAcme\r"
	for _, keys := range [][]string{{"enter"}, {"tab"}, {"?", "esc", "e"}, {"tab", "j", "enter"}, {"c"}} {
		drive(t, 80, 24).press(keys...).paste(cells).sees("a paste does nothing here")
	}
}
