/** Finds node kinds by what administrators call them: "office hours" finds Hours. In the chosen language and in English. */
import type { NodeDefinition } from '../../nodes/define-node'
import { catalogue } from '../../nodes/index'
import { kindHelp, kindSynonyms, kindTitle } from '../catalogue/kind-in-words'
import { hasWayIn } from '../script/ports'
import { ranked } from '../search/rank'
import { words } from '../wording/words'

const KINDS = catalogue as unknown as readonly NodeDefinition[]

/** Best first; all of them in the catalogue's order for an empty query. */
export function findKinds(query: string, { needsWayIn = false } = {}): readonly NodeDefinition[] {
  const kinds = needsWayIn ? KINDS.filter(({ kind }) => hasWayIn(kind)) : KINDS
  return ranked(query, kinds, ({ kind, title }) => ({
    title: kindTitle(kind),
    also: [title, ...kindSynonyms(kind), words.palette.lines[kind] ?? ''],
    help: kindHelp(kind),
  }))
}
