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
	slots chan struct{}
}

func newPool(ctx context.Context, workers int) *pool {
	if workers < 0 {
		workers = runtime.NumCPU()
	}
	return &pool{ctx: ctx, queue: make(chan chan []result, 2*workers), slots: make(chan struct{}, workers)}
}

// add gives the pool a job; false says that nobody wants results any more.
func (p *pool) add(job func() []result) bool {
	done := make(chan []result, 1)
	select {
	case p.queue <- done:
	case <-p.ctx.Done():
		return false
	}
	go func() {
		p.slots <- struct{}{}
		done <- job()
		<-p.slots
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
