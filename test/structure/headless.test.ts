/** The engine as a library: importing it starts no server, opens nothing, and loads neither database, web server nor page. */
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from './sources'

/** Prints, as JSON, what importing one entry of the package loaded and left open. It is given the entry's name. */
const PROBE = `
import { createHook } from 'node:async_hooks'
import { register } from 'node:module'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
const channel = new MessageChannel()
const hooks = \`let port
export const initialize = (given) => { port = given }
export const load = (url, context, next) => { port.postMessage(url); return next(url, context) }\`
register('data:text/javascript,' + encodeURIComponent(hooks), { data: channel.port2, transferList: [channel.port2] })

const globalsBefore = new Set(Object.getOwnPropertyNames(globalThis))
const opened = []
const watch = createHook({ init: (id, type) => opened.push(type) }).enable()
const library = await import(process.argv[1])
watch.disable()
const loaded = []
for (let told; (told = receiveMessageOnPort(channel.port1)); ) loaded.push(told.message)
console.log(JSON.stringify({
  exported: Object.keys(library),
  loaded,
  opened,
  native: process.report.getReport().sharedObjects.filter((file) => file.endsWith('.node')),
  globals: Object.getOwnPropertyNames(globalThis).filter((name) => !globalsBefore.has(name)),
}))
`

/** Kinds of resources, in Node's words, that a library has no business to open by being imported. */
const RESOURCES = /^(TCP|UDP|PIPE|TTY|PROCESS|SIGNAL|TLS|HTTP|HTTP2|FSEVENT|STATWATCHER|WORKER|Timeout|FSREQ|FILEHANDLE)/

interface Imported {
  readonly exported: readonly string[]
  readonly loaded: readonly string[]
  readonly opened: readonly string[]
  readonly native: readonly string[]
  readonly globals: readonly string[]
}

const SERVER_PACKAGES =
  /node_modules\/(better-sqlite3|better-auth|hono|@hono|kysely|pino|prom-client|commander|@clack|react|react-dom|jsdom|@node-rs)\//

beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/ensure-ready.mjs'], { cwd: projectRoot, encoding: 'utf8' })
  if (built.status !== 0) throw new Error(`There is nothing to import, because the build failed:\n${built.stderr}`)
}, 300_000)

describe.each(['cordboard', 'cordboard/engine', 'cordboard/nodes', 'cordboard/testing'])('importing %s', (entry) => {
  let imported: Imported

  beforeAll(() => {
    const child = spawnSync(process.execPath, ['--input-type=module', '--eval', PROBE, entry], {
      cwd: projectRoot,
      encoding: 'utf8',
      timeout: 30_000,
    })
    // a server or timer left open would keep the child alive until the time limit kills it
    if (child.status !== 0) throw new Error(`exit code ${child.status}, signal ${child.signal}:\n${child.stderr}`)
    imported = JSON.parse(child.stdout)
  })

  it('gives something to use', () => {
    expect(imported.exported.length).toBeGreaterThan(0)
    expect(imported.loaded.some((url) => url.includes('/dist/lib/'))).toBe(true)
  })

  it('opens no server, file, timer or worker', () => {
    expect(imported.opened.filter((kind) => RESOURCES.test(kind))).toEqual([])
  })

  it('loads no database, web server or page', () => {
    expect(imported.loaded.filter((url) => SERVER_PACKAGES.test(url))).toEqual([])
    expect(imported.native).toEqual([])
  })

  it('makes no page', () => {
    expect(imported.globals.filter((name) => ['document', 'window', 'HTMLElement', 'React'].includes(name))).toEqual([])
  })
})
