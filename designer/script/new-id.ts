/** Ids that are free: readable, derived from a name, numbered where taken. An id stays when the thing is renamed. */

/** `Wait for agent` -> `wait-for-agent`, or `wait-for-agent-2` where that is taken. */
export function newId(name: string, isTaken: (id: string) => boolean): string {
  const base = asId(name)
  if (!isTaken(base)) return base
  for (let number = 2; ; number += 1) {
    const id = `${base.slice(0, MAX_LENGTH - String(number).length - 1)}-${number}`
    if (!isTaken(id)) return id
  }
}

/** As `nodes/ids.ts` asks for. */
const MAX_LENGTH = 64

function asId(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_LENGTH)
  return plain === '' ? 'node' : plain
}
