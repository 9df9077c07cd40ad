/**
 * One run of the simulated world, from its beginning through its inputs: what replays, forks and the live session all use.
 *
 * T1. Nothing here reads a clock or draws lots of its own: the same scene and inputs make the same moments.
 * T2. A moment is made where history tells something; what tells nothing waits for the next one, or closes the input.
 * T3. However a script behaves, an input takes a bounded number of commits: then it is stopped, and that is told.
 * T4. The page gets a breath every so often, so that a long stretch of time never freezes it.
 */
import { initialVariables } from '../../../engine/compile/compile-script'
import type { KeptEntry } from '../../../engine/history/entries'
import { CALM, createWorld, type World } from '../../../engine/simulation/world'
import { perform } from './acts'
import type { ForcedHours, SessionInput } from './inputs'
import type { Moment } from './moment'
import { type Before, photograph } from './photograph'
import { populate } from './populate'
import type { Scene } from './scene'
import type { SessionSettings } from './settings'
import { isTelling } from './telling'

/** As the product waits for a status before a send counts as unknown. */
const DOUBT_MS = 120_000
/** Time that an act may take to come to rest: answers and statuses arrive within seconds. */
const LONGEST_REST_MS = 10 * 60_000
const MAX_COMMITS = 20_000
const COMMITS_A_BREATH = 200

export type StopReason = 'enough' | 'tooMuch'

export class Stage {
  readonly #scene: Scene
  readonly #settings: SessionSettings
  readonly #world: World
  readonly #forced = new Map<string, ForcedHours>()
  readonly #moments: Moment[] = []
  #input = -1
  /** What happened since the last moment. */
  #untold: KeptEntry[] = []
  #commits = 0

  private constructor(scene: Scene, settings: SessionSettings) {
    this.#scene = scene
    this.#settings = settings
    const { lookups } = scene.workspace
    const hoursState: typeof lookups.hoursState = (directory, id, at) => this.#forced.get(id) ?? lookups.hoursState(directory, id, at)
    this.#world = createWorld(
      { ...scene.workspace, lookups: { ...lookups, hoursState } },
      {
        seed: settings.seed,
        roughness: CALM,
        doubtMs: DOUBT_MS,
        startAt: settings.startAt,
        onCommitted: (entries) => this.#committed(entries),
      },
    )
  }

  /** The world before the first input. */
  static async open(scene: Scene, settings: SessionSettings): Promise<Stage> {
    const stage = new Stage(scene, settings)
    await stage.#prepare()
    return stage
  }

  get moments(): readonly Moment[] {
    return this.#moments
  }

  /** Something goes on by itself: not only people and timers are waited for. */
  get isUnderWay(): boolean {
    return this.#world.host.isUnderWay
  }

  /** Milliseconds since the beginning. */
  get elapsedMs(): number {
    return this.#world.host.steady()
  }

  /**
   * Takes one input and goes on until only people and timers are waited for, until it is enough, or as long as `stopAfter` says.
   * Says why it stopped before that.
   */
  async take(input: SessionInput, isEnough: (moment: Moment) => boolean = () => false): Promise<StopReason | undefined> {
    this.#input += 1
    this.#commits = 0
    const from = this.#moments.length
    let looked = from
    const isStopped = () => {
      const fresh = this.#moments.slice(looked)
      looked = this.#moments.length
      return looked - from >= (input.stopAfter ?? Number.POSITIVE_INFINITY) || fresh.some(isEnough)
    }
    const world = {
      world: this.#world,
      scene: this.#scene,
      contactName: this.#settings.contactName,
      forced: this.#forced,
      input: this.#input,
    }
    const act = perform(world, input)
    const stop = await this.#goOn(input.type === 'time.passes' ? input.ms : 0, isStopped)
    const refused = await act.refusal()
    if (stop !== 'enough') this.#close(from, refused)
    return stop
  }

  async #goOn(ms: number, isStopped: () => boolean): Promise<StopReason | undefined> {
    const { host } = this.#world
    const until = host.steady() + ms
    const stop = await this.#runTo(until, isStopped)
    if (stop) return stop
    for (;;) {
      const next = host.nextArrivalMs
      if (next === undefined || host.steady() + next > until + LONGEST_REST_MS) return undefined
      const stopped = await this.#runTo(host.steady() + next, isStopped)
      if (stopped) return stopped
    }
  }

  /** Up to a time of the steady clock, with a breath for the page now and then. */
  async #runTo(until: number, isStopped: () => boolean): Promise<StopReason | undefined> {
    const { host } = this.#world
    for (;;) {
      const breathAt = this.#commits + COMMITS_A_BREATH
      let stop: StopReason | undefined
      let isBreath = false
      await host.runFor(Math.max(0, until - host.steady()), () => {
        this.#commits += 1
        if (isStopped()) stop = 'enough'
        else if (this.#commits >= MAX_COMMITS) stop = 'tooMuch'
        isBreath = this.#commits >= breathAt
        return stop !== undefined || isBreath
      })
      if (stop) return stop
      if (!isBreath) return undefined
      await breathe()
    }
  }

  /** What setting the scene tells belongs to the scenario, not to the story. */
  async #prepare(): Promise<void> {
    await populate(this.#world, this.#scene, this.#settings)
    await this.#goOn(0, () => false)
    this.#untold = []
    this.#moments.length = 0
    this.#moments.push(photograph(this.#world, this.#scene, this.#before([])))
  }

  #committed(entries: readonly KeptEntry[]): void {
    this.#untold.push(...entries)
    if (!entries.some(isTelling)) return
    this.#moments.push(photograph(this.#world, this.#scene, this.#before(this.#untold)))
    this.#untold = []
  }

  /** Ends an input: its last moment shows the world at rest, or a moment of its own does, where time alone has passed. */
  #close(from: number, refused: string | undefined): void {
    const last = this.#moments.at(-1)
    const hasOwn = this.#moments.length > from
    const isLater = last !== undefined && this.#world.host.now() - last.at >= SETTLED_WITHIN_MS
    const happened = hasOwn && !isLater ? [...(last?.happened ?? []), ...this.#untold] : this.#untold
    this.#untold = []
    if (hasOwn && !isLater) this.#moments.pop()
    const told = { ...this.#before(happened), ...(refused === undefined ? {} : { refused }) }
    this.#moments.push(photograph(this.#world, this.#scene, told))
  }

  #before(happened: readonly KeptEntry[]): Before {
    const variables = this.#moments.at(-1)?.variables ?? initialVariables(this.#scene.draft)
    return { index: this.#moments.length, input: this.#input, variables, happened, forced: this.#forced }
  }
}

/** What comes to rest this soon is one moment; time that passes beyond it is told as such. */
const SETTLED_WITHIN_MS = 15_000

const breathe = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
