package timex_test

import (
	"syscall"
	"time"
	"unsafe"
)

// spent gives the processor time of the thread, which other programs on the
// machine do not stretch; its goroutine must be locked to it.
func spent() time.Duration {
	const threadCPU = 3 // CLOCK_THREAD_CPUTIME_ID
	var t syscall.Timespec
	syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, threadCPU, uintptr(unsafe.Pointer(&t)), 0)
	return time.Duration(t.Nano())
}
