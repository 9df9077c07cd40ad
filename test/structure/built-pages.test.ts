/** The pages as they are shipped: whoever had them built, a test run with settings of its own too, gets them for use. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from './sources'

const ASSETS = join(projectRoot, 'dist/designer/assets')
/** What only React's development build calls. */
const ONLY_WHILE_DEVELOPING = 'jsxDEV'

beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/ensure-ready.mjs'], { cwd: projectRoot, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`There is nothing to look at, because the build failed:\n${built.stderr}`)
}, 300_000)

describe('the built pages', () => {
  it('hold no code for developing, which is several times slower', () => {
    const scripts = readdirSync(ASSETS).filter((file) => file.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(10)
    expect(scripts.filter((file) => readFileSync(join(ASSETS, file), 'utf8').includes(ONLY_WHILE_DEVELOPING))).toEqual([])
  })
})
