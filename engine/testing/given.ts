/** What a run knows in a test: the test's own facts, the workspace around it, and hours that follow the virtual clock. */
import type { CompiledScript } from '../compile/compile-script'
import { isOutsideWindow } from '../conversation/session-window'
import { type Directory, Directory as DirectorySchema } from '../directory/model/directory'
import { hoursState } from '../directory/model/hours'
import type { Facts } from '../run/facts'
import type { PlaySettings, SendOutcome } from './play'
import type { Given, HoursWord, SendWord } from './test-file'

/** The workspace without its scripts, as `workspace.yaml` has it. */
export type Surroundings = Omit<Directory, 'scripts'>

export const NO_SURROUNDINGS: Surroundings = DirectorySchema.parse({})

/** A Monday, 10:00 UTC. */
const SOME_MORNING = Date.UTC(2026, 0, 5, 10)

const ADA = { name: 'Ada', phone: '+12025550123', username: '' } as const

/** The settings of a play; `forced` are hours that the test sets, changed in place when a step changes them. */
export function settingsOf(
  script: CompiledScript,
  given: Given,
  surroundings: Surroundings,
  forced: Map<string, HoursWord> = forcedBy(given),
): PlaySettings {
  const at = given.at === undefined ? SOME_MORNING : Date.parse(given.at)
  const lastWrote = given['last wrote'] ?? 0
  const channel = channelOf(script.id, given, surroundings)
  return {
    variables: given.variables ?? {},
    facts: {
      at,
      seed: given.seed ?? 0,
      lastInboundAt: lastWrote === 'never' ? null : at - lastWrote * 1000,
      lastInboundId: lastWrote === 'never' ? null : 'wamid.play.0',
      contact: { ...ADA, ...(typeof given.contact === 'string' ? { name: given.contact } : given.contact) } as Facts['contact'],
      channel,
      case: { id: `${channel.id}/c1/1`, status: 'open', skill: '', number: given['case number'] ?? 1 },
      screenPopHosts: given['screen pop hosts'] ?? surroundings.screenPopHosts,
    },
    knownAt: (now) => ({ hours: hoursAt(script, given, surroundings, forced, now) }),
  }
}

export function forcedBy({ hours = {} }: Given): Map<string, HoursWord> {
  return new Map(Object.entries(hours))
}

/** What becomes of a message. A closed window lets templates through, and after 24 hours it closes by itself. */
export function outcomeBy(word: SendWord, ...[message, facts]: Parameters<NonNullable<PlaySettings['outcomeOf']>>): SendOutcome {
  if (word === 'refused') return 'refused'
  if (message.type === 'template') return 'accepted'
  return word === 'window closed' || isOutsideWindow(message, facts.lastInboundAt, facts.at) ? 'windowClosed' : 'accepted'
}

/** The channel named, else the one that runs this script, else the first. A channel that the workspace does not have is another number. */
function channelOf(scriptId: string, { channel: wanted }: Given, { channels }: Surroundings): Facts['channel'] {
  const found =
    wanted === undefined
      ? (channels.find(({ defaultScript }) => defaultScript === scriptId) ?? channels[0])
      : channels.find(({ id, name }) => id === wanted || name === wanted)
  if (!found && wanted !== undefined) return { id: wanted, name: wanted, kind: 'whatsapp', number: '' }
  if (!found) return { id: 'whatsapp', name: 'WhatsApp', kind: 'whatsapp', number: '+12025550100' }
  return { id: found.id, name: found.name, kind: found.kind, number: found.number }
}

function hoursAt(
  { hours: named }: CompiledScript,
  { at }: Given,
  { hours }: Surroundings,
  forced: ReadonlyMap<string, HoursWord>,
  now: number,
): Facts['hours'] {
  return Object.fromEntries(
    named.flatMap((id) => {
      const word = forced.get(id)
      if (word === 'deleted') return []
      if (word !== undefined) return [[id, word]]
      const schedule = at === undefined ? undefined : hours.find((candidate) => candidate.id === id)
      return [[id, schedule ? hoursState(schedule, now).state : 'open']]
    }),
  )
}
