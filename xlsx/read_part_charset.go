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

// decodeXML turns what XML may be written in into UTF-8.
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

// declared is the character set that an XML declaration names, "" for none.
func declared(head []byte) string {
	declaration, _, _ := bytes.Cut(head, []byte("?>"))
	_, set, found := bytes.Cut(declaration, []byte("encoding="))
	if !found || !bytes.HasPrefix(head, []byte("<?xml")) || len(set) == 0 {
		return ""
	}
	set, _, _ = bytes.Cut(set[1:], set[:1])
	return string(set)
}

// utf16Reader turns UTF-16 into UTF-8; a byte order mark decides about the order where there is one.
func utf16Reader(r io.Reader, order unicode.Endianness) io.Reader {
	return transform.NewReader(r, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
}

// xmlCharset decodes what an XML declaration names. UTF-16 was decoded by then: what calls itself so
// and still can be read is UTF-8.
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
