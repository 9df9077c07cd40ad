/** Envelopes published by other projects, in the folder that FIXTURES_DIR names: each is accepted, and understood or kept. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readEnvelope } from '../../../engine/whatsapp/wire/envelope'
import type { EnvelopeItem } from '../../../engine/whatsapp/wire/items'

const folder = process.env.FIXTURES_DIR && join(process.env.FIXTURES_DIR, 'whatsapp-webhooks')

describe.skipIf(!folder)('published envelopes', () => {
  const files = folder ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []

  it.each(files)('%s: every envelope gives items, each understood or kept with its reason', (file) => {
    const envelopes = JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as unknown[]
    const report = envelopes.map((body, index) => ({ index, items: readEnvelope(body).map(verdict) }))
    console.log(report.map(({ index, items }) => `${file}[${index}] ${items.join(' | ')}`).join('\n'))
    expect(report.length).toBeGreaterThan(0)
    for (const { items } of report) {
      expect(items.length).toBeGreaterThan(0)
      for (const item of items) expect(item).toMatch(/^(understood|kept): ./)
    }
  })

  it('most items are understood', () => {
    const items = files.flatMap((file) =>
      (JSON.parse(readFileSync(join(folder ?? '', file), 'utf8')) as unknown[]).flatMap((body) => readEnvelope(body)),
    )
    const kept = items.filter((item) => verdict(item).startsWith('kept'))
    expect(kept.length / items.length).toBeLessThan(0.25)
  })
})

function verdict(item: EnvelopeItem): string {
  if (item.kind === 'kept') return `kept: ${item.field}, ${item.reason}`
  if (item.kind !== 'message') return `understood: ${item.kind} ${item.raw.field}`
  const { content } = item.message
  return content.type === 'kept' ? `kept: message of type ${content.providerType}` : `understood: message, ${content.type}`
}
