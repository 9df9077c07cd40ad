/**
 * Acknowledged means durable (requirement R4): the product is killed at the very moment at which an acknowledgement arrives, with
 * many more on their way, until a thousand have come. All of them are kept, each once, though what was not acknowledged is posted
 * again.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../engine/sandbox/core/ids'
import { Acknowledging } from './acknowledging'
import { startNullGraph } from './null-graph'
import { ProductApi } from './product-api'
import { freePort, ProductProcess } from './product-process'
import { readHistory } from './read-product'
import { productEnvironment, workspaceIn } from './settings'
import { writeGateWorkspace } from './workspace'

const ACKNOWLEDGEMENTS = 1000
const LIVES = Math.ceil(Number(process.env.KILLS ?? 25) / 2)
const SEED = Number(process.env.KILL_SEED ?? Math.floor(Math.random() * 1_000_000))

describe(`a product killed ${LIVES} times right after an acknowledgement (KILL_SEED=${SEED})`, () => {
  it('has kept every acknowledged message, each once', { timeout: 300_000 + LIVES * 20_000 }, async () => {
    // given
    const folder = mkdtempSync(join(tmpdir(), 'cordboard-kill-'))
    writeGateWorkspace(workspaceIn(folder))
    const graph = await startNullGraph()
    const product = new ProductProcess(await freePort(), productEnvironment({ folder, graphUrl: graph.url, doubtSeconds: 3 }))
    const random = seededRandom(SEED)
    const meta = new Acknowledging(`${product.url}/webhooks/whatsapp`)
    try {
      // when
      const lives = async () => {
        for (let life = 0; life < LIVES; life++) {
          let left = Math.ceil((2 * random() * ACKNOWLEDGEMENTS) / LIVES)
          const killed = new Promise<void>((resolve) => {
            meta.onAcknowledged = () => {
              if (--left === 0) resolve(product.kill())
            }
          })
          await product.start()
          await killed
        }
        meta.onAcknowledged = () => {}
        await product.start()
        while (meta.acknowledged.length < ACKNOWLEDGEMENTS) await new Promise((resolve) => setTimeout(resolve, 50))
        await meta.stop()
      }
      await Promise.race([lives(), product.crashed])

      // then
      const history = await readHistory(new ProductApi(product.url))
      const kept = history.flatMap(({ entry }) => (entry.type === 'message.received' ? [entry.message.wamid] : []))
      const { acknowledged, posts } = meta
      console.log(`${acknowledged.length} acknowledgements of ${posts} posts over ${LIVES} kills, ${kept.length} messages kept`)
      const distinct = new Set(kept)
      expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGEMENTS)
      expect(acknowledged.filter((wamid) => !distinct.has(wamid))).toEqual([])
      expect(kept).toHaveLength(distinct.size)
      expect(distinct.size).toBe(acknowledged.length)
    } finally {
      meta.abandon()
      await product.kill()
      graph.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
