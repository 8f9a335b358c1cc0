package terminal

import (
	"bytes"
	"time"
	"unicode/utf8"
)

// How long the line must be silent before what is held back is what it looks like.
const (
	silenceKey    = 50 * time.Millisecond  // an escape was the key Esc
	silenceBare   = 200 * time.Millisecond // a paste without brackets is over
	silencePaste  = 2 * time.Second        // the end of a paste will not come
	silenceAnswer = 2 * time.Second        // nor the rest of an answer
)

// What a Stream is in the middle of.
type phase int

const (
	inKeys phase = iota
	inPaste
	inBarePaste
)

// A Stream is what Line does to the bytes, without any file or clock: what a terminal sends by itself is
// thrown away, pastes are bounded and bracketed, and keys come out as they came in, each in one piece. Its
// zero value is ready.
type Stream struct {
	phase  phase
	held   []byte // the beginning of a token
	size   int    // bytes of the paste so far
	tooBig bool   // the paste passed PasteLimit: its rest is thrown away
	broken bool   // a control string in the paste was broken off, and may have hidden a part of it
	// astray: the paste was ended without its end mark, so its rest may still come. Until a single key
	// shows that it does not, several bytes at once are that rest and not keys.
	astray bool

	text     controlString
	flooded  bool   // all is thrown away until the line is silent
	escaped  bool   // an Esc came out last: what comes now can be the rest of a sequence that it began
	doubtful bool   // held came behind that Esc, and may be such a rest
	run      []byte // of Feed
}

// Feed takes what one read brought and appends to out what the app may have of it.
func (s *Stream) Feed(out, in []byte) []byte {
	if len(in) == 1 && in[0] == interrupt && (s.phase != inKeys || !isHeldKey(s.held)) {
		// A ctrl+c that arrives alone was pressed, not pasted: what waits for an end that is lost lets go.
		out = s.Flush(out)
	}
	held := len(s.held)
	in = append(s.held, in...)
	s.held = nil
	if s.escaped {
		out, in = s.behindEscape(out, in, held)
	}
	for len(in) > 0 {
		out, in = s.step(out, in)
	}
	return out
}

// behindEscape decides whether what came behind a lone Esc is the rest of a sequence: then that was no Esc,
// which the app is told. The first held bytes of in came earlier than the others.
func (s *Stream) behindEscape(out, in []byte, held int) (_, rest []byte) {
	if len(in) == 0 {
		return out, in
	}
	s.escaped, s.doubtful = false, false
	switch restOfSequence(in, held) {
	case isUnsure:
		s.escaped, s.doubtful = true, true
		s.held = in
		return out, nil
	case isRest:
		return message(out, markWithdrawn), append([]byte{escape}, in...)
	}
	return out, in
}

// message appends a message about the key Esc.
func message(out []byte, mark string) []byte { return append(out, pasteStart+mark+pasteEnd...) }

// step hands on the tokens of in up to one after which others can mean something else, and returns the rest.
func (s *Stream) step(out, in []byte) (_, rest []byte) {
	switch {
	case s.flooded:
		return out, nil
	case s.text.open:
		return out, s.skip(in)
	}
	last, rest := s.sift(in)
	out = s.pass(out, s.run)
	if last == tokenEscape && s.phase == inKeys {
		out = message(out, markPressed)
	}
	return out, rest
}

// skip throws the rest of a control string away.
func (s *Stream) skip(in []byte) (rest []byte) {
	escaped := s.text.escaped
	n, broken := s.text.skip(in, s.phase == inPaste)
	rest = in[n:]
	if broken {
		s.broken = true
		if escaped && n == 0 {
			rest = append([]byte{escape}, in...) // it began another sequence
		} else if n > 0 && in[n-1] == escape {
			rest = in[n-1:]
		}
	}
	if s.text.size > longestString {
		s.text, s.flooded, s.broken = controlString{}, true, true
		return nil
	}
	return rest
}

// sift gathers in run what may pass of in, up to a token after which others can mean something else, and
// returns that token and the rest.
func (s *Stream) sift(in []byte) (last token, rest []byte) {
	s.run = s.run[:0]
	for len(in) > 0 {
		n, kind := s.scan(in)
		whole := in[:n]
		in = in[n:]
		switch {
		case kind == tokenUnfinished:
			s.held = in
			return kind, nil
		case kind == tokenString:
			s.text.open = true
			return kind, in
		case kind == tokenOverlong:
			s.flooded = true
			return kind, nil
		case string(whole) == terminator && s.phase == inKeys:
			s.run = s.run[:0] // of a string whose beginning came too early, or went to another program
		case s.passes(whole, kind):
			s.run = append(s.run, whole...)
		}
		if kind == tokenEscape || isBracket(whole) {
			return kind, in
		}
	}
	return tokenText, nil
}

// scan is scan; in a paste a control in 8 bits may be a letter of another set.
func (s *Stream) scan(in []byte) (int, token) {
	if s.phase == inPaste && in[0] >= utf8.RuneSelf {
		return scanLetter(in)
	}
	return scan(in)
}

// passes reports whether a token is for the app.
func (s *Stream) passes(whole []byte, kind token) bool {
	switch {
	case s.phase != inPaste:
		return kind == tokenText
	case kind == tokenAnswer:
		return !isReport(whole)
	}
	return true
}

// pass hands on what was gathered.
func (s *Stream) pass(out, run []byte) []byte {
	if len(run) == 0 {
		return out
	}
	switch s.phase {
	case inPaste:
		return s.paste(out, run)
	case inBarePaste:
		return s.bare(out, run)
	}
	return s.keys(out, run)
}

// Flush appends what was held back, because the line has been silent as long as Wait says, or is gone.
func (s *Stream) Flush(out []byte) []byte {
	held := s.held
	s.held, s.text, s.flooded = nil, controlString{}, false
	owes := s.doubtful || isHeldKey(held)
	s.escaped, s.doubtful = s.phase == inKeys && isEscape(held), false
	switch {
	case s.phase == inPaste:
		s.astray, s.broken = true, true
		return s.end(out)
	case s.phase == inBarePaste:
		return s.end(out)
	case owes:
		return append(out, held...)
	}
	// What was pasted behind the first bytes of its bracket may still come.
	s.astray = s.astray || len(held) > 2 && bytes.HasPrefix([]byte(pasteStart), held)
	return out
}

// isHeldKey reports whether what was held back is a key when nothing follows it.
func isHeldKey(held []byte) bool {
	return isEscape(held) || isEscape(bytes.TrimSuffix(held, []byte("O")))
}

// isEscape reports whether b is the key Esc, alone or with Alt.
func isEscape(b []byte) bool { return string(b) == "\x1b" || string(b) == "\x1b\x1b" }

// Wait is how long the line must be silent before Flush is called; 0 when nothing is held back. Where owes is
// false Flush brings nothing out: it can be called later, before the next Feed.
func (s *Stream) Wait() (silence time.Duration, owes bool) {
	switch {
	case s.phase == inPaste:
		return silencePaste, true
	case s.phase == inBarePaste:
		return silenceBare, true
	case s.flooded:
		return silenceBare, false
	case s.doubtful:
		return silenceAnswer, true
	case isHeldKey(s.held):
		return silenceKey, true
	case s.text.open, s.escaped, len(s.held) > 0:
		return silenceAnswer, false
	}
	return 0, false
}
