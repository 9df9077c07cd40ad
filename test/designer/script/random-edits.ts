/** Random edits of a script, also of things that are not there: what people do, and what late or doubled commands do. */
import fc from 'fast-check'
import type { Edit } from '../../../designer/script/edits'
import { FORMAT_VERSION, type Script, Script as ScriptSchema } from '../../../engine/script/script'
import { catalogue } from '../../../nodes/index'

export function emptyScript(): Script {
  return ScriptSchema.parse({
    formatVersion: FORMAT_VERSION,
    id: 'tried',
    name: 'Tried',
    nodes: { begin: { kind: 'begin', settings: {}, position: { x: 0, y: 0 } } },
    links: {},
  })
}

const id = fc.constantFrom('begin', 'n1', 'n2', 'n3', 'n4', 'n5')
const ids = fc.uniqueArray(id, { maxLength: 4 })
const noteId = fc.constantFrom('note-1', 'note-2')
const frameId = fc.constantFrom('frame-1', 'frame-2')
const variable = fc.constantFrom('topic', 'age', 'city')
const port = fc.constantFrom('default', 'yes', 'no', 'answer', 'choice-english', 'choice-deutsch', 'noReply')
const place = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) })
const size = fc.record({ width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) })
const link = fc.record({ from: id, port, to: id })
const text = fc.string({ maxLength: 12 })

const node = fc
  .record({ definition: fc.constantFrom(...catalogue), position: place, frame: fc.option(frameId, { nil: undefined }) })
  .map(({ definition, position, frame }) => ({
    kind: definition.kind as string,
    settings: structuredClone(definition.example) as Record<string, unknown>,
    position,
    ...(frame === undefined ? {} : { frame }),
  }))

const note = fc.record({ text, position: place })
const frame = fc.record({ title: text, position: place, size })

export const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ type: fc.constant('addNode' as const), id, node }),
  fc.record({ type: fc.constant('removeNodes' as const), ids }),
  fc.record({ type: fc.constant('removeAndHeal' as const), id, port }),
  fc.record({
    type: fc.constant('moveThings' as const),
    nodes: fc.dictionary(id, place),
    notes: fc.dictionary(noteId, place),
    frames: fc.dictionary(frameId, place),
  }),
  fc.record({ type: fc.constant('renameNode' as const), id, name: fc.option(text, { nil: undefined }) }),
  fc.record({
    type: fc.constant('changeSetting' as const),
    id,
    path: fc.constantFrom(['text'], ['choices', 0, 'title'], ['choices', 0], ['choices', 1, 'id'], ['style'], ['new', 'deep', 0]),
    value: fc.oneof(text, fc.constant(undefined), fc.constant('list'), fc.integer()),
  }),
  fc.record({ type: fc.constant('replaceSettings' as const), id, settings: fc.dictionary(fc.constantFrom('text', 'style'), text) }),
  node.chain((made) =>
    fc.record({ type: fc.constant('replaceKind' as const), id, kind: fc.constant(made.kind), settings: fc.constant(made.settings) }),
  ),
  fc.record({ type: fc.constant('pinNodes' as const), ids, isPinned: fc.boolean() }),
  fc.record({ type: fc.constant('linkNodes' as const), link }),
  link.map(({ from, port: by }): Edit => ({ type: 'unlink', ids: [`${from}.${by}`] })),
  fc.tuple(link, link).map(([old, next]): Edit => ({ type: 'reconnect', id: `${old.from}.${old.port}`, link: next })),
  fc.record({ type: fc.constant('addNote' as const), id: noteId, note }),
  fc.record({
    type: fc.constant('changeNote' as const),
    id: noteId,
    changes: fc.record({ text, node: fc.option(id, { nil: undefined }) }),
  }),
  fc.record({ type: fc.constant('removeNotes' as const), ids: fc.uniqueArray(noteId) }),
  fc.record({ type: fc.constant('addFrame' as const), id: frameId, frame, nodes: ids }),
  fc.record({ type: fc.constant('changeFrame' as const), id: frameId, changes: fc.record({ title: text, isFolded: fc.boolean() }) }),
  fc.record({ type: fc.constant('removeFrames' as const), ids: fc.uniqueArray(frameId) }),
  fc.record({ type: fc.constant('frameNodes' as const), ids, frame: fc.option(frameId, { nil: undefined }) }),
  fc.record({
    type: fc.constant('addVariable' as const),
    name: variable,
    variable: fc.record({ type: fc.constantFrom('text', 'number') }),
  }),
  fc.record({ type: fc.constant('changeVariable' as const), name: variable, changes: fc.record({ description: text }) }),
  fc.record({ type: fc.constant('renameVariable' as const), name: variable, to: variable }),
  fc.record({ type: fc.constant('removeVariable' as const), name: variable }),
  fc.record({
    type: fc.constant('changeScript' as const),
    changes: fc.record({ name: text, description: fc.option(text, { nil: undefined }), errorHandler: fc.option(id, { nil: undefined }) }),
  }),
  fc.record({ type: fc.constant('replaceScript' as const), script: fc.constant(emptyScript()), because: fc.constant('restored' as const) }),
)
