package widget

import "github.com/charmbracelet/lipgloss"

// Style draws text in a colour or with an attribute. The zero value leaves it as it is.
type Style struct{ style *lipgloss.Style }

// Render returns a text in the style.
func (s Style) Render(t Text) Text {
	if s.style == nil {
		return t
	}
	return Text{s.style.Render(t.s)}
}

// bold returns the style in bold.
func (s Style) bold(t *Theme) Style {
	if s.style == nil {
		return t.Bold
	}
	style := s.style.Bold(true)
	return Style{&style}
}
