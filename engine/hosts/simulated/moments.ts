/** Things in order of time, the earlier added first among equals: a binary heap. */
interface Moment<T> {
  readonly at: number
  readonly order: number
  readonly what: T
}

export class Moments<T> {
  readonly #heap: Moment<T>[] = []
  #order = 0

  get nextAt(): number | undefined {
    return this.#heap[0]?.at
  }

  add(at: number, what: T): void {
    const moment = { at, order: this.#order++, what }
    let index = this.#heap.length
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = this.#heap[parent] as Moment<T>
      if (!isBefore(moment, above)) break
      this.#heap[index] = above
      index = parent
    }
    this.#heap[index] = moment
  }

  /** Takes the next thing that is due. */
  take(until: number): T | undefined {
    const [first] = this.#heap
    if (!first || first.at > until) return undefined
    const last = this.#heap.pop() as Moment<T>
    if (this.#heap.length > 0) this.#sink(last)
    return first.what
  }

  clear(): void {
    this.#heap.length = 0
  }

  #sink(moment: Moment<T>): void {
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      const leftMoment = this.#heap[left]
      if (!leftMoment) break
      const rightMoment = this.#heap[left + 1]
      const isRight = rightMoment !== undefined && isBefore(rightMoment, leftMoment)
      const below = isRight ? rightMoment : leftMoment
      if (!isBefore(below, moment)) break
      this.#heap[index] = below
      index = isRight ? left + 1 : left
    }
    this.#heap[index] = moment
  }
}

function isBefore<T>(a: Moment<T>, b: Moment<T>): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}
