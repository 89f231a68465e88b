package main

import (
	"iter"
	"sync"
)

// inOrder does the work for every item on several cores and gives the results
// in the order of the items. It holds a few items a worker at once, so that a
// stream of any length needs the same memory.
func inOrder[In, Out any](items iter.Seq[In], workers int, work func(In) Out) iter.Seq[Out] {
	if workers < 2 {
		return func(yield func(Out) bool) {
			for item := range items {
				if !yield(work(item)) {
					return
				}
			}
		}
	}
	return func(yield func(Out) bool) {
		type job struct {
			item In
			done chan Out
		}
		jobs := make(chan job)
		queue := make(chan chan Out, 4*workers)
		stop := make(chan struct{})
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for j := range jobs {
					j.done <- work(j.item)
				}
			})
		}
		wg.Go(func() {
			defer close(queue)
			defer close(jobs)
			for item := range items {
				done := make(chan Out, 1)
				select {
				case queue <- done:
				case <-stop:
					return
				}
				jobs <- job{item, done}
			}
		})
		defer wg.Wait()
		defer close(stop)
		for done := range queue {
			if !yield(<-done) {
				return
			}
		}
	}
}
