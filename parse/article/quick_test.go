package article

import (
	"encoding/json"
	"reflect"
	"testing"
	"unicode/utf8"
)

// FuzzQuick compares what is read in one pass with what package json reads.
func FuzzQuick(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","text":"one\n\"two\" \u00e9\ud83d\ude00\/"}`, ` { "id" : 12 , "published":"2026-01-02"}`, `{"id":012}`, `{"text":"\ud83d"}`,
		`{"text":"a","TEXT":"b"}`, `{"text":null}`, `{"text":44"b"}`, `{"id":}`, `{}`, `{"text":"a"} x`,
		`{"text":"a","more":{"a":[1,"]}\"",null]},"rest":-1.5e3}`, `{"more":[}],"text":"a"}`, `{"more":1 2,"text":"a"}`, `{"DECLARED":5,"text":"a"}`, `{"more":,"id":"b"}`, `{"more":"\ud83d","id":"b"}`, `{"text":"a",}`, `{"text":"\x"}`, `{"id":1.5,"text":5}`, `{"text":"é` + "\x01" + `"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var quick, slow Record
		if !utf8.Valid(line) || !quick.quick(line) { // what is no UTF-8 is refused before
			return
		}
		if err := json.Unmarshal(line, &slow); err != nil {
			t.Fatalf("%q: package json says %v", line, err)
		}
		if !reflect.DeepEqual(quick, slow) {
			t.Fatalf("%q: have %+v, want %+v", line, quick, slow)
		}
	})
}
