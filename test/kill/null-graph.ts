/** A Graph that accepts every send at once and forgets it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface NullGraph {
  readonly url: string
  close(): void
}

export async function startNullGraph(): Promise<NullGraph> {
  let sends = 0
  const server = createServer((incoming, outgoing) => {
    incoming.resume()
    const answer = { messaging_product: 'whatsapp', contacts: [], messages: [{ id: `wamid.null-${++sends}` }] }
    outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
