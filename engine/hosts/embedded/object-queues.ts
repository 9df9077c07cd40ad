/** Events that wait, per object and in order, and which objects have something to do that nobody is at. */
import type { Answer } from '../host'
import type { AddressText, Delivery } from '../objects/delivery'
import { Fifo } from './fifo'

/** A delivery with who waits for its answer. */
export interface Job {
  readonly delivery: Delivery
  readonly tell?: Tell<Answer>
  /** Set where SQLite refused what it wrote: it is set aside without being handled again. */
  readonly condemned?: string
  /** Set when it is taken in, ms of the steady clock. */
  acceptedAt?: number
}

export interface Tell<T> {
  resolve(value: T): void
  reject(error: Error): void
}

export interface ObjectQueue {
  readonly address: AddressText
  readonly jobs: Fifo<Job>
  /** It is among the ready ones, or being handled. */
  isBusy: boolean
}

export class ObjectQueues {
  readonly #queues = new Map<AddressText, ObjectQueue>()
  readonly #ready = new Fifo<ObjectQueue>()

  get hasReady(): boolean {
    return this.#ready.length > 0
  }

  push(job: Job): void {
    const queue = this.#of(job.delivery.address)
    queue.jobs.push(job)
    this.#makeReady(queue)
  }

  /** The object that has been ready longest; whoever takes it gives it back by `release`. */
  takeReady(): ObjectQueue | undefined {
    return this.#ready.shift()
  }

  release(queue: ObjectQueue): void {
    queue.isBusy = false
    if (queue.jobs.length > 0) this.#makeReady(queue)
    else if (this.#queues.get(queue.address) === queue) this.#queues.delete(queue.address)
  }

  /** Before all others of their objects, in their order. */
  putBack(jobs: readonly Job[]): void {
    const byAddress = new Map<AddressText, Job[]>()
    for (const job of jobs) {
      const same = byAddress.get(job.delivery.address)
      if (same) same.push(job)
      else byAddress.set(job.delivery.address, [job])
    }
    for (const [address, same] of byAddress) {
      const queue = this.#of(address)
      queue.jobs.unshift(same)
      this.#makeReady(queue)
    }
  }

  /** Takes everything out. */
  drain(): Job[] {
    const jobs = [...this.#queues.values()].flatMap((queue) => queue.jobs.drain())
    this.#queues.clear()
    this.#ready.drain()
    return jobs
  }

  /** The next event of each object. */
  *heads(): Iterable<Job | undefined> {
    for (const { jobs } of this.#queues.values()) yield jobs.peek()
  }

  #of(address: AddressText): ObjectQueue {
    let queue = this.#queues.get(address)
    if (!queue) {
      queue = { address, jobs: new Fifo(), isBusy: false }
      this.#queues.set(address, queue)
    }
    return queue
  }

  #makeReady(queue: ObjectQueue): void {
    if (queue.isBusy) return
    queue.isBusy = true
    this.#ready.push(queue)
  }
}
