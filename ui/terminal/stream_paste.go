package terminal

import (
	"bytes"
	"unicode/utf8"
)

// keys passes keys on, up to the beginning of a paste.
func (s *Stream) keys(out, run []byte) []byte {
	text, ends := bytes.CutSuffix(run, []byte(pasteEnd))
	switch {
	case ends && (s.astray && len(text) > 0 || utf8.RuneCount(text) > 1 && text[0] != escape):
		// The end of a paste whose beginning was lost, or that was ended too early.
		s.begin(inBarePaste)
		s.astray, s.broken = false, true
		return s.bare(append(append(out, pasteStart...), markBare...), run)
	case ends:
		run = text
	case s.isAstray(run) || looksPasted(run):
		s.begin(inBarePaste)
		return s.bare(append(append(out, pasteStart...), markBare...), run)
	case bytes.HasSuffix(run, []byte(pasteStart)):
		s.begin(inPaste)
	}
	return append(out, run...)
}

// isAstray reports whether the bytes are the rest of a paste that was ended too early: neither a single
// key nor the beginning of another paste.
func (s *Stream) isAstray(run []byte) bool {
	switch {
	case !s.astray:
	case bytes.HasSuffix(run, []byte(pasteStart)):
		s.astray = false
	default:
		s.astray = utf8.RuneCount(run) > 1 && run[0] != escape
	}
	return s.astray
}

// paste passes on what stands in a paste, and its end.
func (s *Stream) paste(out, run []byte) []byte {
	text, ends := bytes.CutSuffix(run, []byte(pasteEnd))
	out = s.room(out, text)
	if ends {
		return s.end(out)
	}
	return out
}

// bare passes on what belongs to a paste without brackets. Escapes are left out, as one could end the
// brackets that the paste was given.
func (s *Stream) bare(out, run []byte) []byte {
	text, ends := bytes.CutSuffix(run, []byte(pasteEnd))
	out = s.room(out, bytes.ReplaceAll(text, []byte{escape}, nil))
	if ends {
		s.astray = false
		return s.end(out)
	}
	return out
}

func (s *Stream) begin(p phase) { s.phase, s.size, s.tooBig, s.broken = p, 0, false, false }

// room appends what stands in a paste, up to the limit.
func (s *Stream) room(out, text []byte) []byte {
	if room := PasteLimit - s.size; len(text) > room {
		text = text[:room]
		s.tooBig = true
	}
	s.size += len(text)
	return append(out, text...)
}

// end appends the end of a paste.
func (s *Stream) end(out []byte) []byte {
	if s.broken {
		out = append(out, markCut...)
	}
	if s.tooBig {
		out = append(out, markTooBig...)
	}
	s.phase = inKeys
	return append(out, pasteEnd...)
}
