package main

import (
	"testing"
	"time"
)

func TestTimeLeft(t *testing.T) {
	for _, c := range []struct {
		passed      time.Duration
		seen, total int64
		want        string
	}{
		{10 * time.Second, 25, 100, ", 30s left"},
		{10 * time.Second, 25, 0, ""},
		{10 * time.Second, 0, 100, ""},
		{10 * time.Second, 120, 100, ""}, // grew while it was read
	} {
		if have := left(c.passed, c.seen, c.total); have != c.want {
			t.Errorf("%v: have %q", c, have)
		}
	}
}
