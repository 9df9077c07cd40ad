/** A process that takes webhooks and does nothing with them but check the signature: what HTTP alone costs here. */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { APP_SECRET } from './product-process'

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const digest = createHmac('sha256', APP_SECRET).update(Buffer.concat(chunks)).digest('hex')
    const isSigned = request.headers['x-hub-signature-256'] === `sha256=${digest}`
    response.writeHead(isSigned ? 200 : 401, { 'Content-Length': 0 }).end()
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.send?.(address.port)
})
process.on('disconnect', () => process.exit(0))
