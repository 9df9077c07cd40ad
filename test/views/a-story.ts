/** History told in a few words: entries of one conversation, numbered as a host numbers them, and views on a real file. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { HistoryEntry, KeptEntry, TraceStep } from '../../engine/history/entries'
import type { RoutingDecision } from '../../engine/routing/protocol'
import { openViews, type Views, type ViewsOptions } from '../../engine/views/views'

export const START = Date.UTC(2026, 10, 23, 10)
export const MARIA = 'front-desk/maria'

const folders: string[] = []
const opened = new Set<Views>()

afterEach(() => {
  for (const views of opened) views.close()
  opened.clear()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

export function aFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cordboard-views-'))
  folders.push(folder)
  return join(folder, 'views.sqlite')
}

export function views(file = aFile(), onLeftOut?: ViewsOptions['onLeftOut']): Views {
  const opening = openViews({ file, ...(onLeftOut ? { onLeftOut } : {}) })
  opened.add(opening)
  return opening
}

export function close(views: Views): void {
  opened.delete(views)
  views.close()
}

/** A history to which conversations add; a second passes between entries. */
export class Story {
  readonly entries: KeptEntry[] = []
  readonly #sequences = new Map<string, number>()

  tell(...entries: HistoryEntry[]): this {
    return this.of(MARIA, ...entries)
  }

  of(conversation: string, ...entries: HistoryEntry[]): this {
    for (const entry of entries) {
      const object = `conversation/${conversation}`
      const sequence = (this.#sequences.get(object) ?? 0) + 1
      this.#sequences.set(object, sequence)
      const cursor = this.entries.length + 1
      this.entries.push({ cursor, object, sequence, at: START + cursor * 1000, entry })
    }
    return this
  }

  /** What a store answers to the one who follows it. */
  after(cursor: number, limit: number): KeptEntry[] {
    return this.entries.filter((entry) => entry.cursor > cursor).slice(0, limit)
  }
}

export const newCase: HistoryEntry = {
  type: 'case.opened',
  caseNumber: 1,
  channelId: 'front-desk',
  contactId: 'maria',
  contact: { name: 'Maria', phone: '351912345678' },
}

export function received(text: string, wamid = `wamid.${text}`, caseNumber = 1): HistoryEntry {
  return { type: 'message.received', caseNumber, message: { wamid, at: START, content: { type: 'text', text } } }
}

export function queued(effect: number, text: string, by: 'agent' | 'script' = 'agent'): HistoryEntry {
  return {
    type: 'message.queued',
    caseNumber: 1,
    effectId: `${MARIA}#${effect}`,
    to: { phone: '351912345678' },
    message: { type: 'text', text },
    by: by === 'agent' ? { kind: 'agent', id: 'ann', name: 'Ann' } : { kind: 'script', scriptId: 'menu', version: 1 },
  }
}

export function status(effect: number, status: Extract<HistoryEntry, { type: 'message.status' }>['status']): HistoryEntry {
  return { type: 'message.status', effectId: `${MARIA}#${effect}`, status }
}

export function decided(decision: number, what: RoutingDecision['what']): HistoryEntry {
  return { type: 'routing.decided', decision: { type: 'routing.decided', caseKey: `${MARIA}/1`, decision, what } }
}

export const inQueue = { is: 'queued', skill: 'sales', because: 'joined', isStaffed: true } as const
export const withAnn: RoutingDecision['what'] = { is: 'assigned', skill: 'sales', agentId: 'ann', isTransfer: false }

export function caseStatus(to: Extract<HistoryEntry, { type: 'case.status' }>['status']): HistoryEntry {
  return { type: 'case.status', caseNumber: 1, status: to, by: { kind: 'agent', id: 'ann', name: 'Ann' } }
}

export const runStarted = (run = 1, version = 1, scriptId = 'menu', caseNumber = 1): HistoryEntry => ({
  type: 'run.started',
  caseNumber,
  run,
  scriptId,
  version,
})

/** The way of one event: `greet>default` was left by its port, `ask` waits. */
export function stepped(way: string, run = 1, caseNumber = 1): HistoryEntry {
  const steps = way.split(' ').map((step): TraceStep => {
    const [node = '', port] = step.split('>')
    return { node, kind: 'any', ...(port === undefined ? {} : { port }) }
  })
  return { type: 'run.stepped', caseNumber, run, event: 'contact.replied', steps }
}

export const runEnded = (how: Extract<HistoryEntry, { type: 'run.ended' }>['how'] = 'end', run = 1): HistoryEntry => ({
  type: 'run.ended',
  caseNumber: 1,
  run,
  how,
})
