/** Asks for a node by name, for whoever has no pointer; each choice is a node, or one of its ports. */

import type { ScriptNode } from '../../engine/script/script'
import { GroupIcon } from '../catalogue/GroupIcon'
import { groupOf, kindTitle, nodeName, nodeSummary } from '../catalogue/kind-in-words'
import { ranked } from '../search/rank'
import { type Choice, Chooser } from '../shell/Chooser'

const MOST_SHOWN = 100

interface NodeChooserProps {
  readonly at: { readonly x: number; readonly y: number }
  readonly label: string
  readonly searchLabel: string
  readonly none: string
  readonly choices: readonly Choice[]
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

export function NodeChooser({ choices, ...rest }: NodeChooserProps) {
  const told = toldApart(choices)
  const choicesFor = (query: string) =>
    ranked(query, told, ({ id, title, detail }) => ({ title, also: [id], ...(detail === undefined ? {} : { help: detail }) })).slice(
      0,
      MOST_SHOWN,
    )
  return <Chooser {...rest} choicesFor={choicesFor} />
}

/** Those that would look the same say their id: a script may well have several plain Ends. */
function toldApart(choices: readonly Choice[]): readonly Choice[] {
  const alike = new Map<string, number>()
  const looks = ({ title, detail = '' }: Choice) => `${title}\n${detail}`
  for (const choice of choices) alike.set(looks(choice), (alike.get(looks(choice)) ?? 0) + 1)
  return choices.map((choice) =>
    alike.get(looks(choice)) === 1 ? choice : { ...choice, detail: [choice.detail, choice.id].filter(Boolean).join(' · ') },
  )
}

export function nodeChoice(id: string, node: ScriptNode): Choice {
  const [name, title] = [nodeName(node), kindTitle(node.kind)]
  return { id, title: name, detail: name === title ? nodeSummary(node) : title, icon: <GroupIcon group={groupOf(node.kind)} /> }
}

/** Beside an element of the canvas, or in the middle of the page where it is out of sight. */
export function placeBeside(elementId: string): { x: number; y: number } {
  const seen = document.getElementById(elementId)?.getBoundingClientRect()
  const isOnPage = seen && seen.right > 0 && seen.bottom > 0 && seen.left < innerWidth && seen.top < innerHeight
  return isOnPage ? { x: seen.right, y: seen.top } : { x: innerWidth / 2 - 160, y: innerHeight / 3 }
}
