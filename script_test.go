package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

// The scripts run the program itself, in a process of its own.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"newscal": main})
}

func TestScripts(t *testing.T) {
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("ARTICLES", root+"/testdata")
			port, err := freePort()
			env.Setenv("PORT", port)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exit":     exits,
			"longline": longLine,
			"http":     request,
			"await":    await,
			"sigterm":  sigterm,
		},
	})
}

// exits CODE PROGRAM [ARG...] runs a program that must end with the exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit code program [arg...]")
	}
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// longLine FILE MEGABYTES adds a line of JSON that is as long as that.
func longLine(ts *testscript.TestScript, neg bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY|os.O_CREATE, 0o666)
	ts.Check(err)
	w := bufio.NewWriter(f)
	w.WriteString(`{"id":"long","published":"2026-01-02","text":"`)
	for range size << 20 / 8 {
		w.WriteString("tomorrow")
	}
	w.WriteString("\"}\n")
	ts.Check(w.Flush())
	ts.Check(f.Close())
}

// request METHOD ADDRESS [NAME:VALUE...] asks a server, which may still be
// starting, and leaves status, header and body in the file "answer".
func request(ts *testscript.TestScript, neg bool, args []string) {
	for patience := 100; ; patience-- {
		answer, err := ask(args[0], args[1], args[2:])
		if err == nil {
			ts.Check(os.WriteFile(ts.MkAbs("answer"), []byte(answer), 0o666))
			return
		}
		if patience == 0 {
			ts.Check(err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// await PATTERN ADDRESS asks a server until its answer matches.
func await(ts *testscript.TestScript, neg bool, args []string) {
	want := regexp.MustCompile(args[0])
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		answer, err := ask("GET", args[1], nil)
		if err == nil && want.MatchString(answer) {
			return
		}
		if time.Now().After(deadline) {
			ts.Fatalf("no match for %q after 20 s; last answer (error %v):\n%s", args[0], err, answer)
		}
	}
}

// ask makes one request, following no redirect and decoding nothing.
func ask(method, address string, header []string) (string, error) {
	r, err := http.NewRequest(method, address, nil)
	if err != nil {
		return "", err
	}
	for _, h := range header {
		name, value, _ := strings.Cut(h, ":")
		r.Header.Set(name, value)
	}
	resp, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	var b strings.Builder
	fmt.Fprintln(&b, resp.Status)
	for _, name := range slices.Sorted(maps.Keys(resp.Header)) {
		fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(resp.Header[name], ", "))
	}
	fmt.Fprintf(&b, "\n%s", body)
	return b.String(), err
}

// sigterm sends SIGTERM to the programs in the background.
func sigterm(ts *testscript.TestScript, neg bool, args []string) {
	for _, cmd := range ts.BackgroundCmds() {
		ts.Check(cmd.Process.Signal(syscall.SIGTERM))
	}
}

// freePort gives a port that nothing listens on at this moment.
func freePort() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	_, port, err := net.SplitHostPort(l.Addr().String())
	return port, err
}
