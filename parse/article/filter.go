package article

import (
	"regexp"
	"slices"
	"strings"
)

// Filter chooses articles before they are parsed. Its zero value takes all.
type Filter struct {
	Langs  []string                 // primary languages, such as "ar"; none takes all
	Since  Published                // publications before it are left out
	Match  *regexp.Regexp           // must match the headline or the text
	Detect func(text string) string // language of an article that declares none; nil leaves such out where Langs are given
}

// keep says whether the article passes.
func (f *Filter) keep(a *Article) bool {
	if !f.Since.IsZero() && !f.since(a.Published) {
		return false
	}
	if f.Match != nil && !f.Match.MatchString(a.Title) && !f.Match.MatchString(a.Text[a.Body:]) {
		return false
	}
	if len(f.Langs) == 0 {
		return true
	}
	lang := a.Lang
	if lang == "" && f.Detect != nil {
		lang = f.Detect(a.Title + "\n" + a.Text[a.Body:])
	}
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return slices.Contains(f.Langs, primary)
}

// since compares as exactly as both are known: days where one is only a day.
func (f *Filter) since(p Published) bool {
	if p.Clock && f.Since.Clock {
		return !p.Time.Before(f.Since.Time)
	}
	return p.Time.Format("2006-01-02") >= f.Since.Time.Format("2006-01-02")
}
