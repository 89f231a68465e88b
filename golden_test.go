package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCalendars reads every article testdata/<language>/<case>.txt and page
// testdata/<language>/<case>.html and compares its calendar with the file of the
// same name that ends in .ics. With -update it writes those files: read the
// difference before you keep it.
func TestCalendars(t *testing.T) {
	articles, _ := filepath.Glob("testdata/??/*.txt")
	pages, _ := filepath.Glob("testdata/??/*.html")
	if len(articles) == 0 || len(pages) == 0 {
		t.Fatal("no articles or no pages")
	}
	for _, name := range append(articles, pages...) {
		calendar := strings.TrimSuffix(name, filepath.Ext(name)) + ".ics"
		t.Run(strings.TrimSuffix(strings.TrimPrefix(calendar, "testdata/"), ".ics"), func(t *testing.T) {
			var got, log bytes.Buffer
			if code := run(context.Background(), []string{name}, surroundings{stdout: &got, stderr: &log}); code != exitRead {
				t.Fatalf("exit code %d: %s", code, &log)
			}
			if *update {
				if err := os.WriteFile(calendar, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(calendar)
			if err != nil {
				t.Fatal(err)
			}
			was, is := unfolded(want), unfolded(got.Bytes())
			for _, line := range was {
				if !slices.Contains(is, line) {
					t.Errorf("lacks %s", line)
				}
			}
			for _, line := range is {
				if !slices.Contains(was, line) {
					t.Errorf("has   %s", line)
				}
			}
			if t.Failed() {
				t.Log("if the new calendar is right: go test . -run TestCalendars -update")
			} else if !bytes.Equal(want, got.Bytes()) {
				t.Errorf("has the same lines in another order:\n%s", &got)
			}
		})
	}
}

// unfolded gives the content lines of a calendar, for people to compare.
func unfolded(calendar []byte) []string {
	return strings.Split(strings.ReplaceAll(string(calendar), "\r\n ", ""), "\r\n")
}
