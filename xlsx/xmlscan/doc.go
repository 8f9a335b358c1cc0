// Package xmlscan reads the tokens of an XML document strictly and with little memory.
//
// It is for large machine-written documents from untrusted sources, of which no part may be used unless all of it
// is sound. A Scanner returns start tags, end tags and text in order; Children, Skip and Finish walk the elements.
// The caller has to read to the end of the document, with Next until io.EOF or with Finish: only then is it known
// to be well-formed.
//
// # What is refused
//
// Next fails with an *Error, and nothing is skipped or repaired, where the document
//
//   - is not well-formed XML 1.0: a wrong or missing end tag, a second root element, text outside of it, an
//     attribute without quotes or twice in a tag, a character or a reference to one that XML does not allow,
//     invalid UTF-8 in text, the end of the input before the root element is closed;
//   - exceeds MaxDepth, MaxToken or MaxAttrs, so that a small hostile file cannot exhaust memory or stack;
//   - has a document type or any other <! declaration. There are thus no entities but the five of XML and numeric
//     ones: nothing that expands to gigabytes, nothing that is loaded from elsewhere;
//   - has a name outside ASCII, or another version of XML than 1.0. Both are legal XML, but formats that programs
//     exchange, such as Office Open XML, do not use them.
//
// # What is not checked
//
// Namespaces are not resolved: a name is compared without its prefix, and a prefix need not be declared. The
// content of comments and processing instructions is skipped, with any bytes in it. The encoding that an XML
// declaration names is ignored: the input is UTF-8 without a byte order mark, and the caller decodes others.
//
// # Why not encoding/xml
//
// The Decoder of encoding/xml allocates for every token, has no limits, and is lenient where a damaged document
// must be noticed: Token accepts two root elements, text outside of them, an attribute twice, an empty document,
// and document types (Go 1.26). BenchmarkTokens reads a worksheet of 5 MB with both (amd64, Go 1.26, best of 8 on
// a shared machine):
//
//	xmlscan                54 ms   0.07 MB          27 allocations
//	encoding/xml RawToken  94 ms   60 MB     1,020,009 allocations, end tags not matched
//	encoding/xml Token    120 ms   81 MB     1,440,020 allocations
//
// A worksheet of a million rows is a hundred times that. FuzzScanner checks that encoding/xml accepts what a
// Scanner accepts, and reads the same tokens.
package xmlscan
