/** The way of one case through its script: read from the history of the conversation, and what it was at each of its steps. */
import type { ContactDetails } from '../../../engine/conversation/inbound'
import type { HistoryEntry, KeptEntry } from '../../../engine/history/entries'
import type { Script } from '../../../engine/script/script'
import type { Json } from '../../../nodes/machine-parts'
import { type ContentLine, lineOfContent, lineOfMessage } from '../../playground/desk/content-line'
import { DARK, type LitPath, litPath, type RunWay, readWays, type WayStep } from '../../playground/script/way'
import { type At, placeOf } from './at'

export interface Said {
  readonly at: number
  readonly by: 'contact' | 'script' | 'agent' | 'program'
  readonly line: ContentLine
}

export interface CaseWay {
  readonly contact: ContactDetails
  readonly run: RunWay
  /** Id of a step -> what was said while the run was there. */
  readonly said: ReadonlyMap<string, readonly Said[]>
}

/** @param wanted number of the run; undefined: the newest. Undefined where there is no such run. */
export function readCaseWay(entries: readonly KeptEntry[], wanted: number | undefined): CaseWay | undefined {
  const ways = readWays(entries)
  const run = wanted === undefined ? ways.at(-1) : ways.find((way) => way.run === wanted)
  return run && { contact: contactOf(entries), run, said: saidAlong(entries, run) }
}

function contactOf(entries: readonly KeptEntry[]): ContactDetails {
  const known = entries.findLast(({ entry }) => entry.type === 'case.opened' || entry.type === 'contact.changed')?.entry
  return known && 'contact' in known ? known.contact : {}
}

/** What began the run was said in the turn that started it, and belongs to the first step; what was said before belongs to others. */
function saidAlong(entries: readonly KeptEntry[], run: RunWay): ReadonlyMap<string, readonly Said[]> {
  const said = new Map<string, Said[]>()
  const [first] = run.steps
  const start = entries.find(({ entry }) => entry.type === 'run.started' && entry.run === run.run)
  for (const { sequence, at, entry } of entries) {
    if (start === undefined || at < start.at) continue
    if (entry.type === 'run.ended' && entry.run === run.run) break
    const words = saidIn(entry, run.caseNumber)
    const step = run.steps.findLast(({ id }) => sequenceOf(id) <= sequence) ?? first
    if (words && step) said.set(step.id, [...(said.get(step.id) ?? []), { at, ...words }])
  }
  return said
}

const sequenceOf = (stepId: string) => Number.parseInt(stepId, 10)

function saidIn(entry: HistoryEntry, caseNumber: number): Pick<Said, 'by' | 'line'> | undefined {
  if (entry.type === 'message.received' && entry.caseNumber === caseNumber) {
    return { by: 'contact', line: lineOfContent(entry.message.content) }
  }
  if (entry.type !== 'message.queued' || entry.caseNumber !== caseNumber) return undefined
  const { kind } = entry.by
  return { by: kind === 'person' ? 'agent' : kind, line: lineOfMessage(entry.message) }
}

/** What is lit: the way up to the step, which is the one that the run is in. */
export function pathAt(run: RunWay, at: At): LitPath {
  const place = placeOf(at, run)
  const step = run.steps[place]
  if (!step) return DARK
  if (place === run.steps.length - 1) return litPath(run)
  const { port: _port, ...arrived } = step
  return litPath({ steps: [...run.steps.slice(0, place), arrived] })
}

/** How long the run stayed in a step, in ms; undefined while it is there. */
export function stayOf({ steps }: Pick<RunWay, 'steps'>, place: number): number | undefined {
  const step = steps[place]
  const until = step?.left?.at ?? steps[place + 1]?.at
  return step && until !== undefined ? until - step.at : undefined
}

/** `preempted`: an event took the run elsewhere before it had left by a port. */
export function stateOf({ steps, end }: Pick<RunWay, 'steps' | 'end'>, place: number): 'left' | 'preempted' | 'waiting' | 'ended' {
  if (steps[place]?.port !== undefined) return 'left'
  if (place < steps.length - 1) return 'preempted'
  return end ? 'ended' : 'waiting'
}

export interface VariableAt {
  readonly name: string
  readonly value: Json
  /** By this very step. */
  readonly isChanged: boolean
}

/** Every variable of the script as it stood after the step, in alphabetical order. */
export function variablesAt(
  script: Pick<Script, 'variables'> | undefined,
  steps: readonly WayStep[],
  place: number,
): readonly VariableAt[] {
  const initial = Object.entries(script?.variables ?? {}).map(([name, { type, initial, sensitive }]): [string, Json] => [
    name,
    initial !== undefined && sensitive ? '•••' : (initial ?? EMPTY[type]),
  ])
  const values = new Map(initial)
  for (const { changed } of steps.slice(0, place + 1)) {
    for (const [name, value] of Object.entries(changed ?? {})) values.set(name, value)
  }
  const changedHere = steps[place]?.changed ?? {}
  return [...values]
    .map(([name, value]) => ({ name, value, isChanged: name in changedHere }))
    .sort((one, other) => one.name.localeCompare(other.name))
}

const EMPTY = { text: '', number: 0, boolean: false } as const
