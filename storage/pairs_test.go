package storage

import (
	"fmt"
	"testing"

	"dovetail/model"
)

func linkedTo(id, sageID, account string) model.Customer {
	return model.Customer{ID: id, Link: model.Link{Company: acme, SageID: sageID, Account: account}}
}

// pairOfAcme returns a former pair of the company acme.
func pairOfAcme(sageID, account string) model.Link {
	return model.Link{Company: acme, SageID: sageID, Account: account}
}

func TestPairsOfReplacedLinksAreKept(t *testing.T) {
	for _, c := range []struct {
		name  string
		batch model.Batch
		want  []model.Link
	}{
		{"the link is replaced", model.Batch{Put: []model.Customer{linkedTo("C1", "", "A9")}}, []model.Link{pairOfAcme("1", "A1")}},
		{"one identifier is replaced", model.Batch{Put: []model.Customer{linkedTo("C1", "1", "A9")}}, []model.Link{pairOfAcme("1", "A1")}},
		{"the link is removed", model.Batch{Put: []model.Customer{{ID: "C1"}}}, []model.Link{pairOfAcme("1", "A1")}},
		{"the customer is removed", model.Batch{Remove: []string{"C1"}}, []model.Link{pairOfAcme("1", "A1")}},
		{"only the case changes", model.Batch{Put: []model.Customer{linkedTo("C1", "1", "a1")}}, nil},
		{"only the name changes", model.Batch{Put: []model.Customer{{ID: "C1", Name: "Alpha", Link: linkedTo("", "1", "A1").Link}}}, nil},
		{"a link with one identifier is replaced", model.Batch{Put: []model.Customer{linkedTo("C2", "", "A9")}}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newStore(t)
			mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}, Put: []model.Customer{linkedTo("C1", "1", "A1"), linkedTo("C2", "", "A2")}})
			before := mustSnapshot(t, s, nil)
			mustApply(t, s, c.batch)
			equal(t, "pairs, all read", mustSnapshot(t, s, nil).FormerLinks(), c.want)
			equal(t, "pairs, read since the previous snapshot", mustSnapshot(t, s, before).FormerLinks(), c.want)
			equal(t, "pairs of the snapshot before", len(before.FormerLinks()), 0)
		})
	}
}

func TestPairsComeInTheOrderInWhichTheyWereReplaced(t *testing.T) {
	s := newStore(t)
	var links, others []model.Customer
	for i := range 2 * chunkPairs {
		links = append(links, linkedTo(fmt.Sprintf("C%04d", i), fmt.Sprint(i), fmt.Sprintf("A%04d", i)))
		others = append(others, linkedTo(fmt.Sprintf("C%04d", i), fmt.Sprint(i), fmt.Sprintf("B%04d", i)))
	}
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}, Put: links})
	mustApply(t, s, model.Batch{Put: others})
	middle := mustSnapshot(t, s, nil)
	mustApply(t, s, model.Batch{Put: links})
	for name, previous := range map[string]*model.Snapshot{"all": nil, "since": middle} {
		pairs := mustSnapshot(t, s, previous).FormerLinks()
		if len(pairs) != 4*chunkPairs || pairs[0].Account != "A0000" || pairs[2*chunkPairs].Account != "B0000" || pairs[4*chunkPairs-1].Account != "B1023" {
			t.Errorf("%s: %d pairs, beginning with %v", name, len(pairs), pairs[0])
		}
	}
}

func TestPairsOutliveTheirCompany(t *testing.T) {
	s := newStore(t)
	mustApply(t, s, model.Batch{AddCompanies: []model.Company{acme}, Put: []model.Customer{linkedTo("C1", "1", "A1")}})
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "C1"}}, RemoveCompanies: []model.Company{acme}})
	equal(t, "pairs", mustSnapshot(t, s, nil).FormerLinks(), []model.Link{pairOfAcme("1", "A1")})
}

func TestPairsOfSchema1ComeFromItsHistory(t *testing.T) {
	s := schema1(t)
	equal(t, "pairs", mustSnapshot(t, s, nil).FormerLinks(), []model.Link(nil))
	mustApply(t, s, model.Batch{Put: []model.Customer{{ID: "C2"}}})
	equal(t, "pairs", mustSnapshot(t, s, nil).FormerLinks(), []model.Link{{Company: model.Company{Site: "10", Name: "ACME UK"}, SageID: "2", Account: "BETA"}})
}

func FuzzPairs(f *testing.F) {
	former := formerPairs{revision: 7}
	before := model.Record{ID: "C1", Company: 3, SageID: "1", Account: "A1"}
	former.add(&before, nil)
	former.flush()
	f.Add(former.chunks[0].value[checksumSize:])
	f.Fuzz(func(t *testing.T, body []byte) {
		key := pairChunkKey(7, 0)
		if len(body) == 0 {
			return
		}
		pairs, err := decodePairs(nil, keyValue{key, sealed(key, body[1:])}, &companies{})
		if err == nil && len(pairs) > len(body) {
			t.Errorf("%d pairs of %d bytes", len(pairs), len(body))
		}
	})
}
