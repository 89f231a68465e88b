package timex_test

import (
	"syscall"
	"time"
)

// spent gives the processor time of the thread, which other programs on the
// machine do not stretch; its goroutine must be locked to it.
func spent() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(1 /* RUSAGE_THREAD */, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
