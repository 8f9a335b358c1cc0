package ui

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"dovetail/model"
)

// examples returns the filter language, which matters most while the user types a filter. The order of rows is left
// out: it is an option of the commands.
func (c *rowsGrid) examples() (list []model.SyntaxSection, first bool) {
	list = slices.DeleteFunc(c.table.FilterHelp(), func(s model.SyntaxSection) bool { return strings.Contains(s.Title, "--sort") })
	return list, c.filter.Focused()
}

// useExample writes a term at the end of the filter.
func (c *rowsGrid) useExample(text string) tea.Cmd {
	if why := c.owner.whyEmpty(); why != "" {
		c.app.notify(why)
		return nil
	}
	c.goTo.open = false
	c.filter.open()
	c.filter.separate()
	c.filter.write(text)
	return tea.Batch(c.filtered(), c.filter.completions(c.view.source))
}
