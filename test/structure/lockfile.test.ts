/** A fresh clone installs with `npm ci` on every platform, also when the lockfile was written beside a partial package registry. */
import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { projectRoot, readSource } from './sources'

it('package-lock.json names every optional package that its packages ask for', () => {
  const checked = spawnSync(process.execPath, ['scripts/complete-lockfile.mjs', '--check'], { cwd: projectRoot, encoding: 'utf8' })
  expect(checked.stderr).toBe('package-lock.json: complete\n')
  expect(checked.status).toBe(0)
})

it('package-lock.json asks for the same packages as package.json', () => {
  const manifest = JSON.parse(readSource('package.json'))
  const locked = JSON.parse(readSource('package-lock.json')).packages['']
  expect(locked.dependencies).toEqual(manifest.dependencies)
  expect(locked.devDependencies).toEqual(manifest.devDependencies)
})

it('package-lock.json names no particular place to download from', () => {
  expect(readSource('package-lock.json')).not.toContain('"resolved"')
})

it('package.json pins every package to one version', () => {
  const { dependencies, devDependencies } = JSON.parse(readSource('package.json'))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+[\w.-]*$/.test(String(version)),
  )
  expect(loose).toEqual([])
})
