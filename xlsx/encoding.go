package xlsx

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// The encodings that are recognised with certainty.
const (
	encodingUTF8    = "utf-8"
	encodingUTF16LE = "utf-16le"
	encodingUTF16BE = "utf-16be"
)

// charset is an encoding of one byte a character.
type charset struct {
	name    string
	table   *charmap.Charmap
	prior   float64 // of a guess: how much rarer it is than Windows-1252, as a natural logarithm
	aliases []string
}

// charsets are the single-byte encodings in which current programs write CSV, those of Excel first. Greek and
// Baltic ones are included so that they are not mistaken for Cyrillic and Polish.
var charsets = [...]charset{
	{"windows-1252", charmap.Windows1252, 0, []string{"1252", "cp1252", "latin1", "iso-8859-1", "ansi"}},
	{"windows-1250", charmap.Windows1250, -2, []string{"1250", "cp1250"}},
	{"windows-1251", charmap.Windows1251, -2, []string{"1251", "cp1251"}},
	{"windows-1253", charmap.Windows1253, -3, []string{"1253", "cp1253", "iso-8859-7"}},
	{"windows-1254", charmap.Windows1254, -2, []string{"1254", "cp1254", "iso-8859-9"}},
	{"windows-1257", charmap.Windows1257, -4, []string{"1257", "cp1257"}},
	{"iso-8859-15", charmap.ISO8859_15, -3, []string{"latin9", "8859-15"}},
	{"iso-8859-2", charmap.ISO8859_2, -3.5, []string{"latin2", "8859-2"}},
	{"macintosh", charmap.Macintosh, -2.5, []string{"macroman", "mac"}},
	{"cp850", charmap.CodePage850, -2.5, []string{"850", "ibm850", "dos"}},
	{"cp437", charmap.CodePage437, -3.5, []string{"437", "ibm437"}},
	{"cp852", charmap.CodePage852, -3.5, []string{"852", "ibm852"}},
	{"cp866", charmap.CodePage866, -3.5, []string{"866", "ibm866"}},
}

// Encodings returns the names of the encodings that a text can be read in.
func Encodings() []string {
	names := []string{encodingUTF8, encodingUTF16LE, encodingUTF16BE}
	for _, c := range charsets {
		names = append(names, c.name)
	}
	return names
}

// FindEncoding returns the encoding with this name or alias, such as utf8, 1252 or MacRoman, and whether there is
// one.
func FindEncoding(name string) (encoding string, ok bool) {
	name = strings.ReplaceAll(strings.ToLower(strings.TrimSpace(name)), "_", "-")
	switch name {
	case "utf8":
		return encodingUTF8, true
	case "utf16", "utf-16", "utf16le", "unicode":
		return encodingUTF16LE, true
	case "utf16be":
		return encodingUTF16BE, true
	}
	for _, c := range charsets {
		if slices.Contains(c.aliases, name) {
			return c.name, true
		}
	}
	return name, slices.Contains(Encodings(), name)
}

// wideCharset returns the UTF-16 encoding of a text, or "" for another one. Without a byte order mark it is
// recognised by the zeros of its ASCII characters, at least commas and line ends.
func wideCharset(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return encodingUTF16LE
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return encodingUTF16BE
	}
	var zeros [2]int // at even and odd indexes
	for i, b := range head {
		if b == 0 {
			zeros[i%2]++
		}
	}
	enough := len(head) / 10
	switch {
	case zeros[0] == 0 && zeros[1] > enough:
		return encodingUTF16LE
	case zeros[1] == 0 && zeros[0] > enough:
		return encodingUTF16BE
	}
	return ""
}

// decodeText returns a reader that decodes r to UTF-8 without byte order marks. Undefined bytes become U+FFFD,
// which is damage.
func decodeText(r io.Reader, encoding string) *bufio.Reader {
	source := bufio.NewReaderSize(r, 64<<10)
	switch encoding {
	case encodingUTF16LE:
		return skipMarks(bufio.NewReader(utf16Reader(source, unicode.LittleEndian)))
	case encodingUTF16BE:
		return skipMarks(bufio.NewReader(utf16Reader(source, unicode.BigEndian)))
	case encodingUTF8:
		return skipMarks(source) // an invalid byte is damage, as U+FFFD is
	}
	table := newByteTable(encoding)
	return skipMarks(bufio.NewReaderSize(&byteDecoder{source: skipMarks(source), table: table}, 64<<10))
}

// skipMarks skips byte order marks at the beginning of b and returns b. Some programs write several, or one that
// was read as Windows-1252 and saved again.
func skipMarks(b *bufio.Reader) *bufio.Reader {
	for {
		head, _ := b.Peek(len("ï»¿"))
		switch {
		case bytes.HasPrefix(head, []byte(byteOrderMark)):
			_, _ = b.Discard(len(byteOrderMark)) // they were peeked at
		case bytes.HasPrefix(head, []byte("ï»¿")):
			_, _ = b.Discard(len("ï»¿"))
		default:
			return b
		}
	}
}

// byteTable has the character of each byte, utf8.RuneError where it is undefined.
type byteTable [256]rune

// newByteTable returns the table of a single-byte encoding. The tables of the web standard map undefined bytes to
// control characters, which do not occur in CSV; here they stay undefined.
func newByteTable(encoding string) *byteTable {
	t := new(byteTable)
	i := slices.IndexFunc(charsets[:], func(c charset) bool { return c.name == encoding })
	for b := range t {
		t[b] = charsets[max(i, 0)].table.DecodeByte(byte(b))
		if t[b] >= 0x80 && t[b] < 0xa0 {
			t[b] = utf8.RuneError
		}
	}
	return t
}

// byteDecoder decodes bytes to UTF-8 by a table.
type byteDecoder struct {
	source *bufio.Reader
	table  *byteTable
}

// Read fills p with whole characters and returns their number of bytes.
func (d *byteDecoder) Read(p []byte) (int, error) {
	n := 0
	for n+utf8.UTFMax <= len(p) {
		b, err := d.source.ReadByte()
		if err != nil {
			if n > 0 {
				return n, nil // the next Read returns the error
			}
			return 0, err
		}
		n += utf8.EncodeRune(p[n:], d.table[b])
	}
	return n, nil
}
