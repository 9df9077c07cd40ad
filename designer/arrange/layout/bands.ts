/**
 * Which boxes lie in which band. What Begin leads to comes first; below it, for each event, what only that event leads to; what
 * nothing leads to is the last. Within a band links go one way, except those that close a loop.
 */
import { type Box, type Cord, cordsBy, type Group } from './box'

export interface Band extends Group {
  /** `loose`: nothing leads there. */
  readonly is: 'begin' | 'event' | 'loose'
}

export function bandsOf({ boxes, cords }: Group): Band[] {
  // nothing can lead into a start: a cord that does all the same, in a drawing that has errors, does not put it into another's band
  const starting = new Set(boxes.flatMap(({ key, role }) => (role === 'plain' ? [] : [key])))
  const onwards = cordsBy(
    'from',
    cords.filter(({ to }) => !starting.has(to)),
  )
  const taken = new Set<string>()
  const bands: Band[] = []
  for (const role of ['begin', 'event'] as const) {
    const starts = boxes.filter((box) => box.role === role).sort((one, other) => one.old.y - other.old.y)
    for (const { key } of starts) addBand(role, [key])
  }
  // without Begin, as in a frame, it begins where nothing leads to
  const entered = new Set(cords.flatMap(({ from, to }) => (from === to ? [] : [to])))
  const loose = boxes.filter(({ key }) => !taken.has(key))
  const starts = loose.filter(({ key }) => !entered.has(key) && onwards.has(key)).map(({ key }) => key)
  addBand('loose', starts.length > 0 ? starts : loose.slice(0, 1).map(({ key }) => key))
  const rest = boxes.filter(({ key }) => !taken.has(key))
  if (rest.length > 0) bands.push(bandOf('loose', rest, cords))
  return bands

  function addBand(is: Band['is'], starts: readonly string[]): void {
    const keys = inOrder(starts, onwards, taken)
    if (keys.length === 0) return
    for (const key of keys) taken.add(key)
    const byKey = new Map(boxes.map((box) => [box.key, box]))
    bands.push(
      bandOf(
        is,
        keys.flatMap((key) => byKey.get(key) ?? []),
        cords,
      ),
    )
  }
}

function bandOf(is: Band['is'], boxes: readonly Box[], cords: readonly Cord[]): Band {
  const keys = new Set(boxes.map(({ key }) => key))
  // several ways to the same box are drawn towards one another; for its place the first says enough
  const pairs = new Map<string, Cord>()
  for (const cord of cords) {
    const pair = `${cord.from} ${cord.to}`
    if (cord.from !== cord.to && keys.has(cord.from) && keys.has(cord.to) && !pairs.has(pair)) pairs.set(pair, cord)
  }
  return { is, boxes, cords: [...pairs.values()] }
}

/**
 * All that is reached from the starts and not taken, each before what it leads to, as far as there is no loop, and the first port's
 * way before the second's: the reverse of the order in which a walk leaves them.
 */
function inOrder(starts: readonly string[], onwards: ReadonlyMap<string, readonly Cord[]>, taken: ReadonlySet<string>): string[] {
  const seen = new Set<string>()
  const left: string[] = []
  // without recursion: a script may be thousands of nodes long
  const open: { readonly key: string; readonly next: string[] }[] = []
  const enter = (key: string) => {
    if (seen.has(key) || taken.has(key)) return
    seen.add(key)
    open.push({ key, next: [...new Set(onwards.get(key)?.map(({ to }) => to))] })
  }
  for (const start of starts.toReversed()) {
    enter(start)
    for (let at = open.at(-1); at; at = open.at(-1)) {
      const next = at.next.pop()
      if (next !== undefined) enter(next)
      else {
        left.push(at.key)
        open.pop()
      }
    }
  }
  return left.reverse()
}
