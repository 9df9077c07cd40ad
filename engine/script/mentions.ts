/** Where a script names one of its own nodes or frames outside of settings: links, error handler, pinned notes, members of frames. */
import type { FieldPath } from './json-values'
import type { Script } from './script'

export interface Mention {
  readonly things: 'nodes' | 'frames'
  readonly id: string
  /** A link, or the field that holds the id. */
  readonly path: FieldPath
}

export function mentionsIn(script: Script): Mention[] {
  const node = (id: string | undefined, ...path: string[]): Mention[] => (id === undefined ? [] : [{ things: 'nodes', id, path }])
  return [
    ...Object.entries(script.links).flatMap(([id, { from, to }]) => [...node(from, 'links', id), ...node(to, 'links', id)]),
    ...node(script.errorHandler, 'errorHandler'),
    ...Object.entries(script.notes).flatMap(([id, note]) => node(note.node, 'notes', id, 'node')),
    ...Object.entries(script.nodes).flatMap(([id, { frame }]): Mention[] =>
      frame === undefined ? [] : [{ things: 'frames', id: frame, path: ['nodes', id, 'frame'] }],
    ),
  ]
}

/** Those that name what is not there. */
export function danglingMentions(script: Script): Mention[] {
  return mentionsIn(script).filter(({ things, id }) => !Object.hasOwn(script[things] ?? {}, id))
}
