/** Graph's `fields=` and its pages with cursors. */
import type { Call } from './call'
import { textParameter } from './call'
import { GraphError } from './graph-error'

export interface FieldSet {
  readonly nodeType: string
  /** Given when nothing was asked for. */
  readonly standard: readonly string[]
  /** Names that may be asked for. */
  readonly known: readonly string[]
}

/** `id,name,profile{about,email}` -> [id], [name], [profile, about email]. */
function parseFields(text: string): readonly (readonly [string, readonly string[]])[] {
  return [...text.matchAll(/([\w.]+)(?:\{([^}]*)\})?/g)].map(([, name = '', inner]) => [
    name,
    inner === undefined ? [] : inner.split(',').map((field) => field.trim()),
  ])
}

/** The members of `values` that were asked for; a name the node doesn't have is refused with 100. */
export function pickFields(call: Call, fields: FieldSet, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const asked = textParameter(call, 'fields')
  const wanted = asked ? parseFields(asked) : fields.standard.map((name) => [name, []] as const)
  const picked: Record<string, unknown> = {}
  for (const [name, inner] of wanted) {
    if (name !== 'id' && !fields.known.includes(name)) {
      throw new GraphError(100, undefined, {
        message: `(#100) Tried accessing nonexisting field (${name}) on node type (${fields.nodeType})`,
      })
    }
    const value = values[name]
    if (value !== undefined) picked[name] = inner.length > 0 ? narrow(value, inner) : value
  }
  return { ...picked, ...(values.id === undefined ? {} : { id: values.id }) }
}

function narrow(value: unknown, names: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => narrow(item, names))
  if (typeof value !== 'object' || value === null) return value
  if ('data' in value) return { ...value, data: narrow(value.data, names) }
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)))
}

export interface Page {
  readonly data: readonly unknown[]
  readonly paging?: {
    readonly cursors: { readonly before: string; readonly after: string }
    readonly next?: string
    readonly previous?: string
  }
}

const DEFAULT_PAGE = 25
const MAX_PAGE = 1000

/** One page of `items`, by the call's `limit`, `after` and `before`; `show` makes the answer's form of an item. */
export function pageOf<T extends { readonly id: string }>(call: Call, items: readonly T[], show: (item: T) => unknown): Page {
  const limit = Math.min(MAX_PAGE, Math.max(1, Number(textParameter(call, 'limit') ?? DEFAULT_PAGE) || DEFAULT_PAGE))
  const start = startOf(call, items, limit)
  const page = items.slice(start, start + limit)
  const first = page[0]
  const last = page.at(-1)
  if (!first || !last) return { data: [] }
  const cursors = { before: btoa(first.id), after: btoa(last.id) }
  const next = start + limit < items.length ? { next: pageAddress(call, 'after', cursors.after) } : {}
  const previous = start > 0 ? { previous: pageAddress(call, 'before', cursors.before) } : {}
  return { data: page.map(show), paging: { cursors, ...next, ...previous } }
}

function startOf(call: Call, items: readonly { readonly id: string }[], limit: number): number {
  const position = (name: string): number | undefined => {
    const cursor = textParameter(call, name)
    if (cursor === undefined || cursor === '') return undefined
    const index = items.findIndex((item) => btoa(item.id) === cursor)
    if (index < 0) throw new GraphError(100, `Param ${name}: cursor is invalid`)
    return index
  }
  const after = position('after')
  if (after !== undefined) return after + 1
  const before = position('before')
  return before === undefined ? 0 : Math.max(0, before - limit)
}

function pageAddress({ sandbox, request }: Call, name: string, cursor: string): string {
  const { after: _after, before: _before, access_token: _token, ...rest } = request.query
  return `${sandbox.settings.publicUrl}${request.path}?${new URLSearchParams({ ...rest, [name]: cursor })}`
}
