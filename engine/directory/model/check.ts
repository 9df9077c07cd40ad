/**
 * What a directory must fulfil beyond the shape of its parts: ids are unique, what is named exists, and nothing that is used
 * disappears. Every problem is given, each with its place, so that an author mends all of them at once.
 */
import type { Script } from '../../script/script'
import type { Subject } from './changes'
import type { Channel, Directory } from './directory'
import { indexDirectory, templateKey } from './look-up'
import { subjectsOf } from './subjects'
import { allUses, describeUse, type Use } from './where-used'

export interface DirectoryProblem {
  /** Stable name of the rule: `default-skill-unknown`. */
  readonly rule: string
  /** What is wrong, where, and what to do. */
  readonly message: string
  /** Within the directory: `channels, 0, defaultSkill`. Of a removal: what was to be removed. */
  readonly path: readonly (string | number)[]
  readonly subject?: Subject
}

/** All problems of a directory by itself. */
export function checkDirectory(directory: Directory): DirectoryProblem[] {
  return [...repetitions(directory), ...allUses(directory, []).flatMap((use) => problemOfUse(directory, use))]
}

/**
 * All problems of going from one directory to the next: those of the next one, and what would be removed although it is used.
 * `scripts` are the documents of the versions published afterwards.
 */
export function checkChange(before: Directory, after: Directory, scripts: Iterable<Script>): DirectoryProblem[] {
  const kept = new Set(subjectsOf(after).map(keyOf))
  const removed = new Map(
    subjectsOf(before).flatMap(({ kind, id }) => (kept.has(keyOf({ kind, id })) ? [] : [[keyOf({ kind, id }), { kind, id }]])),
  )
  // without a removal no script matters: what it names was checked when it was published
  const uses = allUses(after, removed.size === 0 ? [] : scripts)
  return [
    ...repetitions(after),
    ...[...removed].flatMap(([key, subject]) =>
      problemOfRemoval(
        subject,
        uses.filter(({ to }) => keyOf(to) === key),
      ),
    ),
    ...uses.filter(({ from, to }) => from.kind !== 'script' && !removed.has(keyOf(to))).flatMap((use) => problemOfUse(after, use)),
  ]
}

const keyOf = ({ kind, id }: Subject) => `${kind} ${id}`

function problemOfRemoval(subject: Subject, uses: readonly Use[]): DirectoryProblem[] {
  if (uses.length === 0) return []
  const message = `The ${subject.kind} "${subject.id}" cannot be removed: it is still used by ${uses.map(describeUse).join(', ')}. Change these first.`
  return [{ rule: 'still-used', message, path: [subject.kind, subject.id], subject }]
}

function problemOfUse(directory: Directory, { from, path, to }: Use): DirectoryProblem[] {
  const { skills, scripts } = indexDirectory(directory)
  if (to.kind === 'script' && !scripts.has(to.id)) {
    const message = `Channel "${from.id}" has the default script "${to.id}", which is not published. Publish it first, or name a published one (S65).`
    return [{ rule: 'default-script-unpublished', message, path, subject: from }]
  }
  if (to.kind === 'skill' && !skills.has(to.id)) {
    return from.kind === 'channel'
      ? [
          {
            rule: 'default-skill-unknown',
            message: `Channel "${from.id}" has the default skill "${to.id}", which does not exist. Name one that does (S65).`,
            path,
            subject: from,
          },
        ]
      : [
          {
            rule: 'skill-unknown',
            message: `Agent "${from.id}" has the skill "${to.id}", which does not exist. Add the skill or take it from the agent.`,
            path,
            subject: from,
          },
        ]
  }
  return []
}

function repetitions(directory: Directory): DirectoryProblem[] {
  const { channels, skills, agents, hours, templates, scripts } = directory
  return [
    ...repeated('channels', 'channel', channels, 'id', ({ id }) => id),
    ...repeated('skills', 'skill', skills, 'id', ({ id }) => id),
    ...repeated('agents', 'agent', agents, 'id', ({ id }) => id),
    ...repeated('hours', 'hours', hours, 'id', ({ id }) => id),
    ...repeated('scripts', 'script', scripts, 'id', ({ id }) => id),
    ...repeated('templates', 'template', templates, 'name', ({ name, language }) => templateKey(name, language)),
    ...repeated('channels', 'channel', channels, 'phoneNumberId', ({ phoneNumberId }: Channel) => phoneNumberId),
    ...repeated('channels', 'channel', channels, 'number', ({ number }: Channel) => number),
    ...repeated('agents', 'agent', agents, 'email', ({ email }) => email?.toLowerCase()),
    ...hours.flatMap(({ id, holidays }, index) =>
      holidays.flatMap(({ date }, position) =>
        holidays.findIndex((other) => other.date === date) === position
          ? []
          : [
              {
                rule: 'holiday-taken',
                message: `Hours "${id}" have two holidays on ${date}. Join them.`,
                path: ['hours', index, 'holidays', position, 'date'],
              },
            ],
      ),
    ),
  ]
}

/** One problem for each thing whose value an earlier one of the same list has already. */
function repeated<Thing>(
  list: keyof Directory,
  kind: Subject['kind'],
  things: readonly Thing[],
  field: string,
  read: (thing: Thing) => string | undefined,
): DirectoryProblem[] {
  const seen = new Map<string, number>()
  return things.flatMap((thing, index) => {
    const value = read(thing)
    if (value === undefined) return []
    const first = seen.get(value)
    if (first === undefined) {
      seen.set(value, index)
      return []
    }
    const message = `Two ${list} have the ${field} "${value}" (numbers ${first + 1} and ${index + 1} of the list). Give each ${kind} its own.`
    return [{ rule: `${field}-taken`, message, path: [list, index, field] }]
  })
}
