package cli

import (
	"fmt"
	"os"
	"os/user"
)

// userName is the effective user of the process, never what the environment says: the name by its number,
// else the number itself.
func userName() string {
	uid := os.Geteuid()
	if uid < 0 { // Windows knows no numbers
		if u, err := user.Current(); err == nil {
			return u.Username
		}
		return "unknown"
	}
	if u, err := user.LookupId(fmt.Sprint(uid)); err == nil {
		return u.Username
	}
	return fmt.Sprintf("uid:%d", uid)
}
