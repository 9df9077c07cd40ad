/**
 * Mentions while somebody types: the field shows `@Name` as plain text, and what is sent names people by their id. A name whose text was
 * changed is a mention no more.
 */
import { commentParts, mentionOf } from '../../engine/directory/model/comment-text'

export interface Mentioned {
  readonly id: string
  readonly name: string
}

/** What is typed, with whom it mentions in the order of their choice. */
export interface Typed {
  readonly text: string
  readonly people: readonly Mentioned[]
}

/** Where a mention is being typed: from its @ to the caret. */
export interface OpenMention {
  readonly start: number
  readonly query: string
}

/** An address such as ana@example.org is none. */
const OPEN = /(?:^|[\s([{"'„“‚‘«])@([^@\n]{0,40})$/u

export function openMention(text: string, caret: number): OpenMention | undefined {
  const query = OPEN.exec(text.slice(0, caret))?.[1]
  return query === undefined ? undefined : { start: caret - query.length - 1, query }
}

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()

/** Whose name, or a word of it, begins like that: the beginning of the name first. */
export function matchingPeople<Person extends Mentioned>(people: readonly Person[], query: string): readonly Person[] {
  const wanted = plain(query)
  const rank = ({ name }: Person) => {
    const at = ` ${plain(name)}`.indexOf(` ${wanted}`)
    return at === -1 ? Number.POSITIVE_INFINITY : Math.sign(at)
  }
  return people
    .filter((person) => Number.isFinite(rank(person)))
    .sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name))
}

/** With the person's name in place of what was typed of it, and a space to go on behind. */
export function withMention({ text, people }: Typed, { start, query }: OpenMention, { id, name }: Mentioned) {
  const [before, after] = [text.slice(0, start), text.slice(start + 1 + query.length)]
  const inserted = `@${name}${/^\s/.test(after) ? '' : ' '}`
  return {
    typed: { text: before + inserted + after, people: [...people, { id, name }] },
    caret: start + inserted.length + (/^\s/.test(after) ? 1 : 0),
  }
}

/** What is sent: each `@Name` of somebody who was chosen by id; of two with one name the one chosen first comes first. */
export function toSent({ text, people }: Typed): string {
  const left = [...people]
  const byLength = () => left.toSorted((one, other) => other.name.length - one.name.length)
  let sent = ''
  for (let at = 0; at < text.length; ) {
    const person = text[at] === '@' ? byLength().find(({ name }) => startsWithName(text.slice(at + 1), name)) : undefined
    sent += person ? mentionOf(person.id, person.name) : text[at]
    at += person ? 1 + person.name.length : 1
    // who is the only one of the name may be mentioned again
    if (person && left.filter(({ name }) => name === person.name).length > 1) left.splice(left.indexOf(person), 1)
  }
  return sent.trim()
}

/** The whole name, not the beginning of a longer one. */
function startsWithName(text: string, name: string): boolean {
  return text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
}

/** The field's text of a comment that is edited. */
export function toTyped(sent: string): Typed {
  const parts = commentParts(sent)
  return {
    text: parts.map((part) => (part.is === 'text' ? part.text : `@${part.name}`)).join(''),
    people: parts.flatMap((part) => (part.is === 'mention' ? [{ id: part.id, name: part.name }] : [])),
  }
}
