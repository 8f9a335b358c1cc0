package xlsx

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"dovetail/model"
)

// encodingChoice is the encoding in which a text is read, and how it was found.
type encodingChoice struct {
	encoding   string
	recognised bool  // by the text itself: it is UTF-8 with letters outside ASCII, or UTF-16
	guessed    bool  // by its letters
	certain    bool  // no other guess is nearly as likely and reads the text differently
	chosen     bool  // by the user
	unknown    error // why the user has to choose; nil where it is known
}

// findEncoding finds the encoding of the text. It reads all of it, as a single byte can show that it is not UTF-8.
func (t *textFile) findEncoding() error {
	head, err := readHead(t.source, t.size)
	if err != nil {
		return err
	}
	if wide := wideCharset(head); wide != "" {
		t.encoding, t.recognised = wide, true
		return nil
	}
	good, bad, err := countUTF8(t.bytes())
	if err != nil {
		return err
	}
	t.encoding, t.recognised = encodingUTF8, good > 0 && bad == 0
	switch {
	case bad == 0:
	case good >= bad: // some characters are wrong either way
		t.unknown = &FileError{ErrEncoding, "is damaged: some of its characters are UTF-8 and some are not; export it again as UTF-8, or choose its encoding"}
	default:
		return t.guess()
	}
	return nil
}

// bytes returns a reader of the undecoded text, without byte order marks.
func (t *textFile) bytes() *bufio.Reader {
	return skipMarks(bufio.NewReaderSize(io.NewSectionReader(t.source, 0, t.size), 64<<10))
}

// guess guesses the encoding of a text that is not UTF-8.
func (t *textFile) guess() error {
	e, err := gather(t.bytes())
	if err != nil {
		return err
	}
	t.guessed = true
	if t.encoding, t.certain = e.best(); t.encoding == "" {
		t.encoding = charsets[0].name
		t.unknown = &FileError{ErrEncoding, "is in an encoding that cannot be recognised by its letters; export it again as UTF-8, or choose its encoding"}
	}
	return nil
}

// setEncoding sets the encoding that the user chose. With "" it keeps the one that was found, and returns the error of an
// unknown one.
func (t *textFile) setEncoding(encoding string) error {
	if encoding == "" {
		return t.unknown
	}
	t.chosen = true
	if t.encoding == encoding || t.lazy {
		return nil
	}
	t.encoding = encoding
	return t.findComma()
}

// notes returns the encoding that was guessed or chosen, with values to judge it by; foreign are the values outside
// ASCII.
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

// Encoding is an encoding in which a text can be read, with sample values.
type Encoding struct {
	Name   string
	Taken  bool     // it is the current one
	Values []string // the first ones with characters outside ASCII, at most three
}

// HasEncodings reports whether the user can choose the encoding: the file is a text with characters outside ASCII,
// and is neither valid UTF-8 nor UTF-16.
func (f *File) HasEncodings() bool {
	return f.text != nil && !f.text.recognised && !f.text.lazy && (f.text.guessed || f.text.unknown != nil)
}

// Encodings returns the encodings in which the text can be read, the likeliest first. It returns none for a
// file that HasEncodings does not report.
func (f *File) Encodings(ctx context.Context) (list []Encoding, err error) {
	defer recoverError(&err)
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

// samples returns the first values with characters outside ASCII, read in an encoding.
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

// restore sets the encoding in which input was read.
func (t *textFile) restore(input *model.ParsedFile) error {
	if t.encoding == input.Encoding || input.Encoding == "" {
		return nil
	}
	return t.setEncoding(input.Encoding)
}
