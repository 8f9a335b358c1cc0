package cli

import (
	"context"
	"os"
	"os/exec"
	"os/user"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// lookupTimeout limits how long a user directory, such as LDAP, may take to answer.
const lookupTimeout = 5 * time.Second

// userName returns the name of the process's effective user, else uid: and its number. It never trusts the
// environment. Package user is not used on Unix: built without cgo it falls back to $USER if /etc/passwd lacks
// the user.
func userName() string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" { // package user asks the system there
		if u, err := user.Current(); err == nil {
			return u.Username
		}
		return "unknown"
	}
	uid := strconv.Itoa(os.Geteuid())
	for _, passwd := range []func(uid string) string{passwdFile, passwdDirectory} {
		if name := nameIn(passwd(uid), uid); name != "" {
			return name
		}
	}
	return "uid:" + uid
}

// passwdFile returns the content of /etc/passwd, and "" if it cannot be read.
func passwdFile(string) string {
	text, err := os.ReadFile("/etc/passwd")
	if err != nil {
		return ""
	}
	return string(text)
}

// passwdDirectory returns the entry of a user name or number from all user directories, such as LDAP, and "" if
// there is none. getent has its full path, as $PATH is part of the environment too.
func passwdDirectory(key string) string {
	ctx, cancel := context.WithTimeout(context.Background(), lookupTimeout)
	defer cancel()
	text, err := exec.CommandContext(ctx, "/usr/bin/getent", "passwd", "--", key).Output()
	if err != nil {
		return ""
	}
	return string(text)
}

// userExists reports whether the operating system knows a user of this name.
func userExists(name string) bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		_, err := user.Lookup(name)
		return err == nil
	}
	for _, passwd := range []func(key string) string{passwdFile, passwdDirectory} {
		for line := range strings.Lines(passwd(name)) {
			if known, _, _ := strings.Cut(line, ":"); known == name && name != "" {
				return true
			}
		}
	}
	return false
}

// nameIn returns the name of the user with number uid in lines of passwd(5), name:password:uid:..., and "" if
// there is none.
func nameIn(passwd, uid string) string {
	for line := range strings.Lines(passwd) {
		if fields := strings.Split(line, ":"); len(fields) > 2 && fields[2] == uid {
			return fields[0]
		}
	}
	return ""
}
