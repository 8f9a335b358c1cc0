package cli

import (
	"os"
	"syscall"
	"testing"
)

// The user of a program with the set-user-ID bit is the one that the system gives it, not the one who started it.
func TestUserNameIsThatOfTheEffectiveUser(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can change the effective user")
	}
	const other = 4242
	if err := syscall.Setreuid(-1, other); err != nil {
		t.Fatal(err)
	}
	got := userName()
	if err := syscall.Setreuid(-1, 0); err != nil {
		t.Fatal(err)
	}
	if got == "root" {
		t.Errorf("the user is %q, want that with the number 4242", got)
	}
}
