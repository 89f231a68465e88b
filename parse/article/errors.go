package article

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf8"
)

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

// unreadable names the file and the system's reason, once each.
func unreadable(name string, err error) *Error {
	return &Error{Source: name, Problem: reason(err), Err: err}
}

// reason is the system's word for an error, without the path.
func reason(err error) string {
	if pe := (*os.PathError)(nil); errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

// tooLarge refuses what is longer than the limit.
func tooLarge(name string, line, limit int) *Error {
	return &Error{Source: name, Line: line, Problem: fmt.Sprintf("longer than %d bytes, too large for an article", limit),
		Hint: "give one article a file, or one a line as JSON Lines"}
}

// invalidUTF8 gives the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(s string) int {
	if utf8.ValidString(s) {
		return -1
	}
	for i, c := range s {
		if c != utf8.RuneError {
			continue
		}
		if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
			return i
		}
	}
	return -1
}
