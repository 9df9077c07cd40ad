// @vitest-environment node
/** What the designer asks for is what the API answers: every call of these files against the real app. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Refused } from '../../../designer/api/client'
import { leaveScript, tellPresence } from '../../../designer/api/editors'
import {
  compileOnServer,
  createScript,
  deleteScript,
  publishDraft,
  readAhead,
  readDocuments,
  readHistory,
  readScript,
  readScripts,
  readSnapshot,
  readVersion,
  readVersions,
  runVersion,
  saveDraft,
  validateScript,
} from '../../../designer/api/scripts'
import { readCasesOfPort, readRuns, readTraffic } from '../../../designer/api/traffic'
import type { Script } from '../../../engine/script/script'
import { scripts } from '../../http/a-workspace'
import { openWorkbench, TOKEN, type Workbench } from '../../http/workbench'

const welcome = scripts[0] as Script
const { signal } = new AbortController()

/** What the work is refused with; fails when it is not. */
async function refusalOf(work: Promise<unknown>): Promise<Refused> {
  const error = await work.then(
    () => new Error('expected a refusal'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof Refused) return error
  throw error
}

describe('the designer’s calls', () => {
  let bench: Workbench
  beforeEach(async () => {
    bench = await openWorkbench()
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
      const { method = 'GET', body, headers } = init
      const given = { ...(headers as Record<string, string>), authorization: `Bearer ${TOKEN}` }
      return bench.ask(method, path, { headers: given, ...(typeof body === 'string' ? { body } : {}) })
    })
  })
  afterEach(() => void vi.unstubAllGlobals())

  it('create, save, publish and run versions of a script', async () => {
    const fresh: Script = { ...welcome, id: 'fresh' as Script['id'] }
    // what is wrong with it the page finds out by itself, and need not wait for
    expect(Object.keys(await createScript(fresh)).sort()).toEqual(['at', 'hash', 'revision'])
    expect(await readScript('fresh', signal)).toMatchObject({ draft: { revision: 1 }, problems: [{ rule: 'unwired-port', node: 'wait' }] })
    expect(await publishDraft('fresh', { note: 'one', draftRevision: 1, runs: 'finish' })).toMatchObject({ version: 1, note: 'one' })
    expect(await saveDraft({ ...fresh, name: 'Fresher' }, 1)).toMatchObject({ revision: 2 })
    await publishDraft('fresh', { note: 'two', draftRevision: 2, runs: 'finish' })
    await runVersion('fresh', 1, 'finish')
    expect((await readScripts(signal))[0]).toMatchObject({ id: 'fresh', name: 'Fresher', publishedVersion: 1, newestVersion: 2 })
    expect(await readScript('fresh', signal)).toMatchObject({
      draft: { script: { name: 'Fresher' } },
      published: { version: 1 },
    })
    expect((await readVersions('fresh', signal)).map(({ version }) => version)).toEqual([2, 1])
    expect(await readVersion('fresh', 2, signal)).toMatchObject({ name: 'Fresher' })
    const { items, publishedVersion } = await readHistory('fresh', signal)
    expect([items.length, publishedVersion]).toEqual([4, 1])
    expect(await readSnapshot('fresh', 1, signal)).toEqual(fresh)
  })

  it('read documents once where reading has begun ahead, and anew afterwards', async () => {
    readAhead('welcome')
    const begun = await readDocuments('welcome', signal)
    expect(begun).toMatchObject({ draft: { script: { id: 'welcome' } } })
    await saveDraft({ ...welcome, name: 'Welcome, later' }, begun.draft?.revision ?? 0)
    expect(await readDocuments('welcome', signal)).toMatchObject({ draft: { script: { name: 'Welcome, later' } } })
    // what failed ahead is asked again by who needs it, and told then
    readAhead('nowhere')
    expect((await refusalOf(readDocuments('nowhere', signal))).status).toBe(404)
  })

  it('delete what was never published', async () => {
    await createScript({ ...welcome, id: 'sketch' as Script['id'] })
    expect(await deleteScript('sketch')).toBeUndefined()
    expect((await refusalOf(deleteScript('welcome'))).refusal.problems).toMatchObject([{ rule: 'has-versions' }])
  })

  it('are told of a conflict with what a merge needs', async () => {
    await saveDraft({ ...welcome, name: 'Theirs' }, 1)
    const { status, refusal } = await refusalOf(saveDraft({ ...welcome, name: 'Mine' }, 1))
    expect([status, refusal]).toMatchObject([409, { currentRevision: 2, by: { kind: 'program' }, at: expect.any(Number), problems: [] }])
    expect((await refusalOf(createScript({ ...welcome, name: 'Again' }))).status).toBe(409)
  })

  it('validate and compile a document that is not kept', async () => {
    expect(await validateScript({ ...welcome, formatVersion: 99 }, signal)).toMatchObject({
      isValid: false,
      problems: [{ rule: 'too-new' }],
    })
    expect(await compileOnServer(welcome, signal)).toMatchObject({ id: 'welcome' })
    expect((await refusalOf(compileOnServer({ ...welcome, nodes: {} }, signal))).refusal.problems.length).toBeGreaterThan(0)
  })

  it('tell presence, and leave', async () => {
    expect(await tellPresence('welcome', 'page-of-mine', { node: 'greet', isEditing: true })).toMatchObject({
      editors: [],
      draft: { revision: 1 },
    })
    expect(await tellPresence('welcome', 'another-page', { isEditing: false })).toMatchObject({ editors: [{ node: 'greet', isYou: true }] })
    await leaveScript('welcome', 'page-of-mine')
    expect(await tellPresence('welcome', 'another-page', { isEditing: false })).toMatchObject({ editors: [] })
  })

  it('read traffic, cases of a port, and runs', async () => {
    await bench.contactWrites('Maria', 'Hello')
    const period = { version: 1, from: 0, to: Date.now() + 1 }
    expect(await readTraffic('welcome', period, signal)).toMatchObject({ version: 1, starts: 1 })
    const port = { version: 1, node: 'greet', port: 'default' }
    expect(await readCasesOfPort('welcome', port, signal)).toMatchObject([{ contactName: 'Maria' }])
    expect(await readRuns('welcome', { limit: 5, waitingIn: 'wait' }, signal)).toMatchObject({ runs: [{ version: 1, node: 'wait' }] })
  })
})
