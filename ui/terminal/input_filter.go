package terminal

import (
	"bytes"
	"time"
	"unicode/utf8"
)

// How long no input must arrive before the bytes held back are interpreted as they are.
const (
	keyTimeout         = 50 * time.Millisecond  // an escape is the key Esc
	unbracketedTimeout = 200 * time.Millisecond // an unbracketed paste is complete
	pasteTimeout       = 2 * time.Second        // the end of a paste will not arrive
	answerTimeout      = 2 * time.Second        // the rest of an answer will not arrive
)

// phase is what an InputFilter is in the middle of.
type phase int

const (
	inKeys phase = iota
	inPaste
	inUnbracketedPaste
)

// InputFilter filters the bytes that a terminal sends, without a file or clock: it discards what the terminal
// sends by itself, bounds and brackets pastes, and passes keys unchanged, each in one piece. Its zero value
// is ready to use.
type InputFilter struct {
	phase      phase
	held       []byte // the beginning of a token
	size       int    // bytes of the paste so far
	tooBig     bool   // the paste exceeded PasteLimit: its rest is discarded
	incomplete bool   // a control string in the paste was broken off, and may have consumed part of the text
	// awaitsRest is set when the paste was ended without its end bracket, so that its rest may still arrive.
	// Until a single key arrives, several bytes at once are that rest and not keys.
	awaitsRest bool

	control       controlString
	discarding    bool   // all input is discarded until a pause of unbracketedTimeout
	lastWasEscape bool   // the last output was an Esc: the next bytes can be the rest of a sequence
	undecided     bool   // held arrived after that Esc, and may be such a rest
	passed        []byte // the bytes that step passes; a field to reuse its memory
}

// Feed filters in, the bytes of one read. It returns out with the bytes for the app appended.
func (f *InputFilter) Feed(out, in []byte) []byte {
	if len(in) == 1 && in[0] == interrupt && (f.phase != inKeys || !isHeldKey(f.held)) {
		// A ctrl+c that arrives alone was pressed, not pasted: it ends a wait for an end that was lost.
		out = f.Flush(out)
	}
	held := len(f.held)
	in = append(f.held, in...)
	f.held = nil
	if f.lastWasEscape {
		out, in = f.continueEscape(out, in, held)
	}
	for len(in) > 0 {
		out, in = f.step(out, in)
	}
	return out
}

// continueEscape decides whether in, which arrived after a lone Esc, is the rest of a sequence: then the Esc is
// withdrawn. The first held bytes of in arrived before the others. It returns out with the message for the
// app, if any, and what remains of the input.
func (f *InputFilter) continueEscape(out, in []byte, held int) (_, rest []byte) {
	if len(in) == 0 {
		return out, in
	}
	f.lastWasEscape, f.undecided = false, false
	switch restOfSequence(in, held) {
	case isUnsure:
		f.lastWasEscape, f.undecided = true, true
		f.held = in
		return out, nil
	case isRest:
		return appendMark(out, markEscWithdrawn), append([]byte{escape}, in...)
	}
	return out, in
}

// appendMark returns out with a message about the key Esc appended.
func appendMark(out []byte, mark string) []byte { return append(out, pasteStart+mark+pasteEnd...) }

// step passes the tokens of in up to one that can change the meaning of the following. It returns out with them
// appended, and the rest of in.
func (f *InputFilter) step(out, in []byte) (_, rest []byte) {
	switch {
	case f.discarding:
		return out, nil
	case f.control.open:
		return out, f.skip(in)
	}
	last, rest := f.collect(in)
	out = f.pass(out, f.passed)
	if last == tokenEscape && f.phase == inKeys {
		out = appendMark(out, markEscPressed)
	}
	return out, rest
}

// skip discards the rest of a control string and returns the bytes of in that follow it.
func (f *InputFilter) skip(in []byte) (rest []byte) {
	escaped := f.control.escaped
	n, broken := f.control.skip(in, f.phase == inPaste)
	rest = in[n:]
	if broken {
		f.incomplete = true
		if escaped && n == 0 {
			rest = append([]byte{escape}, in...) // the escape begins another sequence
		} else if n > 0 && in[n-1] == escape {
			rest = in[n-1:]
		}
	}
	if f.control.size > longestString {
		f.control, f.discarding, f.incomplete = controlString{}, true, true
		return nil
	}
	return rest
}

