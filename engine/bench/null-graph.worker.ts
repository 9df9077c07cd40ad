/** A process that plays Graph and does as little as it can: it counts a send and accepts it at once. */
import { createServer, type Socket } from 'node:net'

const HEAD_END = '\r\n\r\n'
let sends = 0

const server = createServer((socket) => {
  socket.setNoDelay()
  let received: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    received = answerAll(socket, received)
  })
  // the product cuts its connections when it is stopped
  socket.on('error', () => socket.destroy())
})

/** Answers every whole request and gives what is left. */
function answerAll(socket: Socket, received: Buffer): Buffer {
  let rest = received
  for (;;) {
    const headEnd = rest.indexOf(HEAD_END)
    if (headEnd < 0) return rest
    const [, length = '0'] = /\r\ncontent-length: *(\d+)/i.exec(rest.toString('latin1', 0, headEnd)) ?? []
    const end = headEnd + HEAD_END.length + Number(length)
    if (rest.length < end) return rest
    rest = rest.subarray(end)
    socket.write(accepted(sends++))
  }
}

function accepted(count: number): string {
  const body = JSON.stringify({ messaging_product: 'whatsapp', messages: [{ id: `wamid.bench-${count}` }] })
  return `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.send?.(address.port)
})
process.on('message', () => process.send?.(sends))
process.on('disconnect', () => process.exit(0))
