package main

import (
	"iter"
	"sync"
)

// ahead is how many results of an item wait for their turn.
const ahead = 4

// inOrder does the work for every item on several cores and gives the results,
// of which an item may have many, in the order of the items. It holds a few
// items a worker at once, and a few results an item, so that a stream of any
// length needs the same memory.
func inOrder[In, Out any](items iter.Seq[In], workers int, work func(In) iter.Seq[Out]) iter.Seq[Out] {
	if workers < 2 {
		return func(yield func(Out) bool) {
			for item := range items {
				for out := range work(item) {
					if !yield(out) {
						return
					}
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
					for out := range work(j.item) {
						select {
						case j.done <- out:
							continue
						case <-stop:
						}
						break
					}
					close(j.done)
				}
			})
		}
		wg.Go(func() {
			defer close(queue)
			defer close(jobs)
			for item := range items {
				done := make(chan Out, ahead)
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
			for out := range done {
				if !yield(out) {
					return
				}
			}
		}
	}
}
