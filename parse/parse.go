// Package parse finds the announced events of an article. It reads no files,
// no clock and no network: the same article gives the same entries on every
// run and every machine.
package parse

import "newscal/parse/event"

// Entry is one announced event with its proof.
type Entry = event.Entry
