/** Builds small scripts for tests in a few words: nodes by id, links as `from.port -> to`. */
import { FORMAT_VERSION, type Script, type Variable } from '../../engine/script/script'

export interface SmallScript {
  readonly nodes: Readonly<Record<string, readonly [kind: string, settings?: Record<string, unknown>]>>
  /** Lines of `from.port -> to`. */
  readonly links?: readonly string[]
  readonly variables?: Readonly<Record<string, Variable>>
  readonly errorHandler?: string
  readonly id?: string
}

export function smallScript({ nodes, links = [], variables = {}, errorHandler, id = 'small' }: SmallScript): Script {
  return {
    formatVersion: FORMAT_VERSION,
    id: id as Script['id'],
    name: 'Small',
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([id, [kind, settings = {}]]) => [id, { kind, settings, position: { x: 0, y: 0 } }]),
    ),
    links: Object.fromEntries(
      links.map((line) => {
        const [, from = '', port = '', to = ''] = /^(\S+)\.(\S+) -> (\S+)$/.exec(line) ?? []
        return [`${from}.${port}`, { from, port, to }]
      }),
    ),
    variables,
    notes: {},
    ...(errorHandler ? { errorHandler } : {}),
  }
}
