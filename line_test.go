package main

import (
	"reflect"
	"testing"

	"newscal/parse"
	"newscal/parse/timex"
)

// TestLine writes entries as encoding/json does: empty ones, and ones with
// something in every field, so that a new field is not forgotten.
func TestLine(t *testing.T) {
	texts := []string{"", "plain", "a\"b\\c/d<e>&", "\x00\x01\b\f\n\r\t\x1f\x7f", "اجتماع « ليوم» засідання", "\u2028 \u2029 \u20ac 😀 \ufffd", "cut \xd8", "\xff\xc0\xaf\xe2\x80", "\xed\xa0\x80"}
	rules := []string{"FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526", ""}
	days := []timex.Moment{{}, timex.OnDay(timex.DateOf(2026, 1, 3)), {Day: timex.DateOf(2026, 1, 3), Clock: 15 * 60}}
	numbers := []float64{0, 0.93, 1, 1e-7, 0.000001, 1e21, 123456789}
	for k, text := range texts {
		var e parse.Entry
		fill(reflect.ValueOf(&e).Elem(), text, k)
		e.Start, e.End = days[k%3], days[(k+1)%3]
		e.Confidence = numbers[k%len(numbers)]
		e.Recurrence = timex.Recurrence{}
		if rule := rules[k%2]; rule != "" {
			var err error
			if e.Recurrence, err = timex.ParseRecurrence(rule); err != nil {
				t.Fatal(err)
			}
		}
		for _, e := range []parse.Entry{e, {People: []string{}}, {}} {
			if got, want := string(appendLine(nil, &e)), string(lines([]parse.Entry{e})); got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
		}
	}
}

// fill puts something into every field of v that text and number can fill.
func fill(v reflect.Value, text string, number int) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), text, number+i)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(v.Index(0), text, number)
	case reflect.String:
		v.SetString(text)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(number))
	case reflect.Bool:
		v.SetBool(number%2 == 0)
	}
}
