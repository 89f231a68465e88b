package article

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
)

// node is one object of JSON-LD, its fields still as they stand.
type node struct {
	raw    json.RawMessage
	fields map[string]json.RawMessage
}

// deepest is how many levels of JSON-LD are looked into.
const deepest = 12

// listing are the fields under which a page names other pages than itself.
var listing = []string{"itemListElement", "mentions", "hasPart", "isPartOf", "relatedLink", "citation", "comment", "video", "publisher", "author"}

// mostNodes is how many objects of one JSON-LD block are looked at.
const mostNodes = 5000

// walkLD gives every object in a JSON-LD block to visit, outer ones first.
// Objects under the fields in skip are left out.
func walkLD(raw json.RawMessage, skip []string, visit func(node)) {
	left := mostNodes
	var walk func(raw json.RawMessage, depth int)
	walk = func(raw json.RawMessage, depth int) {
		raw = bytes.TrimSpace(raw)
		if len(raw) == 0 || depth > deepest || left <= 0 {
			return
		}
		switch raw[0] {
		case '[':
			var list []json.RawMessage
			if json.Unmarshal(raw, &list) == nil {
				for _, r := range list {
					walk(r, depth+1)
				}
			}
		case '{':
			left--
			n := node{raw: raw}
			if json.Unmarshal(raw, &n.fields) != nil {
				return
			}
			visit(n)
			for _, key := range sortedKeys(n.fields) {
				if !slices.Contains(skip, key) {
					walk(n.fields[key], depth+1)
				}
			}
		}
	}
	walk(raw, 0)
}

func sortedKeys(m map[string]json.RawMessage) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// types are the schema.org types of a node, without their address.
func (n node) types() []string {
	list := texts(n.fields["@type"])
	for i, t := range list {
		list[i] = t[strings.LastIndexAny(t, "/:")+1:]
	}
	return list
}

// text is a field as text: itself, its first element, or its name, @id or @value.
func (n node) text(field string) string {
	for _, s := range texts(n.fields[field]) {
		if s = squeeze(s); s != "" {
			return s
		}
	}
	return ""
}

// texts gives a JSON-LD value, be it one or a list, as texts.
func texts(raw json.RawMessage) []string {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 {
		return nil
	}
	switch raw[0] {
	case '"':
		var s string
		if json.Unmarshal(raw, &s) == nil {
			return []string{s}
		}
	case '[':
		var list []json.RawMessage
		var out []string
		if json.Unmarshal(raw, &list) == nil && len(list) <= 1000 {
			for _, r := range list {
				if r = bytes.TrimSpace(r); len(r) > 0 && r[0] != '[' {
					out = append(out, texts(r)...)
				}
			}
		}
		return out
	case '{':
		var o struct {
			Name  any `json:"name"`
			ID    any `json:"@id"`
			Value any `json:"@value"`
			URL   any `json:"url"`
		}
		if json.Unmarshal(raw, &o) == nil {
			for _, v := range []any{o.Name, o.Value, o.ID, o.URL} {
				if s, ok := v.(string); ok && s != "" {
					return []string{s}
				}
			}
		}
	default:
		if raw[0] == '-' || '0' <= raw[0] && raw[0] <= '9' {
			return []string{string(raw)}
		}
	}
	return nil
}

// repairJSON makes valid JSON of a script block where publishers slip: comment
// and CDATA marks around it, raw line breaks in strings, a comma or semicolon
// too many. It gives nil where that does not help.
func repairJSON(s string) json.RawMessage {
	s = strings.TrimSpace(s)
	for _, mark := range []string{"<!--", "//", "/*", "<![CDATA[", "*/"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	if i := strings.LastIndexAny(s, "}]"); i >= 0 {
		s = s[:i+1]
		if strings.HasSuffix(s, "]]") && strings.HasPrefix(s, "{") { // of "]]>"
			s = strings.TrimRight(strings.TrimSuffix(s, "]]"), "/* \n")
		}
	}
	if json.Valid([]byte(s)) {
		return json.RawMessage(s)
	}
	var b []byte
	inString, escaped := false, false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case inString && c < ' ':
			c = ' '
		case escaped:
			escaped = false
		case inString && c == '\\':
			escaped = true
		case c == '"':
			inString = !inString
		case !inString && (c == '}' || c == ']'):
			if t := bytes.TrimRight(b, " \t\r\n"); len(t) > 0 && t[len(t)-1] == ',' {
				b = t[:len(t)-1]
			}
		}
		b = append(b, c)
	}
	if json.Valid(b) {
		return b
	}
	return nil
}
