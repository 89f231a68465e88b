package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// output is where results go: standard output, a device or pipe, or a file
// that is replaced whole or not at all.
type output struct {
	*bufio.Writer
	name   string   // as the user knows it
	target string   // file to replace, "" where bytes go straight out
	beside *os.File // what will replace it
}

// create opens an output. A regular file, existing or new, is written beside
// its place; commit puts it there. Name "" or "-" is standard output.
func create(name string, stdout io.Writer) (*output, error) {
	if name == "" || name == "-" {
		return &output{Writer: bufio.NewWriterSize(stdout, 64<<10), name: "standard output"}, nil
	}
	target := name
	if path, err := filepath.EvalSymlinks(name); err == nil {
		target = path
	}
	info, err := os.Stat(target)
	switch {
	case err == nil && info.IsDir():
		return nil, hint(fmt.Errorf("write %s: it is a folder", name), "name a file, as in -o %s", filepath.Join(name, "events.ics"))
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", name, reason(err))
		}
		return &output{Writer: bufio.NewWriter(f), name: name, beside: f}, nil
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("write %s: %w", name, reason(err))
	}
	return createBeside(name, target, info)
}

// createBeside opens the file that will replace the target, with the
// permissions of the one that is there, or those of any new file.
func createBeside(name, target string, now os.FileInfo) (*output, error) {
	if now != nil {
		// A file that its owner made read-only is not to be replaced.
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", name, reason(err))
		}
		f.Close()
	}
	dir, base := filepath.Split(target)
	for n := 0; ; n++ {
		f, err := os.OpenFile(filepath.Join(dir, fmt.Sprintf(".%s.%d-%d", base, os.Getpid(), n)), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		o := &output{name: name, target: target, beside: f}
		if err == nil && now != nil {
			if err = f.Chmod(now.Mode().Perm()); err != nil {
				o.discard()
			}
		}
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", name, reason(err))
		}
		o.Writer = bufio.NewWriterSize(f, 64<<10)
		return o, nil
	}
}

// commit writes what is left and puts the new file into its place. Until it
// has succeeded the old one stays as it was, also when the power fails.
func (o *output) commit() error {
	if err := o.Flush(); err != nil {
		return err
	}
	if o.target == "" {
		return nil
	}
	if err := o.beside.Sync(); err != nil {
		return err
	}
	if err := o.beside.Close(); err != nil {
		return err
	}
	if err := os.Rename(o.beside.Name(), o.target); err != nil {
		return err
	}
	o.beside = nil
	if dir, err := os.Open(filepath.Dir(o.target)); err == nil {
		dir.Sync() // a file system that cannot sync a folder has renamed all the same
		dir.Close()
	}
	return nil
}

// discard drops what was not committed.
func (o *output) discard() {
	if o.beside == nil {
		return
	}
	o.beside.Close()
	if o.target != "" {
		os.Remove(o.beside.Name())
	}
}
