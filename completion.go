package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"
)

// completions write a shell's completion script from the flags themselves.
var completions = map[string]func(*strings.Builder, *pflag.FlagSet){
	"bash": completeBash, "zsh": completeZsh, "fish": completeFish,
}

// shells are those that completion can be printed for.
var shells = []string{"bash", "zsh", "fish"}

// complete makes the answer to --completion.
func (o *options) complete(shell string, all *pflag.FlagSet) error {
	if err := oneOf("--completion", shells, shell); err != nil {
		return err
	}
	o.answer = func(w io.Writer) error {
		var b strings.Builder
		completions[shell](&b, all)
		_, err := io.WriteString(w, b.String())
		return err
	}
	return nil
}

// choices are the values that a flag is completed with; any other flag that
// takes a value is completed with file names.
var choices = map[string][]string{
	"format": formatNames(), "kind": allKinds, "status": allStatuses, "completion": shells,
}

// spellings are the ways to write a flag, the short one first.
func spellings(f *pflag.Flag) []string {
	if f.Shorthand == "" {
		return []string{"--" + f.Name}
	}
	return []string{"-" + f.Shorthand, "--" + f.Name}
}

func completeBash(b *strings.Builder, all *pflag.FlagSet) {
	b.WriteString("_newscal() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n\tcase $prev in\n")
	var flags []string
	all.VisitAll(func(f *pflag.Flag) {
		flags = append(flags, spellings(f)...)
		if values := choices[f.Name]; values != nil {
			fmt.Fprintf(b, "\t%s) COMPREPLY=($(compgen -W '%s' -- \"$cur\")); return ;;\n",
				strings.Join(spellings(f), "|"), strings.Join(values, " "))
		}
	})
	fmt.Fprintf(b, "\tesac\n\tcase $cur in\n\t-*) COMPREPLY=($(compgen -W '%s' -- \"$cur\")) ;;\n", strings.Join(flags, " "))
	b.WriteString("\t*) COMPREPLY=($(compgen -f -- \"$cur\")) ;;\n\tesac\n}\ncomplete -o filenames -F _newscal newscal\n")
}

func completeZsh(b *strings.Builder, all *pflag.FlagSet) {
	quoted := strings.NewReplacer("'", "’", "[", "(", "]", ")", ":", "\\:")
	b.WriteString("#compdef newscal\n_arguments \\\n")
	all.VisitAll(func(f *pflag.Flag) {
		name, usage := pflag.UnquoteUsage(f)
		value := ""
		if values := choices[f.Name]; values != nil {
			value = ":" + name + ":(" + strings.Join(values, " ") + ")"
		} else if f.NoOptDefVal == "" {
			value = ":" + name + ":_files"
		}
		for _, flag := range spellings(f) {
			fmt.Fprintf(b, "  '%s[%s]%s' \\\n", flag, quoted.Replace(usage), value)
		}
	})
	b.WriteString("  '*:source:_files'\n")
}

func completeFish(b *strings.Builder, all *pflag.FlagSet) {
	quoted := strings.NewReplacer(`\`, `\\`, "'", `\'`)
	all.VisitAll(func(f *pflag.Flag) {
		_, usage := pflag.UnquoteUsage(f)
		fmt.Fprintf(b, "complete -c newscal -l %s", f.Name)
		if f.Shorthand != "" {
			fmt.Fprintf(b, " -s %s", f.Shorthand)
		}
		if values := choices[f.Name]; values != nil {
			fmt.Fprintf(b, " -x -a '%s'", strings.Join(values, " "))
		} else if f.NoOptDefVal == "" {
			b.WriteString(" -r")
		}
		fmt.Fprintf(b, " -d '%s'\n", quoted.Replace(usage))
	})
}
