/** Signed webhooks as Meta posts them: one message each, whole HTTP requests made before they are needed. */
import { createHmac } from 'node:crypto'
import { WEBHOOK_PATH } from '../http/server'
import { phoneNumberId, WABA_ID } from './bench-workspace'
import type { Contact } from './contacts'
import { APP_SECRET } from './product-process'

export type Writer = Pick<Contact, 'channel' | 'phone'>

export function webhookRequest({ channel, phone }: Writer, serial: string): Buffer {
  const body = JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: WABA_ID,
        changes: [
          {
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550780000', phone_number_id: phoneNumberId(channel) },
              contacts: [{ profile: { name: 'Kerry Fisher' }, wa_id: phone }],
              messages: [
                { from: phone, id: wamid(serial), timestamp: String(Math.floor(Date.now() / 1000)), type: 'text', text: { body: TEXT } },
              ],
            },
            field: 'messages',
          },
        ],
      },
    ],
  })
  const signature = createHmac('sha256', APP_SECRET).update(body).digest('hex')
  const head = [
    `POST ${WEBHOOK_PATH} HTTP/1.1`,
    'Host: 127.0.0.1',
    'User-Agent: facebookexternalua',
    'Accept: */*',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Hub-Signature-256: sha256=${signature}`,
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** What contacts write. */
export const TEXT = 'I would like to know when my order arrives'

/** As long as Meta's. */
export function wamid(serial: string): string {
  return `wamid.${serial.padStart(52, 'A')}`
}
