/** R34: a disk that really fails to write or to sync, by strace: no acknowledgement after the error, and the process stops. */
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { conversation } from '../subject'
import { openHost, temporaryFolder } from './open-host'

const hasStrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0

interface End {
  readonly acknowledged: number[]
  readonly code: number | null
  readonly complaints: string
}

/** Acknowledges on a disk whose `nth` call of this kind, and all later ones, fail. */
function acknowledgeOn(dataDir: string, calls: string, nth: number): Promise<End> {
  const inject = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO:when=${nth}+`]
  const node = [process.execPath, '--import', 'tsx', join(import.meta.dirname, 'acknowledging-child.ts'), dataDir, '0']
  const child = spawn('strace', ['-f', '-o', '/dev/null', ...inject, ...node], { stdio: ['ignore', 'pipe', 'pipe'] })
  const read = { output: '', complaints: '' }
  child.stdout.on('data', (chunk: Buffer) => {
    read.output += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    read.complaints += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ acknowledged: read.output.split('\n').slice(0, -1).map(Number), code, complaints: read.complaints })
    })
  })
}

describe.runIf(hasStrace)('a disk that fails', () => {
  it.each([
    ...[1, 2, 3, 4, 6, 9, 40].map((nth) => ['fsync,fdatasync', nth] as const),
    ...[1, 2, 5, 12, 40, 90, 400].map((nth) => ['pwrite64', nth] as const),
  ])('in %s from call %i on stops the process, and all that was acknowledged is there', async (calls, nth) => {
    const dataDir = temporaryFolder()
    const { acknowledged, code, complaints } = await acknowledgeOn(dataDir, calls, nth)
    expect(code).not.toBe(0)
    expect(complaints).toMatch(/StorageError.*(SQLITE_IOERR|SQLITE_FULL)/s)
    const host = openHost({ dataDir })
    const kept = new Set<number>()
    for (let contact = 0; contact < 50; contact++) {
      for (const item of (await host.peek<number[]>(conversation(`c${contact}`), 'items')) ?? []) kept.add(item)
    }
    expect(acknowledged.filter((item) => !kept.has(item))).toEqual([])
    await host.close()
  })
})
