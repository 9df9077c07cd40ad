/** Scripts and selections to copy from. */
import { copyOf } from '../../../designer/clipboard/copy'
import type { CopiedPart } from '../../../designer/clipboard/fragment-text'
import { NOTHING_SELECTED } from '../../../designer/editor/selection'
import { FORMAT_VERSION, type Script, Script as ScriptSchema } from '../../../engine/script/script'

export function aScript(changes: Partial<Script> = {}): Script {
  return ScriptSchema.parse({
    formatVersion: FORMAT_VERSION,
    id: 'here',
    name: 'Here',
    nodes: {
      begin: { kind: 'begin', settings: {}, position: { x: 0, y: 0 } },
      hello: { kind: 'send-text', name: 'Hello', settings: { text: 'Hello {{ guest }}' }, position: { x: 320, y: 0 } },
      queue: {
        kind: 'assign-skill',
        name: 'Queue',
        settings: { skill: 'sales', priority: 500 },
        position: { x: 640, y: 0 },
        frame: 'desk',
      },
      event: { kind: 'on-assignment', settings: {}, position: { x: 0, y: 400 } },
      end: { kind: 'end', settings: {}, position: { x: 960, y: 0 } },
    },
    links: {
      'begin.default': { from: 'begin', port: 'default', to: 'hello' },
      'hello.default': { from: 'hello', port: 'default', to: 'queue' },
      'queue.default': { from: 'queue', port: 'default', to: 'end' },
    },
    variables: { guest: { type: 'text' }, age: { type: 'number' } },
    notes: { why: { text: 'Why', position: { x: 320, y: 200 }, node: 'hello' } },
    frames: { desk: { title: 'Desk', position: { x: 600, y: -60 }, size: { width: 320, height: 320 } } },
    ...changes,
  })
}

export const emptyHere = (): Script =>
  aScript({
    nodes: { begin: { kind: 'begin', settings: {}, position: { x: 0, y: 0 } } },
    links: {},
    variables: {},
    notes: {},
    frames: {},
  })

export function partOf(script: Script, nodes: readonly string[], frames: readonly string[] = []): CopiedPart {
  const part = copyOf(script, { ...NOTHING_SELECTED, nodes: new Set(nodes), frames: new Set(frames) })
  if (!part) throw new Error('Nothing was copied')
  return part
}
