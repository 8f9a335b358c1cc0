package terminal

import (
	"bytes"
	"time"
	"unicode/utf8"
)

// How long the line must be silent before what is held back is what it looks like.
const (
	silenceKey   = 50 * time.Millisecond  // an escape was the key Esc
	silenceBare  = 200 * time.Millisecond // a paste without brackets is over
	silencePaste = 2 * time.Second        // the end of a paste will not come
)

const interrupt = 0x03 // ctrl+c

// What a stream is in the middle of.
type phase int

const (
	inKeys phase = iota
	inPaste
	inBarePaste
)

// A stream is what Line does to the bytes, without any file or clock. What are neither keys split in two
// nor pastes comes out as it came in. Its zero value is ready.
type stream struct {
	phase  phase
	held   []byte // the beginning of a key or, in a paste, of its end
	size   int    // bytes of the paste so far
	tooBig bool   // the paste passed PasteLimit: its rest is thrown away
	// astray: the paste was ended without its end mark, so its rest may still come. Until a single key
	// shows that it does not, several bytes at once are that rest and not keys.
	astray bool
}

// feed takes what one read brought and appends to out what the app may have of it.
func (s *stream) feed(out, in []byte) []byte {
	if s.phase != inKeys && len(in) == 1 && in[0] == interrupt {
		// A ctrl+c that arrives alone was pressed, not pasted: a paste whose end is lost lets go.
		out = s.flush(out)
	}
	in = append(s.held, in...)
	s.held = nil
	for len(in) > 0 {
		switch s.phase {
		case inPaste:
			out, in = s.paste(out, in)
		case inBarePaste:
			out, in = s.bare(out, in)
		default:
			out, in = s.keys(out, in)
		}
	}
	return out
}

// flush appends what was held back, because the line has been silent for wait or is gone.
func (s *stream) flush(out []byte) []byte {
	held := s.held
	s.held = nil
	switch s.phase {
	case inPaste:
		out = append(s.pass(out, held), markCut...)
		s.astray = true
		return s.end(out)
	case inBarePaste:
		return s.end(out)
	default:
		return append(out, held...)
	}
}

// wait is how long the line must be silent before flush; 0 when nothing is held back.
func (s *stream) wait() time.Duration {
	switch {
	case s.phase == inPaste:
		return silencePaste
	case s.phase == inBarePaste:
		return silenceBare
	case len(s.held) > 0:
		return silenceKey
	default:
		return 0
	}
}

// keys passes keys on, up to the beginning of a paste.
func (s *stream) keys(out, in []byte) (passed, rest []byte) {
	if s.isAstray(in) || looksPasted(in) {
		s.begin(inBarePaste)
		return append(append(out, pasteStart...), markBare...), in
	}
	if before, _, found := bytes.Cut(in, []byte(pasteStart)); found {
		s.begin(inPaste)
		n := len(before) + len(pasteStart)
		return append(out, in[:n]...), in[n:]
	}
	whole := len(in) - unfinished(in)
	s.held = in[whole:]
	return append(out, in[:whole]...), nil
}

// isAstray reports whether the bytes are the rest of a paste that was ended too early: neither a single
// key nor the beginning of another paste.
func (s *stream) isAstray(in []byte) bool {
	switch {
	case !s.astray:
	case bytes.Contains(in, []byte(pasteStart)):
		s.astray = false
	case !bytes.Contains(in, []byte(pasteEnd)):
		s.astray = utf8.RuneCount(in) > 1 && in[0] != escape
	}
	return s.astray
}

// paste passes on what stands in a paste, and its end.
func (s *stream) paste(out, in []byte) (passed, rest []byte) {
	text, rest, found := bytes.Cut(in, []byte(pasteEnd))
	if found {
		return s.end(s.pass(out, text)), rest
	}
	whole := len(in) - beginsEnd(in)
	s.held = in[whole:]
	return s.pass(out, in[:whole]), nil
}

// bare passes on what belongs to a paste without brackets. Escapes are left out, as one could end the
// brackets that the paste was given.
func (s *stream) bare(out, in []byte) (passed, rest []byte) {
	text, rest, found := bytes.Cut(in, []byte(pasteEnd))
	out = s.pass(out, bytes.ReplaceAll(text, []byte{escape}, nil))
	if found {
		s.astray = false
		out = s.end(out)
	}
	return out, rest
}

func (s *stream) begin(p phase) { s.phase, s.size, s.tooBig = p, 0, false }

// pass appends what stands in a paste, up to the limit.
func (s *stream) pass(out, text []byte) []byte {
	if room := PasteLimit - s.size; len(text) > room {
		text = text[:room]
		s.tooBig = true
	}
	s.size += len(text)
	return append(out, text...)
}

// end appends the end of a paste.
func (s *stream) end(out []byte) []byte {
	if s.tooBig {
		out = append(out, markTooBig...)
	}
	s.phase = inKeys
	return append(out, pasteEnd...)
}
