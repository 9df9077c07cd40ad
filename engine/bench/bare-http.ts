/** How many of the same requests plain node:http takes beside the same load generator: no product can take more. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Writers } from './contacts'
import { type LoadFigures, post } from './load'
import { CONNECTIONS, SMALL } from './plan'
import { webhookRequest } from './webhooks'

export async function measureBareHttp(messages: number): Promise<LoadFigures> {
  const child = fork(fileURLToPath(new URL('./null-webhook.worker.ts', import.meta.url)))
  try {
    const [port] = (await once(child, 'message')) as [number]
    const writers = new Writers(SMALL)
    const requests = Array.from({ length: messages }, (_, index) => webhookRequest(writers.next(), `bare${index}`))
    await post(requests.slice(0, Math.ceil(messages / 8)), { port, connections: CONNECTIONS })
    return await post(requests, { port, connections: CONNECTIONS })
  } finally {
    child.disconnect()
  }
}
