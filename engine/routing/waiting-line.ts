/** A skill's queue as kept: puts a case in, takes one out, finds the first that an agent can take. Reads only the chunks it needs. */
import { compareKeys, mergeablePosition, positionFor, split, summarise, withEntry, withoutKey } from './chunks'
import type { Draft } from './draft'
import { isWithin } from './eligibility'
import type { Chunk, QueueEntry, QueueIndex, QueueKey } from './state'

export async function putInLine(draft: Draft, skill: string, entry: QueueEntry): Promise<void> {
  const index = await draft.queueIndex(skill)
  const position = positionFor(index, entry)
  const before = index.chunks[position]
  const chunk = withEntry(before ? await draft.chunk(skill, before.n) : [], entry)
  let { nextChunk } = index
  const parts = split(chunk, position === index.chunks.length - 1).map((part, at) => {
    const n = at === 0 && before ? before.n : nextChunk++
    draft.setChunk(skill, n, part)
    return summarise(n, part)
  })
  await setIndex(draft, skill, { nextChunk, chunks: index.chunks.toSpliced(Math.max(position, 0), before ? 1 : 0, ...parts) })
}

export async function takeFromLine(draft: Draft, skill: string, key: QueueKey): Promise<void> {
  const index = await draft.queueIndex(skill)
  const position = positionFor(index, key)
  const before = index.chunks[position]
  if (!before) return
  const chunk = withoutKey(await draft.chunk(skill, before.n), key)
  draft.setChunk(skill, before.n, chunk)
  const summaries = chunk.length === 0 ? [] : [summarise(before.n, chunk)]
  const after = { ...index, chunks: index.chunks.toSpliced(position, 1, ...summaries) }
  await setIndex(draft, skill, await merged(draft, skill, after, position))
}

/** The first entry that `canTake` accepts, of the chunks that could hold one for this proficiency. */
export async function firstInLine(
  draft: Draft,
  skill: string,
  proficiency: number,
  canTake: (entry: QueueEntry) => boolean,
): Promise<QueueEntry | undefined> {
  for (const summary of (await draft.queueIndex(skill)).chunks) {
    if (!isWithin(proficiency, summary)) continue
    const found = (await draft.chunk(skill, summary.n)).find(canTake)
    if (found) return found
  }
  return undefined
}

/** The chunk with the first entries behind `after` (from the head where that is null), and those entries. */
export async function nextInLine(
  draft: Draft,
  skill: string,
  after: QueueKey | null,
): Promise<{ readonly n: number; readonly chunk: Chunk; readonly entries: Chunk; readonly isLast: boolean } | undefined> {
  const { chunks } = await draft.queueIndex(skill)
  const from = after ? Math.max(positionFor({ chunks }, after), 0) : 0
  for (const [offset, { n }] of chunks.slice(from).entries()) {
    const chunk = await draft.chunk(skill, n)
    const entries = after ? chunk.filter((entry) => compareKeys(entry, after) > 0) : chunk
    if (entries.length > 0) return { n, chunk, entries, isLast: from + offset === chunks.length - 1 }
  }
  return undefined
}

/** Joins two thin neighbours, so that a long queue of which few are left does not stay spread over many chunks. */
async function merged(draft: Draft, skill: string, index: QueueIndex, position: number): Promise<QueueIndex> {
  const at = mergeablePosition(index, position)
  const [left, right] = at === undefined ? [] : index.chunks.slice(at, at + 2)
  if (at === undefined || !left || !right) return index
  const chunk = [...(await draft.chunk(skill, left.n)), ...(await draft.chunk(skill, right.n))]
  draft.setChunk(skill, left.n, chunk)
  draft.setChunk(skill, right.n, [])
  return { ...index, chunks: index.chunks.toSpliced(at, 2, summarise(left.n, chunk)) }
}

async function setIndex(draft: Draft, skill: string, index: QueueIndex): Promise<void> {
  draft.setQueueIndex(skill, index)
  const skills = await draft.waitingSkills()
  const isWaiting = index.chunks.length > 0
  if (isWaiting === skills.includes(skill)) return
  draft.setWaitingSkills(isWaiting ? [...skills, skill].sort() : skills.filter((other) => other !== skill))
}
