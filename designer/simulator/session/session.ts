/**
 * A session: one contact's story with the script, that can be stepped through, taken back and taken another way. A plain store, to be
 * read by React's useSyncExternalStore; settings and inputs alone are what it is, so it can be kept as JSON and played again.
 *
 * S1. Moments follow from settings and inputs. Going back shows an earlier moment and changes nothing; acting from there drops
 *     what came later, and that can be undone.
 * S2. A breakpoint stops whatever is going on when the run comes into its node. Where it stopped is noted with the input, so a replay
 *     stops there too, whatever the breakpoints are then.
 * S3. One act at a time: what is asked for meanwhile waits its turn.
 */
import type { Act, SessionInput } from './inputs'
import type { Moment } from './moment'
import { type Scene, setScene } from './scene'
import type { SessionSettings } from './settings'
import { Stage } from './stage'

export type Stop =
  /** The run came into this node. */
  | { readonly by: 'breakpoint'; readonly node: string }
  | { readonly by: 'step' }
  /** A step found nothing that would ever happen by itself. */
  | { readonly by: 'nothingToCome' }
  /** The world would not come to rest. */
  | { readonly by: 'tooMuch' }
  /** A fault of ours. */
  | { readonly by: 'fault'; readonly reason: string }

export interface SessionView {
  readonly settings: SessionSettings
  readonly inputs: readonly SessionInput[]
  readonly moments: readonly Moment[]
  /** The moment on show. */
  readonly shown: number
  readonly isBusy: boolean
  /** Every act stops at the first moment that follows from it. */
  readonly isStepping: boolean
  readonly stop: Stop | undefined
  /** At its end the story is in the middle of something: not only people and timers are waited for. */
  readonly isUnderWay: boolean
  /** Time that was to pass and did not, because something stopped it. */
  readonly remainingMs: number
  /** How often the story went another way, each of which can be undone. */
  readonly forks: number
}

/** What is kept of a session. */
export interface KeptSession {
  readonly settings: SessionSettings
  readonly inputs: readonly SessionInput[]
}

interface Branch {
  readonly inputs: readonly SessionInput[]
  readonly shown: number
}

/** A step goes as far as this for something to happen. */
const LONGEST_STEP_MS = 400 * 86_400_000

export class SimulatorSession {
  readonly #scene: Scene
  readonly #listeners = new Set<() => void>()
  readonly #left: Branch[] = []
  #stage: Stage
  #breakpoints: ReadonlySet<string> = new Set()
  #view: SessionView
  /** Never rejects. */
  #last: Promise<void> = Promise.resolve()
  #waiting = 0

