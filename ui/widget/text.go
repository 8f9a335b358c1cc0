package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Text is a text that may be written to the terminal. It holds no control character but the line feeds between the
// lines of a block, no escape sequence but those of a Style, and no character that the terminal cannot show.
//
// Outside of this package only Theme.Safe makes a Text of a string that is not a constant, and it escapes what a file,
// a name or an error holds. All that is drawn is a Text, so drawing a string that was not escaped does not compile.
// The zero value is the empty text.
type Text struct{ s string }

// constant is a type that other packages cannot name: of what they have, only an untyped constant becomes one.
type constant string

// Plain returns a constant in ASCII as a text. Constants with other signs need Theme.Safe: not all terminals have them.
func Plain(s constant) Text { return Text{string(s)} }

// Spaces returns n spaces, none where n is negative.
func Spaces(n int) Text { return Text{strings.Repeat(" ", max(n, 0))} }

// String returns the bytes for the terminal.
func (t Text) String() string { return t.s }

// Width returns the number of cells that a line takes.
func (t Text) Width() int { return ansi.StringWidth(t.s) }

// Plus returns the text with others behind it.
func (t Text) Plus(others ...Text) Text {
	if len(others) == 1 {
		return Text{t.s + others[0].s}
	}
	var b strings.Builder
	b.WriteString(t.s)
	for _, o := range others {
		b.WriteString(o.s)
	}
	return Text{b.String()}
}

// Lines returns the lines of a block.
func (t Text) Lines() []Text { return lines(t.s) }

// Indent returns the text behind n spaces.
func (t Text) Indent(n int) Text { return Spaces(n).Plus(t) }

// Truncate returns as much of a line as fits into width cells.
func (t Text) Truncate(width int) Text { return Text{ansi.Truncate(t.s, max(width, 0), "")} }

// Unstyled returns the text without colours and attributes.
func (t Text) Unstyled() Text { return Text{ansi.Strip(t.s)} }

// Skip returns a line without its first n cells.
func (t Text) Skip(n int) Text { return Text{ansi.TruncateLeft(t.s, max(n, 0), "")} }

// Wrap returns the lines of a text that is broken at spaces, or in words that are wider than width cells. It returns no
// line where width is less than 1.
func (t Text) Wrap(width int) []Text {
	if width < 1 {
		return nil
	}
	return lines(ansi.Wrap(t.s, width, ""))
}

// HardWrap returns the lines of a text that is broken after each width cells, or each cell where width is less than 1.
func (t Text) HardWrap(width int) []Text {
	return lines(ansi.Hardwrap(t.s, max(width, 1), true))
}

// lines returns the lines of a block.
func lines(block string) []Text {
	var list []Text
	for line := range strings.SplitSeq(block, "\n") {
		list = append(list, Text{line})
	}
	return list
}

// Indent returns lines behind n spaces each.
func Indent(n int, lines []Text) []Text {
	list := make([]Text, len(lines))
	for i, line := range lines {
		list[i] = line.Indent(n)
	}
	return list
}

// Join returns texts with a separator between each two.
func Join(texts []Text, separator Text) Text {
	size := len(texts) * len(separator.s)
	for _, t := range texts {
		size += len(t.s)
	}
	var b strings.Builder
	b.Grow(size)
	for i, t := range texts {
		if i > 0 {
			b.WriteString(separator.s)
		}
		b.WriteString(t.s)
	}
	return Text{b.String()}
}

// Stack returns a block of lines or blocks one below the other.
func Stack(blocks ...Text) Text { return Join(blocks, Text{"\n"}) }

// Beside returns two blocks side by side. The left one has the height of the outcome.
func Beside(left, right Text) Text {
	list, other := lines(left.s), lines(right.s)
	for i := range min(len(list), len(other)) {
		list[i] = list[i].Plus(other[i])
	}
	return Stack(list...)
}
