/** A process that acknowledges on its standard output, line by line, and is killed by kill.test.ts. */
import { append, event, handling } from '../subject'
import { openHost } from './open-host'

const [, , dataDir, from] = process.argv as [string, string, string, string]
const host = openHost({ dataDir, conversation: handling({ append }) })
let next = Number(from)
await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (;;) {
      const item = next++
      await host.ask({ type: 'conversation', key: `c${item % 50}` }, event('append', { item }), { mark: `m${item}` })
      process.stdout.write(`${item}\n`)
    }
  }),
)
