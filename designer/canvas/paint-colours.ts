/** The style sheet's colours for painting, so that near and far look alike in both schemes. */
import type { NodeGroup } from '../../nodes/define-node'

const COLOURS = [
  'surface',
  'edge',
  'ink',
  'soft',
  'accent',
  'accent-ground',
  'danger',
  'lamp',
  'lamp-ground',
  'cord',
  'canvas',
  'line',
] as const
const GROUPS: readonly NodeGroup[] = ['message', 'ask', 'route', 'logic', 'event', 'desk', 'integration']

export type PaintColours = Readonly<Record<(typeof COLOURS)[number] | `group-${NodeGroup}`, string>>

/** As the page shows them now; `within` lends its place in the page. */
export function readColours(within: HTMLElement): PaintColours {
  const probe = document.createElement('span')
  within.append(probe)
  const names = [...COLOURS, ...GROUPS.map((group) => `group-${group}`)]
  const colours = names.map((name) => {
    probe.style.color = `var(--${name})`
    return [name, getComputedStyle(probe).color]
  })
  probe.remove()
  return Object.fromEntries(colours) as PaintColours
}
