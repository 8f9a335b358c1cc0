package xlsx

import (
	"context"

	"dovetail/model"
)

const (
	// stringBlock is the size in bytes of a block of shared strings. No string is in two blocks.
	stringBlock = maxText
	// checkStrings is the number of strings after which the context is checked.
	checkStrings = 1024
	// maxStrings is the maximum number of shared strings: eight different ones for each row of a full sheet.
	maxStrings = 8 * model.MaxCustomers
)

// maxStringText is the maximum size in bytes of all shared strings together. The texts of a million customers take a
// third of it.
const maxStringText = 192 << 20

// sharedStrings are the texts that a workbook stores once and refers to by index, in few large allocations: there
// can be millions.
type sharedStrings struct {
	blocks [][]byte
	places []place
	size   int64 // of all texts, in bytes
}

// place is the place of a string. Its start is the index of its block times stringBlock plus its start there.
type place struct{ start, length uint32 }

// sharedStrings returns the workbook's shared strings, read once for all sheets until they are released.
func (w *workbook) sharedStrings(ctx context.Context, progress func(read int64)) (*sharedStrings, error) {
	if w.shared != nil {
		return w.shared, nil
	}
	shared, err := w.readStrings(ctx, progress)
	if err == nil {
		w.shared = shared
	}
	return shared, err
}

// release frees the memory of the shared strings and the styles.
func (w *workbook) release() { w.shared, w.formats = nil, nil }

// readStrings returns the shared strings.
func (w *workbook) readStrings(ctx context.Context, progress func(read int64)) (*sharedStrings, error) {
	s := &sharedStrings{}
	_, err := w.parts.xml(w.strings, "sst", func(x *xmlPart) error {
		var text []byte
		return x.Children(func(name string) (err error) {
			if name != "si" {
				return nil
			}
			if text, err = x.richText(text[:0]); err != nil {
				return err
			}
			if len(s.places)%checkStrings == 0 {
				progress(x.Offset())
				if ctx.Err() != nil {
					return ctx.Err()
				}
			}
			s.add(text)
			return s.checkSize()
		})
	})
	return s, err
}

// checkSize returns an error if there are more strings, or longer ones, than any list of customers needs.
func (s *sharedStrings) checkSize() error {
	switch {
	case len(s.places) > maxStrings:
		return &FileError{ErrTooLarge, "is too large: it has more than " + model.Number(maxStrings) + " different texts; delete the columns that are not needed, and save it again"}
	case s.size > maxStringText:
		return tooMuchText()
	}
	return nil
}

// tooMuchText returns the error for a file with more text than maxStringText.
func tooMuchText() error {
	return &FileError{ErrTooLarge, "is too large: it has more than " + model.Number(maxStringText>>20) + " MB of text; delete the columns that are not needed, and save it again"}
}

// add keeps a text of at most stringBlock bytes.
func (s *sharedStrings) add(text []byte) {
	last := len(s.blocks) - 1
	if last < 0 || len(s.blocks[last])+len(text) > stringBlock {
		s.blocks = append(s.blocks, make([]byte, 0, stringBlock))
		last++
	}
	start := last*stringBlock + len(s.blocks[last])
	s.blocks[last] = append(s.blocks[last], text...)
	s.places = append(s.places, place{uint32(start), uint32(len(text))})
	s.size += int64(len(text))
}

// at returns string i, which must not be changed, and whether there is one.
func (s *sharedStrings) at(i int) ([]byte, bool) {
	if i < 0 || i >= len(s.places) {
		return nil, false
	}
	p := s.places[i]
	if p.length == 0 {
		return nil, true
	}
	start := p.start % stringBlock
	return s.blocks[p.start/stringBlock][start : start+p.length], true
}
