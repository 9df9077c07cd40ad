/**
 * Installs and builds what is missing or out of date, so that `npm start`, `npm test` and `npx cordboard` need no step before them.
 *
 * When all is up to date this only compares two stamps, so a second start is quick:
 * - node_modules/.cordboard-stamp: the lockfile's content, the platform, and the version of Node's binary interface
 * - dist/.stamp: names, sizes and times of everything that is built
 *
 * `npm run build` runs just this.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildInto } from './build.mjs'
import { npm, root, say, seconds, showing } from './run-tool.mjs'
import { underLock } from './setup-lock.mjs'

const BUILT_FROM = [
  'nodes',
  'engine',
  'designer',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'vite.config.ts',
]
const BUILT_BY = ['scripts/build.mjs', 'scripts/resolve-declarations.mjs']

const installStamp = join(root, 'node_modules', '.cordboard-stamp')
const buildStamp = join(root, 'dist', '.stamp')

/** Throws with the reason when something cannot be installed or built; what was built before then stays as it is. */
export async function ensureReady() {
  // an installed package has neither lockfile nor sources: it comes built
  if (!existsSync(join(root, 'package-lock.json'))) return
  if (isInstalled() && isBuilt()) return
  await underLock(join(root, '.cache', 'setup.lock'), say, async () => {
    if (!isInstalled()) await install()
    if (!isBuilt()) await build()
  })
}

const isInstalled = () => readStamp(installStamp) === stampOfInstall()
const isBuilt = () => readStamp(buildStamp) === stampOfSources()

async function install() {
  if (isInstalledByHand()) return writeFileSync(installStamp, stampOfInstall())
  say('installing packages (npm ci); SQLite may be compiled on the way, which takes a minute or two')
  const since = performance.now()
  // development packages too, even under NODE_ENV=production: the build needs them
  const code = await showing(...npm('ci', '--include=dev'))
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}); its reason stands above. Nothing was started.`)
  writeFileSync(installStamp, stampOfInstall())
  say(`packages installed in ${seconds(since)}`)
}

async function build() {
  say('building designer and engine')
  const since = performance.now()
  // taken before the build: a file changed meanwhile makes the next start build again
  await buildInto(join(root, 'dist'), stampOfSources())
  say(`built in ${seconds(since)}`)
}

/** Whether somebody's own `npm install` already brought what the lockfile asks for, natively compiled for this Node. */
function isInstalledByHand() {
  const installedLock = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedLock)) return false
  const installed = readPackages(installedLock)
  const wanted = Object.entries(readPackages(join(root, 'package-lock.json'))).filter(([place]) => place !== '')
  if (!wanted.every(([place, { version, optional }]) => installed[place]?.version === version || (optional && !installed[place])))
    return false
  const opensDatabase = "new (require('better-sqlite3'))(':memory:')"
  return spawnSync(process.execPath, ['-e', opensDatabase], { cwd: root, stdio: 'ignore' }).status === 0
}

const readPackages = (lockfile) => JSON.parse(readFileSync(lockfile, 'utf8')).packages

const stampOfInstall = () => hash([readFileSync(join(root, 'package-lock.json')), process.platform, process.arch, process.versions.modules])

const stampOfSources = () =>
  hash(
    [...BUILT_FROM, ...BUILT_BY]
      .flatMap((name) => filesIn(join(root, name)))
      .map((file) => {
        const { size, mtimeMs } = statSync(file)
        return `${relative(root, file)} ${size} ${mtimeMs}\n`
      }),
  )

function filesIn(path) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

function readStamp(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function hash(parts) {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest('hex')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureReady()
    say('installed and built')
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
}
