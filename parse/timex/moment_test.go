package timex_test

import (
	"testing"
	"time"

	"newscal/parse/timex"
)

// TestDates counts days as package time does, over leap years and centuries and
// with months and days out of range.
func TestDates(t *testing.T) {
	for _, y := range []int{-401, -1, 0, 1, 1582, 1899, 1900, 1999, 2000, 2023, 2024, 2100, 2400} {
		for m := -14; m <= 26; m++ {
			for _, d := range []int{-40, 0, 1, 28, 29, 30, 31, 32, 400} {
				want := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
				got := timex.DateOf(y, m, d)
				if int64(got) != want.Unix()/86400 {
					t.Fatalf("day %d-%d-%d is %d, want %d", y, m, d, got, want.Unix()/86400)
				}
				if gy, gm, gd := got.YMD(); gy != want.Year() || gm != int(want.Month()) || gd != want.Day() {
					t.Fatalf("day %d is %d-%d-%d, want %v", got, gy, gm, gd, want)
				}
			}
		}
	}
}
