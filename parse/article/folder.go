package article

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// endings of the files that are read in a folder. A file that is named itself
// may end as it likes: only its content counts.
var endings = []string{".txt", ".text", ".jsonl", ".ndjson", ".json", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom", ".rdf", ".eml", ".warc", ".gz"}

// folder reads the files in a folder and its subfolders in the order of their
// paths, without hidden ones. Links to folders inside it are not followed.
func (r *reader) folder(root string) bool {
	found, goOn := false, true
	inside := root + string(filepath.Separator) // so named, a link is its folder
	err := filepath.WalkDir(inside, func(path string, d fs.DirEntry, err error) error {
		hidden := path != inside && strings.HasPrefix(d.Name(), ".")
		switch {
		case err != nil:
			found = true
			goOn = r.fail(unreadable(path, err))
		case d.IsDir() && hidden:
			return fs.SkipDir
		case !hidden && readable(path, d):
			found = true
			rel, _ := filepath.Rel(root, path)
			goOn = r.file(path, stem(filepath.ToSlash(rel)))
		}
		if !goOn {
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		return r.fail(unreadable(root, err))
	}
	if goOn && !found {
		return r.fail(&Error{Source: root, Problem: "no articles in this folder",
			Hint: "files are read that end in " + strings.Join(endings, ", ")})
	}
	return goOn
}

// readable says that a folder's entry is a file, or a link to one, with an
// ending that articles have.
func readable(path string, d fs.DirEntry) bool {
	if !slices.Contains(endings, strings.ToLower(filepath.Ext(path))) {
		return false
	}
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// stem is a path without its ending.
func stem(path string) string {
	if s := strings.TrimSuffix(path, filepath.Ext(path)); s != "" && !strings.HasSuffix(s, "/") {
		return s
	}
	return path
}
