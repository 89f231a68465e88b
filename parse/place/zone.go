package place

import (
	"archive/zip"
	_ "embed"
	"io"
	"strings"
	"sync"
	"time"
)

// The zone rules are our own copy of the Go distribution's, which is the IANA
// time zone database (public domain) compiled with 64-bit data. The zones of the
// system, which package time would prefer, are another edition on every machine.
//
//go:generate sh -c "cp \"$(go env GOROOT)/lib/time/zoneinfo.zip\" zoneinfo.zip"
//go:embed zoneinfo.zip
var zoneinfo string

// zoneArchive opens the archive once; nothing in it changes.
var zoneArchive = sync.OnceValues(func() (*zip.Reader, error) {
	return zip.NewReader(strings.NewReader(zoneinfo), int64(len(zoneinfo)))
})

// Location gives the rules of the zone of an IANA name. The error says that
// there is none of that name.
func Location(name string) (*time.Location, error) {
	archive, err := zoneArchive()
	if err != nil {
		return nil, err
	}
	f, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil, err
	}
	return time.LoadLocationFromTZData(name, data)
}
