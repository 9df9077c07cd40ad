/**
 * Builds the product: the designer (dist/designer), the command line (dist/cli), the library (dist/lib), its workers (dist/workers)
 * and its types (dist/types).
 *
 * It is put together in a folder of its own and then takes the old one's place, so that a failed or interrupted build leaves
 * what ran before.
 */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { compressFolder } from './compress.mjs'
import { resolveDeclarations } from './resolve-declarations.mjs'
import { quietly, root } from './run-tool.mjs'

/**
 * Builds into `target`, a folder in the project; `stamp` is left in it as `.stamp` for whoever asks what it was built from.
 * One at a time: the caller holds the set-up lock. Throws with the reasons of every part that failed.
 */
export async function buildInto(target, stamp) {
  const next = join(root, '.cache', 'next-build')
  const old = join(root, '.cache', 'old-build')
  rmSync(next, { recursive: true, force: true })
  mkdirSync(next, { recursive: true })
  try {
    const parts = await Promise.allSettled([buildDesigner(next), buildServer(next), buildTypes(next)])
    const reasons = parts.flatMap((part) => (part.status === 'rejected' ? [part.reason.message] : []))
    if (reasons.length > 0) throw new Error(reasons.join('\n\n'))
    writeFileSync(join(next, '.stamp'), stamp)
    rmSync(old, { recursive: true, force: true })
    renameIfThere(target, old)
    renameSync(next, target)
  } finally {
    rmSync(next, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
}

// whoever asks for the build, a test run for one, may have set another: it would put React's slow development build into the pages
const FOR_USE = { NODE_ENV: 'production' }

async function buildDesigner(into) {
  const folder = join(into, 'designer')
  await quietly('building the designer', ...vite('--outDir', folder, '--emptyOutDir'), FOR_USE)
  compressFolder(folder)
}
const buildServer = (into) => quietly('building the engine', ...vite('--ssr', '--outDir', into), FOR_USE)

async function buildTypes(into) {
  const types = join(into, 'types')
  await quietly('writing the types', process.execPath, [binary('typescript', 'tsc'), '-p', 'tsconfig.build.json', '--outDir', types])
  resolveDeclarations(types)
}

const vite = (...args) => [process.execPath, [binary('vite', 'vite'), 'build', '--logLevel', 'warn', ...args]]

// asked for when needed: this file is loaded before anything is installed
function binary(packageName, name) {
  const require = createRequire(import.meta.url)
  const manifest = require.resolve(`${packageName}/package.json`)
  return join(dirname(manifest), require(manifest).bin[name])
}

function renameIfThere(from, to) {
  try {
    renameSync(from, to)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}
