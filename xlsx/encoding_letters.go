package xlsx

import (
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// alphabets are the letters outside ASCII of the languages of customer names, each with its frequency per 10,000
// letters of running text (rounded, from Wikipedia's letter frequencies of each language), and with the logarithm
// of how much rarer such a list is than a German one. Lists of mixed names have separate alphabets.
var alphabets = [...]struct {
	prior   float64
	letters string
}{
	{0, "ü100 ä56 ö45 ß25 é3"},
	{0, "é150 è30 ê22 à20 ç12 î6 ô8 â8 û4 ï3 ë4 ù3 œ3 ü1 ÿ1 æ1"},
	{0, "ó85 í75 á60 é50 ñ35 ú20 ü2 ç1"},
	{0, "ã75 ç55 é35 á30 ó30 í25 ê20 â15 ô15 õ10 ú10 à5 ü1"},
	{0, "à35 è25 ò15 ù12 é10 ì8"},
	{0, "ä180 å134 ö130 é8 ü3"},
	{0, "ø94 å80 æ70 é5 ö4 ä3 ü2"},
	{-0.5, "ë10 é10 ï6 ö3 ü2 è3 ê1 ó1 á1"},
	{-0.5, "ä200 ö45 å8"},
	{-1, "à40 ó30 é25 í25 è20 ò20 ç15 ú10 ï5 ü3"},
	{-1, "á50 í45 ó35 é30 ú20"},
	{-2, "ð100 í70 á60 ö60 ó50 þ50 ú40 æ40 é25 ý20"},
	{-2, "ä100 õ90 ü60 ö30 š3 ž1"},
	{0, "ł180 ę100 ą90 ó85 ż70 ś66 ń60 ć40 ź6"},
	{0, "í160 á110 ě90 é80 š70 ř60 č60 ý60 ž60 ů40 ú10 ň8 ť4 ď4 ó3 ö1 ü1"},
	{-0.5, "á150 í80 é70 ý70 č70 š70 ž70 ú60 ľ30 ť30 ô15 ň15 ď10 ó10 ä8 ĺ2 ŕ2 ě2 ř2"},
	{0, "á330 é330 ó100 ő90 ö80 ü60 í60 ú35 ű20"},
	{-1, "ă200 ș90 ț90 ş90 ţ90 î70 â60"},
	{-0.5, "š80 č70 ž60 ć60 đ30"},
	{0, "ı480 ü180 ş170 İ120 ğ110 ç110 ö80 â3"},
	{-2, "ā330 ī150 š130 ē130 ū60 ņ50 ļ30 ž30 ķ20 ģ10 č10"},
	{-2, "ė160 š130 ų130 ž80 į60 ą60 ū50 č40 ę20"},
	{0, "о1097 е845 а801 и735 н670 т626 с547 р473 в454 л440 к349 м321 д298 п281 у262 я201 ы190 ь174 г170 з165 б159 ч144 й121 х97 ж94 ш73 ю64 ц48 щ36 э32 ф26 ъ4 ё4"},
	{-1, "о940 а830 н650 и610 і570 в560 т550 е490 р470 с410 л360 к350 д330 у330 м300 п290 з230 я220 ь170 б170 г150 ч120 й120 х110 ц80 ю80 ж70 ш70 ї60 є50 ф30 щ30 ґ1"},
	{-0.5, "α1160 ο980 ι850 τ820 ν790 ε780 σ700 η480 ρ440 υ430 π420 κ390 ς350 μ340 λ330 ί200 ό180 δ170 γ170 ω170 ά150 έ150 θ130 χ120 ή120 ύ100 φ90 β80 ώ60 ξ50 ζ40 ψ15 ϊ5"},
	{-1.5, "é200 ü150 ä150 ö150 ó100 á100 í80 ç60 å60 è40 ñ40 ø40 ã40 à30 ß25 ê20 æ20 ú20 â15 ô15 ë15 ï10 õ10 î8 ò8 ù6 û5 ì4 œ3 ý2"},
	{-2.5, "á200 é150 í120 ł90 ó90 š80 ü60 ö60 č60 ž50 ę50 ą45 ő40 ř40 ý40 ż35 ś33 ń30 ć30 ě30 ú30 ů20 ű10 ä20 ß5 đ5 ľ8 ť5 ň5 ź4"},
}

// The likelihood of a character that is not in the alphabet of a list's language, as a logarithm.
const (
	foreignLetter = -6.5  // a letter of another language's alphabet
	unusualLetter = -10.0 // a letter of no alphabet
)

// alphabet has the letters of a language with the logarithm of their likelihood among its letters outside ASCII.
type alphabet struct {
	prior  float64
	letter map[rune]float64
}

// languages returns the alphabets with their likelihoods, and the set of all their letters.
var languages = sync.OnceValues(func() (list []alphabet, known map[rune]bool) {
	known = map[rune]bool{}
	for _, a := range alphabets {
		letters, total := map[rune]float64{}, 0.0
		for word := range strings.FieldsSeq(a.letters) {
			r, size := utf8.DecodeRuneInString(word)
			n, _ := strconv.ParseFloat(word[size:], 64) // a test checks the table
			letters[r], known[r] = n, true
			total += n
		}
		for r, n := range letters {
			letters[r] = math.Log(0.95 * n / total)
		}
		list = append(list, alphabet{a.prior, letters})
	}
	return list, known
})

// of returns the likelihood of a letter in the language as a logarithm, regardless of case, and 0 for a sign.
func (a alphabet) of(r rune, known map[rune]bool) float64 {
	if !isLetter(r) {
		return 0
	}
	if p, ok := a.letter[r]; ok {
		return p
	}
	small := unicode.ToLower(r)
	if p, ok := a.letter[small]; ok {
		return p
	}
	if known[small] && unicode.Is(unicode.Latin, small) {
		return foreignLetter
	}
	return unusualLetter
}
