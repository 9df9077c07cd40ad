/**
 * Posts requests over keep-alive connections and takes the time of each. Bare sockets: a client library would take more of the
 * machine than what is measured.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export interface LoadOptions {
  readonly port: number
  readonly connections: number
  /** Missing: each connection posts as soon as it is answered. */
  readonly perSecond?: number
}

export interface LoadFigures {
  readonly posts: number
  readonly seconds: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Answered with anything but 200. */
  readonly refused: number
}

const OK = 'HTTP/1.1 200'
const HEAD_END = '\r\n\r\n'
const TICK_MS = 1

/** At a given rate the time of a post counts from when it was due, not from when a connection was free for it. */
export async function post(requests: readonly Buffer[], { port, connections, perSecond }: LoadOptions): Promise<LoadFigures> {
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
  const times = new Float64Array(requests.length)
  let refused = 0
  let sent = 0
  let answered = 0
  const startedAt = performance.now()
  const dueAt = (index: number) => (perSecond === undefined ? performance.now() : startedAt + (index / perSecond) * 1000)
  try {
    await new Promise<void>((resolve, reject) => {
      const idle: Socket[] = []
      const send = (socket: Socket): void => {
        const index = sent
        const request = requests[index]
        if (!request) return
        const due = dueAt(index)
        if (perSecond !== undefined && due > performance.now()) {
          idle.push(socket)
          return
        }
        sent += 1
        let answer = ''
        socket.removeAllListeners('data')
        socket.on('data', (chunk: Buffer) => {
          answer += chunk.toString('latin1')
          // answers to webhooks have no body
          if (!answer.endsWith(HEAD_END)) return
          if (!answer.startsWith(OK)) refused += 1
          times[index] = performance.now() - due
          answered += 1
          if (answered === requests.length) resolve()
          else send(socket)
        })
        socket.write(request)
      }
      const tick = (): void => {
        for (const socket of idle.splice(0)) send(socket)
        if (answered < requests.length) setTimeout(tick, TICK_MS)
      }
      for (const socket of sockets) {
        socket.once('error', reject)
        socket.once('close', () => reject(new Error('The product closed a connection')))
        send(socket)
      }
      if (perSecond !== undefined) tick()
    })
  } finally {
    for (const socket of sockets) socket.removeAllListeners('close').destroy()
  }
  const seconds = (performance.now() - startedAt) / 1000
  times.sort()
  return {
    posts: requests.length,
    seconds,
    perSecond: requests.length / seconds,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    refused,
  }
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
