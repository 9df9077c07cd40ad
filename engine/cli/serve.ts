/** `cordboard serve`: runs the product until it is told to stop. */
import { Command } from 'commander'
import { readConfig } from '../serve/config'

export const serveCommand = () =>
  new Command('serve').description('runs Cordboard; settings come from the environment (see README)').action(async () => {
    // loaded only by the commands that need it: the others answer at once
    const { startProduct } = await import('../serve/product')
    const product = await startProduct(readConfig(process.env), {
      say: (line) => console.log(line),
      onBroken(error) {
        console.error(`The storage failed, and nothing that is written now could be trusted: ${error.message}`)
        process.exit(70)
      },
      onError: (what, error) => console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`),
    })
    console.log(`Cordboard is at ${product.url}`)
    if (product.signInLink) console.log(`Sign in for the first time, once, with ${product.signInLink}`)
    if (!process.env.ADMIN_TOKEN) console.log('Programs: set ADMIN_TOKEN to let them in; a random one holds until this process ends')
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        product.close().then(
          () => process.exit(0),
          (error: unknown) => {
            console.error('Stopping failed; everything acknowledged is safe', error)
            process.exit(1)
          },
        )
      })
    }
  })
