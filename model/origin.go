package model

// A Token is random text that tells a revision from another one of the same number: where a backup was
// restored, numbers come twice. Revision 0 has none, as nothing was written yet, and "" is also that of
// the revisions that a dovetail without tokens wrote.
type Token string

// A Origin names one state of the data. A workbook carries the one that it was exported from, a batch the
// one that it was planned on; the zero Mark is none.
type Origin struct {
	Database string // its ID
	Revision uint64
	Token    Token
}

// An Ancestry says how the state that a mark names relates to the data.
type Ancestry uint8

// The ancestries.
const (
	Unmarked  Ancestry = iota // no mark, or one of another database
	Past                      // the state is in the history of the data, or is the newest one
	Numbered                  // the revision is; the mark has no token that would prove that it is the same
	Ahead                     // the revision is later than that of the data
	Elsewhere                 // the history has another state with this revision
)

// token returns the token of a revision, "" for one that has none.
func (s *Snapshot) token(revision uint64) Token {
	if revision == 0 || revision > uint64(len(s.tokens)) {
		return ""
	}
	return s.tokens[revision-1]
}

// Origin returns the mark of the snapshot's own state.
func (s *Snapshot) Origin() Origin { return Origin{s.database, s.revision, s.token(s.revision)} }

// Tokens returns the tokens of all revisions from 1, to be shared with a later snapshot; not to be changed.
func (s *Snapshot) Tokens() []Token { return s.tokens }

// Has reports whether the history of the data has the state that a mark names.
func (s *Snapshot) Has(m Origin) bool {
	return m.Database == s.database && m.Revision <= s.revision && m.Token == s.token(m.Revision)
}

// HasEntry reports whether the history of the data has the revision that an entry made: after a backup was
// restored, an entry that was read before can be gone, or have become another one of the same number.
func (s *Snapshot) HasEntry(e Entry) bool { return s.Has(Origin{s.database, e.Revision, e.Token}) }

// Ancestry returns how the state that a mark names relates to the data.
func (s *Snapshot) Ancestry(m Origin) Ancestry {
	switch {
	case m.Database == "" || m.Database != s.database:
		return Unmarked
	case m.Revision > s.revision:
		return Ahead
	case s.Has(m) && (m.Token != "" || m.Revision == 0):
		return Past
	case m.Token == "" && m.Revision <= s.firstToken:
		return Numbered
	}
	return Elsewhere
}

// firstToken returns the first revision with a token, and the newest where none has one. It is the last
// that a dovetail without tokens can have exported.
func firstToken(tokens []Token, newest uint64) uint64 {
	for i, t := range tokens {
		if t != "" {
			return uint64(i + 1)
		}
	}
	return newest
}

// ancestry returns how the state that an upload was exported from relates to the data.
func (p *Plan) ancestry() Ancestry { return p.Snapshot.Ancestry(p.File.Origin) }

// originNotes returns what a person must know of the state that an upload was exported from.
func (p *Plan) originNotes() []string {
	if p.Kind != ForUpload {
		return nil
	}
	const judged = ": a backup was restored; a row that replaces a link is rejected"
	switch p.ancestry() {
	case Ahead:
		return []string{"exported from a later state than this one" + judged}
	case Elsewhere:
		return []string{"exported from a state that this database does not have" + judged}
	case Numbered:
		return []string{"exported by an older dovetail: a backup that was restored since does not show"}
	}
	if n := p.replaced(); n > 0 && p.File.Origin.Database == "" {
		return []string{"the file does not say when it was exported: " + Counted(n, "link that it replaces", "links that it replaces") + " may be newer"}
	}
	return nil
}

// replaced returns how many links the accepted rows replace, not complete.
func (p *Plan) replaced() (n int) {
	for i := range p.rows {
		if p.rows[i].class == Changed && replaces(p.before(i).Link, p.link(i)) {
			n++
		}
	}
	return n
}
