package xlsx

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decodeXML turns UTF-16, which XML allows beside UTF-8, into UTF-8.
func decodeXML(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	head, _ := b.Peek(4)
	switch {
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), bytes.HasPrefix(head, []byte{0, '<', 0}):
		return utf16Reader(b, unicode.BigEndian)
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), len(head) == 4 && head[0] == '<' && head[1] == 0 && head[3] == 0:
		return utf16Reader(b, unicode.LittleEndian)
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, _ = b.Discard(3) // there are three bytes, they were peeked at
	}
	return b
}

// utf16Reader turns UTF-16 into UTF-8; a byte order mark decides about the order where there is one.
func utf16Reader(r io.Reader, order unicode.Endianness) io.Reader {
	return transform.NewReader(r, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
}

// xmlCharset decodes what an XML declaration names. UTF-16 was decoded by then: what calls itself so
// and still can be read is UTF-8.
func xmlCharset(label string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-16", "utf-8", "utf8", "us-ascii":
		return r, nil
	case "iso-8859-1", "windows-1252":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	default:
		return nil, fmt.Errorf("the character set %s is not known", label)
	}
}
