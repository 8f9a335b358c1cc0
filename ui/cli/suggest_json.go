package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"

	"dovetail/model"
)

// jsonSuggestion is a suggestion as suggest --json prints it.
type jsonSuggestion struct {
	CustomerID string   `json:"customerId"`
	Name       string   `json:"name"`
	Company    string   `json:"company"`
	Site       string   `json:"site"`
	Account    string   `json:"account"`
	SageID     string   `json:"sageId"`
	SageName   string   `json:"sageName"`
	Tier       string   `json:"tier"`
	Score      float64  `json:"score"`
	Rank       int      `json:"rank"`
	Reasons    []string `json:"reasons"`
}

// newJSONSuggestion returns what is printed of a suggestion. What speaks against it is among the reasons, and says so.
func newJSONSuggestion(x model.Suggestion) jsonSuggestion {
	link := x.Link()
	j := jsonSuggestion{
		x.CustomerID, x.Name, link.Company.Name, link.Company.Site, link.Account, link.SageID, x.Sage.Name,
		x.Tier.String(), math.Round(x.Score*1000) / 1000, x.Rank, slices.Concat([]string{}, x.Reasons),
	}
	for _, why := range x.Against {
		j.Reasons = append(j.Reasons, "against: "+why)
	}
	return j
}

// suggestJSON prints the suggestions of some tiers as a JSON array, those of the surest customers first.
func (p *program) suggestJSON(ctx context.Context, all *model.Suggestions, tiers []model.Tier) error {
	out := bufio.NewWriter(p.out)
	separator := "["
	for i := range all.Len() {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, x := range all.At(i) {
			if !x.IsOffered() || !slices.Contains(tiers, x.Tier) {
				continue
			}
			text, err := json.Marshal(newJSONSuggestion(x))
			if err != nil {
				return err
			}
			if _, err := fmt.Fprintf(out, "%s\n%s", separator, showableJSON(text)); err != nil {
				return err
			}
			separator = ","
		}
	}
	end := "\n]\n"
	if separator == "[" {
		end = "[]\n"
	}
	_, err := io.WriteString(out, end)
	return errors.Join(err, out.Flush())
}
