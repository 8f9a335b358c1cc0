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

// lookupTimeout is how long a directory of users may take to answer.
const lookupTimeout = 5 * time.Second

// userName is the effective user of the process, never what the environment says: the name by its number,
// else the number itself. Package user does not fit on Unix: built without C it believes $USER where
// /etc/passwd lacks the user.
func userName() string {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" { // their own interfaces are asked there
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

func passwdFile(string) string {
	text, err := os.ReadFile("/etc/passwd")
	if err != nil {
		return ""
	}
	return string(text)
}

// passwdDirectory asks LDAP and the like. The program is named by its full path, as $PATH is part of the
// environment too.
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

// nameIn is the name of a user in lines as passwd(5) has them, name:password:uid:..., "" where there is
// none.
func nameIn(passwd, uid string) string {
	for line := range strings.Lines(passwd) {
		if fields := strings.Split(line, ":"); len(fields) > 2 && fields[2] == uid {
			return fields[0]
		}
	}
	return ""
}
