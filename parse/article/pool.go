package article

import (
	"context"
	"runtime"
)

// result is what one step of reading gives.
type result struct {
	article Article
	err     error
}

// pool runs jobs side by side and keeps their results in the order in which the
// jobs were added. It holds a few jobs and no more, so that a stream of any
// length takes constant memory.
type pool struct {
	ctx   context.Context
	queue chan chan []result
	slots chan struct{} // of jobs that compute
	lines chan struct{} // of jobs that wait for servers most of the time
}

// addressesAtOnce is how many of the addresses given are read side by side; the
// client keeps its manners towards each host.
const addressesAtOnce = 16

// newPool makes a pool for so many workers, and room for addresses if wide.
func newPool(ctx context.Context, workers int, wide bool) *pool {
	if workers < 0 {
		workers = runtime.NumCPU()
	}
	room := 2 * workers
	if wide {
		room = max(room, addressesAtOnce)
	}
	return &pool{ctx: ctx, queue: make(chan chan []result, room), slots: make(chan struct{}, workers), lines: make(chan struct{}, addressesAtOnce)}
}

// add gives the pool a job that takes one of the slots; false says that nobody
// wants results any more.
func (p *pool) add(slots chan struct{}, job func() []result) bool {
	done := make(chan []result, 1)
	select {
	case p.queue <- done:
	case <-p.ctx.Done():
		return false
	}
	go func() {
		slots <- struct{}{}
		done <- job()
		<-slots
	}()
	return true
}

// push gives the pool a result that is there already.
func (p *pool) push(a Article, err error) bool {
	done := make(chan []result, 1)
	done <- []result{{a, err}}
	select {
	case p.queue <- done:
		return true
	case <-p.ctx.Done():
		return false
	}
}

// drain hands on the results in order until there are no more, the context ends
// or the consumer stops, which gives false.
func (p *pool) drain(yield func(Article, error) bool) bool {
	for {
		var done chan []result
		var open bool
		select {
		case done, open = <-p.queue:
		case <-p.ctx.Done():
			return true
		}
		if !open {
			return true
		}
		select {
		case list := <-done:
			for _, r := range list {
				if !yield(r.article, r.err) {
					return false
				}
			}
		case <-p.ctx.Done():
			return true
		}
	}
}
