package xlsx

// A format is a number format, as far as it changes what a number means.
type format struct {
	code string // as Excel writes it: 000000, dd/mm/yyyy
}
