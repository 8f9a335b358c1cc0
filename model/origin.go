package model

// Token is random text that distinguishes a revision from another one with the same number: after a backup is restored,
// numbers are used twice. Revision 0 has no token, as nothing was written yet, nor have the revisions that were written
// by a dovetail before tokens; theirs is "".
type Token string

// Origin names one state of the data. A workbook carries the one that it was exported from, a batch the one that it was
// planned on. The zero Origin names none.
type Origin struct {
	Database string // its ID
	Revision uint64
	Token    Token
}

// Ancestry is how the state that an origin names relates to the data.
type Ancestry uint8

// The ancestries.
const (
	Unmarked  Ancestry = iota // no origin, or one of another database
	Past                      // the state is in the history of the data, or is the newest one
	Numbered                  // the revision is; the origin has no token that would prove that the state is the same
	Ahead                     // the revision is later than that of the data
	Elsewhere                 // the history has another state with this revision
)

// token returns the token of a revision, "" if it has none.
func (s *Snapshot) token(revision uint64) Token {
	if revision == 0 || revision > uint64(len(s.tokens)) {
		return ""
	}
	return s.tokens[revision-1]
}

// Origin returns the origin that names the snapshot's state.
func (s *Snapshot) Origin() Origin { return Origin{s.database, s.revision, s.token(s.revision)} }

// Tokens returns the tokens of all revisions from 1, to be shared with a later snapshot; not to be changed.
func (s *Snapshot) Tokens() []Token { return s.tokens }

// Has reports whether the history of the data has the state that an origin names.
func (s *Snapshot) Has(o Origin) bool {
	return o.Database == s.database && o.Revision <= s.revision && o.Token == s.token(o.Revision)
}

// HasEntry reports whether the history of the data has the revision that an entry wrote: after a backup is restored, an
// entry that was read before can be missing, or another one can have its number.
func (s *Snapshot) HasEntry(e Entry) bool { return s.Has(Origin{s.database, e.Revision, e.Token}) }

// Ancestry returns how the state that an origin names relates to the data.
func (s *Snapshot) Ancestry(o Origin) Ancestry {
	switch {
	case o.Database == "" || o.Database != s.database:
		return Unmarked
	case o.Revision > s.revision:
		return Ahead
	case s.Has(o) && (o.Token != "" || o.Revision == 0):
		return Past
	case o.Token == "" && o.Revision <= s.firstToken:
		return Numbered
	}
	return Elsewhere
}

// firstToken returns the first revision with a token, or the newest if none has one. It is the last that a dovetail
// before tokens can have exported.
func firstToken(tokens []Token, newest uint64) uint64 {
	for i, t := range tokens {
		if t != "" {
			return uint64(i + 1)
		}
	}
	return newest
}
