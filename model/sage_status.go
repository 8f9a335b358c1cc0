package model

import (
	"slices"
	"strings"
)

// The values of SageCustomer.Status that say that a customer is not open.
const (
	StatusOnHold   = "on hold"
	StatusInactive = "inactive"
	StatusClosed   = "closed"
)

// sageStatuses are the words of statuses, as titleKey writes them, worst first.
var sageStatuses = []struct {
	status string
	words  []string
}{
	{StatusClosed, []string{
		"closed", "close", "deleted", "archived", "ceased", "terminated", "geschlossen", "geloscht", "gelöscht", "ferme", "fermé", "cerrado", "cerrada",
	}},
	{StatusInactive, []string{
		"inactive", "notactive", "dormant", "disabled", "hidden", "nonactive", "inaktiv", "inactif", "inactivo", "inactiva", "inattivo", "inactief",
	}},
	{StatusOnHold, []string{
		"onhold", "hold", "held", "onstop", "stop", "stopped", "suspended", "blocked", "accountonhold", "gesperrt", "bloque", "bloqué", "bloqueado",
		"bloqueada", "bloccato", "geblokkeerd", "sospeso", "suspendu",
	}},
	{"", []string{
		"", "open", "active", "live", "ok", "current", "trading", "normal", "enabled", "notonhold", "nothold", "visible", "aktiv", "actif", "activo", "activa",
		"attivo", "actief", "offen", "ouvert", "abierto", "aperto",
	}},
}

// statusPrefix is what Sage 200 writes before its statuses: AccountStatusOnHold.
const statusPrefix = "accountstatus"

// parseStatus returns the status that a word of a list means, "" for an open customer, and whether it is understood. Of a
// word that is not it returns the word.
func parseStatus(word string) (status string, understood bool) {
	key := strings.TrimPrefix(titleKey(word), statusPrefix)
	for _, s := range sageStatuses {
		if slices.Contains(s.words, key) {
			return s.status, true
		}
	}
	return CleanName(strings.TrimSpace(word)), false
}

// parseStatusFlag returns the status of a column that says with yes or no whether a customer has it. Some lists have words
// in it.
func parseStatusFlag(text, status string) (_ string, understood bool) {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "x", "t", "✓", "✔", "ja", "oui", "si", "sí":
		return status, true
	case "f", "nein", "non", "nee", "-":
		return "", true
	}
	if yes, ok := parseYesNo(text); ok {
		if yes {
			return status, true
		}
		return "", true
	}
	return parseStatus(text)
}

// worstStatus returns that of two statuses which says more against a customer: closed, inactive, on hold, another word,
// open.
func worstStatus(a, b string) string {
	rank := func(status string) int {
		for i, s := range sageStatuses {
			if s.status == status && status != "" {
				return i
			}
		}
		return len(sageStatuses)
	}
	if rank(b) < rank(a) || a == "" {
		return b
	}
	return a
}
