package article

import "fmt"

// Error says which source, or which record of it, could not be read, and what
// its owner can do. Reading goes on behind it.
type Error struct {
	Source  string // path, "-" or address without credentials
	Line    int    // line or record number in the source from 1; 0 where the whole source is meant
	Problem string // what is wrong, one line
	Hint    string // what to do, one line, or ""
	Err     error  // cause, or nil
}

// Error gives "source:line: problem" on one line, without the hint.
func (e *Error) Error() string {
	return place(e.Source, e.Line) + ": " + e.Problem
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// place names a source, or a record in it.
func place(source string, line int) string {
	if line > 0 {
		return fmt.Sprintf("%s:%d", source, line)
	}
	return source
}
