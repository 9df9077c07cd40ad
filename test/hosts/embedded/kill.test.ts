/** R4: what was acknowledged is there after SIGKILL, and the folder opens at once for the next process. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { conversation } from '../subject'
import { openHost, temporaryFolder } from './open-host'

/** Acknowledges until so many lines were read, and dies. */
function acknowledgeAndDie(dataDir: string, from: number, count: number): Promise<number[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'acknowledging-child.ts'), dataDir, String(from)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk
  })
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
    if (output.split('\n').length > count) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (_, signal) => {
      if (signal !== 'SIGKILL') reject(new Error(`The child ended by itself: ${complaints}`))
      else resolve(output.split('\n').slice(0, -1).map(Number))
    })
  })
}

it('keeps every one of more than 1,000 acknowledged events over four kills', async () => {
  // given
  const dataDir = temporaryFolder()
  const acknowledged: number[] = []
  // when
  for (let kill = 0; kill < 4; kill++) acknowledged.push(...(await acknowledgeAndDie(dataDir, kill * 100_000, 250 + kill)))
  // then
  expect(acknowledged.length).toBeGreaterThanOrEqual(1000)
  const host = openHost({ dataDir })
  const kept = new Set<number>()
  for (let contact = 0; contact < 50; contact++) {
    const items = (await host.peek<number[]>(conversation(`c${contact}`), 'items')) ?? []
    expect(new Set(items).size).toBe(items.length)
    for (const item of items) kept.add(item)
  }
  expect(acknowledged.filter((item) => !kept.has(item))).toEqual([])
  await host.close()
})
