package timex

// Steps gives the steps of the matcher and of the search for tense since the
// last call.
func (s *Scanner) Steps() int {
	n := s.m.steps
	s.m.steps = 0
	return n
}
