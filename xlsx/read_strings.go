package xlsx

import "context"

const (
	// stringBlock is how much memory shared strings take at a time, in bytes; each lies in one block.
	stringBlock = maxText
	// checkStrings is the number of strings after which the context is asked.
	checkStrings = 1024
)

// sharedStrings are the texts that a workbook stores once and names by number, in few large pieces of
// memory: there can be millions.
type sharedStrings struct {
	blocks [][]byte
	places []place
}

// A place is where a string lies: its block, counted from 0, times stringBlock plus its start there.
type place struct{ start, length uint32 }

// sharedStrings are the workbook's, read once for all sheets until they are released.
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
func (w *workbook) release() { w.shared, w.looks = nil, nil }

// readStrings reads the shared strings.
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
			return nil
		})
	})
	return s, err
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
}

// at is string i, valid as long as one likes and not to be changed; false where there is none.
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
