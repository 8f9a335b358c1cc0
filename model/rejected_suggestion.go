package model

import "time"

// RejectedSuggestion is a link that was suggested for a customer and that a user rejected.
type RejectedSuggestion struct {
	CustomerID string
	Link       Link // as it was suggested
	When       time.Time
	Who        string // the operating-system user
}
