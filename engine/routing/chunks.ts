/**
 * A skill's queue in ordered chunks: pure operations on one chunk and on the index of all.
 *
 * Q1. Entries are in order within a chunk, chunks are in order within the index.
 * Q2. A chunk holds 1 to CHUNK_LIMIT entries; an event reads and writes the chunks it touches, not the queue.
 */
import type { Chunk, ChunkSummary, QueueEntry, QueueIndex, QueueKey } from './state'

export const CHUNK_LIMIT = 256

/** Negative when `a` goes first: higher priority, then earlier enqueue time, then case key. */
export function compareKeys(a: QueueKey, b: QueueKey): number {
  return b.priority - a.priority || a.enqueuedAt - b.enqueuedAt || (a.caseKey < b.caseKey ? -1 : a.caseKey > b.caseKey ? 1 : 0)
}

export const keyOf = ({ priority, enqueuedAt, caseKey }: QueueKey): QueueKey => ({ priority, enqueuedAt, caseKey })

export function withEntry(chunk: Chunk, entry: QueueEntry): Chunk {
  const behind = chunk.findIndex((other) => compareKeys(entry, other) < 0)
  return behind < 0 ? [...chunk, entry] : chunk.toSpliced(behind, 0, entry)
}

export const withoutKey = (chunk: Chunk, key: QueueKey): Chunk => chunk.filter((entry) => compareKeys(entry, key) !== 0)

/** Halves a chunk that is too long; the newest chunk of all is left full, since most cases join at the end. */
export function split(chunk: Chunk, isLast: boolean): Chunk[] {
  if (chunk.length <= CHUNK_LIMIT) return [chunk]
  const at = isLast ? CHUNK_LIMIT : chunk.length >> 1
  return [chunk.slice(0, at), chunk.slice(at)]
}

/** Throws on an empty chunk, which has no place in an index. */
export function summarise(n: number, chunk: Chunk): ChunkSummary {
  const [first] = chunk
  if (!first) throw new Error(`Chunk ${n} of a queue is empty: it should have been removed from the index.`)
  let { bestProficiency, worstProficiency, enqueuedAt: oldest } = first
  for (const entry of chunk) {
    bestProficiency = Math.min(bestProficiency, entry.bestProficiency)
    worstProficiency = Math.max(worstProficiency, entry.worstProficiency)
    oldest = Math.min(oldest, entry.enqueuedAt)
  }
  return { n, count: chunk.length, first: keyOf(first), bestProficiency, worstProficiency, oldest }
}

/** The position in the index of the chunk that has the key or would take it; -1 in an empty queue. */
export function positionFor(index: Pick<QueueIndex, 'chunks'>, key: QueueKey): number {
  const position = index.chunks.findLastIndex(({ first }) => compareKeys(first, key) <= 0)
  return position < 0 && index.chunks.length > 0 ? 0 : position
}

/** The position of the left one of two neighbours that fit into half a chunk together, if the chunk at `position` is one of them. */
export function mergeablePosition(index: QueueIndex, position: number): number | undefined {
  return [position, position - 1].find((left) => {
    const [a, b] = [index.chunks[left], index.chunks[left + 1]]
    return a !== undefined && b !== undefined && a.count + b.count <= CHUNK_LIMIT / 2
  })
}

/** What screens show of a queue without reading its cases: how many wait, and since when the oldest does (ms since 1970). */
export function summariseQueue(index: QueueIndex | undefined): { readonly waiting: number; readonly oldestEnqueuedAt: number | null } {
  const chunks = index?.chunks ?? []
  return {
    waiting: chunks.reduce((sum, { count }) => sum + count, 0),
    oldestEnqueuedAt: chunks.length === 0 ? null : Math.min(...chunks.map(({ oldest }) => oldest)),
  }
}
