package feed

import (
	"context"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/chromedp"
)

// A real browser lays the page out: nothing is blocked or overflows, entries
// run in their direction, and the page works at a phone's width. The
// screenshots go into the folder that PAGE_SHOTS names.
func TestPageInBrowser(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium: on Debian, apt-get install chromium")
	}
	server := httptest.NewServer(newFeed(t).Handler())
	defer server.Close()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(chromium), chromedp.NoSandbox, chromedp.DisableGPU)
	browser, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	defer cancel()
	ctx, cancel := chromedp.NewContext(browser)
	defer cancel()
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	defer cancel()

	var complaints []string
	var mu sync.Mutex
	if err := chromedp.Listen(ctx, func(ev any) {
		if e, ok := ev.(*log.EventEntryAdded); ok && !strings.Contains(e.Entry.URL, "favicon") {
			mu.Lock()
			defer mu.Unlock()
			complaints = append(complaints, e.Entry.Text)
		}
	}); err != nil {
		t.Fatal(err)
	}
	for _, size := range []struct {
		name          string
		width, height int64
	}{{"desk", 1024, 900}, {"phone", 360, 740}} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(size.width, size.height), chromedp.Navigate(server.URL)); err != nil {
			t.Fatal(err)
		}
		got, err := chromedp.Run(ctx, chromedp.Evaluate[layout](measure))
		if err != nil {
			t.Fatal(err)
		}
		want := layout{Title: "The Gazette & friends", RightToLeft: true, Styled: true, Articles: 4}
		if got != want {
			t.Errorf("%s: %+v, want %+v", size.name, got, want)
		}
		shot, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
		if err != nil {
			t.Fatal(err)
		}
		if dir := os.Getenv("PAGE_SHOTS"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, size.name+".png"), shot, 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if len(complaints) > 0 {
		t.Errorf("the browser complains: %v", complaints)
	}
}

// layout is what the browser made of the page.
type layout struct {
	Title       string
	Overflow    bool // something is wider than the window
	RightToLeft bool // an Arabic title begins at the right
	Styled      bool // the style sheet was let through
	Articles    int
	Scripts     int
}

const measure = `(() => {
	const title = document.querySelector('article[lang=ar] h4'), range = document.createRange();
	range.selectNodeContents(title);
	return {
		Title: document.title,
		Overflow: document.documentElement.scrollWidth > window.innerWidth,
		RightToLeft: range.getBoundingClientRect().right > title.getBoundingClientRect().right - 2,
		Styled: getComputedStyle(document.body).fontFamily.includes('Noto'),
		Articles: document.querySelectorAll('article').length,
		Scripts: document.scripts.length,
	};
})()`
