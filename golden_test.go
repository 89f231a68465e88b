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

// TestCalendars reads every article testdata/<language>/<case>.txt and compares
// its calendar with the file of the same name that ends in .ics. With -update
// it writes those files: read the difference before you keep it.
func TestCalendars(t *testing.T) {
	articles, err := filepath.Glob("testdata/??/*.txt")
	if err != nil || len(articles) == 0 {
		t.Fatal("no articles", err)
	}
	for _, name := range articles {
		t.Run(strings.TrimPrefix(strings.TrimSuffix(name, ".txt"), "testdata/"), func(t *testing.T) {
			var got, log bytes.Buffer
			if code := run(context.Background(), []string{name}, surroundings{stdout: &got, stderr: &log}); code != exitRead {
				t.Fatalf("exit code %d: %s", code, &log)
			}
			golden := strings.TrimSuffix(name, ".txt") + ".ics"
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
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
