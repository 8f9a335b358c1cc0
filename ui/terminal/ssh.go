package terminal

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"unicode"
)

// A Server is how the person's own computer reaches the one this runs on.
type Server struct {
	Address netip.Addr
	Port    uint16
	User    string // "" leaves the name to the other side
}

// ReadServer is the server's address and port in SSH_CONNECTION, which holds the client's address and
// port and the server's. The value is not to be trusted: whatever is not exactly that is an error. The
// user is who logged in.
func ReadServer(connection, user string) (Server, error) {
	words := strings.Split(connection, " ")
	if len(words) != 4 {
		return Server{}, fmt.Errorf("SSH_CONNECTION %q: not two addresses with their ports", connection)
	}
	if _, _, err := readAddress(words[0], words[1]); err != nil {
		return Server{}, err
	}
	address, port, err := readAddress(words[2], words[3])
	if err != nil {
		return Server{}, err
	}
	if strings.HasPrefix(user, "-") || strings.ContainsAny(user, ":/") || strings.ContainsFunc(user, unseen) {
		return Server{}, fmt.Errorf("user %q: no name that ssh takes", user)
	}
	return Server{address, port, user}, nil
}

func readAddress(host, port string) (netip.Addr, uint16, error) {
	address, err := netip.ParseAddr(host)
	if err != nil || address.Zone() != "" {
		return netip.Addr{}, 0, fmt.Errorf("SSH_CONNECTION: %q is no address that another computer can use", host)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || n == 0 {
		return netip.Addr{}, 0, fmt.Errorf("SSH_CONNECTION: %q is no port", port)
	}
	return address.Unmap(), uint16(n), nil
}

// Download is the line that, typed on the person's own computer, brings a file of this one there.
func (s Server) Download(path string) (string, error) {
	if err := checkPath(path); err != nil {
		return "", err
	}
	// scp takes the path of a file that it fetches for a pattern.
	pattern := strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
	return s.scp() + " " + Quote(s.target(pattern)) + " .", nil
}

// Upload is the line that, typed on the person's own computer, brings a file from there to a folder or
// a path of this one.
func (s Server) Upload(local, path string) (string, error) {
	if err := errors.Join(checkPath(local), checkPath(path)); err != nil {
		return "", err
	}
	if strings.HasPrefix(local, "-") || strings.Contains(local, ":") {
		local = "./" + local // neither an option nor a file on a computer of that name
	}
	return s.scp() + " " + Quote(local) + " " + Quote(s.target(path)), nil
}

// Fetch is the line that, typed on the person's own computer, runs a command here and keeps its output
// in a file there: ssh … dovetail export - > customers.xlsx.
func (s Server) Fetch(command []string, local string) (string, error) {
	return s.pipe(command, ">", local)
}

// Feed is the line that, typed on the person's own computer, runs a command here with a file from there
// as its input: ssh … dovetail upload --dry-run - < links.xlsx.
func (s Server) Feed(command []string, local string) (string, error) {
	return s.pipe(command, "<", local)
}

func (s Server) pipe(command []string, direction, local string) (string, error) {
	err := checkPath(local)
	for _, word := range command {
		if strings.ContainsFunc(word, unseen) {
			err = fmt.Errorf("%q: no line can be made of a control character; change the filter or the name", word)
		}
	}
	if err != nil {
		return "", err
	}
	// The address stands bare here: only scp needs brackets around the colons of IPv6.
	return fmt.Sprintf("ssh -p %d %s %s %s %s", s.Port, Quote(s.at()+s.Address.String()), quoteCommand(command), direction, Quote(local)), nil
}

func (s Server) scp() string { return fmt.Sprintf("scp -P %d", s.Port) }

// target is a path on this computer as scp names it. Modern scp speaks SFTP, so that no shell on this
// side reads the path; of a leading ~ scp would make a home folder.
func (s Server) target(path string) string {
	host := s.Address.String()
	if s.Address.Is6() {
		host = "[" + host + "]"
	}
	if strings.HasPrefix(path, "~") {
		path = "./" + path
	}
	return s.at() + host + ":" + path
}

func (s Server) at() string {
	if s.User == "" {
		return ""
	}
	return s.User + "@"
}

// checkPath refuses a path that does not survive being copied from a screen.
func checkPath(path string) error {
	switch {
	case path == "":
		return errors.New("a file without a name cannot be copied")
	case strings.ContainsFunc(path, unseen):
		return fmt.Errorf("file %q: its name has a character that cannot be copied from a screen; rename it", path)
	default:
		return nil
	}
}

// unseen reports a character that cannot be read from a screen and typed again.
func unseen(r rune) bool { return r == unicode.ReplacementChar || !showable(r) }
