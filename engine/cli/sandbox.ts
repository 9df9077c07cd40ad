/** `cordboard sandbox`: Meta's Graph API emulated, as a server of its own. */
import { Command } from 'commander'
import { assertSandboxAllowed } from '../sandbox/assert-allowed'
import { wholeNumber } from './options'

interface Options {
  readonly port: number
  readonly webhook: string
  readonly appSecret: string
  readonly verifyToken: string
  readonly rates: boolean
}

export const sandboxCommand = () =>
  new Command('sandbox')
    .description('emulates WhatsApp’s Graph API on this machine and sends signed webhooks back')
    .option('--port <port>', 'where it answers', wholeNumber(0, 65_535), 8090)
    .option('--webhook <url>', 'where webhooks go', 'http://127.0.0.1:8080/webhooks/whatsapp')
    .option('--app-secret <secret>', 'signs webhooks; the product’s META_APP_SECRET', 'sandbox-secret')
    .option('--verify-token <token>', 'the product’s META_VERIFY_TOKEN', 'sandbox-verify')
    .option('--no-rates', 'does not enforce WhatsApp’s rate limits')
    .action(async ({ port, webhook, appSecret, verifyToken, rates }: Options) => {
      assertSandboxAllowed(process.env)
      const { startSandbox } = await import('../sandbox/server')
      const server = await startSandbox({ port, webhookUrl: webhook, appSecret, verifyToken, enforcesRates: rates })
      console.log(`The sandbox is at ${server.url}; use it as GRAPH_BASE_URL`)
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close().then(() => process.exit(0)))
    })
