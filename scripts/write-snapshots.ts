/**
 * Keeps snapshots of this version's runs, each with an event and what came of it: a later version has to go on from them in the same way
 * (test/run/snapshots.test.ts). Run at a release; files of earlier releases are never written again.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { compileScript } from '../engine/compile/compile-script'
import { advance, startRun } from '../engine/run/advance'
import type { RunEvent, TimerEvent } from '../engine/run/events'
import { NO_FACTS } from '../engine/run/facts'
import { readScript } from '../engine/script/read-script'

const version = (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version
const file = `test/run/snapshots/${version}.json`
if (existsSync(file)) throw new Error(`${file} is there; snapshots of a release are never written again`)

const EXAMPLES = [
  'front-desk/scripts/front-desk',
  'appointment-reminders/scripts/appointment-reminder',
  'appointment-reminders/scripts/reception',
  'returning-customer/scripts/returning-customer',
]
const WALK: readonly RunEvent[] = [
  { type: 'send.accepted' },
  { type: 'contact.replied', content: { type: 'text', text: '1' } },
  { type: 'send.windowClosed' },
  { type: 'queue.unstaffed' },
  { type: 'send.accepted' },
  { type: 'case.assigned', agent: { id: 'ada', name: 'Ada' }, isTransfer: false },
]
const facts = { ...NO_FACTS, at: 1_795_000_000_000, hours: { office: 'open' as const }, agent: { id: 'ada', name: 'Ada' } }

const cases = EXAMPLES.flatMap((name) => {
  const read = readScript(readFileSync(`examples/${name}.json`, 'utf8'))
  if (!read.ok) throw new Error(`examples/${name}.json cannot be read`)
  const compiled = compileScript(read.script, 1)
  const seen = new Map<string, unknown>()
  let open = [startRun(compiled, 'kept/1', {}, facts).after]
  for (let depth = 0; depth < 6; depth++) {
    open = open.flatMap((before) => {
      const timers = Object.keys(before.timers).map((type): TimerEvent => ({ type: type as TimerEvent['type'] }))
      return [...WALK, ...timers].flatMap((event) => {
        const { after, commands, isTaken } = advance(compiled, before, event, facts)
        const key = JSON.stringify([before.value, event.type])
        if (!isTaken || seen.has(key)) return []
        seen.set(key, { before, event, after, commands })
        return after.status === 'active' ? [after] : []
      })
    })
  }
  return [{ script: read.script, steps: [...seen.values()] }]
})
writeFileSync(file, `${JSON.stringify({ facts, cases }, null, 1)}\n`)
console.log(`Wrote ${file}: ${cases.reduce((count, { steps }) => count + steps.length, 0)} steps`)
