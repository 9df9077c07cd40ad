/**
 * A web-Studio script as its file has it: `{ header, actions, properties, branches }`. Actions, properties and branches are keyed by the
 * action's id; a property is `{ name, value }` under its number; a branch is `{ to, label, type, index }`, of type `default`, or `branch`
 * or `case` with a label. Read forgivingly: what is not of that form is left out and reported.
 */
import { isRecord, listOf, member, numberOf, recordOf, sameName, shown, textOf } from '../foreign-values'

export interface StudioBranch {
  readonly label: string
  readonly to: string
  readonly isDefault: boolean
}

export interface StudioAction {
  readonly id: string
  /** As the file has it: `Update Digital Contact Status`. */
  readonly type: string
  /** For comparing: `updatedigitalcontactstatus`. */
  readonly sort: string
  readonly caption: string
  readonly x: number | undefined
  readonly y: number | undefined
  readonly properties: readonly { readonly name: string; readonly value: string }[]
  readonly branches: readonly StudioBranch[]
}

export interface StudioScript {
  readonly name: string
  readonly mediaType: string
  readonly actions: readonly StudioAction[]
  /** Ids of what stands among the actions and is none. */
  readonly malformed: readonly string[]
}

export const looksLikeStudio = (document: unknown): boolean =>
  isRecord(member(document, 'actions')) && (isRecord(member(document, 'branches')) || isRecord(member(document, 'properties')))

export function readStudioScript(document: unknown): StudioScript {
  const header = recordOf(member(document, 'header'))
  const properties = member(document, 'properties')
  const branches = member(document, 'branches')
  const actions: StudioAction[] = []
  const malformed: string[] = []
  for (const [id, action] of Object.entries(recordOf(member(document, 'actions')))) {
    const type = textOf(member(action, 'name')).trim()
    if (!isRecord(action) || type === '') {
      malformed.push(id)
      continue
    }
    actions.push({
      id,
      type,
      sort: sameName(type),
      caption: textOf(member(action, 'label')).trim(),
      x: numberOf(member(action, 'x')),
      y: numberOf(member(action, 'y')),
      properties: propertiesOf(member(properties, id)),
      branches: branchesOf(member(branches, id)),
    })
  }
  return {
    name: textOf(member(header, 'scriptName'))
      .replace(/^.*[\\/]/, '')
      .trim(),
    mediaType: textOf(member(header, 'mediaTypeName')).trim(),
    actions,
    malformed,
  }
}

function propertiesOf(held: unknown): StudioAction['properties'] {
  const parts = Array.isArray(held) ? held : Object.values(recordOf(held))
  return parts.flatMap((part: unknown) => {
    const name = textOf(member(part, 'name')).trim()
    if (name === '') return []
    const value = member(part, 'value')
    return [{ name, value: Array.isArray(value) ? value.map((item) => shown(item)).join(', ') : textOf(value) }]
  })
}

function branchesOf(held: unknown): readonly StudioBranch[] {
  const listed = Array.isArray(held) ? listOf(held) : Object.values(recordOf(held))
  return listed
    .flatMap((branch: unknown, place) => {
      const to = textOf(member(branch, 'to')).trim()
      if (to === '') return []
      // a default branch has no label, or 0
      const label = textOf(member(branch, 'label')).trim()
      const isDefault = textOf(member(branch, 'type')).toLowerCase() === 'default' || label === '' || /^default$/i.test(label)
      return [{ to, label: isDefault ? 'Default' : label, isDefault, index: numberOf(member(branch, 'index')) ?? place }]
    })
    .sort((one, other) => one.index - other.index)
    .map(({ to, label, isDefault }) => ({ to, label, isDefault }))
}

/** The value of the first property of one of these names; empty when there is none. */
export function property({ properties }: StudioAction, ...names: readonly string[]): string {
  const wanted = names.map(sameName)
  for (const name of wanted) {
    const found = properties.find((candidate) => sameName(candidate.name) === name && candidate.value.trim() !== '')
    if (found) return found.value.trim()
  }
  return ''
}
