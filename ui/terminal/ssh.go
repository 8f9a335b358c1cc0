package terminal

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"unicode"
)

// Server is the address by which the user's own computer reaches the one that the program runs on.
type Server struct {
	Address netip.Addr
	Port    uint16
	User    string // "" stands for the default of ssh
}

// ParseServer returns the server's address and port from the value of SSH_CONNECTION, which holds the
// client's address and port and the server's, and the user who logged in. The value is not trusted:
// anything else than that is an error.
func ParseServer(connection, user string) (Server, error) {
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
	if strings.HasPrefix(user, "-") || strings.ContainsAny(user, ":/") || strings.ContainsFunc(user, uncopyable) {
		return Server{}, fmt.Errorf("user %q: not a user name that ssh accepts", user)
	}
	return Server{address, port, user}, nil
}

func readAddress(host, port string) (netip.Addr, uint16, error) {
	address, err := netip.ParseAddr(host)
	if err != nil || address.Zone() != "" {
		return netip.Addr{}, 0, fmt.Errorf("SSH_CONNECTION: %q is not an address that another computer can use", host)
	}
	n, err := strconv.ParseUint(port, 10, 16)
	if err != nil || n == 0 {
		return netip.Addr{}, 0, fmt.Errorf("SSH_CONNECTION: %q is not a port", port)
	}
	return address.Unmap(), uint16(n), nil
}

// Download returns the command line that copies a file from the server, run on the user's own computer.
func (s Server) Download(path string) (string, error) {
	if err := checkPath(path); err != nil {
		return "", err
	}
	// scp reads the path of a remote file as a pattern.
	pattern := strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
	return s.scp() + " " + Quote(s.target(pattern)) + " .", nil
}

// Upload returns the command line that copies a local file to a folder or path on the server, run on the
// user's own computer.
func (s Server) Upload(local, path string) (string, error) {
	if err := errors.Join(checkPath(local), checkPath(path)); err != nil {
		return "", err
	}
	if strings.HasPrefix(local, "-") || strings.Contains(local, ":") {
		local = "./" + local // else an option, or a file on a computer of that name
	}
	return s.scp() + " " + Quote(local) + " " + Quote(s.target(path)), nil
}

// SaveOutput returns the command line that runs a command on the server and writes its output to a local
// file, run on the user's own computer: ssh … dovetail export - > customers.xlsx.
func (s Server) SaveOutput(command []string, local string) (string, error) {
	return s.redirect(command, ">", local)
}

// SendInput returns the command line that runs a command on the server with a local file as its input, run
// on the user's own computer: ssh … dovetail upload --dry-run - < links.xlsx.
func (s Server) SendInput(command []string, local string) (string, error) {
	return s.redirect(command, "<", local)
}

func (s Server) redirect(command []string, direction, local string) (string, error) {
	err := checkPath(local)
	for _, word := range command {
		if strings.ContainsFunc(word, uncopyable) {
			err = fmt.Errorf("%q: a command line cannot contain a control character; change the filter or the name", word)
		}
	}
	if err != nil {
		return "", err
	}
	// An IPv6 address has no brackets here: only scp needs them.
	return fmt.Sprintf("ssh -p %d %s %s %s %s", s.Port, Quote(s.userPrefix()+s.Address.String()), quoteCommand(command), direction, Quote(local)), nil
}

func (s Server) scp() string { return fmt.Sprintf("scp -P %d", s.Port) }

// target returns a path on the server as an argument of scp. Current versions of scp use SFTP, so no shell
// on the server reads the path; scp itself would expand a leading ~ to a home folder.
func (s Server) target(path string) string {
	host := s.Address.String()
	if s.Address.Is6() {
		host = "[" + host + "]"
	}
	if strings.HasPrefix(path, "~") {
		path = "./" + path
	}
	return s.userPrefix() + host + ":" + path
}

func (s Server) userPrefix() string {
	if s.User == "" {
		return ""
	}
	return s.User + "@"
}

// checkPath returns an error for a path that cannot be copied from a screen.
func checkPath(path string) error {
	switch {
	case path == "":
		return errors.New("a file without a name cannot be copied")
	case strings.ContainsFunc(path, uncopyable):
		return fmt.Errorf("file %q: its name has a character that cannot be copied from a screen; rename it", path)
	default:
		return nil
	}
}

// uncopyable reports whether r cannot be read from a screen and typed again.
func uncopyable(r rune) bool { return r == unicode.ReplacementChar || !printable(r) }
