package model

import "context"

// nameChunk is how many rows of a file a goroutine compares at a time.
const nameChunk = 256

// compareNames compares, on all CPUs, the names of the rows that change a link into a company with a list. Nothing is
// decided by it: the passes that follow find the names compared.
func (p *planner) compareNames(named func(i int) (name string, link Link)) {
	if !p.snapshot.HasSageLists() {
		return
	}
	chunks := (len(p.rows) + nameChunk - 1) / nameChunk
	_ = inParallel(context.Background(), chunks, func() func(int) {
		return func(chunk int) {
			for i := chunk * nameChunk; i < min(len(p.rows), (chunk+1)*nameChunk); i++ {
				p.compareName(i, named)
			}
		}
	})
}

// compareName compares the names of row i, if it changes a link that the list of its company has.
func (p *planner) compareName(i int, named func(i int) (name string, link Link)) {
	if p.rows[i].class != pending || p.plan.isDuplicate(i) {
		return
	}
	name, link := named(i)
	if stored := p.plan.before(i).Link; stored.Agrees(link) && stored.Completed(link) == stored {
		return
	}
	if list, at, found := p.snapshot.findListed(link); found {
		list.nameUnlike(at, name)
	}
}
