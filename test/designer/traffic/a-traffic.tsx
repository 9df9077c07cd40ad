/** Counts of the menu script, the runs behind them, a server that answers for them, and a page around what shows them. */
import { act, render } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { vi } from 'vitest'
import type { ScriptTraffic } from '../../../designer/api/traffic'
import { createEditor, type Editor } from '../../../designer/editor/editor'
import { EditorContext } from '../../../designer/editor/editor-context'
import type { ConnectionState } from '../../../designer/live/live-connection'
import { LiveContext, type LiveNews } from '../../../designer/live/live-context'
import { panelState } from '../../../designer/traffic/panel-state'
import type { HistoryEntry, KeptEntry } from '../../../engine/history/entries'
import type { RunView } from '../../../engine/views/traffic-reader'
import { menuScript } from '../playground/script/a-script'

export const NOW = Date.UTC(2026, 10, 24, 9)

export const counted = (more: Partial<ScriptTraffic> = {}): ScriptTraffic => ({
  version: 2,
  from: NOW - 3_600_000,
  to: NOW,
  nodes: [
    { node: 'begin', entered: 10, waiting: 0 },
    { node: 'menu', entered: 10, waiting: 2 },
    { node: 'one', entered: 5, waiting: 0 },
  ],
  ports: [
    { node: 'begin', port: 'default', count: 10 },
    { node: 'menu', port: 'choice-english', count: 5 },
    { node: 'menu', port: 'choice-deutsch', count: 1 },
    { node: 'menu', port: 'noReply', count: 2 },
  ],
  starts: 10,
  ends: { end: 6 },
  ...more,
})

export const runs: readonly RunView[] = [
  { conversation: 'desk/ana', caseNumber: 1, run: 1, version: 2, startedAt: NOW, node: 'menu', contactName: 'Ana Lima' },
  {
    conversation: 'desk/bjorn',
    caseNumber: 3,
    run: 4,
    version: 2,
    startedAt: NOW - 60_000,
    endedAt: NOW,
    how: 'end',
    contactName: 'Björn',
  },
]

/** `path` or `path?query` -> what is answered, or a function that says it for the whole address. */
export type Answers = Readonly<Record<string, unknown>>

export class Refusal {
  constructor(readonly status: number) {}
}

export const SERVED: Answers = {
  '/api/v1/scripts/menu/versions': {
    versions: [
      { version: 2, note: 'German too', at: NOW },
      { version: 1, note: '', at: NOW - 86_400_000 },
    ],
  },
  '/api/v1/scripts/menu/versions/2': menuScript,
  '/api/v1/scripts/menu/versions/1': menuScript,
  '/api/v1/scripts/menu/traffic': (address: string) => counted({ version: address.includes('version=1') ? 1 : 2 }),
  '/api/v1/scripts/menu/traffic/cases': { cases: [{ ...runs[1], at: NOW - 30_000 }] },
  '/api/v1/scripts/menu/runs': { runs },
}

/** Gives the addresses that were asked for, with their queries. */
export function answeringServer(answers: Answers): string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    const decoded = decodeURIComponent(address)
    asked.push(decoded)
    const [path = ''] = decoded.split('?')
    const found = answers[decoded] ?? answers[path] ?? new Refusal(404)
    const answer: unknown = typeof found === 'function' ? found(decoded) : found
    if (answer instanceof Refusal) return Response.json({ detail: `refused ${path}` }, { status: answer.status })
    return Response.json(answer)
  })
  return asked
}

export interface Page {
  readonly editor: Editor
  readonly asked: string[]
  /** Something happens on the server. */
  tell(news: LiveNews): Promise<void>
}

/** Draws what is given beside an editor of the menu script, at an address. */
export async function openPage(
  children: ReactNode,
  { answers = SERVED, search = '', state = 'open' }: { answers?: Answers; search?: string; state?: ConnectionState } = {},
): Promise<Page> {
  history.replaceState(null, '', `/scripts/menu${search}`)
  panelState.setState({ tab: 'numbers' })
  const asked = answeringServer(answers)
  const editor = createEditor(menuScript)
  const listeners = new Set<(news: LiveNews) => void>()
  const live = {
    state,
    subscribe(listener: (news: LiveNews) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  await act(async () => {
    render(
      <StrictMode>
        <LiveContext value={live}>
          <EditorContext value={editor}>{children}</EditorContext>
        </LiveContext>
      </StrictMode>,
    )
  })
  async function tell(news: LiveNews) {
    await act(async () => {
      for (const listener of listeners) listener(news)
    })
  }
  return { editor, asked, tell }
}

export const kept = (object: string, entries: readonly HistoryEntry[]): KeptEntry[] =>
  entries.map((entry, place) => ({ cursor: place + 1, object, sequence: place + 1, at: NOW + place * 1000, entry }))
