/** What a search lets another system answer: values that fit and that conditions ask about, values that do not fit, refusals, silence. */
import { readJsonPath } from '../../nodes/json-path'
import type { Json } from '../../nodes/machine-parts'
import type { CompiledScript } from '../compile/compile-script'
import type { OutgoingRequest } from '../effects/types'
import { actionsIn, type Candidates } from './candidates'
import type { Play } from './play'
import type { RequestAnswer, RequestMock } from './test-file'

const SAMPLES = { text: 'some words', number: 42, boolean: true } as const
const MAX_FITTING = 40

export function answersTo(request: OutgoingRequest, { node }: Play, script: CompiledScript, { texts }: Candidates): RequestMock[] {
  const { origin, pathname } = new URL(request.url)
  const kept = keptBy(script, node, request.paths)
  const plain = kept.map(({ path, type }) => [path, SAMPLES[type]] as const)
  const varied = kept.flatMap(({ path, type }) => valuesOf(type, texts).map((value) => jsonWith([...plain, [path, value]])))
  const unfit = kept.find(({ type }) => type !== 'text')
  const answers: RequestAnswer[] = [
    ...[jsonWith(plain), ...varied].slice(0, MAX_FITTING).map((json) => ({ status: 200, json })),
    { status: 404 },
    { status: 500 },
    'no answer',
    ...(unfit ? [{ status: 200, json: jsonWith([...plain, [unfit.path, 'neither a number nor true']]) }] : []),
  ]
  return answers.map((answer) => ({ request: { method: request.method, url: `${origin}${pathname}` }, answer }))
}

/** Which variable each path is for, by what the node does with the answer. */
function keptBy({ config, variables }: CompiledScript, node: string, paths: readonly string[]) {
  const names = actionsIn(config.states?.[node]).flatMap((action) => (action.type === 'keepValues' ? action.params.variables : []))
  return paths.map((text, index) => ({ path: readJsonPath(text) ?? [], type: variables[names[index] ?? '']?.type ?? 'text' }))
}

function valuesOf(type: keyof typeof SAMPLES, texts: readonly string[]): readonly Json[] {
  if (type === 'boolean') return [false]
  return type === 'text' ? texts : texts.map(Number).filter(Number.isFinite)
}

/** The smallest document that has these values at these paths; of two for one path the later counts. */
function jsonWith(values: readonly (readonly [path: readonly (string | number)[], value: Json])[]): Json {
  return values.reduce<Json>((document, [path, value]) => withValue(document, path, value), {})
}

function withValue(at: Json | undefined, [part, ...rest]: readonly (string | number)[], value: Json): Json {
  if (part === undefined) return value
  if (typeof part === 'number') {
    const items: readonly Json[] = Array.isArray(at) ? at : []
    const place = part < 0 ? 0 : Math.min(part, 50)
    return Array.from({ length: Math.max(items.length, place + 1) }, (_, index) =>
      index === place ? withValue(items[index], rest, value) : (items[index] ?? null),
    )
  }
  const members = typeof at === 'object' && at !== null && !Array.isArray(at) ? at : {}
  return { ...members, [part]: withValue((members as Readonly<Record<string, Json>>)[part], rest, value) }
}
