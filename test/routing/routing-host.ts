/**
 * One routing object on a map, on virtual time: just enough of a host to see what routing does. It refuses a read after
 * the first write (H1), freezes what it hands out, and handles what routing sends itself before anything else.
 */
import type { DirectoryRevision } from '../../engine/directory/model/directory'
import type { HistoryEntry } from '../../engine/history/entries'
import type { DurableContext, ObjectAddress, ObjectEvent, ObjectHandler } from '../../engine/hosts/host'
import type { CommandAnswer, RoutingDecision, RoutingEvent } from '../../engine/routing/protocol'
import { createRouting } from '../../engine/routing/routing'

const KEY = 'workspace'

interface Timer {
  readonly dueAt: number
  readonly armingId: string
  readonly event: ObjectEvent
}

export class RoutingHost {
  now = Date.UTC(2026, 0, 5, 9)
  readonly told: { readonly conversation: string; readonly decision: RoutingDecision }[] = []
  readonly history: HistoryEntry[] = []
  readonly timers = new Map<string, Timer>()
  /** Every arming id ever used. */
  readonly armed = new Set<string>()
  /** Named values read and written by the last event with what it led to. */
  touched = new Set<string>()
  readonly #values = new Map<string, unknown>()
  readonly #toSelf: ObjectEvent[] = []
  readonly #directories: DirectoryRevision[] = []
  readonly #handler: ObjectHandler = createRouting({
    directoryAt: (revision) => {
      const found = this.#directories[revision - 1]
      if (!found) throw new Error(`no directory revision ${revision}`)
      return found
    },
  })

  constructor(directory: Omit<DirectoryRevision, 'revision'>) {
    this.publish(directory)
  }

  get directory(): DirectoryRevision {
    const newest = this.#directories.at(-1)
    if (!newest) throw new Error('no directory')
    return newest
  }

  /** Routing learns of it with the next event. */
  publish(directory: Omit<DirectoryRevision, 'revision'>): void {
    this.#directories.push({ ...directory, revision: this.#directories.length + 1 })
  }

  async send(event: RoutingEvent): Promise<CommandAnswer | undefined> {
    this.touched = new Set()
    const answer = (await this.handle(event)) as CommandAnswer | undefined
    await this.settle()
    return answer
  }

  /** One event alone, at this or an older revision; what it sends to routing itself waits for `settle`. */
  handle(event: RoutingEvent, revision = this.directory.revision): Promise<unknown> {
    return this.#run({ ...event, revision } as ObjectEvent)
  }

  async settle(): Promise<void> {
    for (let event = this.#toSelf.shift(); event; event = this.#toSelf.shift()) {
      await this.#run({ ...event, revision: this.directory.revision } as ObjectEvent)
    }
  }

  /** Lets time pass; timers fire in the order in which they are due. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms
    for (;;) {
      const [next] = [...this.timers.values()].filter(({ dueAt }) => dueAt <= end).sort((a, b) => a.dueAt - b.dueAt)
      if (!next) break
      this.now = Math.max(this.now, next.dueAt)
      this.timers.delete(next.armingId)
      await this.send(next.event as RoutingEvent)
    }
    this.now = end
  }

  peek<T>(name: string): T | undefined {
    return this.#values.get(name) as T | undefined
  }

  names(): string[] {
    return [...this.#values.keys()]
  }

  async #run(event: ObjectEvent): Promise<unknown> {
    const writes: (() => void)[] = []
    const read = async <T>(value: () => T): Promise<T> => {
      if (writes.length > 0) throw new Error('routing read after its first write')
      return value()
    }
    const context: DurableContext = {
      key: KEY,
      now: () => read(() => this.now),
      random: () => read(() => 0.5),
      newId: () => read(() => 'id'),
      get: <T>(name: string) =>
        read(() => {
          this.touched.add(name)
          return this.peek<T>(name)
        }),
      names: () => read(() => this.names()),
      set: (name, value) => {
        this.touched.add(name)
        const kept = freeze(JSON.parse(JSON.stringify(value)))
        writes.push(() => this.#values.set(name, kept))
      },
      clear: (name) => writes.push(() => this.#values.delete(name)),
      send: (to, sent, options) => writes.push(() => this.#deliver(to, sent, options)),
      cancel: (armingId) => writes.push(() => this.timers.delete(armingId)),
      perform: (effect) => {
        throw new Error(`routing performs nothing, but asked for ${effect.type}`)
      },
      record: (entry) => writes.push(() => this.history.push(entry)),
    }
    const answer = await this.#handler(context, event)
    for (const write of writes) write()
    return answer
  }

  #deliver(to: ObjectAddress, event: ObjectEvent, options: { delayMs?: number; armingId?: string } = {}): void {
    if (to.type === 'conversation') {
      this.told.push({ conversation: to.key, decision: event as RoutingDecision })
    } else if (options.armingId === undefined) {
      this.#toSelf.push(event)
    } else {
      if (this.armed.has(options.armingId)) throw new Error(`arming id ${options.armingId} was used twice`)
      this.armed.add(options.armingId)
      this.timers.set(options.armingId, { dueAt: this.now + (options.delayMs ?? 0), armingId: options.armingId, event })
    }
  }
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) freeze(inner)
    Object.freeze(value)
  }
  return value
}
