package timex

// shared are the patterns of every language: what ISO 8601 writes alike in all
// of them. They stand behind the language's own.
var shared = map[string]string{
	"date": `
		<y> _ - _ <m> _ - _ <d> _ t _ <h> _ : _ <min> ( _ : _ <sec> ( _ ( . | , ) _ <digits> )? )?
		<y> _ - _ <m> _ - _ <d> _ t _ <h> _ : _ <min> ( _ : _ <sec> ( _ ( . | , ) _ <digits> )? )? _ z => zone=UTC
		<y> _ - _ <m> _ - _ <d> _ t _ <h> _ : _ <min> ( _ : _ <sec> ( _ ( . | , ) _ <digits> )? )? _ "+" _ <n> ( _ : _ <n2> )? => zone=UTC dir=+
		<y> _ - _ <m> _ - _ <d> _ t _ <h> _ : _ <min> ( _ : _ <sec> ( _ ( . | , ) _ <digits> )? )? _ - _ <n> ( _ : _ <n2> )? => zone=UTC dir=-
		<ymd> <stop>
		<ymd> _ t _ <hhmm>
		<ymd> _ t _ <hhmm> _ z => zone=UTC
	`,
	"period": `
		<y> _ - _ w _ <n> => unit=week
		<y> _ w _ <n> => unit=week
	`,
}
