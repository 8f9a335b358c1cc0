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

// decodeXML returns a reader that decodes an XML document to UTF-8 without a byte order mark. It recognises UTF-8,
// UTF-16 and Windows-1252.
func decodeXML(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, 4096)
	head, err := b.Peek(256)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), bytes.HasPrefix(head, []byte{0, '<', 0}):
		return utf16Reader(b, unicode.BigEndian), nil
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), len(head) >= 4 && head[0] == '<' && head[1] == 0 && head[3] == 0:
		return utf16Reader(b, unicode.LittleEndian), nil
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, _ = b.Discard(3) // there are three bytes, they were peeked at
		head = head[3:]
	}
	return xmlCharset(declared(head), b)
}

// declared returns the character set that an XML declaration names, or "".
func declared(head []byte) string {
	declaration, _, _ := bytes.Cut(head, []byte("?>"))
	_, set, found := bytes.Cut(declaration, []byte("encoding="))
	if !found || !bytes.HasPrefix(head, []byte("<?xml")) || len(set) == 0 {
		return ""
	}
	set, _, _ = bytes.Cut(set[1:], set[:1])
	return string(set)
}

// utf16Reader returns a reader that decodes UTF-16 to UTF-8. A byte order mark takes precedence over order.
func utf16Reader(r io.Reader, order unicode.Endianness) io.Reader {
	return transform.NewReader(r, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
}

// xmlCharset returns a reader that decodes the character set of an XML declaration. Real UTF-16 was recognised
// before: a readable document that declares it is UTF-8.
func xmlCharset(label string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "", "utf-16", "utf-8", "utf8", "us-ascii":
		return r, nil
	case "iso-8859-1", "windows-1252":
		return charmap.Windows1252.NewDecoder().Reader(r), nil
	default:
		return nil, fmt.Errorf("the character set %s is not known", label)
	}
}
