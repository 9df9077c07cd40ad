/** Puts something that this workspace has in the place of something that it lacks, and a variable that was there in the place of a pasted one. */
import type { Directory } from '../../engine/directory/model/directory'
import { fieldsOf } from '../../engine/script/fields'
import type { Script } from '../../engine/script/script'
import { findKind } from '../../nodes/index'
import type { Edit } from '../script/edits'
import { inSource } from '../script/rename-variable'
import type { Missing, PasteReport } from './paste'

export interface Choice {
  readonly id: string
  readonly name: string
}

/** What could stand in its place. */
export function choicesFor({ refersTo }: Pick<Missing, 'refersTo'>, { skills, channels, hours, templates }: Directory): Choice[] {
  switch (refersTo) {
    case 'skill':
      return skills.map(({ id, name }) => ({ id, name }))
    case 'channel':
      return channels.map(({ id, name }) => ({ id, name }))
    case 'hours':
      return hours.map(({ id, name }) => ({ id, name }))
    case 'template':
      return templates.map(({ name, language }) => ({ id: `${name} ${language}`, name: `${name} (${language})` }))
    default:
      return refersTo satisfies never
  }
}

export function mappingEdits({ nodes }: Pick<Script, 'nodes'>, { refersTo, uses }: Missing, chosen: string): Edit[] {
  const [id, language] = refersTo === 'template' ? chosen.split(' ') : [chosen]
  return uses.flatMap(({ node, path }): Edit[] => {
    const held = nodes[node]
    if (!held) return []
    const edits: Edit[] = [{ type: 'changeSetting', id: node, path, value: id }]
    // a template is a name and a language
    if (language !== undefined && 'language' in held.settings) {
      edits.push({ type: 'changeSetting', id: node, path: ['language'], value: language })
    }
    return edits
  })
}

/** Variables of the same sort that were there before. */
export function variableChoices(
  { variables }: Pick<Script, 'variables'>,
  { type }: PasteReport['declared'][number],
  declared: ReadonlySet<string>,
): Choice[] {
  return Object.entries(variables).flatMap(([name, variable]) =>
    variable.type === type && !declared.has(name) ? [{ id: name, name }] : [],
  )
}

/** The pasted nodes read and write the chosen variable; the declared one goes. */
export function variableEdits({ nodes }: Pick<Script, 'nodes'>, pasted: Iterable<string>, name: string, chosen: string): Edit[] {
  const edits: Edit[] = []
  for (const id of pasted) {
    const node = nodes[id]
    const definition = node && findKind(node.kind)
    if (!definition) continue
    for (const { path, value, meta } of fieldsOf(definition.settings, node.settings)) {
      if (typeof value !== 'string') continue
      const own = meta.refersTo === 'variable' && value === name ? chosen : value
      const renamed = meta.language ? inSource(meta.language, value, name, chosen) : own
      if (renamed !== value) edits.push({ type: 'changeSetting', id, path, value: renamed })
    }
  }
  return [...edits, { type: 'removeVariable', name }]
}
