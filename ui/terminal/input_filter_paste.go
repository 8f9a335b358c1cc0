package terminal

import (
	"bytes"
	"unicode/utf8"
)

// passKeys returns out with the keys in run appended, or with the beginning of a paste.
func (f *InputFilter) passKeys(out, run []byte) []byte {
	text, ends := bytes.CutSuffix(run, []byte(pasteEnd))
	switch {
	case ends && (f.awaitsRest && len(text) > 0 || utf8.RuneCount(text) > 1 && text[0] != escape):
		// The end of a paste whose beginning was lost, or that was ended too early.
		f.beginPaste(inUnbracketedPaste)
		f.awaitsRest, f.incomplete = false, true
		return f.passUnbracketed(append(append(out, pasteStart...), markUnbracketed...), run)
	case ends:
		run = text
	case f.continuesPaste(run) || looksPasted(run):
		f.beginPaste(inUnbracketedPaste)
		return f.passUnbracketed(append(append(out, pasteStart...), markUnbracketed...), run)
	case bytes.HasSuffix(run, []byte(pasteStart)):
		f.beginPaste(inPaste)
	}
	return append(out, run...)
}

// continuesPaste reports whether run is the rest of a paste that was ended too early: neither a single key nor
// the beginning of another paste.
func (f *InputFilter) continuesPaste(run []byte) bool {
	switch {
	case !f.awaitsRest:
	case bytes.HasSuffix(run, []byte(pasteStart)):
		f.awaitsRest = false
	default:
		f.awaitsRest = utf8.RuneCount(run) > 1 && run[0] != escape
	}
	return f.awaitsRest
}

// passPaste returns out with the text of a paste appended, and its end.
func (f *InputFilter) passPaste(out, run []byte) []byte {
	text, ends := bytes.CutSuffix(run, []byte(pasteEnd))
	out = f.appendPasted(out, text)
	if ends {
		return f.endPaste(out)
	}
	return out
}

// passUnbracketed returns out with the text of an unbracketed paste appended. Escapes are left out, because one
// could end the brackets that were added to the paste.
func (f *InputFilter) passUnbracketed(out, run []byte) []byte {
	text, ends := bytes.CutSuffix(run, []byte(pasteEnd))
	out = f.appendPasted(out, bytes.ReplaceAll(text, []byte{escape}, nil))
	if ends {
		f.awaitsRest = false
		return f.endPaste(out)
	}
	return out
}

// beginPaste resets the state of a paste.
func (f *InputFilter) beginPaste(p phase) {
	f.phase, f.size, f.tooBig, f.incomplete = p, 0, false, false
}

// appendPasted returns out with pasted text appended, up to PasteLimit.
func (f *InputFilter) appendPasted(out, text []byte) []byte {
	if room := PasteLimit - f.size; len(text) > room {
		text = text[:room]
		f.tooBig = true
	}
	f.size += len(text)
	return append(out, text...)
}

// endPaste returns out with the end of a paste appended.
func (f *InputFilter) endPaste(out []byte) []byte {
	if f.incomplete {
		out = append(out, markTruncated...)
	}
	if f.tooBig {
		out = append(out, markTooBig...)
	}
	f.phase = inKeys
	return append(out, pasteEnd...)
}
