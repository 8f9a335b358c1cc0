package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
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
	if why := x.WhyNotOffered(); why != "" {
		j.Reasons = append(j.Reasons, "against: "+why)
	}
	for _, why := range x.Against {
		j.Reasons = append(j.Reasons, "against: "+why)
	}
	return j
}

// suggestJSON prints the suggestions of some tiers as a JSON array, those of the surest customers first.
func (p *program) suggestJSON(ctx context.Context, all *model.Suggestions, tiers []model.Tier) error {
	return p.printSuggestions(ctx, func(yield func(model.Suggestion) bool) {
		for i := range all.Len() {
			for _, x := range all.At(i) {
				if ctx.Err() != nil || x.IsOffered() && slices.Contains(tiers, x.Tier) && !yield(x) {
					return
				}
			}
		}
	})
}

// printNotFree prints the customers whose likely Sage customer is not free, with that one: a line each, or JSON.
func (p *program) printNotFree(ctx context.Context, all *model.Suggestions, asJSON bool) error {
	rows, err := all.Filter(ctx, model.SuggestionFilter{NotFree: true})
	if err != nil {
		return err
	}
	notFree := func(yield func(model.Suggestion) bool) {
		for _, i := range rows {
			if ctx.Err() != nil || !yield(all.NotFreeAt(int(i))) {
				return
			}
		}
	}
	if asJSON {
		return p.printSuggestions(ctx, notFree)
	}
	lines := []string{model.Counted(len(rows), "customer is", "customers are") + " probably in Sage already, as an account that is linked or not open:"}
	for x := range notFree {
		lines = append(lines, x.CustomerID+" "+x.Name+": "+x.WhyNotOffered()+" ("+x.Company.Name+")")
	}
	return errors.Join(ctx.Err(), p.printLines(lines))
}

// printSuggestions prints suggestions as a JSON array.
func (p *program) printSuggestions(ctx context.Context, list iter.Seq[model.Suggestion]) error {
	out := bufio.NewWriter(p.out)
	separator := "["
	for x := range list {
		text, err := json.Marshal(newJSONSuggestion(x))
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%s\n%s", separator, showableJSON(text)); err != nil {
			return err
		}
		separator = ","
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	end := "\n]\n"
	if separator == "[" {
		end = "[]\n"
	}
	_, err := io.WriteString(out, end)
	return errors.Join(err, out.Flush())
}
