/** A process that acknowledges on its standard output, line by line, and ends by the hand of kill.test.ts and sync-errors.test.ts. */
import { openEmbeddedHost } from '../../../engine/hosts/embedded/embedded-host'
import { accepted, append, event, handling, inDoubt } from '../subject'

const [, , dataDir, from] = process.argv as [string, string, string, string]
const host = openEmbeddedHost({
  dataDir,
  handlers: { conversation: handling({ append }), routing: handling({}) },
  perform: async (effect) => accepted(effect),
  afterCrash: inDoubt,
  revision: () => 1,
  onBroken: (error) => {
    throw error
  },
})
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
