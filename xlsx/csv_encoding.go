package xlsx

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"dovetail/model"
)

// An encodingOf says in which encoding a text is read, and how that is known.
type encodingOf struct {
	encoding string
	told     bool  // the text says so itself: it is UTF-8 with letters outside ASCII, or UTF-16
	guessed  bool  // by its letters
	certain  bool  // no other guess is nearly as likely
	chosen   bool  // by a person
	doubt    error // why it has to be chosen; nil where it need not
}

// findEncoding looks at the whole text: only that tells UTF-8 from another encoding.
func (t *textFile) findEncoding() error {
	head, err := readHead(t.source, t.size)
	if err != nil {
		return err
	}
	if wide := wideCharset(head); wide != "" {
		t.encoding, t.told = wide, true
		return nil
	}
	good, bad, err := countUTF8(t.bytes())
	if err != nil {
		return err
	}
	t.encoding, t.told = encodingUTF8, good > 0 && bad == 0
	switch {
	case bad == 0:
	case good >= bad: // its characters would come out wrong either way
		t.doubt = &FileError{ErrEncoding, "is damaged: some of its characters are UTF-8 and some are not; export it again as UTF-8, or choose its encoding"}
	default:
		return t.guess()
	}
	return nil
}

// bytes reads the text from its beginning as it is, without byte order marks.
func (t *textFile) bytes() *bufio.Reader {
	return skipMarks(bufio.NewReaderSize(io.NewSectionReader(t.source, 0, t.size), 64<<10))
}

// guess finds the encoding of a text that is not UTF-8.
func (t *textFile) guess() error {
	e, err := gather(t.bytes())
	if err != nil {
		return err
	}
	t.guessed = true
	if t.encoding, t.certain = e.best(); t.encoding == "" {
		t.encoding = charsets[0].name
		t.doubt = &FileError{ErrEncoding, "is in an encoding that cannot be told by its letters; export it again as UTF-8, or choose its encoding"}
	}
	return nil
}

// use takes the encoding that a person chose; "" leaves the one that was found.
func (t *textFile) use(encoding string) error {
	if encoding == "" {
		return t.doubt
	}
	t.chosen = true
	if t.encoding == encoding || t.lazy {
		return nil
	}
	t.encoding = encoding
	return t.findComma()
}

// notes say which encoding was taken where the text does not say it itself, with values to judge it by.
func (t *textFile) notes(foreign []string) []string {
	if !t.guessed && !t.chosen || len(foreign) == 0 {
		return nil
	}
	how := "chosen"
	switch {
	case t.chosen:
	case t.certain:
		how = "guessed"
	default:
		how = "guessed, and not certain"
	}
	return []string{"encoding " + t.encoding + " (" + how + "): " + strings.Join(foreign, ", ")}
}

// An Encoding is one in which a text can be read, with values as they are then.
type Encoding struct {
	Name   string
	Taken  bool     // the text is read in it now
	Values []string // the first that have characters outside ASCII, at most three
}

// HasEncodings reports whether a person can choose the encoding: the file is a text with letters outside ASCII, as
// ASCII is the same in all of them, and does not say itself in which.
func (f *File) HasEncodings() bool {
	return f.text != nil && !f.text.told && !f.text.lazy && (f.text.guessed || f.text.doubt != nil)
}

// Encodings returns the encodings in which the text can be read, the likeliest first. It returns none for a
// file that HasEncodings does not report.
func (f *File) Encodings(ctx context.Context) (list []Encoding, err error) {
	defer refuse(&err)
	if !f.HasEncodings() {
		return nil, nil
	}
	e, err := gather(f.text.bytes())
	if err != nil {
		return nil, err
	}
	names := []string{encodingUTF8}
	for _, g := range e.guesses() {
		names = append(names, g.encoding)
	}
	if f.text.guessed {
		names = append(names[1:], encodingUTF8)
	}
	for _, name := range names {
		values, err := f.text.samples(ctx, name)
		if err != nil {
			return nil, err
		}
		list = append(list, Encoding{name, name == f.text.encoding, values})
	}
	return list, nil
}

// samples returns the first values with characters outside ASCII as they are in an encoding.
func (t *textFile) samples(ctx context.Context, encoding string) ([]string, error) {
	other := *t
	other.encoding = encoding
	var values valueNotes
	enough := errors.New("enough")
	err := other.walk(ctx, func(int64, int64) {}, func(r rawRow) error {
		for _, c := range r.cells {
			values.add(r.number, c.text)
		}
		if len(values.foreign) == maxForeign {
			return enough
		}
		return nil
	})
	if known := (*FileError)(nil); errors.Is(err, enough) || errors.As(err, &known) {
		err = nil // a damaged text has samples too
	}
	return values.foreign, err
}

// restore reads the text again in the encoding in which input was read from it.
func (t *textFile) restore(input *model.ParsedFile) error {
	if t.encoding == input.Encoding || input.Encoding == "" {
		return nil
	}
	return t.use(input.Encoding)
}
