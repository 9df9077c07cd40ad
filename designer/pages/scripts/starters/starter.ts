/** What a starter is: a script that runs in this workspace at once, drawn from what the workspace has. */
import type { Directory } from '../../../../engine/directory/model/directory'
import { FORMAT_VERSION, type Link, type Note, SCRIPT_SCHEMA_URL, type Script, type ScriptNode } from '../../../../engine/script/script'

export type Need = 'skill' | 'hours'

export interface Starter {
  readonly id: string
  title(): string
  help(): string
  /** What the workspace has to have. */
  readonly needs: readonly Need[]
  draw(directory: Directory): Drawn
}

export type Drawn = Pick<Script, 'nodes' | 'links' | 'variables' | 'notes'>

/** Kind, name, settings, and the place: columns and rows of a card's size. */
type Card = readonly [kind: string, name: string | undefined, settings: ScriptNode['settings'], column: number, row: number]

const COLUMN = 312
const ROW = 104

interface Sketch {
  readonly cards: Readonly<Record<string, Card>>
  /** `from.port` -> to. */
  readonly cords: Readonly<Record<string, string>>
  readonly variables?: Script['variables']
  readonly notes?: Readonly<Record<string, Note>>
}

export function drawn({ cards, cords, variables = {}, notes = {} }: Sketch): Drawn {
  const nodes = Object.entries(cards).map(([id, [kind, name, settings, column, row]]): [string, ScriptNode] => [
    id,
    { kind, ...(name === undefined ? {} : { name }), settings, position: { x: column * COLUMN, y: row * ROW } },
  ])
  const links = Object.entries(cords).map(([id, to]): [string, Link] => {
    const [from = '', port = ''] = id.split('.')
    return [id, { from, port, to }]
  })
  return { nodes: Object.fromEntries(nodes), links: Object.fromEntries(links), variables, notes: { ...notes } }
}

export function asScript(id: string, name: string, parts: Drawn): Script {
  return { $schema: SCRIPT_SCHEMA_URL, formatVersion: FORMAT_VERSION, id: id as Script['id'], name, ...parts }
}

/** The skill of one of these ids, else the first that there is. */
export function skillOf({ skills }: Directory, ...wanted: readonly string[]): string {
  return (wanted.map((id) => skills.find((skill) => skill.id === id)).find((skill) => skill !== undefined) ?? skills[0])?.id ?? ''
}

export function missing({ needs }: Starter, { skills, hours }: Directory): Need[] {
  const has: Readonly<Record<Need, boolean>> = { skill: skills.length > 0, hours: hours.length > 0 }
  return needs.filter((need) => !has[need])
}
