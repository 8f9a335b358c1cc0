package suggest

import (
	"strings"
	"unicode"
)

// The values beside the name that are compared.
const (
	vatValue = iota
	phoneValue
	emailValue
	siteValue
	mailHostValue // the host of the e-mail address, unless it is a public mail host; compared with the website too
	postcodeValue
	valueKinds
)

// publicHosts are hosts of e-mail addresses and websites that tell nothing of a firm. Hosts of the kind yahoo.* and
// hotmail.* are found by their beginning.
var publicHosts = setOf(`gmail.com googlemail.com outlook.com outlook.ie live.com live.co.uk live.ie msn.com icloud.com me.com mac.com
	btinternet.com btopenworld.com btconnect.com bt.com sky.com talktalk.net talktalk.co.uk tiscali.co.uk virginmedia.com virgin.net
	ntlworld.com blueyonder.co.uk aol.com aol.co.uk plusnet.com plus.com plus.net freeserve.co.uk wanadoo.co.uk wanadoo.fr orange.fr
	orange.net free.fr laposte.net sfr.fr neuf.fr gmx.de gmx.net gmx.com gmx.at web.de t-online.de freenet.de arcor.de eircom.net
	iol.ie protonmail.com proton.me mail.com zoho.com fastmail.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net
	cox.net earthlink.net charter.net rogers.com shaw.ca bigpond.com libero.it tin.it alice.it telefonica.net o2.co.uk
	facebook.com linkedin.com twitter.com x.com instagram.com wixsite.com wordpress.com blogspot.com sites.google.com google.com
	example.com none.com na.com noemail.com`)

// publicPrefixes are the beginnings of hosts that have many countries.
var publicPrefixes = []string{"yahoo.", "hotmail.", "live.", "outlook.", "msn.", "gmx."}

func isPublicHost(host string) bool {
	for _, p := range publicPrefixes {
		if strings.HasPrefix(host, p) {
			return true
		}
	}
	return publicHosts[host]
}

// normalize returns the values of a record in one spelling; an empty one is unknown.
func normalize(r *Record) [valueKinds]string {
	email, host := normalizeEmail(r.Email)
	return [valueKinds]string{
		vatValue: normalizeVAT(r.VAT), phoneValue: normalizePhone(r.Telephone), emailValue: email,
		siteValue: normalizeSite(r.Website), mailHostValue: host, postcodeValue: normalizePostcode(r.Postcode),
	}
}

// maxValueBytes is how long a value can be; a longer one is no value of its kind.
const maxValueBytes = 200

// alphanumeric returns the ASCII letters, in upper case, and digits of s.
func alphanumeric(s string) string {
	if len(s) > maxValueBytes {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch r = unicode.ToUpper(r); {
		case 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return r
		}
		return -1
	}, s)
}

func normalizePostcode(s string) string {
	s = alphanumeric(s)
	if len(s) < 3 || len(s) > 10 || !hasDigit(s) || allEqual(s) {
		return ""
	}
	return s
}

// normalizeVAT returns a VAT number without its country and, in the United Kingdom, without the number of the branch.
func normalizeVAT(s string) string {
	s = alphanumeric(s)
	for len(s) > 2 && strings.HasPrefix(s, "VAT") {
		s = s[3:]
	}
	british := strings.HasPrefix(s, "GB") || strings.HasPrefix(s, "XI")
	if len(s) > 9 && isLetter(s[0]) && isLetter(s[1]) || british {
		s = s[2:]
	}
	if len(s) == 12 && british {
		s = s[:9]
	}
	if len(s) < 7 || len(s) > 14 || countDigits(s) < 6 || allEqual(s) {
		return ""
	}
	return s
}

func isLetter(c byte) bool { return 'A' <= c && c <= 'Z' }

func countDigits(s string) int {
	n := 0
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			n++
		}
	}
	return n
}

// allEqual reports whether the text is one character repeated, as fillers are: 0000000.
func allEqual(s string) bool { return strings.Trim(s, s[:1]) == "" }

// normalizePhone returns the digits of a telephone number without country, leading zeros and extension.
func normalizePhone(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if at := strings.IndexAny(s, "x#/;,e"); at > 0 {
		s = s[:at]
	}
	s = strings.ReplaceAll(s, "(0)", "")
	international := strings.HasPrefix(s, "+") || strings.HasPrefix(s, "00")
	s = strings.TrimLeft(strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s), "0")
	switch {
	case international && len(s) > 8:
		s = s[countryCode(s):]
	case len(s) == 12 && strings.HasPrefix(s, "44"):
		s = s[2:]
	}
	s = strings.TrimLeft(s, "0")
	if len(s) < 6 || len(s) > 15 || allEqual(s) {
		return ""
	}
	return s
}

// twoDigitCodes are the country codes of two digits by the plan of the ITU (E.164); 1 and 7 have one digit, all others three.
const twoDigitCodes = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 "

// countryCode returns how many digits the country code has that the number begins with.
func countryCode(s string) int {
	switch {
	case s[0] == '1' || s[0] == '7':
		return 1
	case strings.Contains(twoDigitCodes, " "+s[:2]+" "):
		return 2
	}
	return 3
}

// normalizeEmail returns an address in lower case, and its host unless that is a public one.
func normalizeEmail(s string) (address, host string) {
	s = strings.ToLower(strings.TrimSpace(s))
	s = strings.TrimPrefix(s, "mailto:")
	if at := strings.IndexAny(s, ",; "); at > 0 {
		s = s[:at]
	}
	local, host, ok := strings.Cut(s, "@")
	if !ok || local == "" || !strings.Contains(host, ".") || len(s) > maxValueBytes {
		return "", ""
	}
	if isPublicHost(host) {
		return s, ""
	}
	return s, strings.TrimPrefix(host, "www.")
}

// normalizeSite returns the host of a website, or with its path where the host is a public one.
func normalizeSite(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if _, rest, ok := strings.Cut(s, "://"); ok {
		s = rest
	}
	s = strings.TrimPrefix(strings.TrimPrefix(s, "www."), "www2.")
	host, path, _ := strings.Cut(s, "/")
	host, _, _ = strings.Cut(host, ":")
	host = strings.TrimRight(host, ". ")
	if !strings.Contains(host, ".") || strings.ContainsAny(host, " @") || len(s) > maxValueBytes {
		return ""
	}
	if isPublicHost(host) {
		if path = strings.Trim(path, "/ "); path == "" {
			return ""
		}
		return host + "/" + path
	}
	return host
}