  private constructor(settings: SessionSettings, scene: Scene, stage: Stage) {
    this.#scene = scene
    this.#stage = stage
    this.#view = {
      ...{ settings, inputs: [], moments: [...stage.moments], shown: 0 },
      ...{ isBusy: false, isStepping: false, isUnderWay: false, stop: undefined, remainingMs: 0, forks: 0 },
    }
  }

  /** For a script without errors (scene.ts: errorsOf). */
  static async begin(settings: SessionSettings): Promise<SimulatorSession> {
    const scene = setScene(settings)
    return new SimulatorSession(settings, scene, await Stage.open(scene, settings))
  }

  /** Plays a kept session again. */
  static async reopen({ settings, inputs }: KeptSession): Promise<SimulatorSession> {
    const session = await SimulatorSession.begin(settings)
    await session.#inTurn(() => session.#replay(inputs))
    return session
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): SessionView => this.#view

  get scene(): Scene {
    return this.#scene
  }

  toJSON(): KeptSession {
    return { settings: this.#view.settings, inputs: this.#view.inputs }
  }

  setBreakpoints(nodes: ReadonlySet<string>): void {
    this.#breakpoints = nodes
  }

  setStepping(isStepping: boolean): void {
    this.#change({ isStepping })
  }

  /** Takes an act from the moment on show. */
  act(act: Act): Promise<void> {
    return this.#inTurn(async () => {
      await this.#forkHere()
      await this.#take(act, this.#view.isStepping)
    })
  }

  /** To the next moment: the next one on record, or whatever happens next, whenever that is. */
  step(): Promise<void> {
    return this.#inTurn(async () => {
      const { shown, remainingMs } = this.#view
      if (!this.#isAtEnd) return this.show(shown + 1)
      const { at, timers } = this.#now
      const last = timers.at(-1)
      if (!this.#stage.isUnderWay && remainingMs === 0 && !last) return this.#change({ stop: { by: 'nothingToCome' } })
      const ms = Math.max(remainingMs, Math.min(LONGEST_STEP_MS, (last?.dueAt ?? at) - at))
      await this.#take({ type: 'time.passes', ms }, true, remainingMs)
    })
  }

  /** On to the next breakpoint, through what is on record and then through what was stopped. */
  goOn(): Promise<void> {
    return this.#inTurn(async () => {
      const { moments, shown, remainingMs } = this.#view
      if (this.#isAtEnd) return this.#take({ type: 'time.passes', ms: remainingMs }, false)
      const next = moments.find(({ index, entered }) => index > shown && entered.some((node) => this.#breakpoints.has(node)))
      this.show(next?.index ?? moments.length - 1)
    })
  }

  show(index: number): void {
    const shown = Math.min(Math.max(0, index), this.#view.moments.length - 1)
    if (shown !== this.#view.shown) this.#change({ shown })
  }

  /** Takes back the last time that the story went another way. */
  undoFork(): Promise<void> {
    return this.#inTurn(async () => {
      const branch = this.#left.pop()
      if (!branch) return
      await this.#replay(branch.inputs)
      this.#change({ forks: this.#left.length, shown: Math.min(branch.shown, this.#view.moments.length - 1) })
    })
  }

  /** Whether the moment on show is the last. */
  get #isAtEnd(): boolean {
    return this.#view.shown === this.#view.moments.length - 1
  }

  get #now(): Moment {
    const last = this.#stage.moments.at(-1)
    if (!last) throw new Error('A stage has a first moment')
    return last
  }

  /** `wantedMs`: the time that was asked for, of which the rest is kept when something stops it. */
  async #take(act: Act, isOneMoment: boolean, wantedMs = act.type === 'time.passes' ? act.ms : 0): Promise<void> {
    const from = this.#stage.moments.length
    const startedAt = this.#stage.elapsedMs
    let node: string | undefined
    const reason = await this.#stage.take(act, ({ entered }) => {
      node = entered.find((one) => this.#breakpoints.has(one))
      return isOneMoment || node !== undefined
    })
    const made = this.#stage.moments.length - from
    const isStopped = reason === 'enough'
    const input: SessionInput = isStopped ? { ...act, stopAfter: made } : act
    this.#change({
      inputs: [...this.#view.inputs, input],
      moments: [...this.#stage.moments],
      shown: this.#stage.moments.length - 1,
      isUnderWay: this.#stage.isUnderWay,
      remainingMs: isStopped ? Math.max(0, wantedMs - (this.#stage.elapsedMs - startedAt)) : 0,
      stop:
        reason === 'tooMuch' ? { by: 'tooMuch' } : node !== undefined ? { by: 'breakpoint', node } : isStopped ? { by: 'step' } : undefined,
    })
  }

  /** Goes back to the moment on show, so that what is done next follows from it. */
  async #forkHere(): Promise<void> {
    const { inputs, moments, shown } = this.#view
    if (this.#isAtEnd) return
    this.#left.push({ inputs, shown })
    await this.#replay(upTo(inputs, moments, shown))
    this.#change({ forks: this.#left.length })
  }

  async #replay(inputs: readonly SessionInput[]): Promise<void> {
    this.#stage = await Stage.open(this.#scene, this.#view.settings)
    for (const input of inputs) await this.#stage.take(input)
    const { moments } = this.#stage
    this.#change({
      inputs,
      moments: [...moments],
      shown: moments.length - 1,
      stop: undefined,
      remainingMs: 0,
      isUnderWay: this.#stage.isUnderWay,
    })
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#waiting += 1
    if (this.#waiting === 1) this.#change({ isBusy: true })
    const done = this.#last.then(work).then(
      () => this.#ended({}),
      (error: unknown) => this.#ended({ stop: { by: 'fault', reason: error instanceof Error ? error.message : String(error) } }),
    )
    this.#last = done
    return done
  }

  #ended(changes: Partial<SessionView>): void {
    this.#waiting -= 1
    this.#change({ ...changes, isBusy: this.#waiting > 0 })
  }

  #change(changes: Partial<SessionView>): void {
    this.#view = { ...this.#view, ...changes }
    for (const listener of this.#listeners) listener()
  }
}

/** The inputs that lead to a moment and no further; the input that made it is stopped there. */
function upTo(inputs: readonly SessionInput[], moments: readonly Moment[], shown: number): readonly SessionInput[] {
  const input = moments[shown]?.input ?? -1
  const own = moments.filter((moment) => moment.input === input)
  const wanted = own.filter(({ index }) => index <= shown).length
  const last = inputs[input]
  if (!last || wanted === own.length) return inputs.slice(0, input + 1)
  return [...inputs.slice(0, input), { ...last, stopAfter: wanted }]
}
