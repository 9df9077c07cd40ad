/** The history of a script over the API, and a refused save that carries what a merge needs. */
import { describe, expect, it } from 'vitest'
import { scripts } from './a-workspace'
import { openWorkbench, type Somebody, type Workbench } from './workbench'

const [welcome] = scripts

interface History {
  readonly items: readonly Record<string, unknown>[]
  readonly next?: string
  readonly publishedVersion?: number
}

const save = (bench: Workbench, name: string, base: number, as?: Somebody) =>
  bench.put<{ revision: number }>(
    '/scripts/welcome/draft',
    { ...welcome, name },
    { headers: { 'if-match': `"${base}"` }, ...(as ? { as } : {}) },
  )

describe('the history of a script', () => {
  it('lists versions and drafts with who, when and how much, and gives the document of each', async () => {
    const bench = await openWorkbench()
    const administrator = await bench.person('administrator')
    await save(bench, 'Mine', 1)
    await save(bench, 'Theirs', 2, administrator)
    const { items, publishedVersion } = await bench.get<History>('/scripts/welcome/history')
    expect(publishedVersion).toBe(1)
    expect(items).toMatchObject([
      {
        kind: 'draft',
        revision: 3,
        name: 'Theirs',
        isCurrent: true,
        by: { name: 'A administrator' },
        changes: { other: 1, nodes: { changed: 0 } },
      },
      { kind: 'draft', revision: 2, name: 'Mine', isCurrent: false },
      { kind: 'version', version: 1, note: 'first' },
      { kind: 'draft', revision: 1, sameAsVersion: 1 },
    ])
    expect(await bench.get('/scripts/welcome/drafts/2')).toMatchObject({ id: 'welcome', name: 'Mine' })
    expect(await bench.get('/scripts/welcome/drafts/3')).toMatchObject({ name: 'Theirs' })
  })

  it('comes in pages, and ends', async () => {
    const bench = await openWorkbench()
    await save(bench, 'Mine', 1)
    const first = await bench.get<History>('/scripts/welcome/history?limit=2')
    expect(first.items).toMatchObject([{ revision: 2 }, { version: 1 }])
    const second = await bench.get<History>(`/scripts/welcome/history?limit=2&before=${first.next}`)
    expect(second.items).toMatchObject([{ revision: 1 }])
    expect(second).not.toHaveProperty('next')
    await bench.refused(400, 'GET', '/scripts/welcome/history?before=nonsense')
  })

  it('does not exist for a script that is not there, nor a document for a draft that is not kept', async () => {
    const bench = await openWorkbench()
    await bench.refused(404, 'GET', '/scripts/nothing/history')
    expect((await bench.refused(404, 'GET', '/scripts/welcome/drafts/9')).detail).toContain('its history names those that are')
  })
})

describe('a save from an old draft', () => {
  it('is refused with the revision, who saved and when, for a person and for a program', async () => {
    const bench = await openWorkbench()
    const administrator = await bench.person('administrator')
    await save(bench, 'First', 1)
    const headers = { 'if-match': '"1"' }
    const toPerson = await bench.refused(409, 'PUT', '/scripts/welcome/draft', {
      body: { ...welcome, name: 'Late' },
      headers,
      as: administrator,
    })
    expect(toPerson).toMatchObject({ currentRevision: 2, by: { kind: 'program' }, at: expect.any(Number) })
    await save(bench, 'Second', 2, administrator)
    const toProgram = await bench.refused(409, 'PUT', '/scripts/welcome/draft', { body: { ...welcome, name: 'Late' }, headers })
    expect(toProgram).toMatchObject({ currentRevision: 3, by: { kind: 'person', id: administrator.id, name: 'A administrator' } })
    expect(toProgram.detail).toContain('saved by A administrator')
    expect(await bench.get('/scripts/welcome')).toMatchObject({ draft: { revision: 3, script: { name: 'Second' } } })
  })

  it('keeps a draft that was not looked at from being published', async () => {
    const bench = await openWorkbench()
    const administrator = await bench.person('administrator')
    await save(bench, 'First', 1, administrator)
    const problem = await bench.refused(409, 'POST', '/scripts/welcome/publish', { body: { draftRevision: 1 } })
    expect(problem).toMatchObject({ currentRevision: 2, by: { id: administrator.id } })
    expect(await bench.post('/scripts/welcome/publish', { draftRevision: 2 })).toMatchObject({ version: 2 })
  })
})
