module newscal

go 1.26
