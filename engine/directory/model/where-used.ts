/** Who names whom: which channel, agent or published script uses a skill, script, hours, template or channel. */
import { allReferences, type Reference } from '../../script/references'
import type { Script } from '../../script/script'
import type { Subject } from './changes'
import type { Directory } from './directory'
import { templateKey } from './look-up'

export interface Use {
  readonly from: Subject
  /** Within the directory (`channels, 0, defaultSkill`) or within the script's document. */
  readonly path: readonly (string | number)[]
  readonly to: Subject
  /** Where the user is a script: the node. */
  readonly node?: string
}

/** Every use of a thing by another; `scripts` are the documents of the versions now published. */
export function allUses(directory: Directory, scripts: Iterable<Script>): Use[] {
  return [
    ...directory.channels.flatMap(({ id, defaultScript, defaultSkill }, index): Use[] => {
      const from: Subject = { kind: 'channel', id }
      return [
        { from, path: ['channels', index, 'defaultScript'], to: { kind: 'script', id: defaultScript } },
        { from, path: ['channels', index, 'defaultSkill'], to: { kind: 'skill', id: defaultSkill } },
      ]
    }),
    ...directory.agents.flatMap(({ id, skills }, index) =>
      Object.keys(skills).map(
        (skill): Use => ({ from: { kind: 'agent', id }, path: ['agents', index, 'skills', skill], to: { kind: 'skill', id: skill } }),
      ),
    ),
    ...[...scripts].flatMap(usesByScript),
  ]
}

/** What uses the subject. */
export function whereUsed(directory: Directory, scripts: Iterable<Script>, subject: Subject): Use[] {
  return allUses(directory, scripts).filter(({ to }) => to.kind === subject.kind && to.id === subject.id)
}

/** `channel "front-desk" (defaultSkill)`, `script "menu" (node "sales")`. */
export function describeUse({ from, path, node }: Use): string {
  return `${from.kind} "${from.id}" (${node === undefined ? path.slice(2).join(' ') : `node "${node}"`})`
}

function usesByScript(script: Script): Use[] {
  return allReferences(script).flatMap((reference): Use[] => {
    const to = subjectNamed(script, reference)
    return to ? [{ from: { kind: 'script', id: script.id }, path: reference.path, to, node: reference.node }] : []
  })
}

function subjectNamed(script: Script, { refersTo, id, node }: Reference): Subject | undefined {
  switch (refersTo) {
    case 'skill':
    case 'channel':
    case 'hours':
      return { kind: refersTo, id }
    case 'template': {
      // a node that names a template names the language beside it
      const language = script.nodes[node as keyof typeof script.nodes]?.settings.language
      return { kind: 'template', id: templateKey(id, String(language)) }
    }
    case 'variable':
      return undefined
    default:
      return refersTo satisfies never
  }
}
