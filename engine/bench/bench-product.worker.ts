/** The product as `cordboard serve` runs it, in a process that also tells what it used. */
import { readConfig } from '../serve/config'
import { startProduct } from '../serve/product'
import type { ProductFigures } from './product-process'

const complain = (what: string, error: unknown) => console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`)

const product = await startProduct(readConfig(process.env), {
  say: () => undefined,
  onBroken(error) {
    complain('The storage failed', error)
    process.exit(70)
  },
  onError: complain,
})

process.on('message', (asked) => {
  if (asked === 'stop') void product.close().then(() => process.exit(0))
  else process.send?.(figures())
})
process.on('disconnect', () => process.exit(1))
process.send?.({ url: product.url })

function figures(): ProductFigures {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1000, rssBytes: process.memoryUsage().rss }
}
