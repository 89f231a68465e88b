//go:build !linux

package timex_test

import "time"

var begun = time.Now()

// spent gives the time that has passed.
func spent() time.Duration { return time.Since(begun) }
