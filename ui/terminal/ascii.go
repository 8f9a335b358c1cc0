package terminal

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// asciiSigns replaces the signs in the program's own sentences, tables and boxes by ASCII, as they are shown on terminals
// without UTF-8.
var asciiSigns = strings.NewReplacer(
	"→", "->", "…", "...", "›", ">", "‹", "<", "–", "-", "—", "-", "·", "-",
	"‘", "'", "’", "'", "“", `"`, "”", `"`,
	"⏎", "Enter", "↑", "Up", "↓", "Down", "←", "Left",
	"▌", ">", "▸", ">", "●", "*", "▲", "^", "▼", "v", "✓", "+",
	"─", "-", "│", "|", "┌", "+", "┐", "+", "└", "+", "┘", "+", "█", "#", "░", ".", "≠", "#",
)

// asciiLetters has pairs of what is shown on terminals without UTF-8, and the characters that it is shown for: Latin
// letters lose their accents, so that most names can still be told apart. Package norm, which could decompose
// them, must not be imported here: see doc.go.
var asciiLetters = [...]string{
	"A", "ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶ", "a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặª", "B", "ḂḄḆ", "b", "ḃḅḇ",
	"C", "ÇĆĈĊČḈ", "c", "çćĉċčḉ", "D", "ĎḊḌḎḐḒĐÐ", "d", "ďḋḍḏḑḓđð", "E", "ÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆƏ",
	"e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệə", "F", "Ḟ", "f", "ḟ", "G", "ĜĞĠĢǦǴḠ", "g", "ĝğġģǧǵḡ", "H", "ĤȞḢḤḦḨḪĦ",
	"h", "ĥȟḣḥḧḩḫẖħ", "I", "ÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ", "i", "ìíîïĩīĭįǐȉȋḭḯỉịı", "J", "Ĵ", "j", "ĵǰȷ", "K", "ĶǨḰḲḴ",
	"k", "ķǩḱḳḵĸ", "L", "ĹĻĽḶḸḺḼŁ", "l", "ĺļľḷḹḻḽł", "M", "ḾṀṂ", "m", "ḿṁṃ", "N", "ÑŃŅŇǸṄṆṈṊ", "n", "ñńņňǹṅṇṉṋ",
	"O", "ÒÓÔÕÖŌŎŐƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢØ", "o", "òóôõöōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợºø", "P", "ṔṖ", "p", "ṕṗ",
	"R", "ŔŖŘȐȒṘṚṜṞ", "r", "ŕŗřȑȓṙṛṝṟ", "S", "ŚŜŞŠȘṠṢṤṦṨ", "s", "śŝşšſșṡṣṥṧṩẛ", "T", "ŢŤȚṪṬṮṰŦ", "t", "ţťțṫṭṯṱẗŧ",
	"U", "ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ", "u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "V", "ṼṾ", "v", "ṽṿ",
	"W", "ŴẀẂẄẆẈ", "w", "ŵẁẃẅẇẉẘ", "X", "ẊẌ", "x", "ẋẍ×", "Y", "ÝŶŸȲẎỲỴỶỸ", "y", "ýÿŷȳẏẙỳỵỷỹ", "Z", "ŹŻŽẐẒẔ",
	"z", "źżžẑẓẕ", `"`, "«»„″", "'", "‚′´ʼ", "*", "•", "-", "‐‑−", "/", "÷", "1", "¹", "2", "²", "3", "³",
	"AE", "ǢǼÆ", "ae", "ǣǽæ", "DZ", "ǄǱ", "Dz", "ǅǲ", "dz", "ǆǳ", "EUR", "€", "ff", "ﬀ", "ffi", "ﬃ", "ffl", "ﬄ",
	"fi", "ﬁ", "fl", "ﬂ", "GBP", "£", "IJ", "Ĳ", "ij", "ĳ", "LJ", "Ǉ", "Lj", "ǈ", "lj", "ǉ", "NG", "Ŋ", "ng", "ŋ",
	"NJ", "Ǌ", "Nj", "ǋ", "nj", "ǌ", "No", "№", "OE", "Œ", "oe", "œ", "SS", "ẞ", "ss", "ß", "st", "ﬅﬆ", "Th", "Þ",
	"th", "þ", "TM", "™", "'n", "ŉ", "(C)", "©", "(R)", "®", "1/2", "½", "1/4", "¼", "3/4", "¾",
}

// asciiOf maps characters to what is shown for them on terminals without UTF-8.
var asciiOf = sync.OnceValue(func() map[rune]string {
	forms := map[rune]string{}
	for i := 0; i < len(asciiLetters); i += 2 {
		for _, letter := range asciiLetters[i+1] {
			forms[letter] = asciiLetters[i]
		}
	}
	return forms
})

// toASCII returns s, which Safe has escaped, in ASCII: signs and Latin letters in their ASCII form, without accents, and
// a question mark for each other character.
func toASCII(s string) string {
	forms := asciiOf()
	var b strings.Builder
	for _, r := range asciiSigns.Replace(s) {
		form, found := forms[r]
		switch {
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case found:
			b.WriteString(form)
		case r > 0xff00 && r < 0xff5f: // a fullwidth form of an ASCII character
			b.WriteRune(r - 0xff00 + ' ')
		case unicode.Is(unicode.Mn, r): // the accent of a letter
		case unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		default:
			b.WriteByte('?')
		}
	}
	return b.String()
}