// collect stores in s.passed the tokens of in that pass, up to one that can change the meaning of the following.
// It returns the kind of that token and the rest of in.
func (f *InputFilter) collect(in []byte) (last token, rest []byte) {
	f.passed = f.passed[:0]
	for len(in) > 0 {
		n, kind := f.scan(in)
		whole := in[:n]
		in = in[n:]
		switch {
		case kind == tokenUnfinished:
			f.held = in
			return kind, nil
		case kind == tokenString:
			f.control.open = true
			return kind, in
		case kind == tokenOverlong:
			f.discarding = true
			return kind, nil
		case string(whole) == terminator && f.phase == inKeys:
			f.passed = f.passed[:0] // the end of a string whose beginning arrived too early, or at another program
		case f.passes(whole, kind):
			f.passed = append(f.passed, whole...)
		}
		if kind == tokenEscape || isBracket(whole) {
			return kind, in
		}
	}
	return tokenText, nil
}

// scan returns the first token of in. In a paste, an 8-bit control may be a character of another encoding.
func (f *InputFilter) scan(in []byte) (int, token) {
	if f.phase == inPaste && in[0] >= utf8.RuneSelf {
		return scanRune(in)
	}
	return scan(in)
}

// passes reports whether a token is passed to the app.
func (f *InputFilter) passes(whole []byte, kind token) bool {
	switch {
	case f.phase != inPaste:
		return kind == tokenText
	case kind == tokenAnswer:
		return !isReport(whole)
	}
	return true
}

// pass returns out with the collected bytes appended, as the phase requires.
func (f *InputFilter) pass(out, run []byte) []byte {
	if len(run) == 0 {
		return out
	}
	switch f.phase {
	case inPaste:
		return f.passPaste(out, run)
	case inUnbracketedPaste:
		return f.passUnbracketed(out, run)
	}
	return f.passKeys(out, run)
}

// Flush is called when no input arrived for the time that Wait returned, or when the terminal is lost. It
// returns out with the bytes for the app appended.
func (f *InputFilter) Flush(out []byte) []byte {
	held := f.held
	f.held, f.control, f.discarding = nil, controlString{}, false
	heldIsKey := f.undecided || isHeldKey(held)
	f.lastWasEscape, f.undecided = f.phase == inKeys && isEscape(held), false
	switch {
	case f.phase == inPaste:
		f.awaitsRest, f.incomplete = true, true
		return f.endPaste(out)
	case f.phase == inUnbracketedPaste:
		return f.endPaste(out)
	case heldIsKey:
		return append(out, held...)
	}
	// The text of a paste may still arrive after the first bytes of its bracket.
	f.awaitsRest = f.awaitsRest || len(held) > 2 && bytes.HasPrefix([]byte(pasteStart), held)
	return out
}

// isHeldKey reports whether the bytes held back are a key if nothing follows them.
func isHeldKey(held []byte) bool {
	return isEscape(held) || isEscape(bytes.TrimSuffix(held, []byte("O")))
}

// isEscape reports whether b is the key Esc, alone or with Alt.
func isEscape(b []byte) bool { return string(b) == "\x1b" || string(b) == "\x1b\x1b" }

// Wait returns how long no input must arrive before Flush is called; 0 when nothing is held back. Where
// hasOutput is false Flush appends nothing, and can be called later, before the next Feed.
func (f *InputFilter) Wait() (timeout time.Duration, hasOutput bool) {
	switch {
	case f.phase == inPaste:
		return pasteTimeout, true
	case f.phase == inUnbracketedPaste:
		return unbracketedTimeout, true
	case f.discarding:
		return unbracketedTimeout, false
	case f.undecided:
		return answerTimeout, true
	case isHeldKey(f.held):
		return keyTimeout, true
	case f.control.open, f.lastWasEscape, len(f.held) > 0:
		return answerTimeout, false
	}
	return 0, false
}
