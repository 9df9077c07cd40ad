/** Can a free-form message fall outside the session window? Where it can, the author may have provided for it by its own port. */
import { warning } from '../script/new-problem'
import type { Problem } from '../script/script'
import type { Explored, Visit } from './explore'
import { leftBy } from './moves'
import type { Place } from './places'
import { nodesOn, wayTo } from './way'

const HOUR_MS = 3_600_000

export function messagesOutside({ outside }: Explored): { readonly findings: Problem[]; readonly providedFor: string[] } {
  const findings = new Map<string, Problem>()
  const providedFor = new Set<string>()
  for (const visit of outside.values()) {
    const { place } = visit.situation
    if (isProvidedFor(place)) providedFor.add(place.node)
    else if (!findings.has(place.node)) findings.set(place.node, problemOf(visit))
  }
  return { findings: [...findings.values()], providedFor: [...providedFor] }
}

/** The port for a closed window has a link of its own: what the contact gets then was thought of. */
function isProvidedFor({ on }: Place): boolean {
  const [way] = on.get('send.windowClosed') ?? []
  return way !== undefined && leftBy(way.transition)?.fellBackTo === undefined
}

function problemOf(visit: Visit): Problem {
  const { node } = visit.situation.place
  const way = wayTo(visit)
  const nodes = nodesOn(way, node)
  const hours = Math.ceil(silence(way) / HOUR_MS)
  const since = hours > 0 ? `${hours} hours` : 'more than 24 hours'
  const message = `The contact may have been silent for ${since} when "${node}" writes (${nodes.join(' → ')}), and the session window closes after 24; send a template here, or link Session window closed to one`
  return warning('outside-window', message, { path: ['nodes', node], node, values: { node, hours, way: nodes.join(' ') }, way })
}

/** The time since the contact last wrote, as far as the way tells. */
function silence(way: ReturnType<typeof wayTo>): number {
  return way.reduce((since, { by, ms = 0, wroteMs }) => (by === 'contact.replied' ? 0 : (wroteMs ?? since + ms)), 0)
}
