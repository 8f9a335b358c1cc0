package xmlscan

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// worksheet returns a sheet of 10,000 rows as Excel writes it: 210,000 elements in 5 MB.
func worksheet() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	for row := range 10_000 {
		fmt.Fprintf(&b, `<row r="%d" spans="1:10" x14ac:dyDescent="0.25">`, row+1)
		for column := range 10 {
			fmt.Fprintf(&b, `<c r="%c%d" s="1" t="s"><v>%d</v></c>`, 'A'+column, row+1, 10*row+column)
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData></worksheet>")
	return b.String()
}

// BenchmarkTokens compares a pass over all tokens of a worksheet with that of encoding/xml. Its RawToken does
// not match end tags with start tags; its Token does, and translates prefixes.
func BenchmarkTokens(b *testing.B) {
	text := worksheet()
	for _, c := range []struct {
		name string
		pass func(r io.Reader) error
	}{
		{"xmlscan", func(r io.Reader) error { return New(r).Finish() }},
		{"encoding-xml-RawToken", func(r io.Reader) error { return drain(xml.NewDecoder(r).RawToken) }},
		{"encoding-xml-Token", func(r io.Reader) error { return drain(xml.NewDecoder(r).Token) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if err := c.pass(strings.NewReader(text)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// drain calls next until the end of its document.
func drain(next func() (xml.Token, error)) error {
	for {
		if _, err := next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
